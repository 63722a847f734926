"""Whom a document speaks of: phrases that stand for the same, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from ..language.tree import base
from ..records import Actor
from .phrases import Phrase, governor

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that a document speaks of."""

    order: int
    """Which of the document it is, from 0."""
    phrases: list[Phrase] = field(default_factory=list)
    kinds: frozenset[str] = frozenset()
    sex: str = ""
    heads: set[str] = field(default_factory=set)
    """Nouns by which it has been called, or described in apposition, as a predicate or by a title."""
    modifiers: set[str] = field(default_factory=set)
    names: list[Phrase] = field(default_factory=list)
    forms: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    """Its names by their words, each where it stood first."""
    words: set[str] = field(default_factory=set)
    """The words of its names, in lower case."""
    pronouns: set[str] = field(default_factory=set)
    known: bool = False
    """Whether the lexicon has it."""
    spoke: int = -1
    """The last sentence in which it spoke; -1 where it has not."""
    members: tuple[Entity, ...] = ()
    """Of coordinated phrases ("Chad and Sudan"), which are one for "they": who they are."""

    @property
    def last(self) -> Phrase:
        return self.phrases[-1]

    def add(self, phrase: Phrase) -> None:
        """Take a phrase in, and what it tells."""
        self.phrases.append(phrase)
        # A name's kind is what was read first: one that nobody had found is told by what takes it up.
        both = self.kinds & phrase.kinds
        self.kinds = both or self.kinds or phrase.kinds
        self.sex = self.sex or phrase.sex
        if phrase.form == "noun":
            self.heads.add(phrase.word)
            self.modifiers |= phrase.modifiers
        elif phrase.form == "pronoun":
            self.pronouns.add(phrase.word)
        elif phrase.form == "name" and not self.members:
            self.names.append(phrase)
            self.forms.setdefault(phrase.names, phrase)
            self.words.update(word.lower() for word in phrase.names)
            self.known = self.known or (phrase.mention is not None and phrase.mention.actor.known)
        if phrase.speaks:
            self.spoke = phrase.sentence

    def describe(self, phrase: Phrase) -> None:
        """Take in what a noun says of it that is no mention of its own."""
        self.heads.add(phrase.word)
        self.modifiers |= phrase.modifiers
        self.kinds = self.kinds & phrase.kinds or self.kinds
        self.sex = self.sex or phrase.sex

    @property
    def many(self) -> bool:
        """Whether it is several, as far as its first phrase tells."""
        return self.phrases[0].many

    def called(self, word: str) -> bool:
        """Whether a noun is one that it has been called, or a word of its name ("the union")."""
        return word in self.heads or word in self.words


class Named:
    """The entities that names have named, found again by those names; the last that came up first."""

    def __init__(self) -> None:
        self._actors: dict[str, dict[int, Entity]] = {}
        self._forms: dict[tuple[str, ...], dict[int, Entity]] = {}
        self._words: dict[str, dict[int, Entity]] = {}
        self._initials: dict[str, dict[int, Entity]] = {}

    def add(self, name: Phrase, entity: Entity) -> None:
        """Remember a name of an entity."""
        self._forms.setdefault(name.names, {})[entity.order] = entity
        if name.mention is not None:
            self._actors.setdefault(name.mention.actor.id, {})[entity.order] = entity
        for word in name.names:
            self._words.setdefault(word, {})[entity.order] = entity
            self._initials.setdefault(word[0].upper(), {})[entity.order] = entity

    def entities(self) -> list[Entity]:
        """All of them, in the order in which the text names them."""
        found = {order: entity for same in self._forms.values() for order, entity in same.items()}
        return [found[order] for order in sorted(found)]

    def of(self, actor: Actor) -> Entity | None:
        """The one of an actor, the first of several."""
        return next(iter(self._actors.get(actor.id, {}).values()), None)

    def alike(self, name: Phrase) -> list[Entity]:
        """Those of the same actor, and those of the same words that can be of the same kind."""
        found = dict(self._actors.get(name.mention.actor.id, {})) if name.mention is not None else {}
        same = self._forms.get(name.names, {})
        found |= {order: entity for order, entity in same.items() if entity.kinds & name.kinds}
        return [found[order] for order in sorted(found, reverse=True)]

    def sharing(self, name: Phrase) -> list[Entity]:
        """Those of which a name has a word of this one, or begins with its first letter where it is letters."""
        found = {order: each for word in name.names for order, each in self._words.get(word, {}).items()}
        if len(name.names) == 1 and not name.names[0].islower():
            found |= self._initials.get(name.names[0][0].upper(), {})
        return [found[order] for order in sorted(found, reverse=True)]


def fits(phrase: Phrase, entity: Entity) -> bool:
    """Whether a pronoun or a description can stand for an entity at all."""
    last = entity.last
    if not phrase.kinds & entity.kinds or (phrase.sex and entity.sex and phrase.sex != entity.sex):
        return False
    if phrase.form == "pronoun":
        agrees = phrase.word == "they" or not entity.many
    else:
        # A movement is "the rebels", and the Houthis are "the group"; one state is not "the countries".
        several = phrase.many and phrase.sort in {"armed", "person"} and "body" in entity.kinds
        agrees = phrase.many == entity.many or several or (entity.many and "body" in phrase.kinds)
    return agrees and not any(bound(phrase, each) for each in reversed(entity.phrases[-3:])) and last.at < phrase.at


def bound(phrase: Phrase, other: Phrase) -> bool:
    """Whether grammar keeps two phrases of a sentence apart: parts of one clause, or one inside the other."""
    if other.block != phrase.block or other.sentence != phrase.sentence:
        return False
    one, two = phrase.token, other.token
    if phrase.word and phrase.form == "pronoun" and "sel" in one.lower_:
        return False
    if within(one, two) or within(two, one):
        return True
    if phrase.role == "owner" or other.role == "owner":
        return False
    return governor(one) == governor(two)


def within(inner: Token, outer: Token) -> bool:
    """Whether a phrase is a part of another without a clause between them ("the mayor of his town")."""
    while base(inner) in {"nmod", "compound", "amod", "appos", "flat", "conj", "det"} and inner.head != inner:
        inner = inner.head
        if inner == outer:
            return True
    return False


def is_party(phrase: Phrase, entity: Entity) -> bool:
    """Whether somebody named can be one of the two that a plural is of: of "countries", a state."""
    sorts = {name.mention.actor.kind for name in entity.names if name.mention is not None}
    wanted = {"State"} if phrase.sort in {"country", "state"} else {"State", "ArmedGroup", "Organization", "Population"}
    return bool(sorts & wanted)


def is_told(entity: Entity, since: int) -> bool:
    """Whether a text has spoken of somebody outside of quotations since a sentence."""
    late = takewhile(lambda each: each.sentence >= since, reversed(entity.phrases))
    return any(not each.quoted for each in late)
