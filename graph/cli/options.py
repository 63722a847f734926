"""The arguments and options that several commands share, said once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = "accord-store"

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS",
        help="Files or folders: text, Markdown, HTML, JSON lines. `-` reads standard input.",
        show_default=False,
    ),
]
Store = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="STORE",
        envvar="ACCORD_STORE",
        help="Where the graph is kept: a folder, or the address of a SPARQL 1.1 endpoint.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="An installed spaCy pipeline, or a folder that holds one, in place of accord's own.",
        show_default=False,
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all; `-` is standard output."
    ),
]


Describe = Annotated[
    Path | None,
    typer.Option(
        "--describe",
        metavar="FILE",
        help="A TOML file with the title, the license, the publisher ... of the dataset; describes it (VoID, DCAT).",
        show_default=False,
    ),
]


class TableFormat(StrEnum):
    """How rows are written. `auto` is a table on a terminal and CSV anywhere else."""

    auto = "auto"
    table = "table"
    csv = "csv"
    json = "json"


Rows = Annotated[
    TableFormat,
    typer.Option(
        "--format", "-f", help="How to write the rows; `auto` is a table on a terminal, else CSV.", case_sensitive=False
    ),
]
