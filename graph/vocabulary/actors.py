"""The actors that the ontology knows, and the surface forms by which news names them.

>>> lexicon = load_actors()
>>> lexicon.find("the U.S.").actor.name, lexicon.find("us")
('United States', None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ..errors import VocabularyError
from ..records import Actor
from .actor_files import Entry, Form, Lines, actor_files, check_entries, read_entries
from .findings import Finding
from .names import acronym_key, normalise, plain, without_article

__all__ = ["ActorLexicon", "Alias", "Form", "check_actors", "load_actors", "normalise"]

_RANK: Mapping[Form, int] = {"name": 0, "alias": 1, "acronym": 2, "demonym": 3, "people": 4, "metonym": 5}
_WORD = re.compile(r"[^\s-]+")
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Alias:
    """A surface form and the one actor that owns it."""

    surface: str
    """As the ontology writes it; of several spellings the one with the fewest capitals."""
    actor: Actor
    form: Form
    place: Actor | None = None
    """For a metonym: the place itself ("talks in Doha"), where the ontology describes it."""
    needs_article: bool = False
    """True where only "the West", never "West", is this actor."""


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """All actors and all surface forms. Every surface form is owned by one actor."""

    actors: Mapping[str, Actor]
    """By id, in the order of the files."""
    aliases: Mapping[str, Alias]
    """By `normalise(surface)`; acronyms are not among them."""
    acronyms: Mapping[str, Alias]
    """By the acronym without dots, case kept: `US`, `WHO`."""
    longest: int
    """The largest number of tokens (words and punctuation marks) that a surface form has."""
    within: Mapping[str, tuple[str, ...]]
    """Id of a place -> ids of the states or places that it lies in."""
    offices: Mapping[str, tuple[str, ...]]
    """Id of a person -> the offices held, as words: `prime minister`."""

    def find(self, surface: str) -> Alias | None:
        """The alias that a stretch of text is, articles and possessives allowed for; None if it is none.

        Acronyms count only as written ("US", "U.S.", never "us"); what a form has in capitals must have
        them in the text ("Turkey", "White House", not "turkey", "White house"), though capitals may be more
        ("HAMAS"); and some forms need their article ("the West").
        """
        text = plain(surface)
        found = self.acronyms.get(without_article(text).replace(".", ""))
        if found is not None:
            return found
        found = self.aliases.get(normalise(text))
        if found is None:
            return None
        bare = without_article(text)
        if found.needs_article and bare == text:
            return None
        return found if _same_case(bare, without_article(plain(found.surface))) else None


def _same_case(text: str, form: str) -> bool:
    """Whether each word that the form has with a capital has one in the text; particles ("Al", "bin") may differ."""
    if text == text.lower() and form != form.lower():
        return False
    return all(map(_word_fits, _WORD.findall(text), _WORD.findall(form)))


def _word_fits(word: str, wanted: str) -> bool:
    if len(wanted) > 3:
        return word != word.lower() or wanted == wanted.lower()
    # "CUT" is not "Cut"; "Al" may be "al"
    return wanted != wanted.upper() or len(wanted) == 1 or word == word.upper()


def load_actors(files: Sequence[Path] | None = None) -> ActorLexicon:
    """The lexicon of the given Turtle files, or of the ontology's own.

    Raises VocabularyError for the first thing that `check_actors` would report, and for what is no Turtle.
    """
    return _shipped() if files is None else _load(files)


def check_actors(files: Sequence[Path] | None = None) -> list[Finding]:
    """Everything that is wrong with the files, sorted; VocabularyError only for what is no Turtle."""
    entries, findings = read_entries(actor_files() if files is None else files)
    findings += check_entries(entries)
    findings += _index(entries, _actors(entries))[2]
    return sorted(set(findings), key=lambda finding: finding.order)


@cache
def _shipped() -> ActorLexicon:
    return _load(actor_files())


def _load(files: Sequence[Path]) -> ActorLexicon:
    entries, findings = read_entries(files)
    findings += check_entries(entries)
    actors = _actors(entries)
    aliases, acronyms, clashes = _index(entries, actors)
    findings += clashes
    if findings:
        first = min(findings, key=lambda finding: finding.order)
        raise VocabularyError(f"{first.key}: {first.message}", file=first.file, line=first.line)
    return ActorLexicon(
        actors=actors,
        aliases=aliases,
        acronyms=acronyms,
        longest=max(
            (len(_TOKEN.findall(surface)) for entry in entries.values() for surface, _ in entry.labels), default=0
        ),
        within={entry.id: tuple(entry.values["within"]) for entry in entries.values() if "within" in entry.values},
        offices={entry.id: tuple(entry.values["office"]) for entry in entries.values() if "office" in entry.values},
    )


def _actors(entries: Mapping[str, Entry]) -> dict[str, Actor]:
    return {
        entry.id: Actor(
            id=entry.id,
            name=entry.name,
            kind=entry.kind or "Actor",
            aliases=tuple(dict.fromkeys(surface for surface, form in entry.labels if form != "name")),
            country=entry.first("country"),
            sector=entry.first("sector"),
            part_of=_part_of(entry),
            speaks_for=entry.first("speaksFor"),
        )
        for entry in entries.values()
    }


def _part_of(entry: Entry) -> tuple[str, ...]:
    found = [target for link in ("memberOf", "wingOf", "partOf") for target in entry.values.get(link, ())]
    return tuple(dict.fromkeys(found)) if found else ()


def _index(
    entries: Mapping[str, Entry], actors: Mapping[str, Actor]
) -> tuple[dict[str, Alias], dict[str, Alias], list[Finding]]:
    """Aliases by normalised form, acronyms by their letters, and the forms that two actors claim."""
    aliases: dict[str, Alias] = {}
    acronyms: dict[str, Alias] = {}
    findings: list[Finding] = []
    for key, alias in _surfaces(entries, actors):
        table = acronyms if alias.form == "acronym" else aliases
        owner = table.get(key)
        merged = alias if owner is None else _merge(owner, alias)
        if merged is None or not key:
            message = f"{alias.surface!r} is claimed by {_owner(owner)} too" if key else f"{alias.surface!r} is no name"
            findings.append(Lines(entries[alias.actor.id].file).finding(alias.actor.id, message))
        else:
            table[key] = merged
    return aliases, acronyms, findings


def _surfaces(entries: Mapping[str, Entry], actors: Mapping[str, Actor]) -> Iterator[tuple[str, Alias]]:
    for entry in entries.values():
        actor = actors[entry.id]
        for surface, form in entry.labels:
            key = (acronym_key(surface) or surface) if form == "acronym" else normalise(surface)
            yield key, Alias(surface, actor, form, needs_article=surface.startswith("the "))


def _merge(old: Alias, new: Alias) -> Alias | None:
    """One alias out of two for the same key; None where they clash."""
    if old.actor.id == new.actor.id:
        best = min(old, new, key=lambda alias: _RANK[alias.form])
        # the spelling with the fewest capitals says which are needed: "Gaza Strip" and "Gaza strip"
        surface = min(best, old, new, key=lambda alias: sum(map(str.isupper, alias.surface))).surface
        article = old.needs_article or new.needs_article
        return replace(best, surface=surface, needs_article=article, place=old.place or new.place)
    for metonym, place in ((old, new), (new, old)):
        if metonym.form == "metonym" and place.actor.kind == "Place" and metonym.place in (None, place.actor):
            return replace(metonym, place=place.actor)
    return None


def _owner(alias: Alias | None) -> str:
    return "" if alias is None else f"id:{alias.actor.id}"
