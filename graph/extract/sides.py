"""Who "both sides", "the warring parties" and "each side" are: the two of the text, once they are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..language.tree import children
from ..records import NAME_ROLES, Actor, Filler
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .drafts import Draft
from .phrases import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


def name_sides(drafts: Sequence[Draft], sides: Sequence[Actor], resolver: Resolver, words: Words) -> None:
    """Put the two sides of a text where its drafts have a phrase for both, or for the other one."""
    if len(sides) != 2:
        return
    for draft in drafts:
        for role in sorted(NAME_ROLES - {"place"}):
            for head in draft.heads.get(role, ()):
                _name(draft, role, resolver.meant(head), sides, resolver, words)


def _name(draft: Draft, role: str, head: Token, sides: Sequence[Actor], resolver: Resolver, words: Words) -> None:
    two = resolver.of_two(head)
    noun = two or head
    if noun.lemma_.lower() not in words["nouns.side_word"] or resolver.several(head):
        return
    before = {child.lower_ for child in children(noun, "det", "amod", "nummod") if child.i < noun.i}
    alone = before <= words["nouns.both_word"] and not children(noun, "nmod", "acl", "compound")
    if not alone or (two is None and not before & words["nouns.each_word"]):
        return
    own = {resolver.side(actor).id for other in draft.roles if other != role for actor in draft.actors(other)}
    if "other" in before:
        own |= set() if draft.speaker is None else {resolver.side(draft.speaker.actor).id}
        sides = [side for side in sides if side.id not in own]
    elif any(side.id in own for side in sides):
        return  # who urges both sides is none of them
    if "other" in before and len(sides) != 1:
        return
    start, end = phrase(head)
    text, low, high = head.doc.text[start:end], draft.offset + start, draft.offset + end
    kept = [filler for filler in draft.roles.get(role, ()) if filler.end <= low or filler.start >= high]
    present = {filler.actor.id for filler in kept if filler.actor is not None}
    named = [Filler(text, low, high, side) for side in sides if side.id not in present]
    draft.roles[role] = (*kept, *named)
