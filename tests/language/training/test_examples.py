import pytest
import spacy
from spacy.tokens import Doc

from accord.language.syntax.labels import Labels
from accord.language.training.examples import MISSING, bio, collect_labels, example_item, to_item
from accord.language.training.propbank import Predicate

NLP = spacy.blank("en")


@pytest.fixture
def gold():
    doc = Doc(
        NLP.vocab,
        words=["The", "envoys", "met", "in", "Juba", "."],
        spaces=[True, True, True, True, False, False],
        tags=["DT", "NNS", "VBD", "IN", "NNP", "."],
        pos=["DET", "NOUN", "VERB", "ADP", "PROPN", "PUNCT"],
        morphs=["Definite=Def", "Number=Plur", "Tense=Past", "", "Number=Sing", ""],
        lemmas=["the", "envoy", "meet", "in", "Juba", "."],
        heads=[1, 2, 2, 4, 2, 2],
        deps=["det", "nsubj", "ROOT", "case", "obl", "punct"],
        ents=["O", "O", "O", "O", "B-PLACE", "O"],
    )
    doc.user_data["predicates"] = [Predicate(2, "meet.03", "meet", (("ARG0", 1), ("ARGM-LOC", 4)))]
    return doc


@pytest.fixture
def labels(gold):
    return collect_labels([gold], ("", "ARG0", "ARGM-LOC"), ("meet.03",))


def test_all_annotation_of_a_paragraph_arrives(gold, labels):
    item = to_item(NLP, gold, labels)
    assert item.words == ["The", "envoys", "met", "in", "Juba", "."]
    for values in (item.tags, item.forms, item.deps, item.heads, item.names, item.starts):
        assert MISSING not in values, "words without features have a form, too"
    assert [labels.tags[tag] for tag in item.tags] == ["DT", "NNS", "VBD", "IN", "NNP", "."]
    assert labels.forms[item.forms[3]] == "ADP|"
    assert item.heads.tolist() == [1, 2, 2, 4, 2, 2]
    assert item.starts.tolist() == [1, 0, 0, 0, 0, 0]
    assert [labels.names[name] for name in item.names] == ["O", "O", "O", "O", "B-PLACE", "O"]
    assert item.judged.tolist() == [0, 0, 1, 0, 0, 0]
    assert item.predicates == tuple(gold.user_data["predicates"])


def test_what_is_not_annotated_is_missing(gold, labels):
    del gold.user_data["predicates"]
    bare = Doc(NLP.vocab, words=[token.text for token in gold], spaces=[bool(t.whitespace_) for t in gold])
    item = to_item(NLP, bare, labels)
    assert {MISSING} == set(item.tags) | set(item.heads) | set(item.names) | set(item.judged)


def test_words_of_another_cut_get_what_can_be_aligned(labels):
    gold = Doc(
        NLP.vocab,
        words=["The", "cease-fire", "held"],
        tags=["DT", "NN", "VBD"],
        pos=["DET", "NOUN", "VERB"],
        heads=[1, 2, 2],
        deps=["det", "nsubj", "ROOT"],
    )
    item = to_item(NLP, gold, labels)
    assert item.words == ["The", "cease", "-", "fire", "held"]
    assert item.heads[4] == 4


def test_an_example_teaches_its_predicate_only():
    predicate = Predicate(1, "meet.03", "", (("ARG0", 0),))
    item = example_item(["``", "met", "-LRB-"], predicate, judged=True)
    assert item.words == ['"', "met", "("]
    assert item.judged.tolist() == [MISSING, 1, MISSING]
    assert set(item.tags) == {MISSING}
    assert set(example_item(["met"] * 2, predicate, judged=False).judged) == {MISSING}


def test_labels_are_ordered_by_frequency_and_survive_json(labels, gold):
    assert labels.names == ("O", "B-PLACE", "I-PLACE")
    assert Labels.from_dict(labels.to_dict()) == labels
    assert labels.numbers().deps["ROOT"] == labels.deps.index("ROOT")


def test_bio():
    assert bio("U-ORG") == "B-ORG"
    assert bio("O") == "O"
