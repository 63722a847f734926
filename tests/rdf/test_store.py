"""One contract for every backend, and what only a folder has: locks, damage, a full disk."""

import dataclasses
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap

import pyoxigraph as ox
import pytest

from accord.errors import QueryError, StoreError, StoreLockedError
from accord.rdf.build import is_current, write_document, write_vocabulary
from accord.rdf.claims import to_quads
from accord.rdf.namespaces import PROVENANCE, VOCABULARY, document_iri
from accord.rdf.provenance import Run
from accord.rdf.store import open_store
from endpoints import ENDPOINTS
from graph_builders import CORPUS, RUN, caucasus, colombia, fill, sudan, vocabulary


@pytest.fixture(scope="module", params=["memory", "folder", *ENDPOINTS])
def backend(request):
    """The name of a backend, and the address of the endpoint where it is one; a server runs for the whole module."""
    if request.param not in ENDPOINTS:
        yield request.param, None
        return
    with ENDPOINTS[request.param]() as address:
        yield request.param, address


@pytest.fixture
def store(backend, tmp_path):
    name, address = backend
    location = address or ("memory:" if name == "memory" else tmp_path / "store")
    with open_store(location, writable=True) as opened:
        for graph in opened.graphs():  # a server keeps what the test before has left
            opened.replace_graph(graph, [])
        yield opened
        if address:  # the next one finds it as it left it, whether it is closed or not
            with open_store(address, writable=True) as again:
                for graph in again.graphs():
                    again.replace_graph(graph, [])


@pytest.fixture
def embedded(backend, store):
    if backend[1]:
        pytest.skip("what only our own database has")
    return store


def dump(store):
    out = io.BytesIO()
    store.dump(out)
    return out.getvalue()


def test_what_is_written_is_read_back(store):
    text, events = sudan()
    quads = to_quads(text, events, RUN)
    store.replace_document(document_iri(text.id), quads)
    assert set(store.quads()) == set(quads)
    assert set(store.quads(document_iri(text.id))) == {q for q in quads if q.graph_name.value == document_iri(text.id)}
    assert store.graphs() == sorted([document_iri(text.id), PROVENANCE.value])


def test_documents_are_listed_with_what_tells_whether_they_changed(store):
    for make in CORPUS:
        write_document(store, *make(), RUN)
    text, _ = sudan()
    documents = store.documents()
    assert list(documents) == sorted(document_iri(make()[0].id) for make in CORPUS)
    assert documents[document_iri(text.id)].id == text.id
    assert documents[document_iri(text.id)].run == RUN.iri
    assert is_current(documents, text, RUN)
    assert not is_current(documents, dataclasses.replace(text, text=text.text + " "), RUN)
    assert not is_current(documents, dataclasses.replace(text, date=None), RUN)
    assert not is_current(documents, dataclasses.replace(text, id="other"), RUN)
    assert not is_current(documents, text, dataclasses.replace(RUN, pipeline_version="1.1"))
    assert not is_current(documents, text, dataclasses.replace(RUN, ontology="1" * 64))
    assert is_current(documents, dataclasses.replace(text, source="moved/elsewhere"), RUN)


def test_building_twice_changes_nothing(store, tmp_path):
    before = dump(fill(store, tmp_path))
    assert dump(fill(store, tmp_path)) == before
    assert not write_vocabulary(store, vocabulary(tmp_path))


def test_order_of_building_changes_nothing(store, tmp_path):
    before = dump(fill(store, tmp_path))
    with open_store("memory:", writable=True) as other:
        for make in reversed(CORPUS):
            write_document(other, *make(), RUN)
        write_vocabulary(other, vocabulary(tmp_path))
        assert dump(other) == before


def test_changed_document_replaces_its_own_claims_only(store, tmp_path):
    fill(store, tmp_path)
    text, events = colombia()
    others = {make()[0].id: set(store.quads(document_iri(make()[0].id))) for make in (sudan, caucasus)}
    newer = Run("en_test", "2.0", RUN.ontology, RUN.software)
    write_document(store, dataclasses.replace(text, title="New"), events[:1], newer)
    for name, quads in others.items():
        assert set(store.quads(document_iri(name))) == quads
    assert set(store.quads(document_iri(text.id))) == {
        quad
        for quad in to_quads(dataclasses.replace(text, title="New"), events[:1], newer)
        if quad.graph_name != PROVENANCE
    }
    assert store.documents()[document_iri(text.id)].run == newer.iri
    assert store.documents()[document_iri(sudan()[0].id)].run == RUN.iri


def test_run_that_has_read_nothing_is_forgotten(store):
    text, events = colombia()
    newer = dataclasses.replace(RUN, pipeline_version="2.0")
    write_document(store, text, events, RUN)
    write_document(store, text, events, newer)
    assert {quad.subject.value for quad in store.quads(PROVENANCE.value)} == {newer.iri}
    with open_store("memory:", writable=True) as fresh:
        write_document(fresh, text, events, newer)
        assert dump(fresh) == dump(store)


def test_removed_document_leaves_nothing_behind(store):
    before = dump(store)
    for make in (sudan, colombia):
        write_document(store, *make(), RUN)
    for make in (sudan, colombia):
        store.remove_document(document_iri(make()[0].id))
    store.remove_document(document_iri("never there"))
    assert dump(store) == before == b""
    assert store.documents() == {}


def test_vocabulary_follows_its_files(store, tmp_path):
    files = vocabulary(tmp_path)
    assert write_vocabulary(store, files)
    actors = files[-1]
    actors.write_text(actors.read_text(encoding="utf-8").replace('"Muscat"', '"Masqat"'), encoding="utf-8")
    assert write_vocabulary(store, files)
    names = {quad.object.value for quad in store.quads(VOCABULARY.value) if quad.subject.value.endswith("/oman")}
    assert "Masqat" in names
    assert "Muscat" not in names
    assert "OMN" in names


def test_triple_in_several_graphs_counts_once_until_the_last_is_gone(store, backend):
    text, events = sudan()
    copies = [dataclasses.replace(text, id=f"copy {number}") for number in range(3)]
    for copy in copies:
        write_document(store, copy, events, RUN)
    what = "DISTINCT ?m" if backend[1] else "*"  # endpoints may count a triple once for each graph
    count = f"SELECT (COUNT({what}) AS ?n) {{ ?m acc:mediatesFor id:rsf . ?x skos:prefLabel 'a senior diplomat' }}"
    for copy in copies:
        assert [row["n"].value for row in store.query(count)] == ["2"]
        store.remove_document(document_iri(copy.id))
    assert [row["n"].value for row in store.query(count)] == ["0"]
    assert not bool(store.query("ASK { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), STR(id:))) }"))


def test_default_graph_is_what_all_graphs_hold_however_it_came_about(embedded, tmp_path):
    store = embedded
    fill(store, tmp_path)
    text, events = colombia()
    write_document(store, dataclasses.replace(text, title="New"), events[:1], RUN)
    store.remove_document(document_iri(caucasus()[0].id))
    write_vocabulary(store, vocabulary(tmp_path)[:-1])
    default = {quad.triple for quad in store.database.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert default == {quad.triple for quad in store.quads()}


def test_default_graph_is_the_union_of_all(store):
    for make in CORPUS:
        write_document(store, *make(), RUN)
    query = (
        "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a acc:Claim . ?run prov:used ?document . ?c prov:wasGeneratedBy ?run }"
    )
    assert [row["n"].value for row in store.query(query)] == [str(sum(len(make()[1]) for make in CORPUS))]
    assert bool(store.query(f"ASK FROM {PROVENANCE} {{ ?run a acc:Run }}"))
    assert not bool(store.query(f"ASK FROM {PROVENANCE} {{ ?claim a acc:Claim }}"))


def test_syntax_error_names_line_and_column(store):
    with pytest.raises(QueryError, match=r"SPARQL does not parse: line 2, column 8: expected"):
        store.query("SELECT ?x\nWHERE  ?x }")


def test_failed_replacement_leaves_the_old_content(store):
    text, events = sudan()
    write_document(store, text, events, RUN)
    before = dump(store)

    def broken():
        yield to_quads(text, events, RUN)[0]
        raise StoreError("torn off")

    with pytest.raises(StoreError, match="torn off"):
        store.replace_document(document_iri(text.id), broken())
    assert dump(store) == before


def test_dump_is_loaded_again(store, tmp_path):
    before = dump(fill(store, tmp_path))
    with open_store("memory:", writable=True) as other:
        other.load(io.BytesIO(before))
        assert dump(other) == before
        with pytest.raises(StoreError, match="cannot be loaded"):
            other.load(io.BytesIO(b"<urn:a> <urn:b> <urn:c> <urn:d> .\n<urn:a> <urn:b> ."))
        assert dump(other) == before
        with pytest.raises(StoreError, match="is no format for a store"):
            other.load(io.BytesIO(b""), "text/turtle")


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_rdflib_sees_the_store(store, tmp_path):
    fill(store, tmp_path)
    dataset = store.dataset()
    rows = dataset.query("SELECT DISTINCT ?m { ?m acc:mediatesFor id:rsf } ORDER BY ?m")
    assert [str(row[0]).rsplit("/", 1)[1] for row in rows] == ["saudi-arabia", "united-states"]
    assert len(dataset.graph(document_iri("yemen.txt"))) == len(list(store.quads(document_iri("yemen.txt"))))


def test_closed_store_says_so(store):
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.documents()


def test_folder_keeps_what_was_written(tmp_path):
    with open_store(tmp_path / "deep" / "store", writable=True) as store:
        before = dump(fill(store, tmp_path))
    with open_store(str(tmp_path / "deep" / "store"), writable=False) as store:
        assert dump(store) == before
        with pytest.raises(StoreError, match="open for reading only"):
            write_document(store, *sudan(), RUN)
        with pytest.raises(StoreError, match="open for reading only"):
            store.load(io.BytesIO(b""))


@pytest.fixture
def writer(tmp_path):
    """Another process that has the store in `tmp_path/store` open for writing."""
    code = """
        import sys
        from accord.rdf.store import open_store
        with open_store(sys.argv[1], writable=True) as store:
            print("open", flush=True)
            sys.stdin.read()
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / "store")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"open\n"
        yield process
        process.stdin.close()


def test_store_that_another_process_writes_to_can_be_read_only(tmp_path, writer):
    with pytest.raises(StoreLockedError, match=r"store: another process has this store open for writing"):
        open_store(tmp_path / "store", writable=True)
    with open_store(tmp_path / "store", writable=False) as store:
        assert store.documents() == {}
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    with open_store(tmp_path / "store", writable=True) as store:
        write_document(store, *sudan(), RUN)


def listing(folder):
    return sorted((path.name, path.read_bytes()) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"letter.txt": "hello"}, "is not empty and is no store of accord"),
        ({"store.json": "{"}, "does not say what this folder is"),
        ({"store.json": "[]"}, "does not say that this folder is a store"),
        ({"store.json": '{"accord": "store", "format": 99}'}, "format 99; this accord reads formats up to 1"),
        ({"CURRENT": "MANIFEST-000001\n", "IDENTITY": "x"}, "is no store of accord"),
    ],
)
def test_folder_that_is_no_store_is_never_written_into(tmp_path, files, message, writable):
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    before = listing(tmp_path)
    with pytest.raises(StoreError, match=message):
        open_store(tmp_path, writable=writable)
    assert listing(tmp_path) == before


def test_places_that_cannot_be_stores(tmp_path):
    (tmp_path / "file").write_text("x")
    for location in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreError, match=r"file"):
            open_store(location, writable=True)
    with pytest.raises(StoreError, match="there is no store here"):
        open_store(tmp_path / "nothing", writable=False)
    assert not (tmp_path / "nothing").exists()
    with pytest.raises(StoreError, match=r"ftp://host/: a store is a folder, the http:// address"):
        open_store("ftp://host/", writable=True)


def test_store_whose_making_was_cut_short_is_made_whole(tmp_path):
    (tmp_path / ".store.json").write_text("{")
    with open_store(tmp_path, writable=True):
        pass
    shutil.rmtree(tmp_path / "oxigraph")
    with pytest.raises(StoreError, match="the store was never finished"):
        open_store(tmp_path, writable=False)
    with open_store(tmp_path, writable=True) as store:
        write_document(store, *sudan(), RUN)
    assert json.loads((tmp_path / "store.json").read_text()) == {"accord": "store", "format": 1}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_without_permission_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="Permission denied"):
        open_store(tmp_path / "store", writable=True)


def test_full_disk_leaves_the_store_as_it_was(tmp_path):
    """Files may not grow beyond a limit: the same refusal as a full disk, for this one process."""
    with open_store(tmp_path / "store", writable=True) as store:
        write_document(store, *colombia(), RUN)
        before = dump(store)
    code = """
        import dataclasses, resource, signal, sys
        from graph_builders import RUN, sudan
        from accord.errors import StoreError
        from accord.rdf.build import write_document
        from accord.rdf.store import open_store
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        store = open_store(sys.argv[1], writable=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        text, events = sudan()
        try:
            write_document(store, dataclasses.replace(text, text=text.text + "x" * (8 << 20)), events, RUN)
        except StoreError as error:
            print(error)
    """
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / "store")]
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    assert run.stdout.startswith(f"{tmp_path / 'store'}: "), run
    assert run.stdout.count("\n") == 1
    with open_store(tmp_path / "store", writable=True) as store:
        assert dump(store) == before
        write_document(store, *sudan(), RUN)


def test_texts_of_any_kind_survive(store):
    nasty = 'Talks "stopped" \\u0041 } ; DROP ALL # \n\r\t\x00\x07\u2028\ufffe𝔘 <b>&amp;</b> \'\'\' """'
    text = dataclasses.replace(sudan()[0], id=nasty, text=nasty, title=nasty, blocks=())
    write_document(store, text, [], RUN)
    (document,) = store.documents().values()
    assert document.id == nasty
    values = {quad.object.value for quad in store.quads(document.iri) if isinstance(quad.object, ox.Literal)}
    assert {nasty, text.sha256} <= values
