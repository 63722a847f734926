"""The actors of one document, and the ids of those that only it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ..records import Actor, content_hash
from ..vocabulary.actors import ActorLexicon, Alias

REMEMBERED = 100_000
"""How many answers of the lexicon are kept, so that a long stream does not fill the memory."""


def slug(name: str) -> str:
    """An id made of a name: lower case, letters and digits of any script, joined by hyphens.

    >>> slug("Sheikh Mohammed bin Abdulrahman Al Thani")
    'sheikh-mohammed-bin-abdulrahman-al-thani'
    """
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "unnamed"


@dataclass(slots=True)
class Registry:
    """The actors of one document: known ones as the lexicon has them, new ones as texts introduce them."""

    lexicon: ActorLexicon
    new: dict[str, Actor] = field(default_factory=dict)
    surnames: dict[str, Actor] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """Ids of the actors that the document names."""
    found: dict[str, Alias | None] = field(default_factory=dict)
    """What the lexicon answered before; may be shared between documents."""

    def find(self, surface: str) -> Alias | None:
        """The lexicon's alias for a stretch of text, remembered."""
        if surface not in self.found:
            if len(self.found) > REMEMBERED:
                self.found.clear()
            self.found[surface] = self.lexicon.find(surface)
        return self.found[surface]

    def person(self, name: str) -> Actor:
        """The person of that name: the lexicon's, one met before by surname, or a new one."""
        alias = self.find(name)
        if alias is not None and alias.actor.kind == "Person":
            actor = alias.actor
        elif " " not in name and name.lower() in self.surnames:
            return self.surnames[name.lower()]
        else:
            actor = self.named(name, "Person")
        if " " in name:
            self.surnames.setdefault(name.rsplit(" ", 1)[1].lower(), actor)
        return actor

    def named(self, name: str, kind: str) -> Actor:
        """A new actor of that name and kind, or the one already made."""
        key = slug(name)
        known = self.lexicon.actors.get(key)
        if known is not None and known.name == name:
            return known
        if known is not None or " ".join(key.title().split("-")) != name:
            # Other spellings of the same letters, and namesakes of what the lexicon knows, are told apart.
            key = f"{key}-{content_hash(name, length=4)}"
        return self.new.setdefault(key, Actor(key, name, kind, known=False))

    def nationals(self, name: str, of: Actor) -> Actor:
        """Some people of a state, who are not the state."""
        actor = self.named(name, "Population")
        if actor.country is None and not actor.known:
            self.new[actor.id] = replace(actor, country=of.country)
        return self.current(actor)

    def affiliate(self, actor: Actor, to: Actor, *, speaks: bool) -> Actor:
        """The actor with its allegiance noted; known actors keep what the lexicon says."""
        current = self.new.get(actor.id)
        if current is None or current.part_of or to.id == actor.id:
            return actor
        changed = replace(current, part_of=(to.id,), country=to.country, speaks_for=to.id if speaks else None)
        self.new[actor.id] = changed
        for surname, owner in self.surnames.items():
            if owner.id == actor.id:
                self.surnames[surname] = changed
        return changed

    def note_sector(self, actor: Actor, sector: str | None) -> None:
        """Note the PLOVER sector of a new actor."""
        current = self.new.get(actor.id)
        if current is not None and sector is not None:
            self.new[actor.id] = replace(current, sector=sector)

    def spokesman(self, side: Actor) -> Actor | None:
        """The one person whom the document names as a spokesman of a side; None if there is none, or several."""
        named = [each for each in self.new.values() if each.speaks_for == side.id and each.kind == "Person"]
        return named[0] if len(named) == 1 else None

    def current(self, actor: Actor) -> Actor:
        """The actor with all that the document has said of it so far."""
        return self.new.get(actor.id, actor)

    def parent(self, actor: Actor) -> Actor | None:
        """Whom the actor speaks for or belongs to, one step up."""
        for key in (actor.speaks_for, *actor.part_of):
            if key is not None and (found := self.lexicon.actors.get(key) or self.new.get(key)) is not None:
                return found
        return None

    def side(self, actor: Actor) -> Actor:
        """The party that an actor acts for, as far up as it goes; states stand for themselves, not for alliances."""
        seen = {actor.id}
        found = current = self.current(actor)
        while (above := self.parent(current)) is not None and above.id not in seen:
            if above.kind == "Population" or above.country in {"IGO", "NGO"}:
                break
            seen.add(above.id)
            current = above
            if above.kind == "State" or above.id in self.told:
                found = above  # a leader whose movement the text never names stands for himself
        return found
