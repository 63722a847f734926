"""Fixtures that several rooms share."""

import os
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
