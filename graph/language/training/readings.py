"""What the layer of roles learns from: sentences as a finished network reads them, with their annotated arguments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..syntax.arguments import MARKING, Seen, View, marked
from ..syntax.labels import Labels
from ..syntax.network import Analysis, Network
from ..syntax.paths import frequent
from .examples import PLAIN, Item
from .propbank import Annotated, Predicate, span_head

PATHS_FROM, MARKERS_FROM = 30, 30
"""How often a path or a marker must occur to be known."""
TOGETHER = 64
"""Paragraphs that are read at once."""
NOTHING = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence of n words as the network reads it, with the arguments of its p predicates."""

    states: NDArray[np.float16]
    """(n, width)"""
    predicates: Sequence[int]
    rolesets: Sequence[int]
    roles: NDArray[np.int64]
    """(p, n)"""
    words: Sequence[str]
    heads: Sequence[int]
    deps: Sequence[int]
    seen: Seen = field(default_factory=lambda: Seen(NOTHING, NOTHING, NOTHING, NOTHING.astype(np.float32)))
    """As long as not all sentences are read, nothing."""


def read(
    network: Network, items: Sequence[Item], examples: Sequence[Annotated], labels: Labels
) -> tuple[list[Reading], Labels]:
    """Read all sentences that have annotated predicates; the labels with the paths and markers that are frequent."""
    bare = _of_items(network, items, labels) + _of_examples(network, examples, labels)
    marking = {number for number, dep in enumerate(labels.deps) if dep in MARKING}
    counts = Counter(word for one in bare for _, word in marked(one.words, one.heads, one.deps, marking))
    known = replace(
        labels,
        paths=frequent(((one.heads, one.deps, one.predicates) for one in bare), labels.deps, PATHS_FROM),
        markers=tuple(sorted(word for word, count in counts.items() if count >= MARKERS_FROM)),
    )
    view = View(known)
    seen = (view.see(one.words, one.heads, one.deps, one.predicates) for one in bare)
    return [replace(one, seen=found) for one, found in zip(bare, seen, strict=True)], known


def _of_items(network: Network, items: Sequence[Item], labels: Labels) -> list[Reading]:
    annotated = [item for item in items if item.predicates]
    analysed = _analysed(network, [item.words for item in annotated])
    return [
        reading
        for item, analysis in zip(annotated, analysed, strict=True)
        for reading in _sentences(item.words, analysis, item.predicates, labels)
    ]


def _of_examples(network: Network, examples: Sequence[Annotated], labels: Labels) -> list[Reading]:
    """The heads of argument spans are those of the network's own tree."""
    words = [[PLAIN.get(token, token) for token in one.tokens] for one in examples]
    found: list[Reading] = []
    for one, own, analysis in zip(examples, words, _analysed(network, words), strict=True):
        heads = analysis.heads.tolist()
        arguments = dict.fromkeys((role, span_head(heads, first, last)) for role, first, last in one.spans)
        found += _sentences(own, analysis, [Predicate(one.token, one.roleset, "", tuple(arguments))], labels)
    return found


def _analysed(network: Network, paragraphs: Sequence[Sequence[str]]) -> Iterator[Analysis]:
    for start in range(0, len(paragraphs), TOGETHER):
        yield from network.analyse(paragraphs[start : start + TOGETHER], roles=False)


def _sentences(
    words: Sequence[str], found: Analysis, predicates: Sequence[Predicate], labels: Labels
) -> Iterator[Reading]:
    """Cut a paragraph into the sentences that the network found, and keep those with predicates."""
    numbers = labels.numbers()
    for first, end in pairwise([*np.flatnonzero(found.starts).tolist(), len(words)]):
        inside = [one for one in predicates if first <= one.token < end]
        if not inside:
            continue
        roles = np.zeros((len(inside), end - first), dtype=np.int64)
        for row, predicate in enumerate(inside):
            for role, word in reversed(predicate.arguments):
                if first <= word < end and word != predicate.token:
                    roles[row, word - first] = numbers.roles.get(role, 0)
        yield Reading(
            states=found.states[first:end].astype(np.float16),
            predicates=[one.token - first for one in inside],
            rolesets=[numbers.rolesets.get(one.roleset, len(labels.rolesets)) for one in inside],
            roles=roles,
            words=words[first:end],
            heads=(found.heads[first:end] - first).tolist(),
            deps=found.deps[first:end].tolist(),
        )
