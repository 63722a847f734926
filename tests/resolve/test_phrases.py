"""What the form of a phrase tells of whom it stands for."""

import pytest

from accord.resolve.antecedents import sentence_numbers
from accord.resolve.phrases import Phrases, quotation
from accord.vocabulary.words import load_words
from annotated import annotated


def phrases(*sentences):
    doc = annotated(*sentences)
    return {each.token.text: each for each in Phrases([doc], [{}], load_words()).find(sentence_numbers([doc]))}


@pytest.mark.parametrize(
    ("lemma", "kinds"),
    [
        ("spokesman", {"person"}),
        ("movement", {"body"}),
        ("city", {"place"}),
        ("country", {"body", "place"}),
        ("truce", {"thing"}),
    ],
)
def test_kinds_of_nouns(lemma, kinds):
    assert Phrases([], [], load_words()).kinds(lemma) == kinds


def test_pronouns_are_told_by_class_and_sex():
    he = phrases("He praised the deal.")["He"]
    assert (he.form, he.word, he.sex, he.kinds, he.role, he.many) == (
        "pronoun",
        "he",
        "man",
        {"person"},
        "subject",
        False,
    )


def test_nouns_have_their_determiner_and_number():
    found = phrases("The country released prisoners.")
    assert (found["country"].determiner, found["country"].sort, found["country"].many) == ("the", "country", False)
    assert (found["prisoners"].determiner, found["prisoners"].many) == ("", True)


def test_who_speaks():
    found = phrases("The RSF denied the raid.")
    assert found["RSF"].speaks
    assert not found["raid"].speaks


def test_names_that_nobody_has_found_can_be_anything():
    assert phrases("The RSF denied the raid.")["RSF"].kinds == {"person", "body", "place", "thing"}


def test_tokens_between_quotation_marks():
    doc = annotated("The truce holds.")
    assert quotation(doc) == [False] * 4
