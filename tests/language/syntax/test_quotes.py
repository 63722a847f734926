import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from accord.language.syntax.quotes import CLOSING, OPENING, directed

MARKS = ['"', "'", "``", "''", "“", "”"]


def read(text):
    doc = spacy.blank("en")(text)
    return " ".join(directed([token.text for token in doc], [bool(token.whitespace_) for token in doc]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "We will stay." Talks went on.', "He said , “ We will stay . ” Talks went on ."),
        ('"Never," she said. "Not once."', "“ Never , ” she said . “ Not once . ”"),
        ('The so-called "council" met', "The so - called “ council ” met"),
        ('They ("the board") met -- "at last" -- in May', "They ( “ the board ” ) met -- “ at last ” -- in May"),
        ("'We will stay,' he said.", "‘ We will stay , ’ he said ."),
        ("'\"Stay!\" she cried,' he said", "‘ “ Stay ! ” she cried , ’ he said"),
        ("The miners' union met.", "The miners ' union met ."),  # a possessive closes nothing
        ('A 6 " pipe', 'A 6 " pipe'),  # spaces on both sides
        ('one"two', 'one"two'),
        ("“Never,” she said.", "“ Never , ” she said ."),
        ('"', '"'),
        ("", ""),
    ],
)
def test_marks_open_before_and_close_behind_what_they_stand_at(text, expected):
    assert read(text) == expected


@given(st.lists(st.tuples(st.sampled_from([*MARKS, "word", ".", "(", ")"]), st.booleans())))
def test_only_marks_change_and_only_into_marks_of_their_kind(given_words):
    words, spaced = [word for word, _ in given_words], [space for _, space in given_words]
    for word, found in zip(words, directed(words, spaced), strict=True):
        assert found == word or (word in MARKS and found in ("‘’" if word == "'" else (OPENING, CLOSING)))
