"""When: dates in English news prose, resolved against the date of the document.

The longest expression at a place wins. What the text leaves open stays open: a month is a month,
"last week" is seven days, and without a date of the document "Tuesday" is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..documents.calendar_words import alternatives
from ..records import Date
from .date_grammar import NOTHING, Setting, Span, grammar
from .date_rules import Resolve, rules

_LOOK_BACK = 80
"""Characters before an expression in which words are looked for that say whether it lies ahead."""
_LONGEST_BOUND = 24
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"[0-9]")


def find_dates(text: str, reference: Date | None) -> list[tuple[int, int, Date]]:
    """The dates of a text in order, as (start, end, date) with `date.text == text[start:end]`.

    Relative expressions and days without a year are resolved against `reference`, the date of the
    document; without one they give nothing. A weekday is the last such day, that of writing
    included, unless the words before say that it is to come ("will meet on Tuesday", "by Friday").
    A preposition that makes the date a bound (since, until, by, before, after, from) is part of it.
    """
    return list(_find(text, reference))


@lru_cache(maxsize=2048)
def _find(text: str, reference: Date | None) -> tuple[tuple[int, int, Date], ...]:
    result = []
    position = 0
    for start, end, (earliest, latest, precision) in sorted(
        _candidates(text, reference), key=lambda item: (item[0], -item[1])
    ):
        if start < position:
            continue
        position = end
        if (earliest, latest, precision) != NOTHING:
            bound = _bound().search(text, max(0, start - _LONGEST_BOUND), start)
            begin = start if bound is None else bound.start()
            result.append((begin, end, Date(earliest, latest, precision, text[begin:end])))
    return tuple(result)


def _candidates(text: str, reference: Date | None) -> Iterator[tuple[int, int, Span]]:
    """Everything that a rule reads as a date or as known to be none; stretches may overlap."""
    words = set(_WORD.findall(text.lower()))
    if _DIGIT.search(text):
        words.add("0")
    for needed, group in rules():
        if words.isdisjoint(needed):
            continue
        for pattern, resolve in group:
            for match in pattern.finditer(text):
                start, end = match.span("x" if "x" in pattern.groupindex else 0)
                span = _resolved(resolve, match, Setting(reference, _lies_ahead(text, start)))
                if span is not None:
                    yield start, end, span


def _resolved(resolve: Resolve, match: re.Match[str], setting: Setting) -> Span | None:
    try:
        return resolve(match, setting)
    except (OverflowError, ValueError):  # the week before the first of the year 1: no calendar has it
        return NOTHING


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<word>{alternatives(grammar().words.words('bounds'))})\s+(?:the\s+)?$", re.IGNORECASE
    )


@cache
def _cues() -> re.Pattern[str]:
    ahead, behind = (alternatives(grammar().words.words(key)) for key in ("ahead_cues", "behind_cues"))
    return re.compile(rf"(?<!\w)(?:(?P<ahead>{ahead})|(?P<behind>{behind}))(?!\w)|[.;!?]\s", re.IGNORECASE)


def _lies_ahead(text: str, start: int) -> bool | None:
    """Whether the words before an expression say that it is to come (True) or past (False)."""
    bound = _bound().search(text, max(0, start - _LONGEST_BOUND), start)
    if bound is not None and bound["word"].lower() in grammar().words.words("ahead"):
        return True
    last = None
    for last in _cues().finditer(text, max(0, start - _LOOK_BACK), start):  # noqa: B007 - the last one is wanted
        pass
    if last is None or (last["ahead"] is None and last["behind"] is None):
        return None
    return last["ahead"] is not None
