"""What an event hangs on: conditional clauses, exchanges, preconditions, sequels of an imperative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language.clauses import Clauses
from ..language.tree import adverbial_clauses, base, case, children, is_verb, with_conjuncts
from ..vocabulary.words import Words
from .context import Meaning

if TYPE_CHECKING:
    from spacy.tokens import Token


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
        if label == "nsubj":
            return head.lemma_ in self._words["verbs.happening"] or bool(children(head, "cop", "expl"))
        return label in {"advcl", "obl"} and head.pos_ == "ADJ"

    def _bound(self, verb: Token) -> list[Bond]:
        bonds = []
        for child in adverbial_clauses(verb):
            cue = self._meaning.subordinator(child)
            if cue:
                bonds += [Bond(each, cue) for each in with_conjuncts([child])]
        for child in children(verb, "obl", "nmod"):
            cue = case(child)
            if cue in self._words["conditions.prepositions"] and cue not in {"before", "without"}:
                bonds += [Bond(each, cue) for each in with_conjuncts([child])]
            elif cue == "in" and child.lower_ in self._words["conditions.returns"]:
                # "in exchange for a truce", where the parser has "for a truce" depend on "exchange"
                given = [each for each in children(child, "nmod") if case(each) in {"for", f"in {child.lower_} for"}]
                bonds += [Bond(each, f"in {child.lower_} for") for each in with_conjuncts(given)]
            elif cue in {"before", "without", "until"} and self._meaning.negated(verb):
                bonds += [Bond(each, cue) for each in with_conjuncts([child])]
        bonds += self._sequel(verb)
        return bonds

    def _sequel(self, verb: Token) -> list[Bond]:
        """Sequels: "Free them and then we can talk": the second hangs on the first."""
        if base(verb) != "conj" or not is_verb(verb.head) or not is_verb(verb):
            return []
        if not any(child.lower_ in self._words["conditions.sequels"] for child in children(verb, "advmod")):
            return []
        if children(verb.head, "nsubj") or verb.head.tag_ not in {"VB", "VBP"}:
            return []
        return [Bond(verb.head, "then")]

    def _nominal(self, token: Token) -> list[Bond]:
        """Preconditions: "X is a precondition for Y": Y hangs on X."""
        for head in [token, *token.ancestors]:
            if base(head) not in {"nmod", "obl", "obj", "xcomp", "acl", "ccomp", "conj"}:
                break
            noun = head.head
            if noun.lemma_.lower() in self._words["conditions.nouns"] and case(head) in {"for", "of", "to"}:
                subjects = self._clauses.arguments(noun).get("subject", [])
                return [Bond(subject, noun.lemma_.lower()) for subject in subjects]
        return []
