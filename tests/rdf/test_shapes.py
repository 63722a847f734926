import io

import pyoxigraph as ox
import pytest
from pyshacl import validate as shacl
from rdflib import Graph

from accord.rdf.export import export
from accord.rdf.namespaces import PREFIXES, document_iri, event_iri
from accord.rdf.rules import apply_rules
from accord.rdf.shapes import shapes, validate, validate_quads
from graph_builders import filled, sudan

SUDAN = document_iri(sudan()[0].id)
MEDIATION, DEMAND, REJECTION, OFFER = (event_iri(sudan()[1][number].id) for number in (0, 1, 3, 4))


@pytest.fixture
def store():
    with filled() as opened:
        yield opened


def term(text):
    prefix, _, local = text.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def test_all_that_is_written_conforms(store):
    assert validate(store) == []


def test_turtle_that_is_exported_conforms(store):
    out = io.BytesIO()
    export(store, "turtle", out, texts=False)
    conforms, _, report = shacl(Graph().parse(data=out.getvalue(), format="turtle"), shacl_graph=shapes())
    assert conforms, report


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "message"),
    [
        (DEMAND, "acc:polarity", term("acc:negated"), "More than 1"),
        (DEMAND, "acc:modality", term("acc:actually"), "not in list|More than 1"),
        (DEMAND, "rdf:type", term("acc:Offer"), "one class of events"),
        (DEMAND, "acc:recipient", term("id:nobody"), "fills the role recipient"),
        (DEMAND, "acc:content", term("issue:haggling"), "content of a claim is an issue"),
        (DEMAND, "acc:confidence", ox.Literal("1.5", datatype=term("xsd:decimal")), "<=|More than 1"),
        (DEMAND, "acc:contentText", ox.Literal(""), "length"),
        (DEMAND, "acc:implicitRole", ox.Literal("haggler"), "not in list"),
        (DEMAND, "acc:count", ox.Literal("many"), "xsd:integer"),
        (DEMAND, "acc:condition", term("id:nothing"), "a condition has words"),
        (DEMAND, "acc:date", ox.Literal("2023"), "."),
        (SUDAN, "acc:sha256", ox.Literal("00"), "."),
        (SUDAN, "schema:datePublished", ox.Literal("1", datatype=term("xsd:integer")), "."),
    ],
)
def test_what_does_not_fit_is_found_and_placed(store, subject, predicate, value, message):
    store.database.add(ox.Quad(ox.NamedNode(subject), term(predicate), value, ox.NamedNode(SUDAN)))
    found = validate(store)
    assert found
    assert {violation.document for violation in found} == {sudan()[0].id}
    assert {violation.focus for violation in found} == {subject}
    assert any(__import__("re").search(message, violation.message) for violation in found), found
    assert all("\n" not in str(violation) for violation in found)


@pytest.mark.parametrize(
    "predicate",
    [
        "acc:hasEvidence", "acc:hasTrigger", "acc:polarity", "acc:modality", "acc:hedged", "acc:confidence", "acc:rule",
        "prov:wasGeneratedBy", "acc:datePrecision", "sem:hasEarliestBeginTimeStamp", "sem:hasLatestEndTimeStamp",
    ],
)  # fmt: skip
def test_what_a_claim_must_have_is_missed(store, predicate):
    for quad in list(store.database.quads_for_pattern(ox.NamedNode(MEDIATION), term(predicate), None, None)):
        store.database.remove(quad)
    assert {violation.focus for violation in validate(store)} == {MEDIATION}


@pytest.mark.parametrize(
    ("kind", "predicate"),
    [
        ("oa:SpecificResource", "oa:hasSource"), ("oa:SpecificResource", "oa:hasSelector"),
        ("oa:TextPositionSelector", "oa:start"), ("oa:TextPositionSelector", "oa:end"),
        ("oa:TextQuoteSelector", "oa:exact"),
        ("acc:Condition", "acc:conditionText"), ("acc:Condition", "acc:cue"), ("acc:Condition", "acc:hasEvidence"),
        ("acc:Document", "acc:documentId"), ("acc:Document", "acc:sha256"), ("acc:Document", "acc:fingerprint"),
        ("acc:Document", "acc:reader"), ("acc:Document", "acc:source"), ("acc:Document", "schema:inLanguage"),
        ("acc:Run", "acc:pipelineName"), ("acc:Run", "acc:pipelineVersion"), ("acc:Run", "acc:sha256"),
        ("acc:Run", "schema:softwareVersion"), ("acc:Run", "prov:wasAssociatedWith"), ("acc:Run", "prov:used"),
        ("acc:Person", "skos:prefLabel"), ("acc:Person", "acc:known"), ("skos:Concept", "skos:prefLabel"),
    ],
)  # fmt: skip
def test_every_class_that_is_written_has_a_shape(store, kind, predicate):
    """Take one property away from every individual of the class: the shapes notice."""
    quads = list(store.quads())
    individuals = {quad.subject for quad in quads if quad.predicate == term("rdf:type") and quad.object == term(kind)}
    assert individuals
    kept = [quad for quad in quads if quad.subject not in individuals or quad.predicate != term(predicate)]
    assert len(kept) < len(quads)
    assert validate_quads(kept)


def test_quote_that_the_text_does_not_hold_is_found(store):
    (quad, *_) = store.database.quads_for_pattern(None, term("oa:start"), None, ox.NamedNode(SUDAN))
    store.database.remove(quad)
    moved = ox.Literal(str(int(quad.object.value) + 1), datatype=quad.object.datatype)
    store.database.add(ox.Quad(quad.subject, quad.predicate, moved, quad.graph_name))
    found = validate(store)
    assert [violation.document for violation in found] == [sudan()[0].id]
    assert "the text does not hold this quote" in found[0].message


def test_text_that_was_changed_is_found(store):
    (quad,) = store.database.quads_for_pattern(ox.NamedNode(SUDAN), term("acc:text"), None, ox.NamedNode(SUDAN))
    store.database.remove(quad)
    store.database.add(ox.Quad(quad.subject, quad.predicate, ox.Literal(quad.object.value + "!"), quad.graph_name))
    assert [violation.message for violation in validate(store)] == [
        "the text is not the one that the claims were read from"
    ]


def test_what_rules_conclude_is_checked(store):
    apply_rules(store)
    assert validate(store) == []
    graph = next(name for name in store.graphs() if name.endswith("rule/negotiations"))
    quad = next(quad for quad in store.quads(graph) if quad.predicate == term("acc:hasParty"))
    store.database.remove(quad)
    found = validate(store)
    assert [(violation.document, violation.focus) for violation in found] == [("", quad.subject.value)]
    assert "two sides" in found[0].message
