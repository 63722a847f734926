import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.errors import ModelError
from accord.language.syntax.component import FACTORY, acting, telling
from small_network import LABELS, PIECES, random_weights


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY, config={"roles": True}).set_network(random_weights(), LABELS, PIECES)
    return nlp


def check(doc):
    """Every token is annotated, and sentences are trees of their own."""
    for token in doc:
        assert token.dep_
        assert token.tag_
        assert token.head.sent.start == token.sent.start
        if token.is_space:
            assert (token.tag_, token.pos_) == ("_SP", "SPACE")
    for sentence in doc.sents:
        assert sum(token.head is token or token.head == token for token in sentence) == 1


def test_labels_of_trees_and_of_names_are_told_apart(nlp):
    component = nlp.get_pipe(FACTORY)
    assert component.labels == ("nsubj", "ROOT", "punct")
    assert component.kinds == ("ORG", "PERSON")


def test_spaces_hang_from_the_word_before_them(nlp):
    doc = nlp("  The envoys\n\nmet .  ")
    check(doc)
    spaces = [token for token in doc if token.is_space]
    assert [token.i for token in spaces] == [0, 3, 6]
    assert [token.head.i for token in spaces] == [1, 2, 5]


def test_only_spaces(nlp):
    assert [token.text for token in nlp(" \n ")] == [" \n "]


def test_batches_give_what_single_texts_give(nlp):
    texts = ["The union met .", "", "no envoys said so ."] * 5
    alone = [nlp(text).to_json() for text in texts]
    assert [doc.to_json() for doc in nlp.pipe(texts, batch_size=4)] == alone


def test_how_likely_words_tell_of_events_is_kept_by_token(nlp):
    classes, likely = telling(nlp("the envoys  met ."))
    assert classes == ("Agreement", "Talks")
    assert likely.shape == (5, 2)
    assert (likely[2] == 0).all(), "a space"
    assert ((likely[[0, 1, 3, 4]] > 0) & (likely[[0, 1, 3, 4]] < 1)).all()
    assert telling(spacy.blank("en")("the envoys met .")) is None


def test_predicates_are_kept_where_they_are_asked_for(nlp):
    component = nlp.get_pipe(FACTORY)
    doc = nlp("the envoys met on monday and the union said no .")
    assert acting(doc)
    assert acting(doc) == component.read_roles(doc)
    component.roles = False
    try:
        assert acting(nlp("the envoys met .")) is None
    finally:
        component.roles = True


def test_a_component_without_weights_says_so():
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    with pytest.raises(ModelError, match="has no weights"):
        nlp("The envoys met.")


def test_it_survives_the_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.get_pipe(FACTORY).labels == nlp.get_pipe(FACTORY).labels
    check(again("The envoys met ."))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_is_annotated(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    if text.strip() and not all(token.is_space for token in doc):
        check(doc)
