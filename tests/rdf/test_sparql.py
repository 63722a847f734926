import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import QueryError
from accord.rdf.sparql import bind, check_reading, variables

QUERY = """PREFIX ex: <urn:x#> # SERVICE is only mentioned here {
SELECT ?a WHERE { ?a ex:service "INSERT { SERVICE }" ; ?p <urn:SERVICE> }"""


def test_words_in_comments_strings_and_names_do_not_count():
    assert check_reading(QUERY) == "SELECT"
    assert variables(QUERY) == {"a", "p"}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT changes the graph"),
        ("PREFIX x: <urn:x> delete where { ?s ?p ?o }", "DELETE changes the graph"),
        ("CLEAR ALL", "CLEAR changes"),
        ("LOAD <http://example.org/>", "LOAD changes"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { service silent <http://example.org/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("", "a query begins with"),
        ("who mediates?", "a query begins with"),
    ],
)
def test_only_questions_to_the_store_pass(query, message):
    with pytest.raises(QueryError, match=message):
        check_reading(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?v { VALUES ?s { <urn:s> } ?s <urn:p> ?v }",
        "# {\nSELECT ?v WHERE\n{ ?s <urn:p> ?v }",
        "SELECT ?v FROM <urn:g> WHERE { ?s <urn:p> ?v } ORDER BY ?v",
        "CONSTRUCT { ?s <urn:q> ?v } WHERE { ?s <urn:p> ?v FILTER(?v != '{') }",
    ],
)
def test_values_are_bound_in_the_where_clause(query):
    store = ox.Store()
    for value in "xy":
        store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(value), ox.NamedNode("urn:g")))
    found = list(store.query(bind(query, {"v": ox.Literal("x")}), use_default_graph_as_union="FROM" not in query))
    assert [str(getattr(row, "object", None) or row["v"]) for row in found] == ['"x"']


def test_query_without_a_where_clause_binds_nothing():
    with pytest.raises(QueryError, match="no WHERE clause"):
        bind("DESCRIBE <urn:x>", {"v": ox.Literal("x")})


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_value_breaks_out_of_its_place(value):
    store = ox.Store()
    for number, text in enumerate((value, value + "x", "")):
        store.add(ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:p"), ox.Literal(text)))
    query = bind("SELECT ?s { ?s <urn:p> ?v } ORDER BY ?s", {"v": ox.Literal(value)})
    found = [solution["s"].value for solution in store.query(query)]
    assert found == ["urn:0", *(["urn:2"] if value == "" else [])]
