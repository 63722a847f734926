"""What an expression that names a date can mean: a function for each kind, from its match to days of the calendar.

None is for what is no such expression after all, NOTHING for what is known to be no date or none that
can be told: that keeps shorter expressions from being read into its words.
"""

from __future__ import annotations

import datetime as dt
import re

from .date_grammar import (
    NOTHING,
    Setting,
    Span,
    day_span,
    grammar,
    infer_day,
    infer_month,
    make_date,
    month_span,
    range_span,
    week_span,
    year_span,
)
from .quantities import read_number

Match = re.Match[str]


def _number_of(match: Match, key: str) -> int:
    return int(re.sub(r"\D", "", match[key]))


def _month_of(match: Match, key: str = "m") -> int:
    return grammar().words.months[match[key].rstrip(".").lower()]


def read_no_date(_match: Match, _setting: Setting) -> Span:
    """Words that are known to be no date."""
    return NOTHING


def read_iso(match: Match, _setting: Setting) -> Span:
    """Read 2023-10-07."""
    day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return NOTHING if day is None else day_span(day)


def read_day(match: Match, setting: Setting) -> Span:
    """Read "7 October 2023" and "October 7"."""
    month, number = _month_of(match), _number_of(match, "d")
    day = make_date(int(match["y"]), month, number) if match["y"] else infer_day(month, number, setting)
    return NOTHING if day is None else day_span(day)


def read_days(match: Match, setting: Setting) -> Span | None:
    """Two days of which the second follows the first; joined by "and" only if it is the very next."""
    groups = match.re.groupindex
    month, number, number2 = _month_of(match), _number_of(match, "d"), _number_of(match, "d2")
    month2 = _month_of(match, "m2") if "m2" in groups else month
    latest = make_date(int(match["y"]), month2, number2) if match["y"] else infer_day(month2, number2, setting)
    if latest is None:
        return NOTHING if setting.reference is None else None
    earliest = make_date(latest.year - (month > month2), month, number)
    if earliest is None or earliest >= latest:
        return None
    if re.search(r"\sand\s", match.group()) and not _is_between(match) and (latest - earliest).days != 1:
        return None
    return range_span(earliest, latest)


def _is_between(match: Match) -> bool:
    return (
        re.search(r"(?i)\bbetween\s+(?:the\s+)?$", match.string[max(0, match.start() - 20) : match.start()]) is not None
    )


def read_month(match: Match, setting: Setting) -> Span | None:
    """Read "March 2022", "March" and "late March"."""
    groups = match.re.groupindex
    month = _month_of(match)
    year = match["y"] if "y" in groups else None
    span = month_span(int(year), month) if year else infer_month(month, setting)
    if span is None:
        return NOTHING
    part = match["part"] if "part" in groups else None
    if not part:
        return span
    first, last = grammar().parts_of_month[grammar().part_of(part)]
    return range_span(span[0].replace(day=first), span[0].replace(day=min(last, span[1].day)))


def read_months(match: Match, _setting: Setting) -> Span | None:
    """Read "January to March 2020"."""
    year, one, two = int(match["y"]), _month_of(match), _month_of(match, "m2")
    return range_span(month_span(year - (one > two), one)[0], month_span(year, two)[1])


def read_which_month(match: Match, setting: Setting) -> Span:
    """Read "last March"."""
    if setting.month is None:
        return NOTHING
    month, which = _month_of(match), match["which"].lower()
    year, now = setting.month
    by = {"last": -(month >= now), "next": int(month <= now), "this": 0}[which]
    return month_span(year + by, month)


def read_year(match: Match, _setting: Setting) -> Span | None:
    """Read "2014" and "late 2014"; not "the start of the 2014 talks", which is the talks' own."""
    year = int(match["y"])
    part = match["part"] if "part" in match.re.groupindex else None
    if not part:
        return year_span(year)
    if re.search(r"\bthe\s+$", part) is not None:
        return None
    first, last = grammar().parts_of_year[grammar().part_of(part)]
    return range_span(month_span(year, first)[0], month_span(year, last)[1])


def read_years(match: Match, _setting: Setting) -> Span | None:
    """Read "2014-2015"."""
    one, two = int(match["y"]), int(match["y2"])
    if one >= two or (re.search(r"\sand\s", match.group()) and not _is_between(match)):
        return None
    return range_span(dt.date(one, 1, 1), dt.date(two, 12, 31))


def read_decade(match: Match, _setting: Setting) -> Span:
    """Read "the 1990s"."""
    year = int(match["y"])
    return range_span(dt.date(year, 1, 1), dt.date(year + 9, 12, 31))


def read_weekday(match: Match, setting: Setting) -> Span:
    """Read "Tuesday", "next Tuesday"."""
    day = setting.day
    if day is None:
        return NOTHING
    back = (day.weekday() - grammar().words.weekdays[match["w"].lower()]) % 7
    which = (match["which"] or "").lower()
    if which == "next" or (which not in {"last", "this"} and setting.ahead):
        ahead = (7 - back) % 7
        return day_span(day + dt.timedelta(days=ahead or (7 if which == "next" else 0)))
    if which == "last":
        back = back or 7
    if which == "this":
        return day_span(_weekday_of_week(day, match["w"]))
    return day_span(day - dt.timedelta(days=back))


def _weekday_of_week(day: dt.date, name: str) -> dt.date:
    return week_span(day)[0] + dt.timedelta(days=grammar().words.weekdays[name.lower()])


def read_weekend(match: Match, setting: Setting) -> Span:
    """The last weekend that has begun; the coming one after "next" and "this" (in mid-week)."""
    day = setting.day
    if day is None:
        return NOTHING
    saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7)
    which = (match["which"] or "").lower()
    in_it = day.weekday() >= 5
    if which == "next" or (which == "this" and not in_it) or (not which and setting.ahead and not in_it):
        saturday += dt.timedelta(weeks=1)
    elif which in {"last", "past"} and in_it:
        saturday -= dt.timedelta(weeks=1)
    return range_span(saturday, saturday + dt.timedelta(days=1))


def read_relative(match: Match, setting: Setting) -> Span:
    """Read "yesterday"."""
    if setting.day is None:
        return NOTHING
    days = grammar().words.numbers("relative_days")[" ".join(match["phrase"].lower().split())]
    return day_span(setting.day + dt.timedelta(days=days))


def _count(words: str | None) -> int | None:
    if words is None:
        return None
    return 1 if words.lower() in {"a", "an"} else read_number(words)


def _unit_of(match: Match) -> tuple[str, int]:
    return grammar().units[match["u"].lower()]


def read_away(match: Match, setting: Setting) -> Span:
    """Read "two days ago", "a month from now". "Two days later" is counted from an event, so it gives nothing."""
    number = _count(match["n"])
    way = " ".join(match["way"].lower().split())
    if number is None or match["rough"] or way not in {"ago", "from now"} or number > 5000:
        return NOTHING
    unit, times = _unit_of(match)
    number *= times if way == "from now" else -times
    if unit == "day":
        return NOTHING if setting.day is None else day_span(setting.day + dt.timedelta(days=number))
    if unit == "week":
        return NOTHING if setting.day is None else week_span(setting.day, number)
    if unit == "month":
        return NOTHING if setting.month is None else month_span(*setting.month, number)
    if times > 1 or setting.year is None or setting.year + number < 1:
        return NOTHING  # "two decades ago" is no year
    return year_span(setting.year + number)


def read_stretch(match: Match, setting: Setting) -> Span:
    """Read "the past two weeks", "the next ten days": up to the day of writing, or from it on."""
    number = _count(match["n"]) if "n" in match.re.groupindex else 1
    if number is None or setting.day is None or number > 5000:
        return NOTHING
    unit, times = _unit_of(match)
    coming = match["way"].lower() in grammar().words.words("coming_stretch")
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit] * times * number
    if unit in {"month", "year"} or days > 3_000:
        return NOTHING  # too wide to date an event by
    length = dt.timedelta(days=days)
    return range_span(setting.day, setting.day + length) if coming else range_span(setting.day - length, setting.day)


def read_unit(match: Match, setting: Setting) -> Span:
    """Read "last week", "earlier this month", "the end of next year"."""
    which = "this" if "which" not in match.re.groupindex else match["which"].lower().split()[-1]
    by = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which]
    unit, part = match["u"].lower(), (match["part"] or "").lower().strip()
    if unit == "week":
        span = None if setting.day is None else week_span(setting.day, by)
    elif unit == "month":
        span = None if setting.month is None else month_span(*setting.month, by)
    else:
        span = None if setting.year is None else year_span(setting.year + by)
    if span is None:
        return NOTHING
    if part in {"earlier", "later"} and by == 0 and setting.day is not None:
        return range_span(span[0], setting.day) if part == "earlier" else range_span(setting.day, span[1])
    if not part or part in {"earlier", "later"} or unit == "week":
        return span
    key = grammar().part_of(part)
    if unit == "month":
        first, last = grammar().parts_of_month[key]
        return range_span(span[0].replace(day=first), span[0].replace(day=min(last, span[1].day)))
    first, last = grammar().parts_of_year[key]
    return range_span(month_span(span[0].year, first)[0], month_span(span[0].year, last)[1])
