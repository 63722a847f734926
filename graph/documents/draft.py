"""What a reader hands over: a text and what its source says about it, not yet cut into blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from .pieces import Piece

MAX_TEXT = 5_000_000
"""Longest text of a document, in characters; no news article comes near."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as read, and the metadata of its source as written there."""

    text: str
    reader: str
    id: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    line: int | None = None
    """The line of the source where the record stands."""
    pieces: Sequence[Piece] | None = None
    """Set by readers whose syntax says how the text is cut."""
    is_page: bool = True
    """False where nothing but the article is to be expected."""


def problem(text: str) -> str | None:
    """Why a text is no document, in a few words; None where it is one."""
    if not text.strip():
        return "no text"
    if len(text) > MAX_TEXT:
        return f"longer than {MAX_TEXT:,} characters"
    if "\x00" in text:
        return "holds NUL characters: binary data, not text"
    if any(unicodedata.category(character) == "Cs" for character in set(text)):
        return "holds half of a surrogate pair: not valid Unicode"
    return None


def words_or_none(value: object) -> str | None:
    """A value of a record or of front matter as a line of words; None for what is no word or number.

    >>> words_or_none(7), words_or_none(" a  b"), words_or_none(["a"]), words_or_none("")
    ('7', 'a b', None, None)
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return " ".join(str(value).split()) or None
