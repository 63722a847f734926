"""The wordings by which the width of the lexicon is measured are in order."""

import json
from pathlib import Path

import pytest

from accord.vocabulary.schema import load_schema

FOLDER = Path(__file__).parents[2] / "corpus" / "phrasings"
CLASSES = sorted(load_schema().events)


def rows(kind):
    path = FOLDER / f"{kind.lower()}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_class_has_its_file():
    assert sorted(path.stem for path in FOLDER.glob("*.jsonl")) == sorted(kind.lower() for kind in CLASSES)


@pytest.mark.parametrize("kind", CLASSES)
def test_wordings_and_look_alikes(kind):
    found = rows(kind)
    wordings, alike = [row for row in found if row["class"]], [row for row in found if row["class"] is None]
    assert (len(wordings), len(alike)) == (60, 20)
    assert {row["split"] for row in found} == {"dev", "test"}
    assert all(row["like"] == kind for row in alike)
    assert len({row["id"] for row in found}) == len({row["text"] for row in found}) == len(found)
    for row in wordings:
        assert row["class"] == kind
        assert row["text"].count(row["trigger"]) == 1, row["id"]
        assert all(name in row["text"] for name in (*row["actor"], *row["recipient"])), row["id"]
        assert set(row.get("also", ())) <= set(CLASSES), row["id"]
