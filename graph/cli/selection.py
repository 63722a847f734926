"""Which claims of a store go into a network: the options that `view` and `network` share."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, overload

import typer

from ..errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

    from ..rdf.store import Store

Relations = Annotated[
    list[str] | None,
    typer.Option(
        "--relation", metavar="CLASS", help="Only this class of event, e.g. Demand; repeatable.", show_default=False
    ),
]
Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Only what concerns this actor; repeatable.", show_default=False),
]
Speakers = Annotated[
    list[str] | None,
    typer.Option("--speaker", metavar="NAME", help="Only what this actor says; repeatable.", show_default=False),
]
Documents = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="ID", help="Only what this document says; repeatable.", show_default=False),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Only from this day on (YYYY-MM-DD).", show_default=False)
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Only up to this day (YYYY-MM-DD).", show_default=False)
]


def select(
    source: Store,
    *,
    relations: list[str] | None,
    actors: list[str] | None,
    documents: list[str] | None,
    since: str | None,
    until: str | None,
    speakers: list[str] | None = None,
) -> nx.MultiDiGraph:
    """Load the network of the claims that pass the options.

    Raises UsageError for a day that is none and for a document that the store does not have, QueryError for
    an actor that it has no name for.
    """
    from ..network import load_network

    if documents:
        known = {document.id for document in source.documents().values()}
        for name in documents:
            if name not in known:
                raise UsageError(f"--document: the store has no document {name!r}")
    return load_network(
        source,
        documents=documents or None,
        relations=relations or None,
        actors=[actor_iri(source, name) for name in actors] if actors else None,
        speakers=[actor_iri(source, name) for name in speakers] if speakers else None,
        since=day("--since", since),
        until=day("--until", until),
    )


def actor_iri(source: Store, name: str) -> str:
    """Return the IRI of an actor that the store knows by this name or alias; QueryError if there is none."""
    from ..rdf.names import find_actor

    return find_actor(source, name).value


@overload
def day(option: str, value: str) -> dt.date: ...
@overload
def day(option: str, value: str | None) -> dt.date | None: ...
def day(option: str, value: str | None) -> dt.date | None:
    """Read a day that an option gives; UsageError for one that is none."""
    try:
        return None if value is None else dt.date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{option}: {value!r} is no day; write it as YYYY-MM-DD") from error
