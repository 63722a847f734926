"""The choice among those whom a phrase can take up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import VocabularyError
from accord.resolve.coreference import Coreference
from accord.resolve.ranker import MARGIN, SURE, Ranker, load_ranker
from accord.vocabulary.words import load_words
from annotated import annotated

FEATURES = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=4)


@given(st.lists(FEATURES, min_size=1, max_size=6), st.floats(-50, 50))
def test_shares_sum_to_one(features, weight):
    shares = Ranker({"a": weight, "b": 1.0, "c": -2.0}, {}).shares(features)
    assert sum(shares) == pytest.approx(1)
    assert all(share >= 0 for share in shares)


def chosen(weights, least):
    """Whom "He" takes up after a sentence about one man."""
    doc = annotated("Colonel Tesfaye Bekele met the miners.", "He praised the deal.")
    words = load_words()
    numbers = [[0 if token.i < next(doc.sents).end else 1 for token in doc]]
    made = Coreference(
        [doc], [{}], words, numbers, Ranker(weights, dict.fromkeys(("person", "noun", "it", "they"), least))
    )
    he = next(token for token in doc if token.text == "He")
    link = made.link(0, he)
    return None if link is None else link.name.text


def test_the_likelier_is_taken_up():
    assert chosen({"person: nobody": -2.0}, 0.5) in {"Tesfaye", "Bekele"}


def test_nobody_is_a_choice():
    assert chosen({"person: nobody": 2.0}, 0.0) is None


def test_an_answer_must_be_likely_enough():
    assert chosen({"person: nobody": -2.0}, 0.95) is None


def test_an_answer_must_be_clearer_than_the_next():
    assert MARGIN > 1.2
    assert chosen({"person: nobody": -0.1}, 0.0) is None


def beyond_doubt(weight, sentence="Colonel Tesfaye Bekele met the miners.", *, with_ranker=True):
    """Whether it is beyond doubt whom "He" takes up, by how much speaks for nobody."""
    doc = annotated(sentence, "He praised the deal.")
    numbers = [[0 if token.i < next(doc.sents).end else 1 for token in doc]]
    ranker = Ranker({"person: nobody": weight}, dict.fromkeys(("person", "noun", "it", "they"), 0.0))
    made = Coreference([doc], [{}], load_words(), numbers, ranker, ranker=ranker if with_ranker else None)
    he = next(token for token in doc if token.text == "He")
    return made.link(0, he) is not None, made.sure(0, he)


@pytest.mark.parametrize(
    ("weight", "linked", "sure"),
    [
        (-2.0, True, True),
        (-0.9, True, False),  # likely, and not beyond doubt
        (2.0, False, False),
    ],
)
def test_only_what_is_very_likely_is_beyond_doubt(weight, linked, sure):
    assert MARGIN / (1 + MARGIN) < SURE < 1
    assert beyond_doubt(weight) == (linked, sure)


def test_nothing_is_beyond_doubt_where_nobody_is_asked():
    assert beyond_doubt(-2.0, with_ranker=False) == (True, False)


def test_nobody_is_taken_up_beyond_doubt_where_there_is_nobody():
    assert beyond_doubt(-2.0, "The group demanded a ransom.") == (False, False)


def test_the_shipped_weights_load():
    ranker = load_ranker()
    assert set(ranker.least) == {"person", "it", "they", "noun"}
    assert len(ranker.weights) > 100


@pytest.mark.parametrize("text", ["[least]\nit = 0.5\n", "[least]\nit = 'much'\n[weights]\n", "[least\n"])
def test_a_broken_table_is_named(tmp_path, text):
    path = tmp_path / "antecedents.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"antecedents\.toml"):
        load_ranker(path)
