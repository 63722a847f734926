"""Names that are short for longer ones: a last name, a part of a body's name, its initials."""

from __future__ import annotations

from .abbreviations import abbreviates
from .phrases import Phrase


def short_of(short: Phrase, full: Phrase) -> str | None:
    """In which way a name is short for a longer one before it, if it is."""
    own, words = short.names, full.names
    if len(own) == 1 and len(words) > 1 and abbreviates(own[0], words):
        return "abbreviation"
    if not set(own) < set(words) or len(own) >= len(words) or _cut(short):
        return None
    if full.kinds == {"person"}:
        return "name part" if own[0] == words[0] or own[-1] == words[-1] else None
    if "place" in full.kinds or "person" in short.kinds or own[-1].isupper():
        return None  # "Oklahoma" is not Oklahoma City, and "Andy Warhol" no foundation
    return "name part" if own[0] == words[0] or full.token.text in own else None


def _cut(name: Phrase) -> bool:
    """Whether a name is a part of a longer one beside it that was not found as a whole ("Wong" of "Wong Kwok-hing")."""
    doc = name.token.doc
    start, end = (
        (name.mention.start, name.mention.end) if name.mention is not None else (name.token.i, name.token.i + 1)
    )
    beside = [doc[i] for i in (start - 1, end) if 0 <= i < len(doc)]
    inside = doc[start:end]
    return any(
        each.pos_ == "PROPN" and each.dep_ != "nmod:desc" and (each.head in inside or name.token.head == each)
        for each in beside
    )
