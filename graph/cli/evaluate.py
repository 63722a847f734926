"""`accord evaluate`: extracted events against annotated ones."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .boundary import warn
from .options import Model, Rows, TableFormat
from .terminal import output, progress, reporting, write_rows

if TYPE_CHECKING:
    from ..evaluate import Scores


class Split(StrEnum):
    """The halves of the gold."""

    dev = "dev"
    test = "test"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(evaluate)


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="[GOLD]", help="A gold file or a folder of them; accord's own if none is given.", show_default=False
        ),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...", help="The documents, where the gold does not hold their texts.", show_default=False
        ),
    ] = None,
    *,
    events: Annotated[
        Path | None,
        typer.Option(
            "--events", metavar="FILE", help="Score these events, as `extract` wrote them.", show_default=False
        ),
    ] = None,
    split: Annotated[
        Split | None, typer.Option("--split", help="Only this half of the gold.", show_default=False)
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List each difference in place of the figures.")] = False,
    cases: Annotated[
        bool, typer.Option("--cases", help="Say for each text what was found, to be kept and compared.")
    ] = False,
    form: Rows = TableFormat.auto,
    model: Model = None,
) -> None:
    """Compare what is extracted with annotated events: precision, recall and F1."""
    from ..evaluate import case_lines, compare, read_records
    from ..gold import documents, read_gold
    from ..pipeline import Reader, events_of, extract_events

    records = read_gold(_shipped() if gold is None else gold, split=split)
    with reporting() as report, progress("events") as notice:
        if events is not None:
            scores = compare(records, read_records(events))
        elif paths:
            scores = compare(records, extract_events(paths, reader=Reader(model), report=report, notice=notice))
        else:
            scores = compare(records, events_of(documents(records), reader=Reader(model), notice=notice))
    for doc in scores.unknown:
        warn(f"{doc}: the gold knows nothing of this document")
    if cases:
        with output("-") as stream:
            stream.writelines(f"{line}\n" for line in case_lines(scores))
    elif misses:
        _write_misses(scores, form)
    else:
        _write_figures(scores, form)


def _shipped() -> Path:
    from importlib.resources import files

    return Path(str(files("accord.corpus") / "gold"))


def _write_misses(scores: Scores, form: TableFormat) -> None:
    columns = ("what", "doc", "type", "trigger", "expected", "found")
    write_rows(columns, ((m.what, m.doc, m.type, m.trigger, m.gold, m.found) for m in scores.misses), form)


def _write_figures(scores: Scores, form: TableFormat) -> None:
    tallies = [
        ("event", scores.events),
        ("role", scores.roles),
        ("complete", scores.complete),
        ("condition", scores.conditions),
        *((f"event {name}", tally) for name, tally in sorted(scores.classes.items())),
    ]
    rows: list[tuple[object, ...]] = [
        (name, f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", t.right, t.extra, t.missed)
        for name, t in tallies
    ]
    # Of the events found, the share whose property is right: there is no precision apart from it.
    rows += [(name, None, f"{t.recall:.3f}", None, t.right, None, t.missed) for name, t in scores.properties.items()]
    write_rows(("measure", "precision", "recall", "F1", "right", "extra", "missed"), rows, form)
