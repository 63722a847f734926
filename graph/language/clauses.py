"""Clause structure: the logical arguments of a predicate, read off a Universal Dependencies tree.

`arguments(token)` maps grammatical functions to the heads of what fills them, after voice, control,
raising, relative clauses, coordination and support verbs have been undone:

    subject   who does it (the `by` phrase of a passive; the antecedent of `who`; the controller of
              an infinitive; the subject of the support verb of a noun)
    object    whom or what it is done to
    iobject   to whom
    clause    the complement clause (infinitive, gerund or that-clause)
    poss, modifier   of a noun: the possessive, and compounds and adjectives before it
    bearer    of a noun behind "as": who is said to be it ("served as a guarantor")
    occasion    of a noun: who acts in the clause that names it as its occasion ("freed two men after talks")
    terms       ... as what binds them ("under the accord, the army pulls out")
    <preposition>    an oblique or nominal complement by its preposition ("with", "in exchange for")

Where the tree has no subject or object for a predicate, its semantic roles (ARG0, ARG1) do, if the Doc has them.

Each head stands for its phrase; coordinated heads are listed one by one. Functions: de Marneffe et
al. (2021), "Universal Dependencies".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary.words import Words
from .roles import predicate_at
from .subjects import Subjects
from .tree import (
    base,
    case,
    children,
    hyphenated,
    infinitives_behind,
    is_definite,
    is_infinitive,
    is_measured,
    is_naming,
    is_passive,
    is_relative,
    is_verb,
    noun_before,
    openings,
    relative_clause,
    shared_objects,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


class Clauses(Subjects):
    """Reads arguments with the help of word lists: which verbs control, support or raise."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._support = words["verbs.support"]
        self._taking = self._object_control | self._support
        self._engage, self._causative = words["verbs.engage"], words["verbs.causative"]
        self._between, self._with = words["verbs.between"], words["verbs.doing_with"]
        self._portions = words["nouns.portion"] | words["nouns.duration"]
        self._around = {name: words[f"verbs.{name}"] for name in ("occasion", "terms")}

    def arguments(self, token: Token) -> dict[str, list[Token]]:
        """Grammatical function -> heads, for a verb, a noun or an adjective."""
        found: dict[str, list[Token]] = {}
        (self._verb if is_verb(token) else self._nominal)(token, found)
        arguments = {function: with_conjuncts(heads) for function, heads in found.items() if heads}
        self._by_roles(token, arguments)
        return arguments

    def _by_roles(self, token: Token, found: dict[str, list[Token]]) -> None:
        """Add the subject and the object that only the semantic roles have."""
        predicate = predicate_at(token)
        if predicate is None:
            return
        used = {head.i for heads in found.values() for head in heads}
        for function, role in (("subject", "ARG0"), ("object", "ARG1")):
            if function in found or (function == "object" and (not is_verb(token) or "clause" in found)):
                continue
            heads = with_conjuncts(token.doc[index] for index in predicate.heads(role))
            free = [head for head in heads if head.i not in used and head != token and not is_verb(head)]
            if free:
                found[function] = free
                used |= {head.i for head in free}

    def _obliques(
        self, token: Token, found: dict[str, list[Token]], *, weak: bool = False, but: Token | None = None
    ) -> None:
        for child in children(token, "obl", "nmod"):
            preposition = case(child)
            if child == but or not preposition or child.dep_ == "nmod:poss":
                continue
            if preposition == "by" and child.ent_type_ == "DATE":
                continue  # "freed by Sunday"
            if is_relative(child) and (clause := relative_clause(token)) is not None:
                child = clause.head  # noqa: PLW2901 - "with whom": the antecedent stands for the pronoun
            if weak and preposition in found:
                continue
            found.setdefault(preposition, []).append(child)

    def _verb(self, verb: Token, found: dict[str, list[Token]]) -> None:
        objects = children(verb, "obj")
        indirect = children(verb, "iobj")
        if indirect and not objects and not children(verb, "ccomp", "advcl") and not is_measured(verb):
            objects, indirect = indirect, []  # there is no indirect object alone
        surface = self.surface_subject(verb)
        clause = relative_clause(verb)
        self._obliques(verb, found)
        if is_passive(verb):
            found["object"] = surface + objects
            found["subject"] = found.get("by") or self.logical_subject(verb)
            if verb.dep_ != "acl" and not surface and base(verb) == "conj":
                found["object"] += self.surface_subject(verb.head)
        else:
            found["subject"] = surface
            found["object"] = [clause.head if clause is not None and is_relative(each) else each for each in objects]
            shares = verb.dep_ == "acl:relcl" and surface != [verb.head] and not objects
            if shares and not any(is_relative(child) for child in verb.children if base(child) == "obl"):
                found["object"] = [verb.head]
            if not found["object"] and base(verb) == "conj" and is_verb(verb.head) and clause is not None:
                found["object"] = [clause.head] if surface != [clause.head] else []
            if not found["object"] and not children(verb, "xcomp", "ccomp", "obl"):
                found["object"] = shared_objects(verb)
        if verb.lemma_ in self._causative:
            # What the verb acts on is the subject of the clause, "let the men go", or its object, "let go nine women".
            inner = children(verb, "ccomp", "xcomp")
            found["object"] += [each for clause in inner for each in children(clause, "nsubj")]
            found["object"] = found["object"] or [each for clause in inner for each in children(clause, "obj")]
        found["iobject"] = indirect
        if verb.dep_ == "acl:relcl" and any(child.lower_ == "where" for child in children(verb, "advmod")):
            found.setdefault("in", []).append(noun_before(verb))
        named = (each for each in objects if each.pos_ in {"PROPN", "PRON"})  # whom no clause tells from others
        for child in (*children(verb, "advcl"), *(clause for each in named for clause in children(each, "acl"))):
            # "accused them of stalling", "blamed it for the delay": a clause after a preposition
            marks = children(child, "mark", "case")
            if marks and marks[0].lower_ in {"of", "for", "from", "into", "about", "over", "against", "on", "with"}:
                found.setdefault(marks[0].lower_, []).append(child)
        found.setdefault("for", [])
        asked = found["for"][-1:] if verb.lemma_ in self._object_control else []  # "called for the raid to be stopped"
        found["for"] += [each for noun in asked for each in infinitives_behind(noun)]
        # An infinitive of purpose and a complement look alike to a parser.
        found["clause"] = children(verb, "xcomp", "ccomp") or list(filter(is_infinitive, children(verb, "advcl")))

    def _nominal(self, noun: Token, found: dict[str, list[Token]]) -> None:
        found["poss"] = [child for child in noun.children if child.dep_ == "nmod:poss"][-1:]  # of two the nearer
        found["modifier"] = [
            child
            for child in noun.children
            if base(child) in {"compound", "amod", "nmod"} and child.i < noun.i and not case(child)
            and child.dep_ != "nmod:poss"
        ]  # fmt: skip
        found["modifier"] += [each for modifier in found["modifier"] for each in hyphenated(modifier)]
        found["clause"] = [
            child
            for child in children(noun, "acl", "ccomp", "xcomp", "advcl")
            if child.dep_ != "acl:relcl"
            and (children(child, "mark", "aux") or base(child) != "acl")
            and (base(child) != "advcl" or is_infinitive(child))
        ]
        if not found["clause"] and base(noun) == "obj" and noun.head.lemma_ not in self._taking:
            found["clause"] = infinitives_behind(noun)
        found["clause"] += children(noun, "csubj") if children(noun, "expl") else []  # "it is vital that they leave"
        self._obliques(noun, found)
        if noun.pos_ == "ADJ" and base(noun) == "xcomp" and not found["clause"]:
            self._obliques(noun.head, found, weak=True)  # "remained open to talks"
        found["subject"] = children(noun, "nsubj")
        if found["subject"] and is_relative(found["subject"][0]) and noun.dep_ == "acl:relcl":
            found["subject"] = [noun.head]
        if not found["subject"] and noun.pos_ == "ADJ" and children(noun, "xcomp") and not children(noun, "ccomp"):
            found["subject"] = children(noun, "expl")  # "it was ready to talk": no expletive, whatever the label
        if not found["subject"] and noun.pos_ == "ADJ" and base(noun) in {"amod", "acl"}:
            found["subject"] = [noun.head]
        predicative = noun.pos_ == "ADJ" or bool(children(noun, "cop") and is_infinitive(noun))
        if not found["subject"] and base(noun) in {"xcomp", "advcl", "conj"} and predicative:
            found["subject"] = self.surface_subject(noun)  # "thought to be in their hands"
        if base(noun) == "appos":
            found["subject"] = found["subject"] or [noun.head]
        if case(noun) == "as":
            found["bearer"] = [noun.head] if not is_verb(noun.head) else children(noun.head, "obj")
            found["bearer"] = found["bearer"] or self.logical_subject(noun.head)
        self._support_verb(noun, found)
        if self._counted(noun):
            self._obliques(noun.head, found, weak=True, but=noun)  # "a round of talks with Chad in Doha"
        self._surroundings(noun, found)
        if base(noun) == "conj" and noun.head.pos_ == noun.pos_ and not found["poss"]:
            # "Hamas's demand and threat": the second noun shares the possessor.
            found["poss"] = [child for child in noun.head.children if child.dep_ == "nmod:poss"]

    def _surroundings(self, noun: Token, found: dict[str, list[Token]]) -> None:
        """Who acts in the clause around a noun that itself names nobody."""
        top, words = openings(noun)
        verb = top.head
        if base(top) != "obl" or not is_verb(verb) or is_passive(verb) or verb.lemma_ in self._between:
            return
        named = [child for child in children(noun, "amod", "compound") if child.text[0].isupper()]
        if named or found["poss"] or any(found.get(each) for each in ("between", "among", "by")):
            return
        for function, prepositions in self._around.items():
            if not words.isdisjoint(prepositions):
                others = [each for each in children(verb, "conj") if children(each, "nsubj")]
                # "Chad left after talks and Libya stayed": what stands in the first clause is of that alone.
                clauses = [verb, *(each for each in others if not verb.i < top.i < each.i)]
                heads = [head for each in clauses for head in self.logical_subject(each)]
                # "Under the accord, 300 rebels will leave": some of them are no party to it.
                found[function] = heads if function != "terms" else list(filter(is_definite, heads))

    def _support_verb(self, noun: Token, found: dict[str, list[Token]]) -> None:
        """Arguments of a noun that its verb holds: "held talks with", "put pressure on", "in talks with"."""
        top = noun
        while top.head.pos_ == "NOUN" and (base(top) == "conj" or self._counted(top)):
            top = top.head  # "a round of sanctions"
        verb = top.head
        if not is_verb(verb):
            return
        if verb.lemma_ in self._support and top.dep_ in {"obj", "nsubj:pass"} and not is_naming(verb):
            self._obliques(verb, found, weak=True, but=top)
            if verb.lemma_ not in self._between or "with" in found:  # who hosts talks has them with others
                found["subject"] = found["subject"] or self.logical_subject(verb)
            found["iobject"] = children(verb, "iobj")
        elif base(top) == "obl" and case(top) in {"in", "into"} and verb.lemma_ in self._engage:
            found["subject"] = found["subject"] or self.logical_subject(verb)
            self._obliques(verb, found, weak=True, but=top)
        elif base(top) == "obl" and f"{verb.lemma_} {case(top)}" in self._with:
            found["subject"] = found["subject"] or self.logical_subject(verb)

    def _counted(self, noun: Token) -> bool:
        """Whether a noun is what there is some of: "talks" in "a round of talks"."""
        return noun.dep_ == "nmod" and case(noun) == "of" and noun.head.lemma_.lower() in self._portions
