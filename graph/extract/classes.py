"""What a phrase is: the classes that frames may require of a filler.

Most are noun classes of the cues (`nouns.captive`); some are decided here, by who the phrase stands
for or how its clause is built.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..language.tree import base, case, children, is_infinitive, is_passive, is_relative, is_verb
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSON_ENDINGS = ("ist", "man", "woman", "ian", "eer", "owner", "worker")
"""How nouns for people end that no list needs to name (putschist, Parisian, mutineer)."""
BELLIGERENTS = frozenset({"State", "ArmedGroup", "Population"})
"""Kinds of actors that can be destroyed in a war."""
PRONOUN_CLASSES = frozenset({"pronoun_plural", "proform", "nothing", "party_word"})
"""Noun classes that look at the pronoun itself, not at what it stands for."""
WORKING = frozenset({"worker", "picketer_word"})
"""Noun classes of those who work and strike."""
THINGS = frozenset({"it", "its", "this", "that", "these", "those", "which", "what"})
"""Pronouns that mean no persons."""


class Classes:
    """Decides classes of phrases for one document."""

    def __init__(self, resolver: Resolver, words: Words) -> None:
        self._resolver = resolver
        self._words = words
        self._decided: Mapping[str, Callable[[Token], bool]] = {
            "actor": self._acts,
            "named": self.named,
            "person": self._is_person,
            "individual": self._is_individual,
            "human": self._is_human,
            "party": lambda head: self._acts(head) and not self._is_individual(head),
            "armed": lambda head: self._kind(head) in BELLIGERENTS,
            "outlet": lambda head: self._kind(head) == "Outlet",
            "country": lambda head: self._kind(head) == "State",
            "other": self._is_other,
            "thing": lambda head: head.pos_ == "NOUN" and not self._acts(head),
            "commitment": self._commits,
            "plural": lambda head: head.tag_ in {"NNS", "NNPS"},
            "place": lambda head: resolver.place(head) is not None,
            "captive": self._can_be_held,
            "duration": self._lasts,
            "number": lambda head: head.pos_ in {"NUM", "SYM"} or head.lemma_.lower() in words["nouns.numeral"],
            "clause": lambda head: base(head) in {"xcomp", "ccomp", "acl", "advcl"},
            "infinitive": is_infinitive,
            "subjunctive": self._is_subjunctive,
            "participle": _is_result,
            "brought_about": _would_be,
        }

    def is_a(self, head: Token, name: str) -> bool:
        """Whether the phrase of a head is of a class."""
        meant = self._resolver.meant(head) if name != "number" else head
        decide = self._decided.get(name)
        if decide is not None:
            return decide(meant)
        return self._listed(head, name) or (meant != head and self._listed(meant, name))

    def named(self, head: Token) -> bool:
        """Whether the phrase stands for an actor that is known by name, or is "we"."""
        if self._resolver.first_person(head):
            return True
        actor = self._resolver.actor(head)
        return bool(self._resolver.several(head)) if actor is None else actor.kind != "Place"

    def describes(self, child: Token) -> bool:
        """Whether it says what a deal or an offer is about: "the hostage deal", "a pact to share power".

        Not when, where or by whom it was made: "the 2001 accord", "the deal struck in Doha", "the Kenyan offer".
        """
        label = base(child)
        if child.dep_ == "acl:relcl":  # "in which hostages were freed", "that raises pay"; not "that Togo brokered"
            within = any(is_relative(each) for each in children(child, "obl"))
            return within or (not is_passive(child) and any(map(is_relative, children(child, "nsubj"))))
        if label == "acl":
            loose = child.tag_ == "VBG" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
            return child.tag_ != "VBN" and not loose  # "without a deal, leaving patients at a loss"
        if label == "nmod" and case(child):
            return case(child) in self._words["prepositions.about"] and child.ent_type_ != "DATE"
        telling = child.lemma_.lower() in self._words["nouns.telling"]
        plain = label == "compound" or child.pos_ in {"NOUN", "VERB"} or telling
        return label in {"compound", "nmod", "amod"} and plain and child.ent_type_ == "" and child.dep_ != "nmod:poss"

    def only_told(self, token: Token) -> bool:
        """Whether a noun's verb says no more than that it takes place: "fighting was reported", "there was a march"."""
        verb = token.head
        if is_verb(token) or not is_verb(verb):
            return False
        going_on = self._words["verbs.happening"] | self._words["nouns.go_on"]
        holding = self._words["verbs.support"] if base(token) == "obj" else going_on
        return base(token) in {"nsubj", "obj"} and (
            verb.lemma_ in holding or is_passive(verb) or bool(children(verb, "expl"))
        )

    def several(self, heads: list[Token]) -> bool:
        """Whether the phrases are more than one actor: coordinated, or "both sides"."""
        if len(heads) != 1:
            return len(heads) > 1
        if len(self._resolver.several(heads[0])) > 1:
            return True  # "Kenyan and Somali negotiators"
        sides = heads[0].lemma_.lower() in self._words["nouns.description_sides"]
        return sides and heads[0].tag_ in {"NNS", "NNPS"}

    def _listed(self, head: Token, name: str) -> bool:
        words = self._words[f"nouns.{name}"]
        if not words.isdisjoint({head.lemma_.lower(), head.lower_, head.lower_.removesuffix("s")}):
            return name not in WORKING or head.pos_ != "PROPN" or not self._of_states(head)
        if (noun := name_noun(head)) is not None and noun.lemma_ in words:
            return True  # "the tanker Ocean Star"
        meant = self._resolver.antecedent(head) if head.pos_ == "PRON" and name not in PRONOUN_CLASSES else None
        return meant is not None and self._listed(meant, name)

    def _acts(self, head: Token) -> bool:
        head = (None if self.named(head) else self._resolver.antecedent(head)) or head
        if head.pos_ in {"DET", "PRON", "ADJ"} and (of_each(head, self._words) or of_other(head, self._words)):
            return True
        return self.named(head) or head.lemma_.lower() in self._words["nouns.group"] or self._ends_human(head)

    def _ends_human(self, head: Token) -> bool:
        """Whether a noun ends as those for people do."""
        lemma = head.lemma_.lower()
        return head.pos_ == "NOUN" and lemma.endswith(PERSON_ENDINGS) and lemma not in self._words["nouns.no_person"]

    def _is_person(self, head: Token) -> bool:
        actor = self._resolver.actor(head)
        somebody = head.pos_ == "PRON" and head.lower_ not in THINGS
        return somebody or (actor is not None and actor.kind in {"Person", "Population"})

    def _kind(self, head: Token) -> str:
        actor = self._resolver.actor(head)
        return "" if actor is None else actor.kind

    def _of_states(self, head: Token) -> bool:
        """Whether a name is that of a body of states, whatever its last word ("European Union")."""
        mention = self._resolver.mention(head)
        return mention is not None and mention.actor.country == "IGO"

    def _is_individual(self, head: Token) -> bool:
        """One person, and not the head of a list or of a side."""
        if head.pos_ == "PRON":
            return head.lower_ in self._words["pronouns.person"]
        return self._kind(head) == "Person" and head.tag_ not in {"NNS", "NNPS"}

    def _is_human(self, head: Token) -> bool:
        """Whether a noun is one for people ("manager", "clerk")."""
        lists = (self._words[f"referents.{name}"] for name in ("person", "man", "woman"))
        return head.pos_ == "NOUN" and any(head.lemma_.lower() in words for words in lists)

    def _is_other(self, head: Token) -> bool:
        """A person by name, or a thing: nobody that a speaker for a side would mean by it."""
        return head.pos_ in {"NOUN", "PROPN"} and (self._is_individual(head) or not self._acts(head))

    def _commits(self, head: Token) -> bool:
        """Whether a clause says what is to be done, not what is so ("agreed to", "agreed that they would")."""
        if is_infinitive(head):
            return True
        due = self._words["modality.aux_required"] | self._words["modality.aux_refusal"]
        modal = any(each.lower_ in due for each in children(head, "aux"))
        said = base(head) in {"xcomp", "ccomp"} or (base(head) == "acl" and bool(children(head, "mark")))
        return head.pos_ == "VERB" and said and (modal or self._is_subjunctive(head))

    def _lasts(self, head: Token) -> bool:
        # "week-long" is three tokens to some tokenizers
        return any(each.lemma_.lower() in self._words["nouns.duration"] for each in [head, *head.children])

    def _is_subjunctive(self, head: Token) -> bool:
        if is_infinitive(head):
            return False
        auxiliaries = children(head, "aux", "cop")
        if any(each.lower_ in self._words["modality.aux_required"] for each in auxiliaries):
            return True
        if head.tag_ == "VBP" and not auxiliaries:
            # "requested that Chad reopen the road": taggers take the bare form for a present tense
            subjects = children(head, "nsubj")
            single = any(each.tag_ in {"NN", "NNP"} and not children(each, "conj") for each in subjects)
            # "insisted that the rebels sign": what is so would be told in the past, too
            past = head.head.tag_ in {"VBD", "VBN"} and head.lemma_ not in self._words["verbs.stative"]
            return base(head) == "csubj" or single or (past and any(each.tag_ == "NNS" for each in subjects))
        # "insisted that they be freed", "that he leave", "that the vote be fair"
        return [each.tag_ for each in (*auxiliaries, head)].count("VB") == 1 and all(
            each.lower_ == "be" and each.tag_ == "VB" for each in auxiliaries
        )

    def _can_be_held(self, head: Token) -> bool:
        """Pronouns, numbers, persons and peoples can be held as well as "hostages" can."""
        listed = self._listed(head, "captive") or self._listed(head, "worker")
        if listed or self._ends_human(head) or head.pos_ == "NUM":
            return True
        if head.ent_type_ == "PERSON" or (head.pos_ in {"PRON", "DET"} and head.lower_ not in THINGS):
            return True
        if any(each.lemma_.lower() in self._words["nouns.taken"] for each in children(head, "amod")):
            return head.tag_ in {"NNS", "NNPS"}  # "the detained Maoists"
        mention = self._resolver.mention(head)
        if mention is not None:
            return mention.form in {"people", "demonym"} or mention.actor.kind in {"Person", "Population"}
        actor = self._resolver.actor(head)
        return actor is not None and actor.kind == "Person"


def name_noun(name: Token) -> Token | None:
    """The noun right before a name in its phrase, which says what it is the name of; None of what is no name."""
    if name.pos_ != "PROPN":
        return None
    before = [child for child in children(name, "compound", "nmod") if child.i < name.i and child.dep_ != "nmod:poss"]
    nouns = [child for child in before if child.tag_ == "NN"]
    names = [child for child in before if child.pos_ == "PROPN"]
    return nouns[-1] if nouns and all(nouns[-1].i < each.i for each in names) else None


def of_each(head: Token, words: Words) -> bool:
    """Whether a pronoun is of two, each by itself: "both", "each" in "each blames the other"."""
    return head.lower_ in words["pronouns.each"] and not list(head.children)


def of_other(head: Token, words: Words) -> bool:
    """Whether a pronoun is of the other of two: "the other", "each other", "one another"."""
    fixed = [child for child in head.children if child.dep_ == "fixed"]
    if fixed:
        return any(child.lower_ in words["pronouns.other"] for child in fixed)
    before = [child for child in head.children if child.i < head.i]
    alone = all(child.lower_ == "the" for child in before)
    return head.lower_ in words["pronouns.other"] and alone and bool(before)


def _is_result(head: Token) -> bool:
    """Whether a participle says what is to become of an object: "wants the siege lifted", not "the men held there"."""
    bare = base(head) == "acl" and head.dep_ != "acl:relcl" and not children(head, "obl", "obj")
    return head.tag_ == "VBN" and not is_infinitive(head) and (base(head) == "xcomp" or bare)


def _would_be(head: Token) -> bool:
    """Whether a predicate says what its subject, a plan, would bring about: "the draft would free the judges"."""
    subjects = children(head, "nsubj")
    would = any(each.lower_ in {"would", "will"} for each in children(head, "aux"))
    return would and bool(subjects) and subjects[0].pos_ == "NOUN" and not is_passive(head)
