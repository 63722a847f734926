"""`accord network`: measures of the network of actors."""

from __future__ import annotations

from typing import Annotated

import typer

from .boundary import say
from .options import DEFAULT_STORE, Rows, Store, TableFormat
from .selection import Actors, Documents, Relations, Since, Until, actor_iri, select
from .terminal import write_rows

network = typer.Typer(
    name="network",
    help="Measure the network of actors: brokers, communities, paths, claims over time.",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.add_typer(network)


@network.command()
def brokers(
    *,
    relation: Relations = None,
    actor: Actors = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """List who stands between others: the share of shortest paths that lead over each actor."""
    from ..measures import brokers as measure
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(source, relations=relation, actors=actor, documents=document, since=since, until=until)
    rows = [(b.name, b.kind, f"{b.betweenness:.3f}", b.neighbours, b.claims, b.mediations) for b in measure(graph)]
    write_rows(("actor", "kind", "betweenness", "neighbours", "claims", "mediations"), rows, form)


@network.command()
def communities(
    *,
    relation: Relations = None,
    actor: Actors = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """Group the actors that deal with each other more than with others."""
    from ..measures import communities as measure
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(source, relations=relation, actors=actor, documents=document, since=since, until=until)
    rows = [(number, name) for number, group in enumerate(measure(graph), 1) for name in group]
    write_rows(("community", "actor"), rows, form)


@network.command()
def path(
    first: Annotated[str, typer.Argument(metavar="FROM", help="An actor, by name or alias.", show_default=False)],
    second: Annotated[str, typer.Argument(metavar="TO", help="Another.", show_default=False)],
    *,
    relation: Relations = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """Link two actors over as few others as can be."""
    from ..measures import path as measure
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(source, relations=relation, actors=None, documents=document, since=since, until=until)
        steps = measure(graph, actor_iri(source, first), actor_iri(source, second))
    if not steps:
        say(f"nothing links {first} and {second}")
    rows = [(step.source, step.target, step.claims, ", ".join(step.relations)) for step in steps]
    write_rows(("from", "to", "claims", "relations"), rows, form)


@network.command()
def months(
    *,
    relation: Relations = None,
    actor: Actors = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """Count the claims of each month: cooperation and conflict, in words and in deeds."""
    from ..measures import QUADS, over_time
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(source, relations=relation, actors=actor, documents=document, since=since, until=until)
    rows = [(month or "undated", *counts.values()) for month, counts in over_time(graph)]
    write_rows(("month", *QUADS.values()), rows, form)
