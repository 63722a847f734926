"""To which of a text's two sides somebody belongs who is like one of them: "the generals", "the gunmen"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..records import Actor
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words


class Camps:
    """The two sides of a text and who stands by them; `holders` are the ids of those who hold people."""

    def __init__(self, sides: Sequence[Actor], holders: Collection[str], resolver: Resolver, words: Words) -> None:
        self._resolver = resolver
        self._unions = words["sides.union"]
        self._bodies = words["nouns.one_union"]
        self._own = words["pronouns.speaker"]
        self._armed = words["nouns.one_armed"]
        self._official = words["nouns.of_state"] | words["nouns.police_word"] | words["sides.officials"]
        self.sides = sides
        self._sorts = {
            "union": [side for side in sides if self.is_union(side)],
            "firm": [side for side in sides if side.sector == "BUS"],
            "armed": [side for side in sides if side.kind == "ArmedGroup" or (side.anonymous and side.id in holders)],
            "state": [side for side in sides if side.kind == "State"],
        }

    def of(self, actor: Actor) -> str:
        """The id of the side that an actor acts for; of whom none is known to, its own."""
        side = self._resolver.side(actor)
        if any(side.id == each.id for each in self.sides):
            return side.id
        alike = self._sorts.get(self._sort(side), [])
        return alike[0].id if len(alike) == 1 else side.id

    def is_union(self, side: Actor) -> bool:
        """Whether a body speaks for workers."""
        return side.sector == "LAB" or not self._unions.isdisjoint(side.name.lower().split())

    def _sort(self, side: Actor) -> str:
        if not side.anonymous:
            return "union" if self.is_union(side) else "firm" if side.sector == "BUS" else ""
        words = side.name.lower().split()
        if words[0] in self._own:
            return ""  # "our army" is whose the speaker says
        if not self._bodies.isdisjoint(words):
            return "union"
        word = words[-1]
        forms = {word, word.removesuffix("s"), word.removesuffix("men") + "man"}
        return "state" if forms & self._official else "armed" if forms & self._armed else ""
