"""Who attacked whom, where a sentence speaks of "the attack" again without saying so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from ..language.tree import base
from ..records import Actor
from .drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

CLEAR = 2
"""How many times as many attacks by one side than by the next make it the one that is meant wherever none is named."""

ANY = "attack"
"""What every attack may be called, so that the word does not tell which one is meant."""


class Attacks:
    """The attacks of a document whose attacker is told; `side` gives the party that an actor belongs to."""

    def __init__(self, drafts: Sequence[Draft], side: Callable[[Actor], Actor]) -> None:
        self._side = side
        self._told = [draft for draft in drafts if draft.type == "Attack" and draft.actors("actor")]
        self._actors = {draft.start: draft.actors("actor") for draft in self._told}
        self._recipients = {
            draft.start: [actor for actor in draft.actors("recipient") if not actor.anonymous] for draft in self._told
        }

    def attackers(self, draft: Draft) -> list[Actor]:
        """Who attacked in the told attack that a draft without an actor speaks of; empty where that is not clear.

        With a target it is one on that target. Otherwise it is that of the same clause ("killed him in an airstrike"),
        one by the side that attacks most, the first that is told ("the attack", in news of one), one that is called the
        same, or the nearest.
        """
        targets = self._sides(draft.actors("recipient"))
        told = [one for one in self._told if one is not draft and not self._sides(self._actors[one.start]) & targets]
        if targets:
            same = [one for one in told if self._sides(self._recipients[one.start]) & targets]
            if not same and len({side for one in told for side in self._sides(self._actors[one.start])}) > 1:
                return []
            told = same or told
        lemma = draft.trigger.lemma_
        governing = [one for one in told if _governs(one, draft)]
        inside = governing or [one for one in told if one.trigger.lemma_ == lemma]
        if not _known(draft.trigger):
            # "gunmen" did what is told of them, and not whatever fighting there is besides
            told = [one for one in told if _governs(one, draft) or not all(each.anonymous for each in self._of(one))]
        sides = {actor.id: actor for one in told for actor in self._of(one)}
        counts = Counter(actor.id for one in told for actor in self._of(one))
        ranked = sorted(counts, key=lambda key: (-counts[key], key))
        unclear = len(ranked) > 1 and counts[ranked[0]] < CLEAR * counts[ranked[1]]
        if unclear and not targets and not governing and _known(draft.trigger) and (lemma == ANY or not inside):
            return self._of(told[0])[:1]
        if inside or unclear:
            return self._of(_nearest(draft, inside or told))[:1]
        return [sides[key] for key in ranked[:1]]

    def attacked(self, draft: Draft) -> list[Actor]:
        """Whom the actor of a draft attacks most often."""
        own = self._sides(draft.actors("actor"))
        inside = [one for one in self._told if _governs(one, draft) and self._recipients[one.start]]
        if inside:
            return self._recipients[inside[0].start]
        told = [one for one in self._told if one is not draft and self._sides(self._actors[one.start]) & own]
        counts = Counter(actor.id for one in told for actor in self._recipients[one.start])
        by_id = {actor.id: actor for one in told for actor in self._recipients[one.start]}
        return [by_id[key] for key, _ in counts.most_common(1)]

    def _of(self, draft: Draft) -> list[Actor]:
        return [self._side(actor) for actor in self._actors[draft.start]]

    def _sides(self, actors: Iterable[Actor]) -> set[str]:
        return {self._side(actor).id for actor in actors}


def _governs(told: Draft, draft: Draft) -> bool:
    """Whether a told attack is that of the clause: "killed him in an airstrike"."""
    return told.trigger.doc is draft.trigger.doc and told.trigger in draft.trigger.ancestors


def _known(noun: Token) -> bool:
    """Whether a noun is that of the one event that all is about: "the attack", not "the raid of May", "the attacks"."""
    bare = not any(child.dep_ in {"nummod", "amod", "acl:relcl"} or base(child) == "nmod" for child in noun.children)
    return bare and noun.tag_ == "NN" and any(child.lower_ == "the" for child in noun.children)


def _nearest(draft: Draft, told: Sequence[Draft]) -> Draft:
    """The last one before, or the first one after."""
    before = [one for one in told if one.start < draft.start]
    return before[-1] if before else told[0]
