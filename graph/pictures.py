"""Pictures of the network, drawn with matplotlib (the extra `pictures`), for where people would rather look."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from .errors import InputError, UsageError
from .measures import QUADS, actors, communities
from .rdf.export import write_file

if TYPE_CHECKING:
    from .balance import Tie

COLOURS = ("#7fb3c8", "#2f6f8f", "#e0a458", "#b5483a")
"""Of the four quad classes: cooperation in blues, conflict in reds, deeds darker than words."""
ENDINGS = (".png", ".svg", ".pdf")
MOST = 60
"""Actors that one picture shows, those with most claims; more are a tangle."""


def check_picture(path: Path) -> None:
    """Raise UsageError unless a picture can be drawn to a file of this name: its ending, and matplotlib."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"{path}: a picture ends in {', '.join(ENDINGS)}")
    try:
        import matplotlib  # noqa: ICN001, PLC0415  (an extra)
    except ImportError as error:
        raise UsageError("pictures need matplotlib: pip install 'accord-graph[pictures]'") from error
    matplotlib.use("Agg")
    # Names of elements in SVG are random otherwise.
    matplotlib.rcParams["svg.hashsalt"] = "accord"


def draw_months(months: Sequence[tuple[str, dict[int, int]]], path: Path) -> None:
    """Draw the claims of each month as stacked bars, cooperation above the line and conflict below."""
    figure, axes = _figure(path, width=max(6.0, 0.35 * len(months) + 2))
    names = [month or "undated" for month, _ in months]
    for quads, sign in (((1, 2), 1), ((3, 4), -1)):
        base = [0] * len(months)
        for quad in quads:
            heights = [sign * counts[quad] for _, counts in months]
            axes.bar(names, heights, bottom=base, color=COLOURS[quad - 1], label=QUADS[quad])
            base = [low + height for low, height in zip(base, heights, strict=True)]
    axes.axhline(0, color="black", linewidth=0.8)
    axes.yaxis.set_major_formatter(lambda value, _place: f"{abs(value):.0f}")
    axes.set_ylabel("claims")
    axes.tick_params(axis="x", rotation=90)
    axes.legend(frameon=False)
    _save(figure, path)


def draw_communities(network: nx.MultiDiGraph, path: Path) -> None:
    """Draw the actors with most claims and their ties; one colour is one community."""
    graph = actors(network)
    weights = dict(graph.degree(weight="weight"))
    shown = sorted(weights, key=lambda node: (-weights[node], node))[:MOST]
    graph = graph.subgraph(shown)
    group = {name: number for number, names in enumerate(communities(network)) for name in names}
    figure, axes = _figure(path, width=11, height=9)
    places = nx.spring_layout(graph, seed=7, k=2.2 / max(len(shown), 1) ** 0.5)
    labels = {node: graph.nodes[node]["label"] for node in graph}
    import matplotlib.pyplot as plt  # noqa: PLC0415  (an extra)

    colours = [plt.get_cmap("tab20")(group.get(labels[node], 19) % 20) for node in graph]
    nx.draw_networkx_edges(
        graph, places, ax=axes, width=[0.4 + 0.3 * w for *_, w in graph.edges(data="weight")], alpha=0.4
    )
    nx.draw_networkx_nodes(
        graph, places, ax=axes, node_size=[60 + 12 * weights[node] for node in graph], node_color=colours
    )
    nx.draw_networkx_labels(
        graph, places, {node: _plain(label) for node, label in labels.items()}, ax=axes, font_size=7
    )
    axes.set_axis_off()
    _save(figure, path)


def draw_ties(ties: Sequence[Tie], path: Path) -> None:
    """Draw the pairs with most claims as bars: cooperation to the right, conflict to the left."""
    shown = list(reversed(ties[:40]))
    figure, axes = _figure(path, width=9, height=max(3.0, 0.28 * len(shown) + 1))
    names = [_plain(f"{tie.one} / {tie.other}") for tie in shown]
    axes.barh(range(len(shown)), [tie.cooperation for tie in shown], color=COLOURS[1], label="cooperation")
    axes.barh(range(len(shown)), [-tie.conflict for tie in shown], color=COLOURS[3], label="conflict")
    axes.set_yticks(range(len(shown)), names, fontsize=7)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.xaxis.set_major_formatter(lambda value, _place: f"{abs(value):.0f}")
    axes.set_xlabel("claims")
    axes.legend(frameon=False)
    _save(figure, path)


def _figure(path: Path, *, width: float, height: float = 5.0) -> tuple[Any, Any]:
    check_picture(path)
    import matplotlib.pyplot as plt  # noqa: PLC0415  (an extra)

    return plt.subplots(figsize=(min(width, 40), min(height, 40)), layout="constrained")


def _plain(label: str) -> str:
    """Keep a dollar sign from being read as the beginning of a formula, and long names short."""
    return (label if len(label) <= 60 else label[:59] + "…").replace("$", r"\$")


def _save(figure: Any, path: Path) -> None:  # noqa: ANN401 - matplotlib is an extra
    import matplotlib.pyplot as plt  # noqa: PLC0415  (an extra)

    try:
        out = io.BytesIO()
        # Without the time of day: the same network gives the same bytes.
        metadata = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(
            path.suffix.lower(), {"Software": "accord"}
        )
        with warnings.catch_warnings():
            # A character that the font does not have is drawn as a box.
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            figure.savefig(out, format=path.suffix[1:].lower(), dpi=150, metadata=metadata)
    except (ValueError, RuntimeError) as error:
        raise InputError(f"cannot be drawn: {error}", file=path) from error
    finally:
        plt.close(figure)
    write_file(path, out.getvalue())
