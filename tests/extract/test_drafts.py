"""Roles filled from the sentence: names and stretches of text, counts, issues, and whom a demand is made of."""

import pytest

from accord.extract.events import governing_verb
from accord.extract.phrases import described
from accord.records import NAME_ROLES
from annotated import article, extracted


def draft(made, text, event, nth=1, paragraph=1):
    """The draft of an event class that a word evokes."""
    token = made.word(text, nth, paragraph)
    piece = made.parsed[paragraph - 1]
    (found,) = [each for each in made.reading.drafts(piece) if token in each.words and each.type == event]
    return found


def roles(sentence, text, event):
    """The roles of an event: names of actors and places, words of everything else."""
    found = draft(article(sentence), text, event).roles
    return {
        role: [filler.name if role in NAME_ROLES else filler.text for filler in fillers]
        for role, fillers in found.items()
    }


CASES = [
    (
        "Colombia and the ELN held talks in Havana.",
        "talks",
        "Talks",
        {"participant": ["Colombia", "National Liberation Army"], "place": ["Havana"]},
    ),
    (
        "A dozen villagers were taken by the ELN.",
        "taken",
        "Capture",
        {"actor": ["National Liberation Army"], "captive": ["A dozen villagers"], "count": ["A dozen"]},
    ),
    (
        "The ELN captured three engineers, who work for a Canadian company.",
        "captured",
        "Capture",
        {"actor": ["National Liberation Army"], "captive": ["three engineers"], "count": ["three"]},
    ),
    (
        "Russia mediated between Armenia and Azerbaijan.",
        "mediated",
        "Mediation",
        {"mediator": ["Russia"], "party": ["Armenia", "Azerbaijan"]},
    ),
    # a group that nobody names is told in the words of the text
    (
        "The harbour union rejected the shipping line's offer.",
        "rejected",
        "Rejection",
        {"actor": ["harbour union"], "content": ["the shipping line's offer"]},
    ),
    # whom: the subject of what is demanded, the owner of what is rejected
    (
        "Ethiopia demanded that Eritrea withdraw its troops.",
        "demanded",
        "Demand",
        {"actor": ["Ethiopia"], "recipient": ["Eritrea"], "content": ["Eritrea withdraw its troops"]},
    ),
    (
        "The ELN rejected Colombia's offer of a six-day truce.",
        "rejected",
        "Rejection",
        {
            "actor": ["National Liberation Army"],
            "recipient": ["Colombia"],
            "content": ["Colombia's offer of a six-day truce"],
        },
    ),
    ("The ELN rejected Colombia's offer of a six-day truce.", "truce", "Ceasefire", {"duration": ["six-day"]}),
]


@pytest.mark.parametrize(("sentence", "text", "event", "expected"), CASES)
def test_roles(sentence, text, event, expected):
    found = roles(sentence, text, event)
    assert {role: found.get(role) for role in expected} == expected


def test_roles_that_nothing_fills_are_left_out():
    assert "actor" not in roles("The nine hostages walked free.", "walked", "Release")


def test_the_number_of_a_count_is_exact():
    made = article("The ELN captured three engineers, who work for a Canadian company.")
    (count,) = draft(made, "captured", "Capture").roles["count"]
    assert count.number == 3


def test_fillers_lie_where_their_words_stand_in_the_document():
    made = article(
        "The price of bread rose in Bogotá.", "Colombia demanded the release of twelve miners held by the ELN."
    )
    found = draft(made, "demanded", "Demand", paragraph=2)
    assert made.document.text[found.start : found.end] == "demanded"
    for fillers in found.roles.values():
        for filler in fillers:
            assert made.document.text[filler.start : filler.end] == filler.text


def test_a_trigger_of_several_words_runs_from_the_first_to_the_last():
    made = article("The nine hostages walked free.")
    found = draft(made, "walked", "Release")
    assert made.document.text[found.start : found.end] == "walked free"


def test_nobody_is_the_recipient_of_their_own_demand():
    found = draft(article("Ethiopia demanded that Eritrea withdraw its troops."), "demanded", "Demand")
    assert [actor.id for actor in found.actors("actor", "recipient")] == ["ethiopia", "eritrea"]


def test_actors_of_roles():
    found = draft(article("Russia mediated between Armenia and Azerbaijan."), "mediated", "Mediation")
    assert [actor.id for actor in found.actors("party")] == ["armenia", "azerbaijan"]
    assert found.actors("captive") == []


@pytest.mark.parametrize(
    ("sentence", "text", "issue"),
    [
        ("The rebels want a truce.", "truce", "truce"),
        ("The gang freed the crew in exchange for a ransom.", "ransom", "ransom"),
        ("The bloc demanded the release of the nuns.", "release", "release-of-captives"),
        ("The airline rejected the plan.", "airline", None),
    ],
)
def test_issues(sentence, text, issue):
    made = article(sentence)
    found = made.reading.filling.issue([made.word(text)])
    assert found == issue


def test_issues_are_those_of_the_schema():
    made = article("The bloc demanded the release of the nuns.")
    assert made.reading.filling.issue([made.word("release")]) in made.reading.extractor.schema.issues


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the harbour union", "harbour union"),
        ("A union", "union"),
        ("an  airline\nof Peru", "airline of Peru"),
        ("the", "the"),
        ("Theseus", "Theseus"),
    ],
)
def test_a_description_is_a_name_without_its_article(text, name):
    assert described(text) == name


@pytest.mark.parametrize(
    ("sentence", "text", "verb"),
    [
        ("The bloc condemned the attack on the convoy.", "convoy", "condemned"),
        ("The envoy denied that the army had shelled the town.", "town", "shelled"),
        ("Armenia agreed to a truce.", "agreed", "agreed"),
    ],
)
def test_the_verb_that_governs_a_word(sentence, text, verb):
    assert governing_verb(article(sentence).word(text)).text == verb


def test_who_speaks_of_themselves_is_named():
    assert roles("The rebels said they had freed the nuns.", "freed", "Release")["actor"] == ["rebels"]


@pytest.mark.pipeline
def test_a_verb_and_its_object_are_one_event():
    text = "Kenya and Somalia reached an agreement in Djibouti."
    assert [event.type for event in extracted(text)].count("Agreement") == 1


# ---- whom a protest addresses --------------------------------------------------------------------


def test_a_protest_addresses_whom_it_demands_something_of():
    found = roles("The nurses marched to demand that Ghana raise wages.", "marched", "Protest")
    assert (found["actor"], found["recipient"]) == (["nurses"], ["Ghana"])


def test_a_protest_addresses_whose_act_it_is_about():
    assert roles("The nurses rallied over Ghana's offer.", "rallied", "Protest")["recipient"] == ["Ghana"]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [("The nurses marched to support Ghana.", "marched"), ("The nurses rallied for Ghana.", "rallied")],
)
def test_a_protest_for_somebody_addresses_nobody(sentence, text):
    assert "recipient" not in roles(sentence, text, "Protest")


def test_acts_of_other_classes_are_addressed_to_nobody_by_their_purpose():
    found = roles("The gang freed the crew in exchange for a ransom.", "freed", "Release")
    assert "recipient" not in found


# ---- possessive pronouns -------------------------------------------------------------------------


def test_who_does_something_to_what_is_theirs_is_named():
    assert roles("The miners ended their strike.", "strike", "Protest")["actor"] == ["miners"]
    assert roles("The unions dropped their demand.", "demand", "Demand")["actor"] == ["unions"]


def test_one_state_rejects_no_demand_of_its_own():
    sentence = "Armenia rejected their demand."
    assert "actor" not in roles(sentence, "demand", "Demand")
    assert "recipient" not in roles(sentence, "rejected", "Rejection")


# ---- contents and counts -------------------------------------------------------------------------


def test_a_content_says_which_one_is_meant():
    found = roles("The union rejected the tariff that Rome raised.", "rejected", "Rejection")
    assert found["content"] == ["the tariff that Rome raised"]
    found = roles("The union rejected the tariff, which Rome raised.", "rejected", "Rejection")
    assert found["content"] == ["the tariff"]


def test_the_days_of_captivity_are_no_number_of_captives():
    found = roles("The gang freed the sailors who had spent 40 days at sea.", "freed", "Release")
    assert found["captive"] == ["the sailors who had spent 40 days at sea"]
    assert "count" not in found
    assert roles("The gang freed three sailors who had spent 40 days at sea.", "freed", "Release")["count"] == ["three"]


def test_a_noun_takes_part_in_what_it_is_the_occasion_of():
    found = roles("Sudan freed two pilots after talks in Jeddah.", "talks", "Talks")
    assert found == {"participant": ["Sudan"], "place": ["Jeddah"]}
    found = roles("Under the accord, the army withdraws and the rebels disarm.", "accord", "Agreement")
    assert found["party"] == ["army", "rebels"]


def test_talks_that_name_their_parties_get_no_other():
    for parties in ("between", "by"):
        found = roles(f"Kenya left after talks {parties} Congo and Rwanda.", "talks", "Talks")
        assert found["participant"] == ["Democratic Republic of Congo", "Rwanda"], parties
