"""Nouns for places that have no name of their own: "a barracks", "the hills", "five towns"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.tree import children
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

LISTS = (
    "room", "lockup", "territory", "road", "seat_of_power", "street_word", "workplace", "passage", "stronghold",
    "frontline", "site",
)  # fmt: skip
"""Of the cues' nouns."""


class Sites:
    """Tells nouns for places from others."""

    def __init__(self, words: Words) -> None:
        self._nouns = frozenset[str]().union(*(words[f"nouns.{name}"] for name in LISTS))

    def holds(self, head: Token) -> bool:
        """Whether a noun is one for a place."""
        ahead = head.lower_ == "front" and bool(children(head, "nmod"))  # "in front of parliament"
        return head.pos_ in {"NOUN", "PROPN"} and head.lemma_.lower() in self._nouns and not ahead
