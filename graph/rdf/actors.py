"""Actors as RDF: what a document's graph says about those that only texts have named."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ..records import Actor
from .namespaces import ALT_LABEL, BOOLEAN, PREF_LABEL, TYPE, acc, actor_iri, node

TRUE, FALSE = ox.Literal("true", datatype=BOOLEAN), ox.Literal("false", datatype=BOOLEAN)


def describe(actor: Actor, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what is known about an actor, as quads of `graph`."""
    subject = node(actor_iri(actor.id))
    yield ox.Quad(subject, TYPE, acc(actor.kind), graph)
    yield ox.Quad(subject, PREF_LABEL, ox.Literal(actor.name), graph)
    yield ox.Quad(subject, acc("known"), TRUE if actor.known else FALSE, graph)
    for alias in sorted(set(actor.aliases) - {actor.name}):
        yield ox.Quad(subject, ALT_LABEL, ox.Literal(alias), graph)
    if actor.anonymous:
        yield ox.Quad(subject, acc("anonymous"), TRUE, graph)
    for name, value in (("country", actor.country), ("sector", actor.sector), ("code", actor.code)):
        if value is not None:
            yield ox.Quad(subject, acc(name), ox.Literal(value), graph)
    for whole in actor.part_of:
        yield ox.Quad(subject, acc("memberOf"), node(actor_iri(whole)), graph)
    if actor.speaks_for is not None:
        yield ox.Quad(subject, acc("speaksFor"), node(actor_iri(actor.speaks_for)), graph)
