"""PLOVER's category by how an event is meant."""

import pytest

from accord.extract.coding import category
from accord.vocabulary.words import load_words

CASES = [
    # told as a fact, the class's own category
    ("RETREAT", "actual", False, "RETREAT"),
    ("ASSAULT", "actual", False, "ASSAULT"),
    ("AGREE", "actual", False, "AGREE"),
    # cooperation that is announced is an agreement to cooperate, conflict that is announced a threat
    ("CONSULT", "intended", False, "AGREE"),
    ("AID", "offered", False, "AGREE"),
    ("RETREAT", "conditional", False, "AGREE"),
    ("ASSAULT", "intended", False, "THREATEN"),
    ("SANCTION", "conditional", False, "THREATEN"),
    # a force that offers to attack is no threat
    ("ASSAULT", "offered", False, "ASSAULT"),
    # speech acts stay what they are
    ("REQUEST", "intended", False, "REQUEST"),
    ("REJECT", "conditional", False, "REJECT"),
    # what is only wished, demanded or possible is not coded by itself
    ("RETREAT", "required", False, None),
    ("RETREAT", "possible", False, None),
    ("ASSAULT", "possible", True, None),
    # nor is what another event holds, unless it happened
    ("RETREAT", "offered", True, None),
    ("ASSAULT", "intended", True, None),
    ("ASSAULT", "actual", True, "ASSAULT"),
]


@pytest.mark.parametrize(("plover", "modality", "embedded", "expected"), CASES)
def test_category(plover, modality, embedded, expected):
    assert category(plover, modality, embedded=embedded, words=load_words()) == expected
