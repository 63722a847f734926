"""`accord serve`: the graph over HTTP."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated

import typer

from ..errors import UsageError
from .boundary import say
from .options import DEFAULT_STORE, Describe, Store

LOOPBACK = ("127.0.0.1", "localhost", "::1")
NEEDED = ("fastapi", "uvicorn", "pebble", "mimeparse")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(serve)


def serve(
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; only this machine by default.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Which port; 0 for any that is free.")
    ] = 8484,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="HOST",
            help="A host name that the server is reached by, beside its address; `*` for any. Repeat for more.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="The heading of the explorer.")
    ] = "Negotiations",
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="How long one question may take.")
    ] = 30.0,
    rows: Annotated[
        int, typer.Option("--rows", metavar="N", min=1, help="How many rows an answer may have.")
    ] = 100_000,
    size: Annotated[
        int, typer.Option("--size", metavar="MB", min=1, help="How large a request or an answer may be.")
    ] = 32,
    memory: Annotated[
        int, typer.Option("--memory", metavar="MB", min=0, help="How much memory one question may take; 0: no limit.")
    ] = 2000,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="How many questions are answered at the same time.")
    ] = 4,
    cors: Annotated[
        list[str] | None,
        typer.Option(
            "--cors",
            metavar="ORIGIN",
            help="A site whose pages may read the answers (https://example.org; `*` for any). Repeat for more.",
            show_default=False,
        ),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Take SPARQL updates from whoever shows the token in ACCORD_TOKEN.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            envvar="ACCORD_TOKEN",
            # Whatever stands on a command line can be read by every other user of the machine.
            hidden=True,
            help="The token itself; better in the variable.",
            show_default=False,
        ),
    ] = None,
    describe: Describe = None,
    store: Store = DEFAULT_STORE,
) -> None:
    """Serve the explorer, a SPARQL endpoint, a query page and a JSON API over HTTP.

    Nothing is written unless `--update` asks for it. Needs the extra `serve`: pip install 'accord-graph[serve]'.
    """
    missing = [package for package in NEEDED if find_spec(package) is None]
    if missing:
        raise UsageError(f"serve needs {', '.join(missing)}: pip install 'accord-graph[serve]'")
    if update and not token:
        raise UsageError("--update needs a token: put one into the variable ACCORD_TOKEN")
    from ..rdf.about import load_about
    from ..serve import Settings
    from ..serve import serve as run

    anywhere = host in ("0.0.0.0", "::")  # noqa: S104 - only if it was asked for
    settings = Settings(
        store=store,
        title=title,
        about=None if describe is None else load_about(describe),
        seconds=timeout,
        rows=rows,
        size=size * 1_000_000,
        memory=memory * 1_000_000,
        workers=workers,
        token=token if update else None,
        origins=tuple(cors or ()),
        hosts=("*",) if anywhere and not name else (*LOOPBACK, host, *(name or ())),
    )
    run(settings, host, port, started=say)
