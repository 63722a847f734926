"""What trained networks together say of texts that nobody has annotated -> silver labels to learn from.

Networks that learned from different data err at different words: the mean of what they hold likely is righter than
either. Labels are those of the last teacher; one that another does not know is as good as ruled out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..syntax.labels import Labels
from ..syntax.network import ONCE, Network
from ..syntax.trees import best_tree
from .examples import Item
from .propbank import Predicate

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Part = dict[str, Floats]
UNKNOWN = np.float32(-12)
"""The logarithm of how likely a teacher holds a label that it does not have."""
TASKS = ("tags", "forms", "deps", "names", "roles", "rolesets")
TOGETHER = 64
"""Paragraphs that are read at once."""


class Teachers:
    """Networks that annotate together."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = networks
        self.labels = networks[-1].labels
        # For each network, where it has each label; -1 where it has none.
        self._places = [{task: _places(self.labels, network.labels, task) for task in TASKS} for network in networks]

    def annotate(self, items: Sequence[Item]) -> None:
        """Write into items all but events: tags, features, sentences, trees, names, predicates with their roles."""
        for start in range(0, len(items), TOGETHER):
            group = items[start : start + TOGETHER]
            states = [network.encoder.states([item.words for item in group]) for network in self._networks]
            layers = [network.layers(np.concatenate(own)) for network, own in zip(self._networks, states, strict=True)]
            end = 0
            for place, item in enumerate(group):
                first, end = end, end + len(item.words)
                parts = [
                    {**{name: values[first:end] for name, values in layer.items()}, "states": own[place]}
                    for layer, own in zip(layers, states, strict=True)
                ]
                self._annotate(item, parts)

    def _annotate(self, item: Item, parts: Sequence[Part]) -> None:
        last = self._networks[-1]
        item.tags = self._mean("tags", [part["tags"] for part in parts]).argmax(axis=1)
        item.forms = self._mean("forms", [part["forms"] for part in parts]).argmax(axis=1)
        item.names = last.best_names(self._mean("names", [part["names"] for part in parts]))
        starts: Floats = np.mean([_log_shares(part["starts"]) for part in parts], axis=0, dtype=np.float32)
        item.starts = last.best_starts(item.words, starts, item.tags).astype(np.int64)
        item.heads, item.deps = np.empty_like(item.tags), np.empty_like(item.tags)
        item.judged = np.zeros_like(item.tags)
        predicates: list[Predicate] = []
        for start, end in pairwise([*np.flatnonzero(item.starts).tolist(), len(item.words)]):
            sentence = [{name: values[start:end] for name, values in part.items()} for part in parts]
            tree = best_tree(np.mean([_log_shares(_arcs(part)) for part in sentence], axis=0, dtype=np.float32))
            scored = [network.label_scores(part, tree) for network, part in zip(self._networks, sentence, strict=True)]
            deps = self._mean("deps", scored).argmax(axis=1)
            item.heads[start:end], item.deps[start:end] = tree + start, deps
            predicates += self._predicates(item.words[start:end], sentence, tree.tolist(), deps, start)
        for predicate in predicates:
            item.judged[predicate.token] = 1
        item.predicates = tuple(predicates)

    def _predicates(
        self, words: Sequence[str], parts: Sequence[Part], heads: Sequence[int], deps: Ints, offset: int
    ) -> list[Predicate]:
        margin = np.mean([part["predicate"][:, 1] - part["predicate"][:, 0] for part in parts], axis=0)
        places = np.flatnonzero(margin > 0).tolist()
        if not places:
            return []
        teachers = list(zip(self._networks, self._places, parts, strict=True))
        senses = [network.sense_scores(part, places) for network, _, part in teachers]
        rolesets = self._mean("rolesets", senses).argmax(axis=1)
        shares: Floats = np.zeros((len(places), len(words), len(self.labels.roles)), dtype=np.float32)
        for (network, known, part), own in zip(teachers, senses, strict=True):
            chosen = known["rolesets"][rolesets]
            chosen = np.where(chosen >= 0, chosen, own.argmax(axis=1)).tolist()
            labels = known["deps"][deps].tolist()
            found = np.exp(_log_shares(network.role_scores(part, words, heads, labels, places, chosen)))
            has = known["roles"] >= 0
            shares[..., has] += found[..., known["roles"][has]] / len(teachers)
        return [
            Predicate(word + offset, self.labels.rolesets[roleset], "", self._arguments(row, word, offset))
            for word, roleset, row in zip(places, rolesets.tolist(), shares, strict=True)
        ]

    def _arguments(self, shares: Floats, predicate: int, offset: int) -> tuple[tuple[str, int], ...]:
        """Roles with their words, the likeliest first taken, as the network itself does."""
        best = shares.argmax(axis=1)
        words = [word for word in np.flatnonzero(best).tolist() if word != predicate]
        taken: set[str] = set()
        found = []
        for word in sorted(words, key=lambda word: -float(shares[word, best[word]])):
            role = self.labels.roles[best[word]]
            if role not in taken:
                found.append((role, word + offset))
            if role in ONCE:
                taken.add(role)
        return tuple(sorted(found, key=lambda each: each[1]))

    def _mean(self, task: str, scores: Sequence[Floats]) -> Floats:
        """The mean of the logarithms of shares, in the order of the labels to learn."""
        found = []
        for own, places in zip(scores, self._places, strict=True):
            shares, known = _log_shares(own), places[task] >= 0
            found.append(np.where(known, shares[..., np.maximum(places[task], 0)], UNKNOWN))
        mean: Floats = np.mean(found, axis=0, dtype=np.float32)
        return mean


def _places(labels: Labels, other: Labels, task: str) -> Ints:
    """Where another network has each label of a task; -1 where it has none."""
    own = {label: place for place, label in enumerate(getattr(other, task))}
    return np.array([own.get(label, -1) for label in getattr(labels, task)], dtype=np.int64)


def _arcs(part: Part) -> Floats:
    scores: Floats = part["arc"] @ part["governor"].T
    np.fill_diagonal(scores, part["root"][:, 0])
    return scores


def _log_shares(scores: Floats) -> Floats:
    less: Floats = scores - scores.max(axis=-1, keepdims=True)
    found: Floats = less - np.log(np.exp(less).sum(axis=-1, keepdims=True))
    return found
