"""The examples in the frame files: what a class should find, and what it should leave alone."""

import pytest

from accord.extract import Extractor
from accord.language import load
from accord.records import Block, Document
from accord.vocabulary.frames import load_frames
from accord.vocabulary.schema import load_schema

EXAMPLES = load_frames().examples
POSITIVE = [example for example in EXAMPLES if example.roles is not None]
NEGATIVE = [example for example in EXAMPLES if example.roles is None]
TEXTS = frozenset({"content", "topic", "captive", "count", "duration"})
"""Roles that hold stretches of text; the others hold names."""


@pytest.fixture(scope="module")
def events_of():
    """A function from a text to its events."""
    pipeline, extractor = load(), Extractor.load()

    def extract(text):
        document = Document("example", text, (Block(0, len(text), "paragraph"),), "example", "test")
        return extractor.extract(document, pipeline.parse(document))

    return extract


def words(text):
    return {word.strip(".,;\"'“”").lower() for word in text.split()} - {"the", "a", "an"}


def covers(found, wanted):
    """Whether the words found hold at least half of the words wanted."""
    return 2 * len(words(found) & words(wanted)) >= len(words(wanted))


def says(event, roles):
    """Whether the event has every filler that the example names."""
    for role, wanted in roles.items():
        found = [filler.name for filler in event.roles.get(role, ())]
        for want in wanted if isinstance(wanted, list) else [wanted]:
            if role in TEXTS:
                if not any(covers(each, want) for each in found):
                    return False
            elif want not in found:
                return False
    return True


def shown(events):
    return [(event.type, event.trigger, event.polarity, event.modality, event.record()["roles"]) for event in events]


def test_every_class_has_examples_of_both_kinds():
    for event in load_schema().events:
        assert sum(each.event == event for each in POSITIVE) >= 6, event
        assert sum(each.event == event for each in NEGATIVE) >= 5, event


@pytest.mark.pipeline
@pytest.mark.parametrize("example", POSITIVE, ids=lambda each: f"{each.event}: {each.text}")
def test_positive(example, events_of):
    found = events_of(example.text)
    of_class = [event for event in found if event.type == example.event and says(event, example.roles)]
    assert of_class, shown(found)
    for key, value in example.features.items():
        got = [getattr(event, key) for event in of_class]
        assert value in [each.name if hasattr(each, "name") else each for each in got], shown(found)


@pytest.mark.pipeline
@pytest.mark.parametrize("example", NEGATIVE, ids=lambda each: f"not {each.event}: {each.text}")
def test_negative(example, events_of):
    found = events_of(example.text)
    assert not [event for event in found if event.type == example.event], shown(found)
