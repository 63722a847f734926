"""Voices and their scopes: who says what stretch of a paragraph, and how far indirect speech runs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language.tree import base, children, is_verb
from ..records import Actor
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor who says something, and the token by which the text names them there."""

    actor: Actor
    token: Token


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose words the tokens of a Doc are."""

    tokens: frozenset[int]
    speaker: Voice | None
    outlet: Voice | None
    verb: Token | None


def scope_of(tokens: Iterable[int], subject: Voice | None, outlet: Voice | None, verb: Token | None) -> Scope:
    """A scope of somebody's words; an outlet that speaks is kept as the outlet."""
    if subject is not None and subject.actor.kind == "Outlet":
        return Scope(frozenset(tokens), None, subject, verb)
    return Scope(frozenset(tokens), subject, outlet, verb)


def is_charge(clause: Token, words: Words) -> bool:
    """Whether a clause says what somebody is accused of ("accused the minister of refusing")."""
    accused = clause.head.lemma_ in words["verbs.accusing"] and base(clause) in {"advcl", "obl", "acl"}
    return accused and is_verb(clause) and bool(children(clause, "mark", "case"))


def carried(doc: Doc, scopes: Sequence[Scope], resolver: Resolver) -> Iterator[Scope]:
    """Sentences that go on with what the one before reports, without saying so again.

    "The official said that the pirates had called. They asked for a doctor." A sentence is taken for one
    if nobody else speaks in it and its subject is a pronoun for somebody other than the speaker.
    """
    speaking: Scope | None = None
    for sentence in doc.sents:
        root = sentence.root
        own = next((scope for scope in scopes if scope.verb is not None and scope.verb.i == root.i), None)
        if own is not None:
            speaking = own if own.speaker is not None else None
            continue
        covered = any(root.i in scope.tokens for scope in scopes)
        subjects = children(root, "nsubj")
        if speaking is None or covered or not subjects or subjects[0].tag_ != "PRP":
            speaking = None
            continue
        meant = resolver.actor(subjects[0])
        speaker = speaking.speaker
        if meant is None or speaker is None or meant.id == speaker.actor.id:
            speaking = None
            continue
        yield Scope(frozenset(range(sentence.start, sentence.end)), speaker, speaking.outlet, None)
