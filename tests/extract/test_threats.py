"""What somebody is threatened with is meant for them, is intended, and hangs on what they are told to do."""

import pytest

from annotated import extracted

EMBARGO = "Washington threatened Caracas with new tariffs and an embargo unless it freed the engineers."


def events(text, kind):
    return [event for event in extracted(text) if event.type == kind]


def names(event, role):
    return [filler.name for filler in event.roles.get(role, ())]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("Trump threatened Moscow with new sanctions.", "Sanction", "Donald Trump", "Russia"),
        ("The junta threatened the villagers with air strikes.", "Attack", "junta", "villagers"),
        ("The union threatened the airline with a strike.", "Protest", "union", "airline"),
    ],
)
def test_what_somebody_is_threatened_with_is_for_them(text, kind, actor, recipient):
    (event,) = events(text, kind)
    assert (names(event, "actor"), names(event, "recipient"), event.modality) == ([actor], [recipient], "intended")


def test_the_condition_of_a_threat_is_that_of_what_is_threatened():
    (threat,) = events(EMBARGO, "Threat")
    assert (threat.modality, threat.conditions) == ("actual", ())
    for event in events(EMBARGO, "Sanction"):
        assert (event.modality, [each.text for each in event.conditions]) == ("conditional", ["it freed the engineers"])


def test_a_warning_of_what_one_will_do_is_one_threat():
    text = "Ankara warned Athens that it would close the strait if it sent troops."
    (threat,) = events(text, "Threat")
    assert (threat.trigger, names(threat, "recipient")) == ("warned", ["Greece"])
    (closing,) = events(text, "Coercion")
    assert names(closing, "recipient") == ["Greece"]


def test_what_is_offered_is_no_harm_to_anybody():
    (talks,) = events("Chad offered Libya talks on the border.", "Talks")
    assert "recipient" not in talks.roles


def test_a_verb_that_oftener_says_something_else_is_no_threat():
    assert events("Russia said it would extend the grain deal if its banks were let back in.", "Threat") == []
    assert events("Chad said it would suspend aid unless Libya paid.", "Threat")
