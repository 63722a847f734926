import shutil
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from accord.language.evaluate import Scores, by_label, main, score, table

DATA = Path(__file__).parent / "data" / "tiny.conllu"


class Copies:
    """Stands where a pipeline stands and hands out Docs that were made before."""

    def __init__(self, docs):
        self.docs = docs

    def pipe(self, texts):
        assert list(texts) == [doc.text for doc in self.docs]
        return iter(self.docs)


@pytest.fixture
def gold():
    return annotated(["nsubj", "ROOT", "obj"], ["B-PLACE", "O", "O"], "free")


def annotated(deps, ents, lemma):
    return Doc(
        Vocab(),
        words=["Mali", "freed", "them"],
        tags=["NNP", "VBD", "PRP"],
        pos=["PROPN", "VERB", "PRON"],
        lemmas=["Mali", lemma, "they"],
        heads=[1, 1, 1],
        deps=deps,
        ents=ents,
    )


def test_a_perfect_parse(gold):
    scores = score(Copies([gold]), "it", [gold])
    assert (scores.tags, scores.upos, scores.uas, scores.las) == (1, 1, 1, 1)
    assert (scores.sentences, scores.entities, scores.verb_lemmas) == (1, 1, 1)
    assert scores.by_label == {"PLACE": 1}
    assert scores.words == 3


def test_errors_count(gold):
    predicted = annotated(["nsubj", "ROOT", "iobj"], ["B-PERSON", "O", "O"], "fre")
    scores = score(Copies([predicted]), "it", [gold])
    assert (scores.uas, round(scores.las, 2)) == (1, 0.67)
    assert (scores.entities, scores.verb_lemmas) == (0, 0)


def test_kinds_that_the_file_does_not_mark_are_no_errors(gold):
    predicted = annotated(["nsubj", "ROOT", "obj"], ["B-PLACE", "O", "B-DATE"], "free")
    assert score(Copies([predicted]), "it", [gold]).entities == 1


def test_tables():
    scores = Scores("a", 1234, 0.951, None, 0.9, 0.875, 1.0, None, {"ORG": 0.5}, 0.98, 4321.4)
    assert table([scores]).splitlines()[2] == "| a | 1,234 | 95.1 | - | 90.0 | 87.5 | 100.0 | - | 98.0 | 4,321 |"
    assert by_label([scores]).splitlines()[2] == "| a | 50.0 |"


@pytest.mark.pipeline
def test_the_command_scores_what_is_there(tmp_path, capsys):
    for part in ("train", "dev"):  # the training file says which words are titles
        shutil.copy(DATA, tmp_path / f"en_gum-{part}.conllu")
    assert main([str(tmp_path), "--part", "dev"]) == 0
    assert "| GUM dev |" in capsys.readouterr().out


@pytest.mark.pipeline
def test_a_folder_without_treebanks_is_an_error(tmp_path, capsys):
    assert main([str(tmp_path)]) == 3
    assert "holds no en_ewt-test.conllu" in capsys.readouterr().err


def test_a_pipeline_that_is_not_there_is_an_error(tmp_path, capsys):
    assert main([str(tmp_path), "en_core_web_zz"]) == 5
    assert "not installed" in capsys.readouterr().err
