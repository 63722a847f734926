"""What an event hangs on: conditional clauses, exchanges, preconditions, sequels of an imperative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language.clauses import Clauses
from ..language.tree import adverbial_clauses, base, case, children, is_verb, with_conjuncts
from ..vocabulary.words import Words
from .context import Meaning
from .negation import climb, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token


TIMES = frozenset({"before", "without", "until"})
"""Prepositions that open a condition of what is denied ("no talks without a truce")."""


PRIOR = "before"
"""The cue of what must have happened first."""


@dataclass(frozen=True, slots=True)
class Bond:
    """The head of a condition and the words that bind it."""

    head: Token
    cue: str


class Conditions:
    """Finds the conditions of a trigger in its own clause and in the clauses that it completes."""

    def __init__(self, clauses: Clauses, meaning: Meaning, words: Words) -> None:
        self._clauses = clauses
        self._meaning = meaning
        self._words = words

    def of(self, token: Token) -> list[Bond]:
        """The conditions that the token's event hangs on, in the order of the text."""
        found: dict[int, Bond] = {}
        for verb in self._clause_chain(token):
            for bond in self._bound(verb):
                inside = any(each.i == token.i for each in bond.head.subtree)
                if not inside or bond.cue in self._words["conditions.sequels"]:
                    found.setdefault(bond.head.i, bond)
        for bond in self._nominal(token):
            found.setdefault(bond.head.i, bond)
        return [found[key] for key in sorted(found)]

    def _clause_chain(self, token: Token) -> list[Token]:
        """The token and the predicates whose condition is also its own: control and light verbs upward."""
        chain = [token]
        for _ in range(4):
            if token.head == token or not self._shares(token):
                break
            token = token.head
            chain.append(token)
        return chain

    def _shares(self, token: Token) -> bool:
        """Whether what holds of the head's clause on a condition holds of the token's event on it, too."""
        label, head = base(token), token.head
        if label in {"xcomp", "obj", "conj"}:
            return True
        if label == "acl":
            return token.dep_ != "acl:relcl"
        if label == "ccomp":
            return head.lemma_ not in self._words["verbs.reporting"]
        if token.dep_ == "nsubj:pass" and head.lemma_ in self._words["verbs.support"]:
            return True  # "no talks will be held without a truce"
        if label == "nsubj":
            return head.lemma_ in self._words["verbs.happening"] or bool(children(head, "cop", "expl"))
        if label == "obl" and any(case(token) in f.functions("content") for f in self._meaning.frames_at(head)):
            return True  # "threatened them with sanctions unless they left"
        return label in {"advcl", "obl"} and head.pos_ == "ADJ"

    def _bound(self, verb: Token) -> list[Bond]:
        bonds = []
        for child in [*adverbial_clauses(verb), *self._said_after(verb)]:
            cue = self._meaning.subordinator(child) or self._only_then(verb, child)
            if cue:
                bonds += [Bond(each, cue) for each in with_conjuncts(self._meaning.supposed_by(child))]
        for child in children(verb, "obl", "nmod"):
            bonds += self._exchanged(verb, child)
        return bonds + self._hinged(verb) + self._sequel(verb) + self._prior(verb)

    def _said_after(self, verb: Token) -> list[Token]:
        """Clauses behind a tag: "They would leave, he said, 'as long as nobody shoots'"."""
        tags = [each for each in children(verb, "parataxis") if lemma_of(each) in self._words["verbs.reporting"]]
        return [clause for tag in tags for clause in children(tag, "ccomp", "advcl") if clause.i > tag.i > verb.i]

    def _exchanged(self, verb: Token, child: Token) -> list[Bond]:
        """Conditions that are phrases: "in exchange for a truce", "without a truce", "on condition that they leave"."""
        cue = case(child)
        if cue in self._words["conditions.prepositions"] and cue not in TIMES:
            return [Bond(each, cue) for each in with_conjuncts([child])]
        named = children(child, "nmod", "obl")
        if cue == "in" and child.lower_ in self._words["conditions.returns"]:
            # "in exchange for a truce", where the parser has "for a truce" depend on "exchange"
            given = [each for each in named if case(each) in {"for", f"in {child.lower_} for"}]
            asked = any(frame.content == "required" for frame in self._meaning.frames_at(verb))
            behind = child.doc[child.i + 1 : child.i + 2].text.lower()
            alone = not (given or asked or behind == "for")  # "In return, they will leave."
            return [Bond(child, f"in {child.lower_}")] * alone + [
                Bond(each, f"in {child.lower_} for") for each in with_conjuncts(given)
            ]
        if cue == "in" and child.lower_ == "event":
            return [Bond(each, "in the event of") for each in named if case(each) == "of"]
        if cue == "on" and child.lemma_.lower() in self._words["conditions.nouns"]:
            clauses = [each for each in children(child, "acl", "ccomp") if children(each, "mark")]
            return [Bond(each, "on condition that") for each in with_conjuncts(clauses)]
        refused = cue in TIMES and child.ent_type_ != "DATE" and self._meaning.refused(verb)  # not "until July"
        if self._only(verb, child) if cue == "after" else refused:
            return [Bond(each, cue) for each in with_conjuncts([child])]
        return []

    def _only_then(self, verb: Token, clause: Token) -> str:
        """A clause of time that is a condition: "can start only after they go", "refuse to go before they pay"."""
        word = next((each.lower_ for each in children(clause, "mark", "case", "advmod") if each.lower_ != "only"), "")
        if word == "before" and self._meaning.refused(verb):
            return word
        if word in {"after", "when"} and self._only(verb, clause):
            return f"only {word}"
        to_come = any(each.lower_ in self._words["modality.aux_refusal"] for each in children(verb, "aux"))
        return word if word == "when" and to_come and clause.tag_ != "VBG" else ""  # "will leave when they are paid"

    def _only(self, verb: Token, child: Token) -> bool:
        before = verb.doc[max(child.left_edge.i - 1, 0)]
        near = [before, *children(verb, "advmod"), *children(child, "advmod")]
        return any(each.lower_ == "only" for each in near)

    def _prior(self, token: Token) -> list[Bond]:
        """What must come first: "insist that they be freed before it lifts the siege": the siege hangs on them."""
        opening = [case(token), *(mark.lower_ for mark in children(token, "mark"))]
        if "before" not in opening or base(token) not in {"advcl", "obl", "nmod"}:
            return []
        first = token.head
        asking = [first, *(above for _, above in climb(first))][:3]
        wanted = [each for each in asking if any(f.content == "required" for f in self._meaning.frames_at(each))]
        if not wanted:
            return []
        asked = children(first, "obj", "ccomp", "xcomp") if first == wanted[0] and is_verb(first) else [first]
        return [Bond(each, PRIOR) for each in asked[:1]]

    def _hinged(self, token: Token) -> list[Bond]:
        """What an event is said to depend on: "the release hinges on a truce", "made aid conditional on reforms"."""
        hinges = self._words["conditions.hinges"]
        above = [token.head] if base(token) in {"nsubj", "obj"} else []
        near = [*above, *children(token, "amod", "acl"), *(each for head in above for each in children(head, "xcomp"))]
        found = [each for hinge in near if hinge.lemma_.lower() in hinges for each in children(hinge, "obl", "nmod")]
        return [Bond(each, case(each)) for each in found if case(each) in self._words["conditions.hinged"]]

    def _sequel(self, verb: Token) -> list[Bond]:
        """Sequels: "Free them and then we can talk", "Pay and we will talk": the second hangs on the first."""
        if base(verb) != "conj" or not is_verb(verb.head) or not is_verb(verb):
            return []
        then = any(child.lower_ in self._words["conditions.sequels"] for child in children(verb, "advmod"))
        promised = verb.head.is_title and children(verb, "aux") and children(verb, "nsubj")
        ordered = verb.head.tag_ in {"VB", "VBP"} and not children(verb.head, "nsubj", "aux", "mark")
        joined = next((child.lower_ for child in children(verb, "cc") if child.lower_ in {"and", "or"}), "")
        cue = "then" if then or joined == "and" else joined  # "Leave or we will fire"
        return [Bond(verb.head, cue)] if ordered and (then or (promised and joined)) else []

    def _nominal(self, token: Token) -> list[Bond]:
        """Preconditions: "X is a precondition for Y": Y hangs on X."""
        for head in [token, *token.ancestors]:
            if base(head) not in {"nmod", "obl", "obj", "xcomp", "acl", "ccomp", "conj"}:
                break
            noun = head.head
            opening = case(head) or next((mark.lower_ for mark in children(head, "mark")), "")
            if noun.lemma_.lower() in self._words["conditions.nouns"] and opening in {"for", "of", "to"}:
                # "set their release as a condition for talks"
                named = children(noun.head, "obj") if case(noun) == "as" else []
                subjects = named or self._clauses.arguments(noun).get("subject", [])
                return [Bond(subject, noun.lemma_.lower()) for subject in subjects]
        return []
