"""`accord lint` on the ontology as shipped, and on one with mistakes."""

import shutil

import pytest
from typer.testing import CliRunner

from accord.cli import app
from accord.examples import check_examples
from accord.pipeline import Reader
from accord.vocabulary.schema import ontology_folder


@pytest.fixture
def ontology(tmp_path):
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def lint(*arguments):
    result = CliRunner().invoke(app, ["lint", *map(str, arguments)])
    return result.exit_code, result.stdout.splitlines()


@pytest.mark.pipeline
def test_the_ontology_as_shipped_is_clean_with_its_examples():
    assert lint() == (0, [])


def test_a_copy_is_clean(ontology):
    assert lint(ontology) == (0, [])


def test_a_question_that_does_not_parse(ontology):
    (ontology / "queries" / "broken.rq").write_text(
        "#: title Broken\n#: description No end.\n#: columns claim\nSELECT ?claim WHERE { ?claim a acc:Claim\n",
        encoding="utf-8",
    )
    code, lines = lint(ontology)
    assert code == 4
    assert [line for line in lines if line.startswith("queries/broken.rq: query: SPARQL does not parse: line ")]


def test_a_head_with_a_column_too_many(ontology):
    (ontology / "queries" / "wide.rq").write_text(
        "#: title Wide\n#: description Two for one.\n#: columns claim, document\n"
        "SELECT ?claim WHERE { ?claim a acc:Claim }\n",
        encoding="utf-8",
    )
    lines = [line for line in lint(ontology)[1] if line.startswith("queries/")]
    assert lines == ["queries/wide.rq: columns: the head names 2, the query has 1"]


def test_furniture_that_does_not_match_its_example(ontology):
    path = ontology / "cues" / "furniture.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("matches = [", 'matches = ["The talks went on in Addis Ababa.", ', 1), encoding="utf-8"
    )
    code, lines = lint(ontology)
    assert code == 4
    assert any("Addis Ababa" in line for line in lines)


@pytest.mark.pipeline
def test_examples_that_come_out_otherwise_are_found(tmp_path):
    (tmp_path / "demand.toml").write_text(
        'class = "Demand"\n'
        'negative = ["Ethiopia demanded a withdrawal of Eritrea."]\n'
        "[[frame]]\n"
        'id = "demand"\nverbs = ["demand"]\nroles = { actor = ["subject"], content = ["object"] }\n'
        "[[positive]]\n"
        'text = "Ethiopia demanded a withdrawal."\nroles = { actor = "Ethiopia", content = "a withdrawal" }\n'
        "[[positive]]\n"
        'text = "Ethiopia demanded a withdrawal."\nroles = { actor = "Kenya" }\n'
        "[[positive]]\n"
        'text = "Ethiopia left."\nroles = { actor = "Ethiopia" }\n',
        encoding="utf-8",
    )
    problems = {finding.message for finding in check_examples(Reader(), tmp_path)}
    assert problems == {"must be no Demand", "found without actor 'Kenya'", "no Demand is found"}


def test_a_missing_folder():
    result = CliRunner().invoke(app, ["lint", "nowhere"])
    assert result.exit_code == 4
    assert result.stderr == "accord: nowhere: no such folder\n"
