"""Who lets people go, and to whom they come home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..language.tree import FINITE, base, case, children
from ..records import Actor
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token


def lets_go(draft: Draft) -> bool:
    """Whether the clause itself says who lets go: not "talks on releasing them", "agreed to work to free them"."""
    trigger, actors = draft.trigger, draft.heads.get("actor", [])
    clause = trigger
    while base(clause) == "conj":
        clause = clause.head
    relative = clause.head if clause.dep_ == "acl:relcl" else None
    return trigger.tag_ in FINITE or any(actor.head == clause or actor == relative for actor in actors)


class Homecoming:
    """Who gets prisoners of war and fallen soldiers back; civilians go home, and nobody gets them."""

    def __init__(self, resolver: Resolver, words: Words) -> None:
        self._resolver = resolver
        self._soldiers = words["nouns.soldier"]
        self._fallen = words["nouns.fallen"]
        self._comrades = words["nouns.comrade"]

    def receivers(self, draft: Draft) -> list[Actor]:
        """The state of the soldiers whom another side lets go."""
        own = {self._resolver.side(actor).id for actor in draft.actors("actor")}
        found: dict[str, Actor] = {}
        for head in self._soldiers_of(draft.heads.get("captive", [])):
            owner = self._resolver.beside(head)
            side = None if owner is None else self._resolver.side(owner)
            if side is not None and side.kind == "State" and side.id not in own:
                found[side.id] = side
        return list(found.values()) if own and len(found) == 1 else []

    def comrades(self, draft: Draft) -> bool:
        """Whether those let go are somebody's own: whoever holds "their comrades", they do not."""
        return any(
            head.lemma_.lower() in self._comrades and any(child.dep_ == "nmod:poss" for child in head.children)
            for head in draft.heads.get("captive", [])
        )

    def _soldiers_of(self, heads: Sequence[Token]) -> Iterator[Token]:
        for head in heads:
            of = [child for child in children(head, "nmod") if case(child) == "of"]
            at_war = any(child.lemma_ == "war" for child in of)
            if at_war or head.lemma_.lower() in self._soldiers:
                yield head
            elif head.lemma_.lower() in self._fallen:
                yield from self._soldiers_of(of)
