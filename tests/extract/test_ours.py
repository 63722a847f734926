"""Whose "our members" and "our troops" are, and names that a hyphen makes part of another word."""

import pytest

from annotated import fillers


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            '"Our members will not accept this offer," Maria Solheim, an official of the Dockers\' Union, said.',
            "Dockers' Union",
        ),
        ('"Our members will not accept this offer," a Dockers\' Union official said.', "Dockers' Union"),
        # nobody is known to be theirs
        ('"Our members will not accept this offer," Maria Solheim said.', "Our members"),
        # nor are the members of others, and those who act for nobody
        (
            '"Their members will not accept this offer," Maria Solheim, an official of the Dockers\' Union, said.',
            "Their members",
        ),
        (
            '"Our neighbours will not accept this offer," Maria Solheim, an official of the Dockers\' Union, said.',
            "Our neighbours",
        ),
    ],
)
def test_our_members_are_the_union_whose_official_speaks(text, actor):
    assert fillers("Rejection", "actor", text) == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('"Our troops shelled the camp," Sudanese spokesman Omar Diallo said.', "Sudan"),
        ('"Our soldiers shelled the camp," Houthi spokesman Omar Diallo said.', "Houthis"),
        # a party has none of its own
        ('"Our troops shelled the camp," said Omar Diallo, a spokesman for the Umma Party.', "Our troops"),
        ('"Their soldiers shelled the camp," Kenyan spokesman Peter Moore said.', "Their soldiers"),
    ],
)
def test_our_troops_are_those_of_a_state_or_an_armed_group(text, actor):
    assert fillers("Attack", "actor", text) == [actor]


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("Kenya rejected the plan of Chad.", "Rejection", ["Chad"]),
        ("Kenya rejected the Chad-led plan.", "Rejection", []),
        ("Kenya demanded that Sudan pull out.", "Demand", ["Sudan"]),
        ("Kenya demanded a vote on a Sudan-based force.", "Demand", []),
        # where something comes from, and who makes an offer
        ("Kenya repeated its objection to goods from Chad.", "Rejection", []),
        ("Kenya rejected the offer from Chad.", "Rejection", ["Chad"]),
        # the adjective of a nation that stands alone
        ("Kenya vowed to buy Chadian.", "Threat", []),
    ],
)
def test_a_name_that_is_only_a_part_of_what_is_said_is_no_recipient(text, kind, recipient):
    assert fillers(kind, "recipient", text) == recipient


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Musa addressed the allegations of sexual assault from former clerk Ana Reade.", ["Ana Reade"]),
        ("Musa addressed the allegations of sexual assault.", []),
    ],
)
def test_whom_allegations_come_from_makes_them(text, actor):
    assert fillers("Accusation", "actor", text) == actor
