"""Whom events are told of that another event answers: an offer that is rejected, a strike that is called off."""

import pytest

from annotated import extracted, fillers


def test_who_rejects_an_offer_was_made_it():
    assert fillers("Offer", "recipient", "Libya rejected Chad's offer.") == ["Libya"]
    assert fillers("Rejection", "recipient", "Libya rejected Chad's offer.") == ["Chad"]


def test_who_calls_off_a_walkout_held_it():
    assert fillers("Protest", "actor", "The nurses called off the walkout.") == ["nurses"]


def test_an_answer_is_for_whoever_has_just_offered_or_demanded():
    for text, who in (
        ("The shipowner offered $1 million. The pirates turned it down.", "shipowner"),
        ("Venezuela proposed a meeting on the border. Guyana said yes.", "Venezuela"),
        ("Relatives of the miners called on the ministry to join the talks. The ministry ruled that out.", "Relatives"),
    ):
        (answer,) = (e for e in extracted(text) if e.type in {"Rejection", "Acceptance"})
        assert [filler.name.split()[0] for filler in answer.roles["recipient"]] == [who], text
    assert fillers("Offer", "recipient", "Venezuela proposed talks. Guyana said yes.") == ["Guyana"]


def test_an_answer_to_something_else_is_not_for_whoever_spoke_last():
    for text in (
        "The shipowner offered $1 million. The navy ruled out a raid.",
        "The shipowner offered $1 million. It was Monday. The pirates turned it down.",
        "The shipowner offered $1 million and turned it down.",
    ):
        assert fillers("Rejection", "recipient", text) == [], text


def test_the_release_is_demanded_of_who_holds_them():
    texts = ("The ELN abducted six miners in May.", "Norway called for the release of the miners.")
    assert fillers("Demand", "recipient", *texts) == ["National Liberation Army"]


def test_a_threat_is_meant_for_who_can_meet_its_condition():
    for sentence in (
        "Libya threatened to close the border unless Chad freed the pilots.",
        "Libya threatened to close the border if Chad raised its tariffs.",
    ):
        assert fillers("Threat", "recipient", sentence) == ["Chad"], sentence


def test_a_condition_that_is_its_own_makes_nobody_the_threatened():
    assert fillers("Threat", "recipient", "Libya threatened to close the border if it lost the vote.") == []


LABOUR = (
    "The Cabin Workers' Union called a strike at Lufthansa on Monday. Lufthansa rejected the union's demand.",
    "The strike at the airline enters its second week. The Cabin Workers' Union rejected an offer by Lufthansa.",
    "The strike began in May. Lufthansa accused the Cabin Workers' Union of greed.",
    "The walkout will go on, a spokesman said.",
)


def test_a_strike_is_the_unions():
    assert "Cabin Workers' Union" in fillers("Protest", "actor", *LABOUR)[-1:]
    assert "Lufthansa" in fillers("Protest", "recipient", *LABOUR)[-1:]


def test_a_leader_is_a_side_where_his_movement_has_no_name():
    texts = (
        "Riek Machar attacked the army of South Sudan. South Sudan accused Riek Machar of lies.",
        "A truce was signed.",
    )
    assert sorted(fillers("Ceasefire", "party", *texts)) == ["Riek Machar", "South Sudan"]


def test_captives_who_are_told_one_by_one_are_counted():
    (release,) = extracted("The ELN freed three clerks, a nurse and two drivers on Sunday.")
    assert release.record()["roles"]["count"] == 6


# ---- what passes between the two sides -----------------------------------------------------------

BETWEEN = (
    "Ethiopia attacked the port of Assab on Monday. Eritrea accused Ethiopia of murder.",
    "Ethiopia accused Eritrea of theft. Eritrea demanded an apology from Ethiopia. Eritrea attacked two villages.",
)


def last(kind, role, sentence, *before):
    """The names that fill a role of the last event of a class, and whether the sentence leaves them unsaid."""
    event = [each for each in extracted(*before, sentence) if each.type == kind][-1]
    return [(each.name, each.implicit) for each in event.roles.get(role, ())]


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Eritrea was offered a corridor to the sea.", "Offer", [("Ethiopia", True)]),
        ("Ethiopia was promised an apology.", "Offer", [("Eritrea", True)]),
        ("Eritrea has been rebuffed.", "Rejection", [("Ethiopia", True)]),
        ("Eritrea's offer was accepted.", "Acceptance", [("Ethiopia", True)]),
        # who is no side was promised it by nobody who is known
        ("Kenya was offered a corridor to the sea.", "Offer", []),
        ("Kenya has been rebuffed.", "Rejection", []),
        ("Kenya's offer was rejected.", "Rejection", []),
        # it is said who did
        ("Eritrea was offered a corridor to the sea by Sudan.", "Offer", [("Sudan", False)]),
    ],
)
def test_what_one_side_was_promised_the_other_has_promised(sentence, kind, actor):
    assert last(kind, "actor", sentence, *BETWEEN) == actor


@pytest.mark.parametrize(
    ("sentence", "recipient"),
    [
        ("Eritrea accepted the terms.", [("Ethiopia", True)]),
        ("The truce was accepted by Ethiopia.", [("Eritrea", True)]),
        ("Kenya accepted the terms.", []),
    ],
)
def test_what_one_side_accepts_is_the_others(sentence, recipient):
    assert last("Acceptance", "recipient", sentence, *BETWEEN) == recipient


def test_a_text_of_few_events_does_not_say_whose_terms_are_accepted():
    assert last("Acceptance", "recipient", "Eritrea accepted the terms.", BETWEEN[0]) == []


WAR = (
    "Armenia shelled Goris on Monday. Azerbaijan bombed two villages. The army attacked a convoy near Kapan.",
    "Azerbaijan and Armenia agreed to a truce on Friday and held talks in Sochi.",
)


def test_money_for_what_a_war_destroyed_is_aid_in_a_text_about_one():
    assert fillers("Aid", "actor", *WAR, "India offered money for reconstruction.") == ["India"]
    assert fillers("Aid", "actor", "India offered money for reconstruction.") == []
    assert fillers("Aid", "actor", *WAR, "India offered money for a film.") == []
