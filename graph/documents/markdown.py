"""Markdown with front matter: the text is the whole file as read, the pieces are those of its body.

Only what tells one block from another is understood: headings, lists, quotes, code, tables, rules,
images, comments. Emphasis and links inside a paragraph stay as written, since the text is kept as read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from ..errors import InputError
from ..records import BlockKind
from .draft import Draft, words_or_none
from .pieces import Piece, split_long, text_lines

READER = "markdown"
_FENCE = re.compile(r"---[ \t]*\r?\n(.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_HEADING_END = re.compile(r"\s+#+$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_MARKER = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)|(?:>\s?)+(?=\S)")
_CODE = re.compile(r"```|~~~")
_WHOLE: tuple[tuple[re.Pattern[str], BlockKind, str], ...] = (
    (re.compile(r"(?:[-*_=]\s*){3,}|>+"), "furniture", "markdown-rule: a horizontal rule"),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), "caption", "markdown-image: a picture"),
    (re.compile(r"\[[^\]]+\]:\s+\S+.*"), "furniture", "markdown-reference: the target of a link"),
    (re.compile(r"\|.*"), "furniture", "markdown-table: a row of a table"),
    (re.compile(r"<!--.*-->|</?\w[^>]*>"), "furniture", "markdown-html: a tag or a comment"),
)


def draft(text: str, name: str) -> tuple[Draft, str | None]:
    """The draft of a Markdown file, and what is wrong with its front matter, if anything."""
    meta, body, warning = front_matter(text, name)
    pieces = markdown_pieces(text, body)
    title = meta.get("title")
    if title is None:
        title = next((_words(text, piece) for piece in pieces if piece.kind == "headline"), None)
    if body and not text[body:].strip():
        raise InputError("no text after the front matter", file=name)
    return (
        Draft(
            text,
            READER,
            id=meta.get("id"),
            title=title,
            date=meta.get("date"),
            publisher=meta.get("publisher"),
            url=meta.get("url"),
            pieces=pieces,
            is_page=False,
        ),
        warning,
    )


def _words(text: str, piece: Piece) -> str:
    return " ".join(text[piece.start : piece.end].split())


def front_matter(text: str, name: str) -> tuple[Mapping[str, str], int, str | None]:
    """The values of the front matter by lower-case key, where the body begins, and a warning or None.

    All values are taken as words: YAML would make a number of `id: 007` and fail on `date: 2024-02-31`.
    """
    found = _FENCE.match(text)
    if found is None:
        return {}, 0, None
    try:
        # The base loader builds strings, lists and mappings only: safer than the safe loader.
        data = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 1 if mark is None else mark.line + 2
        return {}, found.end(), f"{name}:{line}: front matter is not valid YAML: {getattr(error, 'problem', None)}"
    except RecursionError:
        return {}, found.end(), f"{name}:1: front matter is nested too deeply"
    if not isinstance(data, dict):
        return {}, found.end(), f"{name}:1: front matter holds no keys and values" if data else None
    values = {str(key).lower(): words_or_none(value) for key, value in data.items()}
    given = {key: value for key, value in values.items() if value is not None and value not in {"~", "null"}}
    return given, found.end(), None


def markdown_pieces(text: str, start: int) -> list[Piece]:
    """The pieces of a Markdown body: a paragraph's lines are one, a heading and a list item one each."""
    pieces: list[Piece] = []
    in_code = False
    for line in text_lines(text, start):
        words = text[line.start : line.end]
        if _CODE.match(words) or in_code:
            in_code = in_code != (_CODE.match(words) is not None)
            pieces.append(Piece(line.start, line.end, line.group, "furniture", "markdown-code: code"))
            continue
        last = pieces[-1] if pieces and pieces[-1].group == line.group else None
        if last is not None and last.kind is None and _UNDERLINE.match(words):
            pieces[-1] = Piece(last.start, last.end, last.group, "headline", "markdown-heading: underlined")
            continue
        piece = _line_piece(line, words)
        goes_on = last is not None and last.kind is None and piece.kind is None and piece.start == line.start
        if last is not None and goes_on:
            pieces[-1] = Piece(last.start, line.end, last.group)
        else:
            pieces.append(piece)
    return split_long(text, pieces)


def _line_piece(line: Piece, words: str) -> Piece:
    """The piece that a line would be by itself, its Markdown marker left out."""
    for pattern, kind, reason in _WHOLE:
        if pattern.fullmatch(words):
            return Piece(line.start, line.end, line.group, kind, reason)
    if heading := _HEADING.match(words):
        end = _HEADING_END.search(words, heading.end())
        stop = line.end if end is None else line.start + end.start()
        return Piece(line.start + heading.end(), stop, line.group, "headline", "markdown-heading: marked with #")
    marker = _MARKER.match(words)
    return Piece(line.start + (marker.end() if marker else 0), line.end, line.group)
