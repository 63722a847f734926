"""What a text is about as a whole: the state whose government needs no name, and who is the only one of a kind.

"The government" of a report on a civil war is not that of the mediator who was named last, and "the gunmen" are those
of the one armed group that it tells of. Conservative: where two states weigh alike, there is no such state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..language.tree import base, case, children
from ..records import Actor, content_hash
from ..vocabulary.words import Words
from .mentions import Mention
from .registry import Registry, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLEAR = 2.0
"""How many times as much as the next a state must weigh for a text to be about it."""
OFTEN = 4
"""How much it must weigh at least."""
MAIN = 1.5
"""How many times as often as the next a group must be named for a text to be mostly about it."""
TWICE = 2
"""How often captors without a name must be called so, or a group be named, for a text to be about them."""
LEAD = 2
"""In how many blocks from the beginning, headline included, a mention counts twice."""
BODIES = frozenset({"IGO", "NGO", "MNC"})
"""Codes of bodies of several states, which are no country."""
SINGLE: Mapping[str, tuple[str, str]] = {"armed": ("ArmedGroup", ""), "union": ("", "LAB"), "company": ("", "BUS")}
"""Lists of nouns (`nouns.one_*`), and the class and the sector of whom they name."""


class Setting:
    """The whole text's part in who a phrase stands for."""

    def __init__(
        self, docs: Sequence[Doc], at: Sequence[Mapping[int, Mention]], registry: Registry, words: Words, doc_id: str
    ) -> None:
        self._words = words
        self._registry = registry
        self._at = {id(doc): here for doc, here in zip(docs, at, strict=True)}
        found = [
            (block, doc, mention)
            for block, (doc, here) in enumerate(zip(docs, at, strict=True))
            for mention in sorted(set(here.values()), key=lambda each: each.start)
        ]
        lists = (words[f"nouns.{name}"] for name in ("of_state", *(f"one_{key}" for key in SINGLE), "captor_body"))
        self._telling = frozenset[str]().union(*lists)
        self.home = self._state(found)
        """The state that the text is about, if it is about one."""
        self._forces = self._of_home("MIL", (mention for _, _, mention in found))
        self._single = {key: self._only(key, (mention for _, _, mention in found)) for key in SINGLE}
        groups = any(mention.actor.kind == "ArmedGroup" for _, _, mention in found)
        self.captors = None if groups else self._unnamed_captors(docs, doc_id)
        """Those who hold people, where they have no name: "the hijackers"."""
        if self._single["armed"] is None:
            self._single["armed"] = self.captors

    def whose(self, token: Token) -> Actor | None:
        """Whom a noun stands for by the whole text; nobody where other words say which one is meant."""
        lemma = _lemma(token)
        if lemma not in self._telling:
            return None
        plural = _is_plural(token)
        definite = any(child.lower_ in {"the", "these", "those"} for child in children(token, "det"))
        bare = all(map(self._place, children(token, "det", "nmod", "nummod")))
        bare = bare and (plural or base(token) == "nsubj")  # "army pulls back", in headlines
        own = [child for child in children(token, "amod", "compound", "nmod", "nummod") if child.i < token.i]
        behind = [child for child in children(token, "nmod", "appos") if child.i > token.i and self._names(child)]
        armed = lemma in self._words["nouns.one_armed"]
        if behind and not (armed and all(map(self._place, behind))):
            return None
        if any(child.dep_ == "nmod:poss" for child in own):
            return None
        if lemma in self._words["nouns.of_state"] and (definite or bare):
            plain = all(child.lemma_.lower() in self._words["nouns.governing"] for child in own)
            if not plain or plural != (lemma in self._words["nouns.of_state_many"]):
                return None
            return (self._forces if lemma in self._words["nouns.of_forces"] else None) or self.home
        captors = bare and plural and self.captors is not None and self.captors.name.lower().endswith(token.lower_)
        if not (definite or captors) or any(base(child) == "nummod" for child in own):
            return None
        if self.captors is not None and lemma in self._words["nouns.captor_body"] and not own:
            return self.captors
        for key, single in self._single.items():
            if single is not None and lemma in self._words[f"nouns.one_{key}"]:
                plain = all(child.lemma_.lower() in self._words["nouns.fighting"] for child in own)
                return single if plain else None
        return None

    def beside(self, token: Token) -> Actor | None:
        """Whose people a noun is of that has a noun for a body before it ("government troops", "rebel commanders")."""
        for child in children(token, "compound", "amod"):
            lemma = child.lemma_.lower()
            if self._named(child):
                continue
            if lemma in self._words["nouns.of_state"] and lemma not in self._words["nouns.of_state_many"]:
                return self.home
            if lemma in self._words["nouns.one_armed"]:
                return self._single["armed"]
        return None

    def meant(self, token: Token) -> Actor | None:
        """Whose people a noun in somebody's description tells of ("a leader of the union", "an army spokesman")."""
        office = token.lemma_.lower() in self._words["nouns.state_office"] and token.is_title
        return self.whose(token) or self.beside(token) or (self.home if office else None)

    def _unnamed_captors(self, docs: Sequence[Doc], doc_id: str) -> Actor | None:
        """The actor of the noun by which a text mostly calls several captors, all of whom it calls so."""
        captors = self._words["nouns.captor"]
        called = [
            each
            for doc in docs
            for each in doc
            if _is_plural(each) and _lemma(each) in captors and self._named(each) is None
        ]
        if len(called) < TWICE:
            return None
        times = Counter(map(_lemma, called))
        lemma = min(times, key=lambda key: (-times[key], key))
        name = next(each.lower_ for each in called if _lemma(each) == lemma)
        code = None if self.home is None else self.home.country
        listed = (each for each in self._registry.lexicon.actors.values() if each.kind == "ArmedGroup")
        own = [each for each in listed if each.country == code and each.name.lower().endswith(f" {name}")]
        if len(own) == 1 and code is not None:
            return own[0]  # "the pirates" of a text about Somalia are Somali pirates
        return Actor(
            f"{slug(name)}-{content_hash(doc_id, name, length=6)}", name, "Person", known=False, anonymous=True
        )

    def _named(self, token: Token) -> Mention | None:
        return self._at[id(token.doc)].get(token.i)

    def _names(self, token: Token) -> bool:
        """Whether a phrase has a name in it."""
        return any(self._named(each) is not None for each in token.subtree)

    def _place(self, token: Token) -> bool:
        """Whether a phrase behind a noun says only where they are."""
        mention = self._named(token)
        where = case(token) in self._words["prepositions.locative"] | self._words["prepositions.origin"]
        return where and mention is not None and mention.actor.kind in {"Place", "State"}

    def _state(self, found: Iterable[tuple[int, Doc, Mention]]) -> Actor | None:
        weights: dict[str, float] = {}
        found = list(found)
        between = {self._code(mention) for _, doc, mention in found if self._mediates(doc, mention)}
        for block, doc, mention in found:
            code = self._code(mention)
            if code is None or code in between or mention.actor.kind == "Outlet":
                continue
            weights[code] = weights.get(code, 0) + self._weight(doc, mention) * (2 if block < LEAD else 1)
        ranked = sorted(
            ((code, weight) for code, weight in weights.items() if code not in BODIES),
            key=lambda each: (-each[1], each[0]),
        )
        code = ranked[0][0] if ranked and ranked[0][1] >= OFTEN and _clear(ranked) else self._ruled(found)
        states = (each for each in self._registry.lexicon.actors.values() if each.kind == "State" and not each.part_of)
        return None if code is None else next((each for each in states if each.country == code), None)

    def _code(self, mention: Mention) -> str | None:
        return self._registry.current(mention.actor).country

    def _ruled(self, found: Iterable[tuple[int, Doc, Mention]]) -> str | None:
        """The country whose army, government or the like a text names, where it names no other's nearly as often."""
        times: Counter[str] = Counter()
        bodies = self._words["nouns.of_state"] - self._words["nouns.of_state_many"]  # ministers travel
        for _, doc, mention in found:
            actor = self._registry.current(mention.actor)
            top = doc[mention.start : mention.end].root
            owned = base(top) in {"amod", "compound", "nmod"} and top.head.lemma_.lower() in bodies
            force = actor.kind == "Organization" and actor.sector == "MIL"
            if actor.country is not None and actor.country not in BODIES and (owned or force):
                times[actor.country] += 1
        ranked = sorted(times.items(), key=lambda each: (-each[1], each[0]))
        return ranked[0][0] if ranked and _clear(ranked) else None

    def _weight(self, doc: Doc, mention: Mention) -> float:
        if mention.actor.kind == "Organization":
            return 0.5
        top = doc[mention.start : mention.end].root
        inner = self._words["nouns.of_state"] | self._words["nouns.one_armed"]
        ruled = base(top) in {"amod", "compound", "nmod"} and top.head.lemma_.lower() in inner
        # "in Doha" is where one meets
        return 2 if ruled else 0.5 if mention.form == "metonym" else 1

    def _mediates(self, doc: Doc, mention: Mention) -> bool:
        """Whether a text tells at a name of a mediator, who is none of the sides."""
        top = doc[mention.start : mention.end].root
        if base(top) in {"amod", "compound", "nmod"}:
            return top.head.lemma_.lower() in self._words["nouns.between"]
        return base(top) == "nsubj" and top.head.lemma_ in self._words["verbs.mediating"]

    def _of_home(self, sector: str, mentions: Iterable[Mention]) -> Actor | None:
        """The body of a sector of the home state that the text names most, if it names one."""
        actors = (self._registry.current(mention.actor) for mention in mentions)
        code = None if self.home is None else self.home.country
        bodies = (actor for actor in actors if actor.kind == "Organization" and actor.sector == sector)
        times = Counter(actor for actor in bodies if actor.country == code)
        return min(times, key=lambda each: (-times[each], each.id)) if times and code is not None else None

    def _only(self, key: str, mentions: Iterable[Mention]) -> Actor | None:
        """The one body of a sector that the text tells of, or the armed group of which it tells most."""
        kind, sector = SINGLE[key]
        times: Counter[str] = Counter()
        actors: dict[str, Actor] = {}
        for mention in mentions:
            actor = self._registry.current(mention.actor)
            called = not self._words[f"nouns.one_{key}"].isdisjoint(actor.name.lower().split())
            body = actor.kind == "Organization" and (actor.sector == sector or (not actor.known and called))
            if actor.kind == kind or (sector and body):
                actors[actor.id] = actor
                times[actor.id] += 1
        ranked = [*times.most_common(), ("", 0)]
        often = len(ranked) > 1 and ranked[0][1] >= max(TWICE, MAIN * ranked[1][1])
        clear = often or (bool(sector) and len(times) == 1)
        return actors[ranked[0][0]] if clear else None


def _clear(ranked: Sequence[tuple[str, float]]) -> bool:
    """Whether the first weighs so much more than the next that it is the one that is meant."""
    return len(ranked) == 1 or ranked[0][1] >= CLEAR * ranked[1][1]


def _is_plural(token: Token) -> bool:
    """Whether a noun is plural; taggers take some that are written small for names ("the pirates")."""
    return token.tag_ == "NNS" or (token.tag_ == "NNPS" and token.is_lower)


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    return lemma.removesuffix("s") if token.tag_ == "NNPS" and token.is_lower else lemma
