"""Whom a pronoun means by the verb alone: "thanked Qatar for its mediation", "urged Moscow to halt its offensive".

Verbs of judgement (Levin 1993, class 33) give as their reason what those did whom they hit; who is told to stop or to
go on with something does so with what is his own; on what somebody does whom one threatens it hangs whether one acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..language.tree import base, case, children
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token


def binders(token: Token, words: Words) -> Iterator[Token]:
    """Heads of the phrases that a pronoun most likely takes up, the likeliest first; none where that is open."""
    if token.dep_ == "nmod:poss":
        thing = token.head
        while base(thing) == "conj":
            thing = thing.head
        yield from _judged(thing, words)
        yield from _stopping(thing, words)
    elif token.dep_ in {"nsubj", "nsubj:pass"}:
        yield from _threatened(token.head, words)


def _judged(deed: Token, words: Words) -> Iterator[Token]:
    """Whom an act hits of which the deed is given as the reason."""
    if base(deed) not in {"obl", "nmod"} or case(deed) not in words["prepositions.reason"]:
        return
    act = deed.head
    if act.lemma_ not in words["verbs.judging"] and base(act) in {"obj", "obl", "nmod"}:
        act = act.head  # "thanked Qatar for its mediation", where the parser hung the reason on the name
    if base(act) == "nmod":
        act = act.head
    if act.lemma_ not in words["verbs.judging" if act.pos_ == "VERB" else "nouns.judging"]:
        return
    hit = [*children(act, "obj", "iobj", "nsubj:pass")]
    yield from hit
    for each in (*hit, act):
        yield from (within for within in children(each, "obl", "nmod") if case(within) in words["prepositions.hitting"])


def _threatened(deed: Token, words: Words) -> Iterator[Token]:
    """Who is threatened or promised something on the condition that is the clause of the deed."""
    while base(deed) == "conj":
        deed = deed.head
    marks = {mark.lower_ for mark in children(deed, "mark")}
    if base(deed) != "advcl" or marks.isdisjoint(words["conditions.subordinators"]):
        return
    act = deed.head
    while base(act) in {"ccomp", "xcomp", "conj"} and act.lemma_ not in words["verbs.conditioning"]:
        act = act.head
    if act.lemma_ in words["verbs.conditioning"]:
        yield from children(act, "iobj") or children(act, "obj")


def _stopping(thing: Token, words: Words) -> Iterator[Token]:
    """Who is to stop something, or to go on with it, in the clause that another's verb governs."""
    verb = thing.head
    if base(thing) != "obj" or verb.lemma_ not in words["verbs.stopping"]:
        return
    while base(verb) == "conj" and base(verb.head) in {"xcomp", "ccomp", "advcl"}:
        verb = verb.head
    if base(verb) == "ccomp":
        yield from children(verb, "nsubj")
    if base(verb) in {"xcomp", "advcl"}:
        yield from children(verb.head, "obj", "iobj")
        yield from (each for each in children(verb.head, "obl") if case(each) in words["prepositions.addressing"])
