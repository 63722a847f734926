"""Names that neither the lexicon knows nor the pipeline finds, told by how they stand in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.tree import base
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

INTRODUCTION = 8
"""How many words who somebody is may have before the comma that their name stands behind."""


def introduced(doc: Doc, start: int, people: frozenset[str]) -> int:
    """Where a name ends that stands between commas behind who it is of ("a spokesman for the union, NAME,"); or 0."""
    if start == 0 or doc[start - 1].text != ",":
        return 0
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].is_title and doc[end].is_alpha:
        end += 1
    if not 2 <= end - start <= 4 or end == len(doc) or not (doc[end].text == "," or doc[end].pos_ == "VERB"):
        return 0
    for token in reversed(doc[max(0, start - 1 - INTRODUCTION) : start - 1]):
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            return 0
        if token.lemma_.lower() in people:
            return end
    return 0


def body_name(doc: Doc, end: int, words: Words) -> int:
    """Where a body's name ends that begins with a state's ("the Chadian Herders' Congress"); else where that one ends.

    "The Chadian Army" and its ministries act for the state, and are named after it.
    """
    last = end
    while last < len(doc) and (doc[last].pos_ == "PROPN" or doc[last].tag_ == "POS") and not doc[last].is_lower:
        last += 1
    noun = doc[last - 1].lemma_.lower()
    state = words["nouns.delegate"] | words["nouns.force"] | words["nouns.of_state"] | words["nouns.title"]
    if last == end or noun not in words["referents.body"] or noun in state or not doc[last - 1].is_title:
        return end
    whole = last
    if doc[last : last + 1].text == "of" and doc[last + 1 : last + 2].text.istitle():  # "the Ghanaian Union of Dockers"
        whole += 2
        while whole < len(doc) and doc[whole].pos_ == "PROPN" and doc[whole].is_title:
            whole += 1
    return whole if whole - end > 1 else end


def armed_group(doc: Doc, start: int, words: Words) -> int:
    """Where the name of an armed group ends that its noun tells to be one ("the Mobondo militia"); or 0.

    The pipeline takes some for places; "the Idlib rebels" are from one, "a Zintan militia" is one of several.
    """
    if start == 0 or doc[start - 1].lower_ != "the":
        return 0
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].is_title and doc[end].ent_type_ != "PERSON":
        end += 1
    if not start < end < len(doc) or not doc[end].is_lower:
        return 0
    noun = doc[end]
    place = noun.tag_ != "NN" and any(token.ent_type_ == "PLACE" for token in doc[start:end])
    named = noun.lemma_ in words["nouns.one_armed"] | words["nouns.armed_body"] and all(
        base(token) == "compound" for token in doc[start:end]
    )
    return end + 1 if named and not place else 0


def counted(doc: Doc, start: int, end: int, words: Words) -> bool:
    """Whether the name of a people is that of some of them ("seven Kenyans", "a Kenyan", "Kenyans who fled")."""
    token = doc[start:end].root
    if token.dep_.split(":")[0] in {"amod", "compound", "flat"} or token.pos_ == "ADJ":
        return False
    before = {child.lower_ for child in token.children if child.i < token.i}
    number = any(child.dep_ == "nummod" for child in token.children)
    relative = any(child.dep_ == "acl:relcl" and child.left_edge.i == token.i + 1 for child in token.children)
    part = (
        token.dep_ == "nmod"
        and token.head.tag_ in {"NNS", "CD"}
        and any(child.lower_ == "of" for child in token.children)
    )
    return number or relative or part or not before.isdisjoint(words["nouns.some_word"])


def is_acronym(token: Token) -> bool:
    """Whether a token is the letters of an organisation's name, where not all around it is in capitals."""
    letters = token.text.isupper() and token.is_alpha and 3 <= len(token) <= 6 and token.pos_ == "PROPN"
    return (
        letters
        and token.dep_ in {"nsubj", "nsubj:pass", "nmod:poss", "obj", "conj", "obl:agent"}
        and not token.sent.text.isupper()
    )
