"""Which frames a word evokes, before anything is asked of their roles."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ..language.tree import base, children
from ..resolve.resolver import Resolver
from ..vocabulary.frames import Frame, FrameSet, Trigger
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = {
    "VERB": ("VERB",),
    "AUX": ("VERB",),
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJ", "VERB"),
    "ADV": ("ADJ",),
}
REACH = 10
"""How far from its head word another word of a trigger may stand."""


class Triggers:
    """The triggers of a vocabulary, looked for in one document."""

    def __init__(self, frames: FrameSet, resolver: Resolver, words: Words) -> None:
        self._frames = frames
        self._resolver = resolver
        self._words = words
        self._forms: dict[int, list[tuple[str, str]]] = {}

    def evoked(self, token: Token) -> list[tuple[Frame, Trigger, tuple[Token, ...]]]:
        """Frames whose trigger the token heads, longer triggers first, before any restriction is looked at."""
        parts = PARTS.get(token.pos_)
        if parts is None:
            return []
        lemmas = {token.lemma_.lower(), token.lower_} if token.pos_ in {"NOUN", "PROPN"} else {token.lemma_.lower()}
        if token.pos_ == "ADJ" and token.tag_ in {"VBN", "VBG"}:
            lemmas.add(token.lower_)
        index = self._frames.index
        keys = [key for part in parts for lemma in sorted(lemmas) if (key := (part, lemma)) in index]
        if not keys or self._names(token):
            return []
        found: list[tuple[Frame, Trigger, tuple[Token, ...]]] = []
        near = self._near(token)
        for key in keys:
            seconds = self._frames.second[key]
            options = [each for word in near & seconds.keys() for each in seconds[word]]
            for _, frame, trigger in sorted(options, key=lambda each: each[0]):
                words = self._find(token, trigger) if near.issuperset(trigger.rest) else None
                if words is not None and (frame, trigger, words) not in found:
                    found.append((frame, trigger, words))
        return sorted(found, key=lambda each: -len(each[2]))

    def _names(self, token: Token) -> bool:
        """Whether a word is one of a name, or of a preposition, and so evokes nothing."""
        if self._resolver.mention(token) is not None:
            return True  # "Rapid Support Forces" support nobody
        if self._within_name(token):
            return True  # nor does the "American Solidarity Party"
        returns = token.lower_ in self._words["conditions.returns"]
        return returns and token.i > 0 and token.nbor(-1).lower_ == "in"  # "in exchange for" is a preposition

    def _within_name(self, token: Token) -> bool:
        """Whether a word stands in a longer name and does not head it."""
        if token.tag_ == "VB" and token.is_title and token.i > 1 and token.nbor(-1).text == "to":
            return token.nbor(-2).is_title  # "the Coalition to Defeat Hunger"
        head = token.head
        joined = token.pos_ == "PROPN" and token.dep_ == "conj" and head.dep_ == "compound" and token.ent_type_ != ""
        if joined and head.head.i > token.i:
            return head.head.pos_ == "PROPN"  # "the Rapid and Blitz Championship"
        if token.pos_ != "PROPN" or head.pos_ != "PROPN":
            return False
        named = token.ent_type_ != "" and head.ent_type_ not in {"", "DATE"}
        if token.dep_ not in {"compound", "flat", "amod"}:
            return token.dep_ == "nmod" and token.ent_type_ == head.ent_type_ == "ORG"
        return token.i < head.i and (named or head.lemma_.lower() in self._words["nouns.named_after"])

    def _near(self, token: Token) -> set[str]:
        """The words and base forms within reach of a token, itself too: most triggers have one that is not there.

        The empty word, which stands for the second of a trigger that has one only, is among them.
        """
        doc = token.doc
        if id(doc) not in self._forms:
            self._forms[id(doc)] = [(each.lower_, each.lemma_.lower()) for each in doc]
        within = self._forms[id(doc)][max(0, token.i - REACH) : token.i + REACH + 1]
        return {"", *chain.from_iterable(within)}

    def _find(self, token: Token, trigger: Trigger) -> tuple[Token, ...] | None:
        """The tokens of a trigger of several words, each of which must depend on it; None if one is missing."""
        found = [token]
        for word in trigger.rest:
            below = [child for child in token.children if child != token]
            # "calls on them to give up": what another predicate governs is no word of this trigger.
            below += [inner for child in below if child.pos_ != "VERB" or child in found for inner in child.children]
            below += [child for child in token.head.children if base(token) in {"obj", "compound"} and child != token]
            if token.i + 1 < len(token.doc) and token.pos_ == "VERB":
                below.append(token.nbor())  # "handed over 40 men": parsers read "over 40"
            options = [
                each
                for each in below
                if word in ({each.lower_} if each.pos_ == "VERB" else {each.lower_, each.lemma_.lower()})
                and abs(each.i - token.i) <= REACH
                and each not in found
                and not (each.pos_ == "VERB" and each.dep_ == "conj")  # "made contact and demanded": two predicates
                and not (each.dep_ == "det" and token.pos_ == "VERB")  # "say no guests were hurt"
                and not (each.dep_ == "nsubj" and token.pos_ == "VERB")  # "the cabinet dismissed it": no cabinet is
                and not (token.pos_ == "VERB" and each.i < token.i and _introduces(each))
                and not (each.lower_ in self._words["verbs.dating"] and each.head.ent_type_ == "DATE")
            ]
            if not options:
                return None
            found.append(min(options, key=lambda each: abs(each.i - token.i)))
        return tuple(sorted(found, key=lambda each: each.i))


def wrong_form(frame: Frame, token: Token, words: tuple[Token, ...], cues: Words) -> str:
    """Why the verb's particle, voice or tense rules the frame out; empty if it does not."""
    particles = (child for child in token.children if child.dep_ == "compound:prt")
    particle = next((child for child in particles if child not in words), None)
    if particle is not None:
        return f"{token.lemma_} {particle.lower_} is another verb"
    if frame.speech and token.pos_ == "PROPN" and token.ent_type_ in {"ORG", "EVENT"}:
        return "a name is no act of speech"
    if frame.speech and token.dep_ == "amod" and token.tag_ == "VBN":
        return "a participle before a noun tells of no act of speech"
    participle = token.tag_ == "VBN" and token.dep_ == "acl"  # "villagers taken by the militia"
    passive = participle or any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in token.children)
    if frame.voice is not None and (frame.voice == "passive") != passive:
        return f"only in the {frame.voice} voice"
    auxiliaries = {child.lower_ for child in children(token, "aux")}
    reported = base(token) == "ccomp" and token.head.lemma_ in cues["verbs.reporting"]
    will = bool(auxiliaries & cues["modality.aux_intended"]) or (reported and "would" in auxiliaries)
    return "only where it says what the subject will do" if frame.tense == "will" and not will else ""


def refers(word: Token) -> bool:
    """Whether a noun of a trigger stands for something: "held nine prisoners", but not "held him prisoner"."""
    counted = any(base(child) in {"nummod", "det", "amod", "nmod"} for child in word.children)
    return word.pos_ == "NOUN" and (word.tag_ == "NNS" or counted)


def _introduces(word: Token) -> bool:
    """Whether a word opens a phrase or clause of its own, which may stand before the verb, unlike "with whom"."""
    return word.dep_ in {"case", "mark"} and word.tag_ in {"IN", "TO"} and word.head.tag_ not in {"WDT", "WP"}
