"""The whole network in numpy: words of paragraphs -> labels, trees, names and semantic roles of each paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ...errors import ModelError
from .arguments import PREFIX, Arguments
from .encoder import Encoder
from .labels import Labels
from .pieces import Pieces
from .quotes import CLOSING, OPENING
from .trees import best_tree

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
ROOT = "ROOT"
"""The label of a sentence's root."""
FOLLOW = "names.follow"
"""The weights that no gradient gives: (labels, labels), how much a BIO label behind another is worth."""
SLOPE = np.float32(0.1)
"""Of the leaky rectifier."""
CERTAIN = np.float32(1e9)
"""A score that decides."""
ONCE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})
"""Roles that a predicate has once at most."""


@dataclass(frozen=True, slots=True)
class Acting:
    """A predicate: its word, how sure it is, the score of each roleset, and (role, word, probability) of arguments."""

    word: int
    probability: float
    senses: Floats = field(compare=False)
    arguments: tuple[tuple[str, int, float], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A paragraph of n words; numbers are those of `Labels`."""

    tags: Ints
    forms: Ints
    starts: NDArray[np.bool_]
    heads: Ints
    deps: Ints
    names: Ints
    states: Floats = field(compare=False)
    """(n, width), what the encoder made of the words."""
    events: Floats | None = field(default=None, compare=False)
    """(n, classes), how likely a word tells of an event of a class; None where the network has not learned it."""
    predicates: tuple[Acting, ...] = ()


class Network:
    """Weights by the names that training gives them, matrices as (out, in)."""

    def __init__(self, weights: Mapping[str, Floats], labels: Labels, pieces: Pieces) -> None:
        self.labels = labels
        self.weights = weights
        self.encoder = Encoder(weights, pieces)
        small = weights["heads.label"].shape[1]
        # (in, labels * in): one product gives every label's view of a word.
        self._label = weights["heads.label"].transpose(1, 0, 2).reshape(small, -1)
        self._arguments = Arguments(weights, labels) if any(name.startswith(PREFIX) for name in weights) else None
        self._follow = _follow(labels.names, weights.get(FOLLOW))
        self._root = labels.deps.index(ROOT)
        self._opening, self._closing, self._stop = (_number(labels.tags, tag) for tag in ("``", "''", "."))

    def analyse(self, paragraphs: Sequence[Sequence[str]], *, roles: bool = True) -> list[Analysis]:
        """Analyse paragraphs, each by itself."""
        filled = [words for words in paragraphs if len(words)]
        if not filled:
            return [_empty() for _ in paragraphs]
        states = self.encoder.states(filled)
        stacked = np.concatenate(states)
        shared = self.layers(stacked)
        found = []
        end = 0
        for words, own in zip(filled, states, strict=True):
            start, end = end, end + len(own)
            part = {name: values[start:end] for name, values in shared.items()}
            found.append(self._paragraph(words, {**part, "states": own}, roles=roles))
        rest = iter(found)
        return [next(rest) if len(words) else _empty() for words in paragraphs]

    def layers(self, states: Floats) -> dict[str, Floats]:
        """Everything that is computed word by word, of the words of any number of paragraphs."""
        tagging, predicating = self._layer("tagging", states), self._layer("predicating", states)
        dependent = self._layer("dependent", states)
        found = {
            "tags": self._linear("tags", tagging),
            "forms": self._linear("forms", tagging),
            "starts": self._linear("starts", tagging),
            "names": self._linear("names", self._layer("naming", states)),
            "arc": _with_one(dependent) @ self.weights["heads.arc"],
            "governor": self._layer("governor", states),
            "root": self._linear("root", dependent),
            "label_dependent": _with_one(self._layer("label_dependent", states)),
            "label_governor": _with_one(self._layer("label_governor", states)),
            "predicate": self._linear("predicate", predicating),
            "senses": self._linear("senses", predicating),
        }
        if self.labels.events:
            found["events"] = _sigmoid(self._linear("events", self._layer("evoking", states)))
        return found

    def _paragraph(self, words: Sequence[str], shared: Mapping[str, Floats], *, roles: bool) -> Analysis:
        size = len(shared["tags"])
        tags = shared["tags"].argmax(axis=1)
        starts = self.best_starts(words, shared["starts"], tags)
        edges = [*np.flatnonzero(starts).tolist(), size]
        heads, deps = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
        predicates: list[Acting] = []
        for start, end in pairwise(edges):
            part = {name: values[start:end] for name, values in shared.items()}
            tree = self._tree(part)
            heads[start:end] = tree + start
            deps[start:end] = self.label_scores(part, tree).argmax(axis=1)
            if roles:
                labelled = tree.tolist(), deps[start:end].tolist()
                predicates += self._predicates(part, words[start:end], *labelled, start)
        return Analysis(
            tags=tags,
            forms=shared["forms"].argmax(axis=1),
            starts=starts,
            heads=heads,
            deps=deps,
            names=self.best_names(shared["names"]),
            states=shared["states"],
            events=shared.get("events"),
            predicates=tuple(predicates),
        )

    def _marks(self, words: Sequence[str], tags: Ints) -> NDArray[np.bool_]:
        """Tag quotation marks that show by their form whether they open or close; which words those are."""
        sure = np.zeros(len(words), dtype=np.bool_)
        for mark, tag in ((OPENING, self._opening), (CLOSING, self._closing)):
            if tag >= 0 and mark in words:
                own = np.array([word == mark for word in words])
                tags[own] = tag
                sure |= own
        return sure

    def best_starts(self, words: Sequence[str], scores: Floats, tags: Ints) -> NDArray[np.bool_]:
        """Where sentences start: with an opening quotation mark, not behind it, and never with a closing one.

        Marks that show by their form what they are get that as their tag.
        What closes nothing and has the start of a sentence behind it opens, whatever its tag, unless that is sure.
        Behind a full stop, also one with its closing mark, an opening mark starts a sentence.
        """
        sure = self._marks(words, tags)
        starts: NDArray[np.bool_] = np.append(scores.argmax(axis=1) == 1, [False])
        quoting = False
        for mark in np.flatnonzero((tags == self._opening) | (tags == self._closing)):
            quoting = bool(tags[mark] == self._opening or (not quoting and starts[mark + 1] and not sure[mark]))
            if quoting:
                before = mark - 1 if tags[mark - 1] != self._closing else mark - 2
                starts[mark] |= starts[mark + 1] or (before >= 0 and tags[before] == self._stop)
                starts[mark + 1] &= not starts[mark]
            elif starts[mark]:
                starts[mark : mark + 2] = (False, True)
        starts[0] = True
        return starts[:-1]

    def _tree(self, part: Mapping[str, Floats]) -> Ints:
        scores = part["arc"] @ part["governor"].T
        np.fill_diagonal(scores, part["root"][:, 0])
        return best_tree(scores)

    def label_scores(self, part: Mapping[str, Floats], heads: Ints) -> Floats:
        """The labels of each word under its head, (n, labels): the root's for the root, and for no other word."""
        views = (part["label_dependent"] @ self._label).reshape(len(heads), len(self.labels.deps), -1)
        scores = (views @ part["label_governor"][heads][:, :, None])[:, :, 0]
        scores[:, self._root] = np.where(heads == np.arange(len(heads)), CERTAIN, -CERTAIN)
        found: Floats = scores.astype(np.float32, copy=False)
        return found

    def best_names(self, scores: Floats) -> Ints:
        """The best sequence of BIO labels among those where no name starts in its middle (Viterbi)."""
        best = self._follow[0] + scores[0]
        paths = np.empty(scores.shape, dtype=np.int64)
        for word in range(1, len(scores)):
            reached = self._follow[1:] + best[:, None]
            paths[word] = reached.argmax(axis=0)
            best = reached.max(axis=0) + scores[word]
        found = np.empty(len(scores), dtype=np.int64)
        found[-1] = best.argmax()
        for word in range(len(scores) - 1, 0, -1):
            found[word - 1] = paths[word, found[word]]
        return found

    def _predicates(
        self, part: Mapping[str, Floats], words: Sequence[str], heads: Sequence[int], deps: Sequence[int], offset: int
    ) -> list[Acting]:
        """The predicates of a sentence with their arguments; words are numbered from `offset`."""
        margin = part["predicate"][:, 1] - part["predicate"][:, 0]
        places = np.flatnonzero(margin > 0).tolist()
        if not places or self._arguments is None:
            return []
        senses = self.sense_scores(part, places)
        scores = self.role_scores(part, words, heads, deps, places, senses.argmax(axis=1).tolist())
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        found = []
        for row, word in enumerate(places):
            chosen = scores[row].argmax(axis=-1)
            others = (i for i in np.flatnonzero(chosen).tolist() if i != word)
            candidates = [(float(scores[row, i, chosen[i]]), i) for i in others]
            taken: set[str] = set()
            arguments = []
            for probability, index in sorted(candidates, reverse=True):
                role = self.labels.roles[chosen[index]]
                if role not in taken:
                    arguments.append((role, index + offset, probability))
                if role in ONCE:
                    taken.add(role)
            sure = 1 / (1 + float(np.exp(-margin[word])))
            ordered = tuple(sorted(arguments, key=lambda item: item[1]))
            found.append(Acting(word + offset, sure, senses[row], ordered))
        return found

    def sense_scores(self, part: Mapping[str, Floats], places: Sequence[int]) -> Floats:
        """The rolesets of the predicates at some places, (p, rolesets)."""
        found: Floats = part["senses"][places] @ self.weights["heads.rolesets.weight"].T
        return found

    def role_scores(
        self,
        part: Mapping[str, Floats],
        words: Sequence[str],
        heads: Sequence[int],
        deps: Sequence[int],
        places: Sequence[int],
        rolesets: Sequence[int],
    ) -> Floats:
        """The roles of the words of a sentence for its predicates, (p, n, roles); ModelError without that layer."""
        if self._arguments is None:
            raise ModelError("the network has no layer of roles")
        return self._arguments.score(part["states"], words, heads, deps, places, rolesets)

    def _linear(self, name: str, x: Floats) -> Floats:
        found: Floats = x @ self.weights[f"heads.{name}.weight"].T + self.weights[f"heads.{name}.bias"]
        return found

    def _layer(self, name: str, x: Floats) -> Floats:
        found = self._linear(f"{name}.linear", x)
        rectified: Floats = np.maximum(found, found * SLOPE)
        return rectified


def _number(names: Sequence[str], name: str) -> int:
    """The place of a name, -1 where it is none of them."""
    return names.index(name) if name in names else -1


def _sigmoid(x: Floats) -> Floats:
    found: Floats = np.float32(1) / (np.float32(1) + np.exp(-x))
    return found


def _with_one(x: Floats) -> Floats:
    return np.concatenate([x, np.ones((len(x), 1), dtype=np.float32)], axis=1)


def _follow(names: Sequence[str], learned: Floats | None) -> Floats:
    """(1 + labels, labels): [0, j] for label j at a paragraph's start, [1 + i, j] for j behind i.

    What was learned of how often one follows the other (`training.recipe.follow`), minus infinity where it may not.
    """
    allowed = [[not tag.startswith("I-") or before[2:] == tag[2:] for tag in names] for before in ("O", *names)]
    found = np.where(np.array(allowed), np.float32(0), np.float32(-np.inf))
    if learned is not None:
        found[1:] += learned
    return found


def _empty() -> Analysis:
    none = np.zeros(0, dtype=np.int64)
    return Analysis(none, none, none.astype(np.bool_), none, none, none, np.zeros((0, 0), dtype=np.float32))
