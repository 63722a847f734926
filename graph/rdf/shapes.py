"""Validation: what is stored against the shapes of the ontology, and every quote against its text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from ..errors import VocabularyError
from ..vocabulary.schema import ontology_folder
from .export import select
from .namespaces import ACC, DOCUMENT, OA, RULE, XSD, document_id, document_iri, node
from .store import Store

_TEXT, _SHA256, _SELECTOR = ACC + "text", ACC + "sha256", node(OA + "hasSelector")
_STRING = node(XSD + "string")
_BATCH = 20_000
"""Quads that are checked at a time: the engine takes a while to start and works in memory."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something stored that should not be as it is."""

    document: str
    """Id of the document whose graph it is in; empty where it lies in no document's graph."""
    focus: str
    """IRI of the node."""
    path: str
    """IRI of the property, or empty."""
    message: str
    value: str = ""

    def __str__(self) -> str:
        parts = (self.focus, self.path and f"<{self.path}>", self.message, self.value and f"({self.value})")
        where = f"{self.document}: " if self.document else ""
        return where + " ".join(part for part in parts if part)


def validate(store: Store) -> list[Violation]:
    """Check a store against the shapes, and each quote against the text that is stored; return what is wrong, sorted.

    Documents are checked in batches, each with the provenance and the vocabulary that it uses; what rules conclude is
    checked rule by rule. An empty list means that the store conforms.
    """
    violations: set[Violation] = set()
    batch: list[str] = []
    size = 0
    for iri in store.documents():
        name = document_id(iri)
        batch.append(name)
        quads = list(store.quads(iri))
        size += len(quads)
        violations.update(check_quotes(name, quads))
        if size >= _BATCH:
            violations.update(validate_quads(select(store, batch, texts=False)))
            batch, size = [], 0
    if batch:
        violations.update(validate_quads(select(store, batch, texts=False)))
    for graph in store.graphs():
        if graph.startswith(RULE):
            violations.update(validate_quads(store.quads(graph)))
    return sorted(violations)


def validate_quads(quads: Iterable[ox.Quad]) -> list[Violation]:
    """Check quads (the content of an export, for instance) against the shapes of the ontology; return what is wrong."""
    data = Graph()
    owner: dict[str, str] = {}
    for quad in quads:
        data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
        if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
            name = quad.graph_name.value
            owner.setdefault(quad.subject.value, document_id(name) if name.startswith(DOCUMENT) else "")
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes(), inplace=True, inference="none", meta_shacl=False)
    return [] if conforms else sorted(_violations(report, owner))


def check_quotes(document: str, quads: Iterable[ox.Quad]) -> Iterator[Violation]:
    """Yield a violation for each piece of evidence in a document's graph whose quote the text does not hold there."""
    parts: dict[str, dict[str, str]] = {}
    selectors: list[tuple[str, str]] = []
    for quad in quads:
        subject, value = str(quad.subject.value), str(quad.object.value)  # type: ignore[union-attr]
        if quad.predicate == _SELECTOR:
            selectors.append((subject, value))
        else:
            parts.setdefault(subject, {})[quad.predicate.value] = value
    about = parts.get(document_iri(document), {})
    text = about.get(_TEXT, "")
    if hashlib.sha256(text.encode()).hexdigest() != about.get(_SHA256):
        yield Violation(
            document, document_iri(document), _TEXT, "the text is not the one that the claims were read from"
        )
    found: dict[str, dict[str, str]] = {}
    for evidence, selector in selectors:
        found.setdefault(evidence, {}).update(parts.get(selector, {}))
    for evidence, about in found.items():
        start, end, quote = (about.get(OA + name) for name in ("start", "end", "exact"))
        if start is None or end is None or quote is None or text[int(start) : int(end)] != quote:
            message = f"the text does not hold this quote at {start} to {end}"
            yield Violation(document, evidence, OA + "exact", message, (quote or "")[:200])


@cache
def shapes(folder: Path | None = None) -> Graph:
    """Read the shapes of the ontology (all Turtle files of its folder `shapes`), as an rdflib graph."""
    folder = ontology_folder() / "shapes" if folder is None else folder
    graph = Graph()
    for path in sorted(folder.glob("*.ttl")):
        try:
            graph.parse(path, format="turtle")
        except SyntaxError as error:
            raise VocabularyError(f"is no Turtle: {error}", file=path) from error
    return graph


def _violations(report: Graph, owner: dict[str, str]) -> Iterator[Violation]:
    for result in report.objects(None, SH.result):
        focus, path = str(report.value(result, SH.focusNode) or ""), report.value(result, SH.resultPath)
        value, message = report.value(result, SH.value), report.value(result, SH.resultMessage)
        yield Violation(
            document=owner.get(focus, ""),
            focus=focus,
            path=str(path) if isinstance(path, URIRef) else "",
            message=" ".join(str(message or "does not conform").split()),
            value="" if value is None or isinstance(value, BNode) else str(value)[:200],
        )


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language is not None:
            return Literal(term.value, lang=term.language)
        if term.datatype == _STRING:  # rdflib tells "a" from "a"^^xsd:string, RDF does not
            return Literal(term.value)
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    return BNode(str(term))
