"""What each piece of a page is: headline, paragraph, caption, embedded post or furniture, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from ..records import ARTICLE_BLOCKS, Block, BlockKind, Date
from .dateline import dateline_end, find_dateline, line_date
from .furniture import Furniture, Pattern, load_furniture, squeeze
from .pieces import Piece, ends_sentence

FULL = 80
"""A piece at least so long that ends a sentence is a paragraph of an article beyond doubt."""
_HEADLINE, _LAST_LINE = 160, 60
"""Longest headline, and longest line that is dropped after the last paragraph for lacking a full stop."""
_FIRST_LINES = 12
"""A dateline is looked for in so many pieces."""


@dataclass(slots=True)
class _Item:
    """A piece and what has been found out about it."""

    piece: Piece
    words: str
    kind: BlockKind | None
    reason: str

    @property
    def full(self) -> bool:
        truncated = self.words.endswith(("...", "…", ":", ";"))
        return self.kind is None and len(self.words) >= FULL and ends_sentence(self.words) and not truncated

    def set(self, kind: BlockKind, reason: str) -> None:
        self.kind, self.reason = kind, reason


def stands_alone(line: str) -> bool:
    """Whether a line is no part of a paragraph: furniture, a caption, a heading of the page, a dateline."""
    words = squeeze(line)
    furniture = load_furniture()
    return line_date(words) is not None or any(
        furniture.find(table, words) is not None for table in ("line", "heading", "signature")
    )


def classify(
    text: str, pieces: Sequence[Piece], title: str | None, *, is_page: bool
) -> tuple[tuple[Block, ...], Date | None]:
    """The blocks of a text, one a piece and in their order, and the date of its dateline.

    `is_page` is False for sources that hold no page around the article (Markdown): there a short
    last line is the article's.
    """
    furniture = load_furniture()
    items = [
        _Item(piece, squeeze(text[piece.start : piece.end]), piece.kind, piece.reason or "marked so in the source")
        for piece in pieces
    ]
    _mark_lines(items, furniture)
    date = _mark_datelines(items)
    _mark_posts(items, furniture)
    _mark_sections(items, furniture)
    if is_page:
        _mark_last_lines(items)
    _mark_headline(items, title)
    return tuple(_block(item, text) for item in items), date


def _block(item: _Item, text: str) -> Block:
    """The block of a piece; a paragraph begins after the dateline that opens it ("KYIV, May 3 (Agency) - ...")."""
    start, end = item.piece.start, item.piece.end
    if item.kind is None:
        start += dateline_end(text[start:end])
    return Block(start, end, item.kind or "paragraph", item.reason if item.kind else "")


def _why(pattern: Pattern) -> str:
    return f"{pattern.id}: {pattern.reason}"


def _mark_lines(items: Sequence[_Item], furniture: Furniture) -> None:
    for item in items:
        if item.kind is not None or furniture.find("heading", item.words) is not None:
            continue  # a heading says more than a line: what is under it goes with it
        pattern = furniture.find("line", item.words)
        if pattern is not None:
            item.set(cast("BlockKind", pattern.value), _why(pattern))


def _mark_datelines(items: Sequence[_Item]) -> Date | None:
    first = next((number for number, item in enumerate(items) if item.full), None)
    head = items[: _FIRST_LINES if first is None else min(first, _FIRST_LINES)]
    lines = [item for item in head if item.kind in {None, "furniture"}]
    opening = next((item.words for item in items[:_FIRST_LINES] if item.kind is None and len(item.words) >= FULL), None)
    date = find_dateline([item.words for item in lines], opening)
    for item in items:
        if item.kind is None and line_date(item.words) is not None:
            item.set("furniture", "dateline: a line that is a date")
    return date


def _mark_posts(items: Sequence[_Item], furniture: Furniture) -> None:
    """Marks the signatures of embedded posts, the line before each, and the lines above that go with it."""
    for number, item in enumerate(items):
        pattern = furniture.find("signature", item.words)
        if pattern is None or item.kind not in {None, "embedded"}:
            continue
        item.set("embedded", _why(pattern))
        for distance in range(number):
            above = items[number - 1 - distance]
            mine = above.kind == "embedded" and furniture.find("signature", above.words) is None
            if above.kind is None and (distance == 0 or furniture.find("post", above.words) is not None):
                above.set("embedded", "post-text: stands above the signature of a post")
            elif not mine:
                break


def _mark_sections(items: Sequence[_Item], furniture: Furniture) -> None:
    """Marks the headings of parts that are no article, and those parts."""
    weights = [len(item.words) if item.full else 0 for item in items]
    before, whole = 0, sum(weights)
    for number, item in enumerate(items):
        before += weights[number]
        pattern = furniture.find("heading", item.words) if item.kind is None else None
        if pattern is None:
            continue
        item.set("furniture", _why(pattern))
        if not before:
            continue
        ends_page = pattern.value == "page" or before >= whole - before
        for place in range(number + 1, len(items)):
            other = items[place]
            if not ends_page and other.full:
                break
            if other.kind is None:
                other.set("furniture", f"{pattern.id}: stands under “{item.words}”")
        if ends_page:
            return


def _mark_last_lines(items: Sequence[_Item]) -> None:
    """Marks short lines after the last paragraph: names of outlets, links, what a theme prints below a page."""
    if not any(item.full for item in items):
        return
    tail = []
    for item in reversed(items):
        if item.kind is None and (len(item.words) > _LAST_LINE or ends_sentence(item.words)):
            if item.words.endswith((":", ";")):
                return  # what follows is the list that it announces
            break
        tail.append(item)
    for item in tail:
        if item.kind is None:
            item.set("furniture", "last-line: a short line after the last paragraph")


def _mark_headline(items: Sequence[_Item], title: str | None) -> None:
    article = [item for item in items if item.kind is None]
    wanted = squeeze(title).casefold() if title else None
    for item in article[:_FIRST_LINES]:
        if item.words.casefold() == wanted:
            item.set("headline", "title: equals the title")
            return
    if len(article) < 2 or any(item.kind == "headline" for item in items):
        return
    first, second = article[0], article[1]
    short = len(first.words) <= _HEADLINE and not ends_sentence(first.words.rstrip("?!"))
    follows = len(second.words) > len(first.words) or ends_sentence(second.words)
    if short and follows and not first.words.endswith((",", ".")):
        first.set("headline", "first-line: a short first line without a full stop")


def headline(text: str, blocks: Sequence[Block]) -> str | None:
    """The words of the first headline that stands before any paragraph."""
    for block in blocks:
        if block.kind in ARTICLE_BLOCKS:
            return squeeze(text[block.start : block.end]) if block.kind == "headline" else None
    return None
