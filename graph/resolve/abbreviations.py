"""Abbreviations that a text introduces: whether letters stand for the words of a name."""

from __future__ import annotations

from collections.abc import Sequence


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether one word in capitals is made of the initials of a name's words, small words counted or not.

    >>> abbreviates("FARC", ["Fuerzas", "Armadas", "Revolucionarias", "de", "Colombia"])
    True
    >>> abbreviates("S.P.L.M.", ["Sudan", "People", "'s", "Liberation", "Movement"])
    True
    >>> abbreviates("UN", ["United", "States"])
    False
    """
    letters = "".join(letter for letter in short if letter.isalnum())
    if not 2 <= len(letters) <= 8 or sum(map(str.isupper, letters)) < max(2, len(letters) - 1):
        return False
    parts = [part for word in words for part in word.replace("-", " ").split() if part[0].isalpha()]
    large = "".join(part[0] for part in parts if part[0].isupper())
    return len(large) > 1 and letters.upper() in {large.upper(), "".join(part[0] for part in parts).upper()}
