"""Cooperation set against conflict: how two actors stand, whom mediators reach, what has changed between two periods.

Cooperation and conflict are PLOVER's quad classes 1, 2 and 3, 4. What is denied counts for neither. Everything is
sorted, so that the same network gives the same answer.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

from .measures import ASIDE, COOPERATION, actors


@dataclass(frozen=True, slots=True)
class Tie:
    """How two actors deal with each other."""

    one: str
    other: str
    cooperation: int
    """Claims of cooperation, in words and deeds."""
    conflict: int

    @property
    def balance(self) -> float:
        """From -1 (conflict only) to 1 (cooperation only)."""
        return (self.cooperation - self.conflict) / (self.cooperation + self.conflict)


@dataclass(frozen=True, slots=True)
class Reach:
    """A mediator and those it mediates for."""

    name: str
    mediations: int
    """Claims in which it mediates."""
    parties: tuple[str, ...]
    within_two: int
    """The other actors at most two steps of cooperation away."""


@dataclass(frozen=True, slots=True)
class Change:
    """Two actors before a day, and from that day on."""

    one: str
    other: str
    before: tuple[int, int]
    """Claims of cooperation and of conflict."""
    after: tuple[int, int]


def ties(network: nx.MultiDiGraph) -> list[Tie]:
    """List the pairs of actors, those with most claims first."""
    found = [Tie(*pair, *counts[0]) for pair, counts in _signed(network, lambda _data: 0).items()]
    return sorted(found, key=lambda tie: (-tie.cooperation - tie.conflict, tie.one, tie.other))


def triangles(network: nx.MultiDiGraph) -> tuple[int, int]:
    """Count the triangles of actors that are balanced, and those that are not.

    A triangle is balanced if all three cooperate, or two against one: if the number of ties with more conflict than
    cooperation is even. Ties with as much of both belong to no triangle.
    """
    signs = nx.Graph()
    for tie in ties(network):
        if tie.balance:
            signs.add_edge(tie.one, tie.other, hostile=tie.balance < 0)
    counts = Counter(
        sum(signs.edges[pair]["hostile"] for pair in combinations(three, 2)) % 2 == 0
        for three in nx.enumerate_all_cliques(signs)
        if len(three) == 3
    )
    return counts[True], counts[False]


def reach(network: nx.MultiDiGraph) -> list[Reach]:
    """List the mediators, those that mediate for most parties first."""
    parties: dict[str, set[str]] = defaultdict(set)
    mediations: dict[str, set[str]] = defaultdict(set)
    for mediator, party, data in network.edges(data=True):
        if data["relation"] == "Mediation" and _holds(data):
            mediations[mediator].add(data["claim"])
            if network.nodes[party]["kind"] not in ASIDE:
                parties[mediator].add(network.nodes[party]["label"])
    graph = actors(network, COOPERATION)
    found = [
        Reach(
            network.nodes[node]["label"],
            len(claims),
            tuple(sorted(parties[node])),
            len(nx.single_source_shortest_path_length(graph, node, cutoff=2)) - 1 if node in graph else 0,
        )
        for node, claims in mediations.items()
    ]
    return sorted(found, key=lambda one: (-len(one.parties), -one.mediations, one.name))


def changes(network: nx.MultiDiGraph, day: dt.date) -> list[Change]:
    """Compare the claims before a day with those from that day on, by pairs; the greatest difference first.

    A claim counts for the day of its event, or of its document where the text gives none; without either, for none.
    """
    found = [
        Change(*pair, before, after)
        for pair, (before, after, _) in _signed(network, lambda data: _period(data, day)).items()
        if before != after
    ]
    return sorted(found, key=lambda c: (-_distance(c), c.one, c.other))


def _distance(change: Change) -> int:
    return sum(abs(after - before) for before, after in zip(change.before, change.after, strict=True))


def _period(data: dict[str, Any], day: dt.date) -> int:
    when = (data["date"] or data["published"]).partition("/")[0]
    return 2 if not when else int(when >= day.isoformat()[: len(when)])


def _signed(
    network: nx.MultiDiGraph, period: Callable[[dict[str, Any]], int]
) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Count claims of cooperation and of conflict by pair of labels and by period (0, 1, or 2 for none)."""
    claims: dict[tuple[str, str], dict[str, tuple[int, bool]]] = defaultdict(dict)
    for one, other, data in _between_actors(network):
        first, second = sorted((network.nodes[one]["label"], network.nodes[other]["label"]))
        claims[first, second][data["claim"]] = (period(data), data["quad"] in COOPERATION)
    counted: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for pair, found in sorted(claims.items()):
        numbers = Counter(found.values())
        counted[pair] = [(numbers[when, True], numbers[when, False]) for when in range(3)]
    return counted


def _between_actors(network: nx.MultiDiGraph) -> Iterator[tuple[str, str, dict[str, Any]]]:
    kinds = dict(network.nodes(data="kind"))
    for one, other, data in network.edges(data=True):
        if kinds[one] not in ASIDE and kinds[other] not in ASIDE and _holds(data):
            yield one, other, data


def _holds(data: dict[str, Any]) -> bool:
    return bool(data.get("polarity", "affirmed") == "affirmed")
