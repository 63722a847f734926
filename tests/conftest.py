"""Fixtures that several rooms share."""

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
"""The root of the repository."""


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def dispatches():
    """The folder of the sample dispatches."""
    return Path(str(files("accord.corpus") / "dispatches"))


@pytest.fixture(scope="session")
def shared():
    """The folder of texts that are measured against and are no part of the project."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the articles to measure against are not here")
    return folder


@pytest.fixture
def accord(tmp_path):
    """Run the command line as a user does: a process of its own, in an empty folder, not on a terminal.

    Gives the completed process, with stdout and stderr as text unless `text=False`.
    """

    def run(*arguments, text=True, env=None, **options):
        environment = {key: value for key, value in os.environ.items() if key != "ACCORD_STORE"} | (env or {})
        encoding = {"encoding": "utf-8"} if text else {}
        defaults = {"cwd": tmp_path, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        if "input" not in options:
            defaults["stdin"] = subprocess.DEVNULL
        return subprocess.run(
            [sys.executable, "-m", "accord.cli", *map(str, arguments)],
            check=False,
            env=environment,
            **defaults | encoding | options,
        )

    return run


@pytest.fixture(scope="session")
def sample_store(dispatches, tmp_path_factory):
    """The folder of a store that was built from the sample dispatches; read it only."""
    from accord.pipeline import build

    folder = tmp_path_factory.mktemp("sample") / "store"
    build([str(dispatches)], folder)
    return folder


BROWSER_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser():
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        message = f"no Chromium on this machine (looked for {', '.join(BROWSERS)}): apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(BROWSER_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def screenshots():
    """The folder where a run keeps its pictures: ACCORD_SCREENSHOTS, or `build/screenshots`."""
    folder = Path(os.environ.get("ACCORD_SCREENSHOTS") or ROOT / "build" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def npm_packages():
    """The folder of the packages of `tests/package.json`, which are installed if they are not there."""
    folder = ROOT / "tests" / "node_modules"
    wanted = json.loads((ROOT / "tests" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    if not all((folder / name).is_dir() for name in wanted):
        npm = shutil.which("npm")
        command = [npm or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=ROOT / "tests", check=False, capture_output=True) if npm else None
        if done is None or done.returncode:
            message = "the packages from npm are not here: run `npm ci` in the folder tests"
            if os.environ.get("CI"):
                pytest.fail(message)
            pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def axe(npm_packages):
    """`axe(page)`: what axe-core finds wrong with a page by WCAG 2.2 AA and by good practice."""
    source = (npm_packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def run(page):
        # Handed in from outside: the page's own policy lets no script in.
        page.evaluate(source)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        report = page.evaluate("tags => axe.run(document, { runOnly: tags })", tags)
        return [(fault["id"], [node["html"][:200] for node in fault["nodes"][:5]]) for fault in report["violations"]]

    return run
