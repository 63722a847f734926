"""Words from articles made fit for a page: what cannot be stored or drawn is taken out, nothing is interpreted."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

CANVAS_NAME = 36
"""Characters of a name that are drawn beside a node; the panel shows all of them."""


def clean(text: str) -> str:
    """`text` with each character that HTML or UTF-8 cannot hold (controls, lone surrogates) as U+FFFD.

    The length stays the same, so that offsets into the text still hold.
    """
    return _UNSTORABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` cleaned, on one line, without the marks that turn the direction of what stands around it."""
    return _SPACE.sub(" ", _BIDI.sub("", clean(text))).strip()


def shorten(text: str, length: int = CANVAS_NAME) -> str:
    """At most `length` characters of `text`, cut between words where that leaves enough.

    >>> shorten("Movement for the Liberation of the Upper Valley", 24)
    'Movement for the…'
    """
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > length // 2 else cut).rstrip(" ,;:-") + "…"


def in_words(name: str) -> str:
    """The local name of a class in words.

    >>> in_words("ArmedGroup")
    'Armed group'
    """
    return _CAMEL.sub(" ", name).capitalize()


def badge(label: str, kind: str, code: str) -> str:
    """Two or three letters that stand inside a node: the country's code, an acronym, or initials.

    >>> badge("Qatar", "State", "QAT"), badge("ELN", "ArmedGroup", "COLREB"), badge("Juba peace panel", "Actor", "")
    ('QAT', 'ELN', 'JP')
    """
    if kind == "State" and 0 < len(code) <= 3:
        return code
    if 1 < len(label) <= 4 and label.isupper():
        return label
    words = [word for word in re.split(r"[\s\-\u2013'\u2019.]+", label) if word and word[0].isalnum()]
    strong = [word for word in words if not word[0].islower()]
    return "".join(word[0] for word in (strong if len(strong) > 1 else words)[:2]).upper()


def safe_url(url: str) -> str:
    """`url` if a reader may be sent there (absolute, http or https), else the empty string."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme.lower() in {"http", "https"} and parts.netloc and url.isprintable() else ""
