"""Measures of the network of claims: who stands between others, who belongs together, how two are linked, and when.

All but `over_time` look at actors only and pass over issues and places, and over the direction of
edges. Everything is sorted, so that the same network gives the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx

from .errors import UsageError

ASIDE = frozenset({"Issue", "Place"})
"""Kinds of node that do not act."""
COOPERATION = frozenset({1, 2})
"""PLOVER's quad classes of cooperation, in words and in deeds."""
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
"""PLOVER's four quad classes, by the number that edges carry."""


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor as a link between others."""

    name: str
    kind: str
    betweenness: float
    """The share of shortest paths of cooperation between two others that lead over it, 0 to 1."""
    neighbours: int
    claims: int
    mediations: int
    """The claims among them in which it mediates."""


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path between two actors."""

    source: str
    target: str
    claims: int
    relations: tuple[str, ...]
    """Classes of the claims between them, the most frequent first."""


def brokers(network: nx.MultiDiGraph) -> list[Broker]:
    """List the actors that cooperate with others, those that most shortest paths of cooperation lead over first."""
    graph = actors(network, COOPERATION)
    between = nx.betweenness_centrality(graph)
    mediating = {(a, data["claim"]) for a, _, data in network.edges(data=True) if data["relation"] == "Mediation"}
    mediations = Counter(node for node, _ in mediating)
    found = [
        Broker(
            name=data["label"],
            kind=data["kind"],
            betweenness=float(between[node]),
            neighbours=int(graph.degree(node)),
            claims=sum(link["weight"] for _, _, link in graph.edges(node, data=True)),
            mediations=mediations[node],
        )
        for node, data in graph.nodes(data=True)
    ]
    return sorted(found, key=lambda broker: (-broker.betweenness, -broker.claims, broker.name))


def communities(network: nx.MultiDiGraph) -> list[list[str]]:
    """Group the actors that deal with each other more than with others (greedy modularity), the largest group first."""
    graph = actors(network)
    if not graph.number_of_edges():
        return []
    groups = nx.community.greedy_modularity_communities(graph, weight="weight")
    named = [sorted(graph.nodes[node]["label"] for node in group) for group in groups]
    return sorted(named, key=lambda group: (-len(group), group))


def path(network: nx.MultiDiGraph, source: str, target: str) -> list[Step]:
    """Link two actors, by IRI, over as few others as can be; of equal paths the one with the most claims.

    Raises UsageError if one of them is not in the network; an empty list means that nothing links them.
    """
    graph = actors(network)
    for node in (source, target):
        if node not in graph:
            raise UsageError(f"no claim of this network links {node.rsplit('/', 1)[-1]} to another actor")
    if not nx.has_path(graph, source, target):
        return []
    paths = nx.all_shortest_paths(graph, source, target)
    best = min(paths, key=lambda nodes: (-sum(graph[a][b]["weight"] for a, b in nx.utils.pairwise(nodes)), nodes))
    return [
        Step(
            graph.nodes[a]["label"],
            graph.nodes[b]["label"],
            graph[a][b]["weight"],
            tuple(name for name, _ in sorted(graph[a][b]["relations"].items(), key=lambda pair: (-pair[1], pair[0]))),
        )
        for a, b in nx.utils.pairwise(best)
    ]


def over_time(network: nx.MultiDiGraph) -> list[tuple[str, dict[int, int]]]:
    """Count the claims of each month by quad class, in the order of time; claims without any date stand last, under "".

    A claim counts in the month of its event, or of its document where the text gives no date.
    """
    months: dict[str, Counter[int]] = {}
    quads = {data["claim"]: data for _, _, data in network.edges(data=True)}
    for data in quads.values():
        month = (data["date"] or data["published"])[:7]
        months.setdefault(month, Counter())[data["quad"]] += 1
    return [
        (month, {quad: months[month][quad] for quad in QUADS})
        for month in sorted(months, key=lambda month: (not month, month))
    ]


def actors(network: nx.MultiDiGraph, quads: Collection[int] | None = None) -> nx.Graph:
    """Make the undirected graph of actors: of a link `weight` counts the claims, `relations` those of each class.

    With `quads`, only claims of these quad classes count, and none that deny.
    """
    graph = nx.Graph()
    acting = [(node, data) for node, data in network.nodes(data=True) if data["kind"] not in ASIDE]
    claims: dict[tuple[str, str], dict[str, str]] = {}
    for source, target, data in network.edges(data=True):
        if quads is not None and (data["quad"] not in quads or data.get("polarity", "affirmed") != "affirmed"):
            continue
        claims.setdefault((min(source, target), max(source, target)), {})[data["claim"]] = data["relation"]
    names = {node for node, _ in acting}
    linked = {pair: found for pair, found in claims.items() if pair[0] in names and pair[1] in names}
    used = {node for pair in linked for node in pair}
    graph.add_nodes_from((node, data) for node, data in acting if node in used)
    for (source, target), found in sorted(linked.items()):
        graph.add_edge(source, target, weight=len(found), relations=Counter(found.values()))
    return graph
