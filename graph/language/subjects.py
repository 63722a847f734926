"""Who is understood to do what a predicate says: subjects that control, raising, coordination and voice hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary.words import Words
from .tree import (
    MAX_DEPTH,
    base,
    case,
    children,
    conjunct_head,
    follows_comma,
    is_passive,
    is_relative,
    is_verb,
    own_subjects,
    relative_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


class Subjects:
    """Finds subjects with the help of word lists: which verbs control, raise or accuse."""

    def __init__(self, words: Words) -> None:
        self._object_control = words["verbs.object_control"]
        self._subject_control, self._accusing = words["verbs.subject_control"], words["verbs.accusing"]
        self._own_doing, self._led_into = words["verbs.own_doing"], words["prepositions.led_into"]

    def surface_subject(self, verb: Token, depth: int = 0) -> list[Token]:
        """The subject that the verb agrees with, or that it is understood to share; perhaps none."""
        own = own_subjects(verb)[:1]
        if own:
            clause = relative_clause(verb) if is_relative(own[0]) else None
            return own if clause is None else [clause.head]
        if depth > MAX_DEPTH or verb.head == verb:
            return []
        return self._understood(verb, depth)

    def _understood(self, verb: Token, depth: int) -> list[Token]:
        """The subject of a verb that has none of its own, from what the verb depends on."""
        label, head = base(verb), verb.head
        if label == "conj":
            head = conjunct_head(verb)
            return self.surface_subject(head, depth + 1) if is_verb(head) or head.pos_ in {"ADJ", "NOUN"} else []
        if label in {"xcomp", "advcl"} or (label == "ccomp" and verb.morph.get("VerbForm", []) != ["Fin"]):
            return self._controller(verb, depth)
        if verb.dep_ == "acl:relcl":
            return [] if verb.morph.get("VerbForm", []) == ["Inf"] else [head]
        if label == "acl":
            # "accused the rebels of breaking the truce", where the parser gives the clause to the noun
            bare = not children(verb, "mark") or (base(head) == "obj" and head.head.lemma_ in self._accusing)
            return [head] if bare and verb.tag_ in {"VBG", "VBN"} else self.owner(head, depth + 1)
        return [head] if label in {"amod", "compound"} else []

    def _controller(self, verb: Token, depth: int) -> list[Token]:
        """Who is understood to do an infinitive or participle that depends on another predicate."""
        governor = verb.head
        if is_verb(governor):
            lemma = governor.lemma_
            # "caused it by cutting pay", ", adding that": what tells how or when is the subject's to do.
            marks = {child.lower_ for child in children(verb, "mark")}
            own, led = marks & self._own_doing or follows_comma(verb), marks & self._led_into
            theirs = base(verb) != "advcl" or led or (lemma in self._object_control and not own)
            if lemma not in self._subject_control and theirs:
                objects = children(governor, "iobj") or children(governor, "obj")
                # Only what follows the object is its to do ("having seized the port, they demanded talks").
                if objects and objects[0].i < verb.i and not is_passive(governor):
                    return objects[:1] if not is_relative(objects[0]) else self.surface_subject(governor, depth + 1)
                for child in children(governor, "obl"):
                    if lemma in self._object_control and case(child) in {"on", "upon", "for", "to", "with"}:
                        return [child]
            return self.surface_subject(governor, depth + 1)
        if governor.pos_ == "ADJ" or children(governor, "cop"):
            return self.surface_subject(governor, depth + 1)
        if governor.pos_ in {"NOUN", "PROPN"}:
            return self.owner(governor, depth + 1)
        return []

    def owner(self, noun: Token, depth: int = 0) -> list[Token]:
        """Whose plan, effort, move the noun is: the possessor, or the subject of the verb it goes with."""
        possessors = children(noun, "nmod")
        owners = [child for child in possessors if child.dep_ == "nmod:poss"]
        if owners:
            return owners
        by = [child for child in possessors if case(child) in {"by", "of"}]
        if by:
            return by
        if base(noun) in {"obj", "obl", "xcomp", "nsubj"} and is_verb(noun.head) and depth <= MAX_DEPTH:
            return self.logical_subject(noun.head, depth + 1) if base(noun) != "nsubj" else []
        if base(noun) == "conj":
            return self.owner(noun.head, depth + 1) if depth <= MAX_DEPTH else []
        return [child for child in noun.children if base(child) in {"amod", "compound"} and child.pos_ == "PROPN"][:1]

    def logical_subject(self, verb: Token, depth: int = 0) -> list[Token]:
        """Who does it, whatever the voice."""
        if is_passive(verb):
            # "seized and flogged by the militia": the agent behind the last verb is shared, wherever it hangs.
            first = verb.head if base(verb) == "conj" and is_passive(verb.head) else verb
            others = [first, *(each for each in children(first, "conj") if is_passive(each))]
            verbs = [verb, *(each for each in others if each == first or not children(each, "nsubj"))]
            agents = ([child for child in children(each, "obl", "nmod") if case(child) == "by"] for each in verbs)
            return next((found for found in agents if found and found[0].i > verb.i), [])
        return self.surface_subject(verb, depth)
