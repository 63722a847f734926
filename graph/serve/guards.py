"""What an update may not do here, told from its parse tree: ask another server, or change the default graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import QueryError
from ..rdf.namespaces import PREFIXES
from ..rdf.service import asks_elsewhere

_NAMED = (
    "an update says which named graph it changes (GRAPH, WITH, or the graph's IRI); the default graph is their union"
)


def check_update(sparql: str) -> None:
    """Raise QueryError for an update that does not parse, reads from elsewhere, or changes the default graph."""
    from rdflib.plugins.sparql.algebra import translateUpdate  # noqa: PLC0415  (slow to load, and updates are rare)
    from rdflib.plugins.sparql.parser import parseUpdate  # noqa: PLC0415

    try:
        tree = parseUpdate(sparql)
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
