"""The ontology is OWL 2 DL, its classes can have members, and the sample graph does not contradict it."""

import io
import os
import shutil
import subprocess
import sys

import pyoxigraph as ox
import pytest

import owl2dl
from accord.rdf.namespaces import ACC, OWL, PREFIXES, TYPE, acc
from accord.rdf.store import open_store
from accord.rdf.vocabulary import vocabulary_files

pytestmark = pytest.mark.slow

HEAD = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items())


def missing(message):
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def violations():
    """`violations(FILES)`: what keeps Turtle files, taken together, from being OWL 2 DL."""

    def check(files):
        command = [sys.executable, owl2dl.__file__, *map(str, files)]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
        if done.returncode == owl2dl.MISSING:
            missing(done.stderr.strip())
        assert done.returncode == 0, done.stderr
        assert int(done.stderr.split()[-2]) > 1000
        return done.stdout.splitlines()

    return check


def test_the_ontology_with_its_actors_is_owl_2_dl(violations):
    assert violations(vocabulary_files()) == []


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("acc:count a owl:ObjectProperty .", "Cannot pun between properties"),
        ("acc:Claim a rdfs:Datatype .", "Datatype IRI also used as Class IRI"),
        ("id:oman acc:befriends id:qatar .", "undeclared annotation property"),
        ("acc:Envoy rdfs:subClassOf acc:Person .", "undeclared class"),
        ("owl:Envoy a owl:Class ; rdfs:subClassOf acc:Person .", "reserved vocabulary"),
        (
            """acc:within a owl:TransitiveProperty . acc:Hub a owl:Class .
            acc:Hub rdfs:subClassOf [ a owl:Restriction ; owl:onProperty acc:within ; owl:maxCardinality 1 ] .""",
            "Non-simple property",
        ),
    ],
)
def test_what_is_not_owl_2_dl_is_found(violations, tmp_path, turtle, message):
    path = tmp_path / "more.ttl"
    path.write_text(HEAD + turtle, encoding="utf-8")
    found = violations([*(file for file in vocabulary_files() if file.parent.name != "actors"), path])
    assert any(message.casefold() in line.casefold() for line in found), found


@pytest.fixture(scope="module")
def classes_without_members():
    """`classes_without_members(TRIPLES)`: by the reasoner HermiT; None where the triples contradict each other."""
    if shutil.which("java") is None:
        missing("no Java here: apt-get install default-jre-headless")
    import owlready2

    def reason(triples):
        world = owlready2.World()
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        world.get_ontology(ACC.rstrip("#")).load(fileobj=io.BytesIO(data))
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return None
        return [cls.iri for cls in world.inconsistent_classes() if cls is not owlready2.Nothing]

    return reason


@pytest.fixture(scope="module")
def ontology():
    files = [path for path in vocabulary_files() if path.parent.name != "actors"]
    return {quad.triple for path in files for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}


@pytest.fixture(scope="module")
def graph(ontology, sample_store):
    """The ontology and what the sample graph says of things to each other; literals say nothing to this reasoner."""
    with open_store(sample_store, writable=False) as store:
        said = {quad.triple for quad in store.quads() if isinstance(quad.object, ox.NamedNode)}
    assert len(said) > 5000
    return ontology | said


def test_every_class_can_have_members(classes_without_members, ontology):
    assert classes_without_members(ontology) == []
    both = [ox.Triple(acc("Envoy"), ox.NamedNode(PREFIXES["rdfs"] + "subClassOf"), acc(k)) for k in ("Run", "Person")]
    declared = ox.Triple(acc("Envoy"), TYPE, ox.NamedNode(OWL + "Class"))
    assert classes_without_members({*ontology, declared, *both}) == [ACC + "Envoy"]


def test_the_sample_graph_does_not_contradict_the_ontology(classes_without_members, graph):
    assert classes_without_members(graph) == []


def test_a_claim_that_is_somebody_contradicts_it(classes_without_members, graph):
    claim = min(triple.subject for triple in graph if triple.predicate == TYPE and triple.object == acc("Claim"))
    assert classes_without_members({*graph, ox.Triple(claim, TYPE, acc("Person"))}) is None
