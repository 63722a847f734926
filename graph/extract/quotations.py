"""Quotation marks: the stretches of a paragraph that stand between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """The quotations of a paragraph as token ranges; one left open runs to the paragraph's end.

    Marks are paired over the whole paragraph, never within a sentence.
    """
    found = []
    start: int | None = None
    for token in doc:
        if token.text in OPENING or (token.text == STRAIGHT and start is None):
            if start is None:
                start = token.i
        elif token.text in CLOSING or token.text == STRAIGHT:
            if start is not None:
                found.append((start, token.i + 1))
            start = None
    if start is not None:
        found.append((start, len(doc)))
    return found
