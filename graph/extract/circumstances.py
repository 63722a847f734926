"""Where an event takes place and how long it lasts, as its clause says it without a word of the frame for it.

A place is a name, or a noun for a site ("at a barracks"); a time is that of a modifier or of what lasts ("the nine-day
strike", "the truce held for a month").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..language.tree import base, case, children, is_verb, with_conjuncts
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .sites import Sites

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACED = ("placed", "one_armed", "prison_word", "guard_word", "crowd", "worker")
"""Lists of nouns for people and firms that are where they are only for the time being."""
INNER = frozenset({"in", "at", "near", "inside", "outside"})
"""Prepositions by which what is acted on says where it is ("the bombing of a bazaar in Osh")."""


class Circumstances:
    """Finds the places and durations of the events of one document."""

    def __init__(self, resolver: Resolver, words: Words) -> None:
        self._resolver = resolver
        self._words = words
        self._times = words["nouns.timespan"] | words["nouns.duration"]
        self.sites = Sites(words)

    def place(
        self, kind: str, trigger: Token, roles: Mapping[str, Sequence[Token]], arguments: Mapping[str, Sequence[Token]]
    ) -> list[Token]:
        """The heads of the nearest phrases that say where an event of a class takes place; empty where nothing does."""
        taken = {trigger.i, *(head.i for heads in roles.values() for head in heads)}
        near = [trigger, *self._around(trigger)]
        before = [verb for each in near for verb in _coordinate(each)]
        near += before
        inner = [head for role in ("recipient", "captive", "participant", "party") for head in roles.get(role, ())]
        inner += [head for function in ("object", "of") for head in arguments.get(function, ())]
        inner += [head for verb in before for head in children(verb, "obj")]
        if "captive" not in roles:
            gathers = kind in self._words["sides.gathering"]
            inner += [head for head in roles.get("actor", ()) if gathers or self.placed(head)]
        # "met for an hour in Doha": parsers hang the place on the time
        near += [time for each in near for time in children(each, "obl") if time.lemma_.lower() in self._times]
        for each in dict.fromkeys([*near, *inner]):
            found = [child for child in self._where(each) if child.i not in taken]
            found = [child for child in found if each in near or case(child) in INNER]
            if found:
                return with_conjuncts(found[:1])
        struck = roles.get("recipient", ()) if kind in self._words["sides.striking"] else ()
        return [head for head in struck if (place := self._resolver.place(head)) is not None and place.kind == "Place"]

    def duration(self, trigger: Token, words: Iterable[Token]) -> list[Token]:
        """The head of what says how long it lasts, of all words of the trigger; empty where nothing does."""
        spans = self._words["nouns.timespan"]
        for word in words:
            for child in children(word, "amod", "compound", "nmod"):
                within = [child, *child.children]
                if child.i < word.i and any(each.lemma_.lower() in spans for each in within) and len(within) > 1:
                    return [child]
        for each in [trigger, *self._around(trigger)]:
            for child in children(each, "obl", "obj", "nmod"):
                # "lasted half a year", "for two days"; "met two days later" tells when
                lasting = case(child) == "for" or (not case(child) and each.lemma_ in self._words["verbs.lasting"])
                counted = children(child, "nummod", "det") or any(part.pos_ == "NUM" for part in child.children)
                behind = child.right_edge.i + 1
                dated = behind < len(child.doc) and child.doc[behind].lower_ in self._words["prepositions.distant"]
                inside = any(part.lower_ in self._words["prepositions.distant"] for part in child.subtree)
                if lasting and counted and child.lemma_.lower() in spans and not (dated or inside):
                    return [child]
        return []

    def placed(self, head: Token) -> bool:
        """Whether a noun is for fighters, prisoners or firms, of whom a phrase behind it says only where they are."""
        return any(head.lemma_.lower() in self._words[f"nouns.{name}"] for name in PLACED)

    def _around(self, noun: Token) -> list[Token]:
        """The verb that says of a noun that it takes place or is done ("a deal struck in Doha")."""
        verb, said = noun.head, self._words["verbs.reporting"]
        if is_verb(noun):
            return []
        doing = is_verb(verb) and base(noun) in {"nsubj", "obj"} and verb.lemma_ not in said
        behind = [child for child in children(noun, "acl") if child.tag_ == "VBN"]
        return [*behind, verb] if doing else behind

    def _where(self, token: Token) -> Iterable[Token]:
        for child in children(token, "obl", "nmod"):
            where = case(child) in self._words["prepositions.locative"] and child.ent_type_ not in {"DATE", "TIME"}
            if where and (self.sites.holds(child) or self._resolver.site(child) is not None):
                yield child


def _coordinate(verb: Token) -> list[Token]:
    """The verbs before one of which the same subject is told: "were flown to Erbil and handed over"."""
    found: list[Token] = []
    while is_verb(verb) and base(verb) == "conj" and is_verb(verb.head) and not children(verb, "nsubj"):
        verb = verb.head
        found.append(verb)
    return found
