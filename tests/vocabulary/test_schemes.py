"""The categories of PLOVER and CAMEO as SKOS: whole, matched to each other, and used by the classes of events."""

import shutil

import pytest

from accord.vocabulary.lint import lint
from accord.vocabulary.schema import load_schema, ontology_folder
from accord.vocabulary.schemes import load_schemes

ID = "https://w3id.org/accord/id/"
ROOTS = [f"{number:02}" for number in range(1, 21)]


@pytest.fixture(scope="module")
def found():
    return load_schemes()


@pytest.fixture
def ontology(tmp_path):
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def by_code(found, scheme):
    return {concept.notation: concept for concept in found.of(ID + scheme)}


def test_plover_has_its_categories_quads_and_modes(found):
    codes = by_code(found, "plover")
    assert sorted(code for code in codes if code.isdecimal()) == ["1", "2", "3", "4"]
    categories = {code for code in codes if code.isalpha()}
    assert len(categories) == 16
    assert {event.plover for event in load_schema().events.values()} == categories
    for code, concept in codes.items():
        if "-" in code:
            assert found.concepts[concept.broader].notation == code.partition("-")[0]
        elif code.isalpha():
            assert found.concepts[concept.broader].notation in {"1", "2", "3", "4"}


def test_cameo_has_its_roots_each_code_below_the_shorter_one(found):
    codes = by_code(found, "cameo")
    assert [code for code in codes if len(code) == 2] == ROOTS
    for code, concept in codes.items():
        wider = found.concepts[concept.broader].notation if concept.broader else ""
        if len(code) > 2:
            assert wider == code[:-1]
        elif len(code) == 2:
            assert wider == str(1 + sum(code > last for last in ("05", "08", "13")))
    # Every root has codes below it, the first of which is for what fits none of the others.
    assert all(root + "0" in codes and root + "1" in codes for root in ROOTS)


def test_every_category_is_described(found):
    for scheme in ("plover", "cameo"):
        assert found.schemes[ID + scheme].definition
        for concept in found.of(ID + scheme):
            assert concept.definition.endswith("."), concept.iri


def test_every_category_of_plover_is_matched_by_cameo_within_its_quad(found):
    def quad(concept):
        while concept.broader:
            concept = found.concepts[concept.broader]
        return concept.notation

    matched = set()
    for concept in found.of(ID + "cameo"):
        for kind, iri in concept.matches:
            other = found.concepts[iri]
            matched.add(other.notation.partition("-")[0])
            if kind in ("exactMatch", "closeMatch") and len(concept.notation) == 2:
                assert quad(concept) == quad(other), concept.iri
    assert {concept.notation for concept in found.of(ID + "plover") if concept.notation.isalpha()} <= matched


def test_classes_of_events_are_matched_in_both_schemes_alike(found):
    """The category of CAMEO that a class names leads to the category of PLOVER that it names, or to one of its quad."""
    cameo, plover = by_code(found, "cameo"), by_code(found, "plover")
    for event in load_schema().events.values():
        concept = cameo[event.cameo]
        reached, quad = set(), ""
        while True:
            reached |= {found.concepts[iri].notation.partition("-")[0] for _, iri in concept.matches}
            if not concept.broader:
                quad = concept.notation
                break
            concept = found.concepts[concept.broader]
        assert event.plover in reached or found.concepts[plover[event.plover].broader].notation == quad, event.name


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("cameo.ttl", 'skos:notation "045"', 'skos:notation "046"', "'046' is the notation of"),
        ("cameo.ttl", 'skos:notation "044" ;', "", "has no notation"),
        ("cameo.ttl", "skos:broader cameo:04 ;", "skos:broader plover:CONSULT ;", "not in its scheme"),
        ("cameo.ttl", "skos:broader cameo:verbal-cooperation ;", "skos:broader cameo:010 ;", "is wider than itself"),
        ("cameo.ttl", "skos:exactMatch plover:CONSULT", "skos:exactMatch plover:CONSULTS", "no concept of another"),
        ("cameo.ttl", "skos:exactMatch plover:CONSULT", "skos:exactMatch cameo:03", "no concept of another"),
        ("cameo.ttl", "skos:exactMatch plover:CONSULT", "skos:exactMatch plover:AID ; skos:broadMatch plover:AID",
         "in two ways"),
        ("cameo.ttl", "    skos:inScheme id:cameo ;\n    skos:broader cameo:01 ;", "    skos:broader cameo:01 ;",
         "is not in one scheme"),
        ("plover.ttl", 'skos:prefLabel "aid"@en ;', "", "has no skos:prefLabel"),
        ("plover.ttl", "    skos:topConceptOf id:plover ;\n", "", "is no top concept"),
        ("negotiation.ttl", "acc:cameo cameo:045", "acc:cameo plover:CONSULT", "which is not in id:cameo"),
        ("coding.toml", '"third-party"', '"fourth-party"', "has no mode 'fourth-party'"),
    ],
)  # fmt: skip
def test_a_planted_mistake_is_found(ontology, file, old, new, message):
    path = ontology / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    findings = [str(finding) for finding in lint(ontology)]
    assert any(line.startswith(f"{file}: ") and message in line for line in findings), findings
