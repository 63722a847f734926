"""`accord view`: the network as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .boundary import say
from .options import DEFAULT_STORE, Store
from .selection import Actors, Documents, Relations, Since, Until, select


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(view)


def view(
    target: Annotated[Path, typer.Argument(metavar="OUT.html", help="The page to write.", show_default=False)],
    *,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "Negotiations",
    relation: Relations = None,
    actor: Actors = None,
    document: Documents = None,
    since: Since = None,
    until: Until = None,
    store: Store = DEFAULT_STORE,
) -> None:
    """Write the network as one HTML page that works offline.

    Actors and issues are nodes, relations are edges; a click shows the sentences behind them. The options choose
    which claims go in.
    """
    from ..rdf.store import open_store
    from ..view import write_view

    with open_store(store, writable=False) as source:
        network = select(source, relations=relation, actors=actor, documents=document, since=since, until=until)
    write_view(network, target, title=title)
    say(f"{target}: {network.number_of_nodes()} nodes, {network.number_of_edges()} edges")
