"""Parses that cannot be right, put right: a full sentence without a finite verb, headed by a noun.

Small parsers read "The airline yielded to the pilots." as "the airline that was yielded": the noun as root
and the past tense as a participle. A sentence that ends in a full stop has a finite verb; where the parse
has none, the participle right behind the noun is it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tree import FINITE, base, case, children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def finite_roots(doc: Doc) -> Doc:
    """The Doc, in which sentences that lack a finite verb have their participle for one. Changes the Doc itself."""
    for sentence in doc.sents:
        verb = _participle(sentence)
        if verb is not None:
            _raise(verb, sentence.root)
    return doc


def _participle(sentence: Span) -> Token | None:
    """The participle that must be the sentence's verb; None where the sentence is in order or a mere fragment."""
    root = sentence.root
    if root.pos_ not in NOMINAL or sentence[-1].text != "." or children(root, "cop", "nsubj"):
        return None
    if any(token.tag_ in FINITE or token.tag_ == "MD" for token in sentence):
        return None
    for verb in children(root, "acl"):
        passive = children(verb, "aux", "mark") or any(case(child) == "by" for child in children(verb, "obl"))
        completed = children(verb, "obj", "obl", "xcomp", "ccomp")
        if verb.tag_ in {"VBN", "VBD"} and verb.i > root.i and not passive and completed:
            return verb
    return None


def _raise(verb: Token, noun: Token) -> None:
    """Make the verb the root and the noun its subject; what follows the verb depends on it."""
    for child in list(noun.children):
        if child.i > verb.i or base(child) == "punct":
            child.head = verb
    verb.head = verb
    verb.dep_, verb.tag_, verb.pos_ = "ROOT", "VBD", "VERB"
    noun.head = verb
    noun.dep_ = "nsubj"
