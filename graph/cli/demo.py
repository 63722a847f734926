"""`accord demo`: the main job over the sample dispatches that come with accord."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .boundary import say
from .options import Model, TableFormat
from .terminal import progress, reporting, write_rows

QUESTION, PARTIES = "mediators", {"a": "Russia", "b": "Ukraine"}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(demo)


def demo(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write; made if it is missing.")] = Path(
        "out"
    ),
    *,
    model: Model = None,
) -> None:
    """Build a graph of the sample dispatches, answer a question, write the Turtle and the HTML page.

    FOLDER then holds the `dispatches`, the `store`, `graph.ttl` and `graph.html`.
    """
    from importlib.resources import files

    from ..network import load_network
    from ..pipeline import Reader, build
    from ..query import run
    from ..rdf.export import export
    from ..rdf.store import open_store
    from ..view import write_view

    # The texts are copied, so that whoever wonders about a claim finds them beside the graph.
    texts, store = folder / "dispatches", folder / "store"
    texts.mkdir(parents=True, exist_ok=True)
    for dispatch in sorted((files("accord.corpus") / "dispatches").iterdir(), key=lambda entry: entry.name):
        if dispatch.name.endswith(".md"):
            (texts / dispatch.name).write_bytes(dispatch.read_bytes())
    with reporting() as report, progress("documents") as notice:
        built = build([str(texts)], store, reader=Reader(model), report=report, notice=notice)
    say(f"{store}: {built.summary()}")
    with open_store(store, writable=False) as source:
        answer = run(source, QUESTION, PARTIES)
        network = load_network(source)
        export(source, "turtle", folder / "graph.ttl")
    write_view(network, folder / "graph.html", title="Sample dispatches")
    say(f"{folder / 'graph.ttl'}: the graph as Turtle")
    say(f"{folder / 'graph.html'}: the network, {network.number_of_nodes()} nodes; open it in a browser")
    parameters = " ".join(f"{name}={value}" for name, value in PARTIES.items())
    say(f"accord query {QUESTION} {parameters} --store {store}")
    write_rows(answer.columns, answer.rows, TableFormat.table)
    say(f"ask more: accord query --list; accord query QUESTION --store {store}")
