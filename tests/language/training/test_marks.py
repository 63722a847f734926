"""Marked texts become items: 1 where a word tells of an event, 0 where it is known not to, MISSING elsewhere."""

import pytest
import spacy

from accord.errors import InputError
from accord.language.training import marks
from accord.language.training.examples import MISSING
from accord.language.training.marks import Mark, Told, items, unmarked
from accord.vocabulary.schema import load_schema

NLP = spacy.blank("en")
NUMBERS = {"Agreement": 0, "Release": 1, "Talks": 2}


def rows(told):
    return [dict(zip(item.words, item.events.tolist(), strict=True)) for item in items(NLP, [told], NUMBERS)]


def test_marks_are_taken_out_of_the_text():
    told = unmarked("The rebels [let go|Release] four men.\n\nThe [talks|Talks?] go on.")
    assert told.text == "The rebels let go four men.\n\nThe talks go on."
    assert [(told.text[m.start : m.end], m.event, m.sure) for m in told.marks] == [
        ("let go", "Release", True),
        ("talks", "Talks", False),
    ]


def test_every_paragraph_is_an_item():
    first, second = rows(unmarked("They [freed|Release] him.\n\nHe met nobody."))
    assert first == {"They": [0, 0, 0], "freed": [0, 1, 0], "him": [0, 0, 0], ".": [0, 0, 0]}
    assert set(map(tuple, second.values())) == {(0, 0, 0)}


def test_what_two_readers_could_see_otherwise_is_not_known():
    (found,) = rows(unmarked("They [swapped|Release,Agreement?] men for [talks|Talks?]."))
    assert found["swapped"] == [MISSING, 1, 0]
    assert found["talks"] == [0, 0, MISSING]


def test_particles_of_a_trigger_tell_nothing_by_themselves():
    (found,) = rows(unmarked("They [called for|Talks] a vote, then went [on|Talks]."))
    assert (found["called"], found["for"], found["on"]) == ([0, 0, 1], [0, 0, 0], [0, 0, 1])


def test_of_a_wording_only_the_trigger_is_known():
    (found,) = rows(
        Told("They met and parted.", (Mark(5, 8, "Talks"), Mark(5, 8, "Agreement", sure=False)), read=False)
    )
    assert found["met"] == [MISSING, 0, 1]
    assert found["parted"] == [MISSING] * 3


def test_what_a_frame_excludes_tells_of_no_event_of_its_class():
    (found,) = rows(Told("The film was released.", (), read=False, never="Release"))
    assert found["released"] == [MISSING, 0, MISSING]


def test_a_class_that_nobody_knows_is_an_error(monkeypatch):
    monkeypatch.setattr(
        marks, "marked", lambda _: [unmarked("They [met|Meeting] twice " + "and again " * n) for n in range(9)]
    )
    with pytest.raises(InputError, match="unknown class 'Meeting'"):
        marks.learned({"Talks"})


def test_what_is_held_out_is_not_learned_from():
    held = {told.text for told in marks.looked_at()}
    learned = {told.text for told in marks.learned(load_schema().events)}
    assert held
    assert learned
    assert held.isdisjoint(learned)
