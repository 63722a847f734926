"""Whom an event is done to or by, where another one answers it: "rejected the offer", "lifted the sanctions"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..records import Actor
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .drafts import Draft


def link_answers(drafts: Sequence[Draft], resolver: Resolver, words: Words) -> None:
    """Fill roles that are empty from the event that answers one, or that it answers; `words` has the classes."""
    for draft, inner in _pairs(drafts):
        if draft.type in words["sides.answers"] and inner.type in words["sides.said"]:
            _pass(draft, "actor", inner, "recipient", resolver)
            _pass(inner, "actor", draft, "recipient", resolver)
        elif draft.type in words["sides.undoing"] and inner.type in words["sides.undone"]:
            _pass(draft, "actor", inner, "actor", resolver)
            _pass(inner, "actor", draft, "actor", resolver)
            _pass(inner, "recipient", draft, "recipient", resolver)
            _pass(draft, "recipient", inner, "recipient", resolver)
        elif draft.type == "Threat" and inner.type in words["sides.threatened"]:
            _pass(draft, "recipient", inner, "recipient", resolver)
        elif (draft.type, inner.type) == ("Demand", "Release") or _blames(draft, inner, words):
            _pass(inner, "actor", draft, "recipient", resolver)


def link_replies(drafts: Sequence[Draft], resolver: Resolver, words: Words, *, last: bool = False) -> None:
    """Fill whom an answer is for from what was said just before ("offered a swap. The militia turned it down").

    Just before is in the same paragraph, in the same sentence or the one before, and nothing else was said between.
    At the `last`, who answers is filled in as whom it was said to, where nothing else tells (both sides may be offered
    what one of them accepts).
    """
    said: Draft | None = None
    for draft in drafts:
        if draft.type in words["sides.answers"] and said is not None and _takes_up(draft, words):
            apart = draft.trigger.sent.start - said.trigger.sent.end  # 0 where one sentence follows the other
            other = not _same_side(draft.actors("actor"), said.actors("actor"), resolver)
            if said.trigger.doc is draft.trigger.doc and apart <= 0 and other and draft.actors("actor"):
                _pass(said, "actor", draft, "recipient", resolver)
                if last:
                    _pass(draft, "actor", said, "recipient", resolver)
        if draft.type in words["sides.said"] and draft.polarity == "affirmed":
            said = draft


def _takes_up(draft: Draft, words: Words) -> bool:
    """Whether an answer says what it answers by a pronoun, or not at all."""
    neutral = words["pronouns.thing"] | words["pronouns.resuming"]
    return all(head.lower_ in neutral for head in draft.heads.get("content", [])) and not draft.heads.get("recipient")


def _same_side(some: Sequence[Actor], others: Sequence[Actor], resolver: Resolver) -> bool:
    sides = {resolver.side(actor).id for actor in some}
    return any(resolver.side(actor).id in sides for actor in others)


def _blames(draft: Draft, inner: Draft, words: Words) -> bool:
    """Whether an event that somebody is condemned for says itself who did it."""
    return draft.type == "Accusation" and inner.type in words["sides.blamed"] and "actor" not in inner.implicit


def _pairs(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Each event whose content is another one, with that."""
    at = {(id(draft.trigger.doc), word.i): draft for draft in drafts for word in draft.words}
    for draft in drafts:
        for head in draft.heads.get("content", []):
            inner = at.get((id(head.doc), head.i))
            if inner is not None and inner is not draft:
                yield draft, inner


def _pass(giver: Draft, role: str, taker: Draft, to: str, resolver: Resolver) -> None:
    """Give the actors of one draft's role to the other's, where that has none and none of them is in it."""
    if taker.roles.get(to) or not giver.actors(role):
        return
    own = {resolver.side(actor).id for name in taker.roles if name != to for actor in taker.actors(name)}
    if any(resolver.side(actor).id in own for actor in giver.actors(role)):
        return
    fillers = (filler for filler in giver.roles[role] if filler.actor is not None)
    taker.roles[to] = tuple(replace(filler, implicit=True) for filler in fillers)
    taker.implicit.add(to)
