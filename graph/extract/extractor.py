"""From a parsed document to its events: the stages of extraction, composed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..language.clauses import Clauses
from ..language.tree import children, is_foreign, is_verb
from ..records import Document, Event, Filler
from ..resolve.antecedents import is_plural
from ..resolve.mentions import first_words
from ..resolve.registry import Registry
from ..resolve.resolver import Resolver
from ..vocabulary.actors import ActorLexicon, Alias, load_actors
from ..vocabulary.frames import FrameSet, load_frames
from ..vocabulary.schema import Schema, load_schema
from ..vocabulary.words import Words, load_words
from .addressees import Addressees
from .answers import link_answers, link_replies
from .attribution import Attribution
from .bonds import inside, settle
from .circumstances import Circumstances
from .conditions import PRIOR, Bond, Conditions
from .context import Meaning
from .counts import of_targets, told_apart
from .discourse import Discourse
from .drafts import Draft, Filling
from .events import Finisher
from .matches import Match
from .matching import Matcher
from .memory import uncollected
from .merging import merged
from .sides import name_others, name_sides
from .speech import Speech
from .talk import Talk
from .topics import find_topics
from .voices import Voice, is_charge

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

    @uncollected()
    def extract(self, document: Document, parsed: Sequence[Parsed]) -> list[Event]:
        """The events of a document in the order of its text."""
        reading = self.read(document.id, parsed)
        drafts = [draft for piece in parsed for draft in reading.settled(piece)]
        told = drafts if reading.matcher.topics else []  # a long text about nothing of the kind has no two sides
        discourse = Discourse(told, reading.resolver, self.words)
        discourse.settle(drafts)
        name_sides(drafts, discourse.sides, reading.resolver, reading.filling.subject_above, self.words)
        name_others(drafts, discourse.camps, reading.resolver, reading.attribution.quoted, self.words)
        link_answers(drafts, reading.resolver, self.words)
        link_replies(drafts, reading.resolver, self.words)
        for draft in drafts:
            discourse.fill(draft, self.frames.implicit.get(draft.type, {}))
        link_answers(drafts, reading.resolver, self.words)  # once more: what has been filled in says who answers
        link_replies(drafts, reading.resolver, self.words, last=True)
        return Finisher(document, parsed, drafts, reading.filling, self.words).events()


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
        held = (frame for doc in docs for token in doc for frame in self.matcher.frames_at(token))
        self.matcher.about(find_topics(held, sum(map(len, docs)), words))
        self.talk = Talk(self.attribution, self.resolver, words)
        self.circumstances = Circumstances(self.resolver, words)
        self.meaning = Meaning(words, self.matcher.frames_at)
        self._sent = words["nouns.troops"] | words["nouns.group"]
        self.conditions = Conditions(self.clauses, self.meaning, words)
        self.filling = Filling(self.resolver, self.attribution, self.circumstances, extractor.schema, words)
        self.filling.careful = not self.matcher.topics  # ordinary news speaks of many people by turns
        self.addressees = Addressees(self.resolver, self.filling, words)
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

    def settled(self, piece: Parsed) -> list[Draft]:
        """The drafts of a paragraph, one an event, each with the conditions that are its own."""
        drafts = merged(list(self.drafts(piece)))
        settle(drafts, self.conditions)
        for draft in drafts:
            if draft.type in self.extractor.words["sides.warning"] and not draft.roles.get("recipient"):
                self.addressees.warned(draft, piece, self._bound(draft, drafts))
        return drafts

    def _bound(self, draft: Draft, drafts: Sequence[Draft]) -> list[Token]:
        """Who is to do what an event hangs on, or one that it says or is said by ("will pay if the firm ...")."""
        near = [draft, *(other for other in drafts if draft in inside(other, drafts) or other in inside(draft, drafts))]
        bonds = next((each.bonds for each in near if each.bonds), [])
        return [subject for bond in bonds for subject in self.clauses.logical_subject(bond.head)]

    def drafts(self, piece: Parsed) -> Iterator[Draft]:
        """The drafts of a paragraph, in the order of their triggers, each word evoking a class once."""
        taken: dict[str, set[int]] = {}
        talk = self.talk.of_nobody(piece.doc)
        sentences = [sentence for sentence in piece.doc.sents if not is_foreign(sentence)]
        for token, spoken in ((token, each.start in talk) for each in sentences for token in each):
            if spoken and self.talk.unsaid(token):
                continue
            matches = [each for each in self.matcher.match(token) if isinstance(each, Match)]
            matches += [each for each in self.speech.matches(token) if self.matcher.asked_about(each.frame)]
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
        if any(self._hangs(bond) for bond in bonds) or (
            bonds and (modality in {"possible", "intended"} or polarity == "negated")
        ):
            modality = "conditional"
        kind = frame.event
        if any(word.lower_ in self.extractor.words["polarity.negators"] for word in match.words):
            polarity = "affirmed"  # "no room for": the negation is part of what is said
        if polarity == "negated" and frame.when_negated is not None and not self.meaning.pending(token):
            kind, polarity = frame.when_negated, "affirmed"
            modality = modality if modality == "required" else "conditional" if bonds else "actual"
        if polarity == "negated" and modality == "offered":
            modality = "actual"
        denied = [head for head in match.roles.get("content", []) if self.meaning.negated(head)]
        if denied and frame.when_content_negated is not None:
            kind = frame.when_content_negated
        speaker, outlet = self.attribution.voices(token)
        if frame.reported and not (
            polarity == "affirmed" and modality == "actual" and self._of_another(match, speaker)
        ):
            return None
        heads = {role: list(tokens) for role, tokens in match.roles.items()}
        if kind == "Release" and self._own_people(heads):
            heads.pop("actor", None)  # "our hostages" are let go by whoever holds them
        if "place" in events[kind].roles and not heads.get("place"):
            heads["place"] = self.circumstances.place(kind, token, heads, match.arguments)
        if "duration" in events[kind].roles and not heads.get("duration"):
            heads["duration"] = self.circumstances.duration(token, match.words)
        roles = self.filling.roles(heads, piece, match.words)
        roles = {role: fillers for role, fillers in roles.items() if role in events[kind].roles}
        self._count(kind, roles, piece, match.arguments.get("object", []))
        charge = is_charge(token, self.extractor.words)  # of which the narrator tells only that somebody makes it
        heard = frame.speech and (speaker is None or speaker is outlet) and not charge
        speaker = (self._self_speaker(heads) if heard else None) or speaker
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
            self.addressees.named(draft, piece, self._said(draft))
        return draft

    def _count(self, kind: str, roles: dict[str, tuple[Filler, ...]], piece: Parsed, objects: list[Token]) -> None:
        """Fill the count, where a class is told of with the number of those who act, are sent or suffer it."""
        if kind in self.extractor.words["sides.counted"]:
            told_apart(roles, piece, objects, self._sent)
        elif kind in self.extractor.words["sides.suffered"]:
            of_targets(roles)

    def _of_another(self, match: Match, speaker: Voice | None) -> bool:
        """Whether who speaks by name, and is no outlet, speaks of another side than their own, in no other reproach."""
        above = match.trigger.head if is_verb(match.trigger.head) else match.trigger.head.head
        if above.lemma_ in self.extractor.words["verbs.accusing"] and above != match.trigger:
            return False
        tellers = [] if speaker is None else [speaker.actor]
        if match.roles.get("actor"):
            tellers = [each for head in match.roles["actor"] if (each := self.resolver.actor(head)) is not None]
        elif not tellers or tellers[0].kind == "Outlet":
            return False
        own = {self.resolver.side(each).id for each in tellers}
        told = [self.resolver.actor(head) for head in match.roles.get("recipient", [])]
        return all(each is None or self.resolver.side(each).id not in own for each in told)

    def _said(self, draft: Draft) -> list[Token]:
        """The heads of what an act of speech says, or of what an act is to say ("marched to demand elections").

        Who marches "to support Ghana", or "for Ghana", says nothing to Ghana.
        """
        contents = draft.heads.get("content", [])
        if draft.frame.speech:
            return contents
        implicit = self.extractor.frames.implicit.get(draft.type, {})
        if implicit.get("recipient") != "addressed":
            return []
        said = [*contents, *children(draft.trigger, "advcl", "acl", "xcomp")]
        return [each for each in said if self._against(each)]

    def _against(self, token: Token) -> bool:
        """Whether a clause says an act of conflict, or a noun may be of one: a name alone is whom the act is for."""
        if not is_verb(token):
            return self.resolver.mention(token) is None
        events = self.extractor.schema.events
        return any(events[frame.event].quad > 2 for frame in self.matcher.frames_at(token))

    def _hangs(self, bond: Bond) -> bool:
        """Whether the text says in so many words that the event hangs on the condition ("a condition for talks")."""
        words = self.extractor.words
        return bond.cue in words["conditions.nouns"] | words["conditions.hinged"] | {PRIOR}

    def _own_people(self, heads: dict[str, list[Token]]) -> bool:
        return any(
            self.resolver.first_person(child) and child.dep_ == "nmod:poss"
            for head in heads.get("captive", [])
            for each in [head, *children(head, "nmod")]
            for child in each.children
        )

    def _self_speaker(self, heads: dict[str, list[Token]]) -> Voice | None:
        """A person, named or not, who makes a demand, an offer ... is the source of it; "gunmen" are none."""
        sources = self.extractor.words["nouns.source"]
        for head in (each for each in heads.get("actor", []) if not self.resolver.first_person(each)):
            actor = self.resolver.actor(head, source=True)
            crowd = is_plural(head) and head.lemma_.lower() not in sources
            if actor is not None and actor.kind == "Person" and not (actor.anonymous and crowd):
                return Voice(actor, head)
        return None
