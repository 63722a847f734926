"""Never lose, never double: builds that are killed, disks that fill, stores that somebody else holds."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap

import pytest

from accord.rdf.namespaces import document_iri
from accord.rdf.store import open_store

KILLS = 12
DOCUMENTS = 12
CODE = """
    import os, random, shutil, signal, sys, time
    from pathlib import Path
    from accord.pipeline import Reader, build
    from accord.rdf import build as writing, oxigraph

    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    writing.BATCH, oxigraph._BULK = 1_500, 1_000  # so that a small corpus makes many batches, and large ones
    reader = Reader()
    reader.load()

    def run(texts, store):
        child = os.fork()
        if child:
            return child
        build([str(folder / texts)], folder / store, reader=reader)
        os._exit(0)

    for texts in ("old", "new"):  # undisturbed: what has to come out in the end
        start = time.monotonic()
        os.waitpid(run(texts, f"whole-{texts}"), 0)
        seconds = time.monotonic() - start
    dice = random.Random(20)
    for number in range(kills):
        if number in (1, 2, 3):  # the first steps of a new store, too
            shutil.rmtree(folder / "store", ignore_errors=True)
        child = run(("old", "new")[number % 2], "store")
        time.sleep(dice.uniform(*(0.0, 0.3) if number in (1, 2) else (0.2, 1.0)) * seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        shutil.copytree(folder / "store", folder / f"after-{number}") if (folder / "store").exists() else None
    build([str(folder / "new")], folder / "store", reader=reader)
"""


def lines(folder):
    """What a store holds, as the sorted lines of N-Quads, by graph."""
    with open_store(folder, writable=False) as store:
        return {graph: sorted(map(str, store.quads(graph))) for graph in store.graphs()}


def union(folder):
    """Whether the default graph is what the named graphs hold."""
    with open_store(folder, writable=False) as store:
        every = {quad.triple for quad in store.quads()}
        return len(every) == sum(1 for quad in store.database if quad.graph_name.__class__.__name__ == "DefaultGraph")


@pytest.mark.slow
@pytest.mark.pipeline
def test_build_that_is_killed_again_and_again_ends_as_one_that_was_not(dispatches, tmp_path):
    for name, more in (("old", ""), ("new", "\n\nEgypt mediated between Israel and Hamas on 3 May 2024.\n")):
        shutil.copytree(dispatches, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        for number, path in enumerate(sorted((tmp_path / name).glob("*.md"))):
            path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
            if number >= DOCUMENTS:
                path.unlink()
    command = [sys.executable, "-c", textwrap.dedent(CODE), str(tmp_path), str(KILLS)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    whole = {name: lines(tmp_path / f"whole-{name}") for name in ("old", "new")}
    documents = {graph for graph in whole["new"] if graph.startswith(document_iri(""))}
    assert len(documents) == DOCUMENTS
    partial = 0
    for number in range(KILLS):
        if not (tmp_path / f"after-{number}" / "oxigraph" / "CURRENT").exists():
            continue  # killed before there was a database
        found = lines(tmp_path / f"after-{number}")
        for graph in documents & set(found):  # each document is whole: as it was, or as it is to be
            assert found[graph] in (whole["old"][graph], whole["new"][graph])
        versions = {found.get(graph) == whole["new"][graph] for graph in documents}
        partial += len(versions) == 2
        assert union(tmp_path / f"after-{number}")
    assert partial  # or the kills came too early or too late to mean anything
    assert lines(tmp_path / "store") == whole["new"]
    assert union(tmp_path / "store")


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, of 96 MB: several times what the sample takes while it is written."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.pipeline
def test_disk_that_fills_leaves_the_old_store(accord, dispatches, small_disk, tmp_path):
    store = small_disk / "store"
    (first,) = sorted(dispatches.glob("*.md"))[:1]
    assert accord("build", first, "--store", store).returncode == 0
    before = lines(store)
    (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - (200 << 10)))
    full = accord("build", dispatches, "--store", store)
    assert full.returncode == 6, full.stderr
    assert "No space left on device" in full.stderr
    assert len(full.stderr.splitlines()) == 1
    (small_disk / "ballast").unlink()
    after = lines(store)
    assert {graph: after[graph] for graph in before if "/graph/" not in graph} == {
        graph: quads for graph, quads in before.items() if "/graph/" not in graph
    }
    assert union(store)
    assert accord("build", dispatches, "--store", tmp_path / "elsewhere").returncode == 0
    assert accord("build", dispatches, "--store", store).returncode == 0
    assert lines(store) == lines(tmp_path / "elsewhere")


@pytest.mark.pipeline
def test_store_that_another_build_holds_can_be_read_and_not_written(accord, dispatches, tmp_path):
    (first,) = sorted(dispatches.glob("*.md"))[:1]
    assert accord("build", first, "--store", "store").returncode == 0
    code = "import sys; from accord.rdf.store import open_store; s = open_store(sys.argv[1], writable=True); "
    code += "print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(tmp_path / "store")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"open\n"
        refused = accord("build", dispatches, "--store", "store")
        assert (refused.returncode, refused.stdout) == (6, "")
        assert (
            refused.stderr
            == "accord: store: another process has this store open for writing; try again when it is done\n"
        )
        read = accord("query", "documents", "--store", "store")
        assert read.returncode == 0
        assert first.stem in read.stdout
        os.kill(holder.pid, signal.SIGKILL)
    assert accord("build", dispatches, "--store", "store").returncode == 0
