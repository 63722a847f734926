"""Words a second of the language pipeline on one core, as a whole and without its parts, and how long it loads.

usage: OMP_NUM_THREADS=1 python benchmarks/pipeline_speed.py [PATHS ...] [--model NAME ...] [--articles N]

Without PATHS over the sample dispatches, read again and again until there are N articles. CPU seconds; compare the
rows of one run with each other, as they depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import cycle, islice

from accord.documents import read
from accord.language import load
from accord.language.pipeline import Pipeline
from accord.records import Report

PARTS = {
    "network alone": ("syntax",),
    "without semantic roles": ("syntax", "lemmatizer"),
    "as extraction runs it": ("syntax", "lemmatizer", "roles"),
}


def texts(paths: Sequence[str], articles: int) -> Iterator[str]:
    """The paragraphs of so many articles."""
    documents = list(read(list(paths), Report()))
    for document in islice(cycle(documents), articles):
        for block in document.article():
            yield document.text[block.start : block.end]


def speed(pipeline: Pipeline, paragraphs: Sequence[str]) -> float:
    """Words a CPU second."""
    start = time.process_time()
    words = sum(len(doc) for doc in pipeline.pipe(paragraphs))
    return words / (time.process_time() - start)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(files("accord.corpus") / "dispatches")])
    parser.add_argument("--model", action="append", help="another pipeline, by name or folder; may be repeated")
    parser.add_argument("--articles", type=int, default=200)
    arguments = parser.parse_args()
    paragraphs = list(texts(arguments.paths, arguments.articles))
    print(f"{arguments.articles} articles, {len(paragraphs)} paragraphs")
    for model in arguments.model or [None]:
        start = time.process_time()
        load(model)
        print(f"{model or 'shipped'}: loads in {time.process_time() - start:.2f} s CPU")
        for name, parts in PARTS.items():
            pipeline = load(model, roles="roles" in parts)
            own = [part for part in pipeline.nlp.pipe_names if part in PARTS["as extraction runs it"]]
            with pipeline.nlp.select_pipes(disable=[part for part in own if part not in parts]):
                speed(pipeline, paragraphs[:20])
                print(f"  {name:24} {speed(pipeline, paragraphs):8,.0f} words/s")


if __name__ == "__main__":
    main()
