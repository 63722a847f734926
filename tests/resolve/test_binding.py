"""Whose a deed is that somebody is judged for, and what those are told to stop with."""

import pytest

from annotated import fillers, names


@pytest.mark.parametrize(
    ("sentence", "pronoun", "who"),
    [
        ("Egypt thanked Qatar for its mediation.", "its", "Qatar"),
        ("The European Union condemned Serbia for its refusal to sign.", "its", "Serbia"),
        ("London suspended arms sales to Israel over its refusal to let in aid.", "its", "Israel"),
        ("Washington imposed sanctions on Iran over its refusal to halt enrichment.", "its", "Iran"),
        ("The criticism of Israel for its refusal to let in aid grew.", "its", "Israel"),
        ("Serbia was condemned for its refusal to sign.", "its", "Serbia"),
        ("Kyiv urged Moscow to halt its offensive.", "its", "Russia"),
        ("Paris called on Ankara to withdraw its troops.", "its", "Turkey"),
        ("Kyiv demanded that Moscow end its occupation.", "its", "Russia"),
    ],
)
def test_its_is_of_whom_the_verb_tells(sentence, pronoun, who):
    assert names(pronoun, sentence) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Sudan apologised to Chad for its attack on the town.", "Sudan"),
        ("Riyadh pressed Abu Dhabi to accept its proposal.", "Saudi Arabia"),
    ],
)
def test_other_verbs_leave_it_open(sentence, who):
    assert names("its", sentence) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Washington threatened Caracas with an embargo unless it freed the engineers.", "Venezuela"),
        ("Ankara warned Athens that it would close the strait if it sent troops.", "Greece"),
        ("Riyadh promised Cairo a loan if it opened the border.", "Egypt"),
    ],
)
def test_on_what_is_told_to_somebody_hangs_what_they_do(sentence, who):
    assert names("it", sentence) == who


def test_who_threatens_nobody_by_name_is_it():
    assert names("it", "Chad threatened to leave the talks unless it was paid.") == "Chad"


def test_what_somebody_refused_is_theirs():
    assert fillers("Mediation", "mediator", "Egypt thanked Qatar for its mediation.") == ["Qatar"]
    assert fillers("Rejection", "actor", "Britain fined Serbia over its refusal to pay.") == ["Serbia"]
