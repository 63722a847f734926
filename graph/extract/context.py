"""Modality: how an event is meant, from what governs it.

Starting at the trigger, the tree is climbed through everything that the event is the complement
of; the nearest word that decides wins. Word lists: `ontology/cues/modality.toml`, `conditions.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.tree import (
    base,
    case,
    children,
    conjunct_head,
    in_the_past,
    is_asked,
    is_due,
    is_infinitive,
    is_naming,
    is_passive,
    is_relative,
    is_verb,
)
from ..records import Modality
from ..vocabulary.frames import Frame
from .negation import climb, lemma_of
from .suppositions import Suppositions

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLEMENTS = frozenset({"xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "nsubj", "compound", "amod", "iobj"})
ARGUMENTS = frozenset({"obj", "nmod", "obl", "nsubj"})
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "compound"})
CONTENT = frozenset({"for", "to", "on", "of", "about", "that", "over", "into"})
"""Prepositions that open the content of a speech act."""
PURPOSE = frozenset({"at", "on", "for", "to", "towards", "toward", "of"})
"""Prepositions that join a gerund to the word whose aim it is."""
GOVERNING = frozenset({"for", "to", "of", "on", "about", "against", "towards"})
"""Prepositions through which a word of hoping, planning, needing governs."""


class Meaning(Suppositions):
    """Reads polarity and modality off a tree."""

    # ---- modality ------------------------------------------------------------------------------

    def modality(self, token: Token, frame: Frame) -> Modality:
        """One of the six values, by the nearest governing word; `actual` where nothing governs."""
        found = self._unclimbed(token, frame)
        if found is not None:
            return found
        for below, head in climb(token):
            label = base(below)
            inherited = self._condition_clause(below)
            if inherited is not None:
                return inherited
            if not self._completes(below):
                break
            governed = self._governed(below, head, label, speech=frame.speech and below == token, direct=below == token)
            if governed is not None:
                return governed
            if label == "ccomp" and lemma_of(head) in self._words["verbs.reporting"]:
                break
            if (above := self._through(below, head, label)) is not None:
                return above
        return frame.modality or "actual"

    def _unclimbed(self, token: Token, frame: Frame) -> Modality | None:
        """What the event's own words say of it, before anything that governs it is looked at."""
        if frame.tense is not None or self._took_place(token):
            return "actual"
        if (told := self._told(token)) is not None:
            return told
        if base(token) == "conj" and is_infinitive(token) and not is_infinitive(conjunct_head(token)):
            return "actual" if frame.speech else "intended"  # "as a gesture, and to press the rebels": what for
        planning = self._words["verbs.support"] & self._words["modality.intended"]
        if is_verb(token) and lemma_of(token) in planning and not frame.speech and frame.content is None:
            return "intended"  # "threatens sanctions", "plans a strike": the verb says how its noun is meant
        if self.conditional(token):
            return "conditional"
        if frame.speech and not is_verb(token) and token.pos_ != "ADJ":
            return "actual"  # a demand that is rejected has been made
        if self._supposed(token):
            return "conditional"
        planned = self._words["nouns.arrangement"] | self._words["modality.own_efforts"]
        if base(token) == "compound" and self._own(token.head) == "possible":
            return "possible"  # "a possible ceasefire deal"
        # "truce talks", "a ceasefire proposal"
        return "possible" if base(token) == "compound" and lemma_of(token.head) in planned else None

    def _took_place(self, token: Token) -> bool:
        """Whether a relative clause says of a noun that it came about: "the raid that took place in May"."""
        words = self._words
        about = words["verbs.happening"] | words["verbs.support"] | words["modality.achieved"]
        unreal = words["modality.intended"] | words["modality.offered"] | words["modality.required"]
        return not is_verb(token) and any(
            clause.dep_ == "acl:relcl"
            and in_the_past(clause)
            and lemma_of(clause) in about - unreal
            and not self.negated(clause)
            and any(is_relative(each) for each in children(clause, "nsubj"))
            for clause in token.children
        )

    def _told(self, token: Token) -> Modality | None:
        """What the auxiliaries and modifiers of the event say, and who tells it: "said that it would leave"."""
        own = self._own(token)
        if own == "intended" and self._doubted(token):
            return "possible"
        if own is None and self._open(token):
            return "possible"
        foreseen = own == "possible" and (self._future_in_past(token) or self._provided(token))
        return "intended" if foreseen else own

    def _open(self, token: Token) -> bool:
        """Whether it is a question if the event takes place, or it is only what is spoken of.

        "did not say whether he backs the truce", "the main issue was the release", "between leaving and ..."
        """
        marks = {mark.lower_ for mark in children(token, "mark")}
        if "between" in marks or ("whether" in marks and self.negated(token.head)):
            return True
        spoken_of = self._words["modality.spoken_of"] | self._words["modality.likelihood"]
        noun = not is_verb(token) and bool(children(token, "cop"))
        return noun and any(lemma_of(subject) in spoken_of for subject in children(token, "nsubj"))

    def _provided(self, token: Token) -> bool:
        """Whether "would" is what an arrangement provides for: "under the accord both sides would withdraw"."""
        clauses = [token, *([conjunct_head(token)] if base(token) == "conj" else [])]
        under = [each for clause in clauses for each in children(clause, "obl") if case(each) == "under"]
        return any(lemma_of(each) in self._words["nouns.arrangement"] for each in under)

    def _doubted(self, token: Token) -> bool:
        """Whether what will be is only likely or hoped for ("hopes that they will be freed")."""
        doubts = self._words["modality.likelihood"] | self._words["modality.possible"]
        return base(token) in {"ccomp", "csubj", "acl"} and token.dep_ != "acl:relcl" and lemma_of(token.head) in doubts

    def _completes(self, below: Token) -> bool:
        """Whether the token is a complement of its head, so that what governs the head governs it."""
        if base(below) == "advcl" and not is_infinitive(below):
            # "aimed at freeing"; not "fled after freeing", "accused of freeing"
            aims = self._words["modality.intended"] | self._words["modality.own_efforts"]
            marked = any(mark.lower_ in PURPOSE for mark in children(below, "mark", "case"))
            return below.tag_ == "VBG" and marked and lemma_of(below.head) in aims
        return base(below) in COMPLEMENTS and below.dep_ != "acl:relcl" and not self._reduced(below)

    def _through(self, token: Token, head: Token, label: str) -> Modality | None:
        """The modality of the verb that holds the event as an argument ("will hold talks")."""
        if label not in {"obj", "nsubj", "obl"} or not is_verb(head):
            return None
        about = label != "obl" or lemma_of(head) in self._words["verbs.support"]
        own = self._own(head) if about else "possible" if self._may_bring(token, head) else None
        takes_place = self._words["verbs.happening" if label == "nsubj" else "verbs.support"]
        if own == "possible" and label != "obl" and lemma_of(head) in takes_place and self._future_in_past(head):
            return "intended"
        return own or ("conditional" if self.conditional(head) else None)

    def _may_bring(self, token: Token, head: Token) -> bool:
        """Whether the event is one of a kind, of which something might come: "could arise from a hasty withdrawal"."""
        unknown = any(child.lower_ in {"a", "an", "any"} for child in children(token, "det"))
        return unknown and case(token) in {"from", "through", "by"} and self._own(head) == "possible"

    def _reduced(self, token: Token) -> bool:
        """Whether the token heads a reduced relative clause or a participle before a noun: what it says is so."""
        return base(token) == "amod" or (
            base(token) == "acl" and token.tag_ in {"VBN", "VBG"} and not children(token, "mark", "case")
        )

    def _own(self, token: Token) -> Modality | None:
        words = self._words
        for child in token.children:
            label, form = base(child), child.lower_
            if label in {"cop", "aux"} and is_due(token, child):
                return "intended"  # "are to meet", "were to be lifted"
            inverted = label == "aux" and child == token.left_edge and bool(children(token, "nsubj"))
            if inverted and form in words["conditions.inversions"]:
                return "conditional"
            if label == "aux":
                if form in words["modality.aux_required"]:
                    return "required"
                if form in words["modality.aux_intended"]:
                    return "conditional" if self.conditional(token) else "intended"
                if form in words["modality.aux_possible"]:
                    return "conditional" if self.conditional(token) else "possible"
            elif label in {"amod", "det", "compound"} and not is_verb(token):
                if form in words["modality.intended_modifiers"]:
                    return "intended"
                if form in words["modality.possible_modifiers"]:
                    return "possible"
        return None

    def _future_in_past(self, token: Token) -> bool:
        """Whether "would" is the "will" of somebody whose words are told in the past ("said that it would leave")."""
        if not any(child.lower_ in self._words["modality.aux_refusal"] for child in children(token, "aux")):
            return False
        while base(token) == "conj" and token.head != token:
            token = conjunct_head(token)
        head = token.head
        return (
            base(token) in {"ccomp", "acl"} and head.tag_ == "VBD" and lemma_of(head) in self._words["verbs.reporting"]
        )

    def _governed(self, below: Token, head: Token, label: str, *, speech: bool, direct: bool) -> Modality | None:
        """The modality that a governing word gives to its complement."""
        words, lemma = self._words, lemma_of(head)
        if label == "ccomp" and is_asked(below):
            return None  # "asked whether they would leave"
        if (told := self._told_of(below, head, label)) is not None:
            return told
        wish = words["modality.intended"] & words["modality.required"]
        others = children(head, "obj", "iobj") or any(frame.event == "Ceasefire" for frame in self.frames_at(below))
        if label == "xcomp" and lemma in wish and is_verb(head) and not is_passive(head) and not others:
            return "intended"  # "want to leave"; not "want them to leave", "want to end the war"
        if label in {"xcomp", "acl", "advcl"} and lemma in words["modality.own_efforts"] and is_verb(below):
            return "possible" if lemma_of(below) in words["modality.possible"] else "intended"
        for frame in self.frames_at(head):
            if frame.content is not None and self._is_content(below, head, label, frame):
                # "refused to withdraw": what is not done is no mere possibility
                refused = label == "xcomp" and lemma in words["polarity.negative_implicatives"]
                return "actual" if refused else frame.content
        if label == "nsubj":
            return "possible" if lemma in words["modality.likelihood"] and not is_verb(head) else None
        governs = words["modality.intended"] | words["modality.possible"]
        if label == "advcl" and head.pos_ != "ADJ" and lemma not in governs:
            # An infinitive of purpose: what the subject means to bring about.
            return "actual" if speech else "intended" if direct else "possible"
        loose = label in {"compound", "amod", "iobj"} and lemma not in words["modality.possible"]
        named = is_naming(head)  # "called the accord a mistake" asks for none
        if loose or named or (label in {"obl", "nmod"} and case(below) not in GOVERNING):
            return None
        modalities: tuple[Modality, ...] = ("required", "offered", "intended", "possible")
        found = next((modality for modality in modalities if lemma in words[f"modality.{modality}"]), None)
        return "required" if self.obliged(below, head) else found

    def _told_of(self, below: Token, head: Token, label: str) -> Modality | None:
        """The modality that a head gives its complement by telling what was so, came about, or is provided for."""
        if label == "ccomp" and lemma_of(head) in self._words["verbs.reporting"] and in_the_past(below):
            return "actual"  # "insisted that she was never asked"
        if label == "acl" and self._provided_for(below, head):
            return "intended"
        return self._brought_about(head, label) if label in ARGUMENTS else None

    def _provided_for(self, below: Token, head: Token) -> bool:
        """Whether a clause is what a paper or an accord provides for: "the agreement on sending", "a bill to ban"."""
        papers = self._words["nouns.accord"] | self._words["nouns.act_of_law"]
        gerund = below.tag_ == "VBG" and any(each.lower_ in PURPOSE for each in children(below, "mark", "case"))
        return lemma_of(head) in papers and (gerund or is_infinitive(below)) and not self.negated(head)

    def _brought_about(self, head: Token, label: str) -> Modality | None:
        """The modality that a verb gives its object: what is stopped was going on, what is put off is planned."""
        lemma = lemma_of(head)
        helped = base(head) == "xcomp" and lemma_of(head.head) in self._words["modality.helping"]
        told = (head.head if helped else head).tag_ in {"VBD", "VBN"}
        achieved = label in {"obj", "compound"} and told and lemma in self._words["modality.achieved"]
        if achieved or lemma in self._words["modality.ongoing_objects"]:
            return "actual"  # "negotiated their release in May": it came about
        return "intended" if lemma in self._words["modality.planned_objects"] else None

    def _is_content(self, below: Token, head: Token, label: str, frame: Frame) -> bool:
        """Whether the token belongs to what a speech act demands, offers, refuses ..."""
        if label in {"obl", "nmod"}:
            return case(below) in CONTENT | frame.functions("content")  # "threatened them with sanctions"
        return label in CLAUSES or (label == "obj" and below.i > head.i)

    def announced(self, token: Token) -> bool:
        """Whether the verb whose clause it is tells of a threat already ("warned that it would close the strait")."""
        clause = conjunct_head(token) if base(token) == "conj" else token
        return base(clause) == "ccomp" and any(frame.event == "Threat" for frame in self.frames_at(clause.head))

    def hedged(self, token: Token) -> bool:
        """Whether the text marks the event as hearsay ("reportedly", "are said to")."""
        hedges = self._words["modality.hedges"]
        if any(child.lower_ in hedges and base(child) == "advmod" for child in token.children):
            return True
        return any(
            base(below) == "xcomp"
            and (head.lower_ in hedges or any(c.lower_ in hedges for c in children(head, "advmod")))
            for below, head in climb(token)
        )
