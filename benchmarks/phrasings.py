"""How many of the wordings in which news tells of each class are found, and how many look-alikes are taken for one.

usage: python benchmarks/phrasings.py [--split dev|test] [--missed] [CLASS ...]

Reads `corpus/phrasings/`: for each class of event sixty wordings, from plain to rare, and twenty sentences of other
news that use the same words. A wording is found if its sentence yields an event of its class, or of one that is as
right; a look-alike is taken if it yields any event. With `--missed`, wordings of the `dev` half that are not found are
printed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

from accord.extract import Extractor
from accord.language import load
from accord.records import Block, Document

FOLDER = Path(str(files("accord.corpus"))) / "phrasings"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("classes", nargs="*", help="classes of events; all if none is given")
    parser.add_argument("--split", choices=["dev", "test"])
    parser.add_argument("--missed", action="store_true", help="print what is missed of the `dev` half")
    arguments = parser.parse_args()
    rows = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    wanted = {name.lower() for name in arguments.classes}
    rows = [row for row in rows if not wanted or (row["class"] or row["like"]).lower() in wanted]
    pipeline, extractor = load(), Extractor.load()
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        document = written(row)
        types = {event.type for event in extractor.extract(document, pipeline.parse(document))}
        kind, half = row["class"] or row["like"], row["split"]
        if row["class"] is None:
            counts[kind, half, "look-alikes"] += 1
            counts[kind, half, "taken"] += bool(types)
            continue
        found = not types.isdisjoint({row["class"], *row.get("also", ())})
        counts[kind, half, "wordings"] += 1
        counts[kind, half, "found"] += found
        if arguments.missed and half == "dev" and not found:
            print(f"{kind}: {row['text']} [{row['trigger']}]")
    halves = [arguments.split] if arguments.split else ["dev", "test"]
    for kind in sorted({key[0] for key in counts}):
        print(f"{kind:13}" + "   ".join(figures(counts, kind, half) for half in halves))
    for half in halves:
        total: Counter[tuple[str, str, str]] = Counter()
        for (_, of, what), number in counts.items():
            total["all", of, what] += number
        print(f"{'all':13}" + figures(total, "all", half))


def written(row: dict[str, Any]) -> Document:
    """The document of one wording."""
    text = row["text"]
    return Document(row["id"], text, (Block(0, len(text), "paragraph"),), f"{row['id']}.txt", "phrasings")


def figures(counts: Counter[tuple[str, str, str]], kind: str, half: str) -> str:
    """Shares of a class in one half, with their numbers."""
    found, wordings = counts[kind, half, "found"], counts[kind, half, "wordings"]
    taken, alike = counts[kind, half, "taken"], counts[kind, half, "look-alikes"]
    share = found / wordings if wordings else 0.0
    return f"{half}: found {found:3} of {wordings:3} ({share:.3f}), look-alikes taken {taken:2} of {alike:3}"


if __name__ == "__main__":
    main()
