"""RDF 1.2: claims as reifiers of the edges that they stand for, whether those are asserted or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations, product

import pyoxigraph as ox

from ..vocabulary.schema import load_schema
from .namespaces import RDF, acc, node
from .reading import ISSUE_ROLES, StoredClaim

_REIFIES = node(RDF + "reifies")


def reifiers(claims: Iterable[StoredClaim]) -> Iterator[ox.Quad]:
    """Yield `claim rdf:reifies <<( source edge target )>>` for each direct edge of each claim, in its document's graph.

    Nothing is asserted by it: a denied or planned event is reified as one that took place is.
    """
    schema = load_schema()
    for claim in claims:
        cls = schema.events.get(claim.kind)
        for edge in () if cls is None else cls.edges:
            sources, targets = (_nodes(claim, role) for role in (edge.source, edge.target))
            found = permutations(sources, 2) if edge.symmetric else product(sources, targets)
            for source, target in found:
                if source != target:
                    triple = ox.Triple(source, acc(edge.name), target)
                    yield ox.Quad(node(claim.iri), _REIFIES, triple, node(claim.document.iri))


def _nodes(claim: StoredClaim, role: str) -> list[ox.NamedNode]:
    issue = role in ISSUE_ROLES
    return [node(n.iri) for n in claim.roles.get(role, ()) if n.iri is not None and (n.kind == "Issue") is issue]
