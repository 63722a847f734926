"""Parses that cannot be right, put right.

- A full sentence without a finite verb, headed by a noun: small parsers read "The airline yielded to the pilots." as
  "the airline that was yielded". A sentence that ends in a full stop has a finite verb; where the parse has none, the
  participle right behind the noun is it.
- A participle with a subject and no auxiliary in a full sentence ("Qatar mediated between the two.") is a plain past.
- A participle without an auxiliary is no conjunct of an infinitive: "urged both to halt and called for talks".
- "not" between a verb and an infinitive ("pledged not to attack") negates the infinitive.
- What follows "to" and has a noun's ending is no infinitive: "opened the door to talks".
- A noun with a preposition and no predicate is no clause, either: "remained open to talks with Chad".
- In an active clause "by" right behind the object names who acted in the object: "rejected the accusations by Chad";
  in a noun phrase it names who acted in the noun that heads it: "an attack on the convoy by Boko Haram".
- An infinitive behind "in principle" and the like belongs to the verb: "agreed in principle to disarm", "appealed to
  the gang in a letter to free the boy".
- A verb has one object: in "fighters whom the state had called pirates" the second says what the first is called.
- A participle right behind a noun says which one is meant: "released two nuns held hostage by the militia".
- What is no particle by its tag and stands right before a bare oblique is its preposition: "presided over the talks".
- A verb with a subject and no object, beside which another stands without a subject, is a participle: "Two people
  briefed on the matter told reporters that ...".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rows import (
    MAIN,
    NOMINAL,
    counted_plurals,
    enumerated_nouns,
    enumerated_subjects,
    enumerated_verbs,
    last_infinitives,
    names_beside_adjectives,
    second_subjects,
)
from .tree import FINITE, base, case, children, is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

WRITTEN = frozenset(
    {"address", "broadcast", "interview", "letter", "message", "note", "post", "sermon", "speech", "statement", "video"}
)
"""Where words stand: such a noun has no infinitive of its own."""
MANNERS = frozenset({"principle", "private", "public", "secret"})
"""How something is done: such a noun behind "in" has no phrase of its own, either."""


def repaired(doc: Doc) -> Doc:
    """The Doc with all repairs made. Changes the Doc itself."""
    for repair in (
        *(finite_roots, plain_pasts, conjoined_pasts, infinitive_negations, bare_obliques),
        *(garden_paths, inflected_infinitives, object_agents, enumerated_subjects, enumerated_nouns, second_subjects),
        enumerated_verbs,
        *(names_beside_adjectives, counted_plurals, reduced_relatives, named_objects, adverbial_nouns),
        *(last_infinitives, stray_particles),
    ):
        doc = repair(doc)
    return doc


def stray_particles(doc: Doc) -> Doc:
    """The Doc, in which a particle right before an oblique without a preposition is that. Changes the Doc itself."""
    for particle in doc:
        if particle.dep_ != "compound:prt" or particle.tag_ == "RP":
            continue
        for noun in children(particle.head, "obl"):
            if noun.dep_ == "obl" and noun.left_edge.i == particle.i + 1 and not case(noun) and not noun.ent_type_:
                particle.head = noun
                particle.dep_ = "case"
                break
    return doc


def adverbial_nouns(doc: Doc) -> Doc:
    """The Doc, in which an infinitive behind "in principle" goes with the verb before. Changes the Doc itself."""
    for noun in doc:
        adverbial = noun.dep_ == "obl" and noun.tag_ == "NN" and case(noun) == "in"
        bare = noun.lemma_ in WRITTEN or not children(noun, "det", "amod", "nmod")
        if not adverbial or noun.head.pos_ != "VERB" or noun.head.i > noun.i:
            continue
        for phrase in children(noun, "nmod") if noun.lemma_ in MANNERS else ():
            phrase.head, phrase.dep_ = noun.head, "obl"
        if not bare:
            continue
        for clause in children(noun, "acl"):
            if clause.tag_ == "VB" and is_infinitive(clause):
                clause.head, clause.dep_ = noun.head, "xcomp"
    return doc


def named_objects(doc: Doc) -> Doc:
    """The Doc, in which what stands behind a verb that has an object before it is no other. Changes the Doc itself."""
    for token in doc:
        if token.dep_ != "obj" or token.i <= token.head.i:
            continue
        if any(other.i < token.head.i and other.tag_ in {"WP", "WDT"} for other in children(token.head, "obj")):
            token.dep_ = "xcomp"
    return doc


def reduced_relatives(doc: Doc) -> Doc:
    """The Doc, in which a past participle right behind an object belongs to it. Changes the Doc itself."""
    for token in doc[1:]:
        noun = token.nbor(-1)
        adverbial = token.tag_ == "VBN" and token.dep_ == "advcl" and not children(token, "mark", "aux", "nsubj")
        if adverbial and noun.pos_ in {"NOUN", "PROPN"} and noun.dep_ in {"obj", "obl"} and noun.head == token.head:
            token.head, token.dep_ = noun, "acl"
    return doc


def garden_paths(doc: Doc) -> Doc:
    """The Doc, in which the first of two verbs behind a subject is its participle. Changes the Doc itself."""
    for sentence in doc.sents:
        root = sentence.root
        subjects = children(root, "nsubj")
        if root.tag_ != "VBD" or len(subjects) != 1 or root.i != subjects[0].i + 1 or not root.lower_.endswith("ed"):
            continue
        if children(root, "obj", "ccomp", "xcomp", "aux", "cop"):
            continue
        verb = next((each for each in children(root, "parataxis", "ccomp", "conj") if each.tag_ == "VBD"), None)
        if verb is None or verb.i < root.i or children(verb, "nsubj", "cc", "mark", "aux"):
            continue
        if any(each.is_punct or base(each) == "cc" for each in doc[root.i : verb.i]):
            continue
        for child in list(root.children):
            if child.i > verb.i and child != verb:
                child.head = verb
        verb.head, verb.dep_ = verb, "ROOT"
        subjects[0].head = verb
        root.head, root.dep_, root.tag_ = subjects[0], "acl", "VBN"
    return doc


def inflected_infinitives(doc: Doc) -> Doc:
    """The Doc, in which a plural behind "to" is a noun with its preposition. Changes the Doc itself."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if (
            token.tag_ in {"VB", "NNS"}
            and before.tag_ == "TO"
            and before.head == token
            and token.head != token
            and token.lower_.endswith("s")
            and token.lemma_ != token.lower_
        ):
            before.tag_, before.pos_, before.dep_ = "IN", "ADP", "case"
            token.tag_, token.pos_ = "NNS", "NOUN"
            token.dep_ = "nmod" if token.head.pos_ in NOMINAL else "obl"
            for child in children(token, "obl"):
                child.dep_ = "nmod"
    return doc


def bare_obliques(doc: Doc) -> Doc:
    """The Doc, in which a noun behind a preposition is an oblique and no clause. Changes the Doc itself."""
    for token in doc:
        noun = token.dep_ == "advcl" and token.tag_ in {"NN", "NNS"} and token.head.pos_ in {"VERB", "ADJ"}
        if noun and case(token) and not children(token, "cop", "aux", "mark", "nsubj"):
            token.dep_ = "obl"
            for child in children(token, "obl"):
                child.dep_ = "nmod"
    return doc


def object_agents(doc: Doc) -> Doc:
    """The Doc, in which a name behind "by" belongs to the object before it, or to the head of its noun phrase.

    Changes the Doc itself.
    """
    for token in doc:
        if token.pos_ != "PROPN" or token.ent_type_ == "DATE" or case(token) != "by":
            continue
        while token.dep_ == "nmod" and token.head.dep_ == "nmod" and token.head.head.pos_ == "NOUN":
            token.head = token.head.head
        if token.dep_ != "obl":
            continue
        verb = token.head
        objects = [
            child for child in children(verb, "obj") if child.pos_ == "NOUN" and child.i == token.left_edge.i - 1
        ]
        if verb.tag_ in FINITE and objects:
            token.head, token.dep_ = objects[0], "nmod"
    return doc


def infinitive_negations(doc: Doc) -> Doc:
    """The Doc, in which a negation right before "to" belongs to the infinitive. Changes the Doc itself."""
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if (
            token.lower_ in {"not", "never"}
            and base(token) == "advmod"
            and following.tag_ == "TO"
            and base(following) == "mark"
            and token.head.i < token.i < following.head.i
        ):
            token.head = following.head
    return doc


def plain_pasts(doc: Doc) -> Doc:
    """The Doc, in which participles that must be finite are tagged so. Changes the Doc itself."""
    for sentence in doc.sents:
        if sentence[-1].text != ".":
            continue
        for verb in sentence:
            subjects = [child for child in children(verb, "nsubj") if child.i < verb.i]
            if verb.tag_ == "VBN" and verb.dep_ in MAIN and subjects and not _has_help(verb):
                verb.tag_ = "VBD"
                for subject in subjects:
                    subject.dep_ = "nsubj"
    return doc


def conjoined_pasts(doc: Doc) -> Doc:
    """The Doc, in which a participle that is coordinated with an infinitive is a past. Changes the Doc itself."""
    for verb in doc:
        conjunct = verb.tag_ == "VBN" and base(verb) == "conj" and verb.head.tag_ == "VB" and is_infinitive(verb.head)
        if conjunct and not children(verb, "nsubj") and not _has_help(verb):
            verb.tag_ = "VBD"
    return doc


def _has_help(verb: Token) -> bool:
    """Whether something says that a participle is one: an auxiliary, "with", an agent."""
    helpers = children(verb, "aux", "cop", "mark")
    return bool(helpers) or any(case(child) in {"by", "with"} for child in children(verb, "obl"))


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
