"""IRIs: the namespaces that accord writes, and how a document, an event, an actor or an issue is named in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

import pyoxigraph as ox

ACC = "https://w3id.org/accord/ontology#"
ID = "https://w3id.org/accord/id/"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SPDX = "http://spdx.org/rdf/terms#"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

DOCUMENT = ID + "document/"
EVENT = ID + "event/"
EVIDENCE = ID + "evidence/"
CONDITION = ID + "condition/"
PLOVER = ID + "plover/"
CAMEO = ID + "cameo/"
ISSUE = ID + "issue/"
RUN = ID + "run/"

PROVENANCE = ox.NamedNode(ID + "graph/provenance")
"""The graph that says what made the others."""
VOCABULARY = ox.NamedNode(ID + "graph/vocabulary")
"""The graph that holds the ontology, the issues and the actors that the ontology describes."""

RULE = ID + "graph/rule/"
"""Each rule has a graph of its own below this, for what it concludes."""

PREFIXES: Mapping[str, str] = {
    "acc": ACC,
    "cameo": CAMEO,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "condition": CONDITION,
    "document": DOCUMENT,
    "event": EVENT,
    "evidence": EVIDENCE,
    "foaf": FOAF,
    "graph": ID + "graph/",
    "id": ID,
    "issue": ISSUE,
    "oa": OA,
    "owl": OWL,
    "plover": PLOVER,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "run": RUN,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "software": ID + "software/",
    "spdx": SPDX,
    "vann": VANN,
    "void": VOID,
    "xsd": XSD,
}
"""What queries may use without declaring it, and what exports declare."""


@lru_cache(maxsize=1024)
def node(iri: str) -> ox.NamedNode:
    """Make the node of an IRI; the same few hundred terms come up again and again."""
    return ox.NamedNode(iri)


def acc(name: str) -> ox.NamedNode:
    """Make the node of a term of the ontology.

    >>> acc("Demand").value
    'https://w3id.org/accord/ontology#Demand'
    """
    return node(ACC + name)


TYPE = node(RDF + "type")
PREF_LABEL = node(SKOS + "prefLabel")
ALT_LABEL = node(SKOS + "altLabel")
INTEGER = node(XSD + "integer")
DECIMAL = node(XSD + "decimal")
BOOLEAN = node(XSD + "boolean")


def document_iri(name: str) -> str:
    """Return the IRI of a document, which is that of its graph too, whatever characters its id has.

    >>> document_iri("talks in Jeddah.txt")
    'https://w3id.org/accord/id/document/talks%20in%20Jeddah.txt'
    """
    return DOCUMENT + _escape(name)


def document_id(iri: str) -> str:
    """Return the id of the document that an IRI names.

    >>> document_id(document_iri("a/b c?.txt"))
    'a/b c?.txt'
    """
    return unquote(iri.removeprefix(DOCUMENT), errors="strict")


def event_iri(name: str) -> str:
    """Return the IRI of an event, by its id."""
    return EVENT + _escape(name)


def actor_iri(name: str) -> str:
    """Return the IRI of an actor or a place, by its id.

    >>> actor_iri("south-sudan")
    'https://w3id.org/accord/id/south-sudan'
    """
    return ID + _escape(name)


def issue_iri(name: str) -> str:
    """Return the IRI of an issue, by its id."""
    return ISSUE + _escape(name)


def _escape(name: str) -> str:
    """Escape all but letters, digits and -._~ so that the name is one segment of an IRI."""
    escaped = quote(name, safe="", errors="strict")
    # A segment of dots only would be dropped when somebody resolves the IRI.
    return escaped.replace(".", "%2E") if name.strip(".") == "" else escaped
