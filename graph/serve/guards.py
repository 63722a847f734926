"""What an update may not do here, told from its parse tree: ask another server, or change the default graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..errors import QueryError
from ..rdf.namespaces import PREFIXES
from ..rdf.service import asks_elsewhere

_NAMED = (
    "an update says which named graph it changes (GRAPH, WITH, or the graph's IRI); the default graph is their union"
)
_TOKEN = re.compile(
    r"""
    (?P<string> \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
  | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<blank> \s+ | \#[^\n\r]* )
  | (?P<brace> [{}] )
  | (?P<word> (?:[^\s{}<"'\#\\]|\\.)+ )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def check_update(sparql: str) -> None:
    """Raise QueryError for an update that does not parse, reads from elsewhere, or changes the default graph.

    The triples of named graphs in INSERT DATA and DELETE DATA, which can do neither, are left to the store's parser.
    """
    from rdflib.plugins.sparql.algebra import translateUpdate  # noqa: PLC0415  (slow to load, and updates are rare)
    from rdflib.plugins.sparql.parser import parseUpdate  # noqa: PLC0415

    try:
        tree = parseUpdate(_without_data(sparql))
        update = translateUpdate(tree, initNs=dict(PREFIXES))
    except Exception as error:
        raise QueryError(f"SPARQL does not parse: {' '.join(str(error).split())}") from error
    if not update:
        raise QueryError("the update is empty")
    if asks_elsewhere(tree):
        raise QueryError("SERVICE asks another server; an update is made from the store alone")
    for operation in update.algebra:
        if operation.name == "Load":
            raise QueryError("LOAD reads from elsewhere; send the triples themselves (INSERT DATA)")
        if any(_unnamed(operation)):
            raise QueryError(_NAMED)


def _without_data(sparql: str) -> str:
    """Empty the named graphs of INSERT DATA and DELETE DATA: rdflib's parser takes a minute for 4,000 triples."""
    kept: list[str] = []
    before: list[str] = []  # the last tokens that are no blanks, in capitals
    depth, data, graph = 0, False, 0  # of braces; whether the outermost are those of DATA; where a graph's began
    for found in _TOKEN.finditer(sparql):
        part = found[0]
        if part == "}":
            depth -= 1
            graph = 0 if depth < graph else graph
        if not graph:
            kept.append(part)
        if part == "{":
            if depth == 0:
                data = before[-2:] in (["INSERT", "DATA"], ["DELETE", "DATA"])
            depth += 1
            if data and depth == 2 and before[-2:-1] == ["GRAPH"]:
                graph = depth
        if found.lastgroup != "blank":
            before = [*before[-1:], part.upper()]
    return "".join(kept)


def _unnamed(operation: Any) -> Iterator[bool]:  # noqa: ANN401
    """Yield whether each part of an operation changes the default graph."""
    name = operation.name
    if name in ("InsertData", "DeleteData", "DeleteWhere"):
        yield bool(operation.triples)
    elif name == "Modify":
        if operation.withClause is None:
            yield from (bool(part.triples) for part in (operation.delete, operation.insert) if part)
    elif name in ("Clear", "Drop"):
        yield operation.graphiri in ("DEFAULT", "ALL")
    elif name in ("Add", "Move", "Copy"):
        source, target = operation.graph
        yield target == "DEFAULT" or (name == "Move" and source == "DEFAULT")
