"""How fast the ready-made questions and the rules are over a large store on disk, beside raw pyoxigraph.

    python benchmarks/query_speed.py [--quads 1000000]

The claims are those of the sample dispatches, stored under many names. Prints seconds for each rule; for each question
seconds through accord, through pyoxigraph for the same text, and their ratio (best of three).
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pyoxigraph as ox

from accord.pipeline import Reader
from accord.query import run
from accord.rdf.build import write_vocabulary
from accord.rdf.namespaces import PREFIXES, RULE
from accord.rdf.oxigraph import FolderStore, OxigraphStore
from accord.vocabulary.questions import load_questions
from accord.vocabulary.rules import load_rules
from loading_speed import samples

NEEDED = {
    "claims": {"a": "Hamas", "b": "Israel"},
    "negotiation": {"a": "Armenia", "b": "Azerbaijan"},
    "changes": {"since": "2024-06-01"},
}


def best(work: Callable[[], object], times: int) -> float:
    """Return the shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    _, quads = samples(Reader(), options.quads)
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "store", quads) as store:
        del quads
        conclude(store)
        compare(store, options.times)


def filled(folder: Path, quads: list[ox.Quad]) -> OxigraphStore:
    """Make a store with the vocabulary and some quads."""
    store = FolderStore(folder, writable=True)
    write_vocabulary(store)
    for start in range(0, len(quads), 100_000):
        store.add_documents(quads[start : start + 100_000])
    store.database.optimize()
    print(f"{len(quads)} quads of {len(store.documents())} documents", flush=True)
    return store


def conclude(store: OxigraphStore) -> None:
    """Apply the rules; print seconds for the query of each."""
    for rule in load_rules():
        graph = ox.NamedNode(RULE + rule.name)
        start = time.perf_counter()
        quads = [ox.Quad(*triple, graph) for triple in store.query(rule.text)]  # type: ignore[misc,union-attr]
        print(f"rule {rule.name:20} {len(quads):>8} triples {time.perf_counter() - start:>8.2f} s", flush=True)
        store.replace_graph(graph.value, quads)


def compare(store: OxigraphStore, times: int) -> None:
    """Print seconds for each question, through accord and through pyoxigraph; the two take turns."""
    ratios = []
    for name, question in load_questions().items():
        given = NEEDED.get(name, {})
        if given:  # bound by accord alone
            print(f"question {name:18} {best(lambda n=name, g=given: run(store, n, g), times):>8.2f} s", flush=True)
            continue
        text = question.sparql(())
        pairs = [
            (
                best(lambda n=name: run(store, n, {}), 1),
                best(lambda t=text: list(store.database.query(t, prefixes=dict(PREFIXES))), 1),
            )
            for _ in range(times)
        ]
        ours, raw = (min(pair[side] for pair in pairs) for side in (0, 1))
        ratios.append(ours / raw)
        print(f"question {name:18} {ours:>8.2f} s, raw {raw:>8.2f} s, ratio {ours / raw:.2f}", flush=True)
    print(f"questions beside raw: median {median(ratios):.2f}, at most {max(ratios):.2f}", flush=True)


if __name__ == "__main__":
    main()
