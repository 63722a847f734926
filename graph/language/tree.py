"""Small questions to a Universal Dependencies tree: labels, prepositions, voice, coordination, relative clauses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
EXCHANGE = frozenset({"in exchange", "in return"})
"""Openings of complex prepositions that parsers rarely join."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LATIN = 0x24F
"""The last letter of the Latin script that news in English has names in."""
MAX_DEPTH = 6
"""How far subjects are looked for through chains of control and coordination."""


def base(token: Token) -> str:
    """The universal part of a token's dependency label: `nsubj` for `nsubj:pass`.

    Long labels are cut at the colon only.
    """
    return token.dep_.partition(":")[0]


def children(token: Token, *labels: str) -> list[Token]:
    """The token's dependents whose universal label is one of these, in the order of the text."""
    return [child for child in token.children if base(child) in labels]


def with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    """The tokens and those coordinated with them, in order, each once.

    A conjunct with a negation or a subject of its own is another clause and is left out.
    """
    found: list[Token] = []
    queue = list(tokens)
    while queue:
        token = queue.pop(0)
        if token in found:
            continue
        found.append(token)
        queue.extend(child for child in children(token, "conj") if not children(child, "nsubj"))
    return sorted(found, key=lambda token: token.i)


def case(token: Token) -> str:
    """The preposition of a nominal, lower case, with the words fixed to it: `in exchange for`."""
    for child in token.children:
        if base(child) == "case" and child.tag_ != "POS":
            before = child.doc[max(0, child.i - 2) : child.i].text.lower()
            if child.lower_ == "for" and before in EXCHANGE:
                return f"{before} for"
            words = [child, *children(child, "fixed")]
            return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))
    return ""


def adverbial_clauses(verb: Token) -> list[Token]:
    """The adverbial clauses of a predicate, also those hung on its adverb ("as soon as ...", "as long as ...")."""
    adverbs = [each for each in children(verb, "advmod", "obl") if base(each) == "advmod" or each.pos_ == "ADV"]
    return children(verb, "advcl") + [each for adverb in adverbs for each in children(adverb, "advcl")]


def conjunct_head(token: Token) -> Token:
    """What a conjunct is coordinated with: a finite verb never with an infinitive or a participle.

    "urged both sides to return and offered to help": `offered` goes with `urged`, wherever the parser hung it; and
    `urged` with `said` in "said that they had left and urged others to go".
    """
    head = token.head
    if token.tag_ in FINITE:
        while head.head != head and (
            (head.tag_ in {"VB", "VBG"} and base(head) in {"xcomp", "ccomp", "advcl", "acl", "conj"})
            or (head.tag_ == "VBN" and base(head) == "ccomp" and children(head, "aux"))
        ):
            head = head.head
    return head


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary."""
    return token.pos_ in {"VERB", "AUX"}


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its logical object."""
    labels = {child.dep_ for child in verb.children}
    if labels & {"nsubj:pass", "aux:pass", "csubj:pass"}:
        # "The envoy shuttled between them.": a past tense in a whole sentence is none, whatever the label
        return "aux:pass" in labels or verb.tag_ != "VBD" or not verb.sent[-1].is_punct
    if verb.tag_ != "VBN" or any(base(child) == "aux" for child in verb.children):
        return False
    if verb.dep_ in {"acl", "amod", "compound"}:
        return True
    if base(verb) == "conj" and not children(verb, "nsubj", "aux"):
        return is_passive(verb.head)
    return base(verb) in {"advcl", "xcomp"} and not children(verb, "obj")


def is_definite(token: Token) -> bool:
    """Whether a phrase is of somebody named or known: "Chad", "the rebels"; not "300 rebels"."""
    known = any(child.lower_ in {"the", "both", "these"} for child in children(token, "det"))
    return token.pos_ in {"PROPN", "PRON"} or known


def is_infinitive(token: Token) -> bool:
    """Whether the token heads an infinitive with "to"."""
    return any(mark.lower_ == "to" for mark in children(token, "mark"))


def infinitives_behind(noun: Token) -> list[Token]:
    """The infinitive right behind an object, which parsers hang on the verb: "ignored calls to free them"."""
    end = noun.right_edge
    clauses = (each for each in children(noun.head, "advcl", "xcomp") if is_infinitive(each))
    near = (each for each in clauses if each.left_edge.i == end.i + 1)
    return [each for each in near if not (end.is_punct or each.left_edge.is_punct)]


def is_relative(token: Token) -> bool:
    """Whether the token is a relative pronoun."""
    return token.lower_ in RELATIVE and token.tag_ in {"WDT", "WP", "WP$", "IN", "DT", "PRP"}


def relative_clause(token: Token) -> Token | None:
    """The head of the innermost relative clause that the token's clause is in, if it heads one."""
    while base(token) in {"conj", "xcomp"} and token.head != token:
        token = token.head
    return token if token.dep_ == "acl:relcl" else None


def noun_before(clause: Token) -> Token:
    """The noun right before a relative clause: "the province of Ituri, where they were held"."""
    before = clause.doc[clause.left_edge.i - 1] if clause.left_edge.i else clause
    before = before.nbor(-1) if before.is_punct and before.i else before
    return before if before.pos_ in {"NOUN", "PROPN"} else clause.head


def is_foreign(sentence: Span) -> bool:
    """Whether most words of a sentence are written in another script than English is."""
    words = [token.text for token in sentence if token.text[0].isalpha()]
    return 2 * sum(ord(word[0]) > LATIN for word in words) > len(words)


def is_naming(verb: Token) -> bool:
    """Whether a verb says what its object is called: "called the accord a mistake"."""
    complements = [each for each in children(verb, "xcomp") if not is_verb(each)]
    objects = children(verb, "obj")
    return verb.lemma_ == "call" and len(objects) + len(complements) > 1


def is_polar_question(root: Token) -> bool:
    """Whether a sentence asks if something is so ("Did they meet?"); the root of a sentence is given."""
    sentence = root.sent
    if not any(token.text == "?" for token in sentence[-3:]):
        return False
    words = [token for token in sentence if not token.is_punct and not token.is_space and token.dep_ != "dislocated"]
    # "Why should they?", "How will it end?": so do questions about what may be
    supposing = len(words) > 1 and words[1].tag_ == "MD"
    first = words[1] if supposing else words[0] if words else root
    helps = base(first) in {"aux", "cop"} or first.lemma_ == "be"
    return helps and any(first.i < subject.i for subject in children(root, "nsubj"))


def openings(noun: Token) -> tuple[Token, set[str]]:
    """The head of the phrase that a noun ends, and how that opens: "after a round of talks", "as part of a deal"."""
    top, whole, plain = noun, set[str](), True
    while base(top) in {"conj", "nmod"} and top.head != top:
        marks = children(top, "case")
        if base(top) == "nmod" and marks:
            whole.add(top.doc[top.head.left_edge.i : marks[-1].i + 1].text.lower())
            plain = plain and case(top) == "of"
        top = top.head
    return top, whole | ({case(top)} if plain else set())


def is_measured(verb: Token) -> bool:
    """Whether a noun without a preposition stands by the verb, object or measure ("gave the town two days")."""
    return any(child.dep_ == "obl:unmarked" and child.i > verb.i for child in verb.children)


def shared_objects(verb: Token) -> list[Token]:
    """The objects that stand with a coordinated verb: "detained and later released the men"."""
    others = (each for each in children(verb, "conj") if is_verb(each) and not children(each, "nsubj"))
    return next((found for found in (children(each, "obj") for each in others) if found), [])
