"""How many layers the network should have: scores, size and speed of networks trained in the same way.

usage: OMP_NUM_THREADS=1 python benchmarks/network_sizes.py TREEBANK PROPBANK OUT [PATHS ...]
           [--layers 1 2 4 6] [--passes 2] [--articles 2000]

Trains a network for each number of layers with the settings that ship, but for so many passes only, the last of them
with PropBank's examples; a pipeline that OUT holds already is taken as it is. One example sentence of a roleset in
twenty is never learned; the roles of these are scored as well. Then each pipeline reads the articles of PATHS (the
sample dispatches without PATHS), repeated until there are N, in turns of a hundred, so that what else the machine does
meets all of them. CPU seconds: compare the rows of one run with each other. The last row is what ships, which learned
all examples.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path

from spacy.util import minibatch

from accord.documents import read
from accord.language import evaluate, evaluate_roles, load
from accord.language.pipeline import Pipeline
from accord.language.train import assemble, frames_of
from accord.language.training.propbank import Annotated
from accord.language.training.settings import read_settings
from accord.records import Report

ONE_IN = 20
"""Of the example sentences is held out."""
TURN = 100
"""Articles that a pipeline reads before it is the next one's turn."""
TASKS = ("EWT test", "GUM test", "GUM test, news")
COLUMNS = (
    *("layers", "MB", "loads s", "words/s"),
    *("LAS EWT", "LAS GUM", "LAS news", "tags GUM", "names GUM"),
    *("core roles", "verbs", "nouns", "unseen examples", "their verbs", "their nouns"),
)


@dataclass(slots=True)
class Row:
    """A pipeline on disk and what was measured of it."""

    name: str
    path: Path
    figures: list[str]
    words: int = 0
    seconds: float = 0.0


def split(examples: Sequence[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """Those to learn and those held out; a sentence that is held out is not learned with another predicate either."""
    held = examples[::ONE_IN]
    texts = {one.tokens for one in held}
    return [one for one in examples if one.tokens not in texts], list(held)


def measure(pipeline: Pipeline, options: argparse.Namespace, held: Sequence[Annotated] | None) -> list[str]:
    """The columns from the scores on the treebanks on."""
    scores = {item.name: item for item in evaluate.evaluate(pipeline, options.treebank)}
    gold = evaluate_roles.gold_docs(pipeline, options.treebank, options.propbank)
    roles = evaluate_roles.score_roles(pipeline, gold)
    counts = [roles.core[group].f1 for group in evaluate_roles.GROUPS]
    if held is not None:
        unseen = evaluate_roles.score_examples(pipeline, held)
        counts += [unseen.core[group].f1 for group in evaluate_roles.GROUPS]
    gum = scores["GUM test"]
    values = [*(scores[task].las for task in TASKS), gum.tags, gum.entities, *counts]
    return [f"{100 * value:.1f}" if value is not None else "-" for value in values]


def articles(paths: Sequence[str], count: int) -> Iterator[list[str]]:
    """The paragraphs of each of so many articles."""
    documents = list(read(list(paths), Report()))
    for document in islice(cycle(documents), count):
        yield [document.text[block.start : block.end] for block in document.article()]


def race(rows: Sequence[Row], options: argparse.Namespace) -> None:
    """Let all pipelines read all articles, in turns."""
    pipelines = [load(str(row.path)) for row in rows]
    for turn in minibatch(articles(options.paths, options.articles), TURN):
        paragraphs = [paragraph for article in turn for paragraph in article]
        for row, pipeline in zip(rows, pipelines, strict=True):
            started = time.process_time()
            with pipeline.zone():
                row.words += sum(len(doc) for doc in pipeline.pipe(paragraphs))
            row.seconds += time.process_time() - started


def train(options: argparse.Namespace) -> Iterator[tuple[str, Path, list[Annotated]]]:
    """Train what OUT does not hold; yield name, folder and the examples held out of each pipeline."""
    from accord.language.training import recipe  # noqa: PLC0415 - torch is there for training only

    plain = read_settings()
    data = recipe.read_data(options.treebank, options.propbank, plain.seed)
    learned, held = split(data.examples)
    frames = frames_of(options.propbank)
    for layers in options.layers:
        path = options.out / f"layers-{layers}"
        if not path.exists():
            settings = replace(plain, layers=layers, passes=options.passes, examples_from=options.passes - 1)
            checkpoint = options.out / f"layers-{layers}.pt"
            known = replace(data, examples=learned)
            weights, pieces = recipe.train(known, settings, checkpoint, report)
            trained = recipe.add_roles(weights, pieces, known, frames, settings, report)
            assemble((*trained, pieces), options.treebank, options.propbank, settings).to_disk(path)
        yield str(layers), path, held


def report(text: str) -> None:
    """Progress."""
    print(text, flush=True)


def main() -> None:
    """Train, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("propbank", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("paths", nargs="*", default=[str(files("accord.corpus") / "dispatches")])
    parser.add_argument("--layers", type=int, nargs="+", default=[1, 2, 4, 6])
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for name, path, held in train(options):
        rows.append(Row(name, path, measure(load(str(path)), options, held)))
        report(f"{name} layers: {' '.join(rows[-1].figures)}")
    shipped = Path(str(files("accord.language") / "en_accord"))
    rows.append(Row("as shipped", shipped, [*measure(load(), options, None), *3 * ["-"]]))
    race(rows, options)
    print(f"\n| {' | '.join(COLUMNS)} |\n|---|{'--:|' * (len(COLUMNS) - 1)}")
    for row in rows:
        started = time.process_time()
        load(str(row.path))
        seconds = time.process_time() - started
        size = sum(file.stat().st_size for file in row.path.rglob("*") if file.is_file()) / 1e6
        cells = [row.name, f"{size:.1f}", f"{seconds:.2f}", f"{row.words / row.seconds:,.0f}", *row.figures]
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
