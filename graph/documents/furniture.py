"""Patterns of page furniture (`ontology/cues/furniture.toml`): what a block of a news page is, by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from ..errors import VocabularyError
from ..records import BlockKind
from ..vocabulary.findings import Finding
from ..vocabulary.words import ontology_folder, read_toml

LONGEST = 160
"""A longer block is no furniture, unless its pattern says otherwise."""
TABLES = ("line", "heading", "signature", "post")
_KEYS = frozenset({"id", "pattern", "reason", "matches", "case", "longest"})
_EXTRA = {"line": "kind", "heading": "ends"}
_VALUES = {"kind": frozenset(get_args(BlockKind)), "ends": frozenset({"page", "box"})}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to tell that a block is not the article."""

    id: str
    table: str
    regex: re.Pattern[str]
    value: str
    """The kind of block for a line, what a heading ends, "" for the others."""
    reason: str
    longest: int
    matches: tuple[str, ...]

    def fits(self, words: str) -> bool:
        """Whether the pattern matches `words`, a block with its white space normalised."""
        if len(words) > self.longest:
            return False
        found = self.regex.search(words) if self.table == "post" else self.regex.fullmatch(words)
        return found is not None


@dataclass(frozen=True)
class Furniture:
    """All patterns, by table, in the order of the file: the first that fits decides."""

    patterns: tuple[Pattern, ...]
    spares: tuple[str, ...]

    def find(self, table: str, words: str) -> Pattern | None:
        """The first pattern of a table that fits `words`, white space normalised by `squeeze`."""
        return next((pattern for pattern in self.patterns if pattern.table == table and pattern.fits(words)), None)


def squeeze(text: str) -> str:
    """The text with every run of white space as one blank, no-break spaces and line ends included.

    >>> squeeze(" Read   More ")
    'Read More'
    """
    return " ".join(text.split())


@cache
def load_furniture(path: Path | None = None) -> Furniture:
    """The patterns of a file, the ontology's own where none is given; VocabularyError names file and key."""
    path = path or ontology_folder() / "cues" / "furniture.toml"
    data = read_toml(path)
    for key in sorted(data.keys() - {*TABLES, "spares"}):
        raise VocabularyError(f"unknown table {key!r}", file=path)
    spares = data.get("spares", [])
    if not _is_words(spares):
        raise VocabularyError("spares must be a list of texts", file=path)
    patterns: list[Pattern] = []
    for table in TABLES:
        entries = data.get(table, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise VocabularyError(f"{table} must be a list of tables: [[{table}]]", file=path)
        for number, entry in enumerate(entries, start=1):
            pattern = _pattern(table, entry, f"{table} {entry.get('id', number)}", path)
            if any(other.id == pattern.id for other in patterns):
                raise VocabularyError(f"{table} {pattern.id}: the id is used twice", file=path)
            patterns.append(pattern)
    return Furniture(tuple(patterns), tuple(spares))


def _pattern(table: str, entry: dict[str, Any], where: str, path: Path) -> Pattern:
    extra = _EXTRA.get(table)
    for key in sorted(entry.keys() - _KEYS - {extra}):
        raise VocabularyError(f"{where}: unknown key {key!r}", file=path)
    for key in ("id", "pattern", "reason", *([extra] if extra else [])):
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise VocabularyError(f"{where}: {key!r} is missing or no text", file=path)
    if extra and entry[extra] not in _VALUES[extra]:
        allowed = ", ".join(sorted(_VALUES[extra]))
        raise VocabularyError(f"{where}: {extra} = {entry[extra]!r} is none of {allowed}", file=path)
    longest, case, matches = entry.get("longest", LONGEST), entry.get("case", False), entry.get("matches")
    if type(longest) is not int or longest < 1:
        raise VocabularyError(f"{where}: longest must be a whole number above 0", file=path)
    if not isinstance(case, bool):
        raise VocabularyError(f"{where}: case must be true or false", file=path)
    if not matches or not _is_words(matches):
        raise VocabularyError(f"{where}: matches must list texts that it matches", file=path)
    try:
        regex = re.compile(entry["pattern"], 0 if case else re.IGNORECASE)
    except re.error as error:
        raise VocabularyError(f"{where}: pattern does not compile: {error}", file=path) from None
    value = entry[extra] if extra else ""
    return Pattern(entry["id"], table, regex, value, entry["reason"], longest, tuple(matches))


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def check_furniture(path: Path | None = None) -> list[Finding]:
    """Where the patterns do not do what the file says: `matches` unmatched, `spares` matched."""
    furniture = load_furniture(path)
    name = "cues/furniture.toml" if path is None else str(path)
    findings = [Finding(name, None, key, message) for key, message in _failures(furniture)]
    return sorted(findings, key=lambda finding: finding.order)


def _failures(furniture: Furniture) -> Iterator[tuple[str, str]]:
    for pattern in furniture.patterns:
        for example in pattern.matches:
            if not pattern.fits(squeeze(example)):
                yield pattern.id, f"does not match {example!r}"
        for spare in furniture.spares:
            if pattern.fits(squeeze(spare)):
                yield pattern.id, f"matches {spare!r}, which is spared"
