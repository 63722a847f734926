"""The command `accord`: one file a noun, and one boundary where errors become words.

Modules here import nothing heavy at their top, so that `accord --help` answers at once; each
command imports the rooms that it needs when it runs.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import __version__
from . import build, demo, evaluate, explain, export, extract, infer, lint, network, query, serve, stats, validate, view
from .boundary import Boundary, warn

app = typer.Typer(
    name="accord",
    cls=Boundary,
    help="A knowledge graph of negotiations, from the news about them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"accord {__version__}")
        raise typer.Exit


class _Warnings(logging.Handler):
    """Turns what the rooms log into warning lines."""

    def emit(self, record: logging.LogRecord) -> None:
        warn(record.getMessage())


@app.callback()
def _options(
    *,
    _wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    log = logging.getLogger("accord")
    if not any(isinstance(handler, _Warnings) for handler in log.handlers):
        log.addHandler(_Warnings(logging.WARNING))
        log.propagate = False


for _noun in (
    demo,
    build,
    extract,
    explain,
    query,
    view,
    serve,
    network,
    export,
    infer,
    stats,
    validate,
    evaluate,
    lint,
):
    _noun.register(app)


def _show_warning(message: Warning | str, *_where: Any, **_more: Any) -> None:  # noqa: ANN401
    warn(" ".join(str(message).split()))


def main() -> None:
    """Run the command line: the entry point of the command `accord`."""
    # One line, without the place in the code that raised it, which says nothing to a user.
    warnings.showwarning = _show_warning
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # the shell has closed it (`>&-`): what is written there goes nowhere
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the process ends
        elif hasattr(stream, "reconfigure"):
            # Results are UTF-8 with plain newlines whatever the locale says; so are messages.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    app(prog_name="accord")
