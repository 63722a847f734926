"""Whom a demand is for, by what it asks."""

from annotated import fillers

TALKS = (
    "Chad and Libya held talks on a ceasefire in Tunis on Monday. Chad accused Libya of attacks.",
    "Libya rejected the demand and refused to release the prisoners.",
)


def test_troops_that_are_to_leave_a_border_are_not_whose_name_it_bears():
    found = fillers("Demand", "recipient", *TALKS, "The rebels demanded that troops leave the Nigerian border.")
    assert "Nigeria" not in found


def test_whom_one_calls_on_may_be_anybody_where_a_text_is_about_talks():
    last = fillers("Demand", "recipient", *TALKS, "The general called on nurses to stay at their posts.")
    assert last[-1:] == ["nurses"]


def test_hospitals_are_ordered_in_texts_about_talks_only():
    assert "hospitals" in fillers("Demand", "recipient", *TALKS, "The ministry instructed hospitals to close.")
    assert fillers("Demand", "recipient", "The ministry instructed hospitals to close.") == []
