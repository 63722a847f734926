"""JSON-LD with a fixed, compact context: prefixed names, links as strings, numbers and truth values as such."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from ..vocabulary.schema import ontology_folder
from ..vocabulary.schemes import MATCHES
from .namespaces import ACC, OA, OWL, PREFIXES, PROV, RDF, SKOS, XSD, node
from .turtle import order

_TYPE = RDF + "type"
_LINK = node(OWL + "ObjectProperty")
_Resource = ox.NamedNode | ox.BlankNode | ox.Triple
_LINKS = (
    *(PROV + name for name in ("used", "wasAssociatedWith", "wasGeneratedBy")),
    *(OA + name for name in ("hasSource", "hasSelector")),
    *(SKOS + name for name in ("inScheme", "broader", "topConceptOf", *MATCHES)),
)
_BY_LENGTH = sorted(PREFIXES.items(), key=lambda item: (-len(item[1]), item[0]))


def context(used: Collection[str] | None = None) -> dict[str, Any]:
    """Return the context: the prefixes, and the properties (of those in `used`, if given) whose values are links."""
    links = set(_LINKS)
    for quad in ox.parse(path=str(ontology_folder() / "negotiation.ttl"), format=ox.RdfFormat.TURTLE):
        name = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        if name.startswith(ACC) and quad.object == _LINK:
            links.add(name)
    terms = {compact(iri): {"@type": "@id"} for iri in sorted(links) if used is None or iri in used}
    return {"@version": 1.1, **dict(sorted(PREFIXES.items())), **terms}


def jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Write quads as one JSON-LD document with a graph object for each named graph; all sorted."""
    quads = set(quads)
    head = context({quad.predicate.value for quad in quads})
    links = {name for name, term in head.items() if isinstance(term, dict)}
    graphs: list[dict[str, Any]] = []
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), *order(quad)))
    for name, group in groupby(ordered, key=lambda quad: quad.graph_name):
        nodes = [_node(subject, list(lines), links) for subject, lines in groupby(group, key=lambda quad: quad.subject)]
        if isinstance(name, ox.DefaultGraph):
            graphs.extend(nodes)
        else:
            graphs.append({"@id": _reference(name), "@graph": nodes})
    return (json.dumps({"@context": head, "@graph": graphs}, ensure_ascii=False, indent=1) + "\n").encode()


def compact(iri: str) -> str:
    """Shorten an IRI by the longest prefix that fits.

    >>> compact("https://w3id.org/accord/id/issue/ceasefire")
    'issue:ceasefire'
    """
    for prefix, base in _BY_LENGTH:
        if iri.startswith(base) and not iri.startswith(base + "//"):
            return f"{prefix}:{iri[len(base) :]}"
    return iri


def _node(subject: _Resource, quads: list[ox.Quad], links: set[str]) -> dict[str, Any]:
    found: dict[str, list[Any]] = {}
    for quad in quads:
        value = quad.object
        if quad.predicate.value == _TYPE and isinstance(value, ox.NamedNode):
            found.setdefault("@type", []).append(compact(value.value))
            continue
        name = compact(quad.predicate.value)
        if isinstance(value, ox.Literal):
            found.setdefault(name, []).append(_literal(value, link=name in links))
        else:
            reference = _reference(value)
            found.setdefault(name, []).append(reference if name in links else {"@id": reference})
    return {"@id": _reference(subject)} | {name: one[0] if len(one) == 1 else one for name, one in found.items()}


def _reference(term: _Resource) -> str:
    return compact(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _literal(literal: ox.Literal, *, link: bool) -> str | int | bool | Mapping[str, str]:
    kind, value = literal.datatype.value, literal.value
    if literal.language is not None:
        return {"@value": value, "@language": literal.language}
    if kind == XSD + "string":
        return {"@value": value} if link else value
    if kind == XSD + "boolean" and value in ("true", "false"):
        return value == "true"
    # Only the canonical form survives as a JSON number, and only as far as every reader counts exactly.
    if kind == XSD + "integer" and str(int(value)) == value and abs(int(value)) < 2**53:
        return int(value)
    return {"@value": value, "@type": compact(kind)}
