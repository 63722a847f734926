"""The stretch of text that a head stands for: noun phrases and clauses, cut where they end."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ..language.tree import base, case, children, conjunct_head, is_relative, is_verb
from ..vocabulary.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT_OUT = frozenset({"punct", "case", "mark", "cc", "parataxis", "discourse", "advcl"})
_COMPARING = frozenset({"like", "unlike", "such as", "as", "than", "including"})
_MARKS = " \t\n\r,.;:!?\"'()-\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u2014\u2013"


def _tokens(head: Token, *, clause: bool, relatives: bool) -> list[Token]:
    kept = [head]
    for child in head.children:
        label = base(child)
        if label in _LEFT_OUT and not (clause and label == "advcl" and not _is_condition(child)):
            continue
        if child.dep_ == "acl:relcl" and not clause and not (relatives and _restricts(child)):
            continue
        if child.dep_ == "acl" and is_verb(child) and not clause and child.i > head.i and not _restricts(child):
            continue
        if not clause and label in {"appos", "conj", "nsubj", "cop", "aux"}:
            continue
        if clause and label == "conj" and conjunct_head(child) != head:
            continue  # a finite verb hung on an infinitive belongs further up
        kept += list(child.subtree)
    return kept


def _is_condition(clause: Token) -> bool:
    """Whether an adverbial clause is a condition, which is told apart from what hangs on it."""
    subordinators = load_words()["conditions.subordinators"]
    return any(child.lower_ in subordinators for child in clause.children if base(child) == "mark")


def _restricts(clause: Token) -> bool:
    """Whether a relative clause tells which is meant, as one without a comma does."""
    first = clause.left_edge
    marks = {",", "(", "-", "\u2013", "\u2014"}
    return first.text not in marks and first.i > 0 and first.nbor(-1).text not in marks


def phrase(head: Token, *, relatives: bool = False) -> tuple[int, int]:
    """Start and end (characters of the Doc, half open) of the phrase of a head.

    Prepositions, subordinators and quotation marks at its edges are left out; a noun phrase ends
    before its relative clauses and appositions, and before what it is coordinated with. With `relatives`, what tells
    which one is meant belongs to it ("the tariff that Rome raised", but not "the tariff, which Rome raised").
    """
    tokens = _tokens(head, clause=is_verb(head) or head.pos_ == "ADJ", relatives=relatives)
    if not is_verb(head):
        # A phrase is one stretch: what is cut off by a gap (an extraposed part) is not of it.
        index = {token.i for token in tokens}
        low = high = head.i
        skippable = {token.i for token in head.subtree if base(token) in {"punct", "case"} or token.tag_ == "POS"}
        while low - 1 in index or (low - 1 in skippable and low - 2 in index):
            low -= 1
        while high + 1 in index or (high + 1 in skippable and high + 2 in index):
            high += 1
        tokens = [token for token in tokens if low <= token.i <= high]
    return _strip(sorted(tokens, key=lambda token: token.i))


def _strip(tokens: list[Token]) -> tuple[int, int]:
    """From the first to the last token that is more than a mark or a space; "U.S." keeps its dot."""
    words = [token for token in tokens if token.text.strip(_MARKS)] or tokens
    return words[0].idx, words[-1].idx + len(words[-1].text)


def cover(heads: list[Token], *, relatives: bool = False) -> tuple[int, int]:
    """The stretch from the first to the last of several phrases."""
    spans = [phrase(head, relatives=relatives) for head in heads]
    return min(start for start, _ in spans), max(end for _, end in spans)


def tail(head: Token, end: int, filling: Collection[int]) -> int:
    """Where an object that ends at a character ends with the prepositional phrase right behind it.

    Parsers hang such a phrase on the verb as often ("blocked the road to the port"). What says when is none of it,
    and no head in `filling`, which are those that fill the roles of the event.
    """
    if head.dep_ != "obj":
        return end
    words = load_words()
    for child in children(head.head, "obl"):
        first = child.left_edge
        near = first.i > head.i and first.idx - end <= 1
        free = child.ent_type_ != "DATE" and child.i not in filling and child.lower_ not in words["conditions.returns"]
        if near and free and case(child) in words["verbs.attaching"]:
            return phrase(child)[1]
    return end


def antecedent_noun(token: Token) -> Token | None:
    """What a relative pronoun stands for: "the plan" of "the plan, which they rejected"."""
    if not is_relative(token):
        return None
    clause = next((each for each in token.ancestors if each.dep_ == "acl:relcl"), None)
    return None if clause is None else clause.head


def asides(head: Token) -> set[int]:
    """The tokens below a head that only tell more of a part of it, name an example of it, or where it is said."""
    medium = load_words()["nouns.medium"]

    def aside(token: Token) -> bool:
        said_there = case(token) == "on" and token.lemma_.lower() in medium
        return token.dep_ == "acl:relcl" or base(token) == "appos" or said_there or case(token) in _COMPARING

    return {each.i for child in head.subtree if aside(child) for each in child.subtree}


def cut(token: Token, end: int) -> int:
    """Where a description ends: before a verb or date behind its noun, of which the parser made a part of it."""
    for each in token.doc[token.i + 1 :]:
        if each.idx >= end:
            break
        if each.tag_ in {"WP", "WDT"} and each.nbor(-1).text == ",":
            return each.nbor(-2).idx + len(each.nbor(-2).text)
        dated = each.ent_type_ == "DATE" and token.doc[each.i - 1].pos_ == "ADP" and each.i - 1 > token.i
        passive = each.dep_ == "acl" and each.tag_ == "VBN" and each.head == token
        by = passive and any(case(child) == "by" for child in children(each, "obl"))  # "rebels backed by Chad"
        if dated or by or (each.pos_ in {"VERB", "AUX"} and each.tag_ != "VBN" and base(each) != "amod"):
            last = each.nbor(-1)
            while last.i > token.i and last.pos_ in {"ADP", "DET", "SCONJ", "PART"}:
                last = last.nbor(-1)
            return last.idx + len(last.text)
    return end


def described(text: str) -> str:
    """A description as a name: in one line, without its article."""
    words = text.split()
    if len(words) > 1 and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)
