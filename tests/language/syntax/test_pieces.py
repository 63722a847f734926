from hypothesis import given
from hypothesis import strategies as st

from accord.language.syntax.pieces import MOST, SHAPES, SPECIAL, UNKNOWN, Pieces, normal, shape

PIECES = Pieces([*SPECIAL, "cease", "fire", "##fire", "##s", "s", "-", "'", "talk", "1", "500", ",", "##8"])


def spelt(word):
    return [PIECES.vocabulary[row] for row in PIECES(word)[0]]


def test_the_longest_piece_first():
    assert spelt("Ceasefires") == ["cease", "##fire", "##s"]


def test_punctuation_stands_by_itself():
    assert spelt("cease-fire") == ["cease", "-", "fire"]
    assert spelt("1,500") == ["1", ",", "500"]


def test_curly_apostrophes_are_apostrophes():
    assert PIECES("\u2019s")[0] == PIECES("'s")[0]


def test_what_no_piece_spells_is_unknown_and_the_rest_is_read():
    assert spelt("talk会8") == ["talk", "[UNK]", "##8"]


def test_an_empty_form_has_a_piece():
    assert PIECES("\u200b")[0] == (UNKNOWN,)


def test_case_is_in_the_shape():
    assert PIECES("talk")[1] != PIECES("Talk")[1]
    assert shape("al-Shabaab") == "xx-Xxx"


@given(st.text(max_size=40))
def test_any_word_has_pieces_and_a_shape(word):
    rows, written = PIECES(word)
    assert 1 <= len(rows) <= MOST
    assert all(0 <= row < len(PIECES) for row in rows)
    assert 1 <= written < SHAPES
    assert normal(normal(word)) == normal(word)
