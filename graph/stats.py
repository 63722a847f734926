"""What a store holds, in numbers."""

from __future__ import annotations

from .query import Cell, run
from .rdf.namespaces import ACC
from .rdf.store import Store

_DAYS = """
SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last)
WHERE { GRAPH ?document { ?document a acc:Document ; schema:datePublished ?published } BIND(STR(?published) AS ?day) }
"""
_ACTORS = """
SELECT ?known (COUNT(DISTINCT ?actor) AS ?actors)
WHERE {
  GRAPH ?document {
    ?claim a acc:Claim ; ?role ?actor .
    FILTER(?role IN (acc:actor, acc:recipient, acc:mediator, acc:party, acc:participant, acc:captive, acc:place))
  }
  GRAPH ?described { ?actor acc:known ?known }
}
GROUP BY ?known ORDER BY DESC(?known)
"""
_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?claim) AS ?claims)
WHERE { GRAPH ?document { ?claim a acc:Claim, ?class FILTER(?class != acc:Claim) } }
GROUP BY ?class ORDER BY DESC(?claims) ?class
"""


def statistics(store: Store) -> list[tuple[str, Cell]]:
    """Count documents, the days that they cover, actors, claims, and claims by class; each with what it counts."""
    documents = len(store.documents())
    ((first, last),) = run(store, _DAYS).rows
    actors = {str(known): number for known, number in run(store, _ACTORS).rows}
    classes = run(store, _CLASSES).rows
    counts: list[tuple[str, Cell]] = [
        ("documents", documents),
        ("first published", first),
        ("last published", last),
        ("actors of the ontology", actors.get("true", 0)),
        ("actors that only texts name", actors.get("false", 0)),
        ("claims", sum(number for _, number in classes if isinstance(number, int))),
    ]
    return counts + [(str(name).removeprefix(ACC), number) for name, number in classes]
