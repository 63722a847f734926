"""Names that neither the lexicon knows nor the pipeline finds, told by how they stand in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

INTRODUCTION = 8
"""How many words who somebody is may have before the comma that their name stands behind."""


def introduced(doc: Doc, start: int, people: frozenset[str]) -> int:
    """Where a name ends that stands between commas behind who it is of ("a spokesman for the union, NAME,"); or 0."""
    if start == 0 or doc[start - 1].text != ",":
        return 0
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].is_title and doc[end].is_alpha:
        end += 1
    if not 2 <= end - start <= 4 or end == len(doc) or not (doc[end].text == "," or doc[end].pos_ == "VERB"):
        return 0
    for token in reversed(doc[max(0, start - 1 - INTRODUCTION) : start - 1]):
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            return 0
        if token.lemma_.lower() in people:
            return end
    return 0


def is_acronym(token: Token) -> bool:
    """Whether a token is the letters of an organisation's name, where not all around it is in capitals."""
    letters = token.text.isupper() and token.is_alpha and 3 <= len(token) <= 6 and token.pos_ == "PROPN"
    return (
        letters
        and token.dep_ in {"nsubj", "nsubj:pass", "nmod:poss", "obj", "conj", "obl:agent"}
        and not token.sent.text.isupper()
    )
