"""The store as a network: actors, places and issues as nodes, claims as directed edges.

Nodes are keyed by IRI and have `label`, `kind`, `code` and `known`. Edges are keyed by the IRI of the
claim and a number (a claim between two mediators and two parties makes four edges) and carry what the
claim says, as scalars.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import combinations, product

import networkx as nx

from .errors import UsageError
from .rdf.namespaces import issue_iri
from .rdf.reading import ISSUE_ROLES, Named, StoredClaim, read_claims
from .rdf.store import Store
from .vocabulary.schema import EventClass, Schema, load_schema

_Edge = tuple[Named, Named, str]


class Network(nx.MultiDiGraph):  # type: ignore[misc]
    """The network of some claims; notebooks draw it."""

    def _repr_html_(self) -> str:
        from .view.picture import figure  # noqa: PLC0415  (what draws comes after what is drawn)

        return figure(self)


def load_network(
    store: Store,
    *,
    documents: Collection[str] | None = None,
    relations: Collection[str] | None = None,
    actors: Collection[str] | None = None,
    speakers: Collection[str] | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Network:
    """Make the network of the claims in a store, of those that pass every filter that is given.

    `documents` by id, `relations` by class (`Demand`), `actors` and `speakers` by IRI or by name: an edge
    passes if one of its ends, or the claim's speaker, is among them. `since` and `until`: the event (or,
    where the text gives no date, the document) can have been on a day of that span; claims without any
    date do not pass. Nodes without edges are left out. The same store gives the same order of nodes and
    edges. Raises UsageError for a class that the ontology does not have.
    """
    schema = load_schema()
    for relation in relations or ():
        if relation not in schema.events:
            raise UsageError(f"there is no relation {relation}; there is {', '.join(sorted(schema.events))}")
    found: list[tuple[StoredClaim, list[_Edge]]] = []
    for claim in read_claims(store, documents):
        if relations is not None and claim.kind not in relations:
            continue
        if speakers is not None and (claim.speaker is None or not _among(claim.speaker, speakers)):
            continue
        if (since is not None or until is not None) and not _within(claim, since, until):
            continue
        edges = [
            edge
            for edge in claim_edges(claim, schema)
            if actors is None or _among(edge[0], actors) or _among(edge[1], actors)
        ]
        if edges:
            found.append((claim, edges))
    return _draw(found, schema)


def _draw(found: list[tuple[StoredClaim, list[_Edge]]], schema: Schema) -> Network:
    network = Network()
    nodes = {named.iri or "": named for _, edges in found for source, target, _ in edges for named in (source, target)}
    for iri, named in sorted(nodes.items()):
        network.add_node(iri, label=named.label, kind=named.kind, code=named.code, known=named.known)
    for claim, edges in found:
        cls = schema.events[claim.kind]
        for number, (source, target, label) in enumerate(edges):
            attributes = _attributes(claim, cls) | {"label": label}
            network.add_edge(source.iri, target.iri, key=f"{claim.iri}|{number}", **attributes)
    return network


def claim_edges(claim: StoredClaim, schema: Schema) -> Iterator[_Edge]:
    """Yield the edges of a claim as (source, target, words).

    Between actors (or to a place) where the claim names both; else from who does it to the issue it is about;
    else to the issue that its class is about by itself.
    """
    cls = schema.events.get(claim.kind)
    if cls is None:
        return
    for to_issue in (False, True):
        found = [
            (source, target, edge.label)
            for edge in cls.edges
            if edge.to_issue is to_issue
            for source, target in _pairs(claim, edge.source, edge.target)
        ]
        if found:
            yield from found
            return
    yield from _own_issue(claim, cls, schema)


def _pairs(claim: StoredClaim, source: str, target: str) -> Iterator[tuple[Named, Named]]:
    if source == target:
        yield from combinations(claim.roles.get(source, ()), 2)
        return
    # An issue may stand under either role: what is demanded, or what the talks are about.
    targets = [
        named for role in (ISSUE_ROLES if target in ISSUE_ROLES else (target,)) for named in claim.roles.get(role, ())
    ]
    for pair in product(claim.roles.get(source, ()), dict.fromkeys(targets)):
        if pair[0].iri != pair[1].iri:
            yield pair


def _own_issue(claim: StoredClaim, cls: EventClass, schema: Schema) -> Iterator[_Edge]:
    issues = [named for role in ISSUE_ROLES for named in claim.roles.get(role, ())]
    if not issues and cls.issue is not None:
        issues = [Named(schema.issues[cls.issue].label, issue_iri(cls.issue), "Issue", "", known=True)]
    for role in ("actor", "mediator", "participant", "party"):
        for source, issue in product(claim.roles.get(role, ()), dict.fromkeys(issues)):
            yield source, issue, cls.issue_relation or cls.relation


def _attributes(claim: StoredClaim, cls: EventClass) -> dict[str, str | int | float | bool]:
    text = claim.document
    return {
        "relation": cls.name,
        "label": cls.relation,
        "plover": claim.plover,
        "quad": cls.quad,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "date": claim.date,
        "speaker": "" if claim.speaker is None else claim.speaker.label,
        "outlet": text.publisher if claim.outlet is None else claim.outlet.label,
        "document": text.id,
        "title": text.title,
        "url": text.url,
        "published": text.published,
        "sentence": claim.sentence,
        "trigger_start": claim.start - claim.sentence_start,
        "trigger_end": claim.end - claim.sentence_start,
        "claim": claim.iri,
        "condition": "; ".join(claim.conditions),
        "hedged": claim.hedged,
        "confidence": claim.confidence,
    }


def _among(named: Named, wanted: Collection[str]) -> bool:
    return named.iri in wanted or named.label in wanted


def _within(claim: StoredClaim, since: dt.date | None, until: dt.date | None) -> bool:
    """Whether the claim's event can have been between two days; ISO dates compare as strings."""
    earliest, latest = claim.earliest, claim.latest
    if not earliest:
        earliest, _, last = claim.document.published.partition("/")
        # Behind every day of the month or the year, where no day of publication is known.
        latest = f"{last or earliest}-99"
    if not earliest:
        return False
    return (since is None or latest >= since.isoformat()) and (until is None or earliest <= until.isoformat())
