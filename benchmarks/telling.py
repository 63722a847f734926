"""What a pipeline that has learned which words tell of events adds to the frames, and which of their events it doubts.

usage: python benchmarks/telling.py PIPELINE [--split dev|test] [GOLD]

Compared are pairs of a sentence and a class, over the annotated texts of accord's gold or of another file of that form.
At each probability: what the network sees alone; what it sees where no frame finds an event of the class; and what
frames find where it sees less than that. Frames are asked as if the pipeline had learned nothing of events. From such
figures, over texts that are not to be learned from, the threshold in `extract/proposals.py` is chosen.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from accord.extract import Extractor
from accord.gold import documents, read_gold
from accord.language import load
from accord.language.pipeline import Parsed
from accord.language.syntax.component import TELLING, telling

Told = tuple[str, int, str]
"""Document, start of the sentence, class."""
LEVELS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline")
    parser.add_argument("gold", type=Path, nargs="?", default=Path(str(files("accord.corpus"))) / "gold")
    parser.add_argument("--split", choices=["dev", "test"])
    arguments = parser.parse_args()
    pipeline, extractor = load(arguments.pipeline), Extractor.load()
    records = read_gold(arguments.gold, split=arguments.split)
    gold: set[Told] = set()
    open_: set[Told] = set()
    framed: set[Told] = set()
    seen: dict[Told, float] = defaultdict(float)
    for record, document in zip((one for one in records if one.text is not None), documents(records), strict=True):
        parsed = pipeline.parse(document)
        starts = sorted(piece.block.start + sentence.start_char for piece in parsed for sentence in piece.doc.sents)
        for event in record.events:
            at = max((start for start in starts if start <= (event.start or 0)), default=0)
            (open_ if event.optional else gold).add((record.id, at, event.type))
            open_ |= {(record.id, at, other) for other in event.types}
        for piece in parsed:
            likely(record.id, piece, seen)
            piece.doc.user_data.pop(TELLING, None)
        for found in extractor.extract(document, parsed):
            at = max((start for start in starts if start <= found.start), default=0)
            framed.add((record.id, at, found.type))
    open_ -= gold
    print(f"gold {len(gold)}; frames: {counted(framed, gold, open_)}")
    print(f"{'from':>5}  {'alone':24}{'beyond the frames':36}doubted: below that")
    for level in LEVELS:
        sure = {told for told, probability in seen.items() if probability >= level}
        with_them = f1(framed | sure, gold, open_)
        without = f1(framed & sure, gold, open_)
        row = (counted(sure, gold, open_), counted(sure - framed, gold, open_), counted(framed - sure, gold, open_))
        print(f"{level:5.2f}  {row[0]:24}{row[1]:24}F1 {with_them:.3f}    {row[2]:24}F1 {without:.3f}")


def likely(name: str, piece: Parsed, seen: dict[Told, float]) -> None:
    """Note the highest probability of each class in each sentence."""
    known = telling(piece.doc)
    if known is None:
        raise SystemExit("the pipeline has not learned which words tell of events")
    classes, values = known
    for sentence in piece.doc.sents:
        at = piece.block.start + sentence.start_char
        for event, probability in zip(classes, values[sentence.start : sentence.end].max(axis=0), strict=True):
            seen[name, at, event] = float(probability)


def counted(found: set[Told], gold: set[Told], open_: set[Told]) -> str:
    """How many are right, and how many false."""
    return f"{len(found & gold):4} right {len(found - gold - open_):4} false"


def f1(found: set[Told], gold: set[Told], open_: set[Told]) -> float:
    """F1 of pairs; what two readers could see otherwise counts neither way."""
    right = len(found & gold)
    return 2 * right / max(1, right + len(found - gold - open_) + len(gold))


if __name__ == "__main__":
    main()
