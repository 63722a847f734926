"""What speaks for and against that a phrase takes up an entity: the names of features that hold."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.tree import base
from .entities import Entity
from .phrases import Phrase

NEAR = (0, 1, 2, 4, 8)


def group(phrase: Phrase) -> str:
    """The class of a phrase whose weights are its own."""
    if phrase.form == "noun":
        return "noun"
    return "person" if phrase.word in {"he", "she"} else phrase.word


def pairs(phrase: Phrase, among: Sequence[Entity]) -> list[list[str]]:
    """The features of a phrase and each entity that it can take up, the nearest given first."""
    most = max((len(each.phrases) for each in among), default=0)
    latest = max((each.spoke for each in among), default=-1)
    return [_pair(phrase, entity, rank, among, most, latest) for rank, entity in enumerate(among)]


def _pair(phrase: Phrase, entity: Entity, rank: int, among: Sequence[Entity], most: int, latest: int) -> list[str]:
    """The features of one; `rank` is how many are nearer, `most` the most phrases of any, `latest` who spoke last."""
    last, own = entity.last, group(phrase)
    gap = phrase.sentence - last.sentence
    distance = str(next((limit for limit in NEAR if gap <= limit), "far"))
    size = len(entity.phrases)
    found = [
        f"gap {distance}",
        f"rank {min(rank, 4)}",
        f"last {last.form} gap {min(gap, 2)}",
        f"last {last.role} gap {min(gap, 2)}",
        f"role {phrase.role} last {last.role}",
        f"size {1 if size == 1 else 2 if size == 2 else 5 if size <= 5 else 'more'}",
        f"kind {kind(entity)}",
        f"many {entity.many}",
        f"quoted {phrase.quoted} {last.quoted}",
    ]
    tests = {
        "named": bool(entity.names),
        "known": entity.known,
        "largest": size == most and size > 1,
        "first": entity.order == 0,
        "same paragraph": last.block == phrase.block,
        "same word": last.form == "pronoun" and last.word == phrase.word,
        "new last": last.form != "pronoun" and size == 1,
        "subject before": gap == 1 and last.role == "subject",
        "same role": last.role == phrase.role,
        "both speak": phrase.speaks and last.speaks,
        "last speaker speaks": phrase.speaks and entity.spoke >= 0 and entity.spoke == latest,
        "last speaker speaks no more": not phrase.speaks and last.speaks,
    }
    if phrase.form == "noun":
        tests |= _description(phrase, entity)
        alike = [each for each in among if sort(each) == sort(entity)]
        place = "first" if alike[0] is entity else "later"
        largest = size == max(len(each.phrases) for each in alike)
        found += [
            f"{phrase.sort} for {sort(entity)}",
            f"{phrase.sort} for {sort(entity)}, {place}",
            f"{phrase.sort} for {sort(entity)}, largest {largest}",
            f"{place} of its sort, largest {largest}, gap {distance}",
        ]
    else:
        tests |= {
            "sex told": bool(phrase.sex) and entity.sex == phrase.sex,
            "sex open": bool(phrase.sex) and not entity.sex,
            "pronoun before": phrase.word in entity.pronouns,
        }
    found += [name for name, holds in tests.items() if holds]
    return [f"{own}: {name}" for name in found]


def _description(phrase: Phrase, entity: Entity) -> dict[str, bool]:
    called = phrase.word in entity.heads
    in_name = not called and entity.called(phrase.word)
    told = entity.modifiers | entity.words | entity.heads
    new = bool(phrase.modifiers - told)
    return {
        "called": called and not new,
        "called, new modifier": called and new,
        "in name": in_name,
        "not called": not called and not in_name,
        "not called, new modifier": not called and not in_name and new,
        "same modifiers": called and bool(phrase.modifiers) and phrase.modifiers <= told,
        "qualified": phrase.qualified,
        "qualified, not called": phrase.qualified and not called,
        f"called {called} {phrase.determiner}": True,
        f"kind {kind(entity)} as {'/'.join(sorted(phrase.kinds))} called {called or in_name}": True,
        "demonstrative": phrase.determiner not in {"the", ""},
        "number differs": phrase.many != entity.many,
    }


def nobody(phrase: Phrase, among: Sequence[Entity]) -> list[str]:
    """The features of a phrase that takes up no entity before it."""
    own = group(phrase)
    found = ["nobody", f"nobody {phrase.role}", f"nobody quoted {phrase.quoted}", f"nobody of {min(len(among), 4)}"]
    if phrase.form == "noun":
        called = any(phrase.word in each.heads for each in among)
        found += [
            f"nobody called {called} qualified {phrase.qualified}",
            f"nobody called {called} modified {bool(phrase.modifiers)}",
            f"nobody called {called} {phrase.determiner}",
            f"nobody as {'/'.join(sorted(phrase.kinds))}",
        ]
    elif phrase.word == "it":
        governor = phrase.token.head
        clause = any(base(child) in {"csubj", "ccomp", "xcomp", "advcl", "acl"} for child in governor.children)
        found.append(f"nobody {phrase.role} of {governor.pos_} clause {clause}")
    return [f"{own}: {name}" for name in found]


def kind(entity: Entity) -> str:
    """The kind of an entity as one word."""
    return "open" if len(entity.kinds) > 2 else "/".join(sorted(entity.kinds))


def sort(entity: Entity) -> str:
    """The class of the actor that an entity is named as, or the list of the noun that it is called by."""
    return entity.names[0].sort if entity.names else entity.phrases[0].sort
