"""`accord stats`: what a store holds, in numbers."""

from __future__ import annotations

import typer

from .options import DEFAULT_STORE, Rows, Store, TableFormat
from .terminal import write_rows


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(stats)


def stats(store: Store = DEFAULT_STORE, *, form: Rows = TableFormat.auto) -> None:
    """Count what a store holds: documents, claims by class, actors, the days that they cover."""
    from ..rdf.store import open_store
    from ..stats import statistics

    with open_store(store, writable=False) as source:
        rows = statistics(source)
    write_rows(("what", "count"), rows, form)
