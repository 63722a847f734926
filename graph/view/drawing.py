"""What vis-network draws first, made with pyvis: nodes, directed edges, options; and the script that pyvis carries.

pyvis's own template is left aside: it links a CDN even "in line" and turns titles into HTML.
"""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import AccordError
from .looks import DENIED, QUADS, SIDES, STANDINGS, width

BENDS = (0.1, 0.24, 0.38, 0.52, 0.66, 0.8)
"""How far parallel lines bend aside, the first, the second, ..."""

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 3_600_000,
        "keyboard": False,
        "zoomSpeed": 0.7,
    },
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {
        "chosen": False,
        "smooth": {"type": "curvedCW", "roundness": BENDS[0]},
        "arrowStrikethrough": True,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "selfReference": {"size": 22, "angle": 0.7},
    },
}
"""Options for vis-network: no physics (positions are computed here), colours and labels are the page's."""


def drawing(model: dict[str, Any]) -> dict[str, Any]:
    """The first picture of a view model: `nodes`, `edges` and `options` as vis-network takes them.

    Only the nodes that the page shows at first, and the edges between them: one per bundle and
    standing, with the id `<number of the bundle>.<number of the standing>`.
    """
    from pyvis.network import Network  # noqa: PLC0415 (pulls in IPython)

    net = Network(directed=True)
    shown = model["nodes"][: model["start"]]
    order = {node["id"]: number for number, node in enumerate(shown)}
    for number, node in enumerate(shown):
        net.add_node(number, label=node["name"], shape="custom", size=node["size"], x=node["x"], y=node["y"])
    parallel: dict[tuple[int, int], int] = {}
    for number, edge in enumerate(model["edges"]):
        if edge["source"] not in order or edge["target"] not in order:
            continue
        ends = order[edge["source"]], order[edge["target"]]
        for place, look in enumerate(STANDINGS):
            if (count := edge["standings"][look["id"]]) and (look["id"] == DENIED or edge["through"] not in order):
                rank = parallel[ends] = parallel.get(ends, -1) + 1
                net.add_edge(
                    *ends,
                    id=f"{number}.{place}",
                    width=width(count),
                    dashes=look["dashes"],
                    arrows={"to": {"enabled": True, "type": SIDES[QUADS[edge["quad"]]["side"]]["arrow"]}},
                    smooth={"enabled": True, "type": "curvedCW", "roundness": BENDS[min(rank, len(BENDS) - 1)]},
                )
    for number, negotiation in enumerate(model["negotiations"]):
        for place, end in enumerate(negotiation["ends"]):
            if end["actor"] in order and negotiation["node"] in order:
                ends = order[end["actor"]], order[negotiation["node"]]
                net.add_edge(*ends, id=f"n{number}.{place}", width=width(len(end["claims"])), arrows="to")
    net.options = OPTIONS
    nodes, edges, _, _, _, options = net.get_network_data()
    # pyvis colours every node and draws its label; the page does both itself, by theme and by free space.
    nodes = [{key: node[key] for key in ("id", "x", "y", "size", "shape")} for node in nodes]
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def vis_script() -> str:
    """The minified script of vis-network from the installed pyvis, fit to stand in a `<script>` element."""
    spec = find_spec("pyvis")
    folders = [Path(place) / "lib" for place in (spec.submodule_search_locations or [])] if spec else []
    found = [file for folder in folders for file in folder.glob("vis-*/vis-network.min.js")]
    if not found:
        raise AccordError("the installed pyvis carries no vis-network script: install pyvis 0.3.2 or newer")
    newest = max(found, key=lambda file: [int(part) for part in re.findall(r"\d+", file.parent.name)])
    script = newest.read_text(encoding="utf-8").replace("\r\n", "\n")
    script = re.sub(r"\n?//# sourceMappingURL=\S*\s*\Z", "\n", script)
    return re.sub(r"<(?=/script|!--|script)", r"\\x3c", script, flags=re.IGNORECASE)
