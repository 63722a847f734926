"""Texts whose words tell of events, from accord's own corpora -> items for training, over the pipeline's own words."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Token

from ...errors import InputError
from .examples import MISSING, Item, bare_item

MARKED, GOLD, PHRASINGS, FRAMES = "marked", "gold", "phrasings", "frames"
"""Folders of the corpora, and the one of the frames in the ontology."""
DOUBTFUL = "?"
HELD_OUT = 8
"""One in so many marked texts is looked at and not learned from."""
_MARK = re.compile(r"\[(?P<words>[^\[\]|]+)\|(?P<classes>[^\[\]|]+)\]")
_BORDER = re.compile(r"^=====$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that tell of an event of a class; where two readers could differ they are not `sure`."""

    start: int
    end: int
    event: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """A text with its marks.

    What is not marked tells of no event if all of the text is `read`, and never of one of the class `never`.
    """

    text: str
    marks: tuple[Mark, ...]
    read: bool = True
    never: str = ""


def learned(classes: Collection[str]) -> list[Told]:
    """All texts to learn from: marked texts, the gold and the wordings of the `dev` halves, what frames exclude."""
    corpus, ontology = (Path(str(files(f"accord.{name}"))) for name in ("corpus", "ontology"))
    texts = [one for one in marked(corpus / MARKED) if not held_out(one)]
    texts += [*gold(corpus / GOLD), *wordings(corpus / PHRASINGS), *excluded(ontology / FRAMES)]
    for told in texts:
        for event in (*(mark.event for mark in told.marks), *filter(None, [told.never])):
            if event not in classes:
                raise InputError(f"unknown class {event!r} in {told.text[:60]!r}", file=corpus)
    return texts


def looked_at() -> list[Told]:
    """The marked texts that are held out."""
    return [one for one in marked(Path(str(files("accord.corpus"))) / MARKED) if held_out(one)]


def held_out(told: Told) -> bool:
    """Whether a text is kept for looking, by a hash of its words."""
    return int(hashlib.sha256(told.text.encode()).hexdigest(), 16) % HELD_OUT == 0


def marked(folder: Path) -> Iterator[Told]:
    """Texts with inline marks, `[held talks|Talks]`, divided by lines of five equals signs."""
    for path in sorted(folder.glob("*.txt")):
        for text in _BORDER.split(path.read_text(encoding="utf-8")):
            yield unmarked(text.strip())


def unmarked(text: str) -> Told:
    """The bare text and its marks.

    >>> unmarked("They [swapped|Release,Agreement?] nine men.")
    Told(text='They swapped nine men.', marks=(Mark(start=5, end=12, event='Release', sure=True), \
Mark(start=5, end=12, event='Agreement', sure=False)), read=True, never='')
    """
    bare: list[str] = []
    marks: list[Mark] = []
    size = end = 0
    for match in _MARK.finditer(text):
        words = match["words"]
        bare += [text[end : match.start()], words]
        start = size + match.start() - end
        size, end = start + len(words), match.end()
        names = (name.strip() for name in match["classes"].split(","))
        marks += [Mark(start, size, name.removesuffix(DOUBTFUL), not name.endswith(DOUBTFUL)) for name in names]
    return Told("".join([*bare, text[end:]]), tuple(marks))


def gold(folder: Path) -> Iterator[Told]:
    """The annotated texts of the `dev` half; optional events and classes that are as right are not sure."""
    for row in _rows(folder):
        if row["split"] == "dev":
            marks = []
            for event in row["events"]:
                place = event["start"], event["end"]
                marks.append(Mark(*place, event["type"], not event.get("optional")))
                marks += [Mark(*place, other, sure=False) for other in event.get("alt_types", ())]
            yield Told(row["text"], tuple(marks))


def wordings(folder: Path) -> Iterator[Told]:
    """The wordings of the `dev` half, of which only the trigger is known, and look-alikes, which tell of nothing."""
    for row in _rows(folder):
        if row["split"] != "dev":
            continue
        if row["class"] is None:
            yield Told(row["text"], ())
            continue
        start = row["text"].index(row["trigger"])
        place = start, start + len(row["trigger"])
        others = (Mark(*place, other, sure=False) for other in row.get("also", ()))
        yield Told(row["text"], (Mark(*place, row["class"]), *others), read=False)


def excluded(folder: Path) -> Iterator[Told]:
    """The sentences in which the frames of a class must find nothing of it."""
    for path in sorted(folder.glob("*.toml")):
        frames = tomllib.loads(path.read_text(encoding="utf-8"))
        for text in frames.get("negative", ()):
            yield Told(text, (), read=False, never=frames["class"])


def items(nlp: Language, texts: Iterable[Told], numbers: Mapping[str, int]) -> list[Item]:
    """An item a paragraph."""
    found = []
    for told in texts:
        for paragraph in re.finditer(r"[^\n]+", told.text):
            tokens = [token for token in nlp.make_doc(paragraph.group()) if not token.is_space]
            if not tokens:
                continue
            item = bare_item([token.text for token in tokens], [bool(token.whitespace_) for token in tokens])
            item.events = np.full((len(tokens), len(numbers)), 0 if told.read else MISSING)
            if told.never:
                item.events[:, numbers[told.never]] = 0
            for number, token in enumerate(tokens):
                start, end = paragraph.start() + token.idx, paragraph.start() + token.idx + len(token)
                here = [mark for mark in told.marks if mark.start < end and start < mark.end and _tells(token, mark)]
                if here and not told.read:
                    item.events[number] = 0
                for mark in sorted(here, key=lambda mark: mark.sure):
                    item.events[number, numbers[mark.event]] = 1 if mark.sure else MISSING
            found.append(item)
    return found


def _tells(token: Token, mark: Mark) -> bool:
    """Whether a word of a mark is more than a particle or an auxiliary; of one word alone it is."""
    return len(token) >= mark.end - mark.start or not (token.is_stop or token.is_punct)


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
