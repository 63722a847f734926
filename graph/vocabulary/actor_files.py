"""The actors' Turtle files (`ontology/actors/*.ttl`): what they hold, entry by entry, and their lint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from .findings import Finding
from .names import acronym_key
from .turtle import ACC, ID, RDF, SKOS, read_turtle, short
from .words import ontology_folder

Form = Literal["name", "alias", "acronym", "demonym", "people", "metonym"]
"""What kind of surface form an alias is: the canonical name, another name, initials, the adjective of a
country, the noun for its people, or a name that stands for it (the capital for the government)."""

KINDS = frozenset({"Actor", "State", "Organization", "ArmedGroup", "Person", "Outlet", "Population", "Place"})
LABELS: Mapping[str, Form] = {
    SKOS + "prefLabel": "name",
    SKOS + "altLabel": "alias",
    ACC + "acronym": "acronym",
    ACC + "demonym": "demonym",
    ACC + "people": "people",
    ACC + "metonym": "metonym",
}
LINKS = frozenset({ACC + "memberOf", ACC + "wingOf", ACC + "partOf", ACC + "speaksFor", ACC + "within"})
LINK_NAMES = frozenset(link.removeprefix(ACC) for link in LINKS)
WORDS = frozenset({ACC + "country", ACC + "sector", ACC + "office", SKOS + "notation"})
NOTES = frozenset({SKOS + "note", SKOS + "definition", SKOS + "exactMatch"})
ONCE = frozenset({SKOS + "notation", ACC + "country", ACC + "sector", ACC + "speaksFor"})
CODE_CLASSES = frozenset({ACC + "Sector", ACC + "CountryCode"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Entry:
    """One actor as its file describes it, before anything is made of it."""

    id: str
    file: Path
    kind: str = ""
    name: str = ""
    labels: list[tuple[str, Form]] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    """Local name of a property -> its values: ids for links, words for the others."""

    def first(self, local: str) -> str | None:
        """The first value of a property, by its local name."""
        values = self.values.get(local)
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class Codes:
    """PLOVER's sectors and country codes, from `codes.ttl`."""

    sectors: frozenset[str]
    countries: frozenset[str]


@cache
def load_codes(path: Path | None = None) -> Codes:
    """The sectors and country codes that actors may have."""
    kinds: dict[str, str] = {}
    notations: dict[str, str] = {}
    for statement in read_turtle(path or ontology_folder() / "actors" / "codes.ttl"):
        if statement.predicate == RDF + "type":
            kinds[statement.subject] = statement.value
        elif statement.predicate == SKOS + "notation":
            notations[statement.subject] = statement.value
    of = {kind: frozenset(code for iri, code in notations.items() if kinds.get(iri) == kind) for kind in CODE_CLASSES}
    return Codes(of[ACC + "Sector"], of[ACC + "CountryCode"])


def actor_files() -> list[Path]:
    """The actors' files of the ontology, sorted."""
    return sorted(path for path in (ontology_folder() / "actors").glob("*.ttl") if path.name != "codes.ttl")


def read_entries(files: Sequence[Path]) -> tuple[dict[str, Entry], list[Finding]]:
    """The entries of the files by id, and what is wrong with their form. VocabularyError for what is no Turtle."""
    entries: dict[str, Entry] = {}
    findings: list[Finding] = []
    for path in files:
        lines = Lines(path)
        for subject, predicate, value, is_iri in read_turtle(path):
            key = subject.removeprefix(ID)
            entry = entries.get(key)
            if entry is None:
                entry = entries[key] = Entry(key, path)
                if not subject.startswith(ID) or not _ID.fullmatch(key):
                    findings.append(lines.finding(key, "is no id: id: and lower-case words joined by hyphens"))
            problem = _add(entry, predicate, value, is_iri=is_iri)
            if problem is None and entry.file is not path:
                problem = f"is described in {entry.file.name} already"
            if problem is not None:
                findings.append(lines.finding(key, problem))
    return entries, findings


def _add(entry: Entry, predicate: str, value: str, *, is_iri: bool) -> str | None:
    """Enters one statement; says what is wrong with it, if anything."""
    form = LABELS.get(predicate)
    if form is not None:
        return _add_label(entry, form, value, is_iri=is_iri)
    if predicate == RDF + "type":
        return _add_kind(entry, value)
    if predicate in NOTES:
        return None
    return _add_value(entry, predicate, value, is_iri=is_iri)


def _add_value(entry: Entry, predicate: str, value: str, *, is_iri: bool) -> str | None:
    if predicate in LINKS:
        if not is_iri or not value.startswith(ID):
            return f"{short(predicate)} must point to an id: {value!r}"
        value = value.removeprefix(ID)
    elif predicate not in WORDS:
        return f"has an unknown property: {short(predicate)}"
    elif is_iri or not value:
        return f"{short(predicate)} must be words: {value!r}"
    values = entry.values.setdefault(predicate.rpartition("#")[2], [])
    if values and predicate in ONCE:
        return f"has two of {short(predicate)}: {values[0]!r} and {value!r}"
    values.append(value)
    return None


def _add_label(entry: Entry, form: Form, value: str, *, is_iri: bool) -> str | None:
    if is_iri or not value or value != " ".join(value.split()):
        return f"names must be words, neither blank nor padded: {value!r}"
    if form == "name":
        if entry.name:
            return f"has two names: {entry.name!r} and {value!r}"
        entry.name = value
    entry.labels.append((value, form))
    return None


def _add_kind(entry: Entry, value: str) -> str | None:
    kind = value.removeprefix(ACC)
    if kind not in KINDS:
        return f"is of an unknown class: {short(value)}"
    if entry.kind:
        return f"is described twice, as acc:{entry.kind} and as acc:{kind}"
    entry.kind = kind
    return None


def check_entries(entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """What is wrong with single entries and their links; clashes of aliases are not looked at here."""
    codes = load_codes()
    for entry in entries.values():
        for problem in _problems(entry, entries, codes):
            yield Lines(entry.file).finding(entry.id, problem)


def _problems(entry: Entry, entries: Mapping[str, Entry], codes: Codes) -> Iterator[str]:
    if not entry.kind:
        yield "has no class (a acc:State, acc:Organization, ...)"
    if not entry.name:
        yield "has no skos:prefLabel"
    for surface, form in entry.labels:
        if form == "acronym" and acronym_key(surface) is None:
            yield f"acc:acronym {surface!r} needs two capitals; lower-case initials are a skos:altLabel"
    yield from _code_problems(entry, codes)
    for link in LINK_NAMES & entry.values.keys():
        for target in entry.values[link]:
            if target not in entries:
                yield f"acc:{link} points to an unknown id: id:{target}"
            elif target == entry.id:
                yield f"acc:{link} points to itself"


def _code_problems(entry: Entry, codes: Codes) -> Iterator[str]:
    country, sector = entry.first("country"), entry.first("sector")
    if country is not None and country not in codes.countries:
        yield f"acc:country is no ISO 3166 alpha-3 or PLOVER code: {country!r}"
    if country is None and entry.kind == "State":
        yield "is a state without acc:country"
    if sector is not None and sector not in codes.sectors:
        yield f"acc:sector is no PLOVER sector: {sector!r}"


class Lines:
    """Where in a file an id is described; looked up only once something is wrong there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def finding(self, key: str, message: str) -> Finding:
        """A finding about an id, with the line at which its description begins."""
        return Finding(str(self.path), self.line(key), key, message)

    def line(self, key: str) -> int | None:
        start = re.compile(rf"\s*id:{re.escape(key)}(?![\w-])")
        with self.path.open(encoding="utf-8") as file:
            return next((number for number, text in enumerate(file, 1) if start.match(text)), None)
