"""A text cut into pieces (paragraphs, headlines, lines of furniture), before anyone says what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..records import BlockKind

MAX_PIECE = 20_000
"""A longer paragraph is cut where a sentence or a word ends: parsers hold a paragraph in memory."""
_WIDEST, _NARROWEST = 120, 40
"""Lines of hard-wrapped text are at most and mostly at least so long."""
_WRAPPED = 0.3
"""Share of line breaks in mid-sentence above which a text counts as hard-wrapped."""
_FINAL = re.compile(r"[.!?…:;]['\"\u201D\u2019»)\]*_]*$")
_SENTENCE_END = re.compile(r"[.!?…]['\"\u201D\u2019»)\]]*\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text without white space around it.

    `group` numbers the runs of lines without a blank line between them. `kind` is set where the
    syntax of the source says what the piece is (a Markdown heading), and `reason` says which.
    """

    start: int
    end: int
    group: int
    kind: BlockKind | None = None
    reason: str = ""


def ends_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does: a full stop, a question mark, a colon, quotes allowed."""
    return _FINAL.search(words) is not None


def text_lines(text: str, start: int = 0) -> list[Piece]:
    """The lines of a text from an offset on that hold anything, stripped; all line ends of Unicode count."""
    lines = []
    group = 0
    for line in text[start:].splitlines(keepends=True):
        words = line.strip()
        if words:
            begin = start + len(line) - len(line.lstrip())
            lines.append(Piece(begin, begin + len(words), group))
        else:
            group += 1
        start += len(line)
    return lines


def plain_pieces(text: str, alone: Callable[[str], bool], start: int = 0) -> list[Piece]:
    """The paragraphs of a plain text.

    News texts have one line a paragraph, so a line is a piece; in a hard-wrapped text the lines that
    were one are joined again. `alone` says of a line that it is no part of a paragraph.
    """
    lines = text_lines(text, start)
    width = _wrap_width(text, lines)
    if width is None:
        return split_long(text, lines)
    pieces: list[Piece] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and _continues(text, before, line, width, alone):
            pieces[-1] = Piece(pieces[-1].start, line.end, line.group)
        else:
            pieces.append(line)
    return split_long(text, pieces)


def _wrap_width(text: str, lines: Sequence[Piece]) -> int | None:
    """The width at which the text is hard-wrapped, None if it is not."""
    lengths = [line.end - line.start for line in lines]
    within = [length for length in lengths if length <= _WIDEST]
    if not within or len(within) < 0.9 * len(lengths) or max(within) < _NARROWEST:
        return None
    pairs = [(one, two) for one, two in pairwise(lines) if one.group == two.group]
    broken = sum(_breaks_sentence(text, one, two) for one, two in pairs)
    return max(within) if broken and broken >= _WRAPPED * len(pairs) else None


def _breaks_sentence(text: str, one: Piece, two: Piece) -> bool:
    return text[two.start].islower() and not ends_sentence(text[max(one.start, one.end - 8) : one.end])


def _continues(text: str, before: Piece, line: Piece, width: int, alone: Callable[[str], bool]) -> bool:
    """Whether `line` goes on with the paragraph that the line before it belongs to."""
    if before.group != line.group or alone(text[line.start : line.end]) or alone(text[before.start : before.end]):
        return False
    if _breaks_sentence(text, before, line):
        return True
    # A line is broken where the next word would not have fitted; a shorter one ends its paragraph.
    next_word = len(text[line.start : line.end].split(maxsplit=1)[0])
    return before.end - before.start + 1 + next_word > width - 8


def split_long(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those over `MAX_PIECE` characters cut: after a sentence, else between words, else anywhere."""
    result: list[Piece] = []
    for piece in pieces:
        start = piece.start
        while piece.end - start > MAX_PIECE:
            cut = _cut(text, start)
            result.append(_strip(text, Piece(start, cut, piece.group, piece.kind, piece.reason)))
            start = cut
            while text[start].isspace():  # the piece ends in a word, so this stops
                start += 1
        result.append(Piece(start, piece.end, piece.group, piece.kind, piece.reason))
    return result


def _cut(text: str, start: int) -> int:
    window = text[start : start + MAX_PIECE]
    ends = [found.end() for found in _SENTENCE_END.finditer(window)]
    if ends:
        return start + ends[-1]
    blank = max((found.end() for found in re.finditer(r"\s", window)), default=MAX_PIECE)
    return start + blank


def _strip(text: str, piece: Piece) -> Piece:
    end = piece.start + len(text[piece.start : piece.end].rstrip())
    return Piece(piece.start, end, piece.group, piece.kind, piece.reason)
