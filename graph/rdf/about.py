"""What only people can say of a dataset: its title, its licence, who publishes it; read from a file of theirs."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ..errors import InputError

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_LINKS = ("license", "download", "endpoint")
"""Keys whose value is an address."""


@dataclass(frozen=True, slots=True)
class About:
    """A dataset in the words of those who publish it."""

    title: str
    license: str | None = None
    """Address of the licence."""
    description: str | None = None
    publisher: str | None = None
    """A name, or the address that stands for somebody."""
    creator: str | None = None
    issued: dt.date | None = None
    """Day of publication; of a file, today if it is not said."""
    download: str | None = None
    """Address that the file can be had from."""
    endpoint: str | None = None
    """Address of a SPARQL endpoint that has the dataset."""
    keywords: tuple[str, ...] = ()


def load_about(path: Path) -> About:
    """Read a TOML file with the keys of `About`, of which `title` and `license` are needed.

    Raises InputError, with the key concerned, where it does not hold what it should.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", file=path) from error
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8: byte {error.start}", file=path) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is no TOML: {error}", file=path) from error
    known = [field.name for field in fields(About)]
    for key, value in table.items():
        if key not in known:
            raise InputError(f"{key}: unknown key; there is {', '.join(known)}", file=path)
        if wrong := _wrong(key, value):
            raise InputError(f"{key}: {wrong}", file=path)
    for key in ("title", "license"):
        if key not in table:
            raise InputError(f"{key}: is missing", file=path)
    return About(**{**table, "keywords": tuple(table.get("keywords", ()))})


def is_iri(text: str) -> bool:
    """Whether a text is an address rather than a name.

    >>> is_iri("https://example.org/"), is_iri("The Institute")
    (True, False)
    """
    return _IRI.fullmatch(text) is not None


def _wrong(key: str, value: Any) -> str | None:  # noqa: ANN401 - whatever TOML holds
    if key == "issued":
        return None if type(value) is dt.date else "is no date: 2026-01-31, without quotation marks"
    if key == "keywords":
        strings = isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
        return None if strings else "is no list of words"
    if not isinstance(value, str) or not value.strip():
        return "is no text, or empty"
    if key in _LINKS and not is_iri(value):
        return "is no address (https://...)"
    return None
