"""Whom events are told of where a sentence says "both sides"."""

import pytest

from accord.language import load
from annotated import extractor, written

PARAGRAPHS = (
    "The Tamil Tigers attacked a naval base in Trincomalee on Friday, Sri Lanka said.",
    "Sri Lanka accused the Tamil Tigers of breaking the truce. The Tamil Tigers accused Sri Lanka of raids.",
)


@pytest.fixture(scope="module")
def fillers():
    """The names that fill a role of the events of a class, in a text that ends with a sentence."""
    pipeline = load()

    def find(kind, role, sentence):
        document = written(*PARAGRAPHS, sentence)
        events = extractor().extract(document, pipeline.parse(document))
        last = [each for each in events if each.type == kind and each.start >= document.blocks[-1].start]
        return [filler.name for each in last for filler in each.roles.get(role, ())]

    return find


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway urged both sides to return to the table.",
        "Norway urged the warring parties to return to the table.",
        "Norway urged the two sides to return to the table.",
    ],
)
def test_both_sides_are_the_two_of_the_text(fillers, sentence):
    assert sorted(fillers("Demand", "recipient", sentence)) == ["Liberation Tigers of Tamil Eelam", "Sri Lanka"]


def test_who_urges_both_sides_is_none_of_them(fillers):
    assert "Sri Lanka" not in fillers("Demand", "recipient", "Sri Lanka urged both sides in Nepal to stop.")
