"""The parts that need no server: negotiation, rows through TSV, guards."""

import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import QueryError, RequestError
from accord.rdf.store import open_store
from accord.serve.answers import GRAPHS, TABLES, Query, answer, negotiate
from accord.serve.guards import check_update
from accord.serve.settings import Settings

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LITERALS = st.one_of(
    TEXT.map(ox.Literal),
    st.tuples(TEXT, st.sampled_from(["en", "fr-CA", "ar"])).map(lambda pair: ox.Literal(pair[0], language=pair[1])),
    st.integers().map(ox.Literal),
    TEXT.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("urn:some:type"))),
)


@given(st.lists(st.tuples(LITERALS, LITERALS), min_size=1, max_size=8))
def test_what_is_stored_is_what_is_answered(pairs):
    with open_store("memory:", writable=True) as store:
        for number, (one, other) in enumerate(pairs):
            subject = ox.NamedNode(f"urn:thing:{number}")
            store.database.add(ox.Quad(subject, ox.NamedNode("urn:one"), one))
            store.database.add(ox.Quad(subject, ox.NamedNode("urn:other"), other))
        text = "SELECT ?s ?one ?gap ?other { ?s <urn:one> ?one ; <urn:other> ?other }"
        for media, kind in TABLES.items():
            ours = answer(store, Query(text, media), Settings("memory:")).body
            theirs = store.query(text).serialize(format=kind)
            if kind == ox.QueryResultsFormat.JSON:
                assert _rows(ours) == _rows(theirs)
            else:
                assert sorted(ours) == sorted(theirs)


def _rows(body):
    return sorted(json.dumps(row, sort_keys=True) for row in json.loads(body)["results"]["bindings"])


@pytest.mark.parametrize("text", ["SELECT * {}", "SELECT ?nothing {}", "SELECT ?x { ?x <urn:none> ?x }"])
def test_rows_without_values(text):
    with open_store("memory:", writable=True) as store:
        for media, kind in TABLES.items():
            ours = answer(store, Query(text, media), Settings("memory:")).body
            assert ours == store.query(text).serialize(format=kind)


def test_negotiation():
    offered = list(TABLES)
    assert negotiate("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", offered) == "application/xml"
    assert negotiate("text/csv;q=0, */*;q=0.1", ["text/csv", "text/turtle"]) == "text/turtle"
    with pytest.raises(RequestError) as caught:
        negotiate("text/csv;q=0", offered)
    assert caught.value.status == 406
    assert negotiate("", list(GRAPHS)) == "text/turtle"


@given(st.text(max_size=80))
def test_no_accept_header_is_too_odd(accept):
    try:
        found = negotiate(accept, list(TABLES))
    except RequestError:
        return
    assert found in TABLES


def test_errors_cross_between_processes():
    import pickle

    error = pickle.loads(pickle.dumps(RequestError.of(422, "too many")))
    assert (error.status, str(error)) == (422, "too many")
    with pytest.raises(QueryError):
        check_update("LOAD <urn:x>")
