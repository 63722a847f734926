"""Opening a store's folder while another process changes its files: one moment of it, or a clear error, never less."""

import subprocess
import sys
import textwrap

import pyoxigraph as ox
import pytest

from accord.errors import StoreError
from accord.rdf import beside
from accord.rdf.beside import open_beside
from accord.rdf.build import write_document
from accord.rdf.store import open_store
from graph_builders import RUN, sudan

SIZE = 300
WRITER = f"""
    import itertools, sys, time
    import pyoxigraph as ox
    from accord.rdf.store import open_store

    with open_store(sys.argv[1], writable=True) as store:
        for number in itertools.count():
            graph, value = ox.NamedNode("urn:g%d" % (number % 3)), ox.Literal(str(number))
            things = (ox.NamedNode("urn:%d" % n) for n in range({SIZE}))
            store.replace_graph(graph.value, [ox.Quad(s, ox.NamedNode("urn:p"), value, graph) for s in things])
            store.database.flush()
            time.sleep(0.1)
            if number % 5 == 4:
                store.database.optimize()
            if number == 3:
                print("ready", flush=True)
"""
READER = f"""
    import sys
    from accord.rdf.store import open_store

    for _ in range(int(sys.argv[2])):
        with open_store(sys.argv[1], writable=False) as store:
            rows = store.query("SELECT ?g ?o (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g ?o")
            counts = [row["n"].value for row in rows]
            assert counts == ["{SIZE}"] * 3, counts
"""


@pytest.mark.slow
def test_a_folder_is_opened_again_and_again_beside_a_writer(tmp_path):
    """In a process of its own: what an unlucky opening gives, without the guard, is a query that cannot be stopped."""
    run = [sys.executable, "-c", textwrap.dedent(WRITER), str(tmp_path / "store")]
    with subprocess.Popen(run, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"ready\n"
        command = [sys.executable, "-c", textwrap.dedent(READER), str(tmp_path / "store"), "60"]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=300)
        still = writer.poll()
        writer.kill()
    assert (done.returncode, done.stderr) == (0, "")
    assert still is None, "the writer has ended before the reader"


@pytest.fixture
def folder(tmp_path):
    with open_store(tmp_path / "store", writable=True) as store:
        write_document(store, *sudan(), RUN)
    return tmp_path / "store" / "oxigraph"


def racing(monkeypatch, folder, times, after):
    """Have the files change during the first openings; return the list of openings."""
    opened = []
    read_only = ox.Store.read_only

    class Racing:
        @staticmethod
        def read_only(path):
            opened.append(path)
            if len(opened) <= times:
                (folder / f"raced-{len(opened)}.sst").touch()
                return after(path)
            return read_only(path)

    monkeypatch.setattr(beside.ox, "Store", Racing)
    return opened


def corrupt(_path):
    raise RuntimeError("Corruption: file is too short")


@pytest.mark.parametrize("after", [corrupt, ox.Store.read_only])
def test_an_opening_during_which_the_files_change_counts_for_nothing(folder, monkeypatch, after):
    opened = racing(monkeypatch, folder, 2, after)
    assert len(open_beside(folder)) > 0
    assert len(opened) == 3


def test_a_folder_that_never_rests_is_given_up(folder, monkeypatch):
    monkeypatch.setattr(beside, "PAUSE", 0)
    opened = racing(monkeypatch, folder, beside.ATTEMPTS, corrupt)
    with pytest.raises(OSError, match="changed all the time"):
        open_beside(folder)
    assert len(opened) == beside.ATTEMPTS


def test_a_broken_folder_is_said_to_be_broken(folder):
    (manifest,) = folder.glob("MANIFEST*")
    manifest.write_bytes(manifest.read_bytes()[:100] + b"nonsense" * 20)
    with pytest.raises(StoreError, match="the store cannot be opened: ") as error:
        open_store(folder.parent, writable=False)
    assert "\n" not in str(error.value)
    with pytest.raises(StoreError, match="the store cannot be opened: "):
        open_store(folder.parent, writable=True)
