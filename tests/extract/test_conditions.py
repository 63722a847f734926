"""What an event hangs on: clauses, exchanges, preconditions and what follows from a command."""

import pytest

from annotated import article


def bonds(sentence, trigger, nth=1):
    """The conditions of the event that a word of an annotated sentence names: heads and cues."""
    made = article(sentence)
    return [(bond.head.text, bond.cue) for bond in made.reading.conditions.of(made.word(trigger, nth))]


CASES = [
    ("If the army withdraws, the rebels will release the nuns.", "release", [("withdraws", "if")]),
    ("The union will end the strike if the company raises wages.", "end", [("raises", "if")]),
    ("The rebels will not release the nuns unless the army withdraws.", "release", [("withdraws", "unless")]),
    ("The pilots will continue the strike until the airline resumes talks.", "strike", [("resumes", "until")]),
    ("The company offered to resume talks provided the strike ended.", "offered", [("ended", "provided")]),
    # an exchange, with "for" below "exchange"
    ("The gang freed the crew in exchange for a ransom.", "freed", [("ransom", "in exchange for")]),
    ("The gang demanded a ransom in return for the crew.", "demanded", [("crew", "in return for")]),
    # nouns
    ("A ceasefire is a precondition for talks.", "talks", [("ceasefire", "precondition")]),
    # the condition of what governs the event is the event's own
    ("The guerrillas are willing to disarm if the state frees prisoners.", "disarm", [("frees", "if")]),
    ("The company offered to resume talks provided the strike ended.", "talks", [("ended", "provided")]),
    (
        "Chad will release 30 soldiers in exchange for the release of two pilots.",
        "release",
        [("release", "in exchange for")],
    ),
    ("Tunis will release two fishermen in return.", "release", [("return", "in return")]),
    ("The pilots will strike in the event of a refusal.", "strike", [("refusal", "in the event of")]),
    ("The talks will resume on condition that the blockade is lifted.", "talks", [("lifted", "on condition that")]),
    ("The company offered talks, provided that the strike ended.", "talks", [("ended", "provided")]),
    (
        "Sweden will lift the sanctions only after the prisoners have been released.",
        "lift",
        [("released", "only after")],
    ),
    ("No talks will be held without a ceasefire.", "talks", [("ceasefire", "without")]),
    ("Manila refused to release the crew before an apology.", "release", [("apology", "before")]),
    ("The release of the crew depends on a ransom.", "release", [("ransom", "on")]),
    (
        "The union set the reinstatement of its leader as a condition for talks.",
        "talks",
        [("reinstatement", "condition")],
    ),
    ("Open the border and we will release the soldiers.", "release", [("Open", "then")]),
    ("Norway demanded the release of the nuns before any talks.", "talks", [("release", "before")]),
    # the condition of what is said, not of the saying
    ("The union said that it would end the strike if the company raised wages.", "end", [("raised", "if")]),
    ("The union said that it would end the strike if the company raised wages.", "said", []),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), CASES)
def test_conditions(sentence, trigger, expected):
    assert bonds(sentence, trigger) == expected


def test_coordinated_conditions_come_with_the_first_or_one_by_one():
    found = bonds("The rebels will release the nuns once the army leaves and the siege ends.", "release")
    assert found[0] == ("leaves", "once")
    assert {cue for _, cue in found} == {"once"}


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        # no conditions: times, and the condition's own event
        ("The army shelled the town before the talks.", "shelled"),
        ("The army shelled the town in May.", "shelled"),
        ("The army withdrew after the talks collapsed.", "withdrew"),
        ("If the army withdraws, the rebels will release the nuns.", "withdraws"),
        ("The rebels will not release the nuns unless the army withdraws.", "withdraws"),
        ("A ceasefire is a precondition for talks.", "ceasefire"),
        ("The rebels released the nuns.", "released"),
        ("The summit ended without a ceasefire.", "summit"),
        ("The rebels stormed the mine and took hostages.", "took"),
    ],
)
def test_no_conditions(sentence, trigger):
    assert bonds(sentence, trigger) == []


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("The Houthis will release the sailors as soon as the blockade ends.", "release", [("ends", "as soon as")]),
        ("The rebels will free the nuns as long as the truce holds.", "free", [("holds", "as long as")]),
    ],
)
def test_subordinators_of_several_words(sentence, trigger, expected):
    assert bonds(sentence, trigger) == expected


def test_what_follows_from_a_command_hangs_on_it():
    assert bonds("“Free the miners and then we can talk,” the union's leader said.", "talk") == [("Free", "then")]


def test_before_binds_what_is_denied():
    assert bonds("There will be no talks before a ceasefire.", "talks") == [("ceasefire", "before")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chad did not sign the treaty until July.", []),
        ("Chad will not sign the treaty until the troops leave.", [("leave", "until")]),
        ("Chad will not sign the treaty until a ceasefire.", [("ceasefire", "until")]),
    ],
)
def test_a_date_is_no_condition(sentence, expected):
    assert bonds(sentence, "sign") == expected
