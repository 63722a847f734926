"""Learn the ranker's weights from GUM's chains: `python -m accord.resolve.fit TREEBANK_DIR`.

Prints the table that `ontology/cues/antecedents.toml` holds.
The training file's documents go through the shipped pipeline. Each pronoun and each definite description is an
example: its candidates, with nobody among them, and which of them the gold has in its chain. The first round
follows the gold, the later ones the choices of the weights so far, so that they learn to live with their own
mistakes. A log-linear model by gradient descent, without chance: the same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from ..errors import AccordError
from ..language.conllu import read_conllu
from ..language.pipeline import Pipeline, load
from ..language.prepare import find
from ..vocabulary.actors import load_actors
from ..vocabulary.words import load_words
from .antecedents import sentence_numbers
from .coreference import Coreference
from .entities import Entity
from .features import nobody, pairs
from .mentions import Mention, find_mentions, first_words
from .phrases import Phrase
from .ranker import Ranker
from .registry import Registry
from .treebank import Annotated, annotated

ROUNDS, STEPS, RATE, DECAY = 3, 400, 0.1, 0.0005
LEAST = {"it": 0.6, "noun": 0.55, "person": 0.4, "they": 0.6}
"""How likely an answer must be, by class of phrase: chosen by cross-validation on the training file."""
SMALLEST = 0.005
"""Weights nearer to 0 are left out of the table."""
HEADER = """\
# How pronouns and descriptions choose whom they take up: weights of a log-linear model, and how likely an answer
# must be. Learned by `python -m accord.resolve.fit` from the training file of the Georgetown University Multilayer
# corpus (GUM 11, UD 2.16; Amir Zeldes and the GUM annotators; CC BY 4.0;
# https://github.com/UniversalDependencies/UD_English-GUM). Not edited by hand. "person: gap 1" holds of "he" or
# "she" and somebody last mentioned one sentence before; graph/resolve/features.py has all features.
"""


@dataclass
class Prepared:
    """A document of the treebank, parsed, with its names and the chains of its heads."""

    gold: Annotated
    docs: list[Doc]
    at: list[dict[int, Mention]]
    numbers: list[list[int]]
    chains: dict[tuple[int, int], str]
    """Chain by block and token of a head."""


@dataclass
class Examples:
    """Examples flattened: the features of all options, where each example begins, which options are right."""

    index: dict[str, int] = field(default_factory=dict)
    rows: list[list[int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)

    def add(self, features: Iterable[Sequence[str]], right: Sequence[bool]) -> None:
        self.starts.append(len(self.rows))
        self.right += right
        self.rows += [[self.index.setdefault(name, len(self.index)) for name in names] for names in features]


def prepare(gold: Annotated, docs: Sequence[Doc]) -> Prepared:
    """Find the names and align the heads of the gold's mentions with tokens."""
    words, lexicon = load_words(), load_actors()
    registry, firsts = Registry(lexicon), first_words(lexicon)
    at: list[dict[int, Mention]] = []
    for doc in docs:
        here: dict[int, Mention] = {}
        for mention in find_mentions(doc, registry, firsts, words):
            here.update(dict.fromkeys(range(mention.start, mention.end), mention))
        at.append(here)
    starts = [{token.idx: token.i for token in doc} for doc in docs]
    chains: dict[tuple[int, int], str] = {}
    for marked in sorted(gold.mentions, key=lambda each: each.start - each.end):
        token = starts[marked.paragraph].get(marked.head)
        if token is not None:
            chains[marked.paragraph, token] = marked.chain  # the smallest mention around a head comes last
    return Prepared(gold, list(docs), at, sentence_numbers(docs), chains)


def documents(folder: Path, pipeline: Pipeline) -> Iterator[Prepared]:
    """Yield the training documents, of all genres."""
    for gold in annotated(list(read_conllu(find(folder, "en_gum-train.conllu"))), load_words()):
        yield prepare(gold, list(pipeline.pipe(gold.paragraphs)))


def collect(prepared: Prepared, ranker: Ranker | None, into: Examples) -> None:
    """Add a document's examples, with the history that the ranker makes, or the gold's where there is none."""

    def chain(entity: Entity) -> str | None:
        votes = Counter(prepared.chains.get(phrase.at) for phrase in entity.phrases)
        return votes.most_common(1)[0][0]

    def choose(phrase: Phrase, among: Sequence[Entity]) -> Entity | None:
        own = prepared.chains.get(phrase.at)
        right = [own is not None and chain(entity) == own for entity in among]
        if among:
            into.add([nobody(phrase, among), *pairs(phrase, among)], [not any(right), *right])
        if ranker is not None:
            return ranker(phrase, among)
        return next((entity for entity, fits in zip(among, right, strict=True) if fits), None)

    Coreference(prepared.docs, prepared.at, load_words(), prepared.numbers, choose)


def fit(examples: Examples) -> dict[str, float]:
    """The weights under which the right options are likeliest, kept small."""
    lengths = np.array([len(row) for row in examples.rows])
    flat = np.concatenate([np.array(row) for row in examples.rows])
    rows = np.repeat(np.arange(len(lengths)), lengths)
    starts, right = np.array(examples.starts), np.array(examples.right)
    sizes = np.diff(np.append(starts, len(lengths)))
    weights = np.zeros(len(examples.index))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = np.bincount(rows, weights[flat], len(lengths))
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
        wanted = np.where(right, shares, 0.0)
        wanted /= np.repeat(np.maximum(np.add.reduceat(wanted, starts), 1e-12), sizes)
        slope = np.bincount(flat, (shares - wanted)[rows], len(weights)) / len(starts) + DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE * (1 - step / STEPS)
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: float(weights[number]) for name, number in examples.index.items()}


def learn(documents: Sequence[Prepared]) -> dict[str, float]:
    """Learn the weights in rounds, each from the histories of all before it."""
    examples, ranker = Examples(), None
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        for document in documents:
            collect(document, ranker, examples)
        weights = fit(examples)
        ranker = Ranker(weights, LEAST)
    return weights


def table(weights: Mapping[str, float]) -> str:
    """The table that the ranker loads, as TOML."""
    rows = [f'"{name}" = {value:.3f}' for name, value in sorted(weights.items()) if abs(value) >= SMALLEST]
    least = [f"{name} = {value}" for name, value in sorted(LEAST.items())]
    return "\n".join([HEADER, "[least]", *least, "", "[weights]", *rows, ""])


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accord.resolve.fit", description=__doc__)
    parser.add_argument("treebank", type=Path, help="folder with en_gum-train.conllu[.gz]")
    options = parser.parse_args(arguments)
    try:
        weights = learn(list(documents(options.treebank, load(roles=False))))
    except AccordError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(table(weights))
    return 0


if __name__ == "__main__":
    sys.exit(main())
