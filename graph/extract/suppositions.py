"""What a text merely supposes: clauses after "if" and their kind, and what stands in them or hangs on them.

Word lists: `ontology/cues/conditions.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.tree import adverbial_clauses, base, case, children
from ..records import Modality
from .negation import Negation, climb, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token


class Suppositions(Negation):
    """Reads conditions off a tree."""

    def subordinator(self, clause: Token) -> str:
        """The subordinating words of a clause, lower case: `if`, `as long as`; empty where there are none."""
        # Read off the words where the clause opens: parsers hang "as soon as" in many ways.
        doc, known = clause.doc, self._words["conditions.subordinators"]
        first = clause.left_edge
        while first.i < clause.i and (first.is_punct or base(first) == "cc"):
            first = first.nbor()  # ", but only if ..."
        if base(first) == "aux" and first.head == clause and first.lower_ in self._words["conditions.inversions"]:
            return first.lower_  # "should they refuse"
        if clause.lower_ in known and children(clause, "ccomp"):
            return clause.lower_  # "provided that they refuse", where the participle heads the clause
        if not any(child.i < clause.i for child in children(clause, "mark", "advmod", "case", "advcl")):
            return ""
        for start in range(max(first.i - 2, clause.sent.start), min(first.i + 2, clause.i)):
            for length in (3, 2, 1):
                phrase = doc[start : min(start + length, clause.i)].text.lower()
                if phrase in known:
                    return phrase
        return ""

    def supposed_by(self, clause: Token) -> list[Token]:
        """The predicate of a conditional clause: of "provided that they refuse" what is provided."""
        inner = children(clause, "ccomp") if clause.lower_ in self._words["conditions.subordinators"] else []
        return inner or [clause]

    def conditional(self, verb: Token) -> bool:
        """Whether the clause hangs on a condition of its own ("if ...", "unless ...", "in exchange for ...")."""
        return any(self.subordinator(clause) for clause in adverbial_clauses(verb))

    def _condition_clause(self, token: Token) -> Modality | None:
        """The modality of what stands inside a condition: supposed after "if", else required for something."""
        if base(token) == "nsubj" and token.head.lemma_.lower() in self._words["conditions.nouns"]:
            return "required"  # "a truce is a precondition for ..."
        clause = token.head if base(token) == "ccomp" and token in self.supposed_by(token.head) else token
        if base(clause) == "advcl" and (cue := self.subordinator(clause)):
            return "conditional" if cue in self._words["conditions.suppositions"] else "required"
        if self.indispensable(token):
            return "required"
        if base(token) in {"obl", "nmod"}:
            if case(token) in {"in exchange for", "in return for"}:
                return "required"
            if (
                case(token) == "for"
                and token.head.lower_ in self._words["conditions.returns"]
                and case(token.head) == "in"
            ):
                return "required"
            if case(token) == "for" and token.head.lemma_.lower() in self._words["conditions.nouns"]:
                return "conditional"
            if (
                case(token) == "to"
                and token.head.pos_ == "ADJ"
                and lemma_of(token.head) in self._words["conditions.hinges"]
            ):
                return "required"  # "subject to agreement"
        return None

    def _supposed(self, token: Token) -> bool:
        """Whether the event stands in a clause that is merely supposed ("if the rebels want a deal")."""
        for below, _ in climb(token):
            if base(below) == "advcl":
                return self.subordinator(below) in self._words["conditions.suppositions"]
            if base(below) in {"ccomp", "parataxis", "acl"}:
                return False
        return False
