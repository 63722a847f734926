"""Whom a phrase can stand for at all."""

import pytest

from accord.resolve.antecedents import sentence_numbers
from accord.resolve.entities import Entity, fits
from accord.resolve.features import nobody, pairs
from accord.resolve.phrases import Phrases
from accord.vocabulary.words import load_words
from annotated import annotated


def phrase(doc, text):
    found = Phrases([doc], [{}], load_words()).find(sentence_numbers([doc]))
    return next(each for each in found if each.token.text == text)


def entity(doc, text):
    made = Entity(0)
    made.add(phrase(doc, text))
    return made


@pytest.mark.parametrize(
    ("before", "head", "after", "word", "expected"),
    [
        ("The ELN kidnapped an engineer.", "engineer", "He praised the deal.", "He", True),
        ("The ELN kidnapped an engineer.", "engineer", "It later freed the engineer.", "It", False),
        ("The country released prisoners.", "country", "It later freed the engineer.", "It", True),
        ("The country released prisoners.", "country", "He praised the deal.", "He", False),
        ("The country released prisoners.", "prisoners", "He praised the deal.", "He", False),
        ("The country released prisoners.", "prisoners", "They released a video.", "They", True),
    ],
)
def test_kind_and_number_must_agree(before, head, after, word, expected):
    doc = annotated(before, after)
    assert fits(phrase(doc, word), entity(doc, head)) is expected


def test_nothing_refers_forward():
    doc = annotated("He praised the deal.", "The ELN kidnapped an engineer.")
    assert not fits(phrase(doc, "He"), entity(doc, "engineer"))


def test_the_parts_of_a_clause_are_different_people():
    doc = annotated("The diplomat met the rebels.")
    assert not fits(phrase(doc, "rebels"), entity(doc, "diplomat"))


def test_an_entity_keeps_what_it_is_called():
    doc = annotated("The diplomat met the rebels.")
    diplomat = entity(doc, "diplomat")
    assert diplomat.called("diplomat")
    assert not diplomat.called("rebel")
    assert (diplomat.spoke, diplomat.many) == (-1, False)


def test_features_begin_with_the_class_of_the_phrase():
    doc = annotated("The ELN kidnapped an engineer.", "He praised the deal.")
    he, engineer = phrase(doc, "He"), entity(doc, "engineer")
    found = [*pairs(he, [engineer])[0], *nobody(he, [engineer])]
    assert all(name.startswith("person: ") for name in found)
    assert {"person: gap 1", "person: kind person", "person: nobody"} <= set(found)
