"""From a parsed document to its events: the stages of extraction, composed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..language.clauses import Clauses, base, children
from ..records import Condition, Date, Document, Event, Filler, content_hash
from ..resolve.mentions import Registry, first_words
from ..resolve.resolver import Resolver
from ..vocabulary.actors import ActorLexicon, Alias, load_actors
from ..vocabulary.frames import FrameSet, load_frames
from ..vocabulary.schema import Schema, load_schema
from ..vocabulary.words import Words, load_words
from .attribution import Attribution, Voice
from .coding import category
from .conditions import Conditions
from .context import Meaning
from .dates import find_dates
from .discourse import Discourse
from .drafts import Draft, Filling, governing_verb
from .matching import Match, Matcher
from .phrases import phrase
from .speech import Speech

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..language.pipeline import Parsed


@dataclass
class Extractor:
    """Extracts the events of documents; holds the vocabulary and no state of any document."""

    lexicon: ActorLexicon
    frames: FrameSet
    schema: Schema
    words: Words

    @classmethod
    def load(cls) -> Extractor:
        """An extractor over the ontology that ships with accord."""
        return cls(load_actors(), load_frames(), load_schema(), load_words())

    @cached_property
    def _firsts(self) -> dict[str, int]:
        return first_words(self.lexicon)

    @cached_property
    def _surfaces(self) -> dict[str, Alias | None]:
        return {}

    def read(self, document_id: str, parsed: Sequence[Parsed]) -> Reading:
        """The document's parses with everything that rules ask of them."""
        return Reading(self, document_id, parsed)

    def extract(self, document: Document, parsed: Sequence[Parsed]) -> list[Event]:
        """The events of a document in the order of its text."""
        reading = self.read(document.id, parsed)
        drafts = [draft for piece in parsed for draft in reading.drafts(piece)]
        discourse = Discourse(drafts, reading.resolver)
        discourse.settle(drafts)
        for draft in drafts:
            discourse.fill(draft, self.frames.implicit.get(draft.type, {}))
        return _finish(document, parsed, drafts, reading)


class Reading:
    """One document as its rules see it."""

    def __init__(self, extractor: Extractor, document_id: str, parsed: Sequence[Parsed]) -> None:
        words = extractor.words
        docs = [piece.doc for piece in parsed]
        self.extractor = extractor
        self.clauses = Clauses(words)
        registry = Registry(extractor.lexicon, found=extractor._surfaces)  # noqa: SLF001
        self.resolver = Resolver(docs, registry, words, extractor._firsts, document_id)  # noqa: SLF001
        self.attribution = Attribution(docs, self.resolver, self.clauses, words)
        self.matcher = Matcher(extractor.frames, self.clauses, self.resolver, words)
        self.meaning = Meaning(words, self.matcher.frames_at)
        self.conditions = Conditions(self.clauses, self.meaning, words)
        self.filling = Filling(self.resolver, self.attribution, extractor.schema, words)
        plover = {name: event.plover for name, event in extractor.schema.events.items()}
        self.speech = Speech(
            clauses=self.clauses,
            resolver=self.resolver,
            attribution=self.attribution,
            meaning=self.meaning,
            frames=extractor.frames,
            words=words,
            plover=plover,
            acts=self.acts,
        )

    def acts(self, token: Token) -> bool:
        """Whether the phrase is of somebody who can act, named or described."""
        return self.matcher.classes.is_a(token, "actor")

    def drafts(self, piece: Parsed) -> Iterator[Draft]:
        """The drafts of a paragraph, in the order of their triggers, each word evoking a class once."""
        taken: dict[str, set[int]] = {}
        for token in piece.doc:
            matches = [each for each in self.matcher.match(token) if isinstance(each, Match)]
            matches += self.speech.matches(token)
            for match in matches:
                draft = self._draft(match, piece)
                if draft is None:
                    continue
                here = {word.i for word in draft.words}
                if here & taken.setdefault(draft.type, set()):
                    continue
                taken[draft.type] |= here
                yield draft

    def _draft(self, match: Match, piece: Parsed) -> Draft | None:
        frame, token = match.frame, match.trigger
        events = self.extractor.schema.events
        polarity = frame.polarity or self.meaning.polarity(token)
        modality = self.meaning.modality(token, frame)
        if frame.event != "Demand" and self.speech.commands(token):
            modality = "required"  # what an imperative asks for
        bonds = self.conditions.of(token)
        if bonds and modality in {"possible", "intended"}:
            modality = "conditional"
        kind = frame.event
        if any(word.lower_ in self.extractor.words["polarity.negators"] for word in match.words):
            polarity = "affirmed"  # "no room for": the negation is part of what is said
        if polarity == "negated" and frame.when_negated is not None:
            kind, polarity = frame.when_negated, "affirmed"
            modality = "conditional" if bonds else "actual"
        if polarity == "negated" and modality == "offered":
            modality = "actual"
        if frame.when_content_negated is not None and any(
            self.meaning.negated(c) for c in match.roles.get("content", [])
        ):
            kind = frame.when_content_negated
        speaker, outlet = self.attribution.voices(token)
        heads = {role: list(tokens) for role, tokens in match.roles.items()}
        if kind == "Release" and self._own_people(heads):
            heads.pop("actor", None)  # "our hostages" are let go by whoever holds them
        roles = self.filling.roles(heads, piece)
        roles = {role: fillers for role, fillers in roles.items() if role in events[kind].roles}
        if frame.speech and (own := self._self_speaker(heads)) is not None and (speaker is None or speaker is outlet):
            speaker = own
        draft = Draft(
            type=kind,
            plover=frame.plover if frame.plover and kind == frame.event else events[kind].plover,
            frame=frame,
            trigger=token,
            words=match.words,
            offset=piece.block.start,
            roles=roles,
            heads=heads,
            polarity=polarity,
            modality=modality,
            speaker=speaker,
            outlet=outlet,
            bonds=bonds,
            hedged=self.meaning.hedged(token),
        )
        if "recipient" in events[kind].roles:
            self.filling.addressee(draft, piece)
        return draft

    def _own_people(self, heads: dict[str, list[Token]]) -> bool:
        return any(
            self.resolver.first_person(child) and child.dep_ == "nmod:poss"
            for head in heads.get("captive", [])
            for each in [head, *children(head, "nmod")]
            for child in each.children
        )

    def _self_speaker(self, heads: dict[str, list[Token]]) -> Voice | None:
        """A person, named or not, who makes a demand, an offer ... is the source of it."""
        for head in heads.get("actor", []):
            if self.resolver.first_person(head):
                continue
            actor = self.resolver.actor(head, source=True)
            if actor is not None and actor.kind == "Person":
                return Voice(actor, head)
        return None


def _finish(document: Document, parsed: Sequence[Parsed], drafts: list[Draft], reading: Reading) -> list[Event]:
    """Events out of drafts: ids, sentences, dates, links between events."""
    by_doc = {id(piece.doc): piece for piece in parsed}
    ids = {id(draft): content_hash(document.id, draft.type, draft.start, draft.end) for draft in drafts}
    events = []
    for draft in drafts:
        piece = by_doc[id(draft.trigger.doc)]
        start, end = _sentence(draft.trigger, document.text, piece.block.start)
        part = _part_of(draft, drafts, ids)
        conditions = []
        for bond in draft.bonds:
            low, high = phrase(bond.head)
            inside = [other for other in drafts if other.trigger.doc is bond.head.doc and other is not draft
                      and any(each.i == other.trigger.i for each in bond.head.subtree)]  # fmt: skip
            linked = ids[id(inside[0])] if inside else None
            text = document.text[piece.block.start + low : piece.block.start + high]
            conditions.append(Condition(text, piece.block.start + low, piece.block.start + high, bond.cue, linked))
        events.append(
            Event(
                id=ids[id(draft)],
                doc=document.id,
                type=draft.type,
                plover=category(draft.plover, draft.modality, embedded=part is not None, words=reading.extractor.words),
                trigger=document.text[draft.start : draft.end],
                start=draft.start,
                end=draft.end,
                sentence=document.text[start:end],
                sentence_start=start,
                sentence_end=end,
                roles=_current(draft, reading),
                rule=draft.frame.rule,
                polarity=draft.polarity,
                modality=draft.modality,
                speaker=None
                if draft.speaker is None
                else reading.filling.voice(draft.speaker, by_doc[id(draft.speaker.token.doc)]),
                outlet=None
                if draft.outlet is None
                else reading.filling.voice(draft.outlet, by_doc[id(draft.outlet.token.doc)]),
                date=_date(draft, document, piece),
                conditions=tuple(conditions),
                part_of=part,
                hedged=draft.hedged,
                confidence=_confidence(draft),
            )
        )
    return sorted(events, key=lambda event: (event.start, event.end, event.type))


def _current(draft: Draft, reading: Reading) -> dict[str, tuple[Filler, ...]]:
    del reading
    return {role: fillers for role, fillers in sorted(draft.roles.items()) if fillers}


def _sentence(token: Token, text: str, offset: int) -> tuple[int, int]:
    sentence = token.sent
    start, end = offset + sentence.start_char, offset + sentence.end_char
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _date(draft: Draft, document: Document, piece: Parsed) -> Date | None:
    """The date that the event's own clause gives."""
    sentence = draft.trigger.sent
    verb = governing_verb(draft.trigger)
    best = None
    for start, end, date in find_dates(sentence.text, document.date):
        span = piece.doc.char_span(sentence.start_char + start, sentence.start_char + end, alignment_mode="expand")
        if span is None:
            continue
        head = span.root
        owners = []
        for _ in range(4):
            head = head.head
            owners.append(head.i)
            if head.pos_ in {"VERB", "AUX"} or head.head is head:
                break
        if draft.trigger.i in owners:
            return date
        if verb.i in owners and base(draft.trigger) in {"obj", "nsubj", "ROOT", "obl"} and best is None:
            best = date
    return best


def _part_of(draft: Draft, drafts: list[Draft], ids: dict[int, str]) -> str | None:
    """The nearest speech act whose content holds the event."""
    best: tuple[int, str] | None = None
    for other in drafts:
        if (
            other is draft
            or other.trigger.doc is not draft.trigger.doc
            or not (other.frame.content or other.frame.speech)
        ):
            continue
        for head in other.heads.get("content", []):
            if head.i == other.trigger.i:
                continue
            inside = [each.i for each in head.subtree]
            if draft.trigger.i in inside and (best is None or len(inside) < best[0]):
                best = (len(inside), ids[id(other)])
    return None if best is None else best[1]


def _confidence(draft: Draft) -> float:
    """How far the claim is spelled out: less for nouns, for roles left unsaid, for hearsay."""
    value = 0.9 if draft.trigger.pos_ == "VERB" else 0.8
    value -= 0.15 * len(draft.implicit)
    value -= 0.1 if draft.hedged else 0
    value -= 0.1 if not children(draft.trigger, "nsubj") and not draft.roles else 0
    return max(value, 0.3)
