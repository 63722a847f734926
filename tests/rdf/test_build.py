"""Documents that are stored many at a time end up as those that are stored one by one."""

import dataclasses
import io

import pytest

from accord.errors import VocabularyError
from accord.rdf import build
from accord.rdf.build import Writer, write_document
from accord.rdf.namespaces import document_iri
from accord.rdf.store import open_store
from graph_builders import CORPUS, RUN, colombia, sudan


def dump(store):
    out = io.BytesIO()
    store.dump(out)
    return out.getvalue()


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store", writable=True) as opened:
        yield opened


@pytest.fixture
def one_by_one():
    with open_store("memory:", writable=True) as other:
        for make in CORPUS:
            write_document(other, *make(), RUN)
        yield dump(other)


@pytest.mark.parametrize("batch", [1, 300, 50_000])
def test_batches_make_the_same_store(store, one_by_one, batch, monkeypatch):
    monkeypatch.setattr(build, "BATCH", batch)
    with Writer(store, RUN) as writer:
        for make in CORPUS:
            writer.write(*make())
    assert dump(store) == one_by_one
    query = "SELECT (COUNT(*) AS ?n) { ?run prov:used ?document }"
    assert [row["n"].value for row in store.query(query)] == [str(len(CORPUS))]


def test_bulk_loader_takes_large_batches(store, monkeypatch):
    monkeypatch.setattr("accord.rdf.oxigraph._BULK", 1)
    with Writer(store, RUN) as writer:
        for make in CORPUS:
            writer.write(*make())
    before = dump(store)
    with open_store("memory:", writable=True) as other:
        other.load(io.BytesIO(before))
        assert dump(other) == before


def test_later_text_of_the_same_name_wins(store):
    text, events = sudan()
    newer = dataclasses.replace(text, title="Newer")
    with Writer(store, RUN) as writer:
        writer.write(text, events)
        writer.write(newer, events[:1])
    with open_store("memory:", writable=True) as other:
        write_document(other, newer, events[:1], RUN)
        assert dump(store) == dump(other)


def test_what_the_store_has_is_replaced(store, one_by_one):
    text, events = colombia()
    for make in CORPUS:
        write_document(store, *make(), RUN)
    write_document(store, dataclasses.replace(text, title="Old"), events[:1], RUN)
    with Writer(store, RUN) as writer:
        assert document_iri(text.id) in writer.stored
        writer.write(text, events)
    assert dump(store) == one_by_one


def test_what_came_before_an_error_is_stored(store):
    text, events = sudan()
    broken = [dataclasses.replace(events[0], type="Nonsense")]

    def run():
        with Writer(store, RUN) as writer:
            for pair in (colombia(), (text, broken)):
                writer.write(*pair)

    with pytest.raises(VocabularyError):
        run()
    assert list(store.documents()) == [document_iri("colombia.txt")]
