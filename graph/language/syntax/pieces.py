"""Words -> word pieces and shape, as the network reads them."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence

UNKNOWN, OPEN, CLOSE = 1, 2, 3
"""Rows of the pieces for what no piece spells, and before and after a paragraph; row 0 is padding in training."""
SPECIAL: Sequence[str] = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
SHAPES = 256
"""Rows for how words are written; 0 is for pieces that do not start a word."""
MOST = 8
"""Pieces of a word that are read."""
_PARTS = re.compile(r"[^\W_]+|[\W_]")
_PLAIN = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2026": "."}
)


def normal(word: str) -> str:
    """The form that pieces spell: lower case, no accents, plain quotes and dashes.

    >>> normal("\u201cC\u00f4te"), normal("\u2014")
    ('"cote', '-')
    """
    decomposed = unicodedata.normalize("NFKD", word.translate(_PLAIN)).lower()
    return "".join(letter for letter in decomposed if unicodedata.category(letter) not in {"Mn", "Cf", "Cc"})


def shape(word: str) -> str:
    """How a word is written, runs shortened to two: X capital, x small, d digit.

    >>> shape("Doha"), shape("U.N."), shape("F-16s")
    ('Xxx', 'X.X.', 'X-ddx')
    """
    letters: list[str] = []
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if letters[-2:] != [kind, kind]:
            letters.append(kind)
    return "".join(letters[:8])


class Pieces:
    """Cuts words into the longest pieces that the vocabulary has, from the left; pieces inside start with ##."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.vocabulary = tuple(vocabulary)
        self._rows: Mapping[str, int] = {piece: row for row, piece in enumerate(self.vocabulary)}
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def __len__(self) -> int:
        return len(self.vocabulary)

    def __call__(self, word: str) -> tuple[tuple[int, ...], int]:
        """The rows of a word's pieces, one at least, and the row of its shape."""
        found = self._known.get(word)
        if found is None:
            found = (self.cut(normal(word)), 1 + zlib.crc32(shape(word).encode()) % (SHAPES - 1))
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def cut(self, form: str) -> tuple[int, ...]:
        """The rows of a form's pieces; punctuation stands by itself, and what no piece spells is skipped as unknown."""
        rows: list[int] = []
        for part in _PARTS.findall(form):
            start = 0
            while start < len(part) and len(rows) < MOST:
                prefix = "##" if start else ""
                end = next((e for e in range(len(part), start, -1) if prefix + part[start:e] in self._rows), None)
                rows.append(UNKNOWN if end is None else self._rows[prefix + part[start:end]])
                start = start + 1 if end is None else end
        return tuple(rows) or (UNKNOWN,)
