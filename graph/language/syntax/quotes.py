"""Straight quotation marks as curly ones, by the spaces around them: what the network reads has words, no spaces."""

from __future__ import annotations

from collections.abc import Sequence

OPENING, CLOSING = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_SINGLE = ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}")
_DOUBLE = frozenset({'"', "``", "''", OPENING, CLOSING})
_MARKS = frozenset({"'", *_DOUBLE})
_BEFORE = frozenset({"(", "[", "{", "-", "\N{EN DASH}", "\N{EM DASH}", "/", OPENING, _SINGLE[0]})
"""Characters right behind which a mark opens."""


def directed(words: Sequence[str], spaced: Sequence[bool]) -> list[str]:
    """The words, with curly marks for those that open or close; `spaced` says behind which words a space is.

    What the spaces leave open stays as it is, and so does a single mark that may be a possessive.
    """
    found = list(words)
    for place, word in enumerate(words):
        if word not in _MARKS:
            continue
        before = found[place - 1][-1:] if place and not spaced[place - 1] else ""
        behind = words[place + 1][:1] if place + 1 < len(words) and not spaced[place] else ""
        opens = bool(behind) and (not before or before in _BEFORE)
        closes = bool(before) and before not in _BEFORE and not behind.isalnum()
        if word in _DOUBLE and opens != closes:
            found[place] = OPENING if opens else CLOSING
        elif word not in _DOUBLE and (opens or (closes and not before.isalnum())):
            found[place] = _SINGLE[closes]
    return found
