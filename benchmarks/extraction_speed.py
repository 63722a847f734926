"""What extraction costs beside the parse: seconds and words a second of both, and their ratio.

usage: python benchmarks/extraction_speed.py [PATHS ...] [--repeat N]

Without PATHS over the sample dispatches. Both stages run in one process on the same documents; the
ratio is what to compare, seconds depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import time
from importlib.resources import files

from accord.documents import read
from accord.extract import Extractor
from accord.language import load
from accord.records import Report


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(files("accord.corpus") / "dispatches")])
    parser.add_argument("--repeat", type=int, default=1)
    arguments = parser.parse_args()
    documents = list(read(arguments.paths, Report()))
    pipeline, extractor = load(), Extractor.load()
    words = claims = 0
    parsing = extracting = 0.0
    for _ in range(arguments.repeat):
        for document in documents:
            start = time.process_time()
            parsed = pipeline.parse(document)
            middle = time.process_time()
            claims += len(extractor.extract(document, parsed))
            extracting += time.process_time() - middle
            parsing += middle - start
            words += sum(len(piece.doc) for piece in parsed)
    print(f"documents {len(documents) * arguments.repeat}  words {words}  claims {claims}")
    print(f"parse    {parsing:8.2f} s CPU  {words / parsing:8.0f} words/s")
    print(f"extract  {extracting:8.2f} s CPU  {words / extracting:8.0f} words/s")
    print(f"extraction costs {extracting / parsing:.0%} of the parse")


if __name__ == "__main__":
    main()
