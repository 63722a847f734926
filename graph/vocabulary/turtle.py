"""Turtle files as plain Python: what the loaders of the ontology read, with errors that name file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from ..errors import VocabularyError

ACC = "https://w3id.org/accord/ontology#"
ID = "https://w3id.org/accord/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

PREFIXES = {"acc:": ACC, "id:": ID, "rdf:": RDF, "skos:": SKOS}


class Statement(NamedTuple):
    """One triple: subject and predicate as IRIs, the object as its IRI or as the words of a literal."""

    subject: str
    predicate: str
    value: str
    is_iri: bool


def read_turtle(path: Path) -> Iterator[Statement]:
    """The triples of a Turtle file, in the order of the file.

    Raises VocabularyError where the file cannot be read, is not UTF-8, does not parse, or has blank nodes
    or quoted triples (the ontology's things all have names).
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise VocabularyError(f"cannot be read: {error.strerror or error}", file=path) from error
    try:
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
                raise VocabularyError(f"{subject} {quad.predicate} {value}: everything here needs a name", file=path)
            yield Statement(subject.value, quad.predicate.value, value.value, isinstance(value, ox.NamedNode))
    except SyntaxError as error:
        raise VocabularyError(f"is no Turtle: {error.msg}", file=path, line=error.lineno) from error


def short(iri: str) -> str:
    """An IRI as people write it in these files.

    >>> short("https://w3id.org/accord/id/hamas")
    'id:hamas'
    >>> short("https://example.org/x")
    '<https://example.org/x>'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return prefix + iri[len(base) :]
    return f"<{iri}>"
