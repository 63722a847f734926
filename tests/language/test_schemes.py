from itertools import groupby
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from accord.errors import ModelError
from accord.language import schemes

TABLE = Path(__file__).parent / "data" / "two_schemes.tsv"


def sentences():
    rows = [line.split("\t") if line else None for line in TABLE.read_text("utf-8").splitlines() if line[:1] != "#"]
    return [list(group) for filled, group in groupby(rows, key=lambda row: row is not None) if filled]


def doc_of(rows, vocab, head, dep):
    heads = [index if row[head] == "0" else int(row[head]) - 1 for index, row in enumerate(rows)]
    words, lemmas, tags, pos = (list(column) for column in list(zip(*rows, strict=True))[:4])
    deps = [row[dep] for row in rows]
    ents = [row[8] for row in rows]
    return Doc(vocab, words=words, lemmas=lemmas, tags=tags, pos=pos, heads=heads, deps=deps, ents=ents)


@pytest.mark.parametrize("rows", sentences(), ids=lambda rows: " ".join(row[0] for row in rows))
def test_clear_becomes_universal(rows):
    vocab = Vocab()
    converted = schemes.clear_to_universal(doc_of(rows, vocab, 4, 5))
    wanted = doc_of(rows, vocab, 6, 7)
    found = [(token.text, token.dep_, token.head.i) for token in converted]
    assert found == [(token.text, token.dep_, token.head.i) for token in wanted]


def test_several_sentences_keep_their_bounds_names_and_text():
    vocab = Vocab()
    docs = [doc_of(rows, vocab, 4, 5) for rows in sentences()]
    whole = Doc.from_docs(docs)
    converted = schemes.clear_to_universal(whole)
    assert converted.text == whole.text
    assert [sent.text for sent in converted.sents] == [sent.text for sent in whole.sents]
    assert [(ent.text, ent.label_) for ent in converted.ents] == [(ent.text, ent.label_) for ent in whole.ents]
    assert [token.lemma_ for token in converted] == [token.lemma_ for token in whole]
    assert whole[0].head.i == 1, "the Doc that came in is left alone"
    assert "dobj" in {token.dep_ for token in whole}


def test_an_odd_tree_loses_nothing():
    words = ["in", "of", "to"]
    doc = Doc(Vocab(), words=words, heads=[0, 0, 1], deps=["ROOT", "prep", "pobj"], pos=["ADP"] * 3, tags=["IN"] * 3)
    converted = schemes.clear_to_universal(doc)
    assert [token.text for token in converted] == words
    assert sum(token.head.i == token.i for token in converted) == 1


def test_an_empty_doc_stays_empty():
    assert len(schemes.clear_to_universal(Doc(Vocab()))) == 0


def test_schemes_are_told_by_their_labels():
    assert schemes.detect({"nsubj", "dobj", "pobj", "punct"}) == "clear"
    assert schemes.detect({"nsubj", "obj", "obl", "punct"}) == "universal"
    with pytest.raises(ModelError, match="'de_core' are neither Universal Dependencies"):
        schemes.detect({"sb", "oa", "mo"}, "the pipeline 'de_core'")


def test_nothing_is_done_to_docs_in_accords_own_scheme():
    assert schemes.steps({"nsubj", "obj", "obl"}, {"PERSON", "ORG", "DATE"}, "it") == []
    assert len(schemes.steps({"nsubj", "dobj"}, {"PERSON", "GPE"}, "it")) == 2


def test_names_are_relabelled():
    nlp = spacy.blank("en")
    doc = Doc(nlp.vocab, words=["Juba", "hosts", "IGAD", "daily"], ents=["B-GPE", "O", "B-ORG", "B-MONEY"])
    (rename,) = schemes.steps({"obj"}, {"GPE", "ORG", "MONEY"}, "it")
    assert [(ent.text, ent.label_) for ent in rename(doc).ents] == [("Juba", "PLACE"), ("IGAD", "ORG")]
