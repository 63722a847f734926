"""The ontology's files against themselves: the shipped ones are clean, and a planted mistake is found by file."""

import shutil

import pytest

from accord.errors import VocabularyError
from accord.vocabulary.lint import lint
from accord.vocabulary.schema import ontology_folder


@pytest.fixture
def ontology(tmp_path):
    """A copy of the ontology that a test may break."""
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(folder, file):
    return [str(finding) for finding in lint(folder) if finding.file == file]


def test_the_shipped_ontology_is_clean():
    assert [str(finding) for finding in lint()] == []


def test_a_copy_is_as_clean_as_the_original(ontology):
    assert [str(finding) for finding in lint(ontology)] == []


def test_turtle_that_does_not_parse_is_named_with_its_line(ontology):
    path = ontology / "negotiation.ttl"
    path.write_text("@prefix acc: <https://w3id.org/accord/ontology#> .\nacc:Demand a\n", encoding="utf-8")
    (finding,) = [finding for finding in lint(ontology) if finding.file == "negotiation.ttl" and finding.line]
    assert finding.line >= 2


def test_one_broken_room_does_not_hide_another(ontology):
    (ontology / "negotiation.ttl").write_text("nothing", encoding="utf-8")
    (ontology / "cues" / "verbs.toml").write_text("support = [", encoding="utf-8")
    files = {finding.file for finding in lint(ontology)}
    assert {"negotiation.ttl", "cues/verbs.toml"} <= files


def test_an_unknown_key_of_a_frame(ontology):
    change(ontology / "frames" / "demand.toml", "verbs = ", "verb = ")
    assert any("verb" in line for line in found(ontology, "frames/demand.toml"))


def test_a_frame_of_an_unknown_class(ontology):
    change(ontology / "frames" / "demand.toml", 'class = "Demand"', 'class = "Demnad"')
    lines = [str(finding) for finding in lint(ontology)]
    assert any("Demnad" in line for line in lines)
    assert any("Demand: no frame file" in line for line in lines)


def test_an_alias_that_two_actors_claim(ontology):
    path = ontology / "actors" / "states.ttl"
    states = path.read_text(encoding="utf-8")
    path.write_text(
        states + '\nid:atlantis a acc:State ; skos:prefLabel "Sudan" .\n',
        encoding="utf-8",
    )
    assert any("Sudan" in line and "atlantis" in line for line in found(ontology, "actors/states.ttl"))


def test_a_question_with_an_undeclared_term(ontology):
    (ontology / "queries" / "typo.rq").write_text(
        "#: title Typo\n#: description A term that is none.\n#: columns claim\n"
        "# acc:alsoUndeclared, in a comment\n"
        "SELECT ?claim WHERE { GRAPH ?document { ?claim acc:recipeint ?actor } }\n",
        encoding="utf-8",
    )
    assert found(ontology, "queries/typo.rq") == ["queries/typo.rq:5: acc:recipeint: is not declared in the ontology"]


def test_a_question_without_a_title(ontology):
    (ontology / "queries" / "bare.rq").write_text("SELECT ?claim WHERE { ?claim a acc:Claim }\n", encoding="utf-8")
    assert any("no title" in line for line in found(ontology, "queries/bare.rq"))


def test_a_missing_folder(tmp_path):
    with pytest.raises(VocabularyError, match="no such folder"):
        lint(tmp_path / "nowhere")
