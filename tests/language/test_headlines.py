"""Headlines in Title Case are parsed in the case of a sentence, offsets kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.language import load
from accord.language.headlines import is_title_case, lower_lead, recase
from accord.records import Block, Document
from accord.vocabulary.actors import load_actors

WORDS = {"seize", "key", "town", "as", "truce", "talks", "collapse", "in", "offers", "to", "mediate", "between", "and"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilots Reject Airline's Final Offer", True),
        ("Pilots in Lisbon reject the airline's final offer", False),
        ("PILOTS REJECT FINAL OFFER", False),
        ("Oslo Talks", False),
        ("", False),
    ],
)
def test_title_case_is_told_from_sentences_and_capitals(text, expected):
    assert is_title_case(text) is expected


def test_words_are_lowered_and_names_stay():
    text = "Rapid Support Forces Seize Key Town As Truce Talks Collapse In Jeddah"
    assert (
        recase(text, load_actors(), WORDS.__contains__)
        == "Rapid Support Forces seize key town as truce talks collapse in Jeddah"
    )


def test_a_name_that_is_also_a_word_stays_a_name():
    assert recase("Turkey Offers To Mediate", load_actors(), lambda _: True) == "Turkey offers to mediate"


@given(st.text())
def test_the_length_never_changes(text):
    assert len(recase(text, load_actors(), lambda _: True)) == len(text)


@pytest.mark.pipeline
def test_the_parse_lies_over_the_text_as_it_stands():
    text = "Kenya Offers To Mediate Between Army And Rebels"
    document = Document("d", text, (Block(0, len(text), "headline"),), "d", "text")
    (parsed,) = load().parse(document)
    assert parsed.doc.text == text
    assert [token.lemma_ for token in parsed.doc if token.pos_ == "VERB"] == ["offer", "mediate"]
    assert [predicate.roleset for predicate in parsed.doc._.predicates] == ["offer.01", "mediate.01"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("BANDITS holding pupils have freed two.", "Bandits holding pupils have freed two."),
        ("THE dockers rejected the offer.", "The dockers rejected the offer."),
        ("UNICEF condemned the abduction.", "UNICEF condemned the abduction."),
        ("ACCRA, May 5 - Dockers struck.", "ACCRA, May 5 - Dockers struck."),
        ("TALKS ON PAY FAIL", "TALKS ON PAY FAIL"),
        ("SMAQ threatened a strike.", "SMAQ threatened a strike."),
    ],
)
def test_paragraphs_begin_in_plain_letters(text: str, plain: str) -> None:
    """Newspapers print the first words of a story in capitals; letters that stand for a name stay."""
    words = {"bandits", "the", "talks", "pay"}
    assert lower_lead(text, load_actors(), words.__contains__) == plain
