"""Names that stand in a sentence and play no part in its event, read with the trained pipeline."""

import pytest

from annotated import PEACE_TALKS, extracted


def names(text, kind, role):
    """Who fills a role of the events of a class in a text."""
    events = extracted(text)
    return [filler.name for each in events if each.type == kind for filler in each.roles.get(role, ())]


@pytest.mark.parametrize(
    ("sentence", "kind", "role", "expected"),
    [
        # whom a demand, a reproach or praise is for; not an example, a medium, a part of another name, a victim
        ("Kenya called for a ban on mines like Norway.", "Demand", "recipient", []),
        ("Kenya praised the speech on Twitter.", "Support", "recipient", []),
        ("Ruto lashed out at Uganda on Facebook.", "Accusation", "recipient", ["Uganda"]),
        ("Kenya called for the Lincoln Treaty to be signed.", "Demand", "recipient", []),
        ("Hundreds marched over the death of Peter Okello.", "Protest", "recipient", []),
        ("Kenya demanded that Uganda free the nuns.", "Demand", "recipient", ["Uganda"]),
        (
            "William Ruto alleged that Raila Odinga's plan would ruin the Senate.",
            "Accusation",
            "recipient",
            ["Raila Odinga"],
        ),
        # when, and what is declared, is nobody
        ("Kenya declared a state of emergency on Friday.", "Coercion", "recipient", []),
        # people of somebody's are not that person, but a body of theirs is
        ("Odinga supporters attacked the station.", "Attack", "actor", ["Odinga supporters"]),
        ("The Odinga campaign accused Ruto of fraud.", "Accusation", "actor", ["Raila Odinga"]),
        # who is hit is not who hits, and "the countries" are more than the one named last
        ("Uganda spoke to Kenya. On Monday, Uganda opened fire on it.", "Attack", "recipient", []),
        (
            "Turkey met envoys of four states. Kenya invited the countries to talks.",
            "Offer",
            "recipient",
            ["countries"],
        ),
    ],
)
def test_nobody_else_fills_a_role(sentence, kind, role, expected):
    assert names(sentence, kind, role) == expected


def test_the_nearer_of_two_subjects_and_of_two_owners_counts():
    assert names("After the minister failed, the president condemned the raid.", "Accusation", "actor") == ["president"]


def test_nations_of_a_faith_are_those_that_are_named():
    assert names("The Muslim nations of Mali and Chad attacked the port.", "Attack", "actor") == ["Mali", "Chad"]


def test_letters_that_the_text_spells_out_are_no_other_body():
    text = "The National Tenants Council (NTC) met on Monday. The NTC rejected the offer of the city."
    assert names(text, "Rejection", "actor") == ["National Tenants Council"]


def test_who_adds_something_is_who_spoke_and_not_whom_they_spoke_to():
    text = 'Kenya called on Uganda to leave, adding: "We demand the release of the nuns."'
    assert names(text, "Demand", "actor") == ["Kenya", "Kenya"]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("A Kenyan official who was not authorised to speak to the press met the generals.", "speak to"),
        ("The general withdrew the remark.", "withdrew"),
        ("The minister suggested that the collision had been an accident.", "suggested"),
    ],
)
def test_words_that_only_look_like_moves_and_talks(sentence, word):
    assert word not in {event.trigger for event in extracted(PEACE_TALKS + sentence)}
