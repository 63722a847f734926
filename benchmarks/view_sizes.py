"""How long the view of a small and of a large network takes to write and to open, beside plain pyvis.

    python benchmarks/view_sizes.py [--chromium /usr/bin/chromium] [--no-pyvis]

Prints a row for each size and tool: seconds to write the file, its size, seconds from the start of the
navigation until the page can be used (for pyvis: until its loading bar is gone) in a browser that was
started for it, the memory of the page's script, and that of all processes of the browser (what they share
counted once; Linux only). The networks are made up, the same ones in every run.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Error, Page, sync_playwright

from accord.view import write_view

SIZES = ((300, 3_000), (5_000, 100_000))
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-precise-memory-info",
)
PATIENCE_MS = 120_000
RELATIONS = (
    ("Mediation", "mediates for", 1),
    ("Talks", "meets", 1),
    ("Offer", "offers", 1),
    ("Agreement", "agrees with", 1),
    ("Release", "releases", 2),
    ("Aid", "gives aid to", 2),
    ("Demand", "demands of", 3),
    ("Rejection", "rejects", 3),
    ("Accusation", "accuses", 3),
    ("Attack", "attacks", 4),
    ("Sanction", "sanctions", 4),
)
SYLLABLES = ("ka", "ro", "men", "ti", "sul", "va", "dor", "li", "ba", "gesh", "nu", "par")
KINDS = ("State", "State", "Organization", "ArmedGroup", "Person", "Issue")


def network(nodes: int, claims: int) -> nx.MultiDiGraph:
    """A network whose actors are named as unevenly as real ones: a few in most claims, most in a few."""
    dice = random.Random(nodes)
    graph = nx.MultiDiGraph()
    for number in range(nodes):
        name = "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 4))).capitalize()
        graph.add_node(
            f"urn:node:{number}", label=f"{name} {number}", kind=dice.choice(KINDS), code="", known=number % 9 != 0
        )
    weights = [1 / (number + 2) ** 0.8 for number in range(nodes)]
    sources = dice.choices(range(nodes), weights, k=claims)
    # Actors deal with their neighbourhood more than with the world.
    targets = [(source + dice.choice((-1, 1)) * int(dice.expovariate(12 / nodes)) - 1) % nodes for source in sources]
    for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
        relation, label, quad = dice.choice(RELATIONS)
        date = f"{2020 + number % 4}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        lead = f"On day {number} the envoy of {graph.nodes[f'urn:node:{source}']['label']} "
        sentence = f"{lead}{label} {graph.nodes[f'urn:node:{target}']['label']} after a long night at the table."
        attributes: dict[str, Any] = {
            "relation": relation,
            "label": label,
            "quad": quad,
            "polarity": "negated" if number % 17 == 0 else "affirmed",
            "modality": "offered" if number % 11 == 0 else "actual",
            "date": date,
            "outlet": f"Outlet {number % 40}",
            "document": f"document-{number // 8}",
            "title": f"Report {number // 8}",
            "published": date,
            "sentence": sentence,
            "trigger_start": len(lead),
            "trigger_end": len(lead) + len(label),
            "claim": f"urn:event:{dice.getrandbits(64):016x}",
            "confidence": 0.8,
        }
        graph.add_edge(f"urn:node:{source}", f"urn:node:{target}", key=f"{attributes['claim']}|0", **attributes)
    return graph


def plain_pyvis(graph: nx.MultiDiGraph, path: Path) -> None:
    """The same nodes and a line per claim, as pyvis writes them by itself."""
    from pyvis.network import Network  # noqa: PLC0415 (pulls in IPython)

    net = Network(directed=True, cdn_resources="in_line")
    for identifier, data in graph.nodes(data=True):
        net.add_node(identifier, label=data["label"])
    # `add_edge` walks the list of all nodes twice for each edge: hours here.
    net.edges = [
        {"from": source, "to": target, "label": data["label"], "title": data["sentence"], "arrows": "to"}
        for source, target, data in graph.edges(data=True)
    ]
    path.write_text(net.generate_html(), encoding="utf-8")


def opened(page: Page, path: Path, ready: str) -> str:
    """Seconds until the script expression `ready` holds, as text; or that it did not within the patience."""
    start = time.perf_counter()
    try:
        page.goto(path.as_uri(), wait_until="commit", timeout=PATIENCE_MS)
        # Asked from outside: the page's policy refuses scripts that wait inside it.
        while not page.evaluate(ready):
            if time.perf_counter() - start > PATIENCE_MS / 1000:
                return f"> {PATIENCE_MS // 1000}"
            time.sleep(0.05)
    except Error:
        return f"> {PATIENCE_MS // 1000}"
    return f"{time.perf_counter() - start:.1f}"


def descendants(process: int) -> list[int]:
    """All processes below one, from /proc."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, front = [], [process]
    while front:
        front = [child for one in front for child in children.get(one, [])]
        found += front
    return found


def browser_memory() -> str:
    """Megabytes that the browser's processes take (proportional set size), as text; empty where that is not known."""
    total = 0
    for process in descendants(os.getpid()):
        with contextlib.suppress(OSError):
            if b"chrom" in Path(f"/proc/{process}/cmdline").read_bytes():
                rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
                total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) * 1024
    return f"{total / 1e6:.0f}" if total else ""


def main() -> None:
    """Write and open both networks with each tool; a row is printed as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser to measure with")
    parser.add_argument("--no-pyvis", action="store_true", help="leave plain pyvis out (minutes, for the large one)")
    arguments = parser.parse_args()
    tools = [
        (
            "accord",
            lambda graph, path: write_view(graph, path, title="Sizes"),
            "document.body?.dataset.ready === 'true'",
        )
    ]
    if not arguments.no_pyvis:
        # pyvis hides its loading bar when the nodes have come to rest.
        rested = "document.getElementById('loadingBar')?.style.display === 'none'"
        tools.append(("pyvis", plain_pyvis, rested))
    heads = f"{'nodes':>6} {'claims':>7} {'tool':8} {'write s':>8} {'MB':>6} {'open s':>7}"
    print(f"{heads} {'script MB':>9} {'browser MB':>10}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for nodes, claims in SIZES:
            graph = network(nodes, claims)
            for tool, write, ready in tools:
                path = Path(folder) / f"{tool}-{nodes}.html"
                start = time.perf_counter()
                write(graph, path)
                wrote = time.perf_counter() - start
                browser = playwright.chromium.launch(executable_path=arguments.chromium, args=list(FLAGS))
                context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
                page = context.new_page()
                page.set_default_timeout(PATIENCE_MS)
                seconds = opened(page, path, ready)
                memory = (
                    "" if seconds.startswith(">") else f"{page.evaluate('performance.memory.usedJSHeapSize') / 1e6:.0f}"
                )
                print(
                    f"{nodes:6} {claims:7} {tool:8} {wrote:8.1f}",
                    f"{path.stat().st_size / 1e6:6.1f} {seconds:>7} {memory:>9} {browser_memory():>10}",
                    flush=True,
                )
                browser.close()


if __name__ == "__main__":
    main()
