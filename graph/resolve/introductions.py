"""How a text introduces people and bodies: to whom "Mossad chief NAME" belongs, what "the operator NAME" is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..language.tree import base, case, children
from ..records import Actor
from ..vocabulary.words import Words
from .antecedents import GROUP_KINDS
from .mentions import Mention
from .registry import Registry

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TRADES: Mapping[str, str] = {"nouns.one_union": "LAB", "nouns.one_company": "BUS"}
"""Lists of nouns by which a body is called, and the PLOVER sector of such bodies."""
DESCRIPTION = 9
"""How many words a person's description may have."""
COMPLEMENT = 6
"""How many words behind a noun may say whose it is, for them to be a part of a source's name."""


def introduce(
    doc: Doc,
    mentions: Mapping[int, Mention],
    registry: Registry,
    words: Words,
    whose: Callable[[Token], Actor | None] | None = None,
) -> None:
    """Note in the registry whom the new persons of a Doc belong to, and the sector of its new bodies.

    `mentions` are by token; `whose` tells whom the whole text means by a noun ("a leader of the union").
    """
    for mention in sorted(set(mentions.values()), key=lambda each: each.start):
        person = registry.current(mention.actor)
        if person.kind == "Organization" and not person.known and person.sector is None:
            registry.note_sector(person, _sector(doc, mention, words))
        if person.kind != "Person" or person.known or person.part_of:
            continue
        for description in _descriptions(doc, mention, words):
            owner = _owner(description, mentions, mention)
            if owner is None and whose is not None:
                owner = next(filter(None, map(whose, description)), None)
            if owner is not None:
                speaks = any(token.lemma_.startswith("spokes") for token in description)
                registry.affiliate(mention.actor, owner, speaks=speaks)
                break


def _sector(doc: Doc, mention: Mention, words: Words) -> str | None:
    """The PLOVER sector of a body by what it is called beside its name ("the state-owned operator NAME")."""
    top = doc[mention.start : mention.end].root
    nouns = children(top, "appos") + ([top.head] if base(top) == "appos" else [])
    nouns += [token for token in doc[max(0, mention.start - 1) : mention.start] if token.pos_ == "NOUN"]
    behind = doc[mention.end : mention.end + 1]
    if mention.actor.name.isupper():  # "the SMAQ union", but "the Amazon union"
        nouns += [token for token in behind if token.pos_ == "NOUN"]
    for noun in nouns:
        for key, sector in TRADES.items():
            if noun.lemma_.lower() in words[key]:
                return sector
    return None


def _descriptions(doc: Doc, mention: Mention, words: Words) -> Iterator[list[Token]]:
    """The nouns that introduce the name by the tree, then the words right before and after it.

    Those are read in order, wherever the parser hung them.
    """
    top = doc[mention.start : mention.end].root
    nouns = [top, *children(top, "appos", "compound", "nmod", "flat", "amod")]
    if base(top) in {"appos", "flat", "compound"}:
        nouns += [top.head, *children(top.head, "compound", "nmod", "amod")]
    yield [each for noun in nouns for each in (noun, *children(noun, "amod", "compound", "nmod"))]
    describing = words["nouns.description_person"] | words["nouns.title"]
    for run in (_before(doc, mention), _after(doc, mention)):
        if any(token.lemma_.lower() in describing for token in run):
            yield run


def _before(doc: Doc, mention: Mention) -> list[Token]:
    found: list[Token] = []
    for token in reversed(list(doc[max(0, mention.start - DESCRIPTION) : mention.start])):
        if token.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"}:
            break
        found.append(token)
    return found


def _after(doc: Doc, mention: Mention) -> list[Token]:
    found: list[Token] = []
    if mention.end < len(doc) and doc[mention.end].text == ",":
        for token in doc[mention.end + 1 : mention.end + 1 + DESCRIPTION]:
            if token.pos_ in {"VERB", "AUX"} or token.text in {",", ".", ";"}:
                break
            found.append(token)
    return found


def _owner(tokens: Iterable[Token], mentions: Mapping[int, Mention], person: Mention) -> Actor | None:
    for token in tokens:
        found = mentions.get(token.i)
        if found is not None and found is not person and found.actor.kind in GROUP_KINDS - {"Outlet"}:
            return found.actor
    return None


def apposed(token: Token) -> Iterator[Token]:
    """The token after a description, and those of its phrase right behind a comma, wherever the parser hung them."""
    if token.i + 1 < len(token.doc):
        yield token.nbor()
    yield from (each for each in token.subtree if each.i > token.i + 1 and each.nbor(-1).text == ",")


def giving(token: Token, words: Words) -> Iterator[Token]:
    """What somebody described is called ("a fighter who gave his name as NAME", "a movement calling itself NAME")."""
    if not token.n_rights:
        return  # as most
    clauses = (each for noun in (token, *children(token, "appos")) for each in noun.rights)
    for clause in clauses:
        if not clause.dep_.startswith("acl"):
            continue
        if clause.lemma_ in words["verbs.naming"]:
            yield from (each for each in children(clause, "obl", "xcomp") if case(each) == "as")
        if clause.lemma_ in words["verbs.calling"]:
            objects = children(clause, "obj")
            names = [each for each in objects if each.lower_ not in words["pronouns.reflexive"]]
            if len(names) < len(objects) or (clause.tag_ == "VBN" and not objects):
                yield from (*names, *children(clause, "xcomp"))
        for noun in children(clause, "obl", "obj"):
            inside = children(noun, "compound", "appos", "nmod", "flat")
            behind = noun.doc[noun.i + 1 : noun.i + 2]  # where parsers hang it elsewhere
            inside += [each for each in behind if each.pos_ == "PROPN" and each not in inside]
            if noun.lemma_.lower() in words["nouns.appellation"]:
                yield from inside
            elif any(each.lemma_.lower() in words["nouns.appellation"] for each in inside if each.i < noun.i):
                yield noun


def _whose(token: Token) -> bool:
    """Whether a few words behind a noun say whose or from where: "a member of the council"."""
    words = list(token.subtree)
    plain = len(words) <= COMPLEMENT and all(word.text != "," for word in words)
    return base(token) == "nmod" and case(token) in {"of", "from"} and plain


def noun_phrase(token: Token) -> str:
    """The words by which a source is described: its modifiers and head, without the determiner.

    "a source familiar with the talks" and "a member of the council" keep what tells them from other sources.
    """
    tokens = [token]
    for child in token.children:
        label = base(child)
        if child.i < token.i and label in {"amod", "compound", "nummod", "nmod", "advmod"}:
            tokens += [each for each in child.subtree if each.tag_ not in {"DT", "POS"} or each.i != child.left_edge.i]
        elif child.i > token.i and (label == "amod" or (label == "acl" and child.pos_ == "ADJ") or _whose(child)):
            tokens += list(child.subtree)
    ordered = sorted(set(tokens), key=lambda each: each.i)
    start = next((each.i for each in ordered if each.pos_ not in {"DET", "PUNCT"} and each.tag_ != "PRP$"), token.i)
    end = max(each.i for each in ordered) + 1
    return " ".join(token.doc[start:end].text.split()).rstrip(" ,.;")
