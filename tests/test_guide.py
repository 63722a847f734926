"""The Python of the guide runs as it stands there."""

import re
import shutil
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "guide" / "python.md"


@pytest.mark.pipeline
def test_the_python_of_the_guide_runs(dispatches, tmp_path, monkeypatch, capsys):
    (tmp_path / "articles").mkdir()
    for path in sorted(dispatches.glob("*.md"))[:3]:
        shutil.copy(path, tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), {})
    assert "3 documents added" in capsys.readouterr().out
    assert {"graph.ttl", "graph.html"} <= {path.name for path in tmp_path.iterdir()}
