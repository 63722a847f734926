"""SPARQL Update: off unless asked for, for those who have the token, and never at the cost of the union."""

import pytest

from accord.rdf.store import open_store

pytestmark = pytest.mark.pipeline

TOKEN = "a token of this test"
GOOD = {"Authorization": f"Bearer {TOKEN}"}
NOTE = 'INSERT DATA { GRAPH <https://desk.example/notes> { id:qatar rdfs:comment "seen to by the desk" } }'
FIND = 'ASK { id:qatar rdfs:comment "seen to by the desk" }'


@pytest.fixture
def writable(start_server, own_store):
    return start_server(own_store, "--update", "--workers", 1, env={"ACCORD_TOKEN": TOKEN})


def test_an_update_needs_the_token(writable):
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}):
        response = writable.post("sparql", data={"update": NOTE}, headers=headers)
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
    assert writable.ask(FIND).json()["boolean"] is False


def test_an_update_is_seen_at_once_and_keeps_the_union(writable, own_store):
    before = writable.get("api/version").json()
    assert writable.post("sparql", data={"update": NOTE}, headers=GOOD).status_code == 204
    assert writable.ask(FIND).json()["boolean"] is True
    assert writable.get("api/version").json() != before
    direct = {**GOOD, "Content-Type": "application/sparql-update"}
    second = NOTE.replace("desk.example/notes", "desk.example/copies")
    assert writable.post("sparql", content=second, headers=direct).status_code == 204
    # What two graphs say stays in the union until neither says it.
    for graph, still in (("notes", True), ("copies", False)):
        drop = f"DROP GRAPH <https://desk.example/{graph}>"
        assert writable.post("sparql", content=drop, headers=direct).status_code == 204
        assert writable.ask(FIND).json()["boolean"] is still
    with open_store(own_store, writable=False) as store:
        union = {(q.subject, q.predicate, q.object) for q in store.quads()}
        held = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert int(next(iter(held))[0].value) == len(union)


@pytest.mark.parametrize(
    ("update", "says"),
    [
        ("INSERT DATA { id:qatar rdfs:comment 'x' }", "named graph"),
        ("DELETE WHERE { ?s ?p ?o }", "named graph"),
        ("INSERT { ?s rdfs:comment 'x' } WHERE { ?s a acc:Claim }", "named graph"),
        ("CLEAR ALL", "named graph"),
        ("DROP DEFAULT", "named graph"),
        ("COPY <urn:a> TO DEFAULT", "named graph"),
        ("MOVE DEFAULT TO <urn:a>", "named graph"),
        ("LOAD <http://127.0.0.1:9/> INTO GRAPH <urn:a>", "LOAD"),
        ("INSERT { GRAPH <urn:a> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("INSERT DATA {", "does not parse"),
        ("", "empty"),
        ("SELECT * { ?s ?p ?o }", "does not parse"),
    ],
)
def test_updates_that_are_not_taken(writable, update, says):
    response = writable.post("sparql", data={"update": update}, headers=GOOD)
    assert response.status_code == 400
    assert says in response.json()["detail"]


def test_changes_with_with_and_graph_are_taken(writable):
    changes = [
        NOTE,
        'WITH <https://desk.example/notes> DELETE { ?s ?p ?o } INSERT { ?s ?p "at your service" } WHERE { ?s ?p ?o }',
        "INSERT { GRAPH <urn:b> { ?s ?p ?o } } WHERE { GRAPH <https://desk.example/notes> { ?s ?p ?o } }",
        "MOVE <urn:b> TO <urn:c> ; CLEAR GRAPH <https://desk.example/notes>",
    ]
    for change in changes:
        assert writable.post("sparql", data={"update": change}, headers=GOOD).status_code == 204
    response = writable.ask('SELECT ?g { GRAPH ?g { id:qatar rdfs:comment "at your service" } }')
    assert [row["g"]["value"] for row in response.json()["results"]["bindings"]] == ["urn:c"]


def test_while_somebody_else_writes_an_update_waits(writable, own_store):
    with open_store(own_store, writable=True):
        response = writable.post("sparql", data={"update": NOTE}, headers=GOOD)
        assert response.status_code == 503
        assert "somebody else is writing" in response.json()["detail"]
        assert response.headers["retry-after"]
        assert writable.ask("ASK { ?x a acc:Claim }").json()["boolean"] is True
    assert writable.post("sparql", data={"update": NOTE}, headers=GOOD).status_code == 204


def test_updates_are_described(writable):
    assert "SPARQL11Update" in writable.get("sparql", headers={"Accept": "text/turtle"}).text


def test_updates_without_a_token_are_not_begun(accord):
    done = accord("serve", "--update", "--store", "anywhere")
    assert done.returncode == 2
    assert "ACCORD_TOKEN" in done.stderr
