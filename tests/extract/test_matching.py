"""Which frames words evoke, what fills their roles, and why a frame does not hold."""

import pytest

from accord.extract.matches import Match, Miss
from annotated import article, extracted, fillers


def results(sentence, text, nth=1):
    made = article(sentence)
    return made.reading.matcher.match(made.word(text, nth))


def roles(sentence, text, event):
    """The roles of the one match of an event class, as words."""
    (match,) = [each for each in results(sentence, text) if isinstance(each, Match) and each.frame.event == event]
    return {role: [token.text for token in tokens] for role, tokens in match.roles.items()}


CASES = [
    ("The rebels released the nuns.", "released", "Release", {"actor": ["rebels"], "captive": ["nuns"]}),
    ("The nine hostages walked free.", "walked", "Release", {"captive": ["hostages"]}),
    ("The release of the engineers was delayed.", "release", "Release", {"captive": ["engineers"]}),
    ("A dozen villagers were taken by the ELN.", "taken", "Capture", {"actor": ["ELN"], "captive": ["villagers"]}),
    (
        "The bloc urged the rebels to release the nuns.",
        "urged",
        "Demand",
        {"actor": ["bloc"], "recipient": ["rebels"], "content": ["release"]},
    ),
    (
        "Pressure was put on the junta by the bloc.",
        "Pressure",
        "Pressure",
        {"actor": ["bloc"], "recipient": ["junta"]},
    ),
    (
        "Russia mediated between Armenia and Azerbaijan.",
        "mediated",
        "Mediation",
        {"mediator": ["Russia"], "party": ["Armenia", "Azerbaijan"]},
    ),
    (
        "Oman is a mediator between the Houthis and Saudi Arabia.",
        "mediator",
        "Mediation",
        {"mediator": ["Oman"], "party": ["Houthis", "Arabia"]},
    ),
    (
        "Colombia and the ELN held talks in Havana.",
        "talks",
        "Talks",
        {"participant": ["Colombia", "ELN"], "place": ["Havana"]},
    ),
    (
        "The ELN rejected Colombia's offer of a six-day truce.",
        "rejected",
        "Rejection",
        {"actor": ["ELN"], "recipient": ["Colombia"], "content": ["offer"]},
    ),
    (
        "The ELN rejected Colombia's offer of a six-day truce.",
        "offer",
        "Offer",
        {"actor": ["Colombia"], "content": ["truce"]},
    ),
    (
        "The guerrillas are willing to disarm if the state frees prisoners.",
        "disarm",
        "Withdrawal",
        {"actor": ["guerrillas"]},
    ),
    # one accepts, several agree
    ("Armenia agreed to a truce.", "agreed", "Acceptance", {"actor": ["Armenia"], "content": ["truce"]}),
    (
        "Armenia and Azerbaijan agreed to a truce.",
        "agreed",
        "Agreement",
        {"party": ["Armenia", "Azerbaijan"], "content": ["truce"]},
    ),
]


@pytest.mark.parametrize(("sentence", "text", "event", "expected"), CASES)
def test_roles(sentence, text, event, expected):
    assert roles(sentence, text, event) == expected


@pytest.mark.parametrize(
    ("sentence", "text", "event"),
    [
        ("Armenia agreed to a truce.", "agreed", "Agreement"),
        ("Armenia and Azerbaijan agreed to a truce.", "agreed", "Acceptance"),
        ("The army destroyed the bridge.", "destroyed", "Threat"),
        ("They released a video.", "released", "Release"),
        ("Colombia and the ELN held talks in Havana.", "held", "Capture"),
        ("The truce holds.", "holds", "Capture"),
        ("The rebels want the miners freed.", "want", "Pressure"),
    ],
)
def test_no_such_event(sentence, text, event):
    assert event not in {each.frame.event for each in results(sentence, text) if isinstance(each, Match)}


@pytest.mark.parametrize(
    ("sentence", "text", "frame", "reason"),
    [
        (
            "They released a video.",
            "released",
            "release",
            "object 'video' is of the class 'publication', which rules the frame out",
        ),
        ("Armenia agreed to a truce.", "agreed", "agree", "party must be several"),
        ("Armenia and Azerbaijan agreed to a truce.", "agreed", "agree-to", "actor must be one"),
        ("Colombia and the ELN held talks in Havana.", "held", "hold", "captive must be of class captive; found talks"),
    ],
)
def test_a_miss_says_why(sentence, text, frame, reason):
    reasons = [each.reason for each in results(sentence, text) if isinstance(each, Miss) and each.frame.id == frame]
    assert reason in reasons


def test_a_longer_trigger_says_more():
    found = results("Armenia agreed to a truce.", "agreed")
    held = [each for each in found if isinstance(each, Match)]
    assert [[word.text for word in match.words] for match in held] == [["agreed", "to"]]
    assert "a longer trigger says more" in {each.reason for each in found if isinstance(each, Miss)}


def test_the_words_of_a_trigger_stand_in_the_order_of_the_text():
    (match,) = [each for each in results("The nine hostages walked free.", "walked") if isinstance(each, Match)]
    assert [word.text for word in match.words] == ["walked", "free"]


@pytest.mark.parametrize(("sentence", "evoked"), [("Shells fell on Goma.", True), ("Shells fell on Sunday.", False)])
def test_what_stands_before_a_date_is_no_word_of_a_trigger(sentence, evoked):
    assert any(each.frame.id == "assail" for each in results(sentence, "fell")) == evoked


def test_a_class_is_matched_once_by_a_word():
    for sentence, text, _, _ in CASES:
        events = [each.frame.event for each in results(sentence, text) if isinstance(each, Match)]
        assert len(events) == len(set(events))


def test_a_name_evokes_nothing():
    made = article("The Rapid Support Forces shelled the market.")
    assert made.reading.matcher.match(made.word("Support")) == []
    assert made.reading.matcher.match(made.word("Support")) == []


def test_words_that_no_frame_knows_evoke_nothing():
    assert results("The price of bread rose in Bogotá.", "bread") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The miners ended the strike on Monday.",
        "The union will end the strike if the company raises wages.",
    ],
)
def test_the_end_of_a_strike_is_no_ceasefire(sentence):
    events = {
        each.frame.event
        for each in results(sentence, "end" if "will" in sentence else "ended")
        if isinstance(each, Match)
    }
    assert "Ceasefire" not in events


def test_the_condition_of_an_offer_is_none_of_its_content():
    found = roles("The guerrillas are willing to disarm if the state frees prisoners.", "willing", "Offer")
    assert found["content"] == ["disarm"]


def test_workers_can_be_held():
    found = roles("Colombia demanded the release of twelve miners held by the ELN.", "held", "Capture")
    assert found == {"actor": ["ELN"], "captive": ["miners"]}


def test_whoever_walks_free_is_released():
    assert roles("The nurses walked free.", "walked", "Release") == {"captive": ["nurses"]}


def test_companies_negotiate_too():
    found = roles("The company proposed a meeting with the miners.", "proposed", "Offer")
    assert found == {"actor": ["company"], "content": ["meeting"]}


# ---- the words of a trigger ----------------------------------------------------------------------


def test_a_word_of_the_trigger_may_fill_a_role():
    found = roles("The rebels stormed the mine and took hostages.", "took", "Capture")
    assert (found["actor"], found["captive"]) == (["rebels"], ["hostages"])


def test_a_phrase_goes_before_the_words_of_the_trigger():
    found = roles("The gang took the nurses hostage.", "took", "Capture")
    assert found == {"actor": ["gang"], "captive": ["nurses"]}


@pytest.mark.parametrize(
    ("sentence", "text", "words"),
    [
        ("The rebels stormed the mine and took hostages.", "took", ["hostages"]),
        ("The generals lifted the siege of Tobruk.", "lifted", ["siege"]),
        # no particles, no adjectives
        ("Armenia agreed to a truce.", "agreed", []),
        ("The nine hostages walked free.", "walked", []),
        # not the trigger itself
        ("The release of the engineers was delayed.", "release", []),
    ],
)
def test_the_words_of_a_trigger_are_its_other_nouns(sentence, text, words):
    held = [each for each in results(sentence, text) if isinstance(each, Match)]
    assert [[token.text for token in match.arguments["words"]] for match in held] == [words]


# ---- whoever there may be ------------------------------------------------------------------------


def test_any_group_that_does_it_is_nobody_in_particular():
    found = results("Nepal will disarm any group that attacks a market.", "attacks")
    assert all(isinstance(each, Miss) for each in found)
    assert "actor is nobody in particular: group" in {each.reason for each in found}


@pytest.mark.parametrize(
    "sentence", ["Nepal will disarm the group that attacks a market.", "Any group attacks a market."]
)
def test_a_group_of_which_it_is_told_is_somebody(sentence):
    assert roles(sentence, "attacks", "Attack") == {"actor": ["group"], "recipient": ["market"]}


def test_what_a_longer_trigger_leaves_open_a_shorter_one_fills():
    assert fillers("Attack", "recipient", "Settlers from the outpost torched eleven cars in the village.") == [
        "eleven cars"
    ]


def test_who_does_something_is_no_word_of_the_trigger():
    [event] = extracted("The Polish embassy evacuated ninety nurses from Beirut.")
    assert event.trigger == "evacuated"
    assert [each.name for each in event.roles["actor"]] == ["Poland"]
