"""What a text is about, and what frames then ask less of."""

import pytest

from accord.extract import Extractor
from accord.language import load
from accord.records import Block, Document

DISPUTE = (
    "Dockers in Antwerp staged a walkout on Monday. Their union has called a strike over pay for next week. "
    "The crane drivers went on strike as well. "
)
WAR = (
    "The army shelled the town of Bria on Monday. Rebels attacked a convoy near the river. "
    "Nine villagers were abducted by the rebels. A ceasefire in Bria had ended in May. "
)
TALKS = (
    "Kenya mediated between the generals in Nairobi. The talks between the generals resumed on Monday. "
    "The junta rejected a ceasefire. The rebels released nine soldiers. "
)


@pytest.fixture(scope="module")
def types():
    """A function from a text to the classes of the events whose trigger a word of it is."""
    pipeline, extractor = load(), Extractor.load()

    def read(text, word):
        document = Document("text", text, (Block(0, len(text), "paragraph"),), "text", "test")
        events = extractor.extract(document, pipeline.parse(document))
        return [event.type for event in events if event.trigger == word]

    return read


CASES = [
    (DISPUTE, "The port said that the stoppage was illegal.", "stoppage", "Protest"),
    (DISPUTE, "The week ended without a contract.", "contract", "Agreement"),
    (WAR, "Two monks were beheaded.", "beheaded", "Attack"),
    (WAR, "Thousands condemned the Bria campaign.", "campaign", "Attack"),
    (TALKS, "The general refused to sign.", "sign", "Agreement"),
    (TALKS, "Monday was the last day for a settlement.", "settlement", "Agreement"),
    (TALKS, "The junta would not discuss the amount.", "discuss", "Talks"),
]


@pytest.mark.parametrize(("text", "sentence", "word", "event"), CASES)
def test_within_a_topic_less_is_asked(types, text, sentence, word, event):
    assert event in types(text + sentence, word)


@pytest.mark.parametrize(("text", "sentence", "word", "event"), CASES)
def test_elsewhere_it_is_not(types, text, sentence, word, event):
    assert event not in types(sentence, word)


def test_a_strike_is_of_workers_where_a_strike_is_the_topic(types):
    sentence = "The strike was called off on Friday."
    assert types(DISPUTE + sentence, "strike") == ["Protest", "Protest"]  # this one and that which is called
    assert types(WAR + sentence, "strike") == []
