"""The concept schemes of the ontology (SKOS): issues, polarities, modalities, the categories of PLOVER and of CAMEO."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import VocabularyError
from .findings import Finding
from .schema import Schema, ontology_folder
from .turtle import ACC, ID, RDF, SKOS, read_turtle, short

MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
"""How a concept can stand to one of another scheme, by the local names of SKOS."""
_CODED = {"plover": ID + "plover", "cameo": ID + "cameo"}
"""The properties by which classes of events name a category, and the scheme that it is in."""


@dataclass(slots=True)
class Concept:
    """A concept as its file describes it; what it lacks is empty, what it has too often is joined by a space."""

    iri: str
    file: Path
    values: dict[str, list[str]] = field(default_factory=dict)
    """By the local name of the property in SKOS."""

    def one(self, name: str) -> str:
        return " ".join(self.values.get(name, ()))

    @property
    def label(self) -> str:
        return self.one("prefLabel")

    @property
    def definition(self) -> str:
        return self.one("definition")

    @property
    def notation(self) -> str:
        return self.one("notation")

    @property
    def broader(self) -> str:
        """IRI of the wider concept, or empty."""
        return self.one("broader")

    @property
    def matches(self) -> list[tuple[str, str]]:
        """Concepts of other schemes, each with how it matches (one of `MATCHES`)."""
        return [(kind, iri) for kind in MATCHES for iri in self.values.get(kind, ())]


@dataclass(frozen=True, slots=True)
class Schemes:
    """The schemes and the concepts of an ontology by IRI, in the order of their files."""

    schemes: Mapping[str, Concept]
    concepts: Mapping[str, Concept]

    def of(self, scheme: str) -> list[Concept]:
        """Return the concepts of a scheme, by its IRI."""
        return [concept for concept in self.concepts.values() if concept.one("inScheme") == scheme]


def load_schemes(folder: Path | None = None) -> Schemes:
    """Read the schemes from the Turtle files at the top of the ontology's folder (the one shipped, or another).

    Raises VocabularyError for a file that does not parse.
    """
    folder = ontology_folder() if folder is None else folder
    found: dict[str, Concept] = {}
    kinds: dict[str, list[str]] = {SKOS + "ConceptScheme": [], SKOS + "Concept": []}
    for file in sorted(folder.glob("*.ttl")):
        for line in read_turtle(file):
            concept = found.setdefault(line.subject, Concept(line.subject, file))
            if line.predicate == RDF + "type" and line.value in kinds:
                kinds[line.value].append(line.subject)
            elif line.predicate.startswith(SKOS):
                concept.values.setdefault(line.predicate.removeprefix(SKOS), []).append(line.value)
    schemes, concepts = ({iri: found[iri] for iri in kind} for kind in kinds.values())
    return Schemes(schemes, concepts)


def check_schemes(folder: Path, schema: Schema) -> Iterator[Finding]:
    """Yield what is wrong with the schemes of an ontology, and with what classes and codings name of them.

    A concept is in one scheme, has one label, at most one wider concept, and one notation where the scheme has any;
    nothing is wider than itself; matches lead to concepts of other schemes and do not contradict each other.
    """
    found = load_schemes(folder)
    for concept in found.concepts.values():
        for message in _wrong(found, concept):
            yield Finding(concept.file.name, None, short(concept.iri), message)
    for scheme in found.schemes.values():
        for message in _repeated(found.of(scheme.iri)):
            yield Finding(scheme.file.name, None, short(scheme.iri), message)
    for file in sorted(folder.glob("*.ttl")):
        for line in read_turtle(file):
            wanted = _CODED.get(line.predicate.removeprefix(ACC))
            if wanted and (line.value not in found.concepts or found.concepts[line.value].one("inScheme") != wanted):
                message = f"{short(line.predicate)} names {short(line.value)}, which is not in {short(wanted)}"
                yield Finding(file.name, None, short(line.subject), message)
    yield from _check_modes(folder, schema, {concept.notation for concept in found.of(_CODED["plover"])})


def _wrong(found: Schemes, concept: Concept) -> Iterator[str]:
    home = concept.one("inScheme")
    if home not in found.schemes:
        yield f"is in {short(home)}, which is no scheme" if home and " " not in home else "is not in one scheme"
    if len(concept.values.get("prefLabel", ())) != 1 or not concept.label:
        yield "has no skos:prefLabel, or several"
    wider = concept.broader
    if not wider:
        if concept.one("topConceptOf") != home:
            yield "has no wider concept and is no top concept of its scheme"
    elif wider not in found.concepts or found.concepts[wider].one("inScheme") != home:
        yield f"has the wider concept {short(wider)}, which is not in its scheme"
    elif _in_circle(found, concept):
        yield "is wider than itself"
    matched: dict[str, str] = {}
    for kind, other in concept.matches:
        if other not in found.concepts or found.concepts[other].one("inScheme") == home:
            yield f"skos:{kind} names {short(other)}, which is no concept of another scheme"
        if matched.setdefault(other, kind) != kind:
            yield f"matches {short(other)} in two ways, {matched[other]} and {kind}"


def _in_circle(found: Schemes, concept: Concept) -> bool:
    seen: set[str] = set()
    at = concept
    while at.broader in found.concepts and at.broader not in seen:
        seen.add(at.broader)
        at = found.concepts[at.broader]
    return concept.iri in seen


def _repeated(concepts: list[Concept]) -> Iterator[str]:
    owner: dict[str, str] = {}
    noted = any(concept.notation for concept in concepts)
    for concept in concepts:
        if noted and len(concept.values.get("notation", ())) != 1:
            yield f"{short(concept.iri)} has no notation, or several"
        elif noted and owner.setdefault(concept.notation, concept.iri) != concept.iri:
            yield f"{concept.notation!r} is the notation of {short(owner[concept.notation])} and {short(concept.iri)}"


def _check_modes(folder: Path, schema: Schema, notations: set[str]) -> Iterator[Finding]:
    """Modes that `coding.toml` gives to classes and categories, and that PLOVER does not have there."""
    path = folder / "coding.toml"
    try:
        coding = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise VocabularyError(f"cannot be read: {error}", file=path) from error
    named = [(schema.events[name].plover, mode) for name, mode in coding["modes"].items() if name in schema.events]
    named += [(category, mode) for category, modes in coding["issue_modes"].items() for mode in modes.values()]
    for category, mode in dict.fromkeys(named):
        if f"{category}-{mode}" not in notations:
            yield Finding(path.name, None, category, f"has no mode {mode!r}")
