"""What only endpoints have: users, limits, servers that die, answers that are cut off."""

import io
import signal
import subprocess
import threading
import time

import pyoxigraph as ox
import pytest

from accord.errors import QueryError, StoreError
from accord.query import run
from accord.rdf.build import write_document
from accord.rdf.namespaces import PREFIXES, document_iri
from accord.rdf.store import open_store
from accord.vocabulary.questions import load_questions
from endpoints import ENDPOINTS, accord, free_port, oxigraph, virtuoso
from graph_builders import RUN, _content, filled, sudan

XSD = PREFIXES["xsd"]
NEEDED = {"claims": {"a": "RSF"}, "negotiation": {"a": "RSF", "b": "SAF"}, "changes": {"since": "2023-01-01"}}
GRAPH = ox.NamedNode(document_iri("values"))
NASTY = 'Tëxt "quoted" \\ <b>&amp;</b>\r\n\ttab; \u2028 𝔘 \x07 } ; DROP ALL #'


@pytest.fixture(scope="module", params=ENDPOINTS)
def address(request):
    with ENDPOINTS[request.param]() as address:
        yield address


@pytest.fixture
def store(address):
    with open_store(address, writable=True) as opened:
        for graph in opened.graphs():
            opened.replace_graph(graph, [])
        yield opened


def many(count, words):
    """A document's graph of so many triples."""
    return [ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:says"), ox.Literal(words), GRAPH) for n in range(count)]


@pytest.mark.parametrize(
    "value",
    [
        ox.Literal(NASTY),
        ox.Literal(""),
        ox.Literal("lang", language="en"),
        ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean")),
        ox.Literal("false", datatype=ox.NamedNode(XSD + "boolean")),
        ox.Literal("0.7", datatype=ox.NamedNode(XSD + "decimal")),
        ox.Literal("12", datatype=ox.NamedNode(XSD + "integer")),
        ox.Literal("2023-10-20", datatype=ox.NamedNode(XSD + "date")),
        ox.Literal("2023-10", datatype=ox.NamedNode(XSD + "gYearMonth")),
        ox.Literal("2023", datatype=ox.NamedNode(XSD + "gYear")),
        ox.Literal("2023-10-20/2023-10-22"),
        ox.Literal("long " * 50_000),
        ox.NamedNode(document_iri("a/b c?\n.txt")),
    ],
)
def test_values_come_back_as_they_were(store, value):
    quad = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), value, GRAPH)
    store.replace_document(GRAPH.value, [quad])
    assert list(store.quads()) == [quad]
    assert [row["o"] for row in store.query(f"SELECT ?o {{ GRAPH {GRAPH} {{ ?s ?p ?o }} }}")] == [value]


def test_document_of_any_size_is_replaced(store):
    for count, words in ((7000, "old"), (12_500, "new"), (3, "short")):
        store.replace_document(GRAPH.value, many(count, words))
        assert set(store.quads()) == set(many(count, words))


def test_whoever_reads_beside_a_writer_sees_the_old_or_the_new(store, address):
    if "sparql-auth" in address:
        pytest.skip("Virtuoso commits row by row while others read")
    store.replace_document(GRAPH.value, many(5000, "old"))
    query = f"SELECT ?o (COUNT(*) AS ?n) {{ GRAPH {GRAPH} {{ ?s ?p ?o }} }} GROUP BY ?o"
    writer = threading.Thread(target=store.replace_document, args=(GRAPH.value, many(20_000, "new")))
    seen = set()
    with open_store(address, writable=False) as reader:
        writer.start()
        while writer.is_alive():
            seen.add(tuple((row["o"].value, row["n"].value) for row in reader.query(query)))
        writer.join()
        assert seen <= {(("old", "5000"),), (("new", "20000"),)}
        assert [row["n"].value for row in reader.query(query)] == ["20000"]


def test_graphs_of_others_are_left_alone(store):
    other = ox.Quad(*many(1, "theirs")[0].triple, ox.NamedNode("urn:other"))
    store.load(io.BytesIO(f"{other} .\n".encode()))
    write_document(store, *sudan(), RUN)
    assert "urn:other" not in store.graphs()
    assert other not in set(store.quads())
    assert list(store.quads("urn:other")) == [other]
    store.replace_graph("urn:other", [])


def test_blank_nodes_are_refused(store):
    with pytest.raises(StoreError, match="a blank node has no name at an endpoint"):
        store.load(io.BytesIO(b"_:a <urn:p> <urn:o> <urn:g> ."))


def test_graphs_and_truths_are_answers_too(store):
    store.load(io.BytesIO(_content()))
    answer = run(store, "CONSTRUCT { ?a acc:mediatesFor ?b } WHERE { ?a acc:mediatesFor ?b }")
    assert len(answer.rows) == 5
    assert run(store, "ASK { id:oman acc:mediatesFor id:houthis }").rows == [["true"]]
    assert run(store, "ASK { id:oman acc:mediatesFor id:rsf }").rows == [["false"]]
    with pytest.raises(QueryError, match="line 2, column"):
        store.query("SELECT *\n{ ?s ?p }")


def test_questions_have_the_same_answers_as_in_memory(store):
    store.load(io.BytesIO(_content()))
    with filled() as memory:
        for name in load_questions():
            params = NEEDED.get(name, {})
            assert run(store, name, params).rows == run(memory, name, params).rows, name


def test_reading_does_not_write(address):
    with (
        open_store(address, writable=False) as reader,
        pytest.raises(StoreError, match="open for reading only"),
    ):
        write_document(reader, *sudan(), RUN)


def test_whoever_may_not_is_told_without_the_password(address):
    def write(location):  # our own server lets everybody read
        with open_store(location, writable=True) as opened:
            write_document(opened, *sudan(), RUN)

    host = address.partition("@")[2]
    with pytest.raises(StoreError, match=r"/(sparql-auth|query|sparql): the endpoint wants a (user|token)"):
        write(f"http://{host}")
    with pytest.raises(StoreError, match="does not know this user") as caught:
        write(f"http://dba:secret@{host}")
    assert "secret" not in str(caught.value)


def test_server_that_takes_no_updates_says_so(sample_store):
    with accord(sample_store, "--rows", "1000") as address, open_store(address, writable=True) as store:
        assert len(store.documents()) > 20
        with pytest.raises(StoreError, match="takes no updates"):
            write_document(store, *sudan(), RUN)
        with pytest.raises(StoreError, match=r"more than 1,000 rows, the limit"):
            store.query("SELECT * { ?s ?p ?o }")


def test_address_where_nobody_answers():
    with pytest.raises(StoreError, match=r"/sparql: the endpoint does not answer: Connection refused"):
        open_store(f"http://127.0.0.1:{free_port()}/sparql", writable=False)
    with pytest.raises(StoreError, match="no address of an endpoint"):
        open_store("http:///sparql", writable=False)


def test_default_graph_that_is_no_union_is_told():
    with oxigraph(union=False) as address, open_store(address, writable=True) as store:
        with pytest.raises(StoreError, match="default graph is not the union of its named graphs"):
            write_document(store, *sudan(), RUN)
        with pytest.raises(StoreError, match="default graph is not the union"):
            open_store(address, writable=False)


def test_answer_that_a_server_cuts_off_is_no_answer():
    with virtuoso(rows=50) as address, open_store(address, writable=True) as store:
        quads = many(120, "x")
        store.replace_document(GRAPH.value, quads)
        assert set(store.quads()) == set(quads)
        query = f"SELECT ?s {{ GRAPH {GRAPH} {{ ?s ?p ?o }} }}"
        with pytest.raises(QueryError, match="gives no more than 50 rows"):
            store.query(query)
        assert len(list(store.query(query + " LIMIT 49"))) == 49


@pytest.mark.slow
def test_server_that_dies_while_it_writes_keeps_the_old_document(tmp_path):
    with virtuoso(folder=tmp_path) as address, open_store(address, writable=True) as store:
        text, events = sudan()
        write_document(store, text, events, RUN)
        before = set(store.quads())
        graph = document_iri(text.id)
        huge = [ox.Quad(*quad.triple, ox.NamedNode(graph)) for quad in many(60_000, "new")]
        broken = []

        def write():
            try:
                store.replace_document(graph, huge)
            except StoreError as error:
                broken.append(str(error))

        writer = threading.Thread(target=write)
        writer.start()
        time.sleep(0.7)  # the request is there, and is being worked on
        number = int((tmp_path / "virtuoso.lck").read_text().partition("=")[2])
        subprocess.run(["kill", f"-{signal.SIGKILL.value}", str(number)], check=True)
        writer.join()
        assert len(broken) == 1
        assert "does not answer" in broken[0]
    with virtuoso(folder=tmp_path) as address, open_store(address, writable=True) as store:
        assert set(store.quads()) == before
        store.replace_document(graph, huge)
        assert {quad.object.value for quad in store.quads(graph)} == {"new"}
