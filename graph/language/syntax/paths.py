"""The paths of a tree that lead from a predicate to the other words of its sentence, as numbers.

A path is written as its steps: "^" and the label of the word that is left, going up to a head, "/" and the label of the
word that is reached, going down. In "Rebels who hold the town freed nine monks" the way from "hold" to "monks" is
"^acl:relcl^nsubj/obj".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
State = TypeVar("State")
UP, DOWN = "^", "/"
STEPS = 6
"""Steps of a path at most."""
UNKNOWN, START = 0, 1


class Paths:
    """Numbers the paths that it knows: START is the predicate itself, UNKNOWN every path that is not known."""

    def __init__(self, names: Sequence[str], deps: Sequence[str]) -> None:
        numbers = {"": START}
        places = {dep: i for i, dep in enumerate(deps)}
        self._next: dict[tuple[int, str, int], int] = {}
        for number, name in enumerate(names, START + 1):
            place = max(name.rfind(UP), name.rfind(DOWN))
            self._next[numbers[name[:place]], name[place], places[name[place + 1 :]]] = number
            numbers[name] = number
        self.count = len(names) + 2

    def find(self, heads: Sequence[int], deps: Sequence[int], word: int) -> Ints:
        """Number the path from a word to each word of its sentence, whose root has itself as head: (n,)."""
        found = np.zeros(len(heads), dtype=np.int64)
        for other, number in _walk(heads, deps, word, START, lambda at, way, dep: self._next.get((at, way, dep))):
            found[other] = number
        return found


def frequent(
    sentences: Iterable[tuple[Sequence[int], Sequence[int], Sequence[int]]], deps: Sequence[str], least: int
) -> tuple[str, ...]:
    """The paths that occur that often from the predicates of sentences (heads, labels, predicates), the short first.

    A path is among them only where its beginning is.
    """

    def step(path: str, way: str, dep: int) -> str | None:
        return path + way + deps[dep] if _length(path) < STEPS else None

    counts = Counter(
        path
        for heads, labels, predicates in sentences
        for predicate in predicates
        for _, path in _walk(heads, labels, predicate, "", step)
        if path
    )
    known = {""}
    found = []
    for path in sorted((path for path, count in counts.items() if count >= least), key=lambda p: (_length(p), p)):
        if path[: max(path.rfind(UP), path.rfind(DOWN))] in known:
            known.add(path)
            found.append(path)
    return tuple(found)


def _length(path: str) -> int:
    return path.count(UP) + path.count(DOWN)


def _walk(
    heads: Sequence[int],
    deps: Sequence[int],
    word: int,
    start: State,
    step: Callable[[State, str, int], State | None],
) -> Iterator[tuple[int, State]]:
    """Yield (word, state) for the words that can be reached from `word`; `step` is None where a path ends."""
    dependents: list[list[int]] = [[] for _ in heads]
    for other, head in enumerate(heads):
        if head != other:
            dependents[head].append(other)
    come, top, state = -1, word, start
    while True:
        below = [(top, state)]
        while below:
            at, reached = below.pop()
            yield at, reached
            for other in dependents[at]:
                further = None if other == come and at == top else step(reached, DOWN, deps[other])
                if further is not None:
                    below.append((other, further))
        up = None if heads[top] == top else step(state, UP, deps[top])
        if up is None:
            return
        come, top, state = top, heads[top], up
