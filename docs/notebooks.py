# ruff: noqa: INP001 - a folder of documents, not a package
"""Runs notebooks and keeps what their cells show: `python docs/notebooks.py notebooks/*.ipynb`.

`--into FOLDER` writes the results there instead of into the notebooks themselves. A cell that fails ends the run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

SHOWN = ("text/html", "text/plain")


def run(notebook: dict[str, Any]) -> dict[str, Any]:
    """Run the cells of a notebook one after the other, in a folder of their own, and return it with what they show."""
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(displayhook_class=_Quiet, config=Config(HistoryManager={"enabled": False}))
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        count += 1
        with capture_output(stdout=True, stderr=False, display=False) as printed:
            done = shell.run_cell("".join(cell["source"]))
        done.raise_error()
        cell["execution_count"] = count
        cell["outputs"] = []
        if printed.stdout:
            cell["outputs"].append({"output_type": "stream", "name": "stdout", "text": _lines(printed.stdout)})
        if done.result is not None:
            formats, _ = shell.display_formatter.format(done.result, include=SHOWN)
            # What can be drawn needs no description: that of an object would say where it lay in memory.
            data = {kind: _lines(text) for kind, text in formats.items() if kind in SHOWN}
            if "text/html" in data:
                data["text/plain"] = [f"<{type(done.result).__name__}>"]
            cell["outputs"].append(
                {"output_type": "execute_result", "execution_count": count, "data": data, "metadata": {}}
            )
    return notebook


class _Quiet(DisplayHook):
    """Keeps what a cell comes to, and prints nothing of it."""

    def write_output_prompt(self) -> None:
        return

    def write_format_data(self, *_formats: Any) -> None:  # noqa: ANN401
        return

    def finish_displayhook(self) -> None:
        return


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def main() -> None:
    """Run each notebook that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="+", type=Path)
    parser.add_argument("--into", type=Path, help="write the results into this folder")
    arguments = parser.parse_args()
    for path in [path.resolve() for path in arguments.notebooks]:
        target = (arguments.into or path.parent).resolve() / path.name
        notebook = json.loads(path.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            os.environ["IPYTHONDIR"] = folder
            result = run(notebook)
        target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        sys.stderr.write(f"{target.name}\n")


if __name__ == "__main__":
    main()
