"""The one place where errors become words: a line on stderr and an exit code.

Everything that accord can explain leaves the program here. `AccordError` and the errors of the
command line's own parser become `accord: message`; the operating system's errors (a full disk, a
file that may not be written) name their file; a reader that went away (`accord export - | head`)
and an interrupt from the keyboard end the run without a word. A bug keeps its traceback.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from ..errors import AccordError

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells give it: 128 + SIGINT."""
BROKEN_PIPE = 141
"""Exit code when nobody reads the output any more, as shells give it: 128 + SIGPIPE."""


def say(message: str) -> None:
    """Write one line to stderr; control characters (a newline in a file's name) are shown escaped."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in message)
    # A closed or full stderr leaves nobody to tell: the exit code still says it.
    try:
        sys.stderr.write(f"accord: {line}\n")
        sys.stderr.flush()
    except OSError:
        return


def warn(message: str) -> None:
    """Write one warning line to stderr."""
    say(f"warning: {message}")


def _hush() -> None:
    """Point stdout at nothing, so that Python's own flush at exit has no broken pipe to complain of."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no file behind it: a test's stand-in for stdout
        return


def _explain(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{os.fsdecode(error.filename)}: {reason}" if error.filename is not None else f"output: {reason}"


class Boundary(TyperGroup):
    """The command group whose `main` turns every expected error into one line and an exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as in the base
        standalone = extra.pop("standalone_mode", True)
        extra["standalone_mode"] = False
        try:
            result = super().main(*args, **extra)
        except AccordError as error:
            say(str(error))
            code = error.exit_code
        except typer.TyperException as error:
            # Without a message: help was asked for by giving no command, and has been printed.
            if error.format_message():
                say(error.format_message())
            code = error.exit_code
        except typer.Abort:
            code = INTERRUPTED
        else:
            code = result if isinstance(result, int) else 0
        if standalone:
            sys.exit(code)
        return code

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as in the base
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _hush()
            raise typer.Exit(BROKEN_PIPE) from None
        except OSError as error:
            _hush()
            raise AccordError(_explain(error)) from error
        return result
