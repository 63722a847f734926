"""A network as one still picture (SVG), for notebooks and documents: the page's nodes, lines and colours, no script."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import atan2, cos, hypot, sin
from typing import Any

import networkx as nx

from .drawing import BENDS
from .looks import DENIED, KINDS, QUADS, SIDES, STANDINGS, UNKNOWN_KIND, width
from .model import view_model

MARGIN = (90, 60)
"""Pixels kept free beside and above the outermost nodes, for their names."""
MOST_NODES, MOST_WORDS = 30, 14
"""How many nodes are drawn, and how many lines have their words beside them."""
SHEET = 960
"""Width in pixels at which a picture is seen at most; larger ones get larger letters."""
FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', sans-serif"

_Place = tuple[float, float]


def picture(network: nx.MultiDiGraph, *, title: str = "") -> str:
    """Draw the most important nodes of a network, those with which the page starts, as SVG.

    `network` has the attributes that `accord.network.load_network` sets. The same network gives the same text.
    """
    model = view_model(network, title=title)
    nodes = {node["id"]: node for node in model["nodes"][: min(model["start"], MOST_NODES)]}
    lines = list(_lines(model, nodes))
    # Nodes of which no line is drawn say nothing in a picture that nobody can ask.
    ends = {end for line in lines for end in (line["source"], line["target"])}
    shown = [node for node in nodes.values() if node["id"] in ends]
    left, right = _span(shown, "x", MARGIN[0])
    top, bottom = _span(shown, "y", MARGIN[1])
    words = f"{len(shown)} of {len(model['nodes'])} nodes, {model['counts']['claims']} claims"
    zoom = min(1.8, max(1.0, (right - left) / SHEET))
    labelled = sorted(lines, key=lambda line: -line["count"])[:MOST_WORDS]
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {right - left} {bottom - top}" role="img" '
        f'width="{min(SHEET, right - left)}" font-family="{FONT}" style="max-width:100%;height:auto">'
    )
    parts = [
        opening,
        f"<title>{html.escape(': '.join(filter(None, (model['title'], words))))}</title>",
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" fill="{_color("--bg")}"/>',
        *(_line(line, nodes) for line in lines),
        *(_node(node) for node in shown),
        *(_words(line, nodes, zoom) for line in labelled),
        *(_name(node, zoom) for node in shown),
        "</svg>",
    ]
    return "".join(parts)


def figure(network: nx.MultiDiGraph) -> str:
    """Draw a network as a figure with its numbers, as a notebook shows it."""
    claims = len({data.get("claim") for *_, data in network.edges(data=True)})
    words = (
        f"{network.number_of_nodes():,} actors and issues, {claims:,} claims; accord.view.write_view makes a page of it"
    )
    drawn = picture(network) if claims else "<p>No claims.</p>"
    return f"<figure style='margin:0'>{drawn}<figcaption>{words}</figcaption></figure>"


def _lines(model: dict[str, Any], nodes: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a line for each side of each pair of nodes, as the page does where there are many."""
    merged: dict[tuple[str, str, int], dict[str, Any]] = {}
    order = {look["id"]: number for number, look in enumerate(STANDINGS)}
    for edge in model["edges"]:
        counts = {
            look: count
            for look, count in edge["standings"].items()
            if count and (look == DENIED or edge["through"] not in nodes)
        }
        if not counts or edge["source"] not in nodes or edge["target"] not in nodes:
            continue
        key = edge["source"], edge["target"], QUADS[edge["quad"]]["side"]
        line = merged.setdefault(key, _new(*key) | {"best": 0, "standing": len(STANDINGS)})
        count = sum(counts.values())
        line["count"] += count
        line["standing"] = min(line["standing"], *(order[look] for look in counts))
        if count > line["best"]:
            line |= {"best": count, "quad": edge["quad"], "words": edge["label"]}
    for talks in model["negotiations"]:
        for end in talks["ends"]:
            if end["actor"] in nodes and talks["node"] in nodes:
                count = len(end["claims"])
                merged[end["actor"], talks["node"], 0] = _new(end["actor"], talks["node"], 0) | {
                    "quad": 1,
                    "standing": 0,
                    "count": count,
                    "words": end["does"],
                }
    parallel: dict[tuple[str, str], int] = {}
    for (source, target, _), line in merged.items():
        rank = parallel[source, target] = parallel.get((source, target), -1) + 1
        if source != target:
            yield line | {"bend": BENDS[min(rank, len(BENDS) - 1)]}


def _new(source: str, target: str, side: int) -> dict[str, Any]:
    return {"source": source, "target": target, "side": side, "count": 0, "quad": 0, "words": ""}


def _via(line: dict[str, Any], nodes: Mapping[str, Any]) -> tuple[_Place, _Place, _Place]:
    """The two ends of a line and the point that bends it, to the left of its direction."""
    one, other = nodes[line["source"]], nodes[line["target"]]
    x, y = (one["x"] + other["x"]) / 2, (one["y"] + other["y"]) / 2
    bend = line["bend"]
    via = x + bend * (other["y"] - one["y"]), y - bend * (other["x"] - one["x"])
    return (one["x"], one["y"]), via, (other["x"], other["y"])


def _line(line: dict[str, Any], nodes: Mapping[str, Any]) -> str:
    start, via, end = _via(line, nodes)
    angle = atan2(end[1] - via[1], end[0] - via[0])
    reach = nodes[line["target"]]["size"] + 3
    tip = end[0] - reach * cos(angle), end[1] - reach * sin(angle)
    bar = SIDES[line["side"]]["arrow"] == "bar"

    def at(back: float, aside: float) -> str:
        x, y = tip[0] - back * cos(angle) - aside * sin(angle), tip[1] - back * sin(angle) + aside * cos(angle)
        return f"{x:.1f},{y:.1f}"

    color = _color(QUADS[line["quad"]]["color"])
    dashes = STANDINGS[line["standing"]]["dashes"]
    dashed = f' stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
    head = f'<path d="M{at(0, -6)}L{at(0, 6)}" stroke-width="2.5"/>'
    if not bar:
        head = f'<path d="M{at(9, -4.5)}L{at(0, 0)}L{at(9, 4.5)}Z" fill="{color}" stroke="none"/>'
    says = f"{nodes[line['source']]['label']} {line['words']} {nodes[line['target']]['label']}: {line['count']}"
    return (
        f'<g stroke="{color}" fill="none" opacity=".85"><title>{html.escape(says)}</title>'
        f'<path d="M{start[0]},{start[1]}Q{via[0]:.1f},{via[1]:.1f} {at(0 if bar else 6, 0)}" '
        f'stroke-width="{width(line["count"])}"{dashed}/>{head}</g>'
    )


def _node(node: dict[str, Any]) -> str:
    look = KINDS.get(node["kind"], UNKNOWN_KIND)
    hollow = look.get("hollow") or not node["known"]
    color, fill = _color(look["color"]), _color("--surface")
    size = node["size"]
    stroke = f'stroke="{color if hollow else _color("--bg")}" stroke-width="{2 / size:.2f}"'
    badge = ""
    if look.get("hollow"):
        badge = f'<path d="M-.68,-.18H.68M-.68,.2H.2" transform="scale({size})" stroke="{color}" stroke-width=".13"/>'
    elif node["badge"]:
        scale = 0.52 if len(node["badge"]) > 3 else 0.64
        badge = (
            f'<text y="{size * 0.24:.1f}" font-size="{size * scale:.1f}" font-weight="600" text-anchor="middle" '
            f'fill="{color if hollow else _color("--on-kind")}">{html.escape(node["badge"])}</text>'
        )
    return (
        f'<g transform="translate({node["x"]} {node["y"]})"><title>{html.escape(node["label"])}</title>'
        f'<path d="{look["path"]}" transform="scale({size})" fill="{fill if hollow else color}" {stroke}/>{badge}</g>'
    )


def _name(node: dict[str, Any], zoom: float) -> str:
    return _text(node["x"], node["y"] + node["size"] + 15 * zoom, node["name"], 13 * zoom, _color("--text"), 600)


def _words(line: dict[str, Any], nodes: Mapping[str, Any], zoom: float) -> str:
    start, via, end = _via(line, nodes)
    if hypot(end[0] - start[0], end[1] - start[1]) < 130 * zoom:
        return ""
    x, y = ((one + 2 * middle + other) / 4 for one, middle, other in zip(start, via, end, strict=True))
    words = line["words"] + (f" · {line['count']}" if line["count"] > 1 else "")
    return _text(x, y + 4, words, 11 * zoom, _color(QUADS[line["quad"]]["color"]), 500)


def _text(x: float, y: float, words: str, size: float, color: str, weight: int) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-weight="{weight}" text-anchor="middle" '
        f'fill="{color}" stroke="{_color("--bg")}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">'
        f"{html.escape(words)}</text>"
    )


def _span(nodes: list[dict[str, Any]], axis: str, margin: int) -> tuple[int, int]:
    places = [node[axis] for node in nodes] or [0]
    return min(places) - margin, max(places) + margin


@cache
def _palette() -> Mapping[str, str]:
    """The page's colours by name, those of its light theme."""
    style = files(__package__).joinpath("palette.css").read_text(encoding="utf-8")
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", style.partition("@media")[0]))


def _color(name: str) -> str:
    return _palette()[name]
