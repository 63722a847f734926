"""The chains of GUM as the measurement reads them: which mentions take up a name, and of what kind they are.

What is counted are mentions that may take up a person, an organization or a place which a name has named before
in the document. A name is a mention whose head is a proper noun, unless all its words are titles ("the President").
The kinds:

pronoun      a personal, possessive or reflexive pronoun of the third person
description  a common noun with a definite or demonstrative determiner, or a title without a name; neither in
             apposition nor a predicate ("he is the president"), which say who somebody is and refer to nobody
name part    a name all of whose words are words of a longer name before it in its chain
abbreviation a name in one word, made of the initials of a longer name before it in its chain
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..language.conllu import Mention, Sentence, Token, mentions
from ..vocabulary.words import Words
from .abbreviations import abbreviates

KINDS = ("pronoun", "description", "name part", "abbreviation")
TYPES = frozenset({"person", "organization", "place"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention of the gold; `start`, `end` and `head` are characters of its paragraph, `head` of its head word."""

    paragraph: int
    start: int
    end: int
    head: int
    chain: str
    named: bool
    kind: str | None
    """One of KINDS; None for full names, indefinite phrases and all else that is not counted."""
    after_name: bool
    """Whether a name of a person, an organization or a place stands before it in its chain."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document of the treebank as raw text by paragraph, with its mentions."""

    name: str
    paragraphs: tuple[str, ...]
    mentions: tuple[Marked, ...]

    @property
    def genre(self) -> str:
        """GUM's genre: `news` of GUM_news_nasa."""
        return self.name.split("_")[1]


def annotated(sentences: Sequence[Sentence], words: Words) -> Iterator[Annotated]:
    """Yield the documents of a treebank file."""
    for name, group in groupby(sentences, key=lambda sentence: sentence.document):
        yield _Document(name, words).read(list(group))


@dataclass(slots=True)
class _Document:
    name: str
    words: Words
    paragraphs: list[str] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    names: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """The words of the names so far, by chain."""

    def read(self, sentences: Sequence[Sentence]) -> Annotated:
        for sentence in sentences:
            if sentence.starts or not self.paragraphs:
                self.paragraphs.append("")
            starts = []
            for token in sentence.tokens:
                starts.append(len(self.paragraphs[-1]))
                self.paragraphs[-1] += token.form + " " * token.space
            self.marked += [self._mark(sentence.tokens, mention, starts) for mention in mentions(sentence)]
        return Annotated(self.name, tuple(text.rstrip() for text in self.paragraphs), tuple(self.marked))

    def _mark(self, tokens: Sequence[Token], mention: Mention, starts: Sequence[int]) -> Marked:
        inside = range(mention.start, mention.end)
        head = next((i for i in inside if tokens[i].head == i or tokens[i].head not in inside), mention.start)
        parts = tuple(tokens[i].form for i in _name(tokens, inside, head) if not self._title(tokens[i].form))
        named = tokens[head].upos == "PROPN" and bool(parts)
        before = self.names.setdefault(mention.entity, [])
        kind = _name_kind(parts, before) if named else self._kind(tokens, inside, head)
        after = bool(before)
        if named and mention.kind in TYPES:
            before.append(parts)
        last = mention.end - 1
        end = starts[last] + len(tokens[last].form)
        paragraph = len(self.paragraphs) - 1
        return Marked(paragraph, starts[mention.start], end, starts[head], mention.entity, named, kind, after)

    def _title(self, word: str) -> bool:
        if len(word) > 1 and word.isupper():
            return False  # "US" is a state
        lower = word.lower().rstrip(".")
        return lower in self.words["nouns.title"] or lower in self.words["nouns.description_person"]

    def _kind(self, tokens: Sequence[Token], inside: range, head: int) -> str | None:
        token = tokens[head]
        if token.xpos in {"PRP", "PRP$"}:
            third = any(token.form.lower() in self.words[f"pronouns.{key}"] for key in ("person", "thing", "plural"))
            return "pronoun" if third else None
        told = token.dep == "appos" or any(t.head == head and t.dep == "cop" for t in tokens)
        if token.upos not in {"NOUN", "PROPN"} or told:
            return None
        first = [tokens[i].form.lower() for i in inside if tokens[i].head == head and tokens[i].upos == "DET"]
        title = len(inside) == 1 and token.form[0].isupper() and self._title(token.form)
        definite = any(form in self.words["pronouns.definite"] for form in first)
        return "description" if definite or title else None


def _name(tokens: Sequence[Token], inside: range, head: int) -> list[int]:
    """The tokens of the name in a mention: its head and the proper nouns under it, not what is set off by a comma."""
    kept = {head}
    for _ in inside:
        for i in inside:
            token = tokens[i]
            part = token.dep.partition(":")[0] in {"flat", "compound", "amod", "nmod", "nummod", "goeswith"}
            if part and token.head in kept and token.xpos in {"NNP", "NNPS", "CD"} and token.dep != "nmod:unmarked":
                kept.add(i)
    return sorted(kept)


def _name_kind(parts: tuple[str, ...], before: Sequence[tuple[str, ...]]) -> str | None:
    longer = [each for each in before if len(each) > len(parts)]
    if len(parts) == 1 and any(abbreviates(parts[0], each) for each in longer):
        return "abbreviation"
    return "name part" if any(set(parts) <= set(each) for each in longer) else None
