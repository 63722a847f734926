"""From a claim back to where it comes from: the sentence, the document, the frame, the run."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from ..errors import QueryError
from .namespaces import DOCUMENT, EVENT, document_id
from .reading import ENTITY_ROLES, StoredClaim, read_claims
from .store import Store

_WHERE = "SELECT ?document { GRAPH ?document { ?claim a acc:Claim } }"
_RUN = """
SELECT ?run ?software ?pipeline ?version ?ontology ?source ?reader ?sha256 {
  ?claim prov:wasGeneratedBy ?run .
  ?run schema:softwareVersion ?software ; acc:pipelineName ?pipeline ; acc:pipelineVersion ?version .
  ?run acc:sha256 ?ontology .
  ?claim acc:hasEvidence/oa:hasSource ?document .
  ?document acc:source ?source ; acc:reader ?reader ; acc:sha256 ?sha256 .
}
"""
_FOLLOWS = """
SELECT DISTINCT ?what ?other {
  ?property rdfs:label ?what .
  FILTER(?property IN (acc:repeats, acc:answers, acc:fulfils, acc:disagreesWith))
  ?claim ?property ?other .
} ORDER BY ?what ?other
"""


def trace(store: Store, name: str) -> list[tuple[str, str]]:
    """Walk a claim, by its IRI or its id, back to its sentence; what is found, as names and values.

    Raises QueryError for a claim that the store does not have.
    """
    iri = EVENT + name.strip("<>").removeprefix(EVENT).removeprefix("event:")
    try:
        bound = {"claim": ox.NamedNode(iri)}
    except ValueError as error:
        raise QueryError(f"{name!r} is no IRI of a claim: {error}") from error
    documents = [row[0].value for row in _rows(store, _WHERE, bound) if row[0].value.startswith(DOCUMENT)]
    if not documents:
        raise QueryError(f"the store has no claim {name}")
    claim = next(c for c in read_claims(store, [document_id(documents[0])]) if c.iri == iri)
    (run,) = _rows(store, _RUN, bound)[:1]
    return [
        *_said(claim),
        *_found(claim, {key: run[key].value for key in ("source", "reader", "sha256")}),
        ("frame", claim.rule),
        ("confidence", f"{claim.confidence:g}"),
        ("software", f"accord {run['software'].value}"),
        ("pipeline", f"{run['pipeline'].value} {run['version'].value}"),
        ("ontology", f"sha256 {run['ontology'].value}"),
        ("run", run["run"].value),
        *((row["what"].value, row["other"].value) for row in _rows(store, _FOLLOWS, bound)),
    ]


def _said(claim: StoredClaim) -> list[tuple[str, str]]:
    lines = [("claim", claim.iri), ("event", f"{claim.kind} ({claim.polarity}, {claim.modality})")]
    for role in (*ENTITY_ROLES, "content", "topic", "count", "duration"):
        named = [one.label for one in claim.roles.get(role, ())]
        lines += [(role, "; ".join([*named, *claim.words.get(role, ())]))]
    lines += [("condition", condition) for condition in claim.conditions]
    lines += [("date", claim.date)]
    lines += [
        (key, one.label) for key, one in (("speaker", claim.speaker), ("outlet", claim.outlet)) if one is not None
    ]
    return [(key, value) for key, value in lines if value]


def _found(claim: StoredClaim, document: dict[str, str]) -> list[tuple[str, str]]:
    text = claim.document
    lines = [
        ("sentence", claim.sentence),
        ("characters", f"{claim.sentence_start} to {claim.sentence_end}, trigger {claim.trigger!r} at {claim.start}"),
        ("document", text.id),
        ("title", text.title),
        ("publisher", text.publisher),
        ("published", text.published),
        ("url", text.url),
        ("read from", f"{document['source']} by {document['reader']}"),
        ("text", f"sha256 {document['sha256']}"),
    ]
    return [(key, value) for key, value in lines if value]


def _rows(store: Store, query: str, bound: dict[str, ox.NamedNode]) -> list[Any]:
    return list(store.query(query, bound))  # type: ignore[arg-type]
