"""The texts with marked events, from which the language pipeline learns which words tell of one, are in order."""

import re
from collections import Counter
from pathlib import Path

import pytest

from accord.language.training.marks import marked
from accord.vocabulary.schema import load_schema

FOLDER = Path(__file__).parents[2] / "corpus" / "marked"
CLASSES = frozenset(load_schema().events)


@pytest.fixture(scope="module")
def texts():
    return list(marked(FOLDER))


def test_no_text_stands_there_twice(texts):
    assert len({told.text for told in texts}) == len(texts)


def test_nothing_is_left_of_the_marks(texts):
    assert [told.text for told in texts if re.search(r"[\[\]|=]{1}", told.text)] == []


def test_marks_are_words_of_known_classes(texts):
    for told in texts:
        for mark in told.marks:
            words = told.text[mark.start : mark.end]
            assert mark.event in CLASSES, words
            assert words == words.strip(), told.text
            before, after = told.text[: mark.start][-1:], told.text[mark.end :][:1]
            assert not before.isalnum(), words
            assert not after.isalnum(), words


def test_every_class_is_marked_often(texts):
    counts = Counter(mark.event for told in texts for mark in told.marks if mark.sure)
    assert {event: counts[event] for event in CLASSES if counts[event] < 50} == {}


def test_many_texts_tell_of_nothing(texts):
    """Without them a learner would take every text for news about a conflict."""
    assert sum(not told.marks for told in texts) > len(texts) / 10
