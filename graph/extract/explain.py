"""How a text is understood, step by step: parse, names, clauses, claims, and the frames that nearly fitted.

This is what people read who extend the lexicon: for every trigger in the text it says which frame
holds and what fills its roles, or what exactly was missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..records import Document, Event
from .extractor import Extractor, Reading
from .matches import Miss

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..language.pipeline import Parsed

PREDICATES = frozenset({"VERB", "NOUN", "ADJ"})


@dataclass(frozen=True)
class Word:
    """A token as it was parsed."""

    index: int
    text: str
    lemma: str
    tag: str
    label: str
    head: str


@dataclass(frozen=True)
class Clause:
    """A predicate and the phrases that stand in its functions."""

    predicate: str
    functions: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Explanation:
    """Everything that extraction saw in a text."""

    words: tuple[Word, ...]
    names: tuple[tuple[str, str, str], ...]
    """Words of the text, the actor they stand for, and by which form of its name."""
    clauses: tuple[Clause, ...]
    events: tuple[Event, ...]
    misses: tuple[tuple[str, str, str], ...]
    """Trigger, rule, and why the frame does not hold."""


def explain(document: Document, parsed: Sequence[Parsed], extractor: Extractor) -> Explanation:
    """Explain a document, best a sentence or two."""
    reading = extractor.read(document.id, parsed)
    docs = [piece.doc for piece in parsed]
    return Explanation(
        words=tuple(_word(token) for doc in docs for token in doc),
        names=tuple(name for doc in docs for name in _names(doc, reading)),
        clauses=tuple(clause for doc in docs for clause in _clauses(doc, reading)),
        events=tuple(extractor.extract(document, parsed)),
        misses=tuple(miss for doc in docs for miss in _misses(doc, reading)),
    )


def _word(token: Token) -> Word:
    return Word(token.i, token.text, token.lemma_, token.tag_, token.dep_, token.head.text)


def _names(doc: Doc, reading: Reading) -> Iterator[tuple[str, str, str]]:
    seen = set()
    for token in doc:
        mention = reading.resolver.mention(token)
        if mention is not None and mention.start not in seen:
            seen.add(mention.start)
            actor = reading.resolver.registry.current(mention.actor)
            yield doc[mention.start : mention.end].text, f"{actor.name} ({actor.kind})", mention.form


def _clauses(doc: Doc, reading: Reading) -> Iterator[Clause]:
    for token in doc:
        if token.pos_ not in PREDICATES:
            continue
        functions = {
            name: tuple(head.text for head in heads) for name, heads in reading.clauses.arguments(token).items()
        }
        # A noun with nothing but its modifiers is no predicate worth a line.
        if functions.keys() - {"modifier"}:
            yield Clause(token.text, functions)


def _misses(doc: Doc, reading: Reading) -> Iterator[tuple[str, str, str]]:
    for token in doc:
        for result in reading.matcher.match(token):
            if isinstance(result, Miss):
                within = (
                    f" (not asked in a text about {' or '.join(sorted(result.topics))})"
                    if result.topics and not result.frame.about
                    else ""
                )
                yield token.text, f"{result.frame.event} {result.frame.rule}", result.reason + within
