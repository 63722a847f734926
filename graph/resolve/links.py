"""Which name before it a phrase takes up, by the rules of the resolver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..records import Actor
from .abbreviations import abbreviates
from .mentions import Mention
from .resolver import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Link:
    """A phrase headed by a token, and the name that it takes up: `docs[block][start:end]`."""

    token: Token
    kind: str
    block: int
    start: int
    end: int


def links(resolver: Resolver, docs: Sequence[Doc]) -> Iterator[Link]:
    """Yield the links of a document in the order of its text."""
    names: list[tuple[int, Mention]] = []
    for block, doc in enumerate(docs):
        for token in doc:
            mention = resolver.mention(token)
            if mention is not None:
                if token.i == doc[mention.start : mention.end].root.i:
                    own = doc[mention.start : mention.end].text
                    same = ((b, m) for b, m in reversed(names) if m.actor.id == mention.actor.id)
                    longer = ((b, m) for b, m in same if _short_of(own, docs[b][m.start : m.end].text))
                    found = next(longer, None)
                    if found is not None:
                        yield Link(token, "name part", found[0], found[1].start, found[1].end)
                    if mention.form != "demonym":
                        names.append((block, mention))
                continue
            actor, kind = _taken_up(resolver, token)
            before = next(((b, m) for b, m in reversed(names) if actor is not None and m.actor.id == actor.id), None)
            if before is not None:
                yield Link(token, kind, before[0], before[1].start, before[1].end)


def _taken_up(resolver: Resolver, token: Token) -> tuple[Actor | None, str]:
    if token.pos_ == "PRON" or token.tag_ == "PRP$":
        return resolver._antecedents.pronoun(token, source=False), "pronoun"  # noqa: SLF001
    described = token.pos_ in {"NOUN", "PROPN"} and resolver._definite(token) and resolver.beside(token) is None  # noqa: SLF001
    return resolver._described(token, source=False) if described else None, "description"  # noqa: SLF001


def _short_of(name: str, longer: str) -> bool:
    return set(name.split()) < set(longer.split()) or abbreviates(name, longer.split())
