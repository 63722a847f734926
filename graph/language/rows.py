"""Rows of coordinated phrases that a parse cannot have right, put right.

- A name between a subject and its conjunct is a conjunct itself: "Qatar, Egypt and the United States mediated."
- Counted nouns in a row are no descriptions of the first: "freed three policemen, a soldier and two clerks".
- A noun is no infinitive's equal: in "urged Chad to talk, and Libya, a mediator, agreed" Libya agreed.
- An infinitive goes with the verb right before it: "will sue and called on the firm to pay".
- A number right before a plural counts it: "granted asylum to 18 Rwandan rebels".
- A verb with an object stands in a row with the verbs around it: "shut the crossing" in "suspended the treaty, shut
  the crossing and expelled the envoys".
- A name is no adjective's equal: in "with Israel and Egyptian and Qatari mediators" Israel is no mediator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tree import FINITE, base, case, children, is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
MAIN = frozenset({"ROOT", "conj", "parataxis"})
"""Labels of verbs that need an auxiliary to be a participle with a subject."""


def enumerated_subjects(doc: Doc) -> Doc:
    """The Doc, in which the names of an enumerated subject are coordinated. Changes the Doc itself."""
    for token in doc:
        if token.dep_ not in {"nmod:unmarked", "appos"} or token.pos_ != "PROPN" or token.ent_type_ == "DATE":
            continue
        first = token.head
        last = next((child for child in children(first, "conj") if child.i > token.i), None)
        joined = token.i + 1 < len(doc) and base(doc[token.i + 1]) == "cc" and doc[token.i - 1].text == ","
        if base(first) == "nsubj" and first.pos_ == "PROPN" and last is not None and joined:
            token.dep_ = "conj"
    return doc


def enumerated_nouns(doc: Doc) -> Doc:
    """The Doc, in which counted nouns in a row that ends in "and" are coordinated. Changes the Doc itself."""
    for token in doc:
        first = token.head
        opening = {each.text for each in doc[max(0, token.left_edge.i - 1) : token.left_edge.i + 1]}
        row = token.dep_ == "appos" and token.pos_ == "NOUN" and "," in opening
        others = [each for each in (*children(token, "conj"), *children(first, "conj")) if each.i > token.i]
        joined = any(children(last, "cc") for last in others)
        if row and joined and all(map(_counted, (first, token, *others))):
            token.dep_ = "conj"
    return doc


def _counted(noun: Token) -> bool:
    """Whether a number or "a" stands before a noun: "three policemen, a soldier and two clerks"."""
    return any(base(child) == "nummod" or child.lower_ in {"a", "an"} for child in noun.children if child.i < noun.i)


def enumerated_verbs(doc: Doc) -> Doc:
    """The Doc, in which the middle one of several pasts with objects is coordinated. Changes the Doc itself."""
    for verb in doc[1:]:
        first = verb.head
        middle = verb.dep_ in {"xcomp", "advcl", "acl", "ccomp"} and verb.tag_ in {"VBD", "VBN"} and first.tag_ == "VBD"
        if (
            not middle
            or verb.nbor(-1).text != ","
            or children(verb, "mark", "aux", "nsubj")
            or not children(verb, "obj")
        ):
            continue
        if any(each.i > verb.i and each.tag_ == "VBD" and children(each, "cc") for each in children(first, "conj")):
            verb.tag_, verb.dep_ = "VBD", "conj"
    return doc


def second_subjects(doc: Doc) -> Doc:
    """The Doc, in which a noun joined to an infinitive acts in the verb behind it. Changes the Doc itself."""
    for noun in doc:
        first = noun.head
        if noun.dep_ != "conj" or noun.pos_ not in NOMINAL or first.tag_ not in {"VB", "VBG"} or first.i > noun.i:
            continue
        behind = doc[noun.right_edge.i + 1 : noun.right_edge.i + 3]
        verb = next((each for each in behind if each.tag_ in FINITE and base(each) in MAIN), None)
        if (
            verb is not None
            and children(noun, "cc")
            and not children(verb, "nsubj", "cc")
            and verb.head not in noun.subtree
        ):
            noun.head, noun.dep_, verb.dep_ = verb, "nsubj", "conj"
    return doc


def last_infinitives(doc: Doc) -> Doc:
    """The Doc, in which an infinitive behind the second of two verbs belongs to that. Changes the Doc itself."""
    for clause in doc:
        if clause.dep_ != "advcl" or not is_infinitive(clause):
            continue
        verbs = [each for each in children(clause.head, "conj") if each.pos_ == "VERB" and each.i < clause.i]
        if verbs and clause.head.i < verbs[-1].i and not children(verbs[-1], "xcomp", "ccomp", "advcl"):
            clause.head = verbs[-1]
    return doc


def counted_plurals(doc: Doc) -> Doc:
    """The Doc, in which a number that was taken for an object of its own counts the plural behind it.

    Changes the Doc itself.
    """
    for number in doc:
        if number.tag_ != "CD" or base(number) not in {"obl", "obj", "iobj"} or number.ent_type_ == "DATE":
            continue
        plural = next((each for each in doc[number.i + 1 : number.i + 4] if each.tag_ in {"NNS", "NNPS"}), None)
        if plural is None or plural.dep_ != "obj" or plural.head != number.head:
            continue
        between = doc[number.i + 1 : plural.i]
        if any(each.head != plural or base(each) not in {"amod", "compound"} for each in between):
            continue
        plural.dep_ = number.dep_
        number.head, number.dep_ = plural, "nummod"
        for child in list(number.children):
            child.head = plural
    return doc


def names_beside_adjectives(doc: Doc) -> Doc:
    """The Doc, in which a name coordinated with adjectives before a noun is coordinated with the noun instead.

    Changes the Doc itself.
    """
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ not in {"compound", "nmod"} or token.head.tag_ not in {"NNS", "NNPS"}:
            continue
        noun = token.head
        adjectives = [child for child in children(token, "conj") if child.tag_ == "JJ" and child.text[0].isupper()]
        if not adjectives or case(token) or not token.i < adjectives[0].i < noun.i:
            continue
        for child in children(noun, "case"):
            if child.i < token.i:
                child.head = token
        token.head, token.dep_ = noun.head, noun.dep_
        if noun.head == noun:
            token.head = token
        noun.head, noun.dep_ = token, "conj"
        for adjective in adjectives:
            adjective.head, adjective.dep_ = noun, "amod"
        for child in children(token, "cc"):
            child.head = noun
        for child in list(adjectives[0].children):
            if base(child) == "cc" and child.i < adjectives[0].i:
                child.head = noun
    return doc
