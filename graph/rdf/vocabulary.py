"""The vocabulary graph: the ontology, the issues and the actors it describes, as quads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ..errors import VocabularyError
from ..vocabulary.schema import load_schema, ontology_folder
from .actors import TRUE
from .namespaces import ACC, ID, PREF_LABEL, PROV, RDFS, TYPE, VOCABULARY, acc, node
from .provenance import SOFTWARE


def vocabulary_files(folder: Path | None = None) -> list[Path]:
    """Return the Turtle files that go into the vocabulary graph: all of the ontology's but the shapes."""
    folder = ontology_folder() if folder is None else folder
    return [*sorted(folder.glob("*.ttl")), *sorted((folder / "actors").glob("*.ttl"))]


def vocabulary_quads(files: Iterable[Path] | None = None) -> list[ox.Quad]:
    """Read the vocabulary graph from Turtle files (the ontology's own unless others are named).

    Actors of the files are marked as known and get their PLOVER code. Each quad comes once, in the
    order of the files. Raises VocabularyError for a file that does not parse or that has blank nodes.
    """
    quads: dict[ox.Quad, None] = {}
    for path in vocabulary_files() if files is None else files:
        for triple in _triples(path):
            quads[ox.Quad(*triple, VOCABULARY)] = None
    quads.update(dict.fromkeys(_derived(list(quads), frozenset(load_schema().kinds))))
    quads[ox.Quad(SOFTWARE, TYPE, node(PROV + "SoftwareAgent"), VOCABULARY)] = None
    quads[ox.Quad(SOFTWARE, node(RDFS + "label"), ox.Literal("accord"), VOCABULARY)] = None
    return list(quads)


def _triples(path: Path) -> Iterable[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    try:
        for quad in ox.parse(read_bytes(path), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
                raise VocabularyError(f"{quad.subject} {quad.predicate} {quad.object} needs a name", file=path)
            yield quad.subject, quad.predicate, quad.object
    except SyntaxError as error:
        raise VocabularyError(error.msg, file=path, line=error.lineno) from error


def read_bytes(path: Path) -> bytes:
    """Read a file of the ontology; VocabularyError where that cannot be done."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise VocabularyError(f"cannot be read: {error.strerror or error}", file=path) from error


def _derived(quads: Iterable[ox.Quad], actor_kinds: frozenset[str]) -> Iterable[ox.Quad]:
    """Yield what the files leave to be worked out for each actor and place: that it is known, and its code."""
    kinds: dict[ox.NamedNode, str] = {}
    values: dict[tuple[ox.NamedNode, str], str] = {}
    named: dict[ox.NamedNode, None] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(ID):
            continue
        if quad.predicate == TYPE and isinstance(value, ox.NamedNode) and value.value.startswith(ACC):
            kinds[subject] = value.value.removeprefix(ACC)
        elif quad.predicate == PREF_LABEL:
            named[subject] = None
        elif isinstance(value, ox.Literal):
            values.setdefault((subject, quad.predicate.value.removeprefix(ACC)), value.value)
    for subject in named:
        if kinds.get(subject) in actor_kinds:
            yield ox.Quad(subject, acc("known"), TRUE, VOCABULARY)
            country, sector = values.get((subject, "country")), values.get((subject, "sector"))
            if country is not None:
                code = country if kinds[subject] == "State" or sector is None else country + sector
                yield ox.Quad(subject, acc("code"), ox.Literal(code), VOCABULARY)
