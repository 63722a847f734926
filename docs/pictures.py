# ruff: noqa: INP001 - a folder of documents, not a package
"""Takes the pictures of the README and the guide, from the sample dispatches: `python docs/pictures.py`.

Builds the dispatches into a store, opens its page and its server in Chromium, and writes `docs/images/*.png`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from accord.network import load_network
from accord.pipeline import build
from accord.rdf.store import open_store
from accord.view import write_view

IMAGES = Path(__file__).parent / "images"
DISPATCHES = Path(__file__).parent.parent / "corpus" / "dispatches"
ID = "https://w3id.org/accord/id/"
SIZE = {"width": 1200, "height": 740}


def main() -> None:
    """Take all pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        build([str(DISPATCHES)], folder / "store")
        with open_store(folder / "store", writable=False) as store:
            write_view(load_network(store), folder / "graph.html", title="Sample dispatches")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        address = (folder / "graph.html").as_uri()
        negotiation = f"urn:accord:negotiation:{ID}hamas|{ID}israel"
        take(browser, f"{address}#node={negotiation}", "view")
        take(browser, f"{address}#node={ID}houthis", "view-dark", color_scheme="dark")
        take(
            browser, f"{address}#disputed=1&source={ID}taliban&target={ID}united-states&relation=Talks", "view-disagree"
        )
        take(browser, f"{address}#view=table", "view-table")
        phone = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "device_scale_factor": 1}
        take(browser, address, "view-phone", **phone)
        with_server(folder / "store", lambda place: take(browser, f"{place}query", "query", ask))
        browser.close()


def take(
    browser: Browser, address: str, name: str, before: Callable[[Page], None] | None = None, **options: object
) -> None:
    """Open a page, do something on it, and keep what is then seen."""
    settings = {"viewport": SIZE, "color_scheme": "light", "reduced_motion": "reduce"} | options
    page = browser.new_page(**settings)
    page.goto(address)
    page.wait_for_selector("body[data-ready=true]")
    if before is not None:
        before(page)
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()
    sys.stderr.write(f"{name}.png: {(IMAGES / f'{name}.png').stat().st_size // 1000} kB\n")


def ask(page: Page) -> None:
    """Ask a question on the query page."""
    page.get_by_role("button", name="Who mediates", exact=True).click()
    page.fill("[name=a]", "Russia")
    page.fill("[name=b]", "Ukraine")
    page.click("#ask-question")
    page.wait_for_selector("#result table")


def with_server(store: Path, work: Callable[[str], None]) -> None:
    """Do something while a server answers from a store."""
    command = [sys.executable, "-m", "accord.cli", "serve", "--port", "0", "--store", str(store)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:  # noqa: S603 - our own
        try:
            found = re.search(r"http://\S+/", server.stderr.readline() if server.stderr else "")
            if found is None:
                sys.exit("the server did not start")
            work(found[0])
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
