"""Weights learned from chains: the same every time, and what the gold says."""

import tomllib
from pathlib import Path

import pytest

from accord.language.conllu import read_conllu
from accord.language.pipeline import load
from accord.resolve.fit import Examples, fit, learn, main, prepare, table
from accord.resolve.treebank import annotated
from accord.vocabulary.words import load_words

DATA = Path(__file__).parent / "data" / "en_gum-dev.conllu"


def test_what_is_always_right_gets_weight():
    examples = Examples()
    for _ in range(20):
        examples.add([["nobody"], ["near"], ["far"]], [False, True, False])
    weights = fit(examples)
    assert weights["near"] > 1
    assert weights["far"] < 0
    assert weights["nobody"] == pytest.approx(weights["far"])


@pytest.mark.pipeline
def test_the_same_text_gives_the_same_table():
    pipeline = load()
    golds = list(annotated(list(read_conllu(DATA)), load_words()))

    def learned():
        return table(learn([prepare(gold, list(pipeline.pipe(gold.paragraphs))) for gold in golds]))

    first = learned()
    assert first == learned()
    tables = tomllib.loads(first)
    assert tables["weights"]["person: named"] > 0 > tables["weights"]["person: nobody"]


def test_a_missing_treebank_is_named(tmp_path, capsys):
    assert main([str(tmp_path)]) == 3
    assert "en_gum-train.conllu" in capsys.readouterr().err
