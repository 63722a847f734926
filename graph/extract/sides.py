"""Who "both sides" and "each side" are, and "they" in the mouth of one: the two of the text, once they are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from ..language.tree import children
from ..records import NAME_ROLES, Actor, Filler
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .camps import Camps
from .classes import of_each, of_other
from .drafts import Draft
from .phrases import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


def name_sides(
    drafts: Sequence[Draft],
    sides: Sequence[Actor],
    resolver: Resolver,
    subject_above: Callable[[Token], Token],
    words: Words,
) -> None:
    """Put the two sides of a text where its drafts have a phrase for both, or for the other one.

    `subject_above` gives the noun that a pronoun stands for in "both sides said they would meet".
    """
    for draft in drafts:
        for role in sorted(NAME_ROLES - {"place"}) if len(sides) == 2 else ():
            for head in draft.heads.get(role, ()):
                _name(draft, role, resolver.meant(subject_above(head)), sides, resolver, words)
        _name_mutual(draft, sides, resolver, words)


def _name_mutual(draft: Draft, sides: Sequence[Actor], resolver: Resolver, words: Words) -> None:
    """Put the other one where a draft says "the other" or "each other": of two who do it, both."""
    for head in draft.heads.get("recipient", ()):
        actors = draft.actors("actor")
        if not of_other(head, words) or not actors or draft.roles.get("recipient"):
            continue
        own = {resolver.side(actor).id for actor in actors}
        others = [side for side in sides if side.id not in own]
        meant = actors if len(actors) == 2 else others if len(others) == 1 else []
        at = draft.offset + head.idx
        draft.roles["recipient"] = tuple(Filler(head.text, at, at + len(head.text), each) for each in meant)


def name_others(
    drafts: Sequence[Draft], camps: Camps, resolver: Resolver, quoted: Callable[[Token], bool], words: Words
) -> None:
    """Put the other side where somebody who speaks for one of the two says "they" of nobody named by then.

    Who says "they" in a quotation does not mean themselves, or those they speak for. A third party stays what it is.
    """
    sides = {side.id: side for side in camps.sides}
    for draft in drafts:
        if draft.speaker is None or draft.speaker.actor.anonymous:
            continue  # officials who give no name speak of their own state so
        own = camps.of(draft.speaker.actor)
        others = [side for key, side in sides.items() if key != own] if own in sides else []
        for role in sorted(NAME_ROLES - {"place"}):
            for head in draft.heads.get(role, ()):
                at, fillers = draft.offset + head.idx, draft.roles.get(role, ())
                found = [filler for filler in fillers if filler.start == at and filler.actor is not None]
                if head.lower_ not in words["pronouns.plural"] or not quoted(head) or (fillers and not found):
                    continue
                named = {mention.actor.id for mention in map(resolver.mention, _before(head, quoted)) if mention}
                meant = [each.actor for each in found if each.actor is not None]
                if any(actor.id in named or _third(actor, camps) for actor in meant):
                    continue
                mistaken = any(camps.of(actor) == own for actor in meant)
                if others or mistaken:
                    kept = tuple(filler for filler in fillers if filler not in found)
                    new = tuple(Filler(head.text, at, at + len(head.text), side) for side in others)
                    draft.roles[role] = (*kept, *new)


def _third(actor: Actor, camps: Camps) -> bool:
    """Whether an actor is a state or body that is none of the two sides."""
    bodies = {"State", "Organization", "ArmedGroup"}
    return actor.kind in bodies and not actor.anonymous and camps.of(actor) not in {side.id for side in camps.sides}


def _before(token: Token, quoted: Callable[[Token], bool]) -> list[Token]:
    """The tokens before one in its quotation."""
    return list(takewhile(quoted, (token.doc[index] for index in range(token.i - 1, -1, -1))))


def _name(draft: Draft, role: str, head: Token, sides: Sequence[Actor], resolver: Resolver, words: Words) -> None:
    two = resolver.of_two(head)
    noun = two or head
    each = of_each(head, words)
    if (noun.lemma_.lower() not in words["nouns.side_word"] and not each) or resolver.several(head):
        return
    before = {child.lower_ for child in children(noun, "det", "amod", "nummod") if child.i < noun.i}
    alone = before <= words["nouns.both_word"] and not children(noun, "nmod", "acl", "compound")
    if not alone or (two is None and not each and not before & words["nouns.each_word"]):
        return
    own = {resolver.side(actor).id for other in draft.roles if other != role for actor in draft.actors(other)}
    if "other" in before:
        own |= set() if draft.speaker is None else {resolver.side(draft.speaker.actor).id}
        own |= {resolver.side(actor).id for actor in draft.actors(role)}  # "they are in touch with the other side"
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
