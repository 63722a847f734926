"""Questions to a store: SPARQL, a file of it, or a question that has a name; answers as rows.

Values are bound, never pasted into the text. Nothing that is asked here changes the store or asks
another server.
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import pyoxigraph as ox

from .errors import QueryError, StoreError, UsageError
from .markup import html_table
from .rdf.names import find_actor, find_issue
from .rdf.namespaces import INTEGER, PREFIXES, XSD, node
from .rdf.sparql import check_reading, check_syntax, variables
from .rdf.store import QueryResult, Store, Term
from .rdf.turtle import turtle
from .vocabulary.questions import Kind, Question, load_question, load_questions

Cell = str | int | float | None
_Terms = list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]
_NUMBERS: Mapping[str, type[int | float]] = {
    XSD + "integer": int,
    XSD + "int": int,
    XSD + "long": int,
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "float": float,
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer as a table. An ASK has one row, `true` or `false`; a graph has a row for each triple."""

    columns: list[str]
    rows: list[list[Cell]]
    """IRIs and words as str, numbers as int or float; None where a variable is unbound."""
    terms: list[_Terms] = field(repr=False)
    """The same as RDF terms."""
    form: str = "SELECT"
    """SELECT, ASK, CONSTRUCT or DESCRIBE; the last two are graphs and can be written as Turtle."""

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.rows)

    def to_csv(self) -> str:
        """Write the rows as CSV with a header; numbers stay bare, unbound cells are empty.

        A cell of text that a spreadsheet would take for a formula gets an apostrophe before it.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow(["" if cell is None else _harmless(cell) for cell in row])
        return out.getvalue()

    def to_json(self) -> str:
        """Write the rows in the W3C's SPARQL 1.1 Query Results JSON Format, indented."""
        if self.form == "ASK":
            answer: dict[str, object] = {"head": {}, "boolean": self.rows[0][0] == "true"}
        else:
            bindings = [
                {name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
                for row in self.terms
            ]
            answer = {"head": {"vars": self.columns}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"

    def to_turtle(self) -> str:
        """Write the graph that CONSTRUCT or DESCRIBE made as Turtle; UsageError for an answer that is no graph."""
        if self.form not in ("CONSTRUCT", "DESCRIBE"):
            raise UsageError(f"{self.form} answers with a table, not with a graph that Turtle could hold")
        return turtle(ox.Triple(*row) for row in self.terms).decode()  # type: ignore[arg-type]


def run(store: Store, query: str, params: Mapping[str, str] | None = None) -> Rows:
    """Answer a named question, a file of SPARQL (`.rq`, `.sparql`), or SPARQL itself.

    `params` gives values to variables. Where the query has a head (as the named questions do) a value is what
    the head says: an actor or an issue by name or alias, a day as YYYY-MM-DD, words, a number. Elsewhere the
    kind stands before the value (`actor:Qatar`, `issue:ceasefire`, `date:2023-10-20`, `number:3`); an IRI
    stands in angle brackets; anything else is words.

    Raises QueryError for SPARQL that does not parse (with line and column), that writes or asks another
    server, for an unknown question and for an actor or an issue that the store has no name for;
    UsageError for a parameter that is missing, unknown or of the wrong kind.
    """
    text, question = find_query(query)
    params = params or {}
    if question is not None:
        text = question.sparql(params)
    form = check_reading(text)
    bindings = _free_bindings(store, text, params) if question is None else _bindings(store, question, params)
    if bindings:
        check_syntax(text)  # before values are bound in it, so that columns in messages are those of the text
    result = store.query(text, bindings)
    try:
        rows = _rows(result, form)
    except (OSError, RuntimeError) as error:
        raise StoreError(f"the query broke off: {' '.join(str(error).split())}") from error
    if question is None or form != "SELECT":
        return rows
    if len(question.columns) != len(rows.columns):
        message = f"the head names {len(question.columns)} columns, the query has {len(rows.columns)}"
        raise QueryError(message, file=question.file)
    return _joined(rows, question)


def find_query(query: str) -> tuple[str, Question | None]:
    """Return the SPARQL that `query` means (text, file or name), and the question if it has a head."""
    questions = load_questions()
    if query in questions:
        return questions[query].text, questions[query]
    if query.endswith((".rq", ".sparql")) and "{" not in query:
        path = Path(query)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            raise QueryError(f"cannot be read: {error}", file=path) from error
        return text, load_question(path) if any(line.startswith("#:") for line in text.splitlines()) else None
    if "{" in query or len(query.split()) > 1:
        return query, None
    near = difflib.get_close_matches(query, questions, n=3) or list(questions)
    raise QueryError(f"there is no question named {query!r}; there is {', '.join(near)}")


def _bindings(store: Store, question: Question, params: Mapping[str, str]) -> dict[str, Term]:
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in params:
        if name not in known:
            raise UsageError(f"{question.name} has no parameter {name}; it has {', '.join(known) or 'none'}")
    for parameter in question.parameters:
        if parameter.name not in params and not parameter.optional:
            raise UsageError(f"{question.name} needs the parameter {parameter.name}: {parameter.help}")
    return {name: _value(store, name, known[name].kind, value) for name, value in params.items()}


def _free_bindings(store: Store, text: str, params: Mapping[str, str]) -> dict[str, Term]:
    known = variables(text)
    bindings: dict[str, Term] = {}
    for name, value in params.items():
        if name not in known:
            raise UsageError(f"the query has no variable ?{name}")
        kind, colon, rest = value.partition(":")
        if value.startswith("<") and value.endswith(">"):
            try:
                bindings[name] = ox.NamedNode(value[1:-1])
            except ValueError as error:
                raise UsageError(f"{name}: {value} is no IRI: {error}") from error
        elif colon and kind in get_args(Kind):
            bindings[name] = _value(store, name, kind, rest)
        else:
            bindings[name] = _literal(name, value)
    return bindings


def _value(store: Store, name: str, kind: str, value: str) -> Term:
    if kind == "actor":
        return find_actor(store, value)
    if kind == "issue":
        return find_issue(store, value)
    if kind == "date":
        try:
            day = dt.date.fromisoformat(value)
        except ValueError as error:
            raise UsageError(f"{name}: {value!r} is no day; write it as YYYY-MM-DD") from error
        return ox.Literal(day.isoformat(), datatype=node(XSD + "date"))
    if kind == "number":
        try:
            return ox.Literal(str(int(value)), datatype=INTEGER)
        except ValueError as error:
            raise UsageError(f"{name}: {value!r} is no whole number") from error
    return _literal(name, value)


def _literal(name: str, value: str) -> ox.Literal:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{name}: the value is no Unicode text") from error
    return ox.Literal(value)


def _rows(result: QueryResult, form: str) -> Rows:
    if isinstance(result, ox.QueryBoolean):
        truth = ox.Literal(bool(result))
        return Rows(["answer"], [[truth.value]], [[truth]], form)
    if isinstance(result, ox.QueryTriples):
        triples = sorted({(triple.subject, triple.predicate, triple.object) for triple in result}, key=str)
        terms = [list(triple) for triple in triples]
        return Rows(["subject", "predicate", "object"], [[_cell(t) for t in row] for row in terms], terms, form)
    terms = [list(solution) for solution in result]
    columns = [variable.value for variable in result.variables]
    return Rows(columns, [[_cell(term) for term in row] for row in terms], terms, form)


def _joined(rows: Rows, question: Question) -> Rows:
    """Make one row of those that differ in joined columns only; a joined cell lists its values, sorted."""
    groups: dict[tuple[object, ...], list[_Terms]] = {}
    for row in rows.terms:
        key = tuple(term for number, term in enumerate(row) if number not in question.joined)
        groups.setdefault(key, []).append(row)
    terms: list[_Terms] = []
    for group in groups.values():
        first = list(group[0])
        for number in question.joined:
            values = {term.value for row in group if isinstance(term := row[number], ox.Literal) and term.value}
            if len(values) > 1:
                first[number] = ox.Literal(", ".join(sorted(values)))
        terms.append(first)
    return Rows(list(question.columns), [[_cell(term) for term in row] for row in terms], terms, rows.form)


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Cell:
    if isinstance(term, ox.Literal):
        number = _NUMBERS.get(term.datatype.value)
        try:
            return term.value if number is None else number(term.value)
        except ValueError:
            return term.value
    return term.value if isinstance(term, ox.NamedNode) else None if term is None else str(term)


def _json(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> dict[str, str]:
    if isinstance(term, ox.Literal):
        found = {"type": "literal", "value": term.value}
        if term.language is not None:
            found["xml:lang"] = term.language
        elif term.datatype.value != XSD + "string":
            found["datatype"] = term.datatype.value
        return found
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    return {"type": "bnode" if isinstance(term, ox.BlankNode) else "triple", "value": str(term)}


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


__all__ = ["PREFIXES", "Cell", "Rows", "find_query", "run"]
