"""How many: numbers of people and things in noun phrases, exact, bounded or vague (`ontology/cues/quantities.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from ..documents.calendar_words import alternatives, load_calendar
from ..errors import VocabularyError
from ..vocabulary.words import ontology_folder, read_toml


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, with the words that say it at `text[start:end]`.

    `number` is set only where the words give it exactly. `low` and `high` are the least and the most
    that they can mean, None where they set no bound. A rough number ("some 800") has no `number` and
    has itself for both bounds.
    """

    text: str
    start: int
    end: int
    number: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class NumberWords:
    """The tables of the file, checked."""

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    exact: Mapping[str, int]
    vague: Mapping[str, tuple[int, int | None]]
    bounds: Mapping[str, str]
    """Phrase before a number -> above, least, below, most or near."""
    bounds_after: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


_BOUNDS = frozenset({"above", "least", "below", "most", "near"})
_WORDS = ("range_joiners", "range_openers", "and_openers", "labels", "not_counted", "persons")


class _Tables:
    """The file's tables; VocabularyError with file and key for what is not of the form asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = read_toml(path)

    def table(self, name: str) -> dict[str, Any]:
        value = self.data.get(name)
        if not isinstance(value, dict) or not value:
            raise VocabularyError(f"{name} must be a table", file=self.path)
        return value

    def numbers(self, name: str) -> dict[str, int]:
        for word, value in self.table(name).items():
            if type(value) is not int:
                raise VocabularyError(f"{name}.{word} must be a whole number", file=self.path)
        return self.table(name)

    def phrases(self, name: str, key: str) -> frozenset[str]:
        value = self.table(name).get(key)
        if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
            raise VocabularyError(f"{name}.{key} must be a list of words", file=self.path)
        return frozenset(value)

    def bounds(self, name: str) -> dict[str, str]:
        for key in sorted(self.table(name).keys() - _BOUNDS):
            raise VocabularyError(f"{name}: unknown key {key!r}", file=self.path)
        return {phrase: key for key in self.table(name) for phrase in self.phrases(name, key)}

    def ranges(self, name: str) -> dict[str, tuple[int, int | None]]:
        ranges: dict[str, tuple[int, int | None]] = {}
        for word, value in self.table(name).items():
            if not isinstance(value, list) or len(value) not in {1, 2} or any(type(end) is not int for end in value):
                raise VocabularyError(f"{name}.{word} must be [least] or [least, most]", file=self.path)
            ranges[word] = (value[0], value[1] if len(value) == 2 else None)
        return ranges


@cache
def load_numbers(path: Path | None = None) -> NumberWords:
    """The words of a file, the ontology's own where none is given; VocabularyError names file and key."""
    tables = _Tables(path or ontology_folder() / "cues" / "quantities.toml")
    return NumberWords(
        numbers=tables.numbers("numbers"),
        scales=tables.numbers("scales"),
        suffixes=tables.numbers("suffixes"),
        exact=tables.numbers("exact"),
        vague=tables.ranges("vague"),
        bounds=tables.bounds("bounds"),
        bounds_after=tables.bounds("bounds_after"),
        words={key: tables.phrases("words", key) for key in _WORDS},
    )


@cache
def number_pattern() -> str:
    """A regular expression (to be used with IGNORECASE) for one number, in digits or words."""
    words = load_numbers()
    scale, number = alternatives(words.scales), alternatives({**words.numbers, **words.scales})
    digits = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
    first = alternatives(words.numbers)
    # "And" goes on with a number after a scale only: "two hundred and five", but "between two and five".
    scaled = "|".join(rf"(?<={word})" for word in sorted(words.scales))
    return (
        rf"(?:(?:{digits})(?:(?:{alternatives(words.suffixes)})\b|(?:\s+(?:{scale})\b)*)"
        rf"|(?:(?:{first})|an?\s+(?:{scale})|(?:{scale})(?=\s))\b(?:(?:[\s-]+|(?:{scaled})\s+and\s+)(?:{number})\b)*)"
    )


def read_number(words: str) -> int | None:
    """The whole number that digits or words stand for; None where they stand for none.

    >>> read_number("two hundred and fifty"), read_number("1,027"), read_number("1.5 million"), read_number("two five")
    (250, 1027, 1500000, None)
    """
    known = load_numbers()
    total, current, smallest = Fraction(0), Fraction(0), Fraction(10**15)
    for word in re.findall(r"[0-9][0-9.,]*|[^\W\d_]+", words.lower()):
        scale = known.scales.get(word) or known.suffixes.get(word)
        if word in {"a", "an"}:
            current = Fraction(1)
        elif word == "and":
            continue
        elif scale is not None and scale >= 1000:
            total += (current or Fraction(1)) * scale
            current, smallest = Fraction(0), Fraction(scale)
        elif scale is not None:
            current, smallest = (current or Fraction(1)) * scale, Fraction(scale)
        else:
            value = Fraction(known.numbers[word]) if word in known.numbers else _digits(word)
            # What follows must be smaller than what it is added to: "twenty-three", not "two five".
            if value is None or value >= smallest:
                return None
            current += value
            smallest = Fraction(10) if value >= 20 and value % 10 == 0 else Fraction(0)
    whole = total + current
    return int(whole) if whole.denominator == 1 else None


def _digits(token: str) -> Fraction | None:
    try:
        return Fraction(token.rstrip(".,").replace(",", ""))
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    words = load_numbers()
    number = number_pattern()
    return re.compile(
        rf"(?<![\w.,:/$\u20AC\u00A3\u00A5-])(?:(?:(?P<before>{alternatives(words.bounds)})\s+(?:the\s+)?)?"
        rf"(?:(?P<opener>{alternatives(words.words['range_openers'])})\s+)?"
        rf"(?P<one>{number})"
        rf"(?:\s*(?P<join>(?<=\s)(?:{alternatives(words.words['range_joiners'])})(?=\s)|[-\u2013\u2014](?=[0-9]))"
        rf"\s*(?P<two>{number}))?"
        rf"(?:\s*(?P<after>{alternatives(words.bounds_after)})(?!\w))?"
        rf"|(?P<exact>{alternatives(words.exact)})"
        rf"|(?P<vague>{alternatives(words.vague)})(?:\s+(?:of\s+)?(?P<scale>{alternatives(words.scales)}))?"
        r")(?!\w|-[A-Za-z]|[.,:/][0-9])",
        re.IGNORECASE,
    )


def find_quantity(text: str) -> Quantity | None:
    """The first number of a noun phrase that counts what the phrase names; None where none does.

    Ages, years, days of the calendar, shares, sums of money and numbers of articles count nothing. "A" or
    "an" with a person is one ("a 34-year-old Colombian captive").

    >>> quantity = find_quantity("the over 1,200 striking miners")
    >>> quantity.text, quantity.number, quantity.low, quantity.high
    ('over 1,200', None, 1201, None)
    """
    position = 0
    while found := _pattern().search(text, position):
        quantity = _quantity(text, found)
        if quantity is not None:
            return quantity
        position = max(found.end(), found.start() + 1)
    return _one_person(text)


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    words = load_numbers()
    start, end = found.span()
    if found["one"] is None:
        phrase = " ".join((found["exact"] or found["vague"]).lower().split())
        if found["exact"]:
            return Quantity(found.group(), start, end, words.exact[phrase], words.exact[phrase], words.exact[phrase])
        least, most = words.vague[phrase]
        times = words.scales[found["scale"].lower()] if found["scale"] else 1
        return Quantity(found.group(), start, end, None, least * times, None if most is None else most * times)
    one, two = read_number(found["one"]), read_number(found["two"]) if found["two"] else None
    if one is None or not _counts(text, found):
        return None
    opener, join = (" ".join((found[key] or "").lower().split()) for key in ("opener", "join"))
    if two is not None and (join != "and" or opener in words.words["and_openers"]) and two > one:
        return Quantity(found.group(), start, end, None, one, two)
    end = found.end("one")
    if found["two"] or opener:
        start = found.start("one")
    before = words.bounds.get(" ".join((found["before"] or "").lower().split())) if start < found.start("one") else None
    after = words.bounds_after.get(" ".join((found["after"] or "").lower().split())) if not found["two"] else None
    bound = before or after
    if after and not before:
        end = found.end()
    limits: dict[str, tuple[int | None, int | None]] = {
        "above": (one + 1, None),
        "least": (one, None),
        "below": (None, one - 1),
        "most": (None, one),
    }
    low, high = limits.get(bound or "", (one, one))
    return Quantity(text[start:end], start, end, one if bound is None else None, low, high)


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether the number counts things, by the words around it."""
    words, calendar = load_numbers().words, load_calendar()
    before = text[: found.start("one")].lower().split()
    rest = text[found.end("two") if found["two"] else found.end("one") :]
    after = rest.lower()
    following = [word.strip(".,;:") for word in after.split()[:3]]
    if before and not found["before"] and (before[-1] in words["labels"] or before[-1].rstrip(".") in calendar.months):
        return False
    alone = not rest.strip() or rest.startswith(",")
    if alone and text[: found.start("one")].rstrip().endswith(",") and re.fullmatch("[1-9][0-9]", found["one"]):
        return False  # an age: "Ana Ruiz, 42, of Lima"
    if following and following[0] in calendar.months and rest.lstrip()[:1].isupper():
        return False
    if any(re.match(rf"\s*{re.escape(word)}(?!\w)", after) for word in words["not_counted"]):
        return False
    if re.fullmatch(r"(?:1[6-9]|20)[0-9]{2}", found["one"]):
        if found["before"] or not (before or following):
            return True
        return any(word in calendar.words("counted") for word in following)
    return True


@cache
def _person_pattern() -> re.Pattern[str]:
    persons = alternatives(load_numbers().words["persons"])
    head = rf"(?:{persons})(?=$|[,;:.]|\s+(?:of|in|from|who|whom|whose|that|held|with|named|called|at|on|by|and)\b)"
    return re.compile(rf"\ban?(?=\s+(?:[\w\u2019'-]+\s+){{0,5}}?(?:[0-9]+-year-old\b|{head}))", re.IGNORECASE)


def _one_person(text: str) -> Quantity | None:
    found = _person_pattern().match(text.lstrip(), 0)
    if found is None:
        return None
    start = len(text) - len(text.lstrip())
    return Quantity(found.group(), start, start + found.end(), 1, 1, 1)
