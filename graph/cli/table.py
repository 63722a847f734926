"""Rows for reading: columns that fit the terminal, and what is too long for a column on lines of its own.

Rows of too many columns are written as records, a line for each value. A table shows less than CSV
does: columns without any value and columns of claims' IRIs are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

GAP = 2
"""Blanks between columns."""
LONG = 44
"""A column with a longer cell is written below its row, where the row does not fit otherwise."""
LONGEST_WORD = 20
"""Longer words (ids, addresses) may be cut to make a row fit."""
CLAIM = "https://w3id.org/accord/id/event/"
WIDTH = 120
"""Columns where the output is no terminal."""


def draw(columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO) -> int:
    """Write a table and return how many rows it has; nothing is written for none."""
    table = [["" if cell is None else " ".join(str(cell).split()) for cell in row] for row in rows]
    if not table:
        return 0
    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    width = console.width if console.is_terminal else WIDTH
    shown = [i for i in range(len(columns)) if _worth(i, table)]
    widths = {i: max(cell_len(row[i]) for row in [columns, *table]) for i in shown}
    across = list(shown)
    if _total(widths, across) > width:
        across = [i for i in shown if widths[i] <= LONG] or shown[:1]
    for longest in (width, LONGEST_WORD):  # columns wrap between words first; only then long words are cut
        words = {i: max((cell_len(w) for row in [columns, *table] for w in row[i].split()), default=0) for i in across}
        least = {i: min(longest, words[i]) for i in across}
        while _total(widths, across) > width and (wide := [i for i in across if widths[i] > least[i]]):
            # The widest gives way, so that short columns stay whole.
            widths[max(wide, key=lambda i: widths[i])] -= 1
    if _total(widths, across) > width:
        _records(console, columns, table, shown, width)
        return len(table)
    below = [i for i in shown if i not in across]
    _line(console, [columns[i] for i in across], [widths[i] for i in across], style="bold")
    for row in table:
        _line(console, [row[i] for i in across], [widths[i] for i in across])
        for i in below:
            # With one such column there is no question which it is.
            _paragraph(console, row[i] if len(below) == 1 or not row[i] else f"{columns[i]}: {row[i]}", width)
    return len(table)


def _records(
    console: Console, columns: Sequence[str], table: Sequence[Sequence[str]], shown: Sequence[int], width: int
) -> None:
    """Write each row as lines of `column  value`, with an empty line between two rows."""
    names = max(cell_len(columns[i]) for i in shown)
    for number, row in enumerate(table):
        if number:
            console.print()
        for i in shown:
            if row[i]:
                _line(console, [columns[i], row[i]], [names, max(width - names - GAP, 1)])


def _worth(column: int, table: Sequence[Sequence[str]]) -> bool:
    cells = [row[column] for row in table if row[column]]
    return bool(cells) and not all(cell.startswith(CLAIM) for cell in cells)


def _total(widths: dict[int, int], columns: Sequence[int]) -> int:
    return sum(widths[i] for i in columns) + GAP * (len(columns) - 1)


def _line(console: Console, cells: Sequence[str], widths: Sequence[int], style: str = "") -> None:
    wrapped = [list(Text(cell).wrap(console, width)) or [Text("")] for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(len(lines) for lines in wrapped)):
        line = Text(style=style)
        for lines, width in zip(wrapped, widths, strict=True):
            piece = lines[number].plain.rstrip() if number < len(lines) else ""
            line.append(piece + " " * (width - cell_len(piece) + GAP))
        line.rstrip()
        console.print(line)


def _paragraph(console: Console, text: str, width: int) -> None:
    for line in Text(text).wrap(console, max(width - 4, 1)):
        if line.plain.strip():
            console.print(Text("    " + line.plain.rstrip(), style="dim"))
