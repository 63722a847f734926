"""How well pronouns, descriptions and short names are resolved, on GUM's chains.

`python -m accord.resolve.measure TREEBANK_DIR [PIPELINE] [--part dev]`: raw text in, through the pipeline and the
resolution that extraction uses. `treebank.py` says which mentions count. An answer is the name that the resolution
links a mention to. It is right if the gold has that name in the same chain; it is wrong if the gold has it in
another, or has no mention there. Right answers to mentions that do not count (appositions, predicates) are left
out; wrong ones are wrong. Recall is over the mentions that count and stand after a name of their chain.

The last row is what extraction would say if each phrase filled the role of an actor, where rules answer for the
chains. It says how much those rules lean on the role: most of what "it" is in these texts acts nowhere.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from spacy.tokens import Doc

from ..errors import AccordError, InputError
from ..language.conllu import read_conllu
from ..language.pipeline import Pipeline, load
from ..language.prepare import find
from ..vocabulary.actors import load_actors
from ..vocabulary.words import Words, load_words
from .mentions import first_words
from .registry import Registry
from .resolver import Resolver
from .treebank import KINDS, Annotated, Marked, annotated

GENRES = ("news", "bio", "interview", "speech")


@dataclass(frozen=True, slots=True)
class Answer:
    """That the phrase headed at a character of a paragraph is linked to the name at others; `head` is the name's."""

    paragraph: int
    at: int
    kind: str
    name_paragraph: int
    name_start: int
    name_end: int
    name_head: int


@dataclass(slots=True)
class Tally:
    """Counts of answers and of the mentions that have one."""

    right: int = 0
    wrong: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0


@dataclass(slots=True)
class Figures:
    """Tallies over all, by kind and by genre."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    acting: Tally = field(default_factory=Tally)
    """Over all, with the rules for those who act."""

    def add(self, document: Annotated, found: Iterable[Answer]) -> None:
        """Count the mentions of a document and the answers to them."""
        for mention in _innermost(document).values():
            if mention.kind is not None and mention.after_name:
                for key in ("all", mention.kind, document.genre):
                    self.tallies.setdefault(key, Tally()).gold += 1
        for kind, right in judge(document, found):
            for key in ("all", kind, document.genre):
                tally = self.tallies.setdefault(key, Tally())
                tally.right, tally.wrong = tally.right + right, tally.wrong + (not right)

    def add_acting(self, document: Annotated, found: Iterable[Answer]) -> None:
        """Count the answers with the rules for those who act."""
        self.acting.gold = self.tallies["all"].gold
        for _, right in judge(document, found):
            self.acting.right, self.acting.wrong = self.acting.right + right, self.acting.wrong + (not right)


def answers(resolver: Resolver, docs: Sequence[Doc], *, acts: bool = False) -> Iterator[Answer]:
    """Yield what the resolution says of a document; with `acts`, as if each phrase filled the role of an actor."""
    place = {id(doc): number for number, doc in enumerate(docs)}
    for doc in docs:
        for token in doc:
            link = resolver.link(token, acts=acts)
            if link is None:
                continue
            at = link.name
            start, end = (at.i, at.i + 1) if link.mention is None else (link.mention.start, link.mention.end)
            name = at.doc[start:end]
            where = place[id(at.doc)]
            yield Answer(place[id(doc)], token.idx, link.kind, where, name.start_char, name.end_char, at.idx)


def judge(document: Annotated, found: Iterable[Answer]) -> Iterator[tuple[str, bool]]:
    """Yield for each answer that counts its kind and whether it is right."""
    at = _innermost(document)
    for answer in found:
        marked = at.get((answer.paragraph, answer.at))
        right = marked is not None and any(each.chain == marked.chain for each in _named(document, answer))
        counted = marked is not None and marked.kind is not None and marked.after_name
        if counted or not right:
            yield (marked.kind if marked is not None and marked.kind is not None else answer.kind), right


def _innermost(document: Annotated) -> dict[tuple[int, int], Marked]:
    """The mentions by paragraph and head; of several with one head, the shortest."""
    longest_first = sorted(document.mentions, key=lambda each: each.start - each.end)
    return {(each.paragraph, each.head): each for each in longest_first}


def _named(document: Annotated, answer: Answer) -> list[Marked]:
    """The gold's names with the same head as the answer's, or the smallest around it where there is none."""
    names = [each for each in document.mentions if each.named and each.paragraph == answer.name_paragraph]
    same = [each for each in names if each.head == answer.name_head]
    around = [each for each in names if each.start <= answer.name_start and answer.name_end <= each.end]
    return same or sorted(around, key=lambda each: each.end - each.start)[:1]


def read(folder: Path, part: str, words: Words) -> list[Annotated]:
    """The documents of the four genres in a part of GUM; InputError where the file is missing."""
    path = find(folder, f"en_gum-{part}.conllu")
    return [each for each in annotated(list(read_conllu(path)), words) if each.genre in GENRES]


def measure(folder: Path, part: str, pipeline: Pipeline) -> Figures:
    """The figures on a part of GUM."""
    words, figures = load_words(), Figures()
    firsts = first_words(load_actors())
    for document in read(folder, part, words):
        docs = list(pipeline.pipe(document.paragraphs))
        resolver = Resolver(docs, Registry(load_actors()), words, firsts, document.name)
        figures.add(document, answers(resolver, docs))
        figures.add_acting(document, answers(resolver, docs, acts=True))
    return figures


def table(figures: Figures) -> str:
    """Write the figures as a Markdown table; shares in per cent."""
    rows = ["| | mentions | answered | precision | recall |", "|---|--:|--:|--:|--:|"]
    for key in ("all", *KINDS, *GENRES):
        tally = figures.tallies.get(key, Tally())
        shares = f"{100 * tally.precision:.1f} | {100 * tally.recall:.1f}"
        rows.append(f"| {key} | {tally.gold} | {tally.right + tally.wrong} | {shares} |")
    acting = figures.acting
    shares = f"{100 * acting.precision:.1f} | {100 * acting.recall:.1f}"
    rows.append(f"| all, as actors | {acting.gold} | {acting.right + acting.wrong} | {shares} |")
    return "\n".join(rows)


def write_card(card: Path, figures: Figures, part: str) -> None:
    """Put the figures into a pipeline's model card: its section `Who is meant`, new or in the place of the old."""
    section = (files("accord.language") / "templates" / "coreference.md").read_text(encoding="utf-8")
    section = section.replace("{{part}}", part).replace("{{coreference}}", table(figures))
    try:
        text = card.read_text(encoding="utf-8")
        heading = section.splitlines()[0]
        parts = re.split(r"(?m)^(?=## )", text)
        kept = [each for each in parts if not each.startswith(heading)]
        place = next((i for i, each in enumerate(kept) if each.startswith("## Known weaknesses")), len(kept))
        kept.insert(place, section.rstrip() + "\n\n")
        card.write_text("".join(kept).rstrip() + "\n", encoding="utf-8", newline="\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the card cannot be written: {error}", file=card) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accord.resolve.measure", description=__doc__)
    parser.add_argument("treebank", type=Path, help="folder with en_gum-*.conllu[.gz]")
    parser.add_argument("pipeline", nargs="?", help="a folder or an installed pipeline; the shipped one by default")
    parser.add_argument("--part", default="test", choices=["dev", "test"])
    parser.add_argument("--card", type=Path, help="a model card (README.md) that the figures are put into as well")
    options = parser.parse_args(arguments)
    try:
        figures = measure(options.treebank, options.part, load(options.pipeline, roles=False))
        if options.card is not None:
            write_card(options.card, figures, options.part)
    except AccordError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(f"{table(figures)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
