"""What counts as the same name, filler and sentence."""

import pytest

from accord.likeness import content_words, document_key, load_measure, plain_name, same_filler, same_sentence
from accord.vocabulary.schema import load_schema


def test_numbers_in_words_and_plurals_are_levelled():
    assert content_words("the two hostages") == content_words("2 hostage") == {"2", "hostage"}
    assert content_words("5,000 of the prisoners") == {"5000", "prisoner"}


def test_a_word_that_is_only_an_s_stays():
    assert content_words("ss") == {"ss"}


@pytest.mark.parametrize(
    ("role", "gold", "found", "same"),
    [
        ("actor", "United States", "the United States", True),
        ("actor", "Sudan", "South Sudan", False),
        ("actor", "Ta'ang National Liberation Army", "Taang national-liberation army", True),
        ("content", "the release of all the hostages", "release of hostages", True),
        ("content", "the release of all the hostages", "an end to the blockade", False),
        ("content", "a lasting ceasefire in Darfur", "a ceasefire", False),
        ("content", "it", "the plan", False),
        ("count", "over 200", "200", True),
        ("count", "32", "33", False),
    ],
)
def test_fillers(role, gold, found, same):
    assert same_filler(role, gold, found) is same


def test_a_sentence_may_be_cut_a_little_differently():
    sentence = "The army suspended the talks in Jeddah on Wednesday and blamed the paramilitaries."
    assert same_sentence(sentence, sentence.removesuffix("and blamed the paramilitaries."))
    assert not same_sentence(sentence, "The army suspended the talks.")
    assert not same_sentence(sentence, "")


def test_documents_are_known_by_their_last_part_without_ending():
    assert document_key("news/2023/003.txt") == document_key("003.json") == document_key("003") == "003"
    assert document_key("v1.2") == "v1.2"


def test_names_lose_case_punctuation_and_article():
    assert plain_name("The Al-Qassam Brigades") == "al qassam brigades"


def test_article_classes_are_classes_of_the_ontology():
    assert len(load_measure().article_classes) == 16
    assert load_measure().article_classes <= load_schema().events.keys()
