"""`accord stats`: what a store holds, in numbers."""

from __future__ import annotations

import typer

from .options import DEFAULT_STORE, Rows, Store, TableFormat
from .terminal import write_rows

DAYS = """
SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last)
WHERE { GRAPH ?document { ?document a acc:Document ; schema:datePublished ?published } BIND(STR(?published) AS ?day) }
"""
ACTORS = """
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
CLASSES = """
SELECT ?class (COUNT(DISTINCT ?claim) AS ?claims)
WHERE { GRAPH ?document { ?claim a acc:Claim, ?class FILTER(?class != acc:Claim) } }
GROUP BY ?class ORDER BY DESC(?claims) ?class
"""


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(stats)


def stats(store: Store = DEFAULT_STORE, *, form: Rows = TableFormat.auto) -> None:
    """Count what a store holds: documents, claims by class, actors, the days that they cover."""
    from ..query import run
    from ..rdf.namespaces import ACC
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        documents = len(source.documents())
        ((first, last),) = run(source, DAYS).rows
        actors = {str(known): number for known, number in run(source, ACTORS).rows}
        classes = run(source, CLASSES).rows
    rows: list[tuple[object, object]] = [
        ("documents", documents),
        ("first published", first),
        ("last published", last),
        ("actors of the ontology", actors.get("true", 0)),
        ("actors that only texts name", actors.get("false", 0)),
        ("claims", sum(number for _, number in classes if isinstance(number, int))),
    ]
    rows += [(str(name).removeprefix(ACC), number) for name, number in classes]
    write_rows(("what", "count"), rows, form)
