"""`accord network`: measures of the network of actors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from .boundary import say
from .options import DEFAULT_STORE, Rows, Store, TableFormat
from .selection import Actors, Documents, Relations, Since, Speakers, Until, actor_iri, day, select
from .terminal import write_rows

Picture = Annotated[
    Path | None,
    typer.Option(
        "--picture", metavar="FILE", help="Draw it, too: PNG, SVG or PDF (needs matplotlib).", show_default=False
    ),
]

network = typer.Typer(
    name="network",
    help="Measure the network of actors: brokers, mediators, communities, paths, balance, changes, claims over time.",
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
    speaker: Speakers = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """List who stands between others: the share of shortest paths of cooperation that lead over each actor."""
    from ..measures import brokers as measure
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(
            source, relations=relation, actors=actor, speakers=speaker, documents=document, since=since, until=until
        )
    rows = [(b.name, b.kind, f"{b.betweenness:.3f}", b.neighbours, b.claims, b.mediations) for b in measure(graph)]
    write_rows(("actor", "kind", "betweenness", "neighbours", "claims", "mediations"), rows, form)


@network.command()
def communities(
    *,
    relation: Relations = None,
    actor: Actors = None,
    speaker: Speakers = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    picture: Picture = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """Group the actors that deal with each other more than with others."""
    from ..measures import communities as measure
    from ..pictures import draw_communities
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(
            source, relations=relation, actors=actor, speakers=speaker, documents=document, since=since, until=until
        )
    if picture is not None:
        draw_communities(graph, picture)
    rows = [(number, name) for number, group in enumerate(measure(graph), 1) for name in group]
    write_rows(("community", "actor"), rows, form)


@network.command()
def path(
    first: Annotated[str, typer.Argument(metavar="FROM", help="An actor, by name or alias.", show_default=False)],
    second: Annotated[str, typer.Argument(metavar="TO", help="Another.", show_default=False)],
    *,
    relation: Relations = None,
    speaker: Speakers = None,
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
        graph = select(
            source, relations=relation, actors=None, speakers=speaker, documents=document, since=since, until=until
        )
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
    speaker: Speakers = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    picture: Picture = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """Count the claims of each month: cooperation and conflict, in words and in deeds."""
    from ..measures import QUADS, over_time
    from ..pictures import draw_months
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(
            source, relations=relation, actors=actor, speakers=speaker, documents=document, since=since, until=until
        )
    counted = over_time(graph)
    if picture is not None:
        draw_months(counted, picture)
    rows = [(month or "undated", *counts.values()) for month, counts in counted]
    write_rows(("month", *QUADS.values()), rows, form)


@network.command()
def mediators(
    *,
    actor: Actors = None,
    speaker: Speakers = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """List the mediators with the parties that they reach, and how many actors are two steps of cooperation away."""
    from ..balance import reach
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(
            source, relations=None, actors=actor, speakers=speaker, documents=document, since=since, until=until
        )
    rows = [(r.name, r.mediations, len(r.parties), r.within_two, ", ".join(r.parties)) for r in reach(graph)]
    write_rows(("mediator", "mediations", "parties", "within two steps", "mediates for"), rows, form)


@network.command()
def balance(
    *,
    relation: Relations = None,
    actor: Actors = None,
    speaker: Speakers = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    picture: Picture = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """Set cooperation against conflict for each pair of actors: from -1, conflict only, to 1, cooperation only."""
    from ..balance import ties, triangles
    from ..pictures import draw_ties
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        graph = select(
            source, relations=relation, actors=actor, speakers=speaker, documents=document, since=since, until=until
        )
    found = ties(graph)
    if picture is not None:
        draw_ties(found, picture)
    even, odd = triangles(graph)
    say(f"{even} triangles of actors are balanced, {odd} are not")
    rows = [(t.one, t.other, t.cooperation, t.conflict, f"{t.balance:.2f}") for t in found]
    write_rows(("one", "other", "cooperation", "conflict", "balance"), rows, form)


@network.command()
def changes(
    at: Annotated[str, typer.Argument(metavar="DAY", help="Where the second period begins.", show_default=False)],
    *,
    relation: Relations = None,
    actor: Actors = None,
    speaker: Speakers = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """Compare two periods: claims of cooperation and conflict of each pair before a day, and from that day on."""
    from ..balance import changes as compare
    from ..rdf.store import open_store

    turn = day("DAY", at)
    with open_store(store, writable=False) as source:
        graph = select(
            source, relations=relation, actors=actor, speakers=speaker, documents=document, since=since, until=until
        )
    rows = [(c.one, c.other, *c.before, *c.after) for c in compare(graph, turn)]
    columns = ("one", "other", "cooperation before", "conflict before", "cooperation after", "conflict after")
    write_rows(columns, rows, form)


@network.command()
def save(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="To write: .gexf or .graphml.", show_default=False)],
    *,
    relation: Relations = None,
    actor: Actors = None,
    speaker: Speakers = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    store: Store = DEFAULT_STORE,
) -> None:
    """Write the part of the network that the options choose, for Gephi, Cytoscape or networkx."""
    from ..rdf.export import write_file
    from ..rdf.networks import gexf, graphml
    from ..rdf.store import open_store

    writers = {".gexf": gexf, ".graphml": graphml}
    if target.suffix.lower() not in writers:
        raise UsageError(f"{target}: a network ends in {' or '.join(writers)}")
    with open_store(store, writable=False) as source:
        graph = select(
            source, relations=relation, actors=actor, speakers=speaker, documents=document, since=since, until=until
        )
    write_file(target, writers[target.suffix.lower()](graph))
    say(f"{target}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
