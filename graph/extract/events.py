"""The last step of extraction: drafts become events, with ids, sentences, dates and links between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..language.tree import base
from ..records import Condition, Date, Document, Event, Filler, content_hash
from ..vocabulary.words import Words
from .coding import category
from .conditions import Bond
from .dates import find_dates
from .drafts import Draft, Filling
from .phrases import phrase
from .voices import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..language.pipeline import Parsed

BOUNDS = frozenset({"before", "after", "until", "till", "by"})
"""A date after one of these is not when the event took place."""


class Finisher:
    """Makes the events of one document out of all its drafts."""

    def __init__(
        self, document: Document, parsed: Sequence[Parsed], drafts: Sequence[Draft], filling: Filling, words: Words
    ) -> None:
        self._document = document
        self._drafts = drafts
        self._filling = filling
        self._words = words
        self._pieces = {id(piece.doc): piece for piece in parsed}
        self._ids = {id(draft): content_hash(document.id, draft.type, draft.start, draft.end) for draft in drafts}
        self._contents = [
            (draft, frozenset(each.i for each in head.subtree))
            for draft in drafts
            if draft.frame.content or draft.frame.speech
            for head in draft.heads.get("content", [])
            if head.i != draft.trigger.i
        ]

    def events(self) -> list[Event]:
        """The events in the order of the text."""
        return sorted(map(self._event, self._drafts), key=lambda event: (event.start, event.end, event.type))

    def _event(self, draft: Draft) -> Event:
        document, piece = self._document, self._pieces[id(draft.trigger.doc)]
        start, end = _sentence(draft.trigger, document.text, piece.block.start)
        part = self._part_of(draft)
        return Event(
            id=self._ids[id(draft)],
            doc=document.id,
            type=draft.type,
            plover=category(draft.plover, draft.modality, embedded=part is not None, words=self._words),
            trigger=document.text[draft.start : draft.end],
            start=draft.start,
            end=draft.end,
            sentence=document.text[start:end],
            sentence_start=start,
            sentence_end=end,
            roles={role: fillers for role, fillers in sorted(draft.roles.items()) if fillers},
            rule=draft.frame.rule,
            polarity=draft.polarity,
            modality=draft.modality,
            speaker=self._voice(draft.speaker),
            outlet=self._voice(draft.outlet),
            date=self._date(draft, piece),
            conditions=tuple(self._condition(bond, draft, piece) for bond in draft.bonds),
            part_of=part,
            hedged=draft.hedged,
            confidence=_confidence(draft),
        )

    def _voice(self, voice: Voice | None) -> Filler | None:
        return None if voice is None else self._filling.voice(voice, self._pieces[id(voice.token.doc)])

    def _condition(self, bond: Bond, draft: Draft, piece: Parsed) -> Condition:
        low, high = phrase(bond.head)
        start, end = piece.block.start + low, piece.block.start + high
        below = {each.i for each in bond.head.subtree}
        others = (other for other in self._drafts if other is not draft and other.trigger.doc is bond.head.doc)
        linked = next((self._ids[id(other)] for other in others if other.trigger.i in below), None)
        return Condition(self._document.text[start:end], start, end, bond.cue, linked)

    def _part_of(self, draft: Draft) -> str | None:
        """The nearest speech act whose content holds the event."""
        holding = [
            (len(tokens), self._ids[id(other)])
            for other, tokens in self._contents
            if other is not draft and other.trigger.doc is draft.trigger.doc and draft.trigger.i in tokens
        ]
        return min(holding)[1] if holding else None

    def _date(self, draft: Draft, piece: Parsed) -> Date | None:
        """The date that the event's own clause gives."""
        sentence = draft.trigger.sent
        verb = governing_verb(draft.trigger)
        of_clause = None
        for start, end, date in find_dates(sentence.text, self._document.date):
            low, high = sentence.start_char + start, sentence.start_char + end
            span = piece.doc.char_span(low, high, alignment_mode="expand")
            if span is None or date.text.split(" ", 1)[0].lower() in BOUNDS:
                continue
            owners = _owners(span.root)
            if draft.trigger.i in owners:
                return date
            if verb.i in owners and base(draft.trigger) in {"obj", "nsubj", "ROOT", "obl"} and of_clause is None:
                of_clause = date
        return of_clause


def _owners(token: Token) -> list[int]:
    """The tokens that a date may belong to: what it hangs on, up to the predicate of its clause."""
    owners: list[int] = []
    for _ in range(4):
        token = token.head
        owners.append(token.i)
        if token.pos_ in {"VERB", "AUX"} or token.head == token:
            break
    return owners


def _sentence(token: Token, text: str, offset: int) -> tuple[int, int]:
    """Start and end of the token's sentence in the document, without white space around it."""
    sentence = token.sent
    start, end = offset + sentence.start_char, offset + sentence.end_char
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _confidence(draft: Draft) -> float:
    """How far the claim is spelled out: less for nouns, for roles left unsaid, for hearsay."""
    value = 0.9 if draft.trigger.pos_ == "VERB" else 0.8
    value -= 0.15 * len(draft.implicit)
    value -= 0.1 if draft.hedged else 0
    value -= 0.1 if not draft.roles else 0
    return max(value, 0.3)


def governing_verb(token: Token) -> Token:
    """The predicate of the clause that a token stands in."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token and base(token) not in {"advcl", "acl", "ccomp"}:
        token = token.head
    return token
