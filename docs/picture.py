# ruff: noqa: INP001 - a folder of documents, not a package
"""Takes the picture of the view: `python docs/picture.py out/graph.html docs/images/view.png qatar hamas`.

The two names are ids of actors; the line between them is clicked, so that the sentences behind it show.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ID = "https://w3id.org/accord/id/"


def main(page_file: str, picture: str, source: str, target: str) -> None:
    """Open the page in Chromium, click a line and save what is seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
        page.goto(Path(page_file).resolve().as_uri())
        page.wait_for_timeout(2000)
        place = page.evaluate("line => accord.where(line)", {"source": ID + source, "target": ID + target})
        if place is None:
            sys.exit(f"no line is drawn from {source} to {target}")
        page.mouse.click(place["x"], place["y"])
        page.wait_for_timeout(1000)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
