"""The best tree for scores of heads: greedy, and Chu-Liu/Edmonds where the greedy choice has a cycle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def best_tree(scores: Floats) -> Ints:
    """Heads of n words for scores (n, n): [i, j] of j as the head of i, [i, i] of i as the root. One root.

    Scores are normalised over heads first, so that the scores of different words can be added.

    >>> best_tree(np.array([[0, 5, 0], [0, 3, 0], [0, 1, 2]], dtype=np.float32)).tolist()
    [1, 1, 1]
    """
    size = len(scores)
    if size == 1:
        return np.zeros(1, dtype=np.int64)
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    diagonal = np.arange(size)
    heads: Ints = logs.argmax(axis=1)
    roots = np.flatnonzero(heads == diagonal)
    if len(roots) == 1 and _cycle(heads) is None:
        return heads
    # The root: what costs least against the best other head of the word.
    others = logs.copy()
    others[diagonal, diagonal] = -np.inf
    root = int((logs[diagonal, diagonal] - others.max(axis=1)).argmax())
    others[root] = -np.inf
    others[root, root] = 0.0
    return _edmonds(others, root)


def _cycle(heads: Ints) -> list[int] | None:
    """The words of one cycle of length two or more; None where there is none."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        word, path = start, []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1 and heads[word] != word:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return None


def _edmonds(scores: Floats, root: int) -> Ints:
    """The tree with the highest sum of scores below the given root; forbidden arcs score minus infinity."""
    heads: Ints = scores.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    # The cycle becomes one word, the last. An arc into it breaks the cycle at the word that it enters.
    gains = scores[members][:, outside] - scores[members, heads[members]][:, None]
    count = len(outside)
    smaller = np.full((count + 1, count + 1), -np.inf, dtype=scores.dtype)
    smaller[:count, :count] = scores[np.ix_(outside, outside)]
    smaller[count, :count] = gains.max(axis=0)
    smaller[:count, count] = scores[outside][:, members].max(axis=1)
    entered = members[gains.argmax(axis=0)]
    left = members[scores[outside][:, members].argmax(axis=1)]
    found = _edmonds(smaller, int(np.flatnonzero(outside == root)[0]))
    result: Ints = heads.copy()
    for row, word in enumerate(outside):
        result[word] = left[row] if found[row] == count else outside[found[row]]
    breaker = int(found[count])
    result[entered[breaker]] = outside[breaker]
    return result
