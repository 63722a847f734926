import pytest

from accord.errors import QueryError
from accord.rdf.service import check_service
from accord.rdf.sparql import check_reading


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <urn:x> { ?a ?b ?c } }",
        "SELECT * { OPTIONAL { { SELECT * { SERVICE SILENT ?x { ?a ?b ?c } } } } }",
        "ASK { FILTER EXISTS { SERVICE <urn:x> { ?a ?b ?c } } }",
        "SELECT * { service <urn:x> { ?a ?b ?c } } garbage",
    ],
)
def test_service_is_found_wherever_it_stands(query):
    with pytest.raises(QueryError, match="SERVICE"):
        check_service(query)


@pytest.mark.parametrize(
    "query", ["ASK { ?x ?y 'service' }", "ASK { ?service ?y ?z } # SERVICE", "ASK { ?x acc:service ?z }"]
)
def test_the_word_alone_is_no_service(query):
    check_service(query)


def test_an_escaped_quote_in_a_name_hides_no_service():
    query = "PREFIX e: <urn:e> SELECT * { ?s e:a\\' ?o . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } FILTER(?o = 'q') }"
    with pytest.raises(QueryError, match="SERVICE"):
        check_reading(query)
