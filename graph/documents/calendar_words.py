"""Names of months and days (`ontology/cues/dates.toml`), and dates that are written out in full."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import VocabularyError
from ..records import Date
from ..vocabulary.words import ontology_folder, read_toml


@dataclass(frozen=True)
class CalendarWords:
    """The file's tables, checked: numbers of months and weekdays by word, and its lists of words."""

    months: Mapping[str, int]
    """Full names and abbreviations, lower case."""
    month_names: frozenset[str]
    """The full names alone."""
    weekdays: Mapping[str, int]
    tables: Mapping[str, Mapping[str, Any]]
    """The other tables, as they stand in the file."""
    file: Path

    def words(self, key: str, table: str = "words") -> tuple[str, ...]:
        """A list of words or phrases; VocabularyError where the file has none of that name."""
        value = self.tables.get(table, {}).get(key)
        if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
            raise VocabularyError(f"{table}.{key} must be a list of words", file=self.file)
        return tuple(value)

    def numbers(self, table: str) -> dict[str, int]:
        """A table of words and whole numbers; VocabularyError where it is none."""
        value = self.tables.get(table)
        if not isinstance(value, dict) or not value or not all(type(number) is int for number in value.values()):
            raise VocabularyError(f"{table} must be a table of words and whole numbers", file=self.file)
        return dict(value)


@cache
def load_calendar(path: Path | None = None) -> CalendarWords:
    """The words of a file, the ontology's own where none is given; VocabularyError names file and key."""
    path = path or ontology_folder() / "cues" / "dates.toml"
    data = read_toml(path)
    whole = CalendarWords({}, frozenset(), {}, data, path)
    names, short, weekdays = (whole.numbers(key) for key in ("months", "month_abbreviations", "weekdays"))
    for key, table, numbers in (
        ("months", names, range(1, 13)),
        ("month_abbreviations", short, range(1, 13)),
        ("weekdays", weekdays, range(7)),
    ):
        for word, number in table.items():
            if number not in numbers:
                raise VocabularyError(f"{key}.{word} = {number} is not in {numbers[0]} to {numbers[-1]}", file=path)
    return CalendarWords({**short, **names}, frozenset(names), weekdays, data, path)


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words or phrases, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


def make_day(year: int, month: int, day: int, text: str) -> Date | None:
    """The day, or None where the calendar has none such (31 April)."""
    try:
        return Date.of_day(dt.date(year, month, day), text)
    except ValueError:
        return None


@cache
def _full_dates() -> re.Pattern[str]:
    month = f"(?:{alternatives(load_calendar().months)})"
    return re.compile(
        r"(?<![\w/-])(?:"
        r"(?P<iso>[12][0-9]{3})-(?P<iso_month>[0-9]{2})-(?P<iso_day>[0-9]{2})(?=T[0-9]|(?![\w/-]))"
        rf"|(?P<month>{month})\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[12][0-9]{{3}})\b"
        rf"|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month2>{month})\.?,?[\s-]+(?P<year2>[12][0-9]{{3}})\b"
        r")",
        re.IGNORECASE,
    )


def full_dates(text: str) -> Iterator[tuple[int, int, Date]]:
    """Dates that name day, month and year, with their offsets; days that no calendar has are left out.

    >>> [date.iso for _, _, date in full_dates("Oct. 7, 2023; 24 March 2024; 2024-02-30")]
    ['2023-10-07', '2024-03-24']
    """
    months = load_calendar().months
    for found in _full_dates().finditer(text):
        if found["iso"]:
            year, month, day = int(found["iso"]), int(found["iso_month"]), int(found["iso_day"])
        else:
            year = int(found["year"] or found["year2"])
            month = months[(found["month"] or found["month2"]).lower()]
            day = int(found["day"] or found["day2"])
        date = make_day(year, month, day, found.group())
        if date is not None:
            yield found.start(), found.end(), date
