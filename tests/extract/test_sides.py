"""Whom events are told of where a sentence says "both sides"."""

import pytest

from annotated import extracted, written

PARAGRAPHS = (
    "The Tamil Tigers attacked a naval base in Trincomalee on Friday, Sri Lanka said.",
    "Sri Lanka accused the Tamil Tigers of breaking the truce. The Tamil Tigers accused Sri Lanka of raids.",
)


def fillers(kind, role, sentence):
    """The names that fill a role of the events of a class in the last sentence of a text."""
    last = written(*PARAGRAPHS, sentence).blocks[-1].start
    events = [each for each in extracted(*PARAGRAPHS, sentence) if each.type == kind and each.start >= last]
    return [filler.name for each in events for filler in each.roles.get(role, ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway urged both sides to return to the table.",
        "Norway urged the warring parties to return to the table.",
        "Norway urged the two sides to return to the table.",
    ],
)
def test_both_sides_are_the_two_of_the_text(sentence):
    assert sorted(fillers("Demand", "recipient", sentence)) == ["Liberation Tigers of Tamil Eelam", "Sri Lanka"]


def test_who_urges_both_sides_is_none_of_them():
    assert "Sri Lanka" not in fillers("Demand", "recipient", "Sri Lanka urged both sides in Nepal to stop.")


LABOUR = (
    "The FENTRA union called a strike at the operator Ferrocar for next week. FENTRA demanded more pay from Ferrocar.",
    "The dockworkers went on strike as well. The Dockworkers' Guild demanded more pay and accused the police of raids.",
    "Ferrocar rejected the demand. The strike begins on Monday, the union said, unless the company makes an offer.",
)


def test_two_unions_are_not_the_two_sides_of_a_dispute():
    last = written(*LABOUR, "Talks resume today.").blocks[-1].start
    (talks,) = [each for each in extracted(*LABOUR, "Talks resume today.") if each.start >= last]
    assert sorted(filler.name for filler in talks.roles["participant"]) == ["FENTRA", "Ferrocar"]


@pytest.mark.parametrize(
    ("sentence", "kind", "both"),
    [
        ("Norway offered to host a round of talks.", "Offer", True),
        ("Norway called for a ceasefire.", "Demand", True),
        ("Norway demanded an apology.", "Demand", False),  # that is for one to make
    ],
)
def test_what_a_third_party_offers_or_asks_of_two_is_for_both(sentence, kind, both):
    expected = ["Liberation Tigers of Tamil Eelam", "Sri Lanka"] if both else []
    assert sorted(fillers(kind, "recipient", sentence)) == expected


# ---- "they" in the mouth of one side -------------------------------------------------------------

SPOKESMAN = "Tamil Tigers spokesman Ilan Maran said."


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        (f'"They shelled two villages on Sunday," {SPOKESMAN}', "Attack", "Sri Lanka"),
        (f'"They want a truce," {SPOKESMAN}', "Demand", "Sri Lanka"),
        # even right behind what their own have done
        (f'The Tamil Tigers sank a ferry. "They have killed two sailors," {SPOKESMAN}', "Attack", "Sri Lanka"),
        # whom the quotation itself has named
        (
            '"Norwegian envoys came on Monday. They proposed a truce," Sri Lankan spokesman Keheliya Perera said.',
            "Offer",
            "Norway",
        ),
        # a third party that acts
        (
            'Norwegian envoys came on Monday. "They proposed a truce," Sri Lankan spokesman Keheliya Perera said.',
            "Offer",
            "Norway",
        ),
        # no words of theirs
        ("Tamil Tigers spokesman Ilan Maran said they wanted a truce.", "Demand", "Liberation Tigers of Tamil Eelam"),
        # who gives no name may speak of their own
        ('"They want a truce," a Tamil Tigers official said.', "Demand", "Liberation Tigers of Tamil Eelam"),
    ],
)
def test_they_in_the_mouth_of_one_side_are_the_other(sentence, kind, expected):
    assert fillers(kind, "actor", sentence)[-1:] == [expected]


# ---- panels, delegations and the other side ------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "kind", "role"),
    [
        ("The panels held talks in Oslo on Monday.", "Talks", "participant"),
        ("Both delegations rejected the draft.", "Rejection", "actor"),
        ("Norway urged both delegations to return to the table.", "Demand", "recipient"),
        ("Both communities rejected the draft.", "Rejection", "actor"),
        ("Sri Lanka held talks with the other side.", "Talks", "participant"),
        ("The Tamil Tigers met the other side.", "Talks", "participant"),
    ],
)
def test_panels_and_delegations_are_the_two_of_the_text(sentence, kind, role):
    assert sorted(fillers(kind, role, sentence)) == ["Liberation Tigers of Tamil Eelam", "Sri Lanka"]


def test_who_speaks_of_the_other_side_is_of_this_one():
    sentence = "The other side rejected the plan, Sri Lanka said."
    assert fillers("Rejection", "actor", sentence) == ["Liberation Tigers of Tamil Eelam"]


@pytest.mark.parametrize(
    ("sentence", "kind", "role"),
    [
        ("The solar panels rejected the draft.", "Rejection", "actor"),
        ("The panels of judges rejected the draft.", "Rejection", "actor"),
        ("Several delegations rejected the draft.", "Rejection", "actor"),
        ("Both Norwegian delegations rejected the draft.", "Rejection", "actor"),
        ("Norway held talks with the other side in Oslo.", "Talks", "participant"),
    ],
)
def test_other_panels_and_delegations_are_not(sentence, kind, role):
    named = fillers(kind, role, sentence)
    assert named
    assert not {"Liberation Tigers of Tamil Eelam", "Sri Lanka"} & set(named)


@pytest.mark.parametrize(
    "sentence",
    [
        "Each side accused the other of raids.",
        "Each accused the other of raids.",
        "Both accused each other of raids.",
        "Sri Lanka and the Tamil Tigers accused each other of raids.",
    ],
)
def test_what_each_does_to_the_other_both_do_to_both(sentence):
    two = ["Liberation Tigers of Tamil Eelam", "Sri Lanka"]
    assert sorted(fillers("Accusation", "actor", sentence)) == two
    assert sorted(fillers("Accusation", "recipient", sentence)) == two


def test_the_other_of_one_side_is_the_opposite():
    assert fillers("Accusation", "recipient", "Sri Lanka was angry and accused the other of raids.") == [
        "Liberation Tigers of Tamil Eelam"
    ]


def test_both_sides_meet_where_both_say_that_they_would():
    found = fillers("Talks", "participant", "Both sides said they would meet in Oslo.")
    assert sorted(found) == ["Liberation Tigers of Tamil Eelam", "Sri Lanka"]
