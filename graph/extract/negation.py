"""Polarity: whether an event is said not to take place.

Starting at the trigger, the tree is climbed through everything that the event is the complement
of; what negates a governing word may negate the event. Word lists: `ontology/cues/polarity.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..language.tree import base, case, children, conjunct_head, is_infinitive, is_verb
from ..records import Polarity
from ..vocabulary.frames import Frame
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

FLIPPED = frozenset({"xcomp", "obj", "ccomp", "acl", "nsubj", "nmod", "obl", "advcl"})
TOPICS = frozenset({"obj", "nmod", "obl", "acl"})
"""How what talks are about depends on them."""
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


def _to_gerund(token: Token) -> bool:
    """Whether a gerund is what somebody commits to: "committed to withdrawing"."""
    return token.tag_ == "VBG" and any(each.lower_ == "to" for each in children(token, "mark", "case"))


class Negation:
    """Reads polarity off a tree; `frames_at` gives the frames that a token evokes."""

    def __init__(self, words: Words, frames_at: Callable[[Token], list[Frame]]) -> None:
        self._words = words
        self.frames_at = frames_at

    def negated(self, token: Token, but: Token | None = None) -> bool:
        """Whether the token itself carries a negation ("not", "no", "never", "without")."""
        negators = self._words["polarity.negators"]
        for child in token.children:
            if child.lower_ in negators and base(child) in {"advmod", "det", "cc", "case", "aux", "neg", "mark"}:
                return not self.indispensable(token)
        if not is_verb(token) and token.pos_ != "ADJ":
            return False
        # "No prisoners were released", "released none of the prisoners": the negation stands with an argument.
        arguments = [each for each in children(token, "nsubj", "obj") if each != but]
        determiners = [det for each in arguments for det in children(each, "det")]
        return any(each.lower_ in self._words["polarity.of_arguments"] for each in [*arguments, *determiners])

    def indispensable(self, token: Token) -> bool:
        """Whether something denied takes place only with it: "no deal without a truce"."""
        head = token.head
        return base(token) in {"obl", "nmod"} and case(token) == "without" and head != token and self.negated(head)

    def _talks(self, token: Token) -> bool:
        return any(frame.event == "Talks" for frame in self.frames_at(token))

    def refused(self, verb: Token) -> bool:
        """Whether the verb is denied, or is what somebody refuses to do."""
        if self.negated(verb):
            return True
        if base(verb) != "xcomp":
            return False
        return lemma_of(verb.head) in self._words["polarity.refusals"] or self.negated(verb.head)

    def pending(self, token: Token) -> bool:
        """Whether the event is yet to come: "has yet to accept"."""
        adverbs = children(token.head, "advmod") if base(token) == "xcomp" else []
        return any(each.lower_ in self._words["polarity.pending"] for each in adverbs)

    def obliged(self, below: Token, head: Token) -> bool:
        """Whether the head lays an infinitive on its subject: "the court has to approve the deal"."""
        has = lemma_of(head) == "have" and base(below) == "xcomp" and is_infinitive(below)
        return has and not self.pending(below)

    def polarity(self, token: Token) -> Polarity:
        """`negated` where the event is said not to take place."""
        flips, talks = self.negated(token), self._talks(token)
        for below, head in climb(token):
            if base(below) in TOPICS and not talks and self._talks(head):
                break  # what is not talked about is not denied
            step = self._flip(below, head, direct=below == token)
            if step is None:
                continue
            flips = flips != step if step else flips
            break
        return "negated" if flips else "affirmed"

    def _flip(self, below: Token, head: Token, *, direct: bool) -> bool | None:
        """Whether the head turns round what its complement says; None where what is above it decides."""
        words, label, lemma = self._words, base(below), lemma_of(head)
        pledged = _to_gerund(below)
        if label not in FLIPPED or below.dep_ == "acl:relcl":
            return False
        if label == "advcl" and not is_infinitive(below) and not pledged:
            return False
        # "has yet to withdraw"
        if (label == "xcomp" and self.pending(below)) or any(
            frame.content_polarity == "negated" for frame in self.frames_at(head)
        ):
            return True
        implicative = lemma in words["polarity.negative_implicatives"]
        if label == "ccomp" and lemma in words["verbs.reporting"] and not implicative:
            return False
        if implicative and label in {"xcomp", "obj", "ccomp"} and is_verb(head):
            # "neither confirmed nor denied the raid"
            return (label == "xcomp" or lemma in words["polarity.denials"]) and not self.negated(head, below)
        if lemma in words["polarity.negative_adjectives"]:
            return True
        if lemma in words["polarity.negative_nouns"] and (direct or is_verb(below)):
            return True  # "a lack of talks"; not "a lack of plans for the war"
        if not self._passes(label, head) and not (label == "acl" and is_infinitive(below)):
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
            return head.pos_ == "ADJ" or lemma in words["modality.offered"]
        return lemma in passing or head.pos_ == "ADJ" or lemma == "be" or lemma in words["polarity.transparent"]
