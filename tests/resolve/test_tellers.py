"""Nobody is "he" or "they" in what he says himself."""

import pytest

from annotated import names

MEETING = "Ahmed Bello, a mediator, met the smuggler Musa Garba in Kano on Monday."


@pytest.mark.parametrize(
    ("quotation", "who"),
    [
        ('"He wants money," Bello said.', "Musa Garba"),
        ('Bello told reporters: "He wants money."', "Musa Garba"),
        ('"The ransom is too high," Bello said. "He wants more than they have."', "Musa Garba"),
        ('"He wants money," Garba said.', "Ahmed Bello"),
    ],
)
def test_who_speaks_is_not_meant_by_a_pronoun_of_the_quotation(quotation, who):
    assert names("He", MEETING, quotation) == who


def test_outside_of_quotations_a_pronoun_may_be_who_speaks():
    assert names("he", MEETING, "Bello said that he wanted no money.") == "Ahmed Bello"
