"""Exports: the store as files that other programs load; sorted, the same bytes for the same content."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Literal, get_args

import pyoxigraph as ox

from ..errors import InputError, UsageError
from .about import About
from .daily import daily
from .description import Dump, beside, describe_dump
from .jsonld import jsonld
from .namespaces import ALT_LABEL, ID, PROVENANCE, RULE, VOCABULARY, acc, document_iri
from .neo4j import neo4j
from .plover import plover
from .polecat import polecat
from .provenance import USED
from .rdfxml import rdfxml
from .reading import StoredClaim, read_claims
from .reifiers import reifiers
from .store import Store
from .table import table
from .turtle import nquads, trig, turtle

Format = Literal["turtle", "trig", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "neo4j", "csv", "polecat", "plover"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: dict[str, Format] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".csv": "csv",
    ".tsv": "polecat",
    ".jsonl": "plover",
}
"""The format that the ending of a file's name asks for."""

REIFYING: tuple[Format, ...] = ("turtle", "trig", "nquads", "rdfxml")
"""The formats that can hold the triple terms of RDF 1.2."""

MEDIA: Mapping[str, str] = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""The formats that hold the dataset itself, with their media types."""

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
    reified: bool = False,
    one_a_day: bool = False,
    about: About | None = None,
) -> None:
    """Write the store, or the documents with the ids in `documents`, to a file or a binary stream.

    `format` is one of `FORMATS`. A file is written whole or not at all. Of the vocabulary graph goes along
    what the claims use (`used`: their classes, issues and actors, without the names that only extraction
    needs), all of it, or none; without `texts` the full texts of the documents stay behind, the quoted
    sentences do not. With `inferred` the graphs of what rules conclude go along, whole; with `reified` each claim
    reifies the edges it stands for (RDF 1.2: Turtle, TriG, N-Quads, RDF/XML). `one_a_day` makes of the table `csv`
    one that counts the claims of a day, an actor, a recipient and a category. `neo4j` is a new folder of files.
    With `about`, a file of RDF is described (VoID, DCAT) in another one beside it, `FILE.void.ttl`.

    Raises UsageError for an unknown format and for a switch that the format does not have, InputError for a document
    that the store does not have or a file that cannot be written.
    """
    _check(format, out, reified=reified, one_a_day=one_a_day, described=about is not None)
    known = store.documents()
    for name in documents or ():
        if document_iri(name) not in known:
            raise InputError("the store has no such document", file=name)
    if format in ("graphml", "gexf", "neo4j"):
        from ..network import load_network  # noqa: PLC0415  (the network is made of this room)
        from .networks import gexf, graphml  # noqa: PLC0415  (half a second with numpy, for few formats)

        network = load_network(store, documents=documents)
        if format == "neo4j":
            write_folder(out, neo4j(network))
            return
        data = (gexf if format == "gexf" else graphml)(network)
    elif format in _LINES:
        lines = daily if one_a_day else _LINES[format]
        data = "".join(lines(read_claims(store, documents))).encode()
    else:
        quads = select(store, documents, vocabulary=vocabulary, texts=texts, inferred=inferred)
        if reified:
            quads += reifiers(read_claims(store, documents))
        data = _WRITERS[format](quads)
        if about is not None:
            description = describe_dump(about, quads, Dump(Path(str(out)).name, MEDIA[format], data))
    if isinstance(out, str | Path):
        write_file(Path(out), data)
        if about is not None:
            write_file(beside(Path(out)), turtle(description))
    else:
        out.write(data)


def _check(name: str, out: str | Path | IO[bytes], *, reified: bool, one_a_day: bool, described: bool) -> None:
    """Raise UsageError for a format that is not there or does not have a switch."""
    if name not in FORMATS:
        raise UsageError(f"there is no format {name}; there is {', '.join(FORMATS)}")
    if reified and name not in REIFYING:
        raise UsageError(f"{name} holds no RDF 1.2 triple terms; {', '.join(REIFYING)} do")
    if one_a_day and name != "csv":
        raise UsageError(f"one event a day is a table: csv, not {name}")
    if described and (name not in MEDIA or not isinstance(out, str | Path)):
        raise UsageError(f"what is described is a file of RDF: --output, and one of {', '.join(MEDIA)}")


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


def write_folder(out: str | Path | IO[bytes], files: Mapping[str, str]) -> None:
    """Write files into a new folder, which appears whole or not at all."""
    if not isinstance(out, str | Path):
        raise UsageError("several files need a folder: name one with --output")
    path = Path(out)
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise InputError("exists already and is no empty folder", file=path)
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        try:
            for name, text in files.items():
                (beside / name).write_text(text, encoding="utf-8", newline="\n")
            umask = os.umask(0)
            os.umask(umask)
            beside.chmod(0o777 & ~umask)
            beside.replace(path)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
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


_WRITERS: dict[str, Callable[[list[ox.Quad]], bytes]] = {
    "turtle": turtle,
    "trig": trig,
    "nquads": nquads,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
}
_LINES: dict[str, Callable[[Iterable[StoredClaim]], Iterator[str]]] = {
    "csv": table,
    "polecat": polecat,
    "plover": plover,
}
