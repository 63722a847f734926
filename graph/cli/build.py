"""`accord build`: read documents, extract their claims, store them."""

from __future__ import annotations

import typer

from .boundary import say
from .options import DEFAULT_STORE, Model, Paths, Store
from .terminal import progress, reporting


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(build)


def build(paths: Paths, store: Store = DEFAULT_STORE, model: Model = None) -> None:
    """Read documents and add what they claim to the graph.

    Documents that have not changed since they were last read are passed over; those that have changed replace
    their own claims. Inputs that cannot be read are left out with a warning, and the exit code is then 9.
    """
    from ..pipeline import Reader
    from ..pipeline import build as run

    with reporting() as report, progress("documents") as notice:
        built = run(paths, store, reader=Reader(model), report=report, notice=notice)
        say(built.summary())
