"""`accord extract`: the events of documents, nothing stored."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Model, Output, Paths, TableFormat
from .terminal import output, progress, reporting, write_rows

if TYPE_CHECKING:
    from ..pipeline import Reader
    from ..records import Event, Report


class EventFormat(StrEnum):
    """How events are written."""

    jsonl = "jsonl"
    csv = "csv"
    table = "table"
    jsonld = "jsonld"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(extract)


def extract(
    paths: Paths,
    form: Annotated[
        EventFormat, typer.Option("--format", "-f", help="JSON lines, CSV, a table, or RDF as JSON-LD.")
    ] = (EventFormat.jsonl),
    target: Output = "-",
    model: Model = None,
) -> None:
    """Write the events that documents report, and store nothing.

    As JSON lines, events are written while documents are read, so that the output can be piped.
    """
    from ..pipeline import Reader, extract_events

    with reporting() as report, progress("events") as notice:
        if form is EventFormat.jsonld:
            _write_graph(paths, target, Reader(model), report, notice)
            return
        events = extract_events(paths, reader=Reader(model), report=report, notice=notice)
        if form is EventFormat.jsonl:
            with output(target) as stream:
                for event in events:
                    stream.write(json.dumps(event.record(), ensure_ascii=False) + "\n")
        else:
            write_rows(COLUMNS, (_row(event) for event in events), TableFormat(form.value), target)


def _write_graph(paths: list[str], target: str, reader: Reader, report: Report, notice: Callable[[str], None]) -> None:
    """Build a graph in memory and write what the documents say, without the vocabulary."""
    from ..pipeline import build
    from ..rdf.export import export
    from ..rdf.store import MEMORY, open_store

    with open_store(MEMORY, writable=True) as store:
        build(paths, store, reader=reader, report=report, notice=notice)
        out = sys.stdout.buffer if target == "-" else Path(target)
        export(store, "jsonld", out, vocabulary="none")


COLUMNS = (
    "doc",
    "date",
    "type",
    "actor",
    "recipient",
    "others",
    "content",
    "polarity",
    "modality",
    "speaker",
    "outlet",
    "sentence",
)


def _row(event: Event) -> tuple[object, ...]:
    record = event.record()
    roles = record["roles"]
    others = {role: value for role, value in roles.items() if role not in {"actor", "recipient", "content", "topic"}}
    return (
        record["doc"],
        record["date"],
        record["type"],
        _listed(roles.get("actor")),
        _listed(roles.get("recipient")),
        "; ".join(f"{role}: {_listed(value)}" for role, value in others.items()),
        _listed(roles.get("content", roles.get("topic"))),
        record["polarity"],
        record["modality"],
        record["speaker"],
        record["outlet"],
        " ".join(record["sentence"].split()),
    )


def _listed(value: object) -> str:
    return ", ".join(str(item) for item in value) if isinstance(value, list) else "" if value is None else str(value)
