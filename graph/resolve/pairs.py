"""Who the two are that a plural is of: "both sides", "the two countries", "Chad and Sudan ... they"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..records import Actor
from ..vocabulary.words import Words
from .coreference import Coreference
from .registry import Registry

if TYPE_CHECKING:
    from spacy.tokens import Token


def named(
    token: Token, chains: Coreference, blocks: Mapping[int, int], registry: Registry, words: Words
) -> tuple[Actor, ...]:
    """The actors of a phrase of two, nobody where one of them has no name; `blocks` are the numbers of Docs by id."""
    block, two = blocks[id(token.doc)], of_two(token, chains, blocks)
    entities = () if two is None else chains.several(blocks[id(two.doc)], two) or ()
    if not entities and token.lower_ in words["pronouns.plural"]:
        pair = chains.entity(block, token) or chains.acting(block, token)
        entities = () if pair is None else pair.members  # "Chad and Sudan ... they"
    actors = [[name.mention.actor for name in each.names if name.mention] for each in entities]
    return tuple(registry.current(each[-1]) for each in actors if each) if all(actors) else ()


def of_two(token: Token, chains: Coreference, blocks: Mapping[int, int]) -> Token | None:
    """The phrase of two, whoever they are, that a noun heads or a pronoun takes up."""
    block = blocks[id(token.doc)]
    if chains.several(block, token) is not None:
        return token
    entity = chains.entity(block, token) if token.pos_ == "PRON" else None
    nouns = [each for each in entity.phrases if each.form == "noun"] if entity is not None else []
    pairs = (each for each in nouns if chains.several(each.block, each.token) is not None)
    return next((each.token for each in pairs), None)
