"""The semantic roles of words: the arguments of each predicate of a sentence.

Every word is a candidate. How well it fits is said by its state and the predicate's (biaffine), and by a small dense
layer that is given what the tree says of it, seen from the predicate: the path between them, the preposition or
conjunction that marks it, on which side it stands and how far away; and of the predicate, its roleset with the numbered
roles that this has, and the labels of what hangs from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .labels import Labels
from .paths import Paths

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
FURTHEST = 9
DISTANCES = 2 * FURTHEST + 1
MARKING = ("case", "mark")
"""Labels of the words that mark what they hang from: prepositions, subordinating conjunctions."""
PREFIX = "arguments."
"""Of the names of the weights."""
SLOPE = np.float32(0.1)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tree of a sentence of n words says, seen from its p predicates; numbers are places in tables."""

    paths: Ints
    """(p, n)"""
    distances: Ints
    """(p, n)"""
    markers: Ints
    """(n,)"""
    dependents: Floats
    """(p, labels): 1 for each label of a word that hangs from the predicate."""


class View:
    """Looks at sentences from their predicates, with the tables of a network's labels."""

    def __init__(self, labels: Labels) -> None:
        self.paths = Paths(labels.paths, labels.deps)
        self._markers = {word: number for number, word in enumerate(labels.markers, 1)}
        self._marking = {number for number, dep in enumerate(labels.deps) if dep in MARKING}
        self._deps = len(labels.deps)

    def see(self, words: Sequence[str], heads: Sequence[int], deps: Sequence[int], predicates: Sequence[int]) -> Seen:
        """Look at a sentence; heads are places in it, the root has itself."""
        markers = np.zeros(len(words), dtype=np.int64)
        for head, word in reversed(marked(words, heads, deps, self._marking)):
            markers[head] = self._markers.get(word, 0)
        dependents = np.zeros((len(predicates), self._deps), dtype=np.float32)
        for row, predicate in enumerate(predicates):
            for place, head in enumerate(heads):
                if head == predicate != place:
                    dependents[row, deps[place]] = 1
        apart = np.arange(len(words)) - np.array(predicates, dtype=np.int64)[:, None]
        steps = np.minimum(FURTHEST, np.ceil(1.6 * np.log2(np.abs(apart) + 1)).astype(np.int64))
        paths = [self.paths.find(heads, deps, predicate) for predicate in predicates]
        return Seen(np.stack(paths), np.sign(apart) * steps + FURTHEST, markers, dependents)


def marked(words: Sequence[str], heads: Sequence[int], deps: Sequence[int], marking: set[int]) -> list[tuple[int, str]]:
    """The words of a sentence that have a marker, with that in small letters, in its order."""
    return [(heads[i], word.lower()) for i, word in enumerate(words) if deps[i] in marking]


class Arguments:
    """Scores roles; weights by the names that training gives them, matrices as (out, in)."""

    def __init__(self, weights: Mapping[str, Floats], labels: Labels) -> None:
        own = {name.removeprefix(PREFIX): values for name, values in weights.items() if name.startswith(PREFIX)}
        self.view = View(labels)
        self._own = own
        # (in, roles * in): one product gives every role's view of a word.
        self._both = own["both"].transpose(1, 0, 2).reshape(own["both"].shape[1], -1)
        # What a roleset adds is looked up, not computed.
        self._rolesets = own["rolesets.weight"] @ own["widen.weight"].T + own["frames"] @ own["numbered.weight"].T

    def score(
        self,
        states: Floats,
        words: Sequence[str],
        heads: Sequence[int],
        deps: Sequence[int],
        predicates: Sequence[int],
        rolesets: Sequence[int],
    ) -> Floats:
        """Score the roles of the n words of a sentence for its p predicates: (p, n, roles).

        `states` is (n, width), `rolesets` has one number a predicate.
        """
        own, seen = self._own, self.view.see(words, heads, deps, predicates)
        acting = self._linear("predicate.linear", states[list(predicates)], rectified=True)
        candidates = self._linear("candidate.linear", states, rectified=True)
        views = (_with_one(acting) @ self._both).reshape(len(acting), -1, self._both.shape[0])
        found: Floats = _with_one(candidates) @ views.transpose(0, 2, 1)
        x = own["paths.weight"][seen.paths] + own["distances.weight"][seen.distances]
        x += candidates @ own["acted.weight"].T + own["markers.weight"][seen.markers]
        acting = self._linear("acting", acting) + self._rolesets[list(rolesets)]
        acting += seen.dependents @ own["dependents.weight"].T
        x += acting[:, None]
        x = _rectified(x)
        x += self._linear("inner", x, rectified=True)
        found += self._linear("out", x)
        return found

    def _linear(self, name: str, x: Floats, *, rectified: bool = False) -> Floats:
        found: Floats = x @ self._own[f"{name}.weight"].T + self._own[f"{name}.bias"]
        return _rectified(found) if rectified else found


def _rectified(x: Floats) -> Floats:
    found: Floats = np.maximum(x, x * SLOPE)
    return found


def _with_one(x: Floats) -> Floats:
    return np.concatenate([x, np.ones((len(x), 1), dtype=np.float32)], axis=1)
