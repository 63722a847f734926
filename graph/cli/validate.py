"""`accord validate`: the graph against its shapes, and every quote against its text."""

from __future__ import annotations

import typer

from ..errors import ValidationError
from .boundary import say
from .options import DEFAULT_STORE, Store


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(validate)


def validate(store: Store = DEFAULT_STORE) -> None:
    """Check the graph against the SHACL shapes of the ontology, and every quote against its text.

    Each violation is one line; the exit code is 8 if there are any.
    """
    from ..rdf.shapes import validate as check
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        violations = check(source)
        documents = len(source.documents())
        where = source.location  # without the password of an endpoint
    for violation in violations:
        typer.echo(str(violation))
    if violations:
        raise ValidationError(f"{where}: {len(violations)} violations")
    say(f"{where} conforms: {documents} documents")
