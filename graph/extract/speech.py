"""Acts of speech that no word names: "the rebels must disarm" in somebody's mouth, "Free them!" in a quotation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..language.clauses import Clauses
from ..language.tree import base, children, conjunct_head, is_infinitive, is_passive, is_verb
from ..resolve.antecedents import is_plural
from ..resolve.resolver import Resolver
from ..vocabulary.frames import Frame, FrameSet
from ..vocabulary.words import Words
from .attribution import Attribution
from .context import Meaning
from .matches import Match
from .unworded import IMPERATIVE, OBLIGATION, PROMISE, REFUSAL, WARNING
from .voices import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING = frozenset({'"', "“", "‘", "'", "``", "«", ".", "!", "?", ":", ";", "–", "—", "…"})  # noqa: RUF001
"""What an imperative can begin after."""


class Speech:
    """Finds demands made by a modal or an imperative; they need a speaker."""

    def __init__(
        self,
        *,
        clauses: Clauses,
        resolver: Resolver,
        attribution: Attribution,
        meaning: Meaning,
        frames: FrameSet,
        words: Words,
        plover: Mapping[str, str],
        acts: Callable[[Token], bool],
    ) -> None:
        self._clauses = clauses
        self._resolver = resolver
        self._attribution = attribution
        self._meaning = meaning
        self._frames = frames
        self._words = words
        self._plover = plover
        self._acts = acts

    def matches(self, token: Token) -> list[Match]:
        """The demand that the token makes by being a modal or an imperative, if it does."""
        if token.pos_ == "AUX" and token.lower_ in self._words["modality.aux_obliging"] and base(token) == "aux":
            return self._obligation(token, token.head)
        if token.lemma_ in {"need", "have"} and token.pos_ == "VERB" and self._has_to(token):
            if token.tag_ == "VBD" and "ccomp" not in {base(token), base(conjunct_head(token))}:
                return []  # "had to be saved": a need of the past; but "said that they had to leave"
            return self._obligation(token, children(token, "xcomp")[0])
        if is_verb(token) and (found := self._refusal(token) or self._own_act(token)):
            return found
        if token.tag_ == "VB" and self._imperative(token):
            return self._command(token)
        return []

    def _has_to(self, token: Token) -> bool:
        """Whether a verb lays an infinitive on its subject: "have to leave", "need to leave"; not "have no plan to"."""
        infinitives = [each for each in children(token, "xcomp") if is_infinitive(each)]
        return bool(infinitives) and not children(token, "obj") and not self._meaning.negated(token)

    def _obligation(self, token: Token, verb: Token) -> list[Match]:
        speaker, _ = self._attribution.voices(token)
        if speaker is None or not self._negotiable(verb) or "have" in {each.lower_ for each in children(verb, "aux")}:
            return []
        anybody = self._words["pronouns.indefinite"] | {"person"}  # what the law asks of "any person" is no demand
        obliged = [
            each for each in self._clauses.surface_subject(verb) if self._acts(each) and each.lower_ not in anybody
        ]
        own = self._resolver.side(speaker.actor).id
        weak = token.lower_ != "must" and token.pos_ == "AUX"
        unsaid = verb.pos_ != "VERB" or is_passive(verb) or self._meaning.negated(verb)
        if weak and (unsaid or verb.dep_ == "acl:relcl" or base(verb) == "advcl"):
            return []
        # "We must act": what one's own side must do is demanded of nobody.
        if not obliged or all(self._resolver.first_person(each) or self._same(each, own) for each in obliged):
            return []
        return [Match(OBLIGATION, token, (token,), {"recipient": obliged, "content": [verb]}, {})]

    def _refusal(self, token: Token) -> list[Match]:
        """Refusals, such as "The rebels will not join the talks": what somebody will not do is refused."""
        if (denied := self._denied_outright(token)) is not None:
            return [Match(REFUSAL, token, (token,), {"content": [denied]}, {})]
        going = base(token) == "xcomp" and token.head.lemma_ == "go" and token.head.tag_ == "VBG"
        going = going and bool(children(token.head, "aux"))  # "without going to work" is no plan
        verb = token.head if going else token
        objects = [inner.lower_ for each in children(verb, "obj") for inner in (each, *children(each, "det"))]
        said_no = any(child.lower_ in self._words["polarity.negators"] for child in verb.children)
        said_no = said_no or any(word in self._words["polarity.negators"] for word in objects)
        if not said_no or base(verb) == "acl" or self._meaning.subordinator(verb):
            return []  # "no person shall build a station" is a rule, and nobody's refusal
        will = any(child.lower_ in self._words["modality.aux_refusal"] for child in children(token, "aux"))
        if not will and not going and not self._never_does(token):
            return []
        subjects = self._clauses.logical_subject(token)
        speaker, _ = self._attribution.voices(token)
        if self._harms(token):
            held = any(
                self._plover.get(f.event) in self._words["plover.conflict"] for f in self._meaning.frames_at(token)
            )
            own = held and speaker is not None and any(self._own(each, speaker) for each in subjects)
            return [Match(PROMISE, token, (token,), {"actor": subjects, "content": [token]}, {})] if own else []
        if token.lemma_ in self._words["verbs.cowing"] and is_passive(token):
            subjects = self._clauses.surface_subject(token)  # "We will not be intimidated"
            mine = speaker is not None and any(self._own(each, speaker) for each in subjects)
            return [Match(REFUSAL, token, (token,), {"actor": subjects, "content": [token]}, {})] if mine else []
        who = [each for each in subjects if self._acts(each) and self._speaks_for_a_side(each, speaker)]
        mine = speaker is not None and any(self._own(each, speaker) for each in who)
        leaves = token.lemma_ in self._words["verbs.leaving"] and mine
        if not who or not (leaves or self._negotiable(token)) or self._says_no(token):
            return []
        return [Match(REFUSAL, token, (token,), {"actor": who, "content": [token]}, {})]

    def _denied_outright(self, token: Token) -> Token | None:
        """What a speaker says there will be none of: "There will be no talks", "Not one man will be freed"."""
        will = any(child.lower_ in self._words["modality.aux_refusal"] for child in children(token, "aux"))
        if not will or self._attribution.voices(token)[0] is None or self._meaning.subordinator(token):
            return None
        given = {token.head, *children(token.head, "obj", "obl")}
        if any(each.lemma_.lower() in self._words["nouns.word_given"] for each in given):
            return None  # "made do with a promise that no plane would fly"
        for subject in children(token, "nsubj"):
            opening = [each.lower_ for each in children(subject, "det", "advmod", "cc")]
            put = self._words["nouns.arrangement"] | self._words["nouns.stake"] | self._words["nouns.hostilities"]
            none = not self._words["polarity.negators"].isdisjoint(opening)
            there = token.lemma_ == "be" and bool(children(token, "expl")) and subject.lemma_.lower() in put
            moves = token.lemma_ in self._words["verbs.leaving"]  # "not one bus will leave"
            done = moves or (is_passive(token) and self._negotiable(token) and not self._harms(token))
            if (none or self._none(subject)) and (there or done):
                return subject
        return None

    def _none(self, subject: Token) -> bool:
        return subject.lower_ in self._words["polarity.negators"]

    def _never_does(self, token: Token) -> bool:
        """A refusal by custom: "We do not negotiate with kidnappers" in the mouth of a side."""
        custom = any(child.lower_ in {"do", "does"} for child in children(token, "aux"))
        subjects = children(token, "nsubj")
        speaker, _ = self._attribution.voices(token)
        if not subjects or speaker is None or not (subjects[0].lower_ == "we" or self._own(subjects[0], speaker)):
            return False
        # "We are not going back": what one is not doing, of those who have stopped doing it
        leaving = token.lemma_ in self._words["verbs.leaving"] and not children(token, "xcomp")
        now = any(child.tag_ in {"VBP", "VBZ"} for child in children(token, "aux"))
        going = leaving and token.tag_ == "VBG" and now
        events = {frame.event for frame, _ in self._frames.index.get(("VERB", token.lemma_.lower()), ())}
        return going or (custom and bool(events & self._words["polarity.yielding"]))

    def _own_act(self, token: Token) -> list[Match]:
        """What a speaker says that their own side will do, unless the verb above has said that it is a threat."""
        return [] if self._meaning.announced(token) else self._warning(token) or self._promise(token)

    def _warning(self, token: Token) -> list[Match]:
        """Threats: hostile acts that a speaker announces as their own side's ("We will suspend all aid unless ...")."""
        if self._meaning.negated(token) or not any(
            c.lower_ in self._words["modality.aux_refusal"] for c in children(token, "aux")
        ):
            return []
        found = self._frames.index.get(("VERB", token.lemma_.lower()), ())
        near = {inner.lower_ for inner in token.subtree}
        held = self._meaning.frames_at(token)
        frames = held or [frame for frame, trigger in found if near.issuperset(trigger.rest) and _tells(frame)]
        hostile = sum(self._plover.get(frame.event) in self._words["plover.conflict"] for frame in frames)
        if not hostile or (not held and 2 * hostile <= len(frames)):
            return []  # nothing of the kind, or a verb that oftener says something else ("extend the deal")
        speaker, _ = self._attribution.voices(token)
        subjects = self._clauses.logical_subject(token)
        if speaker is None or not subjects:
            return []
        first, own = self._resolver.first_person(subjects[0]), self._own(subjects[0], speaker)
        warns = any(each.lemma_ in self._words["verbs.warning"] for each in token.ancestors)
        if not own or not (first or warns or self._meaning.conditional(token)):
            return []
        objects = self._clauses.arguments(token).get("object", [])
        target = [each for each in objects if self._resolver.actor(each) is not None]
        return [Match(WARNING, token, (token,), {"actor": subjects, "recipient": target, "content": [token]}, {})]

    def _promise(self, token: Token) -> list[Match]:
        """Offers: what a speaker says their own side will do ("We will let them go", "would pull back if ...")."""
        auxiliaries = {child.lower_ for child in children(token, "aux")}
        will = bool(auxiliaries & self._words["modality.aux_refusal"])
        may = bool(auxiliaries & self._words["modality.aux_possible"])
        if not (will or may) or self._meaning.negated(token) or base(token) == "advcl":
            return []
        speaker, _ = self._attribution.voices(token)
        subjects = self._clauses.logical_subject(token)
        if speaker is None or not subjects or not self._own(subjects[0], speaker):
            return []
        ours = self._resolver.first_person(subjects[0]) and subjects[0].lower_ == "we"
        below = [token, *children(token, "obj", "xcomp", "obl")]
        events = {frame.event for each in below for frame in self._meaning.frames_at(each)}
        if "Offer" in events or not events & self._words["polarity.promised"]:
            return []
        hinted = any(each.lemma_ in self._words["verbs.hinting"] for each in token.ancestors)
        if not self._meaning.conditional(token) and not (ours and will) and not hinted:
            return []
        return [Match(PROMISE, token, (token,), {"actor": subjects[:1], "content": [token]}, {})]

    def _own(self, subject: Token, speaker: Voice) -> bool:
        """Whether a subject is the speaker's own side: "we", the side by name, or the pronoun of who says so."""
        if self._resolver.first_person(subject) or self._same(subject, self._resolver.side(speaker.actor).id):
            return True
        who = speaker.token
        if subject.lower_ in self._words["pronouns.plural"]:
            fits = is_plural(who)
        else:
            kind = "person" if speaker.actor.kind == "Person" else "thing"
            fits = subject.lower_ in self._words[f"pronouns.{kind}"]
        return fits and any(each == who.head for each in subject.ancestors)

    def _harms(self, verb: Token) -> bool:
        """Whether the verb says nothing but acts of conflict."""
        events = {
            frame.event
            for frame, trigger in self._frames.index.get(("VERB", verb.lemma_.lower()), ())
            if not trigger.rest and _tells(frame)
        }
        return bool(events) and all(self._plover.get(event) in self._words["plover.conflict"] for event in events)

    def _speaks_for_a_side(self, subject: Token, speaker: Voice | None) -> bool:
        """Whether "we" is somebody's side; "I will not" is a person's own business."""
        if not self._resolver.first_person(subject):
            return True
        return speaker is not None and subject.lower_ == "we"

    def _says_no(self, token: Token) -> bool:
        """Whether a frame that holds of the verb turns into a refusal when it is denied."""
        return any(frame.when_negated or frame.event == "Rejection" for frame in self._meaning.frames_at(token))

    def _same(self, token: Token, side: str) -> bool:
        actor = self._resolver.actor(token)
        return actor is not None and self._resolver.side(actor).id == side

    def commands(self, token: Token) -> bool:
        """Whether the token is an imperative that demands something."""
        if token.tag_ != "VB":
            return False
        return self._bids(token) or (self._imperative(token) and bool(self._command(token)))

    def _bids(self, token: Token) -> bool:
        """Whether a bare verb in a quotation tells somebody what to do: "If they come, take knives and attack them"."""
        first = conjunct_head(token) if base(token) == "conj" else token
        bare = all(
            each.tag_ == "VB" and not children(each, "nsubj", "aux", "mark", "cop", "expl") for each in (token, first)
        )
        return bare and base(first) == "parataxis" and self._attribution.quoted(token)

    def _imperative(self, token: Token) -> bool:
        if children(token, "nsubj", "aux", "mark", "cop") or base(token) not in {"ROOT", "ccomp", "parataxis", "conj"}:
            return False
        first = token.left_edge
        opens = first.is_sent_start or not first.i or first.nbor(-1).text in OPENING
        # "the Kiss & Fly car park" commands nobody
        return opens and token.is_title and self._attribution.quoted(token)

    def _command(self, token: Token) -> list[Match]:
        speaker, _ = self._attribution.voices(token)
        if token.lemma_ == "let":
            return self._allowed(token) if speaker is not None else []
        if speaker is None or not self._negotiable(token):
            return []
        return [Match(IMPERATIVE, token, (token,), {"content": [token]}, {})]

    def _allowed(self, token: Token) -> list[Match]:
        """Demands of others: "Let them withdraw first"; not "Let us wait"."""
        told = [each for each in children(token, "obj") if not self._resolver.first_person(each) and self._acts(each)]
        asked = [each for each in children(token, "xcomp", "ccomp") if self._negotiable(each)]
        if not told or not asked:
            return []
        return [Match(IMPERATIVE, token, (token,), {"recipient": told, "content": asked}, {})]

    def _negotiable(self, verb: Token) -> bool:
        """Whether what is asked is itself an event that negotiations are about."""
        if verb.lemma_ in self._words["verbs.due"]:
            return True
        below = [verb, *children(verb, "obj", "xcomp", "conj", "obl")]
        return any(self._evokes(part, each) for each in below for part in ("VERB", "NOUN"))

    def _evokes(self, part: str, token: Token) -> bool:
        """Whether a frame has the word for a trigger, together with what else the trigger needs."""
        near = {inner.lemma_.lower() for inner in token.subtree} | {inner.lower_ for inner in token.subtree}
        return any(near.issuperset(each.rest) for _, each in self._frames.index.get((part, token.lemma_.lower()), ()))


def _tells(frame: Frame) -> bool:
    """Whether a frame's verbs say by themselves what is done: "seize" does, "put" only with what the topic must be."""
    return "topic" not in frame.require
