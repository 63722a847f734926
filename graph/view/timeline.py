"""Dates of claims as steps of a time axis: days, weeks, months or years, whichever a reader can step through."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Span = tuple[dt.date, dt.date]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 62, 370, 3660
"""The longest stretch, in days, that is shown by day, by week, by month."""

OUTLYING, SHORTER = 0.05, 4
"""The share of the dates at either end that may be left to a step of their own, where that makes the axis so many
times shorter."""


def span(text: str) -> Span | None:
    """The first and the last day that an ISO date (year, month, day, time stamp or `start/end`) can mean.

    None where it is no such date.

    >>> span("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> span("soon") is None
    True
    """
    first, _, last = text.partition("/")
    start = _period(first)
    end = _period(last) if last else start
    return None if start is None or end is None or end[1] < start[0] else (start[0], end[1])


def _period(text: str) -> Span | None:
    try:
        if len(text) == 4:
            return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
        if len(text) == 7:
            year, month = int(text[:4]), int(text[5:])
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        day = dt.date.fromisoformat(text[:10])
    except (ValueError, calendar.IllegalMonthError):
        return None
    return day, day


@dataclass(frozen=True, slots=True)
class Axis:
    """The steps of the time axis, in order; `steps[i]` starts at `starts[i]`."""

    unit: str
    starts: tuple[dt.date, ...]
    labels: tuple[str, ...]

    def place(self, when: Span) -> tuple[int, int]:
        """The first and the last step that a span touches."""
        return self._index(when[0]), self._index(when[1])

    def _index(self, day: dt.date) -> int:
        low, high = 0, len(self.starts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.starts[middle] <= day:
                low = middle
            else:
                high = middle - 1
        return low

    def as_dict(self) -> dict[str, Any]:
        return {"unit": self.unit, "steps": list(self.labels)}


def axis(spans: Iterable[Span]) -> Axis | None:
    """The time axis for these spans, or None where there are none."""
    every = sorted(spans)
    if not every:
        return None
    # A claim dated "2014" among claims of one week says little about the week: it does not stretch the axis.
    precise = [when for when in every if (when[1] - when[0]).days <= 31] or every
    firsts = [when[0] for when in precise]
    lasts = sorted(when[1] for when in precise)
    full = (every[0][0], max(when[1] for when in every))
    cut = int(len(precise) * OUTLYING)
    cores = (
        (firsts[low], max(lasts[-1 - high], firsts[low])) for low, high in ((0, 0), (cut, 0), (0, cut), (cut, cut))
    )
    return _build(next((core for core in cores if _days(core) * SHORTER <= _days(full)), full), full)


def _days(when: Span) -> int:
    return (when[1] - when[0]).days + 1


def _unit(when: Span) -> str:
    days = _days(when)
    if days <= MOST_DAYS:
        return "day"
    return "week" if days <= MOST_WEEKS else "month" if days <= MOST_MONTHS else "year"


def _build(when: Span, full: Span) -> Axis:
    unit = _unit(when)
    steps = list(_steps(unit, when))
    if full[0] < steps[0][0]:
        steps.insert(0, (dt.date.min, f"before {steps[0][1].removeprefix('week of ')}"))
    last = _next(unit, steps[-1][0])
    if full[1] >= last and last < dt.date.max:
        steps.append((last, f"after {steps[-1][1].removeprefix('week of ')}"))
    return Axis(unit, tuple(start for start, _ in steps), tuple(label for _, label in steps))


def _steps(unit: str, when: Span) -> Iterator[tuple[dt.date, str]]:
    day = when[0]
    if unit == "week":
        day -= dt.timedelta(days=min(day.weekday(), (day - dt.date.min).days))
    elif unit != "day":
        day = day.replace(day=1, month=1 if unit == "year" else day.month)
    while day <= when[1]:
        yield day, _label(unit, day)
        if (following := _next(unit, day)) in {day, dt.date.max}:  # The calendar ends.
            return
        day = following


def _next(unit: str, day: dt.date) -> dt.date:
    if unit in {"day", "week"}:
        return day + min(dt.timedelta(days=1 if unit == "day" else 7), dt.date.max - day)
    months = day.year * 12 + day.month - 1 + (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return dt.date.max if year > dt.MAXYEAR else dt.date(year, month + 1, 1)


def _label(unit: str, day: dt.date) -> str:
    if unit == "year":
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if unit == "month" else f"{'week of ' if unit == 'week' else ''}{day.day} {month}"


def histogram(places: Sequence[tuple[int, int]], steps: int) -> list[int]:
    """How many claims touch each step; one that touches several counts in the first only."""
    counts = [0] * steps
    for first, _ in places:
        counts[first] += 1
    return counts
