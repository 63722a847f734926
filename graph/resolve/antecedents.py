"""What refers back: pronouns and definite descriptions, and what was mentioned before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language.tree import base, case
from ..records import Actor
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

GROUP_KINDS = frozenset({"State", "Organization", "ArmedGroup", "Population", "Outlet"})
WINDOW = 6
"""How many sentences back the antecedent of a pronoun may stand."""
FAR = 14
"""How many sentences back somebody may have been introduced whom a description names again."""
DESCRIBED = (
    ("nouns.description_armed", frozenset({"ArmedGroup"})),
    ("nouns.description_group", frozenset({"ArmedGroup", "Organization"})),
    ("nouns.description_state", frozenset({"State"})),
    ("nouns.description_outlet", frozenset({"Outlet"})),
)
"""Classes of nouns that name an actor again, and the kinds of actor that each can name."""

APART = frozenset({"against", "at", "by"})
"""Prepositions behind which "them" is not who does it, as it may be in "took the men with them"."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A phrase that a later pronoun or description can stand for."""

    block: int
    sentence: int
    token: int
    actor: Actor
    subject: bool
    plural: bool
    head: str


class Antecedents:
    """The phrases of a document in the order of the text, and what later phrases mean by them.

    Conservative: where nothing fits, nobody is returned.
    """

    def __init__(self, docs: Sequence[Doc], sentences: Sequence[Sequence[int]], words: Words) -> None:
        self._docs = docs
        self._block = {id(doc): index for index, doc in enumerate(docs)}
        self._sentences = sentences
        self._words = words
        self._noted: list[Antecedent] = []

    def note(self, token: Token, actor: Actor, *, subject: bool, plural: bool, head: str) -> None:
        """Remember a phrase; phrases are noted in the order of the text."""
        block = self._block[id(token.doc)]
        number = self._sentences[block][token.i]
        self._noted.append(Antecedent(block, number, token.i, actor, subject, plural, head))

    def before(self, token: Token, window: int = WINDOW) -> list[Antecedent]:
        """Antecedents before the token, the likeliest first: near sentences, subjects before others."""
        block = self._block[id(token.doc)]
        number = self._sentences[block][token.i]
        earlier = [
            each
            for each in self._noted
            if (each.block, each.token) < (block, token.i) and number - each.sentence <= window
        ]
        return sorted(earlier, key=lambda each: (number - each.sentence, not each.subject, -each.token))

    def pronoun(self, token: Token, *, source: bool) -> Antecedent | None:
        """Whom a personal pronoun stands for; with `source`, people before the group they belong to."""
        word = token.lower_
        before = self.before(token)
        if base(token) in {"obj", "iobj"} or case(token) in APART:
            before = [each for each in before if not self._same_clause(each, token)]
        if word in self._words["pronouns.person"]:
            return _first(each for each in before if each.actor.kind == "Person" and not each.plural)
        if word in self._words["pronouns.thing"]:
            kinds = GROUP_KINDS - {"Population"}
            return _first(each for each in before if each.actor.kind in kinds and not each.plural)
        if word not in self._words["pronouns.plural"]:
            return None
        people = [each for each in before if each.plural and each.actor.kind == "Person"]
        if source and people:
            return people[0]
        many = [each for each in before if each.plural or each.actor.kind in {"ArmedGroup", "Population"}]
        # Of the same sentence, what is plural in form comes before a movement, which may be "they" as well.
        return _first(sorted(many, key=lambda each: (-each.sentence, not each.plural)))

    def description(self, token: Token) -> Antecedent | None:
        """Whom a definite description ("the group", "the spokesman") names again."""
        lemma, plural = token.lemma_.lower(), is_plural(token)
        before = [
            each
            for each in self.before(token)
            if (each.actor.kind != "Person" or each.plural == plural) and not self._same_clause(each, token)
        ]
        person = lemma in self._words["nouns.description_person"]
        people = [each for each in before if each.actor.kind == "Person"]
        if person and (found := _first(each for each in people if each.head == lemma)) is not None:
            return found
        if (
            found := _first(each for each in before if each.head == lemma and each.actor.kind in GROUP_KINDS)
        ) is not None:
            return found  # "Chad's army ... the army"
        for key, kinds in DESCRIBED:
            if lemma in self._words[key]:
                fits = [each for each in before if each.actor.kind in kinds]
                if plural:
                    fits = [each for each in fits if each.plural or each.actor.kind != "State"]  # "the countries"
                if lemma in self._words["nouns.description_kind"]:
                    # "the union" is a union: what is known or was said of it must say so
                    fits = [each for each in fits if lemma in each.actor.name.lower() or each.head == lemma]
                return _first(fits)
        if person and not plural:
            # "the minister" is not the officer before; whoever is described may be "the official"
            anybody = lemma in self._words["nouns.description_anybody"]
            return _first(each for each in people if (anybody if each.actor.anonymous else each.subject))
        return None

    def place(self, token: Token) -> Actor | None:
        """The place that "the enclave", "the city" names again."""
        found = _first(each for each in self.before(token, FAR) if each.actor.kind == "Place")
        return None if found is None else found.actor

    def _same_clause(self, each: Antecedent, token: Token) -> bool:
        """Whether both depend on one verb: "the mayor met the minister" are two people."""
        doc = self._docs[each.block]
        return doc is token.doc and _governor(doc[each.token]) == _governor(token)


def _governor(token: Token) -> Token:
    """What the noun phrase that the token belongs to depends on."""
    while token.dep_ in {"appos", "flat", "compound", "nmod:desc"}:
        token = token.head
    return token.head


def _first(antecedents: Iterable[Antecedent]) -> Antecedent | None:
    return next(iter(antecedents), None)


def stands_acting(token: Token) -> bool:
    """Whether a pronoun stands where one does who acts, or whose act it is; any other word may."""
    if token.pos_ != "PRON":
        return True
    return base(token) == "nsubj" or (token.lower_ != "it" and base(token) not in {"obj", "iobj"})


def is_plural(token: Token) -> bool:
    """Whether the noun is plural in form ("rebels") or always so ("troops")."""
    return token.tag_ in {"NNS", "NNPS"} or not {"Plur", "Ptan"}.isdisjoint(token.morph.get("Number", []))


def sentence_numbers(docs: Sequence[Doc]) -> list[list[int]]:
    """For every token of every Doc the number of its sentence in the document."""
    numbers, count = [], 0
    for doc in docs:
        of_tokens = [0] * len(doc)
        for sentence in doc.sents:
            of_tokens[sentence.start : sentence.end] = [count] * len(sentence)
            count += 1
        numbers.append(of_tokens)
    return numbers
