"""Pages in a real browser with the network cut; whatever a page says, asks for or pops up fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from accord.view import write_view


@pytest.fixture
def open_view(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """`open_view(network, fragment="", **options)`: the page of that network, opened from a file."""
    contexts: list[Any] = []
    seen: list[str] = []

    def open_page(network: nx.MultiDiGraph, fragment: str = "", *, title: str = "Truces", **options: Any) -> Any:
        path = tmp_path / f"view-{len(contexts)}.html"
        write_view(network, path, title=title, subtitle="Made for a test")
        context = browser.new_context(
            **({"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"} | options)
        )
        contexts.append(context)
        context.set_offline(True)

        def guard(route: Any) -> None:
            if route.request.url.partition("#")[0] == path.as_uri():
                route.continue_()
            else:
                seen.append(f"request: {route.request.url[:200]}")
                route.abort()

        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", lambda message: seen.append(f"console {message.type}: {message.text[:300]}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("popup", lambda popup: seen.append(f"popup: {popup.url}"))
        page.set_default_timeout(30_000)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("body[data-ready]")
        return page

    open_page.seen = seen
    yield open_page
    for context in contexts:
        context.close()
    assert seen == []
