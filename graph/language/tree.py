"""Small questions to a Universal Dependencies tree: labels, prepositions, voice, coordination, relative clauses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
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
    return _base(token.dep_)


@cache
def _base(label: str) -> str:
    return label.partition(":")[0]


def children(token: Token, *labels: str) -> list[Token]:
    """The token's dependents whose universal label is one of these, in the order of the text."""
    return [child for child in token.children if _base(child.dep_) in labels]


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
            before = child.doc[max(0, child.i - 2) : child.i].text.lower() if child.lower_ == "for" else ""
            if before in EXCHANGE:
                return f"{before} for"
            words = [child, *children(child, "fixed")]
            return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))
    return ""


def adverbial_clauses(verb: Token) -> list[Token]:
    """The adverbial clauses of a predicate, also those hung on its adverb ("as soon as ...", "as long as ...").

    Some parsers take "would leave, but only if they were paid" for a coordination.
    """
    adverbs = [each for each in children(verb, "advmod", "obl") if base(each) == "advmod" or each.pos_ == "ADV"]
    limits = [each for each in children(verb, "conj") if _limits(each)]
    return children(verb, "advcl") + limits + [each for adverb in adverbs for each in children(adverb, "advcl")]


def _limits(clause: Token) -> bool:
    """Whether a coordinated clause says on what the first hangs: "but only if ...", "but not unless ..."."""
    limiting = any(child.lower_ in {"only", "not"} for child in children(clause, "advmod"))
    return limiting and bool(children(clause, "mark"))


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


def is_due(verb: Token, auxiliary: Token) -> bool:
    """Whether an auxiliary says that something is to be: "are to meet", "was to be freed"; not "claims to be free"."""
    marks = [mark for mark in children(verb, "mark") if mark.lower_ == "to"]
    return bool(marks) and auxiliary.lemma_ == "be" and auxiliary.tag_ in FINITE and auxiliary.i < marks[0].i


def in_the_past(verb: Token) -> bool:
    """Whether a clause tells in the past tense what was so: "took place", "was signed", "had never met"."""
    auxiliaries = children(verb, "aux", "cop")
    return verb.tag_ == "VBD" or any(each.tag_ == "VBD" for each in auxiliaries)


def infinitives_behind(noun: Token) -> list[Token]:
    """The infinitive right behind an object, which parsers hang on the verb: "ignored calls to free them"."""
    end = noun.right_edge
    clauses = (each for each in children(noun.head, "advcl", "xcomp") if is_infinitive(each))
    near = (each for each in clauses if each.left_edge.i == end.i + 1)
    return [each for each in near if not (end.is_punct or each.left_edge.is_punct)]


def follows_comma(verb: Token) -> bool:
    """Whether a participle is set off: "urged them to leave, adding that"; not "left him waiting"."""
    return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","


def is_relative(token: Token) -> bool:
    """Whether the token is a relative pronoun."""
    return token.lower_ in RELATIVE and token.tag_ in {"WDT", "WP", "WP$", "IN", "DT", "PRP"}


def own_subjects(verb: Token) -> list[Token]:
    """The verb's subjects, but for those of a clause before it that the parser has given to it as well.

    "After the minister failed, the premier apologised": not the minister, of whom "failed" has been robbed.
    """
    found = children(verb, "nsubj", "csubj")
    if len(found) < 2:
        return found
    robbed = [each for each in children(verb, "advcl") if is_verb(each) and not children(each, "nsubj")]
    return [each for each in found if not any(each.i < clause.i < found[-1].i < verb.i for clause in robbed)]


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
    # "called the accord \"null and void\"": adjectives behind the object, where the parser gives them to it
    complements += [child for each in objects for child in children(each, "amod", "appos") if child.i > each.i]
    return verb.lemma_ == "call" and len(objects) + len(complements) > 1


def is_asked(clause: Token) -> bool:
    """Whether a clause is what is asked: "whether they would leave", "who had met the rebels"."""
    asks = any(mark.lower_ in {"whether", "if"} for mark in children(clause, "mark"))
    return asks or any(each.tag_ in {"WP", "WRB"} for each in children(clause, "nsubj", "obj", "advmod"))


def is_polar_question(root: Token) -> bool:
    """Whether a sentence asks if something is so ("Did they meet?"); the root of a sentence is given."""
    sentence = root.sent
    if not any(token.text == "?" for token in sentence[-3:]):
        return False
    words = [token for token in sentence if not token.is_punct and not token.is_space and token.dep_ != "dislocated"]
    if not any(token.tag_ in {"WP", "WRB", "WDT", "WP$"} for token in words):
        return True
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


def coordinated(token: Token) -> list[Token]:
    """The other words of the coordination that a word stands in."""
    first = token.head if token.dep_ == "conj" else token
    return [each for each in (first, *children(first, "conj")) if each != token]


def hyphenated(adjective: Token) -> list[Token]:
    """The adjectives that hyphens join to one: Ethiopian in "the Ethiopian-Eritrean treaty"."""
    before = children(adjective, "amod", "compound") if adjective.is_title else []  # not "the Chad-led plan"
    return [each for each in before if each.is_title and each.i + 2 == adjective.i and each.nbor().text == "-"]
