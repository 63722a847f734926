"""Sorted serialisations of triples and quads through pyoxigraph's writers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from .namespaces import PREFIXES, TYPE


def turtle(triples: Iterable[ox.Triple | ox.Quad]) -> bytes:
    """Write triples as Turtle: each once, sorted by subject, the class first, with readable prefixes.

    Of quads the graphs are left out.
    """
    unique = {(triple.subject, triple.predicate, triple.object): None for triple in triples}
    return _tidy(write(sorted((ox.Triple(*parts) for parts in unique), key=order), ox.RdfFormat.TURTLE))


def trig(quads: Iterable[ox.Quad]) -> bytes:
    """Write quads as TriG, each once, sorted by graph and within it as Turtle is."""
    ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), *order(quad)))
    return _tidy(write(ordered, ox.RdfFormat.TRIG))


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Write quads as N-Quads, one a line, each once, sorted by line."""
    return "".join(sorted({f"{quad} .\n" for quad in quads})).encode()


def write(statements: Iterable[ox.Triple | ox.Quad], kind: ox.RdfFormat) -> bytes:
    """Write statements in the order they come, with the prefixes that they use."""
    listed: list[Any] = list(statements)
    used = {base for statement in listed for base in _bases(statement)}
    prefixes = {prefix: base for prefix, base in PREFIXES.items() if base in used}
    written = ox.serialize(listed, format=kind, prefixes=prefixes)
    return b"" if written is None else written


def order(statement: ox.Triple | ox.Quad) -> tuple[str, bool, str, str]:
    """Sort key within a graph: by subject, its classes first, then by property and value."""
    predicate = statement.predicate
    return str(statement.subject), predicate != TYPE, predicate.value, str(statement.object)


def _tidy(text: bytes) -> bytes:
    """Sort the declarations at the head, which come in no fixed order, and set subjects apart by empty lines.

    The writer escapes line ends within literals, so that a line of its output is always a line of syntax.
    """
    lines = text.split(b"\n")
    count = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    body = b"\n".join(line + b"\n" if line.endswith((b" .", b"}")) else line for line in lines[count:])
    head = b"\n".join(sorted(lines[:count]))
    return (head + b"\n\n" + body).strip(b"\n") + b"\n"


def _bases(statement: ox.Triple | ox.Quad) -> Iterable[str]:
    terms: list[Any] = [statement.subject, statement.predicate, statement.object]
    if isinstance(statement, ox.Quad):
        terms.append(statement.graph_name)
    for term in terms:
        iri = (
            term.value
            if isinstance(term, ox.NamedNode)
            else term.datatype.value
            if isinstance(term, ox.Literal)
            else ""
        )
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        # `id:evidence/...` has a prefix of its own; `evidence:.../quote` is under it too.
        while cut > 0:
            yield iri[:cut]
            cut = iri.rfind("/", 0, cut - 1) + 1
