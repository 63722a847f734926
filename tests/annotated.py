"""Sentences annotated by hand (`tests/treebank/*.conll`) as spaCy Docs: linguistics tested without a trained model.

A sentence is its text after `#` and one line a token: number, form, lemma, Penn tag, Universal Dependencies
label, number of the head (its own for the root), and the entity label where it is in a name. The universal part of
speech follows from tag and label; where it does not, it stands after the tag, as in `VBN/SCONJ`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from accord.extract.extractor import Extractor, Reading
from accord.language import load
from accord.language.pipeline import Parsed, Pipeline
from accord.records import Block, Document, Event

# Sentences that set a text's topics before one in which a word depends on them.
PEACE_TALKS = (
    "Kenya mediated between the generals in Nairobi. The talks between the generals resumed on Monday. "
    "The junta rejected a ceasefire. The rebels released nine soldiers. "
)
TREEBANK = Path(__file__).parent / "treebank"
_PARTS = {
    "CC": "CCONJ", "CD": "NUM", "EX": "PRON", "HYPH": "PUNCT", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "MD": "AUX", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN", "POS": "PART", "PRP": "PRON",
    "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RP": "ADP", "WDT": "PRON", "WP": "PRON", "WP$": "PRON",
}  # fmt: skip
_FEATURES = {
    "NN": "Number=Sing", "NNP": "Number=Sing", "NNPS": "Number=Plur", "NNS": "Number=Plur", "VBD": "VerbForm=Fin",
    "VBG": "VerbForm=Part", "VBN": "VerbForm=Part", "VBP": "VerbForm=Fin", "VBZ": "VerbForm=Fin", "MD": "VerbForm=Fin",
}  # fmt: skip


def universal(tag: str, label: str, lemma: str) -> str:
    """The universal part of speech that a Penn tag has under a dependency label."""
    if tag.startswith("VB"):
        return "AUX" if label in {"aux", "aux:pass", "cop"} or (lemma == "be" and label != "case") else "VERB"
    if tag == "DT":
        return "DET" if label == "det" else "PRON"
    if tag == "TO":
        return "PART" if label == "mark" else "ADP"
    if tag == "IN" and label == "mark":
        return "SCONJ"
    if lemma in {"not", "n't"}:
        return "PART"
    return _PARTS.get(tag, "PUNCT")


@dataclass(frozen=True)
class Row:
    """A token of the treebank; `head` counts from 0 within the sentence."""

    form: str
    lemma: str
    tag: str
    part: str
    label: str
    head: int
    entity: str


@cache
def treebank() -> dict[str, tuple[Row, ...]]:
    """The annotated sentences by their text."""
    sentences: dict[str, tuple[Row, ...]] = {}
    for path in sorted(TREEBANK.glob("*.conll")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            text, *lines = block.splitlines()
            sentences[text.removeprefix("# ")] = tuple(_row(line) for line in lines)
    return sentences


def _row(line: str) -> Row:
    _, form, lemma, tag, label, head, *entity = line.split()
    tag, _, part = tag.partition("/")
    return Row(form, lemma, tag, part or universal(tag, label, lemma), label, int(head) - 1, *(entity or [""]))


@cache
def _vocab() -> Vocab:
    return spacy.blank("en").vocab


def parsed(*rows: tuple[str, str, str, str, int]) -> Doc:
    """A Doc of rows (form, tag, class, label, head); lemmas are the forms in small letters."""
    words, tags, parts, labels, heads = zip(*rows, strict=True)
    lemmas = [word.lower() for word in words]
    return Doc(_vocab(), words=words, tags=tags, pos=parts, deps=labels, heads=heads, lemmas=lemmas)


def annotated(*sentences: str) -> Doc:
    """A Doc over a blank vocabulary of annotated sentences, a space between them: one paragraph of a document."""
    words, spaces, heads, rows = [], [], [], []
    for sentence in sentences:
        found = treebank()[sentence]
        rest, offset = sentence, len(words)
        for row in found:
            rest = rest.removeprefix(row.form)
            words.append(row.form)
            spaces.append(rest.startswith(" ") or (not rest and sentence != sentences[-1]))
            rest = rest.lstrip(" ")
            heads.append(row.head + offset)
            rows.append(row)
    return Doc(
        _vocab(),
        words=words,
        spaces=spaces,
        heads=heads,
        deps=[row.label for row in rows],
        pos=[row.part for row in rows],
        tags=[row.tag for row in rows],
        lemmas=[row.lemma for row in rows],
        morphs=_features(rows, heads),
        ents=_entities(rows),
    )


def _features(rows: Sequence[Row], heads: Sequence[int]) -> list[str]:
    """Number of nouns and form of verbs; a base form is finite (a command) but after "to" and auxiliaries."""
    bound = {heads[i] for i, row in enumerate(rows) if row.label in {"aux", "aux:pass"} or row.tag == "TO"}
    bound |= {i for i, row in enumerate(rows) if row.label == "xcomp"}
    bare = ["VerbForm=Inf" if i in bound else "VerbForm=Fin" for i in range(len(rows))]
    return [bare[i] if row.tag == "VB" else _FEATURES.get(row.tag, "") for i, row in enumerate(rows)]


def _entities(rows: Sequence[Row]) -> list[str]:
    labels, last = [], ""
    for row in rows:
        labels.append(f"{'I' if row.entity == last else 'B'}-{row.entity}" if row.entity else "O")
        last = row.entity
    return labels


def word(doc: Doc, text: str, nth: int = 1) -> Token:
    """The token of that form in the Doc: its first occurrence, or the `nth`."""
    return [token for token in doc if token.text == text][nth - 1]


@cache
def extractor() -> Extractor:
    """The extractor over the ontology that ships with accord."""
    return Extractor.load()


@dataclass(frozen=True)
class Annotated:
    """A document of annotated paragraphs, and how extraction reads it."""

    document: Document
    parsed: list[Parsed]
    reading: Reading

    @property
    def docs(self) -> list[Doc]:
        return [piece.doc for piece in self.parsed]

    def word(self, text: str, nth: int = 1, paragraph: int = 1) -> Token:
        """The token of that form in a paragraph."""
        return word(self.docs[paragraph - 1], text, nth)


def article(*paragraphs: str | Sequence[str], name: str = "article") -> Annotated:
    """A document; a paragraph is a sentence or several. Blank lines stand around and between the paragraphs."""
    text, parsed = "\n\n", []
    for paragraph in paragraphs:
        doc = annotated(*([paragraph] if isinstance(paragraph, str) else paragraph))
        block = Block(len(text), len(text) + len(doc.text), "paragraph")
        parsed.append(Parsed(block, doc))
        text += doc.text + "\n\n"
    document = Document(name, text, tuple(piece.block for piece in parsed), f"{name}.txt", "test 1")
    return Annotated(document, parsed, extractor().read(name, parsed))


def written(*paragraphs: str) -> Document:
    """A document of plain paragraphs, for the trained pipeline to parse."""
    text, blocks = "\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(start, start + len(paragraph), "paragraph"))
    return Document("written", text, tuple(blocks), "written.txt", "test 1")


@cache
def pipeline() -> Pipeline:
    """The trained pipeline that ships with accord, loaded once; for tests that change nothing of it."""
    return load()


def extracted(*paragraphs: str) -> list[Event]:
    """The events of a document of plain paragraphs, parsed by the trained pipeline."""
    document = written(*paragraphs)
    return extractor().extract(document, pipeline().parse(document))


def fillers(kind: str, role: str, *paragraphs: str) -> list[str]:
    """The names that fill a role of the events of a class, in a text of some paragraphs."""
    return [each.name for event in extracted(*paragraphs) if event.type == kind for each in event.roles.get(role, ())]


def names(word: str, *paragraphs: str) -> list[str] | str | None:
    """Names whom the phrase stands for that a word heads, where it stands last in a text of some paragraphs."""
    document = written(*paragraphs)
    parsed = pipeline().parse(document)
    resolver = extractor().read(document.id, parsed).resolver
    token = [each for piece in parsed for each in piece.doc if each.text == word][-1]
    several = resolver.several(token)
    actor = resolver.actor(token)
    return [each.name for each in several] or (None if actor is None else actor.name)
