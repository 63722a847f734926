"""Word lists of the ontology (`ontology/cues/*.toml`): named sets of lemmas, read once and frozen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..errors import VocabularyError

WORD_FILES = (
    "nouns",
    "verbs",
    "prepositions",
    "modality",
    "polarity",
    "conditions",
    "sources",
    "pronouns",
    "plover",
    "sides",
    "referents",
    "firstnames",
    "topics",
    "names",
)
"""The files of word lists; each holds tables of lower-case lemmas or phrases."""


def ontology_folder() -> Path:
    """The folder of the ontology's files, as installed."""
    return Path(str(files("accord.ontology")))


def read_toml(path: Path) -> dict[str, Any]:
    """The file's tables; VocabularyError with file and line where it is missing or does not parse."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise VocabularyError("no such file", file=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VocabularyError(f"not valid TOML: {error}", file=path) from None


@dataclass(frozen=True)
class Words:
    """Word lists by `file.key`, such as `verbs.support`.

    >>> words = load_words()
    >>> "hostage" in words["nouns.captive"]
    True
    """

    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, key: str) -> frozenset[str]:
        try:
            return self.lists[key]
        except KeyError:
            raise VocabularyError(f"no word list {key!r}", file="ontology/cues") from None

    def __contains__(self, key: str) -> bool:
        return key in self.lists

    def classes(self) -> frozenset[str]:
        """The names of the noun classes, which frames may require of a role."""
        return frozenset(key.removeprefix("nouns.") for key in self.lists if key.startswith("nouns."))


@cache
def load_words(folder: Path | None = None) -> Words:
    """All word lists of a folder (the ontology's own `cues/` where none is given)."""
    folder = folder or ontology_folder() / "cues"
    lists: dict[str, frozenset[str]] = {}
    for name in WORD_FILES:
        path = folder / f"{name}.toml"
        for key, value in read_toml(path).items():
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                raise VocabularyError(f"{key!r} must be a list of words", file=path)
            for word in value:
                if word != word.strip() or not word:
                    raise VocabularyError(f"{key!r} has a blank or padded entry {word!r}", file=path)
            if len(set(value)) != len(value):
                twice = sorted({word for word in value if value.count(word) > 1})
                raise VocabularyError(f"{key!r} names {', '.join(twice)} twice", file=path)
            lists[f"{name}.{key}"] = frozenset(value)
    return Words(lists)
