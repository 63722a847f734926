"""Whether SPARQL asks another server, told from its parse tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import QueryError
from .namespaces import PREFIXES


def check_service(sparql: str) -> None:
    """Raise QueryError for a query that asks another server; a full parser has the last word on what is a string."""
    if re.search("service", sparql, re.IGNORECASE) is None:
        return
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415  (slow to load, and rarely needed)

    declared = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
    try:
        tree = parseQuery(declared + sparql)
    except Exception as error:
        raise QueryError("the query names SERVICE in a way that cannot be checked; nothing was asked") from error
    if asks_elsewhere(tree):
        raise QueryError("SERVICE asks another server; queries are answered from the store alone")


def asks_elsewhere(tree: Any) -> bool:  # noqa: ANN401 - rdflib's parse trees have no types
    """Whether a parse tree holds a SERVICE."""
    return any(getattr(part, "name", "") == "ServiceGraphPattern" for part in _parts(tree))


def _parts(tree: Any) -> Iterator[Any]:  # noqa: ANN401 - rdflib's parse trees have no types
    """Yield the named parts of a parse tree, all the way down."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from _parts(value)
    elif isinstance(tree, Iterable) and not isinstance(tree, str):
        for part in tree:
            yield from _parts(part)
