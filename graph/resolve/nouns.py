"""What a noun by itself tells of who is meant, by the word lists of the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.tree import case, children
from ..records import Actor
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

SILENT = ("silent", "arrangement", "hostilities", "publication", "quantifier", "numeral", "duration")
"""Classes of nouns that nobody is named by."""


class Nouns:
    """Questions to nouns; lemmas are in lower case."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def definite(self, token: Token) -> bool:
        """Whether a determiner says that the noun has been named before."""
        return any(child.lower_ in self._words["pronouns.definite"] for child in children(token, "det"))

    def acts_for(self, lemma: str) -> bool:
        """Whether the noun is of people or bodies that act for whoever is named beside them."""
        return lemma in self._words["nouns.delegate"] or lemma in self._words["nouns.force"]

    def speaks(self, lemma: str) -> bool:
        """Whether the noun is of people or bodies that may speak without a name."""
        return lemma in self._words["nouns.source"] or lemma in self._words["nouns.group"]

    def source(self, lemma: str) -> bool:
        """Whether the noun is of a person or body that speaks, and not of what they say."""
        return lemma in self._words["nouns.source"] and lemma not in self._words["nouns.utterance"]

    def collective(self, lemma: str) -> bool:
        """Whether the noun is of a body, which may be somebody named before."""
        return lemma in self._words["nouns.collective"]

    def silent(self, lemma: str) -> bool:
        """Whether the noun is of what says nothing: a deal or an attack "shows" and "suggests"."""
        return any(lemma in self._words[f"nouns.{name}"] for name in SILENT)

    def nonstate(self, lemma: str, beside: Actor) -> bool:
        """Whether the noun is of people who are not the state beside them ("Rwandan rebels")."""
        return beside.kind in {"State", "Population"} and lemma in self._words["nouns.nonstate"]

    def meant(self, token: Token) -> Token:
        """What is counted or called so: the students in "tens of thousands of students", Bria in "the town of Bria"."""
        for _ in range(3):
            lemma = token.lemma_.lower()
            counts = token.pos_ == "NUM" or lemma in self._words["nouns.quantifier"]
            if not counts and (lemma not in self._words["nouns.settlement"] or token.tag_ != "NN"):
                break
            parts = [child for child in children(token, "nmod") if case(child) == "of"]
            if not parts or (not counts and parts[0].pos_ != "PROPN"):
                break
            if children(token, "fixed"):
                break  # "accused each other of raids"
            token = parts[0]
        return token


def qualified(token: Token) -> bool:
    """Whether other words say which one is meant ("the spokesman for the union")."""
    return bool(children(token, "nmod", "acl", "amod"))
