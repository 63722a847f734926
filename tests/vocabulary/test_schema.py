import hashlib
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from accord.errors import VocabularyError
from accord.vocabulary.schema import load_schema, ontology_folder, ontology_hash

ACC = "https://w3id.org/accord/ontology#"
CATEGORIES = {
    "CONSULT": {"Mediation", "Talks"},
    "REQUEST": {"Demand", "Pressure"},
    "AGREE": {"Offer", "Acceptance", "Agreement"},
    "REJECT": {"Rejection"},
    "CONCEDE": {"Concession"},
    "RETREAT": {"Release", "Ceasefire", "Withdrawal"},
    "AID": {"Aid"},
    "SUPPORT": {"Support"},
    "COOPERATE": {"Cooperation"},
    "ACCUSE": {"Accusation"},
    "THREATEN": {"Threat"},
    "PROTEST": {"Protest"},
    "SANCTION": {"Sanction"},
    "MOBILIZE": {"Mobilization"},
    "COERCE": {"Coercion"},
    "ASSAULT": {"Capture", "Attack"},
}
QUADS = {1: "AGREE CONSULT SUPPORT CONCEDE", 2: "COOPERATE AID RETREAT", 3: "REQUEST ACCUSE REJECT THREATEN"}


@pytest.fixture(scope="module")
def schema():
    return load_schema()


@pytest.fixture(scope="module")
def triples():
    files = [*ontology_folder().glob("*.ttl"), *ontology_folder().glob("actors/*.ttl")]
    return [quad for path in files for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]


def test_classes_have_the_categories_and_quads_of_plover(schema):
    found = {}
    for cls in schema.events.values():
        found.setdefault(cls.plover, set()).add(cls.name)
        quad = next((quad for quad, names in QUADS.items() if cls.plover in names.split()), 4)
        assert cls.quad == quad, cls.name
    assert found == CATEGORIES


def test_kinds_are_those_that_actors_may_have(schema):
    assert {"Actor", "State", "Organization", "ArmedGroup", "Person", "Outlet", "Population", "Place"} < set(
        schema.kinds
    )


def test_edges_lead_between_roles_that_the_class_takes(schema):
    demand = schema.events["Demand"]
    assert [(edge.name, edge.source, edge.target) for edge in demand.edges] == [
        ("demands", "actor", "content"),
        ("demandsOf", "actor", "recipient"),
    ]
    assert [edge.symmetric for edge in schema.events["Talks"].edges] == [False, True]
    assert schema.events["Release"].issue == "release-of-captives"
    for cls in schema.events.values():
        assert cls.edges, cls.name
        assert cls.issue is None or cls.issue_relation, cls.name


def test_every_issue_has_forms_and_a_broader_one_that_exists(schema):
    for issue in schema.issues.values():
        assert issue.aliases == tuple(sorted(issue.aliases))
        assert issue.broader is None or issue.broader in schema.issues
        for form in issue.aliases:
            assert form == form.lower() == " ".join(form.split()), form
            assert schema.issue_of[form] == issue.id
    assert schema.issue_of["cease-fire"] == "ceasefire"
    assert schema.issue_of["truce"] == "truce"
    assert schema.issue_of["release of hostage"] == "release-of-hostages"


def test_every_term_is_described(triples):
    """Each term of the namespace has one label and one definition, and each that is used is declared."""
    labels, definitions, declared, used = {}, {}, set(), set()
    for quad in triples:
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
        if subject.startswith(ACC):
            declared.add(subject)
            if predicate.endswith(("#label", "#prefLabel")):
                labels.setdefault(subject, []).append(value.value)
            if predicate.endswith("#definition"):
                definitions.setdefault(subject, []).append(value.value)
        used.update(iri for iri in (predicate, value.value) if iri.startswith(ACC) and len(iri) > len(ACC))
    assert used - declared == set()
    assert {term for term in declared if len(labels.get(term, ())) != 1} == set()
    assert {term for term in declared if len(definitions.get(term, ())) != 1} == set()


def test_ontology_has_no_blank_nodes_and_declares_what_it_borrows(triples):
    """OWL 2 DL wants every property declared; and what has a name can be told apart in a diff."""
    typed = {quad.subject.value for quad in triples if quad.predicate.value.endswith("#type")}
    builtin = re.compile(r"http://www.w3.org/(1999/02/22-rdf-syntax-ns|2000/01/rdf-schema|2002/07/owl)#")
    for quad in triples:
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)
        if not builtin.match(quad.predicate.value):
            assert quad.predicate.value in typed, quad.predicate
        if quad.predicate.value.endswith(("#subClassOf", "#subPropertyOf", "#domain")):
            assert quad.object.value in typed, quad.object


def test_annotation_properties_alone_describe_classes(triples):
    """In OWL 2 DL a class has no object or data properties: what describes one must be an annotation."""
    kinds = {}
    for quad in triples:
        if quad.predicate.value.endswith("#type"):
            kinds.setdefault(quad.subject.value, set()).add(quad.object.value.rsplit("#")[-1])
    classes = {iri for iri, types in kinds.items() if "Class" in types}
    for quad in triples:
        if quad.subject.value in classes:
            assert kinds.get(quad.predicate.value, {"AnnotationProperty"}) == {"AnnotationProperty"}, quad
    assert {iri for iri, types in kinds.items() if {"ObjectProperty", "DatatypeProperty"} <= types} == set()


def test_hash_changes_with_any_file_and_with_nothing_else(tmp_path):
    for name in ("b.ttl", "cues/a.toml", "queries/q.rq"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    before = ontology_hash(tmp_path)
    (tmp_path / "__init__.py").write_text("# code")
    (tmp_path / "cues" / "note.txt").write_text("not read")
    assert ontology_hash(tmp_path) == before
    (tmp_path / "cues" / "a.toml").write_text("other")
    assert ontology_hash(tmp_path) != before
    assert len(before) == len(hashlib.sha256().hexdigest())


def copy(folder: Path, name: str, old: str, new: str) -> Path:
    for path in ontology_folder().glob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        if path.name == name:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("negotiation.ttl", "acc:plover plover:REJECT", "acc:plover plover:REFUSE", r"Rejection names .*plover/REFUSE"),
        ("negotiation.ttl", 'rdfs:label "rejection"@en ;', "", r"Rejection has 0 values for .*label"),
        ("negotiation.ttl", "acc:toRole acc:recipient", "acc:toRole acc:captive", "does not take"),
        ("negotiation.ttl", "acc:ownIssue issue:talks", "acc:ownIssue issue:talk", "which is no issue"),
        ("negotiation.ttl", "acc:shortcutFor acc:Demand", "acc:shortcutFor acc:Demands", "acc:?.*Demands"),
        ("issues.ttl", '"truce"@en', '"ransom"@en', '"ransom" names two issues'),
        ("issues.ttl", "skos:broader issue:fighting", "skos:broader issue:nothing", "issue/nothing"),
    ],
)
def test_mistakes_are_named_with_their_file(tmp_path, name, old, new, message):
    with pytest.raises(VocabularyError, match=message) as caught:
        load_schema(copy(tmp_path, name, old, new))
    assert caught.value.file is None or caught.value.file.endswith(".ttl")


def test_turtle_that_does_not_parse_is_named_with_file_and_line(tmp_path):
    copy(tmp_path, "plover.ttl", "id:plover a skos:ConceptScheme ;", "id:plover a skos:ConceptScheme")
    with pytest.raises(VocabularyError) as caught:
        load_schema(tmp_path)
    assert caught.value.file == str(tmp_path / "plover.ttl")
    assert caught.value.line == 9


def test_empty_folder_is_no_ontology(tmp_path):
    with pytest.raises(VocabularyError, match="no Turtle file"):
        load_schema(tmp_path)
