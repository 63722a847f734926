"""What commands write: results to stdout or a file, rows as a table, CSV or JSON; progress and warnings to stderr."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import typer

from ..errors import PARTIAL, AccordError, InputError
from ..records import Report
from .boundary import say, warn
from .options import TableFormat


@contextlib.contextmanager
def output(target: str) -> Iterator[TextIO]:
    """Open `target` for text in UTF-8: `-` is stdout, a file appears whole under its name or not at all."""
    if target == "-":
        yield sys.stdout
        return
    path = Path(target)
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:  # it would name the file beside it, which nobody has asked for
        raise AccordError(f"cannot be written: {error.strerror or error}", file=path) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        # mkstemp makes files that only their owner may read; a result gets what the umask leaves.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def reporting() -> Iterator[Report]:
    """Hand out the report of a run, and say on the way out which inputs it had to leave out.

    Ends the command with `PARTIAL` if some were left out, and raises InputError if nothing could be read.
    """
    report = Report()
    try:
        yield report
    finally:
        for skipped in report.skipped:
            place = skipped.source if skipped.line is None else f"{skipped.source}:{skipped.line}"
            warn(f"{place}: {skipped.reason}")
    if report.skipped and not report.read:
        raise InputError("none of the inputs could be read")
    if report.skipped:
        inputs = "1 input was" if len(report.skipped) == 1 else f"{len(report.skipped)} inputs were"
        say(f"{inputs} left out")
        raise typer.Exit(PARTIAL)


@contextlib.contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """Show on stderr how far a run is: call what this yields once an item, with its name. Silent off a terminal."""
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} {task.description}", markup=False),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False, style="dim"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, name="")
        yield lambda name: bar.update(task, advance=1, name=name)


def to_terminal(target: str) -> bool:
    """Return whether what is written to `target` is read by somebody at a terminal."""
    return target == "-" and sys.stdout.isatty()


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], form: TableFormat, target: str = "-") -> None:
    """Write rows under the names of their columns; None is an empty cell (null in JSON)."""
    if form is TableFormat.auto:
        form = TableFormat.table if to_terminal(target) else TableFormat.csv
    with output(target) as stream:
        if form is TableFormat.json:
            records = [dict(zip(columns, row, strict=True)) for row in rows]
            stream.write(json.dumps(records, ensure_ascii=False, indent=1, default=str) + "\n")
        elif form is TableFormat.csv:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
        else:
            from .table import draw

            if not draw(columns, rows, stream) and sys.stderr.isatty():
                say("no rows")
