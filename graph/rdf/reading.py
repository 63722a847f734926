"""Claims read back from a store as plain records: what tables and networks are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from .namespaces import ACC, ISSUE, OA, PLOVER, PREF_LABEL, RDF, SCHEMA, SEM, document_iri
from .store import Store

ENTITY_ROLES = ("actor", "recipient", "mediator", "party", "participant", "captive", "place")
ISSUE_ROLES = ("content", "topic")
_TYPE = RDF + "type"
_LABELS = f"""
SELECT ?thing ?label ?kind ?code ?known WHERE {{
  GRAPH <https://w3id.org/accord/id/graph/vocabulary> {{
    ?thing <{PREF_LABEL.value}> ?label
    {{ ?thing acc:known ?known ; a ?kind OPTIONAL {{ ?thing acc:code ?code }} }}
    UNION {{ ?thing skos:inScheme id:issues BIND(acc:Issue AS ?kind) BIND(true AS ?known) }}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor, a place or an issue, or the words of a text where there is none of them (`iri` is None)."""

    label: str
    iri: str | None = None
    kind: str = ""
    """Class of the actor, or `Issue`."""
    code: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class StoredText:
    """A document as the store describes it."""

    iri: str
    id: str
    title: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """One claim; empty strings where the store says nothing."""

    iri: str
    kind: str
    """Class of the event."""
    document: StoredText
    sentence: str
    sentence_start: int
    sentence_end: int
    trigger: str
    start: int
    end: int
    roles: Mapping[str, tuple[Named, ...]]
    """Actors and places, and for content and topic issues; sorted by label."""
    words: Mapping[str, tuple[str, ...]]
    """By role, sorted."""
    polarity: str
    modality: str
    speaker: Named | None
    outlet: Named | None
    date: str
    earliest: str
    latest: str
    conditions: tuple[str, ...]
    part_of: str
    plover: str
    """The PLOVER category of the claim; empty where it is not coded by itself."""
    hedged: bool
    confidence: float
    rule: str


def read_claims(store: Store, documents: Collection[str] | None = None) -> Iterator[StoredClaim]:
    """Yield the claims of a store (of the documents with these ids, if any are named), document by document.

    Documents come in the order of their IRIs, the claims of each in the order of the text.
    """
    wanted = None if documents is None else {document_iri(name) for name in documents}
    names = _names(store)
    for iri in store.documents():
        if wanted is None or iri in wanted:
            yield from _Graph(store, iri, names).claims()


def _names(store: Store) -> dict[str, Named]:
    names: dict[str, Named] = {}
    for solution in store.query(_LABELS):  # type: ignore[union-attr]
        thing, label, kind, code, known = ("" if value is None else str(value.value) for value in solution)
        names[thing] = Named(label, thing, kind.removeprefix(ACC), code, known == "true")
    return names


class _Graph:
    """The graph of one document, by subject and predicate."""

    def __init__(self, store: Store, iri: str, names: Mapping[str, Named]) -> None:
        self._parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in store.quads(iri):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                self._parts[quad.subject.value][quad.predicate.value].append(quad.object.value)
        self._names = names
        self._text = StoredText(
            iri,
            self._one(iri, ACC + "documentId"),
            self._one(iri, SCHEMA + "headline"),
            self._one(iri, SCHEMA + "url"),
            self._one(iri, SCHEMA + "datePublished"),
            self._one(iri, SCHEMA + "publisher"),
            self._one(iri, SCHEMA + "inLanguage"),
        )

    def claims(self) -> Iterator[StoredClaim]:
        found = [self._claim(iri) for iri, parts in list(self._parts.items()) if ACC + "Claim" in parts.get(_TYPE, ())]
        yield from sorted(found, key=lambda claim: (claim.start, claim.end, claim.iri))

    def _claim(self, iri: str) -> StoredClaim:
        kind = next(value for value in sorted(self._all(iri, _TYPE)) if value != ACC + "Claim")
        sentence, sentence_start, sentence_end = self._quote(self._one(iri, ACC + "hasEvidence"))
        trigger, start, end = self._quote(self._one(iri, ACC + "hasTrigger"))
        roles = {role: self._fillers(iri, role) for role in (*ENTITY_ROLES, *ISSUE_ROLES)}
        words = {
            role: tuple(sorted(self._all(iri, f"{ACC}{role}Text")))
            for role in (*ENTITY_ROLES, *ISSUE_ROLES, "count", "duration")
        }
        words["number"] = tuple(self._all(iri, ACC + "count"))
        conditions = self._all(iri, ACC + "condition")
        return StoredClaim(
            iri=iri,
            kind=kind.removeprefix(ACC),
            document=self._text,
            sentence=sentence,
            sentence_start=sentence_start,
            sentence_end=sentence_end,
            trigger=trigger,
            start=start,
            end=end,
            roles={role: fillers for role, fillers in roles.items() if fillers},
            words={role: texts for role, texts in words.items() if texts},
            polarity=self._one(iri, ACC + "polarity").removeprefix(ACC),
            modality=self._one(iri, ACC + "modality").removeprefix(ACC),
            speaker=self._source(iri, "speaker"),
            outlet=self._source(iri, "outlet"),
            date=self._one(iri, ACC + "date"),
            earliest=self._one(iri, SEM + "hasEarliestBeginTimeStamp"),
            latest=self._one(iri, SEM + "hasLatestEndTimeStamp"),
            conditions=tuple(sorted(self._one(condition, ACC + "conditionText") for condition in conditions)),
            part_of=self._one(iri, ACC + "partOf"),
            plover=self._one(iri, ACC + "codedAs").removeprefix(PLOVER),
            hedged=self._one(iri, ACC + "hedged") == "true",
            confidence=float(self._one(iri, ACC + "confidence") or 1),
            rule=self._one(iri, ACC + "rule"),
        )

    def _all(self, subject: str, predicate: str) -> list[str]:
        parts = self._parts.get(subject)
        return [] if parts is None else parts.get(predicate, [])

    def _one(self, subject: str, predicate: str) -> str:
        found = self._all(subject, predicate)
        return min(found) if found else ""

    def _quote(self, evidence: str) -> tuple[str, int, int]:
        """Return the words of a piece of evidence, and where they start and end."""
        words, start, end = "", 0, 0
        for selector in self._all(evidence, OA + "hasSelector"):
            words = self._one(selector, OA + "exact") or words
            start = int(self._one(selector, OA + "start") or start)
            end = int(self._one(selector, OA + "end") or end)
        return words, start, end

    def _named(self, iri: str) -> Named:
        """Return what the vocabulary or else this graph says about an actor or an issue."""
        found = self._names.get(iri)
        if found is not None:
            return found
        label = self._one(iri, PREF_LABEL.value) or iri.rsplit("/", 1)[-1]
        kind = "Issue" if iri.startswith(ISSUE) else self._one(iri, _TYPE).removeprefix(ACC) or "Actor"
        return Named(label, iri, kind, self._one(iri, ACC + "code"), self._one(iri, ACC + "known") == "true")

    def _fillers(self, iri: str, role: str) -> tuple[Named, ...]:
        fillers = (self._named(value) for value in self._all(iri, ACC + role))
        return tuple(sorted(fillers, key=lambda named: (named.label, named.iri or "")))

    def _source(self, iri: str, role: str) -> Named | None:
        actor, words = self._one(iri, ACC + role), self._one(iri, f"{ACC}{role}Text")
        return self._named(actor) if actor else Named(words) if words else None
