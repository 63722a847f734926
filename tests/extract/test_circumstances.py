"""Where, how long and how many, told beside the words that a frame asks for."""

import pytest

from annotated import extracted


def roles(kind, sentence):
    """The roles of the first event of a class in a sentence, read with the trained pipeline; nothing if none."""
    events = extracted(sentence)
    return next((each.record()["roles"] for each in events if each.type == kind), {})


@pytest.mark.parametrize(
    ("kind", "sentence", "place"),
    [
        ("Attack", "Chad claimed a drone raid on trucks of the rebels at Faya.", ["Faya"]),
        ("Withdrawal", "Kenya pulled its troops off the island of Pate.", ["Pate"]),
        ("Capture", "Gunmen seized the judge at his home on Tuesday.", ["his home"]),
        ("Capture", "The gang abducted two nurses from a clinic.", ["clinic"]),
        ("Agreement", "The deal signed in Doha in May has held.", ["Doha"]),
        ("Release", "The militia freed nine miners near Bunia.", ["Bunia"]),
    ],
)
def test_places_are_read_off_the_clause(kind, sentence, place):
    assert roles(kind, sentence).get("place") == place


def test_whose_country_yields_it_is_the_state_of_who_says_so():
    found = roles("Concession", "President Idriss Déby of Chad said his country had yielded on the border.")
    assert found["actor"] == ["Chad"]


def test_what_is_attacked_is_not_where():
    assert "place" not in roles("Attack", "Chad condemned the attacks on pipelines.")


@pytest.mark.parametrize(
    ("kind", "sentence", "duration"),
    [
        ("Protest", "The miners ended a nine-day hunger strike on Thursday.", "nine-day"),
        ("Talks", "The envoys held a four-hour meeting with the rebels.", "four-hour"),
        ("Coercion", "The lockout lasted three weeks.", "three weeks"),
    ],
)
def test_durations_are_read_off_the_clause(kind, sentence, duration):
    assert roles(kind, sentence).get("duration") == duration


def test_a_time_is_no_duration():
    assert "duration" not in roles("Talks", "The envoys met the rebels two days later.")


@pytest.mark.parametrize(
    ("kind", "sentence", "count", "actor"),
    [
        ("Protest", "Some 2,000 teachers marched through Lima.", "Some 2,000", ["teachers"]),
        ("Protest", "Several hundred dockers went on strike.", "Several hundred", ["dockers"]),
        ("Mobilization", "Kenya sent 200 troops to the border.", 200, ["Kenya"]),
    ],
)
def test_how_many_they_are_is_told_apart_from_who_they_are(kind, sentence, count, actor):
    found = roles(kind, sentence)
    assert (found["count"], found["actor"]) == (count, actor)


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The union signed off on the bargain that its members had approved.", None),
        ("The 2001 accord between Chad and Libya lapsed.", None),
        ("The grain deal between Chad and Libya lapsed.", "The grain deal between Chad and Libya"),
        ("Chad and Libya signed a pact on water in Sebha.", "a pact on water"),
    ],
)
def test_when_and_how_a_deal_was_made_is_not_what_it_is_about(sentence, content):
    assert roles("Agreement", sentence).get("content") == content


def test_a_place_that_the_parser_hangs_on_the_time_is_that_of_the_event():
    sentence = "Russian and Ukrainian negotiators met for barely an hour in Istanbul on Monday."
    assert roles("Talks", sentence)["place"] == ["Istanbul"]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The militia killed 26 people near Bunia.", 26),
        ("Jets bombed nine sites in Chad.", 9),
        ("Chad killed at least 12 recruits.", "at least 12"),
        ("The militia attacked Bunia.", None),
    ],
)
def test_the_count_of_an_attack_is_that_of_those_it_hits(sentence, count):
    assert roles("Attack", sentence).get("count") == count


def test_a_relative_pronoun_is_what_it_stands_for():
    sentence = "Kenya drew up a plan on pay, which the union rejected on Monday."
    assert "plan" in roles("Rejection", sentence)["content"]


def test_who_leaves_a_deal_undone_says_nothing_of_it():
    sentence = "The talks between Chad and Libya ended without a deal, leaving patients at a loss."
    assert "patients" not in roles("Agreement", sentence).get("content", "")


def test_what_several_agree_to_do_is_intended():
    events = extracted("Russian and Ukrainian negotiators agreed to exchange 200 prisoners of war.")
    agreed = next(each for each in events if each.type == "Agreement")
    assert sorted(filler.name for filler in agreed.roles["party"]) == ["Russia", "Ukraine"]
    assert [each.modality for each in events if each.type == "Release"] == ["intended"]
