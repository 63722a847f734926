"""Who does what a noun says behind the verb by which it is done: with a truce, several rounds of sanctions."""

import pytest

from accord.language.clauses import Clauses
from accord.vocabulary.words import load_words
from annotated import annotated, word

CASES = [
    # verbs that do what the noun behind their preposition says
    ("The militia answered the siege with a truce.", "truce", ["militia"]),
    ("The carmaker hinted at a lockout in Turin.", "lockout", ["carmaker"]),
    ("The port answered the pickets with a wave of lockouts.", "lockouts", ["port"]),
    # another verb, another preposition
    ("The militia greeted the bishop with a truce.", "truce", None),
    ("The carmaker hinted during a lockout in Turin.", "lockout", None),
    # what is counted
    ("Kenya imposed several rounds of sanctions on Eritrea.", "sanctions", ["Kenya"]),
    ("Kenya feared several rounds of sanctions.", "sanctions", None),
    ("Kenya imposed a catalogue of sanctions.", "sanctions", None),
]


@pytest.mark.parametrize(("sentence", "noun", "subject"), CASES)
def test_who_does_what_a_noun_says(sentence, noun, subject):
    found = Clauses(load_words()).arguments(word(annotated(sentence), noun)).get("subject")
    assert (found and [head.text for head in found]) == subject


def test_what_a_round_is_put_on_is_what_it_counts_is_put_on():
    found = Clauses(load_words()).arguments(word(annotated(CASES[5][0]), "sanctions"))
    assert [head.text for head in found["on"]] == ["Eritrea"]
