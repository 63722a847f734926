"""The worked examples run from the first cell to the last, and show what their kept pictures and tables promise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def code(path):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def kinds(cell):
    """What a cell shows: printed text, a table, a picture."""
    found = []
    for output in cell["outputs"]:
        html = "".join(output.get("data", {}).get("text/html", []))
        found.append("picture" if "<svg" in html else "table" if "<table" in html else output["output_type"])
    return found


def test_there_are_three_worked_examples():
    assert len(NOTEBOOKS) == 3


@pytest.mark.slow
@pytest.mark.pipeline
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path, tmp_path):
    command = [sys.executable, str(ROOT / "docs" / "notebooks.py"), str(path), "--into", str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    again = code(tmp_path / path.name)
    assert [kinds(cell) for cell in again] == [kinds(cell) for cell in code(path)]
    shown = "".join(
        part for cell in again for output in cell["outputs"] for part in output.get("data", {}).get("text/html", [])
    )
    assert "<caption>0 rows" not in shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_has_pictures_and_nothing_that_runs(path):
    text = path.read_text(encoding="utf-8")
    assert "picture" in [kind for cell in code(path) for kind in kinds(cell)]
    assert "<script" not in text
    assert "Traceback" not in text
