"""Limits that hold, and a server that goes on answering."""

import json
import subprocess
import sys
import threading
import time

import httpx
import pytest

pytestmark = pytest.mark.pipeline

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }"
GREEDY = "SELECT ?a ?c ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c"
MANY = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def narrow(start_server, sample_store):
    """A server with narrow limits."""
    return start_server(sample_store, "--timeout", 30, "--rows", 50, "--size", 1, "--memory", 400, "--workers", 2)


def detail(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    return response.json()["detail"]


@pytest.mark.slow
def test_queries_that_run_on_are_ended_and_others_answered_beside_them(start_server, sample_store):
    server = start_server(sample_store, "--timeout", 12, "--workers", 2)
    found = []
    asking = [threading.Thread(target=lambda: found.append(server.ask(SLOW))) for _ in range(2)]
    for thread in asking:
        thread.start()
    time.sleep(0.5)
    assert server.get("health").json()["status"] == "ok"
    assert server.get("api/questions/mediators", params={"a": "Russia"}).json()["rows"]
    assert server.get("api/terms", params={"q": "acc:Dem"}).json()[0]["name"] == "acc:Demand"
    assert server.get("").status_code == 200
    assert found == []  # both are still at it: what was answered was answered beside them
    for thread in asking:
        thread.join()
    assert ["longer than 12 seconds" in detail(response, 503) for response in found] == [True] * 2
    assert all(response.headers["retry-after"] for response in found)
    assert server.ask("ASK { ?x a acc:Claim }").json()["boolean"] is True


def test_a_query_whose_asker_has_gone_is_ended(start_server, sample_store):
    server = start_server(sample_store, "--timeout", 60, "--workers", 1)
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(server.address + "sparql", params={"query": SLOW}, timeout=1)
    # With one worker, this would wait for a minute otherwise.
    assert httpx.get(server.address + "sparql", params={"query": "ASK {}"}, timeout=20).json()["boolean"] is True


def test_a_query_that_takes_too_much_memory_is_ended(start_server, sample_store):
    server = start_server(sample_store, "--memory", 300, "--rows", 10_000_000, "--size", 2000)
    assert "more memory" in detail(server.ask(GREEDY), 503)
    assert server.ask("ASK { ?x a acc:Claim }").json()["boolean"] is True


def test_an_answer_over_the_limits_is_refused_and_not_cut(narrow):
    assert "more than 50 rows" in detail(narrow.ask(MANY), 422)
    assert "more than 50 triples" in detail(narrow.ask("CONSTRUCT WHERE { ?a a acc:Claim }", "text/turtle"), 422)
    assert len(narrow.ask("SELECT * { ?a a acc:Claim } LIMIT 50").json()["results"]["bindings"]) == 50
    assert detail(narrow.ask("SELECT * { ?a a acc:Claim } LIMIT 51"), 422)
    assert "limit is 50" in detail(narrow.get("api/network"), 422)
    # The text of each document forty times: more than a megabyte.
    ten = "CONCAT(?x, ?x, ?x, ?x, ?x, ?x, ?x, ?x, ?x, ?x)"
    large = f"SELECT ?t {{ ?d acc:text ?x BIND({ten} AS ?y) BIND(CONCAT(?y, ?y, ?y, ?y) AS ?t) }}"
    assert "bytes" in detail(narrow.ask(large), 422)


def test_a_body_of_100_mb_is_refused(narrow):
    headers = {"Content-Type": "application/sparql-query"}
    said = httpx.post(narrow.address + "sparql", content=b"#" * 2_000_000, headers=headers, timeout=60)
    assert "1,000,000 bytes" in detail(said, 413)

    def pieces():
        for _ in range(100):
            yield b"#" * 1_000_000

    try:
        unsaid = httpx.post(narrow.address + "sparql", content=pieces(), headers=headers, timeout=60)
    except httpx.WriteError:
        pass  # the server has hung up on it
    else:
        assert detail(unsaid, 413)
    assert narrow.get("health").status_code == 200


def test_other_host_names_are_refused(server):
    assert server.get("health", headers={"Host": "rebound.example"}).status_code == 400
    assert server.get("health", headers={"Host": "localhost:80"}).status_code == 200


def test_other_sites_may_read_only_if_asked_for(server, start_server, sample_store):
    origin = {"Origin": "https://desk.example"}
    assert "access-control-allow-origin" not in server.get("api/version", headers=origin).headers
    shared = start_server(sample_store, "--cors", "https://desk.example", "--workers", 1)
    assert shared.get("api/version", headers=origin).headers["access-control-allow-origin"] == "https://desk.example"
    other = shared.get("api/version", headers={"Origin": "https://other.example"})
    assert "access-control-allow-origin" not in other.headers


def test_only_this_machine_is_listened_to(server):
    assert server.address.startswith("http://127.0.0.1:")


def test_what_goes_wrong_inside_is_not_told(start_server, own_store):
    server = start_server(own_store, "--workers", 1)
    assert server.get("health").status_code == 200
    (own_store / "store.json").write_text("{}", encoding="utf-8")
    for path in ("health", "api/stats", "sparql?query=ASK%20%7B%7D"):
        response = server.get(path)
        assert (response.status_code, str(own_store) in response.text) == (503, False)
        assert response.json()["detail"] == "the store cannot be read at this moment"
    assert any(str(own_store) in line for line in server.log)


@pytest.mark.slow
def test_readers_see_whole_documents_while_a_build_writes(root):
    """The benchmark checks each answer: a document with all its claims or none, and nothing that goes again."""
    command = [sys.executable, str(root / "benchmarks" / "serve_readers.py"), "--readers", "8", "--seconds", "8"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["wrong"] == report["connections that broke"] == 0
    assert report["answers"] > 0
    assert report["documents written meanwhile"] > 0


def test_a_store_that_is_not_there_is_said_at_once(accord):
    done = accord("serve", "--store", "nowhere")
    assert done.returncode == 6
    assert "there is no store here" in done.stderr
    taken = accord("serve", "--store", "memory:")
    assert taken.returncode == 2
