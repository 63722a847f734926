"""The JSON API: what it says, and what it says of itself."""

import csv
import io

import pytest
import rdflib
from rdflib.namespace import DCTERMS, VOID

from accord.network import load_network
from accord.query import run
from accord.rdf.store import open_store
from accord.vocabulary.questions import load_questions

pytestmark = pytest.mark.pipeline


@pytest.fixture
def store(sample_store):
    with open_store(sample_store, writable=False) as source:
        yield source


def test_every_path_is_described(server):
    described = server.get("api/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert {"/health", "/api/stats", "/api/claims", "/api/network", "/api/questions/{name}"} <= set(described["paths"])
    for path, ways in described["paths"].items():
        assert ways["get"]["summary"], path
        if "{" not in path:
            assert server.get(path.lstrip("/")).status_code == 200, path


def test_health_says_which_version_of_the_store_is_shown(server):
    health = server.get("health").json()
    assert health["status"] == "ok"
    assert health["version"] == server.get("api/version").json()["version"]


def test_named_questions_answer_as_the_command_does(server, store):
    listed = server.get("api/questions").json()
    assert [question["name"] for question in listed] == list(load_questions())
    assert "SELECT" in listed[0]["sparql"]
    expected = run(store, "mediators", {"a": "Russia", "b": "Ukraine"})
    path, parameters = "api/questions/mediators", {"a": "Russia", "b": "Ukraine"}
    rows = server.get(path, params=parameters).json()
    assert (rows["columns"], rows["rows"]) == (expected.columns, expected.rows)
    table = server.get(path, params=parameters, headers={"Accept": "text/csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(list(csv.reader(io.StringIO(table.text)))) == len(expected.rows) + 1
    results = server.get(path, params=parameters, headers={"Accept": "application/sparql-results+json"}).json()
    assert len(results["results"]["bindings"]) == len(expected.rows)


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("api/questions/nothing", 404, "there is"),
        ("api/questions/mediators?a=Nobody+At+All", 400, "no actor named"),
        ("api/questions/mediators?nobody=x", 400, "no parameter nobody"),
        ("api/questions/mediators?a=Russia&a=Ukraine", 400, "more than once"),
        ("api/claims?relation=Dragon", 400, "no relation Dragon"),
        ("api/claims?limit=0", 400, "limit"),
        ("api/claims?since=yesterday", 400, "since"),
        ("api/network?document=none", 400, "no document"),
        ("api/network?actor=Nobody+At+All", 400, "no actor named"),
        ("?actor=Nobody+At+All", 400, "no actor named"),
        ("nowhere", 404, "Not Found"),
        ("static/../errors.py", 404, "Not Found"),
        ("static/errors.py", 404, "no such file"),
    ],
)
def test_what_is_wrong_is_said(server, path, status, says):
    response = server.get(path)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert says in response.json()["detail"]


def test_claims_are_filtered_and_come_in_pages(server):
    everything = server.get("api/claims", params={"limit": 1000}).json()
    assert everything["count"] == len(everything["claims"]) == server.get("api/stats").json()["claims"]
    page = server.get("api/claims", params={"limit": 5, "offset": 10}).json()
    assert page["claims"] == everything["claims"][10:15]
    demands = server.get("api/claims", params={"relation": "Demand", "actor": "Hamas", "since": "2023-10-01"}).json()
    assert 0 < demands["count"] < everything["count"]
    for claim in demands["claims"]:
        assert claim["kind"] == "Demand"
        assert "Hamas" in str(claim["roles"]) + str(claim["speaker"])
        assert (claim["latest"] or claim["document"]["published"]) >= "2023-10-01"
        assert claim["sentence"]


def test_the_network_is_the_one_that_is_drawn(server, store):
    expected = load_network(store, relations=["Mediation"])
    found = server.get("api/network", params={"relation": "Mediation"}).json()
    assert {node["id"] for node in found["nodes"]} == set(expected.nodes)
    assert len(found["edges"]) == expected.number_of_edges()


def test_terms_are_found_by_name_and_label(server):
    def names(words):
        return [term["name"] for term in server.get("api/terms", params={"q": words}).json()]

    assert names("acc:mediat")[0] == "acc:mediator"
    assert "issue:ceasefire" in names("cease")
    assert names("Qatar")[0] == "id:qatar"
    assert names("zzzz") == []


def test_the_dataset_describes_itself(server, start_server, sample_store, tmp_path):
    graph = rdflib.Graph().parse(data=server.get(".well-known/void").text, format="turtle")
    dataset = rdflib.URIRef(server.address + ".well-known/void#dataset")
    assert graph.value(dataset, VOID.sparqlEndpoint) == rdflib.URIRef(server.address + "sparql")
    assert str(graph.value(dataset, DCTERMS.title)) == "Negotiations"
    rows = server.ask("SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?p) AS ?m) { ?s ?p ?o }").json()["results"]["bindings"]
    assert [int(rows[0][name]["value"]) for name in "nm"] == [
        graph.value(dataset, VOID[name]).toPython() for name in ("triples", "properties")
    ]
    rows = server.ask("SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c").json()["results"]["bindings"]
    assert {row["c"]["value"]: int(row["n"]["value"]) for row in rows} == {
        str(graph.value(part, VOID["class"])): graph.value(part, VOID.entities).toPython()
        for part in graph.objects(dataset, VOID.classPartition)
    }
    service = rdflib.Graph().parse(data=server.get("sparql").text, format="turtle")
    assert set(service.objects(None, rdflib.RDFS.seeAlso)) == {dataset.defrag()}

    about = tmp_path / "about.toml"
    about.write_text('title = "Talks"\nlicense = "https://example.org/l"', encoding="utf-8")
    other = start_server(sample_store, "--describe", about)
    answer = other.get(".well-known/void", headers={"Accept": "application/n-triples"})
    assert answer.headers["content-type"] == "application/n-triples"
    graph = rdflib.Graph().parse(data=answer.text, format="nt")
    dataset = rdflib.URIRef(other.address + ".well-known/void#dataset")
    assert graph.value(dataset, DCTERMS.license) == rdflib.URIRef("https://example.org/l")
    assert other.get(".well-known/void", headers={"Accept": "image/png"}).status_code == 406
