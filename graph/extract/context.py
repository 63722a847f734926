"""Polarity and modality: how an event is meant, from what governs it.

Starting at the trigger, the tree is climbed through everything that the event is the complement
of; the nearest word that decides wins. Word lists: `ontology/cues/polarity.toml`, `modality.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..language.tree import adverbial_clauses, base, case, children, conjunct_head, is_verb
from ..records import Modality, Polarity
from ..vocabulary.frames import Frame
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLEMENTS = frozenset({"xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "nsubj", "compound", "amod", "iobj"})
FLIPPED = frozenset({"xcomp", "obj", "ccomp", "acl", "nsubj", "nmod", "obl", "advcl"})
ARGUMENTS = frozenset({"obj", "nmod", "obl", "nsubj"})
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "compound"})
CONTENT = frozenset({"for", "to", "on", "of", "about", "that", "over", "into"})
"""Prepositions that open the content of a speech act."""
GOVERNING = frozenset({"for", "to", "of", "on", "about", "against", "towards"})
"""Prepositions through which a word of hoping, planning, needing governs."""
LIMIT = 8
"""How many steps a tree is climbed."""


def climb(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs of a token and the head that it completes, upwards, coordination skipped."""
    for _ in range(LIMIT):
        below = token
        while base(token) == "conj" and token.head != token:
            token = conjunct_head(token)
        head = token.head
        if head == token:
            return
        yield below if base(token) == "conj" else token, head
        token = head


def lemma_of(token: Token) -> str:
    """The lemma in lower case, as word lists have it."""
    return token.lemma_.lower()


class Meaning:
    """Reads polarity and modality off a tree; `frames_at` gives the frames that a token evokes."""

    def __init__(self, words: Words, frames_at: Callable[[Token], list[Frame]]) -> None:
        self._words = words
        self._frames_at = frames_at

    # ---- polarity ------------------------------------------------------------------------------

    def negated(self, token: Token, but: Token | None = None) -> bool:
        """Whether the token itself carries a negation ("not", "no", "never", "without")."""
        negators = self._words["polarity.negators"]
        for child in token.children:
            if child.lower_ in negators and base(child) in {"advmod", "det", "cc", "case", "aux", "neg", "mark"}:
                return True
        if not is_verb(token) and token.pos_ != "ADJ":
            return False
        # "No prisoners were released", "released none of the prisoners": the negation stands with an argument.
        arguments = [each for each in children(token, "nsubj", "obj") if each != but]
        determiners = [det for each in arguments for det in children(each, "det")]
        return any(each.lower_ in self._words["polarity.of_arguments"] for each in [*arguments, *determiners])

    def polarity(self, token: Token) -> Polarity:
        """`negated` where the event is said not to take place."""
        flips = self.negated(token)
        for below, head in climb(token):
            step = self._flip(below, head)
            if step is None:
                continue
            flips = flips != step if step else flips
            break
        return "negated" if flips else "affirmed"

    def _flip(self, below: Token, head: Token) -> bool | None:
        """Whether the head turns round what its complement says; None where what is above it decides."""
        words, label, lemma = self._words, base(below), lemma_of(head)
        if label not in FLIPPED or below.dep_ == "acl:relcl":
            return False
        if label == "advcl" and not any(mark.lower_ == "to" for mark in children(below, "mark")):
            return False
        if any(frame.content_polarity == "negated" for frame in self._frames_at(head)):
            return True
        implicative = lemma in words["polarity.negative_implicatives"]
        if label == "ccomp" and lemma in words["verbs.reporting"] and not implicative:
            return False
        if implicative and label in {"xcomp", "obj", "ccomp"} and is_verb(head):
            return label == "xcomp" or lemma in words["polarity.denials"]
        if lemma in words["polarity.negative_adjectives"] or lemma in words["polarity.negative_nouns"]:
            return True
        if not self._passes(label, head):
            return False
        return True if self.negated(head, below) else None

    def _passes(self, label: str, head: Token) -> bool:
        """Whether a negation of the head is one of its complement ("is not ready to talk", "held no talks")."""
        words, lemma = self._words, lemma_of(head)
        passing = (
            words["verbs.raising"] | words["verbs.support"] | words["modality.intended"] | words["modality.offered"]
        )
        if label == "nsubj":
            return lemma == "be" or (head.dep_ == "ROOT" and is_verb(head))
        if label in {"nmod", "obl"}:
            return lemma in passing or lemma in words["polarity.transparent"]
        if label == "advcl":
            return head.pos_ == "ADJ"
        return lemma in passing or head.pos_ == "ADJ" or lemma == "be" or lemma in words["polarity.transparent"]

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
            if (above := self._through(head, label)) is not None:
                return above
        return frame.modality or "actual"

    def _unclimbed(self, token: Token, frame: Frame) -> Modality | None:
        """What the event's own words say of it, before anything that governs it is looked at."""
        if frame.tense is not None:
            return "actual"
        own = self._own(token)
        if own is not None:
            return own
        if self.conditional(token):
            return "conditional"
        if frame.speech and not is_verb(token) and token.pos_ != "ADJ":
            return "actual"  # a demand that is rejected has been made
        if self._supposed(token):
            return "conditional"
        planned = self._words["nouns.arrangement"] | self._words["modality.own_efforts"]
        if base(token) == "compound" and lemma_of(token.head) in planned:
            return "possible"  # "truce talks", "a ceasefire proposal"
        return None

    def _completes(self, below: Token) -> bool:
        """Whether the token is a complement of its head, so that what governs the head governs it."""
        if base(below) == "advcl" and not any(mark.lower_ == "to" for mark in children(below, "mark")):
            return False
        return base(below) in COMPLEMENTS and below.dep_ != "acl:relcl" and not self._reduced(below)

    def _through(self, head: Token, label: str) -> Modality | None:
        """The modality of the verb that holds the event as an argument ("will hold talks")."""
        if label not in {"obj", "nsubj", "obl"} or not is_verb(head):
            return None
        own = self._own(head) if label != "obl" or lemma_of(head) in self._words["verbs.support"] else None
        return own or ("conditional" if self.conditional(head) else None)

    def _supposed(self, token: Token) -> bool:
        """Whether the event stands in a clause that is merely supposed ("if the rebels want a deal")."""
        for below, _ in climb(token):
            if base(below) == "advcl":
                return self.subordinator(below) in self._words["conditions.suppositions"]
            if base(below) in {"ccomp", "parataxis", "acl"}:
                return False
        return False

    def _reduced(self, token: Token) -> bool:
        """Whether the token heads a reduced relative clause or a participle before a noun: what it says is so."""
        return base(token) == "amod" or (
            base(token) == "acl" and token.tag_ in {"VBN", "VBG"} and not children(token, "mark")
        )

    def _own(self, token: Token) -> Modality | None:
        words = self._words
        for child in token.children:
            label, form = base(child), child.lower_
            if label == "aux" and child == token.left_edge and form in words["conditions.inversions"]:
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

    def _governed(self, below: Token, head: Token, label: str, *, speech: bool, direct: bool) -> Modality | None:
        """The modality that a governing word gives to its complement."""
        words, lemma = self._words, lemma_of(head)
        if label in ARGUMENTS and lemma in words["modality.ongoing_objects"] | words["modality.planned_objects"]:
            return "actual" if lemma in words["modality.ongoing_objects"] else "intended"
        if label in {"xcomp", "acl", "advcl"} and lemma in words["modality.own_efforts"] and is_verb(below):
            return "possible" if lemma_of(below) in words["modality.possible"] else "intended"
        for frame in self._frames_at(head):
            if frame.content is not None and self._is_content(below, head, label):
                return frame.content
        if label in {"compound", "amod", "iobj"} and lemma not in words["modality.possible"]:
            return None
        if label == "nsubj":
            return "possible" if lemma in words["modality.likelihood"] else None
        governs = words["modality.intended"] | words["modality.possible"]
        if label == "advcl" and head.pos_ != "ADJ" and lemma not in governs:
            # An infinitive of purpose: what the subject means to bring about.
            return "actual" if speech else "intended" if direct else "possible"
        if label in {"obl", "nmod"} and case(below) not in GOVERNING:
            return None
        for modality in ("required", "offered", "intended", "possible"):
            if lemma in words[f"modality.{modality}"]:
                return modality
        return None

    def _is_content(self, below: Token, head: Token, label: str) -> bool:
        """Whether the token belongs to what a speech act demands, offers, refuses ..."""
        if label in {"obl", "nmod"}:
            return case(below) in CONTENT
        return label in CLAUSES or (label == "obj" and below.i > head.i)

    # ---- conditions ----------------------------------------------------------------------------

    def subordinator(self, clause: Token) -> str:
        """The subordinating words of a clause, lower case: `if`, `as long as`; empty where there are none."""
        # Read off the words where the clause opens: parsers hang "as soon as" in many ways.
        doc, known = clause.doc, self._words["conditions.subordinators"]
        first = clause.left_edge
        if base(first) == "aux" and first.head == clause and first.lower_ in self._words["conditions.inversions"]:
            return first.lower_  # "should they refuse"
        if not any(child.i < clause.i for child in children(clause, "mark", "advmod", "case", "advcl")):
            return ""
        for start in range(max(first.i - 2, clause.sent.start), min(first.i + 2, clause.i)):
            for length in (3, 2, 1):
                phrase = doc[start : min(start + length, clause.i)].text.lower()
                if phrase in known:
                    return phrase
        return ""

    def conditional(self, verb: Token) -> bool:
        """Whether the clause hangs on a condition of its own ("if ...", "unless ...", "in exchange for ...")."""
        return any(self.subordinator(clause) for clause in adverbial_clauses(verb))

    def _condition_clause(self, token: Token) -> Modality | None:
        """The modality of what stands inside a condition: supposed after "if", else required for something."""
        if base(token) == "nsubj" and token.head.lemma_.lower() in self._words["conditions.nouns"]:
            return "required"  # "a truce is a precondition for ..."
        if base(token) == "advcl" and (cue := self.subordinator(token)):
            return "conditional" if cue in self._words["conditions.suppositions"] else "required"
        if base(token) in {"obl", "nmod"}:
            if case(token) in {"in exchange for", "in return for"}:
                return "required"
            if (
                case(token) == "for"
                and token.head.lower_ in self._words["conditions.returns"]
                and case(token.head) == "in"
            ):
                return "required"
            if case(token) == "for" and token.head.lemma_.lower() in self._words["conditions.nouns"]:
                return "conditional"
        return None

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
