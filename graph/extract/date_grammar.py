"""What the rules for dates are made of: the words of the ontology as patterns, and stretches of the calendar."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..documents.calendar_words import CalendarWords, alternatives, load_calendar
from ..errors import VocabularyError
from ..records import Date, Precision
from .quantities import number_pattern

Span = tuple[dt.date, dt.date, Precision]
NOTHING: Span = (dt.date.min, dt.date.min, "range")
"""What an expression stands for that is known to be no date, or none that can be told."""
UNITS = ("day", "week", "month", "year")
PARTS = ("early", "mid", "late")
_NEAR = dt.timedelta(days=60)
"""A day without a year is taken for one to come if it is so near; else for the last such day."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the date of the document, and whether the words before look ahead."""

    reference: Date | None
    ahead: bool | None
    """True where the words before say that the date is to come, False that it is past, None neither."""

    @property
    def day(self) -> dt.date | None:
        """The day of writing, if it is known to the day."""
        return None if self.reference is None or self.reference.precision != "day" else self.reference.earliest

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month of writing, if known."""
        if self.reference is None:
            return None
        one, two = self.reference.earliest, self.reference.latest
        return (one.year, one.month) if (one.year, one.month) == (two.year, two.month) else None

    @property
    def year(self) -> int | None:
        """Year of writing, if known."""
        if self.reference is None or self.reference.earliest.year != self.reference.latest.year:
            return None
        return self.reference.latest.year


def day_span(day: dt.date) -> Span:
    """One day."""
    return day, day, "day"


def month_span(year: int, month: int, by: int = 0) -> Span:
    """All days of a month, or of the month `by` months after it."""
    whole = year * 12 + month - 1 + by
    year, month = divmod(whole, 12)
    return dt.date(year, month + 1, 1), dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1]), "month"


def year_span(year: int) -> Span:
    """All days of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def week_span(day: dt.date, by: int = 0) -> Span:
    """The week, from Monday, that a day is in, or the week `by` weeks after it."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=by)
    return monday, monday + dt.timedelta(days=6), "week"


def range_span(earliest: dt.date, latest: dt.date) -> Span:
    """All days from one to another; NOTHING where they are the wrong way round."""
    return (earliest, latest, "range") if earliest <= latest else NOTHING


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def infer_day(month: int, day: int, setting: Setting) -> dt.date | None:
    """The day of that name nearest to the day of writing, on the side that the words before point to."""
    if setting.reference is None:
        return None
    one, two = setting.reference.earliest, setting.reference.latest
    # Nine years: the 29th of February may be eight years away.
    days = [date for year in range(one.year - 8, two.year + 9) if (date := make_date(year, month, day)) is not None]
    if not days:
        return None
    within = [date for date in days if one <= date <= two]
    if len(within) == 1:
        return within[0]
    past, coming = max(date for date in days if date <= two), min(date for date in days if date >= one)
    is_near = coming - two <= _NEAR and coming - two < two - past
    return coming if setting.ahead or (setting.ahead is None and is_near) else past


def infer_month(month: int, setting: Setting) -> Span | None:
    """The month of that name nearest to the day of writing, on the side that the words before point to."""
    if setting.reference is None:
        return None
    one, two = setting.reference.earliest, setting.reference.latest
    coming = month_span(one.year + (month < one.month), month)
    is_near = one <= coming[0] <= two + _NEAR
    if setting.ahead or (setting.ahead is None and is_near):
        return coming
    return month_span(two.year - (month > two.month), month)


@dataclass(frozen=True)
class Grammar:
    """Pieces of regular expressions, made from the words of the ontology."""

    words: CalendarWords
    month: str
    """A month, abbreviations included."""
    month_name: str
    """A month in full."""
    weekday: str
    day: str
    """The number of a day in its month."""
    year: str
    no_count: str
    """What may not follow a year: what would make it a count of things."""
    part: str
    """A part of a month or year: "early", "the end of"."""
    number: str
    units: Mapping[str, tuple[str, int]]
    """Word for a stretch of time -> unit of the calendar and how many of it."""
    parts_of_month: Mapping[str, tuple[int, int]]
    parts_of_year: Mapping[str, tuple[int, int]]

    def part_of(self, words: str) -> str:
        """Which part of a month or a year (early, mid, late) the words name."""
        lowered = words.lower()
        return next(key for key in PARTS if any(w in lowered for w in self.words.words(key, "part_names")))


@cache
def grammar(path: Path | None = None) -> Grammar:
    """The grammar over a file of words (the ontology's own if none is given); VocabularyError names file and key."""
    words = load_calendar(path)
    names = words.month_names
    counted = alternatives(words.words("counted"))
    parts = alternatives([word for key in PARTS for word in words.words(key, "part_names")])
    return Grammar(
        words=words,
        month=rf"(?:{_cased(names)}|(?:{_cased(words.months.keys() - names)})\b\.?)",
        month_name=rf"(?:{_cased(names)})",
        weekday=rf"(?:{_cased(words.weekdays)})",
        day=r"[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9%]|[.,:][0-9])",
        year=r"(?<![0-9.,$\u20AC\u00A3/])(?:1[89]|20)[0-9]{2}(?![0-9])",
        no_count=rf"(?![0-9%]|[.,:/][0-9]|-[A-Za-z]|[A-Za-z]|\s+(?:[\w-]+\s+){{0,2}}?(?i:{counted})\b)",
        part=rf"(?i:(?:the\s+)?(?:{parts})(?:\s+(?:of|in)\s+(?:the\s+)?|\s+|-|\s*-\s*))",
        number=rf"(?i:{number_pattern()}|an?\b)",
        units=_pairs(words, "units", lambda one, two: one in UNITS and type(two) is int and two > 0),
        parts_of_month=_pairs(words, "parts_of_month", lambda one, two: one in range(1, two + 1) and two <= 31),
        parts_of_year=_pairs(words, "parts_of_year", lambda one, two: one in range(1, two + 1) and two <= 12),
    )


def _pairs(words: CalendarWords, name: str, fits: Callable[[Any, Any], bool]) -> dict[str, Any]:
    """A table of pairs, each checked by `fits`; the parts of a month or year must be all three."""
    table = words.tables.get(name)
    if not isinstance(table, dict) or (name != "units" and set(table) != set(PARTS)):
        keys = "" if name == "units" else f" with the keys {', '.join(PARTS)}"
        raise VocabularyError(f"{name} must be a table{keys}", file=words.file)
    for key, value in table.items():
        if not isinstance(value, list) or len(value) != 2 or not fits(*value):
            raise VocabularyError(f"{name}.{key} = {value!r} is no such pair", file=words.file)
    return {key: (value[0], value[1]) for key, value in table.items()}


def _cased(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(form) for word in ordered for form in (word.capitalize(), word.upper()))
