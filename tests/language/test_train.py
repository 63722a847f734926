import shutil
from pathlib import Path

import pytest

from accord.language import load
from accord.language.evaluate import evaluate
from accord.language.train import main, run

DATA = Path(__file__).parent / "data" / "tiny.conllu"
SMALL = {
    "training.max_steps": 12,
    "training.eval_frequency": 6,
    "components.tok2vec.model.encode.depth": 1,
    "components.parser.min_action_freq": 1,
}


@pytest.fixture(scope="module")
def treebank(tmp_path_factory):
    pytest.importorskip("spacy_lookups_data")
    folder = tmp_path_factory.mktemp("treebank")
    for stem in ("en_ewt-train", "en_ewt-dev", "en_gum-train", "en_gum-dev", "en_gum-test"):
        shutil.copy(DATA, folder / f"{stem}.conllu")
    return folder


def test_a_missing_file_is_said_before_anything_is_done(tmp_path, capsys):
    shutil.copy(DATA, tmp_path / "en_ewt-train.conllu")
    assert main([str(tmp_path), str(tmp_path / "out")]) == 3
    assert "holds no en_ewt-dev.conllu" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_recipe_makes_a_pipeline_that_loads(treebank, tmp_path):
    scores = run(treebank, tmp_path / "tiny", overrides=SMALL)
    assert [item.name for item in scores] == ["GUM test", "GUM test, news"]
    assert scores[0].tags > 0.3, "it has learnt the commonest tags of its own training sentences"
    pipeline = load(str(tmp_path / "tiny"))
    doc = pipeline("Sudan's army rejected a truce on Monday.")
    assert all(token.tag_ and token.dep_ for token in doc)
    card = (tmp_path / "tiny" / "README.md").read_text("utf-8")
    assert "| GUM test | " in card
    assert "{{" not in card
    assert not {path.name for path in tmp_path.iterdir()} - {"tiny", "tiny.work"}
    assert str(tmp_path) not in (tmp_path / "tiny" / "config.cfg").read_text("utf-8")
    again = evaluate(pipeline, treebank)
    assert (again[0].las, again[0].tags) == (scores[0].las, scores[0].tags)
