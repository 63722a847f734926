"""Negotiations, as the claims show them: parties that talk, agree or cease fire with each other, and who mediates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .looks import DENIED

KIND = "Negotiation"
BASE = "urn:accord:negotiation:"
BETWEEN: frozenset[str] = frozenset({"Talks", "Agreement", "Ceasefire"})
"""Classes of claims whose two ends are parties to one negotiation."""
MEDIATION = "Mediation"
"""The class whose targets, of one claim, are parties to a negotiation that its sources mediate."""
NO_PARTIES: frozenset[str] = frozenset({"Issue", "Place", "Outlet"})
FEWEST, MOST_PARTIES = 2, 4
"""How many claims make a negotiation, and how many parties a drawing of it can take."""

PARTY, MEDIATOR = "negotiates", "mediates"

Claims = Mapping[str, dict[str, Any]]
Key = tuple[str, str, str]


@dataclass(slots=True)
class Negotiation:
    """Its parties, and for each end (an actor, and what it does there) the claims that say so."""

    parties: tuple[str, ...]
    ends: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return BASE + "|".join(self.parties)

    @property
    def claims(self) -> set[str]:
        return {claim for claims in self.ends.values() for claim in claims}


def negotiations(bundles: Mapping[Key, Claims], kinds: Mapping[str, str]) -> list[Negotiation]:
    """Find the negotiations in bundles of claims (by source, target and relation); `kinds` are the classes of nodes.

    What is denied makes none. Those of the same parties are one, whatever they are about; sorted by parties.
    """
    parties: dict[str, set[str]] = {}
    mediators: dict[str, set[str]] = {}
    for (source, target, relation), claims in bundles.items():
        if relation not in BETWEEN and relation != MEDIATION:
            continue
        if kinds.get(source) in NO_PARTIES or kinds.get(target) in NO_PARTIES:
            continue
        for claim in claims.values():
            if claim["standing"] != DENIED:
                parties.setdefault(claim["id"], set()).update({target} if relation == MEDIATION else {source, target})
                if relation == MEDIATION:
                    mediators.setdefault(claim["id"], set()).add(source)
    found: dict[tuple[str, ...], Negotiation] = {}
    for claim_id, sides in parties.items():
        ends = tuple(sorted(sides - mediators.get(claim_id, set())))
        if 2 <= len(ends) <= MOST_PARTIES:
            negotiation = found.setdefault(ends, Negotiation(ends))
            for party in ends:
                negotiation.ends.setdefault((party, PARTY), set()).add(claim_id)
            for mediator in mediators.get(claim_id, ()):
                negotiation.ends.setdefault((mediator, MEDIATOR), set()).add(claim_id)
    return [negotiation for _, negotiation in sorted(found.items()) if len(negotiation.claims) >= FEWEST]


def through(bundles: Mapping[Key, Claims], found: Iterable[Negotiation]) -> dict[Key, str]:
    """The bundles that are drawn through a negotiation instead of as a line of their own, with its id.

    A line of talks or of mediation that a negotiation shows whole would say the same thing twice. What is denied keeps
    its own line.
    """
    at: dict[tuple[str, str], list[Negotiation]] = {}
    for negotiation in found:
        for end in negotiation.ends:
            at.setdefault(end, []).append(negotiation)
    drawn = {}
    for key, bundle in bundles.items():
        source, target, relation = key
        if relation not in ("Talks", MEDIATION):
            continue
        end = source, PARTY if relation == "Talks" else MEDIATOR
        claims = {claim["id"] for claim in bundle.values() if claim["standing"] != DENIED}
        for negotiation in at.get(end, ()):
            if claims and (target, PARTY) in negotiation.ends and claims <= negotiation.ends[end]:
                drawn[key] = negotiation.id
                break
    return drawn
