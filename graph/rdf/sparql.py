"""Just enough of SPARQL's surface to check a query and to bind values in it: words, braces, strings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from ..errors import QueryError
from .namespaces import PREFIXES
from .service import check_service

_TOKENS = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3} | "{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}
               | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*")
    | (?P<name>[A-Za-z_][\w.-]*?:[\w.\-:%\\/]* | :[\w.\-:%\\/]*)
    | (?P<variable>[?$]\w+)
    | (?P<tag>@[A-Za-z0-9-]+)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<brace>[{}])
    """,
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"\bat (\d+):(\d+)")

READING = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_WRITING = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])


class Token(NamedTuple):
    """A word, a variable or a brace of a query, and where it stands."""

    kind: str
    text: str
    start: int


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the words (in capitals), variables (without `?`) and braces; strings, IRIs, names and comments are none."""
    for match in _TOKENS.finditer(sparql):
        if match.lastgroup == "word":
            yield Token("word", match.group().upper(), match.start())
        elif match.lastgroup == "variable":
            yield Token("variable", match.group()[1:], match.start())
        elif match.lastgroup == "brace":
            yield Token("brace", match.group(), match.start())


def variables(sparql: str) -> frozenset[str]:
    """Return the names of the variables of a query."""
    return frozenset(token.text for token in tokens(sparql) if token.kind == "variable")


def form_of(sparql: str) -> str:
    """Return the word that a query or an update begins with, behind its prefixes; empty if there is none."""
    words = (token.text for token in tokens(sparql) if token.kind == "word")
    return next((word for word in words if word not in {"PREFIX", "BASE"}), "")


def check_reading(sparql: str) -> str:
    """Return the form of a query that only reads: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises QueryError for an update, and for a query that asks another server (SERVICE).
    """
    words = [token.text for token in tokens(sparql) if token.kind == "word"]
    form = form_of(sparql)
    if form in _WRITING:
        raise QueryError(f"{form} changes the graph; only questions are answered here ({', '.join(READING)})")
    if "SERVICE" in words:
        raise QueryError("SERVICE asks another server; queries are answered from the store alone")
    if form not in READING:
        raise QueryError(f"a query begins with one of {', '.join(READING)}")
    check_service(sparql)  # a full parser has the last word on what is a string
    return form


def bind(sparql: str, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Bind variables of a query to values, by a VALUES line at the start of its WHERE clause.

    The terms are written by pyoxigraph, so that no quotation mark in a value can end it early. The
    line breaks of the query stay where they were.
    """
    if not values:
        return sparql
    place = _where(sparql)
    names = " ".join(f"?{name}" for name in values)
    row = " ".join(str(value) for value in values.values())
    return f"{sparql[:place]} VALUES ({names}) {{ ({row}) }} {sparql[place:]}"


def _where(sparql: str) -> int:
    """Return the offset just behind the brace that opens the WHERE clause."""
    depth, template = 0, False
    for token in tokens(sparql):
        if token.kind == "word" and token.text == "CONSTRUCT":
            template = True
        elif token.kind == "word" and token.text == "WHERE" and depth == 0 and template:
            template = False
        elif token.kind == "brace":
            if token.text == "{" and depth == 0 and not template:
                return token.start + 1
            depth += 1 if token.text == "{" else -1
            if depth == 0:
                template = False
    raise QueryError("the query has no WHERE clause in which a parameter could be bound")


def check_syntax(sparql: str) -> None:
    """Parse a query, with the prefixes of accord; raises QueryError, with line and column, for one that does not."""
    try:
        ox.Store().query(sparql, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise syntax_error(error) from error


def syntax_error(error: SyntaxError) -> QueryError:
    """Turn what the parser raises into a QueryError that names line and column."""
    message = " ".join(error.msg.split())
    found = _PLACE.search(message)
    if found is None:
        return QueryError(f"SPARQL does not parse: {message}")
    line, column = int(found[1]), int(found[2])
    rest = message[found.end() :].lstrip(": ")
    return QueryError(f"SPARQL does not parse: line {line}, column {column}: {rest}")
