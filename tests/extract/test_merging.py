"""Two words that tell of one event are one event."""

import pytest

from annotated import extracted


@pytest.mark.parametrize(
    ("text", "participants", "topic"),
    [
        (
            "Norway met rebel commanders in Cali to discuss a ceasefire.",
            ["Norway", "rebel commanders"],
            ["a ceasefire"],
        ),
        (
            "Kenya hosted a fresh round of talks between Chad and Libya on the border.",
            ["Chad", "Libya"],
            ["the border"],
        ),
    ],
)
def test_talks_are_told_of_once_with_those_who_hold_them(text, participants, topic):
    (talks,) = (event for event in extracted(text) if event.type == "Talks")
    assert [filler.name for filler in talks.roles["participant"]] == participants
    assert [filler.name for filler in talks.roles["topic"]] == topic
