"""What the JSON API says of a store: numbers, claims, the network, terms; as plain records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import networkx as nx

from ..errors import QueryError, RequestError, UsageError
from ..network import load_network
from ..query import Rows, run
from ..rdf.names import find_actor
from ..rdf.namespaces import PREFIXES
from ..rdf.reading import Named, StoredClaim, read_claims
from ..rdf.store import Store
from ..vocabulary.questions import Question, load_questions
from ..vocabulary.schema import load_schema
from .settings import Settings

_TERMS = """
SELECT ?term ?label (SAMPLE(?class) AS ?kind) (SAMPLE(?says) AS ?definition) WHERE {
  GRAPH graph:vocabulary {
    ?term a ?class ; rdfs:label|skos:prefLabel ?label
    OPTIONAL { ?term rdfs:comment|skos:definition ?says }
  }
  FILTER(LANG(?label) IN ("", "en"))
} GROUP BY ?term ?label
"""
_SHORT = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims are wanted; None for all."""

    relations: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def network(store: Store, wanted: Filter) -> nx.MultiDiGraph:
    """Load the network of the claims that are wanted.

    Raises UsageError for a class or a document, QueryError for an actor that is not there.
    """
    _check_documents(store, wanted)
    return load_network(
        store,
        documents=wanted.documents,
        relations=wanted.relations,
        actors=None if wanted.actors is None else [find_actor(store, name).value for name in wanted.actors],
        since=wanted.since,
        until=wanted.until,
    )


def network_records(store: Store, wanted: Filter, settings: Settings) -> dict[str, Any]:
    """Return the network as `nodes` and `edges`; RequestError 422 where there are more edges than the limit."""
    found = network(store, wanted)
    if found.number_of_edges() > settings.rows:
        raise RequestError.of(
            422, f"the network has {found.number_of_edges():,} edges, the limit is {settings.rows:,}; ask for less"
        )
    return {
        "nodes": [{"id": iri, **data} for iri, data in found.nodes(data=True)],
        "edges": [{"source": source, "target": target, **data} for source, target, data in found.edges(data=True)],
    }


def claims(store: Store, wanted: Filter, offset: int, limit: int) -> dict[str, Any]:
    """Return some of the claims that are wanted, in the order of documents and text, and how many there are."""
    _check_documents(store, wanted)
    for relation in wanted.relations or ():
        if relation not in (known := load_schema().events):
            raise UsageError(f"there is no relation {relation}; there is {', '.join(sorted(known))}")
    actors = None if wanted.actors is None else {find_actor(store, name).value for name in wanted.actors}
    found = [claim for claim in read_claims(store, wanted.documents) if _passes(claim, wanted, actors)]
    return {
        "count": len(found),
        "offset": offset,
        "claims": [asdict(claim) for claim in islice(found, offset, offset + limit)],
    }


def _passes(claim: StoredClaim, wanted: Filter, actors: Collection[str] | None) -> bool:
    if wanted.relations is not None and claim.kind not in wanted.relations:
        return False
    named: Iterator[Named] = (name for fillers in claim.roles.values() for name in fillers)
    if actors is not None and not any(
        (name.iri or name.label) in actors for name in (*named, claim.speaker, claim.outlet) if name is not None
    ):
        return False
    published = claim.document.published
    earliest, latest = claim.earliest or published, claim.latest or f"{published}-99"
    if (wanted.since is not None or wanted.until is not None) and not earliest:
        return False
    return (wanted.since is None or latest >= wanted.since.isoformat()) and (
        wanted.until is None or earliest <= wanted.until.isoformat()
    )


def _check_documents(store: Store, wanted: Filter) -> None:
    if wanted.documents is not None:
        known = {document.id for document in store.documents().values()}
        for name in wanted.documents:
            if name not in known:
                raise UsageError(f"the store has no document {name!r}")


def questions() -> list[dict[str, Any]]:
    """Describe the named questions: title, description, parameters, columns, and the SPARQL without parameters."""
    return [_question(question) for question in load_questions().values()]


def _question(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "title": question.title,
        "description": question.description,
        "parameters": [asdict(parameter) for parameter in question.parameters],
        "columns": list(question.columns),
        "sparql": _plain(question),
    }


def _plain(question: Question) -> str:
    """The query as it is where no parameter is given, without its head and the marks that parameters need."""
    lines = (line.partition("#?")[0].rstrip() for line in question.sparql(()).splitlines() if not line.startswith("#:"))
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()


def ask_question(store: Store, name: str, values: Mapping[str, str], settings: Settings) -> Rows:
    """Answer a named question.

    Raises RequestError 404 for a question that is not there, 422 for an answer over the limit; UsageError and
    QueryError for values that do not fit.
    """
    if name not in load_questions():
        raise RequestError.of(404, f"there is no question named {name!r}; there is {', '.join(load_questions())}")
    rows = run(store, name, values)
    if len(rows.rows) > settings.rows:
        raise RequestError.of(
            422, f"the answer has {len(rows.rows):,} rows, the limit is {settings.rows:,}; ask for less"
        )
    return rows


def terms(store: Store, version: str, words: str, limit: int) -> list[dict[str, str]]:
    """Return the terms of the ontology, the issues and the actors whose short name or label has the words in it.

    Those that begin with them come first, the ontology's own before issues and actors.
    """
    wanted = words.casefold()
    found = []
    for term in _all_terms(_Ask(store), version):
        name, label = term["name"].casefold(), term["label"].casefold()
        local = name.partition(":")[2]
        if wanted in name or wanted in label:
            starts = name.startswith(wanted) or local.startswith(wanted) or label.startswith(wanted)
            found.append((not starts, not name.startswith("acc:"), len(name), name, term))
    return [term for *_, term in sorted(found, key=lambda item: item[:4])[:limit]]


class _Ask:
    """A store that counts as the same as any other: what is kept is told apart by the store's version."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Ask)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=1)
def _all_terms(ask: _Ask, _version: str) -> list[dict[str, str]]:
    try:
        solutions = ask.store.query(_TERMS)
    except QueryError:
        return []
    found = []
    for solution in solutions:  # type: ignore[union-attr]
        term, label, kind, definition = ("" if value is None else str(value.value) for value in solution)
        found.append(
            {"name": _short(term), "iri": term, "label": label, "kind": _short(kind), "definition": definition}
        )
    return found


def _short(iri: str) -> str:
    for prefix, base in _SHORT:
        local = iri.removeprefix(base)
        if local != iri and local and all(letter.isalnum() or letter in "-_%" for letter in local):
            return f"{prefix}:{local}"
    return f"<{iri}>"
