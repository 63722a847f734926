"""The sample dispatches: dated, of one length, in indirect speech, and nobody else's sentences."""

import json
import re
from pathlib import Path

import pytest

from accord.documents import read
from accord.records import Report

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "corpus" / "dispatches"
FILES = sorted(FOLDER.glob("*.md"))
SHARED = ROOT.parent / "shared"


def parts(file):
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return dict(line.split(": ", 1) for line in front.strip().splitlines()), body


def test_there_are_enough_of_them():
    assert len(FILES) >= 16


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_dispatch_keeps_the_form(file):
    front, body = parts(file)
    assert set(front) == {"title", "date", "publisher"}
    assert front["publisher"] == "accord sample corpus"
    assert file.name.startswith(front["date"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[a-z0-9-]+\.md", file.name)
    assert 120 <= len(body.split()) <= 260
    assert not re.search(r"[\"“”]", body), "indirect speech only"
    assert body.endswith(".\n")
    assert not re.search(r" $|  |\t|\n{3}", body, re.MULTILINE)


def test_the_reader_takes_all_of_them():
    report = Report()
    found = {Path(document.source).name: document for document in read([str(FOLDER)], report)}
    assert report.skipped == []
    assert sorted(found) == [file.name for file in FILES]
    for file in FILES:
        front, _ = parts(file)
        document = found[file.name]
        assert (document.title, document.date.iso) == (front["title"].strip('"'), front["date"])
        assert document.publisher == front["publisher"]


def shingles(text, size=9):
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def test_no_sentence_is_taken_from_elsewhere():
    if not SHARED.is_dir():
        pytest.skip("the texts to compare with are not here")
    others = [file.read_text(encoding="utf-8", errors="replace") for file in sorted((SHARED / "seeds").glob("*.txt"))]
    for name in ("gold/plover-dev.jsonl", "news/wikinews-2020.jsonl"):
        others += [
            json.loads(line).get("text", "") for line in (SHARED / name).read_text(encoding="utf-8").splitlines()
        ]
    theirs = set().union(*map(shingles, others))
    assert len(theirs) > 1000
    own = [parts(file)[1] for file in FILES]
    for file in sorted((ROOT / "corpus" / "gold").glob("*.jsonl")):
        own += [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    assert [" ".join(s) for text in own for s in shingles(text) & theirs] == []
