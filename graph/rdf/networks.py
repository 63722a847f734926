"""The network as GraphML and GEXF: the same bytes for the same network, without what XML cannot hold."""

from __future__ import annotations

import re

import networkx as nx

from .rdfxml import allowed

_HEAD = "<?xml version='1.0' encoding='utf-8'?>\n"
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def graphml(network: nx.MultiDiGraph) -> bytes:
    """Write a network as GraphML, in its own order of nodes and edges."""
    return (_HEAD + "\n".join(nx.generate_graphml(_clean(network), named_key_ids=True)) + "\n").encode()


def gexf(network: nx.MultiDiGraph) -> bytes:
    """Write a network as GEXF 1.2, in its own order; edges have the number of their place as id."""
    clean = _clean(network)
    for number, (_, _, attributes) in enumerate(clean.edges(data=True)):
        attributes["id"] = str(number)
    text = "\n".join(nx.generate_gexf(clean, version="1.2draft"))
    return (_HEAD + _TODAY.sub("", text) + "\n").encode()


def _clean(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    clean = nx.MultiDiGraph()
    for name, attributes in network.nodes(data=True):
        clean.add_node(name, **_allowed(attributes))
    for source, target, key, attributes in network.edges(keys=True, data=True):
        clean.add_edge(source, target, key=key, **_allowed(attributes))
    return clean


def _allowed(attributes: dict[str, object]) -> dict[str, object]:
    return {name: allowed(value) if isinstance(value, str) else value for name, value in attributes.items()}
