"""A dataset described for catalogues and for tools that ask: VoID, DCAT, and the PROV of the runs that made it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from .about import About, is_iri
from .jsonld import compact
from .namespaces import (
    ACC,
    DCAT,
    DCTERMS,
    FOAF,
    ID,
    INTEGER,
    OA,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    SPDX,
    TYPE,
    VANN,
    VOID,
    XSD,
    node,
)
from .oxigraph import MemoryStore
from .provenance import SOFTWARE, USED
from .store import Store

MEDIA = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = {
    ACC: ACC.rstrip("#"), SKOS: SKOS.rstrip("#"), PROV: PROV.rstrip("#"), OA: OA.rstrip("#"), OWL: OWL.rstrip("#"),
    RDFS: RDFS.rstrip("#"), RDF: RDF.rstrip("#"), SCHEMA: SCHEMA, SEM: SEM, DCTERMS: DCTERMS, VANN: VANN,
}  # fmt: skip
"""Namespaces, and the IRIs by which their vocabularies are known."""

_TRIPLES = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"
_ENTITIES = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class }"
_CLASSES = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class } GROUP BY ?class"
_PROPERTIES = """SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
{ ?s ?p ?o } GROUP BY ?p"""
_EXAMPLE = "SELECT ?claim { ?claim a acc:Claim } ORDER BY ?claim LIMIT 1"
_RUNS = "SELECT DISTINCT ?run ?p ?o { ?run a acc:Run ; ?p ?o }"

_Term = ox.NamedNode | ox.Literal
_Pairs = Iterator[tuple[ox.NamedNode, ox.NamedNode, _Term]]


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that holds a dataset."""

    name: str
    media: str
    """Media type: text/turtle."""
    data: bytes


def describe_dump(about: About, quads: Iterable[ox.Quad], dump: Dump) -> list[ox.Triple]:
    """Describe the dataset whose quads a file holds; the dataset is named by a hash of the file."""
    digest = hashlib.sha256(dump.data).hexdigest()
    dataset = node(f"{ID}dataset/{digest[:16]}")
    file = _part(dataset, "file")
    about = about if about.issued else replace(about, issued=dt.datetime.now(tz=dt.UTC).date())
    with MemoryStore() as store:
        store.database.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        triples = [ox.Triple(*line) for line in _dataset(about, store, dataset)]
    checksum = _part(dataset, "checksum")
    lines: list[tuple[ox.NamedNode, ox.NamedNode, _Term]] = [
        (dataset, _dcat("distribution"), file),
        (file, TYPE, _dcat("Distribution")),
        (file, node(DCTERMS + "title"), ox.Literal(dump.name)),
        (file, _dcat("mediaType"), node(MEDIA + dump.media)),
        (file, _dcat("byteSize"), ox.Literal(str(len(dump.data)), datatype=node(XSD + "nonNegativeInteger"))),
        (file, node(SPDX + "checksum"), checksum),
        (checksum, TYPE, node(SPDX + "Checksum")),
        (checksum, node(SPDX + "algorithm"), node(SPDX + "checksumAlgorithm_sha256")),
        (
            checksum,
            node(SPDX + "checksumValue"),
            ox.Literal(digest, datatype=node(XSD + "hexBinary")),
        ),
    ]
    if about.license:
        lines.append((file, node(DCTERMS + "license"), node(about.license)))
    if about.download:
        lines += [
            (file, _dcat("downloadURL"), node(about.download)),
            (dataset, _void("dataDump"), node(about.download)),
        ]
    return triples + [ox.Triple(*line) for line in lines]


def describe_store(about: About, store: Store, dataset: str) -> list[ox.Triple]:
    """Describe the union of a store's graphs as the dataset with the IRI `dataset`."""
    return [ox.Triple(*line) for line in _dataset(about, store, node(dataset))]


def beside(path: Path) -> Path:
    """Return the file that describes another, beside it: `graph.ttl.void.ttl`."""
    return path.with_name(f"{path.name}.void.ttl")


def _dataset(about: About, store: Store, dataset: ox.NamedNode) -> _Pairs:
    yield from _said(about, dataset)
    yield from _counted(store, dataset)
    for row in _rows(store, _EXAMPLE):
        yield dataset, _void("exampleResource"), row["claim"]
    for row in _rows(store, _RUNS):
        yield dataset, node(PROV + "wasGeneratedBy"), row["run"]
        if row["p"] != USED:
            yield node(row["run"].value), node(row["p"].value), row["o"]


def _said(about: About, dataset: ox.NamedNode) -> _Pairs:
    yield dataset, TYPE, _void("Dataset")
    yield dataset, TYPE, _dcat("Dataset")
    if about.issued:
        yield dataset, _terms("issued"), ox.Literal(about.issued.isoformat(), datatype=node(XSD + "date"))
    yield dataset, _terms("conformsTo"), node(ACC.rstrip("#"))
    yield dataset, node(PROV + "wasAttributedTo"), SOFTWARE
    yield dataset, _void("uriSpace"), ox.Literal(ID)
    for name in ("title", "description"):
        if value := getattr(about, name):
            yield dataset, _terms(name), ox.Literal(value)
    if about.license:
        yield dataset, _terms("license"), node(about.license)
    for word in about.keywords:
        yield dataset, _dcat("keyword"), ox.Literal(word)
    for role in ("publisher", "creator"):
        name = getattr(about, role)
        if name is not None:
            agent = node(name) if is_iri(name) else _part(dataset, role)
            yield dataset, _terms(role), agent
            yield agent, TYPE, node(FOAF + "Agent")
            if not is_iri(name):
                yield agent, node(FOAF + "name"), ox.Literal(name)
    if about.endpoint:
        service = _part(dataset, "service")
        yield dataset, _void("sparqlEndpoint"), node(about.endpoint)
        yield service, TYPE, _dcat("DataService")
        yield service, _dcat("endpointURL"), node(about.endpoint)
        yield service, _dcat("servesDataset"), dataset


def _counted(store: Store, dataset: ox.NamedNode) -> _Pairs:
    for name, query in (
        ("triples", _TRIPLES),
        ("entities", _ENTITIES),
        ("distinctSubjects", _SUBJECTS),
        ("distinctObjects", _OBJECTS),
    ):
        yield dataset, _void(name), _number(_rows(store, query)[0]["n"])
    classes, properties = _rows(store, _CLASSES), _rows(store, _PROPERTIES)
    yield dataset, _void("classes"), ox.Literal(str(len(classes)), datatype=INTEGER)
    yield dataset, _void("properties"), ox.Literal(str(len(properties)), datatype=INTEGER)
    for row in classes:
        part = _part(dataset, "class-", row["class"].value)
        yield dataset, _void("classPartition"), part
        yield part, _void("class"), row["class"]
        yield part, _void("entities"), _number(row["n"])
    for row in properties:
        part = _part(dataset, "property-", row["p"].value)
        yield dataset, _void("propertyPartition"), part
        yield part, _void("property"), row["p"]
        yield part, _void("triples"), _number(row["n"])
        yield part, _void("distinctSubjects"), _number(row["subjects"])
        yield part, _void("distinctObjects"), _number(row["objects"])
    used = [row["class"].value for row in classes] + [row["p"].value for row in properties]
    for namespace, vocabulary in _VOCABULARIES.items():
        if any(iri.startswith(namespace) for iri in used):
            yield dataset, _void("vocabulary"), node(vocabulary)


def _rows(store: Store, query: str) -> list[dict[str, _Term]]:
    solutions = store.query(query)
    names = [variable.value for variable in solutions.variables]  # type: ignore[union-attr]
    return [dict(zip(names, row, strict=True)) for row in solutions]  # type: ignore[union-attr]


def _number(value: _Term) -> ox.Literal:
    return ox.Literal(value.value, datatype=INTEGER)


def _part(dataset: ox.NamedNode, kind: str, iri: str = "") -> ox.NamedNode:
    """Name a thing that goes with a dataset, by what it is and the term it is about."""
    return node(f"{dataset.value.partition('#')[0]}#{kind}{quote(compact(iri).replace(':', '-'), safe='')}")


def _void(name: str) -> ox.NamedNode:
    return node(VOID + name)


def _dcat(name: str) -> ox.NamedNode:
    return node(DCAT + name)


def _terms(name: str) -> ox.NamedNode:
    return node(DCTERMS + name)
