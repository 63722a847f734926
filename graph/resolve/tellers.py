"""Who says a quotation, as far as the words beside it tell: nobody is "he" or "they" in what they say themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .entities import Entity
from .phrases import Phrase, quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 12
"""How many words may stand between a quotation and who says it."""


def find_tellers(docs: Sequence[Doc], phrases: Sequence[Phrase]) -> Mapping[tuple[int, int], Phrase]:
    """The subject of the reporting verb nearest to a quotation, by where each phrase inside that stands."""
    speaking = [phrase for phrase in phrases if phrase.speaks and not phrase.quoted]
    found: dict[tuple[int, int], Phrase] = {}
    for block in {phrase.block for phrase in speaking}:
        near = [phrase for phrase in speaking if phrase.block == block]
        for start, end in _runs(docs[block]):
            gaps = [(_gap(phrase.token.i, start, end), phrase.token.i, phrase) for phrase in near]
            gap, _, teller = min(gaps, key=lambda each: each[:2])
            if gap <= REACH:
                found.update(((block, index), teller) for index in range(start, end))
    return found


def tells(teller: Phrase, entity: Entity, own: Entity | None) -> bool:
    """Whether somebody is who says a quotation; `own` is whom that phrase stands for, where it came before."""
    if own is not None:
        return entity is own
    if teller.form == "noun":
        return entity.called(teller.word)
    return teller.form == "name" and any(_same(teller, name) for name in entity.names)


def _same(one: Phrase, other: Phrase) -> bool:
    actors = [None if each.mention is None else each.mention.actor.id for each in (one, other)]
    return one.names[-1:] == other.names[-1:] or (actors[0] is not None and actors[0] == actors[1])


def _gap(index: int, start: int, end: int) -> int:
    return start - index if index < start else index - end + 1


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """The quotations of a Doc as token ranges."""
    start: int | None = None
    for index, inside in enumerate([*quotation(doc), False]):
        if inside and start is None:
            start = index
        elif not inside and start is not None:
            yield start, index
            start = None
