"""The SPARQL 1.1 Protocol, request by request."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.pipeline

CLASSES = "SELECT ?class (COUNT(?c) AS ?n) WHERE { ?c a acc:Claim, ?class FILTER(?class != acc:Claim) } GROUP BY ?class"
DOCUMENTS = "SELECT ?id WHERE { ?document a acc:Document ; acc:documentId ?id } ORDER BY ?id"
GRAPH = "CONSTRUCT { ?a acc:mediatesFor ?b } WHERE { ?a acc:mediatesFor ?b }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def documents(response):
    assert response.status_code == 200, response.text
    return [row["id"]["value"] for row in response.json()["results"]["bindings"]]


@pytest.fixture(scope="module")
def expected(sample_store):
    from accord.rdf.store import open_store

    with open_store(sample_store, writable=False) as store:
        return sorted(document.id for document in store.documents().values())


def test_the_three_ways_to_ask_give_the_same(server, expected):
    by_get = server.ask(DOCUMENTS)
    by_form = server.post("sparql", data={"query": DOCUMENTS})
    direct = server.post(
        "sparql", content=DOCUMENTS, headers={"Content-Type": "application/sparql-query; charset=utf-8"}
    )
    assert documents(by_get) == documents(by_form) == documents(direct) == expected


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/turtle, text/csv;q=0.2", "text/csv; charset=utf-8"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
    ],
)
def test_rows_in_each_media_type(server, expected, accept, media):
    response = server.ask(DOCUMENTS, accept)
    assert (response.status_code, response.headers["content-type"]) == (200, media)
    assert response.headers["vary"] == "Accept"
    text = response.text
    if "json" in media:
        found = documents(response)
    elif "xml" in media:
        found = [node.text for node in ET.fromstring(text).iter("{http://www.w3.org/2005/sparql-results#}literal")]
    elif "csv" in media:
        found = [row[0] for row in csv.reader(io.StringIO(text))][1:]
    else:
        found = [line.strip('"') for line in text.splitlines()][1:]
    assert found == expected


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
def test_ask_answers_yes_or_no(server, accept):
    yes, no = (server.ask(f"ASK {{ ?x a {name} }}", accept).text for name in ("acc:Claim", "acc:Unicorn"))
    assert "true" in yes
    assert "false" in no


@pytest.mark.parametrize(
    "media",
    [
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
        "application/n-quads",
        "application/trig",
    ],
)
def test_graphs_in_each_media_type(server, media):
    response = server.ask(GRAPH, media)
    assert response.headers["content-type"].partition(";")[0] == media
    found = {
        (t.subject, t.predicate, t.object)
        for t in ox.parse(response.content, format=ox.RdfFormat.from_media_type(media))
    }
    plain = server.ask(GRAPH, "application/n-triples").content
    assert found == {(t.subject, t.predicate, t.object) for t in ox.parse(plain, format=ox.RdfFormat.N_TRIPLES)}
    assert len(found) > 10


def test_describe_is_turtle_by_itself(server):
    response = server.ask("DESCRIBE id:qatar", "")
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "skos:prefLabel" in response.text


def test_a_dataset_of_the_protocol_takes_the_place_of_all_graphs(server):
    count = "SELECT (COUNT(?claim) AS ?n) WHERE { ?claim a acc:Claim }"
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?claim a acc:Claim } }"

    def number(query, **dataset):
        response = server.get("sparql", params={"query": query, **dataset})
        return int(response.json()["results"]["bindings"][0]["n"]["value"])

    graphs = [f"https://w3id.org/accord/id/document/{name}" for name in ("2022-07-24-black-sea-grain-deal",)]
    one = number(count, **{"default-graph-uri": graphs})
    assert 0 < one < number(count)
    assert number(named, **{"named-graph-uri": graphs}) == 1
    assert number(count, **{"named-graph-uri": graphs}) == 0
    assert number(named, **{"default-graph-uri": graphs}) == 0
    form = server.post("sparql", data={"query": count, "default-graph-uri": graphs})
    assert int(form.json()["results"]["bindings"][0]["n"]["value"]) == one
    assert server.get("sparql", params={"query": count, "default-graph-uri": "no iri"}).status_code == 400


@pytest.mark.parametrize(
    ("status", "says", "method", "options"),
    [
        (400, "line 1, column 15", "get", {"params": {"query": "SELECT * WHERE"}}),
        (400, "changes the graph", "get", {"params": {"query": "DELETE WHERE { ?s ?p ?o }"}}),
        (400, "SERVICE", "get", {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}),
        (400, "more than one `query`", "get", {"params": {"query": ["ASK {}", "ASK {}"]}}),
        (400, "comes by POST", "get", {"params": {"update": "CLEAR ALL"}}),
        (400, "one of `query` and `update`", "post", {"data": {"query": "ASK {}", "update": "CLEAR ALL"}}),
        (400, "one of `query` and `update`", "post", {"data": {"nothing": ""}}),
        (400, "not UTF-8", "post", {"content": b"\xff\xfe", "headers": {"Content-Type": "application/sparql-query"}}),
        (400, "cannot be read", "post", {"content": "query=%ff", "headers": FORM}),
        (400, "cannot be read", "post", {"content": "&".join(["a=b"] * 300), "headers": FORM}),
        (403, "no updates", "post", {"data": {"update": "CLEAR ALL"}}),
        (406, "text/turtle", "get", {"params": {"query": GRAPH}, "headers": {"Accept": "image/png"}}),
        (406, "application/json", "get", {"params": {"query": "ASK {}"}, "headers": {"Accept": "nonsense"}}),
        (415, "application/sparql-query", "post", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}),
        (415, "application/sparql-query", "post", {"content": "ASK {}"}),
    ],
)
def test_what_is_wrong_is_said_with_its_status(server, status, says, method, options):
    response = getattr(server, method)("sparql", **options)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert says in problem["detail"]
    assert "Traceback" not in response.text


def test_other_methods_are_not_allowed(server):
    import httpx

    for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
        response = httpx.request(method, server.address + "sparql")
        assert response.status_code == 405
        assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
        assert "access-control-allow-origin" not in response.headers
    head = httpx.head(server.address + "sparql", params={"query": "ASK {}"})
    assert (head.status_code, head.content) == (200, b"")


def test_without_a_query_the_service_describes_itself(server):
    response = server.get("sparql", headers={"Accept": "text/turtle"})
    objects = {str(triple.object) for triple in ox.parse(response.content, format=ox.RdfFormat.TURTLE)}
    assert f"<{server.address}sparql>" in objects
    assert "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>" in objects
    assert not any("SPARQL11Update" in name for name in objects)
    browser = server.get("sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (browser.status_code, browser.headers["location"]) == (303, "query")


def test_a_hidden_service_is_found(server):
    pattern = "{ ?x e:a\\' ?y } UNION { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } FILTER(?a = 'q')"
    escaped = f"PREFIX e: <urn:e:> SELECT * {{ {pattern} }}"
    response = server.ask(escaped)
    assert (response.status_code, "SERVICE" in response.json()["detail"]) == (400, True)
    assert documents(server.ask('SELECT ("at your service" AS ?id) {}')) == ["at your service"]


def test_numbers_languages_and_unbound_values_survive(server):
    rows = '(1.5 "\\t\\"é\\n"@fr UNDEF <urn:x>) (true UNDEF "2024"^^xsd:gYear "")'
    query = f"SELECT ?a ?b ?c ?d {{ VALUES (?a ?b ?c ?d) {{ {rows} }} }}"
    first, second = json.loads(server.ask(query).content)["results"]["bindings"]
    assert first["a"]["value"] == "1.5"
    assert first["b"] == {"type": "literal", "value": '\t"é\n', "xml:lang": "fr"}
    assert "c" not in first
    assert second["c"]["datatype"].endswith("gYear")
    assert second["d"] == {"type": "literal", "value": ""}
