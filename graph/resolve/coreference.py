"""The phrases of a document brought together by whom they stand for, from its beginning to its end.

Names go together where they name the same actor, where one is a part of the other, or its initials. What stands in
apposition to a name, before it as a title, or as its predicate, describes it. Pronouns, definite descriptions and
titles that stand alone take up whom the ranker chooses among those that fit, or nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..language.tree import base, children
from ..vocabulary.words import Words
from .binding import binders
from .entities import Entity, Named, bound, fits, is_party, is_told
from .introductions import giving
from .mentions import Mention
from .phrases import Phrase, Phrases
from .ranker import Ranker
from .setting import Setting
from .short_names import short_of
from .tellers import find_tellers, tells

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NEAR, FAR = 5, 25
"""How many sentences back whom a pronoun takes up may stand, and whom a description does that has been used before."""

Choose = Callable[[Phrase, Sequence[Entity]], Entity | None]
"""Which of the entities a phrase takes up, the nearest given first."""


@dataclass(frozen=True, slots=True)
class Link:
    """A phrase headed by a token, and the name before it that it takes up."""

    token: Token
    kind: str
    """`pronoun`, `description`, `name part` or `abbreviation`."""
    name: Token
    """The name's head."""
    mention: Mention | None
    """The name as it was found; None where nobody had found it."""


class Coreference:
    """Who is meant by each phrase of a document."""

    def __init__(
        self,
        docs: Sequence[Doc],
        at: Sequence[Mapping[int, Mention]],
        words: Words,
        numbers: Sequence[Sequence[int]],
        choose: Choose,
        setting: Setting | None = None,
        ranker: Ranker | None = None,
    ) -> None:
        self._choose = choose
        self._ranker = ranker
        self._sure: set[tuple[int, int]] = set()
        self._acting: dict[tuple[int, int], Entity] = {}
        self._setting = setting
        self._count = 0
        self._recent: dict[int, Entity] = {}
        self._named = Named()
        self._organs: dict[str, Entity] = {}
        self._of: dict[tuple[int, int], Entity] = {}
        self._several: dict[tuple[int, int], tuple[Entity, ...]] = {}
        self._words = words
        self._links: dict[tuple[int, int], Link] = {}
        phrases = list(Phrases(docs, at, words).find(numbers))
        self._tellers = find_tellers(docs, phrases)
        described = _descriptions(phrases, words)
        describing: dict[tuple[int, int], list[Phrase]] = {}
        for phrase in phrases:
            if phrase.at in described:
                describing.setdefault(described[phrase.at].at, []).append(phrase)
        together = _coordinated(phrases)
        for phrase in phrases:
            if phrase.at in described:
                continue
            entity = self._name(phrase) if phrase.form == "name" else self._other(phrase)
            if entity is not None:
                self._add(phrase, entity)
                for each in describing.get(phrase.at, ()):
                    entity.describe(each)
                    self._of[each.at] = entity
            if phrase.at in together:
                self._join(together[phrase.at])

    def entity(self, block: int, token: Token) -> Entity | None:
        """Whom the phrase headed by a token stands for."""
        return self._of.get((block, token.i))

    def acting(self, block: int, token: Token) -> Entity | None:
        """Whom a pronoun that takes up nobody clearly would stand for as one who acts."""
        return self._acting.get((block, token.i))

    def sure(self, block: int, token: Token) -> bool:
        """Whether it is beyond doubt whom a pronoun takes up."""
        return (block, token.i) in self._sure

    def link(self, block: int, token: Token) -> Link | None:
        """Which name before it the phrase headed by a token takes up."""
        return self._links.get((block, token.i))

    def several(self, block: int, token: Token) -> tuple[Entity, ...] | None:
        """Whom "both sides" or "the two countries" are: the last that were named together, or the only two near.

        Empty where that is not clear; None for a phrase that is not of two.
        """
        return self._several.get((block, token.i))

    # ---- names -----------------------------------------------------------------------------

    def _name(self, phrase: Phrase) -> Entity:
        for entity in self._named.alike(phrase):
            ways = ((short_of(phrase, name), name) for name in entity.forms.values())
            kind, longer = next(((kind, name) for kind, name in ways if kind is not None), (None, phrase))
            if kind is not None:
                self._links[phrase.at] = Link(phrase.token, kind, longer.token, longer.mention)
            return entity
        for entity in self._named.sharing(phrase):
            for name in entity.forms.values():
                kind = short_of(phrase, name)
                # What kind of thing unknown letters are is a guess, which the words that they stand for overrule.
                alike = bool(entity.kinds & phrase.kinds) or kind == "abbreviation"
                if kind is not None and alike and not (phrase.sex and entity.sex and phrase.sex != entity.sex):
                    self._links[phrase.at] = Link(phrase.token, kind, name.token, name.mention)
                    return entity
        return self._new()

    def _new(self) -> Entity:
        self._count += 1
        return Entity(self._count - 1)

    def _add(self, phrase: Phrase, entity: Entity) -> None:
        entity.add(phrase)
        self._recent[entity.order] = entity
        self._of[phrase.at] = entity
        if phrase.form == "name":
            self._named.add(phrase, entity)

    def _join(self, phrases: Sequence[Phrase]) -> None:
        """Make coordinated phrases one entity beside their own, for what is plural to take up."""
        members = [self._of[each.at] for each in phrases if each.at in self._of]
        if len(members) < len(phrases) or len(set(map(id, members))) < len(members):
            return
        first = phrases[0]
        pair = self._new()
        pair.members = tuple(members)
        kinds = frozenset.intersection(*(each.kinds for each in members)) or first.kinds
        pair.add(replace(phrases[-1], form="pair", word="", kinds=kinds, role=first.role, many=True, sex=""))
        pair.names = [each for each in phrases if each.form == "name"][:1]
        pair.known = any(each.known for each in members)
        self._recent[pair.order] = pair

    # ---- pronouns and nouns ----------------------------------------------------------------

    def _other(self, phrase: Phrase) -> Entity | None:
        if phrase.form == "noun":
            if children(phrase.token, "cop"):
                return self._predicate(phrase)
            title = not phrase.determiner and phrase.token.is_title and phrase.token.i != phrase.token.sent.start
            if phrase.determiner not in self._words["pronouns.definite"] and not (title and "person" in phrase.kinds):
                return self._new()
            if self._of_two(phrase):
                self._several[phrase.at] = self._two(phrase)
                return self._new()
        inside = self._of.get((phrase.block, phrase.about)) if phrase.about is not None else None
        if inside is not None and phrase.kinds & inside.kinds:
            named = [name for name in inside.names if name.at != (phrase.block, phrase.about)]
            self._link(phrase, "description", named)
            return inside
        among, own = self.candidates(phrase), self._bound(phrase)
        ranker = self._ranker if phrase.form == "pronoun" else None
        entity, sure = own, own is not None
        if own is None and ranker is None:
            entity = self._by_setting(phrase) or self._choose(phrase, among)
        elif own is None and ranker is not None:
            entity, sure = ranker.choice(phrase, among)
        if entity is None:
            if ranker is not None and (likely := ranker.acting(phrase, among)) is not None:
                self._acting[phrase.at] = likely
            # An unclear "the country" is no new one, which the next "country" would take up.
            return self._new() if phrase.form == "noun" and phrase.sort not in {"country", "city"} else None
        self._sure |= {phrase.at} if sure else set()
        self._link(phrase, "pronoun" if phrase.form == "pronoun" else "description", entity.names)
        return entity

    def _bound(self, phrase: Phrase) -> Entity | None:
        """Whose something is by the verb alone."""
        likely = (self._of.get((phrase.block, each.i)) for each in binders(phrase.token, self._words))
        return next((each for each in likely if each is not None and fits(phrase, each)), None)

    def _by_setting(self, phrase: Phrase) -> Entity | None:
        """Whom a noun takes up by what the whole text is about; a government is one by itself, beside its country."""
        whose = None if self._setting is None or phrase.form != "noun" else self._setting.whose(phrase.token)
        if whose is None:
            return None
        return self._organs.setdefault(phrase.word, self._new()) if whose.kind == "State" else self._named.of(whose)

    def _link(self, phrase: Phrase, kind: str, names: Sequence[Phrase]) -> None:
        """Note the last of the names; what nobody has found as a name of somebody counts as a person's only."""
        for name in reversed(names):
            if name.mention is not None or name.kinds == {"person"}:
                self._links[phrase.at] = Link(phrase.token, kind, name.token, name.mention)
                return

    def _of_two(self, phrase: Phrase) -> bool:
        """Whether a plural is of two: "both sides", "the two countries", "the sides"."""
        named = any(each.tag_ in {"JJ", "NNP"} and each.is_title for each in children(phrase.token, "amod", "compound"))
        counted = not named and (phrase.determiner == "both" or "two" in phrase.modifiers)  # not "two Kenyan envoys"
        plain = phrase.word in self._words["nouns.description_sides"] and not phrase.modifiers and not phrase.qualified
        return phrase.many and "thing" not in phrase.kinds and (counted or plain)

    def _two(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Of states, those named together last; of sides, the two of the text, if nobody else could be one of them.

        Mediators and witnesses are named in pairs as well, and the states that urge both sides are not the two.
        """
        if phrase.sort in {"country", "state"}:
            near = (each for each in self._recent.values() if phrase.sentence - each.last.sentence <= NEAR)
            pairs = [each for each in near if len(each.members) == 2 and not bound(phrase, each.last)]
            for pair in sorted(pairs, key=lambda each: each.last.at, reverse=True):
                if all(is_party(phrase, each) for each in pair.members):
                    return pair.members
        parties = [each for each in self._named.entities() if is_party(phrase, each)]
        clear = len(parties) == 2 and "body" in phrase.kinds and not any(bound(phrase, each.last) for each in parties)
        return tuple(parties) if clear else ()

    def _predicate(self, phrase: Phrase) -> Entity | None:
        """A predicate describes its subject ("she is the envoy of ...") and is taken up by nobody."""
        denied = any(child.lower_ in self._words["polarity.negators"] for child in phrase.token.children)
        block = phrase.block
        for subject in children(phrase.token, "nsubj"):
            entity = self._of.get((block, subject.i))
            if entity is not None and not denied and entity.kinds & phrase.kinds:
                entity.describe(phrase)
        return None

    def candidates(self, phrase: Phrase) -> list[Entity]:
        """The entities that the phrase can take up, the nearest first."""
        found = []
        for far in [each.order for each in self._recent.values() if phrase.sentence - each.last.sentence > FAR]:
            del self._recent[far]
        for entity in self._recent.values():
            gap = phrase.sentence - entity.last.sentence
            if phrase.form == "noun":
                called = entity.called(phrase.word)
                near = gap <= FAR if called or entity.names else gap <= 2 * NEAR
                near = near and (called or "thing" not in phrase.kinds)
            else:
                near = gap <= NEAR
            if near and fits(phrase, entity):
                found.append(entity)
        teller = self._tellers.get(phrase.at) if phrase.form == "pronoun" else None
        if teller is not None:
            found = [each for each in found if not tells(teller, each, self._of.get(teller.at))]
        if phrase.speaks and not phrase.quoted:
            # Whom somebody's words are about is not who goes on speaking.
            outside = [each for each in found if is_told(each, phrase.sentence - NEAR)]
            found = outside or found
        return sorted(found, key=lambda each: each.last.at, reverse=True)


def _descriptions(phrases: Sequence[Phrase], words: Words) -> dict[tuple[int, int], Phrase]:
    """The nouns that stand in apposition to a name, before it as a title, or are said to have it, with the name."""
    names = {phrase.at: phrase for phrase in phrases if phrase.form == "name"}
    found: dict[tuple[int, int], Phrase] = {}
    for phrase in phrases:
        if phrase.form != "noun":
            continue
        token = phrase.token
        around = [token.head] if base(token) == "appos" or token.dep_ == "nmod:desc" else []
        for each in [*around, *children(token, "appos", "flat"), *giving(token, words)]:
            name = names.get((phrase.block, each.i))
            if name is not None and name.kinds & phrase.kinds:
                found[phrase.at] = name
                break
    return found


def _coordinated(phrases: Sequence[Phrase]) -> dict[tuple[int, int], list[Phrase]]:
    """Phrases of persons, bodies or places that "and" joins, by where the last of them stands."""
    by_place = {phrase.at: phrase for phrase in phrases if phrase.form != "pronoun" and "thing" not in phrase.kinds}
    found: dict[tuple[int, int], list[Phrase]] = {}
    for phrase in by_place.values():
        conjuncts = children(phrase.token, "conj")
        joined = [by_place.get((phrase.block, each.i)) for each in conjuncts]
        members = [phrase, *(each for each in joined if each is not None)]
        words = {child.lower_ for each in conjuncts for child in children(each, "cc")}
        if conjuncts and len(members) == len(conjuncts) + 1 and words <= {"and", "&"} and words:
            found[members[-1].at] = members
    return found
