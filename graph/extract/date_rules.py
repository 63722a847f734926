"""The expressions that stand for dates: a pattern each, and the function that reads what it matches."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ..documents.calendar_words import alternatives
from .date_grammar import Setting, Span, grammar
from .date_readings import (
    read_away,
    read_day,
    read_days,
    read_decade,
    read_iso,
    read_month,
    read_months,
    read_no_date,
    read_relative,
    read_stretch,
    read_unit,
    read_weekday,
    read_weekend,
    read_which_month,
    read_year,
    read_years,
)

Resolve = Callable[[re.Match[str], Setting], Span | None]


@cache
def rules() -> tuple[tuple[frozenset[str], tuple[tuple[re.Pattern[str], Resolve], ...]], ...]:
    """All rules, as pattern and reader; of equally long matches the earlier rule's counts.

    They come in two groups, each with words of which a text must have one for the group to matter
    ("0" stands for any digit): most sentences hold no date, and looking is what takes time.
    """
    words = grammar().words
    written = frozenset({"0", *words.months, *words.weekdays, *(name.split()[0] for name in words.words("names"))})
    relative = frozenset(
        {
            "weekend",
            *words.weekdays,
            *words.month_names,
            *grammar().units,
            *(f"{unit}s" for unit in grammar().units),
            *(phrase.split()[-1] for phrase in words.numbers("relative_days")),
        }
    )
    return (
        (written, _compiled([*_written_rules(), *_year_and_month_rules()])),
        (relative | written - {"0"}, _compiled([*_name_rules(), *_relative_rules()])),
    )


def _compiled(sources: list[tuple[str, Resolve]]) -> tuple[tuple[re.Pattern[str], Resolve], ...]:
    return tuple((re.compile(source), read) for source, read in sources)


_SEP = r"\s*(?:-|\u2013|\u2014|\s(?:to|through|until|till|and)\s)\s*"
"""What joins the two ends of a range."""
_END = r"(?!\w)"
_NO_NAME = r"\b(?!['\u2019]s)"
"""After a month that may be a name: no possessive."""


def _list(key: str) -> str:
    return alternatives(grammar().words.words(key))


def _written_rules() -> list[tuple[str, Resolve]]:
    """Days of the calendar, and what looks like one and is none."""
    g = grammar()
    weekday = rf"(?:{g.weekday},?\s+(?:the\s+)?)?"
    time = rf"(?:(?i:(?:the\s+)?(?:early\s+|late\s+)?(?:{_list('parts_of_day')})\s+of\s+(?:the\s+)?))?"
    year = rf"(?:,?\s+(?P<y>{g.year}){g.no_count})?"
    named = rf"\s+(?i:{_list('no_date_after')})\b"
    m, d, m2, d2 = (rf"(?P<{k}>{v})" for k, v in (("m", g.month), ("d", g.day), ("m2", g.month), ("d2", g.day)))
    return [
        (rf"\b{g.month}\s+{g.day}(?={named})", read_no_date),
        (r"(?<![\w/-])(?P<y>[12][0-9]{3})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![\w/-])", read_iso),
        (rf"\b{m}\s+{d}{_SEP}{d2}{_END}{year}", read_days),
        (rf"\b{d}{_SEP}{d2}\s+(?:of\s+)?{m}{_END}{year}", read_days),
        (rf"\b{m}\s+{d}{_SEP}{m2}\s+{d2}{_END}{year}", read_days),
        (rf"\b{d}\s+{m}{_SEP}{d2}\s+{m2}{_END}{year}", read_days),
        (rf"\b{time}{weekday}{m}\s+(?:the\s+)?{d}{_END}{year}(?!{named})", read_day),
        (
            rf"(?<![\w.,]){time}{weekday}(?:the\s+(?=[0-9]+[a-z]))?{d}[\s-]+(?:of\s+)?{m}{_END}{year}(?!{named})",
            read_day,
        ),
    ]


def _name_rules() -> list[tuple[str, Resolve]]:
    """Names and habits that hold the word for a day."""
    return [
        (rf"(?i:\b(?:{_list('names')})\b)", read_no_date),
        (rf"(?i:\b(?:{_list('no_date_before')})\s+){grammar().weekday}\b", read_no_date),
    ]


def _year_and_month_rules() -> list[tuple[str, Resolve]]:
    """Months and years, whole or in part. `x` is the expression itself, where words before it are needed."""
    g = grammar()
    names, doubtful = rf"(?P<m>{g.month_name})", _capitals(g.words.words("doubtful_months"))
    year = rf"(?P<y>{g.year}){g.no_count}"
    after_determiner = rf"(?i:(?:\b|(?<=\w))(?:{_list('year_determiners')}))"
    return [
        (rf"\b(?P<part>{g.part})?(?P<m>{g.month}),?\s+(?:of\s+)?{year}", read_month),
        (rf"\b(?P<part>{g.part}){names}\b", read_month),
        (rf"\b{names}{_SEP}(?P<m2>{g.month_name})\s+{year}", read_months),
        (rf"(?i:\b(?:{_list('month_prepositions')}))\s+(?P<x>(?!(?:{doubtful})\b){names}{_NO_NAME})", read_month),
        (rf"(?i:\b(?:{_list('doubtful_prepositions')}))\s+(?P<x>{names}{_NO_NAME})", read_month),
        (rf"(?i:\b(?P<which>last|next|this))\s+{names}\b", read_which_month),
        (rf"(?i:\b(?:{_list('year_prepositions')}))\s+(?:the\s+)?(?P<x>{year})", read_year),
        (rf"{after_determiner}\s+(?P<x>{year})(?=\s+[A-Za-z])", read_year),
        (rf"\b(?P<part>{g.part}){year}", read_year),
        (rf"\b(?P<y>{g.year}){_SEP}(?P<y2>{g.year}){g.no_count}", read_years),
        (r"(?i:\bthe\s+)(?P<x>(?P<y>(?:1[89]|20)[0-9]0)['\u2019]?s)\b", read_decade),
    ]


def _relative_rules() -> list[tuple[str, Resolve]]:
    """Days, weeks, months and years named from the day of writing."""
    g = grammar()
    times, units = alternatives(g.words.numbers("relative_days")), alternatives(g.units)
    rough = rf"(?:(?P<rough>{_list('inexact')}|a\s+few|several|a\s+couple\s+of|some|many)\s+)?"
    way = r"(?P<way>ago|from\s+now|earlier|later|before|after)"
    stretch = rf"(?P<way>{_list('past_stretch')}|{_list('coming_stretch')})"
    which = r"(?P<which>last|next|this|the\s+previous|the\s+coming)"
    unit = r"(?P<u>week|month|year)\b(?!-)"
    day_of_week = rf"(?P<w>{g.weekday})\b(?:\s+(?i:{_list('parts_of_day')})\b)?"
    return [
        (rf"\b(?:(?i:(?P<which>last|next|this|late|early)\s+))?{day_of_week}", read_weekday),
        (r"(?i:\b(?:(?P<which>last|next|this|past)\s+)?weekend\b)", read_weekend),
        (rf"(?i:\b(?P<phrase>{times})\b)", read_relative),
        (rf"(?i:\b{rough}(?:(?P<n>{g.number})\s+)?(?P<u>{units})s?\s+{way})\b", read_away),
        (rf"(?i:\b{stretch}\s+(?P<n>{g.number})\s+(?P<u>{units})s?)\b", read_stretch),
        (rf"(?i:\b(?P<way>past)\s+(?P<u>{units}))\b", read_stretch),
        (rf"(?i:\b(?:(?P<part>earlier|later|{g.part})\s*)?{which}\s+{unit})", read_unit),
        (rf"(?i:\b(?P<part>earlier|later)\s+(?:on\s+)?in\s+the\s+{unit})", read_unit),
        (rf"(?i:\b(?P<part>the\s+{g.part}){unit})", read_unit),
    ]


def _capitals(words: tuple[str, ...]) -> str:
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in words)
