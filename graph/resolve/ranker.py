"""The choice of whom a phrase takes up, by learned weights; nobody where the choice is not clear."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..errors import VocabularyError
from ..vocabulary.words import ontology_folder, read_toml
from .entities import Entity
from .features import group, nobody, pairs, sort
from .phrases import Phrase

MARGIN = 1.5
"""How many times as likely as the next the choice must be, but for somebody who goes on speaking."""

SURE = 0.75
"""How likely the choice must be to be beyond doubt."""

ACTING = frozenset({"person", "body"})
"""Kinds of those who act."""


@dataclass(frozen=True)
class Ranker:
    """Weights of features, and how likely the likeliest entity must be, by class of phrase."""

    weights: Mapping[str, float]
    least: Mapping[str, float]

    def __call__(self, phrase: Phrase, among: Sequence[Entity]) -> Entity | None:
        """The entity that the phrase takes up, of those that it can; None where none is likely enough."""
        return self.choice(phrase, among)[0]

    def choice(self, phrase: Phrase, among: Sequence[Entity]) -> tuple[Entity | None, bool]:
        """The entity that the phrase takes up, and whether that is beyond doubt, whoever speaks."""
        if not among:
            return None, False
        shares = self.shares([nobody(phrase, among), *pairs(phrase, among)])
        best = max(range(len(among)), key=lambda index: shares[index + 1])
        chosen, share = among[best], shares[best + 1]
        others = (share for index, share in enumerate(shares) if index != best + 1)
        goes_on = phrase.speaks and chosen.spoke >= 0 and chosen.spoke == max(each.spoke for each in among)
        clear = goes_on or share >= MARGIN * max(others)
        return (chosen, share >= SURE) if clear and share >= self.least[group(phrase)] else (None, False)

    def acting(self, phrase: Phrase, among: Sequence[Entity]) -> Entity | None:
        """The likeliest of those who can act, where it is known that the phrase stands for somebody who does."""
        able = [index for index, entity in enumerate(among) if entity.kinds & ACTING and _may_be(phrase, entity)]
        if not able:
            return None
        shares = self.shares(pairs(phrase, among))
        ranked = sorted(able, key=lambda index: -shares[index])
        clear = len(ranked) == 1 or shares[ranked[0]] >= MARGIN * shares[ranked[1]]
        return among[ranked[0]] if clear else None

    def shares(self, features: Sequence[Sequence[str]]) -> list[float]:
        """How likely each option is, by its features; they sum to 1."""
        scores = [sum(self.weights.get(name, 0.0) for name in names) for names in features]
        top = max(scores)
        raised = [math.exp(score - top) for score in scores]
        total = sum(raised)
        return [value / total for value in raised]


def _may_be(phrase: Phrase, entity: Entity) -> bool:
    """Whether it can be "they": several, or a body of people that is no state."""
    single = sort(entity) in {"State", "metonym"} or entity.kinds == {"person"}
    return phrase.word != "they" or entity.many or not single


@cache
def load_ranker(path: Path | None = None) -> Ranker:
    """The weights of the ontology, or of another file; VocabularyError where they are missing or no numbers."""
    path = path or ontology_folder() / "cues" / "antecedents.toml"
    tables = read_toml(path)
    for name in ("least", "weights"):
        table = tables.get(name)
        if not isinstance(table, dict) or not all(isinstance(value, float) for value in table.values()):
            raise VocabularyError(f"must have a table {name!r} of numbers", file=path)
    return Ranker(tables["weights"], tables["least"])
