"""`accord export`: the graph in formats that other tools read."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from .options import DEFAULT_STORE, Describe, Output, Store
from .selection import Documents


class ExportFormat(StrEnum):
    """What a graph can be written as."""

    turtle = "turtle"
    trig = "trig"
    nquads = "nquads"
    jsonld = "jsonld"
    rdfxml = "rdfxml"
    graphml = "graphml"
    gexf = "gexf"
    neo4j = "neo4j"
    csv = "csv"
    polecat = "polecat"
    plover = "plover"


class Vocabulary(StrEnum):
    """How much of the ontology goes along."""

    used = "used"
    all = "all"
    none = "none"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(export)


def export(
    *,
    form: Annotated[
        ExportFormat | None,
        typer.Option("--format", "-f", help="Taken from the ending of --output if not given.", show_default=False),
    ] = None,
    target: Output = "-",
    document: Documents = None,
    vocabulary: Annotated[
        Vocabulary,
        typer.Option("--vocabulary", help="Which part of the ontology goes along: what the claims use, all, none."),
    ] = Vocabulary.used,
    texts: Annotated[
        bool, typer.Option("--texts/--no-texts", help="With or without the full texts of the documents.")
    ] = True,
    inferred: Annotated[
        bool, typer.Option("--inferred", help="With what rules conclude, each rule a graph of its own.")
    ] = False,
    reified: Annotated[
        bool, typer.Option("--reified", help="With RDF 1.2: each claim reifies the edges that it stands for.")
    ] = False,
    one_a_day: Annotated[
        bool, typer.Option("--one-a-day", help="CSV: a row for each day, actor, recipient and code.")
    ] = False,
    describe: Describe = None,
    store: Store = DEFAULT_STORE,
) -> None:
    """Write the graph as a file for other tools.

    Turtle, RDF/XML: the union of all graphs; TriG, N-Quads, JSON-LD: a named graph for each document; GraphML, GEXF:
    the network; Neo4j: a folder of files for LOAD CSV; CSV: one claim a row; polecat, plover: the event files of
    conflict research (tab separated, JSON lines). The same graph gives the same bytes. With --describe, FILE.void.ttl
    beside the output says what it holds.
    """
    from ..rdf.about import load_about
    from ..rdf.export import ENDINGS
    from ..rdf.export import export as write
    from ..rdf.store import open_store

    name = form.value if form is not None else ENDINGS.get(Path(target).suffix.lower())
    if name is None:
        raise UsageError(f"--format is missing: one of {', '.join(ExportFormat)}")
    about = None if describe is None else load_about(describe)
    with open_store(store, writable=False) as source:
        out = sys.stdout.buffer if target == "-" else Path(target)
        write(
            source,
            name,
            out,
            documents=document or None,
            vocabulary=vocabulary.value,
            texts=texts,
            inferred=inferred,
            reified=reified,
            one_a_day=one_a_day,
            about=about,
        )
