"""Pronouns and definite descriptions: whom they stand for, and nobody rather than somebody wrong."""

import pytest

from accord.resolve.antecedents import is_plural, sentence_numbers
from annotated import annotated, article, word


def actor(made, text, nth=1, paragraph=1, *, source=False):
    """The id of the actor that the phrase headed by a word stands for."""
    found = made.reading.resolver.actor(made.word(text, nth, paragraph), source=source)
    return None if found is None else found.id


@pytest.mark.parametrize(
    ("before", "sentence", "text", "expected"),
    [
        ("The ELN kidnapped an engineer.", "The group demanded a ransom.", "group", "national-liberation-army"),
        ("The ELN kidnapped an engineer.", "It later freed the engineer.", "It", "national-liberation-army"),
        ("The ELN kidnapped an engineer.", "They released a video.", "They", "national-liberation-army"),
        ("The ELN kidnapped an engineer.", "Its envoy met the miners.", "envoy", "national-liberation-army"),
        (
            "The ELN kidnapped an engineer.",
            "The movement's leaders met in Havana.",
            "leaders",
            "national-liberation-army",
        ),
        ("Colombia offered talks.", "The country released prisoners.", "country", "colombia"),
        ("Colombia offered talks.", "It later freed the engineer.", "It", "colombia"),
        ("Reuters reported the raid.", "The newspaper reported the raid.", "newspaper", "reuters"),
        ("Colonel Tesfaye Bekele met the miners.", "He praised the deal.", "He", "tesfaye-bekele"),
        ("President Gustavo Petro met the miners.", "He praised the deal.", "He", "gustavo-petro"),
        # subjects before others
        ("Ethiopia attacked Eritrea.", "The country released prisoners.", "country", "ethiopia"),
        # of the wrong kind or number
        ("Colombia offered talks.", "He praised the deal.", "He", None),
        ("Colombia offered talks.", "They released a video.", "They", None),
        ("Colombia offered talks.", "The group demanded a ransom.", "group", None),
        ("Colonel Tesfaye Bekele met the miners.", "It later freed the engineer.", "It", None),
        ("Colonel Tesfaye Bekele met the miners.", "The country released prisoners.", "country", None),
        ("Reuters reported the raid.", "The country released prisoners.", "country", None),
    ],
)
def test_pronouns_and_descriptions(before, sentence, text, expected):
    assert actor(article(before, sentence), text, 1, 2) == expected


def test_a_description_in_a_report_is_the_speakers_movement():
    assert actor(article("A Houthi spokesman said the group had freed the crew."), "group") == "houthis"


def test_the_subject_of_the_nearest_sentence_is_meant():
    made = article(
        ["The ELN kidnapped an engineer.", "The Rapid Support Forces shelled the market."],
        "The group demanded a ransom.",
    )
    assert actor(made, "group", 1, 2) == "rapid-support-forces"


def test_an_antecedent_that_stands_far_back_is_forgotten():
    filler = ["The harbour union rejected the shipping line's offer."] * 7
    made = article("Colonel Tesfaye Bekele met the miners.", filler, "He praised the deal.")
    assert actor(made, "He", 1, 3) is None


def test_nothing_refers_forward():
    made = article("He praised the deal.", "Colonel Tesfaye Bekele met the miners.")
    assert actor(made, "He") is None


def test_a_description_does_not_stand_for_the_subject_of_its_own_clause():
    assert actor(article("The union's leader, Anna Kowalska, met the minister."), "minister") is None


def test_sentences_are_numbered_over_paragraphs():
    docs = [
        annotated("The truce holds.", "A truce was signed."),
        annotated("Armenia agreed to a truce."),
    ]
    assert sentence_numbers(docs) == [[0] * 4 + [1] * 5, [2] * 6]


@pytest.mark.parametrize(
    ("sentence", "text", "plural"),
    [
        ("The rebels want a truce.", "rebels", True),
        ("The rebels want a truce.", "truce", False),
        ("Israeli troops left the town.", "troops", True),
        ("The Rapid Support Forces shelled the market.", "Forces", True),
    ],
)
def test_plurals(sentence, text, plural):
    assert is_plural(word(annotated(sentence), text)) is plural


# ---- descriptions with more words ----------------------------------------------------------------


def test_a_group_named_before_is_the_same_however_it_is_described():
    made = article(
        "The ELN kidnapped an engineer.", "The Bogotá-based group demanded a ransom.", "It later freed the engineer."
    )
    assert actor(made, "group", 1, 2) == "national-liberation-army"
    assert actor(made, "It", 1, 3) == "national-liberation-army"


def test_a_new_group_is_one_of_its_own():
    made = article(
        "The ELN kidnapped an engineer.", "A Bogotá-based group demanded a ransom.", "It later freed the engineer."
    )
    assert actor(made, "It", 1, 3).startswith("bogotá-based-group-")


def test_a_described_group_that_nobody_has_named_is_one_of_its_own():
    made = article("The Bogotá-based group demanded a ransom.", "It later freed the engineer.")
    assert actor(made, "It", 1, 2).startswith("bogotá-based-group-")


def test_where_a_group_is_based_does_nothing():
    made = article("A Bogotá-based group demanded a ransom.", "The country released prisoners.")
    assert actor(made, "country", 1, 2) is None
