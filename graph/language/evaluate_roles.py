"""Scores of semantic roles on PropBank's annotation of the English Web Treebank, raw text in.

A role counts as right where the predicate's word, the role and the word that heads the argument are right; the head
of a gold argument is read off the gold tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.training import Alignment

from .conllu import read_conllu
from .pipeline import Pipeline
from .prepare import find, held_out_docs
from .roles import Predicate as FoundPredicate
from .training.examples import PLAIN
from .training.propbank import Annotated, Predicate, predicates_of, read_annotation, span_head
from .training.propbank import find as find_propbank

CORE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})
GROUPS = ("all", "verbs", "nouns")

Item = tuple[int, str, int]
"""Word of the predicate, role, word of the argument; the role is empty and the argument 0 for predicates."""


@dataclass(slots=True)
class Count:
    """Right, found and gold items."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[Item], gold: set[Item]) -> None:
        """Count what a paragraph adds."""
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """F1 between 0 and 1."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(slots=True)
class RoleScores:
    """Counts by group ("all", "verbs", "nouns"), and the share of found predicates whose roleset is right."""

    core: dict[str, Count] = field(default_factory=lambda: {group: Count() for group in GROUPS})
    every: dict[str, Count] = field(default_factory=lambda: {group: Count() for group in GROUPS})
    predicates: dict[str, Count] = field(default_factory=lambda: {group: Count() for group in GROUPS})
    rolesets: float = 0.0


def gold_docs(pipeline: Pipeline, treebank: Path, propbank: Path, part: str = "test") -> list[Doc]:
    """Paragraphs of EWT whose predicates are known; none where a file is missing."""
    path = find_propbank(propbank, f"ewt_propbank-{part}.jsonl")
    trees = find(treebank, f"en_ewt-{part}.conllu")
    if path is None or not trees.exists():
        return []
    annotation = read_annotation(path)
    roles = {s.id: predicates_of(s, annotation[s.id]) for s in read_conllu(trees) if s.id in annotation}
    docs = held_out_docs(treebank, pipeline.nlp.vocab, part, "en_ewt", roles)
    return [doc for doc in docs if "predicates" in doc.user_data]


def score_roles(pipeline: Pipeline, gold: Sequence[Doc]) -> RoleScores:
    """Run a pipeline that was loaded with roles over the text of the Docs, and compare."""
    scores = RoleScores()
    rolesets = Counter[bool]()
    for doc, reference in zip(pipeline.pipe(d.text for d in gold), gold, strict=True):
        wanted = {one.token: one for one in _aligned(doc, reference)}
        found: dict[int, FoundPredicate] = {one.token: one for one in doc._.predicates}
        rolesets.update(found[token].roleset == one.roleset for token, one in wanted.items() if token in found)
        mine = {(one.token, arg.role, arg.token) for one in found.values() for arg in one.arguments}
        theirs = {(one.token, role, word) for one in wanted.values() for role, word in one.arguments}
        for group in GROUPS:
            inside = _members(doc, group)
            for counts, one_side, other in (
                (scores.predicates, {(token, "", 0) for token in found}, {(token, "", 0) for token in wanted}),
                (scores.every, mine, theirs),
                (scores.core, {item for item in mine if item[1] in CORE}, {i for i in theirs if i[1] in CORE}),
            ):
                counts[group].add(*({item for item in side if item[0] in inside} for side in (one_side, other)))
    scores.rolesets = rolesets[True] / max(1, rolesets.total())
    return scores


def score_examples(pipeline: Pipeline, examples: Sequence[Annotated]) -> RoleScores:
    """Run a pipeline that was loaded with roles over example sentences of rolesets, whose words are given, and compare.

    One predicate of a sentence is annotated: the others that are found do not count. The head of an argument's span
    is read off the pipeline's own tree, as the examples have none. Without meaning where they were learned from.
    """
    scores = RoleScores()
    senses = Counter[bool]()
    docs = (Doc(pipeline.nlp.vocab, words=[PLAIN.get(word, word) for word in one.tokens]) for one in examples)
    for doc, one in zip(pipeline.nlp.pipe(docs), examples, strict=True):
        heads = [token.head.i for token in doc]
        wanted = {(one.token, role, span_head(heads, first, last)) for role, first, last in one.spans}
        predicate = next((found for found in doc._.predicates if found.token == one.token), None)
        mine = set() if predicate is None else {(one.token, arg.role, arg.token) for arg in predicate.arguments}
        if predicate is not None:
            senses[predicate.roleset == one.roleset] += 1
        for group in GROUPS:
            if one.token in _members(doc, group):
                scores.predicates[group].add({(one.token, "", 0)} if predicate else set(), {(one.token, "", 0)})
                scores.every[group].add(mine, wanted)
                scores.core[group].add({i for i in mine if i[1] in CORE}, {i for i in wanted if i[1] in CORE})
    scores.rolesets = senses[True] / max(1, senses.total())
    return scores


def _members(doc: Doc, group: str) -> set[int]:
    """The words of a group, by the class that the parse gives them."""
    wanted = {"verbs": {"VERB", "AUX"}, "nouns": {"NOUN", "PROPN"}}.get(group)
    return {token.i for token in doc if wanted is None or token.pos_ in wanted}


def _aligned(doc: Doc, reference: Doc) -> list[Predicate]:
    """The gold predicates over the words of the Doc; a gold word that was cut is its last part."""
    alignment = Alignment.from_strings([token.text for token in doc], [token.text for token in reference])
    words = (alignment.y2x[index] for index in range(len(reference)))
    place = [int(found[-1]) if len(found) else -1 for found in words]
    return [
        Predicate(place[one.token], one.roleset, one.lemma, tuple((role, place[word]) for role, word in one.arguments))
        for one in reference.user_data["predicates"]
    ]


def table(scores: RoleScores) -> str:
    """Write the scores as a Markdown table, in per cent."""
    rows = ["| predicates | predicates F | core roles F | all roles F |", "|---|--:|--:|--:|"]
    for group in GROUPS:
        values = (scores.predicates[group].f1, scores.core[group].f1, scores.every[group].f1)
        rows.append(f"| {group} | {' | '.join(f'{100 * value:.1f}' for value in values)} |")
    return "\n".join([*rows, "", f"Rolesets of the predicates found: {100 * scores.rolesets:.1f} % right."])
