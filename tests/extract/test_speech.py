"""Demands and refusals that no word names: what must be, what will not be done, commands in quotation marks."""

import pytest

from annotated import article, extracted, extractor

MUST = "“Eritrea must withdraw its troops,” Colonel Tesfaye Bekele said."
WILL_NOT = "“We will not join the talks,” Colonel Tesfaye Bekele said."
FREE = "“Free the miners and then we can talk,” the union's leader said."


def matches(made, text):
    return made.reading.speech.matches(made.word(text))


def roles(match):
    return {role: [token.text for token in tokens] for role, tokens in match.roles.items()}


def test_what_must_be_done_is_demanded_by_whoever_says_so():
    made = article(MUST)
    (match,) = matches(made, "must")
    assert (match.frame.event, match.frame.content) == ("Demand", "required")
    assert roles(match) == {"recipient": ["Eritrea"], "content": ["withdraw"]}
    assert [token.text for token in match.words] == ["must"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army must leave the port.",  # nobody says so but the narrator
        "The rebels must release the nuns.",
    ],
)
def test_a_must_of_the_narrator_is_no_demand(sentence):
    assert matches(article(sentence), "must") == []


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("“The army must leave the port,” Colonel Tesfaye Bekele said.", "must"),
        ("“The militia will not join the talks,” Colonel Tesfaye Bekele said.", "join"),
    ],
)
def test_groups_that_are_described_must_and_will_not(sentence, text):
    assert len(matches(article(sentence), text)) == 1


def test_what_somebody_will_not_do_is_refused():
    made = article(WILL_NOT)
    (match,) = matches(made, "join")
    assert (match.frame.event, match.frame.polarity) == ("Rejection", "affirmed")
    assert roles(match) == {"actor": ["We"], "content": ["join"]}


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Colombia will release 40 prisoners on 12 May 2024.", "release"),  # will
        ("The rebels did not release the nuns.", "release"),  # did not
        ("Ethiopia will destroy the militia.", "destroy"),
        ("The miners were not paid by the company.", "paid"),
        ("There will be no talks before a ceasefire.", "be"),
    ],
)
def test_what_is_not_refused(sentence, text):
    assert [match.frame.event for match in matches(article(sentence), text)] == []


def test_what_a_side_never_does_it_refuses():
    (match,) = matches(article("“We do not negotiate with kidnappers,” the general said."), "negotiate")
    assert match.frame.event == "Rejection"


def test_a_command_in_quotation_marks_is_a_demand_of_its_speaker():
    made = article(FREE)
    (match,) = matches(made, "Free")
    assert match.frame.event == "Demand"
    assert roles(match) == {"content": ["Free"]}
    assert made.reading.speech.commands(made.word("Free"))


def test_a_command_outside_quotation_marks_is_nobodys_demand():
    made = article("Release the nuns!")
    assert matches(made, "Release") == []
    assert not made.reading.speech.commands(made.word("Release"))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (FREE, "talk"),
        (MUST, "withdraw"),
        ("The rebels want a truce.", "want"),
        ("Norway urged the insurgents to release the engineers.", "release"),
    ],
)
def test_verbs_that_command_nothing(sentence, text):
    assert not article(sentence).reading.speech.commands(article(sentence).word(text))


def test_demands_and_refusals_become_drafts_with_their_speaker():
    for sentence, event in ((MUST, "Demand"), (WILL_NOT, "Rejection"), (FREE, "Demand")):
        made = article(sentence)
        (found,) = [each for each in made.reading.drafts(made.parsed[0]) if each.type == event]
        assert found.speaker is not None
        assert made.document.text[found.start : found.end] in sentence


CLASSES = ("answers", "said", "undoing", "undone", "blamed", "counted", "warning", "strong", "clear", "slight")


@pytest.mark.parametrize("name", ["polarity.yielding", "polarity.promised", *(f"sides.{name}" for name in CLASSES)])
def test_lists_of_classes_hold_classes_of_the_ontology(name):
    classes = extractor().words[name]
    assert classes
    assert classes <= set(extractor().schema.events)


@pytest.mark.parametrize(("whom", "demanded"), [("the rebels", True), ("us", False)])
def test_a_speaker_who_says_let_them_demands_it_of_them(whom, demanded):
    events = extracted(f"“Let {whom} withdraw from the harbour first,” Colonel Tesfaye Bekele said.")
    assert demanded == any(each.type == "Demand" and each.trigger == "Let" for each in events)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Peru does not negotiate with hijackers, its interior ministry said.", "negotiate"),
        ("“We are not going back to the table,” Colonel Tesfaye Bekele of the Zaghawa Front said.", "going"),
        (
            "Not one truck will leave Faya, Colonel Tesfaye Bekele of the Zaghawa Front said.",
            "Not one truck will leave",
        ),
    ],
)
def test_what_a_side_does_not_do_or_let_happen_it_refuses(sentence, word):
    events = extracted(sentence)
    refusals = [each for each in events if each.type == "Rejection"]
    assert len(refusals) == 1
    assert refusals[0].trigger in word


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad does not negotiate with hijackers, the minister of Peru said.",  # of somebody else's custom
        "The visitors will not come, Colonel Tesfaye Bekele of the Zaghawa Front said.",
        "Kenya made a promise that no truck would leave Faya, Colonel Tesfaye Bekele of the Zaghawa Front said.",
    ],
)
def test_what_others_do_not_do_is_no_refusal(sentence):
    events = extracted(sentence)
    assert [each for each in events if each.type == "Rejection"] == []
