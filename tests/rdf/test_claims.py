import dataclasses
import datetime as dt

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import EvidenceError, InputError, VocabularyError
from accord.rdf.claims import date_literal, to_quads
from accord.rdf.namespaces import PREFIXES, PROVENANCE, document_iri, event_iri
from accord.records import Date
from graph_builders import CORPUS, RUN, claim, colombia, document, sudan, what, who

ACC = PREFIXES["acc"]
OA = PREFIXES["oa"]


def expand(name):
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def values(quads, subject, predicate):
    """What a subject has for a property, as IRIs or words, sorted."""
    predicate = expand(predicate)
    return sorted(q.object.value for q in quads if q.subject.value == subject and q.predicate.value == predicate)


def edges(quads):
    """The direct edges, as (subject, property, object)."""
    return {
        (
            q.subject.value.removeprefix(PREFIXES["id"]),
            q.predicate.value.removeprefix(ACC),
            q.object.value.split("/id/")[1],
        )
        for q in quads
        if isinstance(q.object, ox.NamedNode)
        and q.predicate.value.startswith(ACC)
        and q.subject.value.removeprefix(PREFIXES["id"]).count("/") == 0
        and not q.object.value.startswith(ACC)
        and q.predicate.value.removeprefix(ACC) not in ("memberOf", "speaksFor")
    }


def quotes(quads, text):
    """Each piece of evidence as (what the selector quotes, what the text has between its offsets)."""
    for quad in quads:
        if quad.predicate.value == OA + "hasSelector" and values(quads, quad.object.value, "oa:start"):
            start, end = (int(values(quads, quad.object.value, f"oa:{name}")[0]) for name in ("start", "end"))
            siblings = values(quads, quad.subject.value, "oa:hasSelector")
            (quote,) = [exact for node in siblings for exact in values(quads, node, "oa:exact")]
            yield quote, text[start:end]


@pytest.mark.parametrize("make", CORPUS)
def test_evidence_is_what_the_text_holds(make):
    text, events = make()
    found = list(quotes(to_quads(text, events, RUN), text.text))
    assert {quote for quote, _ in found} >= {event.sentence for event in events} | {event.trigger for event in events}
    assert all(quote == held for quote, held in found)


def test_claim_carries_its_roles_and_what_is_said_about_it():
    text, events = sudan()
    quads = to_quads(text, events, RUN)
    rejection = event_iri(events[3].id)
    assert values(quads, rejection, "rdf:type") == [ACC + "Claim", ACC + "Rejection"]
    assert values(quads, rejection, "acc:actor") == [expand("id:rsf")]
    assert values(quads, rejection, "acc:recipient") == [expand("id:sudan-army")]
    assert values(quads, rejection, "acc:content") == [expand("issue:withdrawal")]
    assert values(quads, rejection, "acc:contentText") == ["the army's demand for a withdrawal"]
    assert values(quads, rejection, "acc:speaker") == [expand("id:x-a-senior-diplomat")]
    assert values(quads, rejection, "acc:outlet") == [expand("id:daily")]
    assert values(quads, rejection, "acc:hedged") == ["true"]
    assert values(quads, rejection, "acc:confidence") == ["0.7"]
    assert values(quads, rejection, "acc:polarity") == [ACC + "affirmed"]
    assert values(quads, rejection, "prov:wasGeneratedBy") == [RUN.iri]
    required = event_iri(events[2].id)
    assert values(quads, required, "acc:modality") == [ACC + "required"]
    assert values(quads, required, "acc:partOf") == [event_iri(events[1].id)]
    (condition,) = values(quads, event_iri(events[4].id), "acc:condition")
    assert values(quads, condition, "acc:conditionText") == ["aid reaches the capital"]
    assert values(quads, condition, "acc:cue") == ["if"]


def test_words_stand_in_where_nobody_is_known():
    text, events = colombia()
    quads = to_quads(text, events, RUN)
    release = event_iri(events[0].id)
    assert values(quads, release, "acc:captive") == []
    assert values(quads, release, "acc:captiveText") == ["captives"]
    assert values(quads, release, "acc:count") == ["12"]
    assert values(quads, release, "acc:countText") == ["12"]
    assert values(quads, release, "acc:actorText") == []


def test_everything_of_a_document_is_in_its_graph_but_for_the_run():
    for make in CORPUS:
        text, events = make()
        quads = to_quads(text, events, RUN)
        assert len(quads) == len(set(quads))
        assert {quad.graph_name.value for quad in quads} == {document_iri(text.id), PROVENANCE.value}
        assert not [quad for quad in quads if isinstance(quad.subject, ox.BlankNode)]


def test_direct_edges_stand_for_affirmed_and_actual_claims_only():
    text, events = sudan()
    assert edges(to_quads(text, events, RUN)) == {
        ("saudi-arabia", "mediatesFor", "sudan-army"),
        ("saudi-arabia", "mediatesFor", "rsf"),
        ("united-states", "mediatesFor", "sudan-army"),
        ("united-states", "mediatesFor", "rsf"),
        ("sudan-army", "demandsOf", "rsf"),
        ("sudan-army", "demands", "issue/withdrawal"),
        ("rsf", "turnsDown", "sudan-army"),
        ("rsf", "rejects", "issue/withdrawal"),
        ("rsf", "offersTo", "sudan-army"),
        ("rsf", "offers", "issue/truce"),
    }


@pytest.mark.parametrize(
    ("about", "count"), [({}, 2), ({"polarity": "negated"}, 0), ({"modality": "intended"}, 0), ({"hedged": True}, 2)]
)
def test_talks_bind_both_sides_to_each_other(about, count):
    text = document("t", "Armenia met Azerbaijan.")
    sides = {"participant": [who("armenia"), who("azerbaijan")]}
    event = dataclasses.replace(claim(text, "Talks", "Armenia", "met", sides), **about)
    found = edges(to_quads(text, [event], RUN))
    assert len(found) == count
    assert all(name == "talksWith" for _, name, _ in found)


def test_actors_that_only_texts_name_are_described_where_they_are_named():
    text, events = sudan()
    quads = to_quads(text, events, RUN)
    diplomat = expand("id:x-a-senior-diplomat")
    assert values(quads, diplomat, "skos:prefLabel") == ["a senior diplomat"]
    assert values(quads, diplomat, "acc:known") == ["false"]
    assert values(quads, diplomat, "acc:anonymous") == ["true"]
    assert values(quads, expand("id:rsf"), "skos:prefLabel") == []


@pytest.mark.parametrize(
    ("date", "literal"),
    [
        (Date.of_day(dt.date(2021, 5, 4)), '"2021-05-04"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (
            Date(dt.date(2021, 5, 1), dt.date(2021, 5, 31), "month"),
            '"2021-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
        ),
        (Date(dt.date(2021, 1, 1), dt.date(2021, 12, 31), "year"), '"2021"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        (Date(dt.date(2021, 5, 3), dt.date(2021, 5, 9), "week"), '"2021-05-03/2021-05-09"'),
    ],
)
def test_dates_are_as_precise_as_the_text(date, literal):
    assert str(date_literal(date)) == literal


@pytest.mark.parametrize("field", ["sentence", "trigger"])
def test_quote_that_is_not_in_the_text_writes_nothing(field):
    text, events = colombia()
    events[1] = dataclasses.replace(events[1], **{field: "something else"})
    with pytest.raises(
        EvidenceError, match=rf"colombia\.txt: {field} of event {events[1].id}: the text has .* not 'something else'"
    ):
        to_quads(text, events, RUN)


@pytest.mark.parametrize(("start", "end"), [(-3, 4), (5, 5), (0, 10_000)])
def test_offsets_outside_the_text_are_no_evidence(start, end):
    text, events = colombia()
    with pytest.raises(EvidenceError, match="do not lie in the text"):
        to_quads(text, [dataclasses.replace(events[0], start=start, end=end)], RUN)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "Haggling"}, "class Haggling"),
        ({"roles": {"haggler": (what("x"),)}}, "role haggler"),
        ({"roles": {"content": (what("x", "haggling"),)}}, "haggling is no issue"),
    ],
)
def test_what_the_ontology_does_not_have_is_not_written(change, message):
    text, events = colombia()
    with pytest.raises(VocabularyError, match=message):
        to_quads(text, [dataclasses.replace(events[0], **change)], RUN)


def test_half_a_surrogate_pair_is_no_text():
    with pytest.raises(InputError, match=r"^t: no Unicode text: half a surrogate pair at 5"):
        to_quads(document("t", "Talks\ud83d."), [], RUN)


@settings(deadline=None)
@given(before=st.text(), trigger=st.text(min_size=1), after=st.text(), name=st.text(min_size=1))
def test_any_text_is_quoted_exactly(before, trigger, after, name):
    whole = before + trigger + after
    try:
        (whole + name).encode()
    except UnicodeEncodeError:
        return
    text = document(name, whole)
    event = claim(text, "Demand", "", trigger, {"actor": [what(trigger)], "content": [what(after or "x")]})
    event = dataclasses.replace(event, sentence=whole, sentence_start=0, sentence_end=len(whole))
    found = list(quotes(to_quads(text, [event], RUN), whole))
    assert found
    assert all(quote == held for quote, held in found)
