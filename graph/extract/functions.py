"""The grammatical functions by which frames name their fillers, beyond the arguments of a clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from .matches import Arguments

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_THE_TOKEN = frozenset({"self", "description", "case", "conj", "determiner", "adverb", "governor"})
"""Whose fillers stand right at the token."""
OF_NOUNS = frozenset({"subject", "object", "iobject", "poss", "modifier", "occasion", "terms", "bearer"})
"""In which a noun's argument is none of its verb's."""


@cache
def is_plain(function: str) -> bool:
    """Whether what fills a function is an argument of the clause, and not read off the token or another's arguments."""
    return "." not in function and function not in OF_THE_TOKEN


def with_words(
    token: Token, words: Iterable[Token], own: Arguments, read: Callable[[Token], Arguments]
) -> dict[str, list[Token]]:
    """The arguments of a token, and what hangs from the nouns of its trigger: "for a truce" in "listed conditions for".

    Parsers hang such phrases on the verb or on its noun, as they come. `read` gives the arguments of a word.
    """
    found = dict(own)
    for word in words:
        if word != token and word.pos_ in {"NOUN", "ADJ"} and (word.head == token or word.head in words):
            for function, heads in read(word).items():
                if function not in OF_NOUNS and function not in own:
                    found.setdefault(function, [each for each in heads if each not in words])
    return found
