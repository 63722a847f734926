"""Names are brought to what the guide says a name is, and what is in order stays."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from accord.language.naming import KINDS, named
from accord.vocabulary.words import load_words

VOCAB = spacy.blank("en").vocab


def names(words, *old):
    """The names of words that are written as form/TAG or form/TAG/label/head, after they are put right."""
    rows = [(*word.split("/"), "dep", None)[:4] if word.count("/") == 1 else word.split("/") for word in words.split()]
    doc = Doc(
        VOCAB,
        words=[form for form, _, _, _ in rows],
        tags=[tag for _, tag, _, _ in rows],
        deps=[label for _, _, label, _ in rows],
        heads=[i if head is None else int(head) for i, (_, _, _, head) in enumerate(rows)],
    )
    doc.ents = [Span(doc, *span) for span in old]
    return [(name.text, name.label_) for name in named(doc).ents]


def test_a_title_is_outside():
    assert names("Emperor/NNP/nmod:desc/1 Norton/NNP slept/VBD", (0, 2, "PERSON")) == [("Norton", "PERSON")]
    assert names("Capt/NNP/nmod:desc/2 ./. Odu/NNP slept/VBD", (0, 3, "PERSON")) == [("Odu", "PERSON")]
    assert names("Chad/NNP/nmod:desc/2 ,/, Odu/NNP", (0, 1, "PLACE")) == [("Chad", "PLACE")]
    assert names("Lake/NNP/nmod:desc/1 Garda/NNP", (0, 2, "PLACE")) == [("Lake Garda", "PLACE")]


def test_a_possessive_ending_is_outside_where_something_is_possessed():
    bank = "the/DT Harbour/NNP/compound/2 Bank/NNP/nmod:poss/4 's/POS/case/2 clerks/NNS"
    assert names(bank, (1, 4, "ORG")) == [("Harbour Bank", "ORG")]
    assert names("at/IN Mario/NNP/obl/0 's/POS/case/1", (1, 3, "PLACE")) == [("Mario 's", "PLACE")]


def test_a_plural_in_small_letters_names_nobody():
    assert names("the/DT atheists/NNPS left/VBD", (1, 2, "PERSON")) == []
    assert names("anna/NNP left/VBD for/IN delaware/NNS", (0, 1, "PERSON"), (3, 4, "PLACE")) == [
        ("anna", "PERSON"),
        ("delaware", "PLACE"),
    ]


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("Eastfield/NNP College/NNP", "PLACE", "ORG"),
        ("College/NNP of/IN Arts/NNP", "PLACE", "ORG"),
        ("Tarn/NNP Bridge/NNP", "ORG", "PLACE"),
        ("Reed/NNP Cup/NNP", "ORG", "EVENT"),
        ("Eastfield/NNP Twelve/NNP", "ORG", "ORG"),
        ("Charlotte/NNP Church/NNP", "PERSON", "PERSON"),
        ("College/NNP", "PLACE", "PLACE"),
    ],
)
def test_a_name_is_what_its_head_word_says(words, label, expected):
    assert [kind for _, kind in names(words, (0, len(words.split()), label))] == [expected]


def test_no_head_word_stands_for_two_kinds():
    lists = [load_words()[key] for key in KINDS]
    assert sum(map(len, lists)) == len(frozenset().union(*lists))


def test_a_storm_is_an_event():
    expected = [("Cyclone Mora", "EVENT")]
    assert names("Cyclone/NNP Mora/NNP passed/VBD") == expected
    assert names("Cyclone/NNP Mora/NNP passed/VBD", (1, 2, "PERSON")) == expected
    assert names("a/DT Cyclone/NNP passed/VBD") == []
    relief = "Cyclone/NNP Mora/NNP Relief/JJ Fund/NNP", (0, 4, "ORG")
    assert names(*relief) == [("Cyclone Mora Relief Fund", "ORG")]


def test_what_is_called_an_airline_is_a_body():
    assert names("the/DT airline/NN Avianca/NNP flew/VBD") == [("Avianca", "ORG")]
    assert names("the/DT airline/NN Avianca/NNP flew/VBD", (2, 3, "PERSON")) == [("Avianca", "ORG")]
    assert names("the/DT pilot/NN Avianca/NNP flew/VBD", (2, 3, "PERSON")) == [("Avianca", "PERSON")]
    longer = "the/DT bank/NN Mora/NNP of/IN Chad/NNP lent/VBD", (2, 5, "ORG")
    assert names(*longer) == [("Mora of Chad", "ORG")]


def test_followers_are_no_single_person():
    assert names("the/DT Maoists/NNPS left/VBD", (1, 2, "PERSON")) == [("Maoists", "ORG")]
    assert names("Hollis/NNP left/VBD", (0, 1, "PERSON")) == [("Hollis", "PERSON")]


def test_a_number_between_commas_behind_a_person_is_an_age():
    words = "Ana/NNP ,/, 42/CD ,/, left/VBD"
    assert names(words, (0, 1, "PERSON"), (2, 3, "DATE")) == [("Ana", "PERSON")]
    assert names(words, (0, 1, "PLACE"), (2, 3, "DATE")) == [("Ana", "PLACE"), ("42", "DATE")]
    born = words.replace("42", "1942")
    assert names(born, (0, 1, "PERSON"), (2, 3, "DATE")) == [("Ana", "PERSON"), ("1942", "DATE")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1960s/NNS and/CC 1970s/NNS", ["1960s", "1970s"]),
        ("early/JJ 1960/CD or/CC 1970/CD", ["early 1960", "1970"]),
        ("May/NNP and/CC June/NNP 2011/CD", ["May", "June 2011"]),
        ("two/CD and/CC three/CD weeks/NNS", ["two and three weeks"]),
        ("first/JJ and/CC last/JJ day/NN", ["first and last day"]),
    ],
)
def test_two_dates_are_two(words, expected):
    assert [text for text, _ in names(words, (0, len(words.split()), "DATE"))] == expected


@pytest.mark.parametrize(
    ("words", "old", "expected"),
    [
        (
            "calling/VBG itself/PRP the/DT Army/NNP of/IN the/DT Poor/NNP seized/VBD",
            [(3, 4, "ORG")],
            [("Army of the Poor", "ORG")],
        ),
        ("by/IN the/DT name/NN of/IN Black/JJ Wara/NNP left/VBD", [(5, 6, "PERSON")], [("Black Wara", "PERSON")]),
        ("calling/VBG himself/PRP a/DT soldier/NN of/IN Chad/NNP", [(5, 6, "PLACE")], [("Chad", "PLACE")]),
        ("calls/VBZ itself/PRP free/JJ", [], []),
    ],
)
def test_what_somebody_calls_himself_is_one_name(words, old, expected):
    assert names(words, *old) == expected


def test_initials_in_brackets_name_what_stands_before_them():
    words = "Harbour/NNP Union/NNP (/-LRB- HU/NNP )/-RRB- met/VBD ;/: HU/NNP left/VBD HB/NNP"
    found = [("Harbour Union", "ORG"), ("HU", "ORG"), ("HU", "ORG")]
    assert names(words, (0, 2, "ORG")) == found
    assert names(words.replace("HU", "DU"), (0, 2, "ORG")) == found[:1]
    assert names(words) == []
