"""The encoder in numpy: paragraphs of words -> one state a word.

A small transformer after BERT. Dense layers run over the pieces of many paragraphs at once, without padding;
attention runs paragraph by paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .pieces import CLOSE, OPEN, Pieces

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
ATTENTIONS = 12
PLACES = 512
WINDOW, MARGIN = 384, 48
"""Pieces that are read at once at most, and how many of them at each inner edge are read for context only."""
CHUNK = 768
"""Pieces that go through the layers at once."""
EPSILON = np.float32(1e-12)
_ROOT = np.float32(np.sqrt(2 / np.pi))


@dataclass(frozen=True, slots=True)
class Block:
    """The weights of one layer; matrices are (in, out)."""

    mix: Floats
    mix_bias: Floats
    out: Floats
    out_bias: Floats
    norm1: tuple[Floats, Floats]
    up: Floats
    up_bias: Floats
    down: Floats
    down_bias: Floats
    norm2: tuple[Floats, Floats]


class Encoder:
    """Reads weights by the names that training gives them."""

    def __init__(self, weights: Mapping[str, Floats], pieces: Pieces) -> None:
        self.read = pieces
        # Piece and widening are one table: what a piece adds to a state is looked up, not computed.
        self._pieces = weights["pieces.weight"] @ weights["widen.weight"].T + weights["widen.bias"]
        self._shapes, self._places = weights["shapes.weight"], weights["places.weight"]
        self._norm = weights["norm.weight"], weights["norm.bias"]
        self.width = self._shapes.shape[1]
        self._blocks: list[Block] = []
        while (name := f"blocks.{len(self._blocks)}") + ".mix.weight" in weights:
            self._blocks.append(_block(weights, name))

    def states(self, paragraphs: Sequence[Sequence[str]]) -> list[Floats]:
        """One array (words, width) a paragraph."""
        windows = [(row, window) for row, words in enumerate(paragraphs) for window in self._windows(words)]
        found = [np.empty((len(words), self.width), dtype=np.float32) for words in paragraphs]
        for chunk in _chunks(windows):
            for (row, window), states in zip(chunk, self._read([window for _, window in chunk]), strict=True):
                found[row][window.first : window.first + len(window.heads)] = states
        return found

    def _read(self, windows: Sequence[_Window]) -> list[Floats]:
        """The states at the first pieces of the windows' words."""
        ids = np.concatenate([window.ids for window in windows])
        shapes = np.concatenate([window.shapes for window in windows])
        places = np.concatenate([np.arange(len(window.ids)) for window in windows])
        ends = np.cumsum([len(window.ids) for window in windows]).tolist()
        spans = [(end - len(window.ids), end) for end, window in zip(ends, windows, strict=True)]
        x = _normalised(self._pieces[ids] + self._shapes[shapes] + self._places[places], *self._norm)
        for block in self._blocks:
            x = _layer(x, block, spans)
        return [x[start + window.heads] for (start, _), window in zip(spans, windows, strict=True)]

    def _windows(self, words: Sequence[str]) -> list[_Window]:
        """The paragraph's pieces; more than one window where it is long, each with some context at inner edges."""
        read = [self.read(word) for word in words]
        sizes = [len(rows) for rows, _ in read]
        total = sum(sizes)
        if total + 2 <= WINDOW:
            return [_window(read, 0, len(read), 0, len(read))]
        found, first = [], 0
        while first < len(read):
            begin = _back(sizes, first, MARGIN)
            end, used = begin, 0
            while end < len(read) and used + sizes[end] + 2 <= WINDOW:
                used += sizes[end]
                end += 1
            last = len(read) if end == len(read) else max(first + 1, _back(sizes, end, MARGIN))
            found.append(_window(read, begin, end, first, last))
            first = last
        return found


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of a paragraph: pieces, their shapes, the first piece of each word that it decides about."""

    ids: Ints
    shapes: Ints
    heads: Ints
    first: int


def _chunks(windows: Sequence[tuple[int, _Window]]) -> Iterator[list[tuple[int, _Window]]]:
    """Windows that are read at once: few enough for their states to stay in the processor's cache."""
    chunk: list[tuple[int, _Window]] = []
    size = 0
    for row, window in windows:
        if chunk and size + len(window.ids) > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append((row, window))
        size += len(window.ids)
    if chunk:
        yield chunk


def _window(read: Sequence[tuple[tuple[int, ...], int]], begin: int, end: int, first: int, last: int) -> _Window:
    ids, shapes, heads = [OPEN], [0], []
    for index in range(begin, end):
        rows, shape = read[index]
        if first <= index < last:
            heads.append(len(ids))
        ids += rows
        shapes += [shape, *[0] * (len(rows) - 1)]
    return _Window(np.array([*ids, CLOSE]), np.array([*shapes, 0]), np.array(heads, dtype=np.int64), first)


def _back(sizes: Sequence[int], index: int, count: int) -> int:
    """The word that lies about `count` pieces before the given one."""
    while index > 0 and count > 0:
        index -= 1
        count -= sizes[index]
    return index


def _block(weights: Mapping[str, Floats], name: str) -> Block:
    def dense(part: str) -> tuple[Floats, Floats]:
        return np.ascontiguousarray(weights[f"{name}.{part}.weight"].T), weights[f"{name}.{part}.bias"]

    mix, out, up, down = (dense(part) for part in ("mix", "out", "up", "down"))
    norms = [(weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"]) for part in ("norm1", "norm2")]
    return Block(*mix, *out, norms[0], *up, *down, norms[1])


def _layer(x: Floats, block: Block, spans: Sequence[tuple[int, int]]) -> Floats:
    mixed = x @ block.mix
    mixed += block.mix_bias
    size = x.shape[1] // ATTENTIONS
    scale = np.float32(size**-0.5)
    seen = np.empty_like(x)
    for start, end in spans:
        query, key, value = mixed[start:end].reshape(end - start, 3, ATTENTIONS, size).transpose(1, 2, 0, 3)
        scores = (query * scale) @ key.transpose(0, 2, 1)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        seen[start:end] = (scores @ value).transpose(1, 0, 2).reshape(end - start, -1)
    x = _normalised(x + seen @ block.out + block.out_bias, *block.norm1)
    inner = x @ block.up
    inner += block.up_bias
    inner = _gelu(inner)
    return _normalised(x + inner @ block.down + block.down_bias, *block.norm2)


def _gelu(x: Floats) -> Floats:
    """The usual approximation by tanh."""
    cubed = x * x
    cubed *= np.float32(0.044715)
    cubed += 1
    cubed *= x
    cubed *= _ROOT
    np.tanh(cubed, out=cubed)
    cubed += 1
    cubed *= x
    cubed *= np.float32(0.5)
    return cubed


def _normalised(x: Floats, weight: Floats, bias: Floats) -> Floats:
    x = x - x.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x)[:, None] / np.float32(x.shape[1])
    x /= np.sqrt(variance + EPSILON)
    x *= weight
    x += bias
    return x
