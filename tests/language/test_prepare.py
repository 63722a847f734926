import shutil
from pathlib import Path

import pytest
import spacy
from spacy.vocab import Vocab

from accord.errors import InputError
from accord.language.conllu import read_conllu
from accord.language.names import Names
from accord.language.prepare import LONGEST, held_out_docs, paragraphs, to_doc, training_docs

TINY = Path(__file__).parent / "data" / "tiny.conllu"


@pytest.fixture
def treebank(tmp_path):
    for stem in ("en_ewt-train", "en_ewt-dev", "en_ewt-test", "en_gum-train", "en_gum-dev", "en_gum-test"):
        shutil.copy(TINY, tmp_path / f"{stem}.conllu")
    return tmp_path


def unnamed(_):
    return None


def test_one_doc_a_paragraph():
    groups = list(paragraphs(list(read_conllu(TINY))))
    assert [len(group) for group in groups[:4]] == [2, 2, 2, 1]
    doc = to_doc(Vocab(), groups[0], unnamed)
    assert doc.text == (
        "Sudan's army rejected a truce on Monday. Its envoy said talks in Jeddah won't resume before the siege of El "
        "Fasher ends. "
    )
    assert [sent.root.text for sent in doc.sents] == ["rejected", "said"]
    assert doc.user_data["document"] == "tiny_news_1"


def test_a_long_paragraph_is_cut_between_sentences():
    sentences = list(read_conllu(TINY))[1:2] * 40
    groups = list(paragraphs(sentences))
    assert len(groups) > 1
    assert all(sum(len(sentence.tokens) for sentence in group) <= LONGEST for group in groups)
    assert sum(map(len, groups)) == 40


def test_annotation_reaches_the_doc():
    (group, *_) = paragraphs(list(read_conllu(TINY)))
    doc = to_doc(Vocab(), group, lambda sentence: Names([(0, 1, "PLACE")]) if sentence.starts else None)
    army = doc[2]
    assert (army.tag_, army.pos_, army.lemma_, army.dep_, army.head.text) == ("NN", "NOUN", "army", "nsubj", "rejected")
    assert str(army.morph) == "Number=Sing"
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Sudan", "PLACE")]
    assert doc[4].ent_iob_ == "O"
    assert doc[12].ent_iob_ == "", "nothing is known of the second sentence"


def test_names_without_syntax():
    (group, *_) = paragraphs(list(read_conllu(TINY)))
    doc = to_doc(Vocab(), group, lambda _: Names([(0, 1, "PLACE")]), syntax=False)
    assert not doc.has_annotation("DEP")
    assert not doc.has_annotation("TAG")
    assert [ent.text for ent in doc.ents] == ["Sudan", "Its"]


def test_training_docs_come_twice_and_alike_for_one_seed(treebank):
    vocab = spacy.blank("en").vocab
    first = training_docs(treebank, vocab, 1)
    again = training_docs(treebank, vocab, 1)
    other = training_docs(treebank, vocab, 2)
    count = len(list(paragraphs(list(read_conllu(TINY)))))
    assert len(first) >= 4 * count
    assert [doc.to_json() for doc in first] == [doc.to_json() for doc in again]
    assert [doc.text for doc in first] != [doc.text for doc in other]
    assert any("’" in doc.text for doc in first)


def test_names_of_ewt_are_known_only_where_others_know_them(treebank):
    docs = held_out_docs(treebank, Vocab(), "dev", "en_ewt")
    assert not any(token.ent_iob for doc in docs for token in doc)
    gum = held_out_docs(treebank, Vocab(), "dev", "en_gum")
    assert "Colombia" in {ent.text for doc in gum for ent in doc.ents}


def test_uner_names_train_without_syntax(treebank):
    sentences = list(read_conllu(TINY))
    lines = []
    for sentence in sentences:
        lines.append(f"# sent_id = {sentence.id}")
        for number, token in enumerate(sentence.tokens, 1):
            tag = "B-PER" if token.form == "Obasanjo" else "O"
            lines.append(f"{number}\t{token.form}\t{tag}\t-")
        lines.append("")
    (treebank / "uner_ewt-dev.iob2").write_text("\n".join(lines), encoding="utf-8")
    docs = training_docs(treebank, spacy.blank("en").vocab, 1)
    named_only = [doc for doc in docs if not doc.has_annotation("DEP")]
    assert len(named_only) == len(list(paragraphs(sentences)))
    assert "Obasanjo" in {ent.text for doc in named_only for ent in doc.ents}


def test_a_missing_treebank_is_named(tmp_path):
    with pytest.raises(InputError, match=r"en_gum-train\.conllu"):
        training_docs(tmp_path, Vocab(), 1)
