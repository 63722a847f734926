"""The network as the page shows it: plain dicts of nodes, bundled edges, legend and dates, sorted, without any HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import networkx as nx

from .layout import at_first, positions
from .looks import CONDITIONAL, DENIED, KINDS, OPEN, QUADS, STANCES, STANDINGS, STATED, UNKNOWN_KIND, size, standing
from .negotiations import KIND as NEGOTIATION
from .negotiations import Negotiation, negotiations, through
from .text import badge, clean, in_words, one_line, safe_url, shorten
from .timeline import Axis, Span, axis, histogram, span

DENIAL, STANCE = 1, 2
"""How claims of an edge disagree: some deny what others state; its actor also takes the other stance. Both: 3."""

Claim = dict[str, Any]
Key = tuple[str, str, str]


def view_model(network: nx.MultiDiGraph, *, title: str, subtitle: str = "") -> dict[str, Any]:
    """What the page shows of `network` (its attributes are those that `accord.network.load_network` sets).

    Keys: `title`, `subtitle`, `nodes` (most important first, with a position), `edges` (the claims of
    one source, target and relation, counted, oldest claim first), `negotiations` (which are nodes too, with the
    actors at their ends), `legend`, `time` (or None), `counts` and `start`, the number of nodes that the page shows
    at first.
    """
    bundles = _bundle(network)
    kinds = {clean(str(iri)): str(data.get("kind") or "") for iri, data in network.nodes(data=True)}
    talks = negotiations(bundles, kinds)
    timeline = axis(when for edge in bundles.values() for claim in edge.values() if (when := _when(claim)) is not None)
    nodes = _nodes(network, bundles, talks)
    order = {node["id"]: number for number, node in enumerate(nodes)}
    shown_through = through(bundles, talks)
    edges = [
        _edge(key, list(claims.values()), timeline) | {"through": shown_through.get(key, "")}
        for key, claims in sorted(bundles.items(), key=lambda item: (order[item[0][0]], order[item[0][1]], item[0][2]))
    ]
    _mark_stances(edges, kinds)
    links: Counter[tuple[int, int]] = Counter()
    for edge in edges:
        if not edge["through"]:
            links[order[edge["source"]], order[edge["target"]]] += edge["count"]
    for negotiation in talks:
        for (actor, _), claims in negotiation.ends.items():
            links[order[actor], order[negotiation.id]] += len(claims)
    start = at_first(sum(node["weight"] > 0 for node in nodes), links)
    for node, (x, y) in zip(nodes, positions(len(nodes), links, start), strict=True):
        node["x"], node["y"] = x, y
    every = [claim for edge in edges for claim in edge["claims"]]
    return {
        "title": one_line(title),
        "subtitle": one_line(subtitle),
        "nodes": nodes,
        "edges": edges,
        "negotiations": [
            {
                "node": negotiation.id,
                "ends": [
                    {"actor": actor, "does": does, "claims": sorted(claims)}
                    for (actor, does), claims in sorted(
                        negotiation.ends.items(), key=lambda item: item[0][::-1], reverse=True
                    )
                ],
            }
            for negotiation in talks
        ],
        "legend": _legend(nodes, edges),
        "time": _time(timeline, every),
        "counts": {
            "nodes": len(nodes) - len(talks),
            "edges": len(edges),
            "claims": len({claim["id"] for claim in every}),
            "documents": len({claim["document"] for claim in every}),
        },
        "start": start,
    }


def _bundle(network: nx.MultiDiGraph) -> dict[Key, dict[str, Claim]]:
    """Claims by source, target and relation; a claim counts once in a bundle."""
    bundles: dict[Key, dict[str, Claim]] = {}
    for source, target, key, data in network.edges(keys=True, data=True):
        claim = _claim(clean(str(key)), data)
        bundles.setdefault((clean(str(source)), clean(str(target)), claim["relation"]), {}).setdefault(
            claim["id"], claim
        )
    return bundles


def _claim(key: str, data: Mapping[str, Any]) -> Claim:
    def words(name: str) -> str:
        value = data.get(name)
        return "" if value is None else clean(str(value))

    sentence = words("sentence")
    start, end = int(data.get("trigger_start") or 0), int(data.get("trigger_end") or 0)
    if not 0 <= start <= end <= len(sentence):
        start = end = 0
    polarity, modality, condition = words("polarity"), words("modality"), words("condition")
    return {
        "id": words("claim") or key.rpartition("|")[0] or key,
        "relation": words("relation") or "Relation",
        "label": one_line(words("label")) or in_words(words("relation") or "Relation").lower(),
        "plover": words("plover"),
        "quad": quad if (quad := int(data.get("quad") or 0)) in range(len(QUADS)) else 0,
        "standing": standing(polarity, modality, condition),
        "polarity": polarity,
        "modality": modality,
        "condition": condition,
        "hedged": bool(data.get("hedged")),
        "confidence": round(float(data.get("confidence") or 0), 2),
        "date": words("date"),
        "published": words("published"),
        "speaker": words("speaker"),
        "outlet": words("outlet"),
        "document": words("document"),
        "title": words("title"),
        "url": safe_url(words("url")),
        "before": sentence[:start],
        "trigger": sentence[start:end],
        "after": sentence[end:],
    }


def _when(claim: Claim) -> Span | None:
    """When the claim's event took place; where the text does not say, when the document was published."""
    return span(claim["date"]) or span(claim["published"])


def _edge(key: Key, claims: list[Claim], timeline: Axis | None) -> dict[str, Any]:
    claims.sort(key=lambda claim: (claim["date"] or claim["published"] or "~", claim["document"], claim["id"]))
    for claim in claims:
        when = _when(claim)
        claim["steps"] = (-1, -1) if when is None or timeline is None else timeline.place(when)
    standings = {look["id"]: 0 for look in STANDINGS}
    for claim in claims:
        standings[claim["standing"]] += 1
    source, target, relation = key
    return {
        "source": source,
        "target": target,
        "relation": relation,
        "label": _commonest(claims, "label"),
        "plover": _commonest(claims, "plover"),
        "quad": _commonest(claims, "quad"),
        "count": len(claims),
        "standings": standings,
        "disputed": DENIAL if standings[STATED] > 0 and standings[DENIED] > 0 else 0,
        "claims": claims,
    }


def _mark_stances(edges: list[dict[str, Any]], kinds: Mapping[str, str]) -> None:
    """Mark what somebody is for and against at the same time: offers, accepts or supports an issue, and rejects it."""
    stances: dict[tuple[str, str], dict[int, list[dict[str, Any]]]] = {}
    for edge in edges:
        stance = STANCES.get(edge["relation"])
        if stance is not None and kinds.get(edge["target"]) == "Issue" and _affirmed(edge):
            stances.setdefault((edge["source"], edge["target"]), {}).setdefault(stance, []).append(edge)
    for sides in stances.values():
        if len(sides) == 2:
            for edge in (edge for side in sides.values() for edge in side):
                edge["disputed"] += STANCE


def _affirmed(edge: dict[str, Any]) -> bool:
    return bool(edge["standings"][STATED] + edge["standings"][CONDITIONAL] + edge["standings"][OPEN])


def _commonest(claims: list[Claim], field: str) -> str | int:
    values: list[str | int] = [claim[field] for claim in claims]
    if len(values) == 1:
        return values[0]
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _nodes(
    network: nx.MultiDiGraph, bundles: Mapping[Key, Mapping[str, Claim]], talks: list[Negotiation]
) -> list[dict[str, Any]]:
    touching: dict[str, set[str]] = {}
    for (source, target, _), claims in bundles.items():
        touching.setdefault(source, set()).update(claims)
        touching.setdefault(target, set()).update(claims)
    most = max(map(len, touching.values()), default=0)
    nodes: list[dict[str, Any]] = []
    for identifier, data in network.nodes(data=True):
        iri = clean(str(identifier))
        label = one_line(str(data.get("label") or "")) or iri
        kind = one_line(str(data.get("kind") or "")) or "Actor"
        code = one_line(str(data.get("code") or ""))
        weight = len(touching.get(iri, ()))
        nodes.append(
            {
                "id": iri,
                "label": label,
                "name": shorten(label),
                "badge": "" if KINDS.get(kind, UNKNOWN_KIND).get("hollow") else badge(label, kind, code),
                "kind": kind,
                "code": code,
                "known": bool(data.get("known", True)),
                "weight": weight,
                "size": size(weight, most),
            }
        )
    labels = {node["id"]: node["label"] for node in nodes}
    for negotiation in talks:
        label = " and ".join(labels[party] for party in negotiation.parties)
        weight = len(negotiation.claims)
        nodes.append(
            {
                "id": negotiation.id,
                "label": label,
                "name": shorten(label),
                "badge": "",
                "kind": NEGOTIATION,
                "code": "",
                "known": True,
                "weight": weight,
                "size": size(weight, most),
            }
        )
    # A negotiation comes right after the least of its parties: where it is drawn, they are too.
    rank = {node["id"]: node["weight"] for node in nodes}
    rank |= {negotiation.id: min(rank[party] for party in negotiation.parties) for negotiation in talks}
    return sorted(
        nodes,
        key=lambda node: (
            -rank[node["id"]],
            node["kind"] == NEGOTIATION,
            not node["known"],
            node["label"],
            node["id"],
        ),
    )


def _legend(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> dict[str, Any]:
    kinds = Counter(node["kind"] for node in nodes)
    known = list(KINDS)
    order = sorted(kinds, key=lambda kind: (known.index(kind) if kind in KINDS else len(known), kind))
    relations: dict[str, dict[str, Any]] = {}
    labels: dict[str, Counter[str]] = {}
    quads: dict[str, Counter[int]] = {}
    for edge in edges:
        name = edge["relation"]
        relations.setdefault(name, {"id": name, "plover": edge["plover"], "count": 0})["count"] += edge["count"]
        labels.setdefault(name, Counter())[edge["label"]] += edge["count"]
        quads.setdefault(name, Counter())[edge["quad"]] += edge["count"]
    for name, relation in relations.items():
        relation["label"] = min(labels[name], key=lambda label: (-labels[name][label], label))
        relation["quad"] = min(quads[name], key=lambda quad: (-quads[name][quad], quad))
    # "Carries out" may be a release as well as an attack: words that two relations share get the relation's name.
    words = Counter(relation["label"] for relation in relations.values())
    for relation in relations.values():
        if words[relation["label"]] > 1:
            relation["label"] += f" ({in_words(relation['id']).lower()})"
    return {
        "kinds": [
            {"id": kind, "label": in_words(kind), "count": kinds[kind], **KINDS.get(kind, UNKNOWN_KIND)}
            for kind in order
        ],
        "relations": sorted(
            relations.values(), key=lambda item: (QUADS[item["quad"]]["side"], -item["count"], item["id"])
        ),
    }


def _time(timeline: Axis | None, claims: list[Claim]) -> dict[str, Any] | None:
    if timeline is None:
        return None
    places = [claim["steps"] for claim in claims if claim["steps"][0] >= 0]
    return timeline.as_dict() | {
        "claims": histogram(places, len(timeline.starts)),
        "undated": len(claims) - len(places),
    }
