"""Soldiers who are let go come home to their state; who else is let go comes home to nobody in particular."""

import pytest

from annotated import PEACE_TALKS, fillers


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Sudan handed over nineteen Chadian soldiers on Monday.", "Chad"),
        (PEACE_TALKS + "Kenya handed over the bodies of forty Ugandan soldiers.", "Uganda"),
        ("Peru freed an Ecuadorian border guard.", "Ecuador"),
        ("Eritrea released ninety Ethiopian prisoners of war.", "Ethiopia"),
    ],
)
def test_soldiers_come_home_to_their_state(text, state):
    assert fillers("Release", "recipient", text) == [state]


@pytest.mark.parametrize(
    "text",
    [
        # civilians
        "Iran released two American hikers on Monday.",
        # whose they are is not said
        "Sudan handed over nineteen soldiers on Monday.",
        # those of another
        "Chad released its own soldiers on Monday.",
        # of more than one
        "The rebels released nine Kenyan soldiers and four Ugandan soldiers.",
        # by nobody
        "Nine Kenyan soldiers walked free.",
    ],
)
def test_nobody_else_gets_anybody_back(text):
    assert fillers("Release", "recipient", text) == []


def test_their_own_comrades_are_held_by_others():
    text = "The hijackers let nine women go but threatened to kill the pilot if their comrades were not freed by noon."
    assert fillers("Release", "actor", text) == ["hijackers"]
