"""What sides say that they would, will not and must do, and what a text about talks lets its words mean: as parsed."""

import pytest

from annotated import extracted

TALKS = (
    "Sudan and the rebels resumed their talks in Juba on Monday. The mediator proposed a truce, and the army "
    "rejected the proposal. The rebels demanded the release of forty prisoners. "
)


def found(text):
    """The classes and triggers of the events of a text."""
    return {(event.type, event.trigger) for event in extracted(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("“We will release the nuns if the army pulls back,” Colonel Tesfaye Bekele said.", ("Offer", "release")),
        ("Sudan said it would withdraw its troops if the rebels laid down their arms.", ("Offer", "withdraw")),
        ("“There will be no truce until they leave,” Colonel Tesfaye Bekele said.", ("Rejection", "be")),
        ("“We will not be blackmailed,” Colonel Tesfaye Bekele said.", ("Rejection", "blackmailed")),
        ("The general said that the rebels have to leave the port by Friday.", ("Demand", "have")),
        ("The hijackers said they would blow up the plane unless it was refuelled.", ("Threat", "blow up")),
    ],
)
def test_what_a_side_says_of_its_deeds_is_an_act(text, event):
    assert event in found(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Sudan said it would withdraw its troops.", ("Offer", "withdraw")),  # a plan, on no condition
        (
            "Kenya said that Sudan would withdraw its troops if the rebels left.",
            ("Offer", "withdraw"),
        ),  # somebody else's
        ("The rebels do not have to leave the port, the general said.", ("Demand", "have")),
        ("The clerk said that the visitors ought never to have been let in.", ("Demand", "ought")),
    ],
)
def test_what_others_would_do_is_no_act_of_the_speaker(text, event):
    assert event not in found(text)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The envoy dismissed the charge as invented.", ("Rejection", "dismissed")),
        ("It wants nine percent and a share of the oil.", ("Demand", "wants")),
    ],
)
def test_a_text_about_talks_lets_words_mean_acts_between_its_parties(sentence, event):
    assert event in found(TALKS + sentence)


def test_what_is_still_to_be_accepted_is_not_refused():
    events = found("Sudan proposed a truce, but the rebels have yet to accept it.")
    assert ("Rejection", "accept") not in events
