"""When a document is from: the date of its record, else a dateline in its first lines."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from ..records import Date
from .calendar_words import full_dates, load_calendar

_LONGEST = 120
"""A longer line is no dateline."""
_YEAR_MONTH = re.compile(r"([12][0-9]{3})(?:-([0-9]{2}))?")
_PLACE = r"[A-Z][\w.'\u2019/-]*(?:\s(?:of|de|del|la|[A-Z][\w.'\u2019/-]*)){0,4}"
_AGENCY = r"\([^()]{1,60}\)"
_PREFIX = re.compile(rf"(?:{_PLACE}(?:,\s*{_PLACE})?(?:\s*{_AGENCY},?|,|\s+[-\u2013\u2014]|\s*\()\s*)?$")
_AFTER_PREFIX = re.compile(rf"\s*\)?[,.]?\s*(?:{_AGENCY}\s*)?(?:[-\u2013\u2014:]|$)")
_CAPITALS = re.compile(rf"[A-Z][A-Z.'\u2019 -]+(?:,\s*{_PLACE})?[,.]?\s*[-\u2013\u2014(]?\s*$")
_OPENING = re.compile(
    rf"(?P<place>{_PLACE})(?P<rest>(?:,\s*{_PLACE})*[^-\u2013\u2014\n.!?]{{0,70}}?\.?[^-\u2013\u2014\n!?]{{0,30}}?)\s+[-\u2013\u2014]\s+"
)
_PARTS = re.compile(r"[|•·]|\s[-\u2013\u2014/]\s")


def parse_date(value: str) -> Date | None:
    """The date that a record or front matter gives, at its own precision; None where it gives none.

    ISO 8601 (day, month, year, or a time, of which the day is taken as written) and dates written
    out in English. `03/04/2024` is nobody's date: it is two.

    >>> parse_date("2024-05-10T08:00:00Z").iso, parse_date("May 2024"), parse_date("2024-05").iso
    ('2024-05-10', None, '2024-05')
    """
    value = value.strip()
    found = _YEAR_MONTH.fullmatch(value)
    if found is None:
        return next((date for _, _, date in full_dates(value)), None)
    year, month = int(found[1]), found[2]
    if month is None:
        return Date(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", value)
    if not 1 <= int(month) <= 12:
        return None
    last = calendar.monthrange(year, int(month))[1]
    return Date(dt.date(year, int(month), 1), dt.date(year, int(month), last), "month", value)


@cache
def _other_words() -> re.Pattern[str]:
    """Matches what a dateline may hold besides a date: times of day, weekdays, "Published on", "GMT"."""
    words = load_calendar()
    known = {*words.words("words", "dateline"), *words.weekdays, *(day[:3] for day in words.weekdays)}
    alternatives = "|".join(sorted((re.escape(word) for word in known), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"T?[0-9]{{1,2}}[:.][0-9]{{2}}(?::[0-9]{{2}})?|[0-9]+|\b(?:{alternatives})\b|[\W_]+", re.IGNORECASE
    )


def line_date(line: str) -> Date | None:
    """The date of a line that is a dateline and nothing else; None for any other line.

    >>> line_date("Friday, May 3, 2024 - 10:15 GMT").iso
    '2024-05-03'
    >>> line_date("The truce of May 3, 2024 holds") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    dates = list(full_dates(line))
    if not dates or len(dates) > 2:
        return None
    if not _rest(line, dates):
        return dates[0][2]
    for part in _PARTS.split(line):
        inside = list(full_dates(part))
        if inside and not _rest(part, inside) and not line.endswith((".", "?", "!")):
            return inside[0][2]
    start, end, date = dates[0]
    ends_there = re.fullmatch(rf"\s*\)?\s*(?:{_AGENCY})?\s*[-\u2013\u2014:]?", line[end:])
    return date if ends_there and _CAPITALS.fullmatch(line[:start]) else None


def _rest(line: str, dates: list[tuple[int, int, Date]]) -> str:
    """What is left of a line without its dates and the words that go with them."""
    for start, end, _ in reversed(dates):
        line = line[:start] + " " + line[end:]
    return _other_words().sub("", line)


def opening_date(paragraph: str) -> Date | None:
    """The date that opens a paragraph: "KHARTOUM, May 3, 2024 (Example Agency) - The army ...".

    Without a year there is no telling which, so none is given.
    """
    for start, end, date in full_dates(paragraph[:_LONGEST]):
        if _PREFIX.fullmatch(paragraph[:start]) and _AFTER_PREFIX.match(paragraph, end):
            return date
    return None


def dateline_end(paragraph: str) -> int:
    """Where the text begins after a dateline that opens a paragraph; 0 where there is none.

    >>> text = "KHARTOUM, May 3 (Example Agency) - The army ..."
    >>> text[dateline_end(text):]
    'The army ...'
    >>> dateline_end("Oslo - calm and grey - waited."), dateline_end("The army - or what is left of it - waited.")
    (0, 0)
    """
    found = _OPENING.match(paragraph[:_LONGEST])
    if found is None:
        return 0
    place, rest = found["place"], found["rest"]
    months = {name.lower() for name in calendar.month_name[1:]} | {name.lower() for name in calendar.month_abbr[1:]}
    dated = any(word.strip(".,").lower() in months for word in rest.split()) and any(c.isdigit() for c in rest)
    named = re.search(_AGENCY, rest) is not None
    return found.end() if dated or named or (place.isupper() and len(place) > 3) else 0


def find_dateline(lines: Iterable[str], opening: str | None) -> Date | None:
    """The date of the first lines of a page.

    `lines` are those before the article, captions left out; `opening` is its first paragraph. A line
    that says when the page was updated is used only if no other has a date.
    """
    later = load_calendar().words("later", "dateline")
    dates = [(date, any(word in line.lower() for word in later)) for line in lines if (date := line_date(line))]
    first = next((date for date, is_later in dates if not is_later), None)
    if first is None and opening is not None:
        first = opening_date(opening)
    return first or next((date for date, _ in dates), None)
