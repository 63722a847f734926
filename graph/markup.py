"""Rows as an HTML table, as a notebook shows them; text stays text."""

from __future__ import annotations

import html
from collections.abc import Sequence

MOST_ROWS = 100
_CLAIM = "https://w3id.org/accord/id/event/"


def html_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Write rows as HTML, at most `MOST_ROWS` of them, and say how many there are.

    Columns without any value and columns of claims' IRIs are left out, as on a terminal.
    """
    worth = [
        number
        for number in range(len(columns))
        if (cells := [str(row[number]) for row in rows if row[number] not in (None, "")])
        and not all(cell.startswith(_CLAIM) for cell in cells)
    ]
    head = "".join(f"<th>{html.escape(columns[number])}</th>" for number in worth)
    body = "".join(
        "<tr>" + "".join(f'<td dir="auto">{_cell(row[number])}</td>' for number in worth) + "</tr>"
        for row in rows[:MOST_ROWS]
    )
    more = f", the first {MOST_ROWS} shown" if len(rows) > MOST_ROWS else ""
    caption = f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}{more}"
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    return "" if value is None else html.escape(str(value))
