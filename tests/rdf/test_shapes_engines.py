"""The shapes: every class has one, all is SHACL Core, and two engines see the same in whole and in broken graphs."""

import json
import shutil
import subprocess

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from accord.rdf.export import select
from accord.rdf.namespaces import ACC, OWL, PREFIXES, TYPE, VOCABULARY
from accord.rdf.shapes import shapes
from accord.rdf.store import open_store
from accord.rdf.vocabulary import vocabulary_files
from graph_builders import filled, sudan

SHAPE = "https://w3id.org/accord/shape#"
HEAD = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items())
CORE = {
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive", "maxExclusive",
    "maxInclusive", "minLength", "maxLength", "pattern", "flags", "languageIn", "uniqueLang", "equals", "disjoint",
    "lessThan", "lessThanOrEquals", "not", "and", "or", "xone", "node", "property", "qualifiedValueShape",
    "qualifiedValueShapesDisjoint", "qualifiedMinCount", "qualifiedMaxCount", "closed", "ignoredProperties", "hasValue",
    "in", "targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf", "path", "inversePath", "alternativePath",
    "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath", "severity", "message", "deactivated", "name", "description",
    "order", "group", "defaultValue", "NodeShape", "PropertyShape", "IRI", "Literal", "BlankNode",
}  # fmt: skip
"""What the recommendation has in its parts 2 to 4, and the terms without effect."""

BROKEN = {
    "EntityTarget": 'id:x a acc:Entity ; skos:prefLabel "x" ; acc:known true .',
    "Entity": 'id:x a acc:State ; skos:prefLabel "x" ; acc:known true ; acc:country "xx" .',
    "IssueTarget": "issue:x a skos:Concept .",
    "Issue": 'issue:x skos:inScheme id:issues ; skos:prefLabel "x" , "y" .',
    "Scheme": 'id:x a skos:ConceptScheme ; skos:prefLabel "x" .',
    "Code": '<urn:x> a acc:Sector ; skos:notation "gov" ; skos:prefLabel "x" .',
    "Claim": "event:x a acc:Claim , acc:Demand ; acc:confidence 1.5 ; acc:polarity acc:perhaps .",
    "Event": "event:x a acc:Mediation .",
    "Condition": "condition:x a acc:Condition .",
    "Document": 'document:x a acc:Document ; acc:sha256 "00" .',
    "Run": "run:x a acc:Run ; prov:used document:x .",
    "Evidence": "<urn:x> a oa:SpecificResource ; oa:hasSelector <urn:y> .",
    "Position": "<urn:x> a oa:TextPositionSelector ; oa:start 5 ; oa:end 5 .",
    "Quote": '<urn:x> a oa:TextQuoteSelector ; oa:exact "" .',
    "Negotiation": "<urn:x> a acc:Negotiation ; acc:hasParty id:oman .",
    "Disagreement": '<urn:x> a acc:Disagreement ; acc:disagreementKind "taste" ; acc:firstClaim event:x .',
    "Sorted": 'event:x acc:sortDate "soon" .',
}
"""For each shape a small graph that it does not let pass."""


def local(iri):
    return str(iri).removeprefix(SHAPE).removeprefix(str(SH))


def test_every_class_of_the_ontology_has_a_shape():
    files = [path for path in vocabulary_files() if path.parent.name != "actors"]
    classes = {
        quad.subject.value.removeprefix(ACC)
        for path in files
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if quad.predicate == TYPE and quad.object.value == OWL + "Class" and quad.subject.value.startswith(ACC)
    }
    assert len(classes) > 40
    covered = {str(cls).removeprefix(ACC) for cls in shapes().objects(None, SH.targetClass)}
    assert sorted(classes - covered) == []


def test_shapes_use_nothing_but_shacl_core():
    used = {local(term) for triple in shapes() for term in triple if str(term).startswith(str(SH))}
    assert sorted(used - CORE) == []


def test_there_is_a_broken_graph_for_every_shape():
    named = {local(shape) for shape in shapes().subjects(RDF.type, SH.NodeShape) if isinstance(shape, URIRef)}
    assert named == set(BROKEN)


@pytest.fixture(scope="module")
def engines(npm_packages, tmp_path_factory):
    """`engines(GRAPHS)`: for each graph (N-Triples) what pyshacl and rdf-validate-shacl find, as two sorted lists."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here: apt-get install nodejs")

    def check(graphs):
        folder = tmp_path_factory.mktemp("shacl")
        files = [folder / f"{number}.nt" for number in range(len(graphs))]
        for file, graph in zip(files, graphs, strict=True):
            file.write_bytes(graph)
        shapes().serialize(folder / "shapes.nt", format="nt", encoding="utf-8")
        command = [node, str(npm_packages.parent / "shacl.mjs"), str(folder / "shapes.nt"), *map(str, files)]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        theirs = [sorted(map(tuple, json.loads(line))) for line in done.stdout.splitlines()]
        return list(zip(map(by_pyshacl, graphs), theirs, strict=True))

    return check


def by_pyshacl(graph):
    data = Graph().parse(data=graph, format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), inplace=True)
    return sorted(
        (
            str(report.value(result, SH.focusNode)),
            str(path) if isinstance(path := report.value(result, SH.resultPath), URIRef) else "",
            str(report.value(result, SH.sourceConstraintComponent)),
        )
        for result in report.objects(None, SH.result)
    )


def ntriples(quads):
    return ox.serialize({quad.triple for quad in quads}, format=ox.RdfFormat.N_TRIPLES)


@pytest.mark.slow
def test_both_engines_let_the_sample_graph_and_the_vocabulary_pass(engines, sample_store):
    with open_store(sample_store, writable=False) as store:
        sample = ntriples(select(store, texts=False, inferred=True))
        vocabulary = ntriples(store.quads(VOCABULARY.value))
    assert sample.count(b"\n") > 10_000
    assert vocabulary.count(b"\n") > 30_000
    assert engines([sample, vocabulary]) == [([], []), ([], [])]


def test_both_engines_find_the_same_in_what_is_broken(engines):
    graphs = [ox.serialize(ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
              for turtle in BROKEN.values()]  # fmt: skip
    for name, (ours, theirs) in zip(BROKEN, engines(graphs), strict=True):
        assert ours, name
        assert ours == theirs, name


@pytest.mark.slow
def test_both_engines_miss_the_same_where_something_is_taken_away(engines):
    """Each property in turn is taken from everything."""
    with filled() as store:
        quads = select(store, [sudan()[0].id], texts=False, inferred=True)
    cases = sorted({quad.predicate.value for quad in quads})
    found = engines([ntriples(quad for quad in quads if quad.predicate.value != case) for case in cases])
    assert sum(bool(ours) for ours, _ in found) > 20
    for case, (ours, theirs) in zip(cases, found, strict=True):
        assert ours == theirs, case
