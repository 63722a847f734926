"""The five annotated articles: what their annotators call furniture is set aside, what they read events in is kept."""

import json
from pathlib import Path

import pytest

from accord.documents import read
from accord.records import ARTICLE_BLOCKS, Report

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "gold" / "seeds").glob("*.json"))

pytestmark = pytest.mark.skipif(not GOLD, reason="needs the annotated articles, which are not part of the project")


def load(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    report = Report()
    [document] = read([str(SHARED / "seeds" / gold["id"])], report)
    assert not report.skipped
    return gold, document


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_text_is_the_file_as_read(path):
    gold, document = load(path)
    assert document.sha256 == gold["text_sha256"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotated_furniture_is_in_no_article_block(path):
    gold, document = load(path)
    for words in (*gold["boilerplate"], *gold["embedded"]):
        places = [start for start in range(len(document.text)) if document.text.startswith(words, start)]
        assert places, words
        inside = [
            block
            for block in document.blocks
            if block.kind in ARTICLE_BLOCKS
            and all(start < block.end and block.start < start + len(words) for start in places)
        ]
        assert not inside, words


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotated_events_are_inside_article_blocks(path):
    gold, document = load(path)
    events = [event for event in gold["events"] if not event.get("optional") and event.get("trigger_span")]
    assert events
    for event in events:
        for start, end in (event["trigger_span"], event["sentence_span"]):
            assert any(block.start <= start and end <= block.end for block in document.article()), event["sentence"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_title_is_found(path):
    gold, document = load(path)
    assert document.title == gold["title"]
