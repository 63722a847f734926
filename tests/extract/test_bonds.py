"""Which event of a sentence a condition binds: the one inside a speech act, or the act where there is none."""

import pytest

from annotated import article, extractor


def bound(sentence):
    """The events of an annotated sentence that have a condition, by their classes, with their modality."""
    made = article(sentence)
    found = extractor().extract(made.document, made.parsed)
    return {event.type: (event.modality, [each.text for each in event.conditions]) for event in found}


def test_the_event_that_is_offered_hangs_on_the_condition_and_not_the_offer():
    found = bound("The guerrillas offered to release the nuns if the army withdraws.")
    assert found["Offer"] == ("actual", [])
    assert found["Release"] == ("conditional", ["the army withdraws"])


def test_an_offer_of_no_event_hangs_on_the_condition_itself():
    assert bound("The company offered a bonus if the union ends the strike.")["Offer"][1] == [
        "the union ends the strike"
    ]


@pytest.mark.parametrize(
    ("sentence", "event", "expected"),
    [
        ("Norway demanded the release of the nuns before any talks.", "Talks", "conditional"),
        ("Manila refused to release the crew before an apology.", "Release", "conditional"),
        ("The release of the crew depends on a ransom.", "Release", "conditional"),
        ("No talks will be held without a ceasefire.", "Talks", "conditional"),
        ("The union set the reinstatement of its leader as a condition for talks.", "Talks", "conditional"),
    ],
)
def test_what_hangs_on_something_is_conditional(sentence, event, expected):
    modality, conditions = bound(sentence)[event]
    assert modality == expected
    assert conditions
