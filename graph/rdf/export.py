"""Exports: the store as files that other programs load; sorted, the same bytes for the same content."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import IO, Literal, get_args

import pyoxigraph as ox

from ..errors import InputError, UsageError
from .jsonld import jsonld
from .namespaces import ALT_LABEL, ID, PROVENANCE, RULE, VOCABULARY, acc, document_iri
from .provenance import USED
from .rdfxml import allowed, rdfxml
from .reading import read_claims
from .store import Store
from .table import table
from .turtle import nquads, trig, turtle

Format = Literal["turtle", "trig", "nquads", "jsonld", "rdfxml", "graphml", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: dict[str, Format] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
    ".graphml": "graphml",
    ".csv": "csv",
}
"""The format that the ending of a file's name asks for."""

Vocabulary = Literal["used", "all", "none"]

_NAMING = {ALT_LABEL, *(acc(name) for name in ("acronym", "demonym", "people", "metonym", "office"))}
"""How texts name an actor: what the extraction needs and a reader of the graph does not."""


def export(
    store: Store,
    format: str,  # noqa: A002  (what everybody calls it)
    out: str | Path | IO[bytes],
    *,
    documents: Collection[str] | None = None,
    vocabulary: Vocabulary = "used",
    texts: bool = True,
    inferred: bool = False,
) -> None:
    """Write the store, or the documents with the ids in `documents`, to a file or a binary stream.

    `format` is one of `FORMATS`. A file is written whole or not at all. Of the vocabulary graph goes along
    what the claims use (`used`: their classes, issues and actors, without the names that only extraction
    needs), all of it, or none; without `texts` the full texts of the documents stay behind, the quoted
    sentences do not. With `inferred` the graphs of what rules conclude go along, whole. Raises UsageError for
    an unknown format, InputError for a document that the store does not have or a file that cannot be written.
    """
    if format not in FORMATS:
        raise UsageError(f"there is no format {format}; there is {', '.join(FORMATS)}")
    known = store.documents()
    for name in documents or ():
        if document_iri(name) not in known:
            raise InputError("the store has no such document", file=name)
    if format == "graphml":
        data = _graphml(store, documents)
    elif format == "csv":
        data = "".join(table(read_claims(store, documents))).encode()
    else:
        data = _WRITERS[format](select(store, documents, vocabulary=vocabulary, texts=texts, inferred=inferred))
    if isinstance(out, str | Path):
        write_file(Path(out), data)
    else:
        out.write(data)


def select(
    store: Store,
    documents: Collection[str] | None = None,
    *,
    vocabulary: Vocabulary = "used",
    texts: bool = True,
    inferred: bool = False,
) -> list[ox.Quad]:
    """Collect the quads of some documents or of all, with their provenance and the vocabulary that they use."""
    wanted = set(store.documents()) if documents is None else {document_iri(name) for name in documents}
    quads = [quad for iri in sorted(wanted) for quad in store.quads(iri)]
    if not texts:
        quads = [quad for quad in quads if quad.predicate != acc("text")]
    quads += _provenance(store, wanted)
    if inferred:
        quads += [quad for name in store.graphs() if name.startswith(RULE) for quad in store.quads(name)]
    if vocabulary == "all":
        quads += store.quads(VOCABULARY.value)
    elif vocabulary == "used":
        quads += _used(store, quads)
    return quads


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then put in its place."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            # mkstemp allows only the owner to read; a file written directly would follow the umask.
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror or error}", file=path) from error


def _provenance(store: Store, documents: Collection[str]) -> list[ox.Quad]:
    """Collect what the provenance graph says about the runs that read some documents."""
    quads = list(store.quads(PROVENANCE.value))
    links = [quad for quad in quads if quad.predicate == USED and quad.object.value in documents]  # type: ignore[union-attr]
    runs = {quad.subject for quad in links}
    return links + [quad for quad in quads if quad.subject in runs and quad.predicate != USED]


def _used(store: Store, quads: list[ox.Quad]) -> list[ox.Quad]:
    """Collect what the vocabulary says about the actors and issues in some quads, and about those they link to."""
    described: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in store.quads(VOCABULARY.value):
        if (
            isinstance(quad.subject, ox.NamedNode)
            and quad.subject.value.startswith(ID)
            and quad.predicate not in _NAMING
        ):
            described.setdefault(quad.subject, []).append(quad)
    found: list[ox.Quad] = []
    todo = quads
    while todo:
        nodes = {quad.object for quad in todo if isinstance(quad.object, ox.NamedNode)}
        todo = [line for node in nodes for line in described.pop(node, ())]
        found += todo
    return found


def _graphml(store: Store, documents: Collection[str] | None) -> bytes:
    """Write the network as GraphML, in the order that `load_network` gives it."""
    import networkx as nx  # noqa: PLC0415  (half a second with numpy, for one format)

    from ..network import load_network  # noqa: PLC0415  (the network is made of this room)

    network = load_network(store, documents=documents)
    clean = nx.MultiDiGraph()
    for name, attributes in network.nodes(data=True):
        clean.add_node(name, **_clean(attributes))
    for source, target, key, attributes in network.edges(keys=True, data=True):
        clean.add_edge(source, target, key=key, **_clean(attributes))
    lines = nx.generate_graphml(clean, named_key_ids=True)
    return ("<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(lines) + "\n").encode()


def _clean(attributes: dict[str, object]) -> dict[str, object]:
    return {name: allowed(value) if isinstance(value, str) else value for name, value in attributes.items()}


_WRITERS: dict[str, Callable[[list[ox.Quad]], bytes]] = {
    "turtle": turtle,
    "trig": trig,
    "nquads": nquads,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
}
