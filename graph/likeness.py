"""When two fillers of a role, two names or two sentences count as the same in an evaluation.

Names are the same when they are written alike but for case, punctuation and a leading "the". Spans of
text are compared by their content words: half of the gold's words suffice, so that a span cut a little
longer or shorter than the annotator's is no error.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import PurePath

from .errors import VocabularyError
from .records import NAME_ROLES

_WORD = re.compile(r"[a-z0-9]+")
_ENDING = re.compile(r"\.(txt|json|html?|md|jsonl)$")


@dataclass(frozen=True, slots=True)
class Measure:
    """The word lists of `corpus/gold/measure.toml`."""

    stop: frozenset[str]
    numbers: Mapping[str, str]
    article_classes: frozenset[str]
    """The classes of events that gold files of whole articles annotate."""


@cache
def load_measure() -> Measure:
    """Read the word lists; VocabularyError where the file lacks one of them."""
    file = files("accord.corpus") / "gold" / "measure.toml"
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        numbers = {word: str(number) for word, number in tables["numbers"].items()}
        return Measure(frozenset(tables["stop"]), numbers, frozenset(tables["article_classes"]))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"cannot be read: {error}", file=str(file)) from error
    except KeyError as error:
        raise VocabularyError(f"lacks {error.args[0]}", file=str(file)) from error


def content_words(text: object) -> frozenset[str]:
    """Return the words that say what a span is about: numbers as digits, a final s taken off, the rest dropped.

    >>> sorted(content_words("the two hostages"))
    ['2', 'hostage']
    """
    return _content_words(str(text))


@lru_cache(maxsize=4096)  # each sentence is compared with many
def _content_words(text: str) -> frozenset[str]:
    measure = load_measure()
    tokens = _WORD.findall(text.lower().replace(",", ""))
    plain = (measure.numbers.get(token, token) for token in tokens if token not in measure.stop)
    return frozenset(token.rstrip("s") or token for token in plain)


def plain_name(name: object) -> str:
    """Return a name without case, punctuation and leading article.

    >>> plain_name("The Ta'ang National-Liberation Army")
    'taang national liberation army'
    """
    lowered = re.sub(r"[^\w ]", "", str(name).lower().replace("-", " "))
    return lowered.removeprefix("the ").strip()


def same_filler(role: str, gold: object, found: object) -> bool:
    """Whether `found` is right where the gold has `gold` in that role.

    >>> same_filler("content", "the release of all the hostages", "release of hostages")
    True
    >>> same_filler("actor", "Sudan", "South Sudan")
    False
    """
    if role in NAME_ROLES:
        return plain_name(gold) == plain_name(found)
    wanted, given = content_words(gold), content_words(found)
    common = len(wanted & given)
    if role == "count":
        return common > 0 or wanted == given
    return wanted == given or (bool(wanted) and common * 2 >= len(wanted))


def same_sentence(first: str, second: str) -> bool:
    """Whether two sentences share so many words that they are one, cut a little differently perhaps."""
    one, other = content_words(first), content_words(second)
    if not one or not other:
        return False
    shorter, longer = sorted((len(one), len(other)))
    common = len(one & other)
    return common >= 0.8 * shorter and common >= 0.5 * longer


def document_key(doc: str) -> str:
    """Return what names a document on both sides: the last part of its id, without the ending of a text file.

    >>> document_key("news/003.txt"), document_key("003"), document_key("sudan-012")
    ('003', '003', 'sudan-012')
    """
    return _ENDING.sub("", PurePath(doc).name)
