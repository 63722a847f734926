"""How many claims on ordinary news are false: a random sample to judge by hand, and the share once it is judged.

usage: python benchmarks/sample_claims.py NEWS.jsonl --seed 7 --count 100 > sheet.tsv
       python benchmarks/sample_claims.py --judged sheet.tsv

The first prints a sheet with one claim a row and an empty column `false`. A claim is false where its sentence tells no
event of its class, where what is said not to take place, to be planned or to be asked for is given as a fact (or the
reverse), or where a name in its roles is plainly wrong. Put an `x` there, save the sheet, and the second prints the
share. The same seed draws the same claims from the same extraction.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from pathlib import Path

from accord.documents import read
from accord.extract import Extractor
from accord.language import load
from accord.records import Document, Event, Report

COLUMNS = ("false", "document", "class", "roles", "polarity", "modality", "rule", "sentence")


def main() -> None:
    """Print the sheet, or the share of a judged one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="documents to draw claims from")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--judged", type=Path, help="a sheet with the column `false` filled in")
    arguments = parser.parse_args()
    if bool(arguments.paths) == bool(arguments.judged):
        parser.error("give documents to draw from, or a judged sheet")
    if arguments.judged:
        print(share(arguments.judged))
        return
    pipeline, extractor = load(), Extractor.load()
    claims = [
        (document, event)
        for document in read(arguments.paths, Report())
        for event in extractor.extract(document, pipeline.parse(document))
    ]
    drawn = random.Random(arguments.seed).sample(claims, min(arguments.count, len(claims)))
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row(document, event) for document, event in drawn)
    print(f"{len(drawn)} of {len(claims)} claims", file=sys.stderr)


def row(document: Document, event: Event) -> list[str]:
    """The cells of a claim: its trigger stands in double angle brackets in the sentence."""
    start = event.start - event.sentence_start
    before, behind = event.sentence[:start], event.sentence[start + len(event.trigger) :]
    sentence = " ".join(f"{before}<<{event.trigger}>>{behind}".split())
    filled = {
        role: ", ".join(each.actor.name if each.actor else each.text for each in fillers)
        for role, fillers in event.roles.items()
    }
    roles = "; ".join(f"{role}: {' '.join(text.split())}" for role, text in filled.items() if text)
    name = document.title or document.id
    return ["", name, event.type, roles, event.polarity, event.modality, event.rule, sentence]


def share(sheet: Path) -> str:
    """The share of a judged sheet's claims that are marked as false, in words."""
    with sheet.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    false = sum(bool(each["false"].strip()) for each in rows)
    return f"{false} of {len(rows)} claims are false ({false / max(len(rows), 1):.0%})"


if __name__ == "__main__":
    main()
