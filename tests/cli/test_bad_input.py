"""What cannot be read is named in one line, the rest goes on where it can, and the store is left as it was."""

import ctypes
import json
import os
import resource
import shutil
import signal
import subprocess
import sys

import pytest

from accord.rdf.store import open_store
from accord.vocabulary.schema import ontology_folder

pytestmark = pytest.mark.pipeline

GOOD = "Norway mediated between the government of Colombia and the ELN in Havana.\n"
OTHER = "Ethiopia rejected the demand of Somalia for a withdrawal.\n"


def documents(store):
    with open_store(store, writable=False) as source:
        return sorted(document.id for document in source.documents().values())


def content(store):
    with open_store(store, writable=False) as source:
        return sorted(str(quad) for quad in source.quads())


def lines(result):
    """The lines of stderr, each of which the command line wrote itself."""
    found = result.stderr.splitlines()
    assert all(line.startswith("accord: ") for line in found), result.stderr
    return found


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def one_article(tmp_path_factory):
    """The folder of a store of one article; copied, never written to."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "articles").mkdir()
    (folder / "articles" / "good.txt").write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "accord.cli", "build", "articles"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "accord-store"


@pytest.fixture
def built(one_article, articles, tmp_path):
    """A folder with one article, beside the store that was built from it."""
    shutil.copytree(one_article, tmp_path / "accord-store")
    return articles


def test_bad_files_are_left_out_and_named_and_the_rest_is_read(accord, articles, tmp_path):
    (articles / "empty.txt").write_bytes(b"")
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    (articles / "latin.txt").write_bytes("A first line.\nSão Tomé\n".encode("latin-1"))
    records = [json.dumps({"id": f"record-{i}", "text": OTHER, "date": "2024-05-03"}) for i in (1, 2)]
    (articles / "lines.jsonl").write_text(f"{records[0]}\n{{broken\n{records[1]}\n", encoding="utf-8")
    result = accord("build", articles)
    assert result.returncode == 9
    assert result.stdout == ""
    said = lines(result)
    for words in ("empty.txt: ", "picture.txt: ", "latin.txt:2: ", "lines.jsonl:2: "):
        assert sum(words in line and "warning" in line for line in said) == 1, (words, said)
    assert any("4 inputs were left out" in line for line in said)
    assert documents(tmp_path / "accord-store") == ["good", "record-1", "record-2"]


def test_a_line_of_50_megabytes_is_left_out(accord, articles, tmp_path):
    with (articles / "long.jsonl").open("w", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "before", "text": GOOD}) + "\n")
        stream.write(json.dumps({"id": "huge", "text": "a" * 50_000_000}) + "\n")
        stream.write(json.dumps({"id": "after", "text": OTHER}) + "\n")
    (articles / "long.txt").write_bytes(b"b" * 50_000_000)
    result = accord("build", articles)
    assert result.returncode == 9
    said = lines(result)
    assert sum("long.jsonl:2: " in line for line in said) == 1
    assert sum("long.txt: " in line for line in said) == 1
    assert documents(tmp_path / "accord-store") == ["after", "before", "good"]


def test_a_document_without_a_date_is_read(accord, tmp_path):
    (tmp_path / "undated.txt").write_text("On Friday Egypt met Turkey in Ankara.\n", encoding="utf-8")
    result = accord("extract", tmp_path / "undated.txt")
    assert (result.returncode, result.stderr) == (0, "")
    assert all(json.loads(line)["date"] is None for line in result.stdout.splitlines())


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_missing_path_is_an_error_and_makes_no_store(accord, tmp_path, command):
    result = accord(command, "nowhere/article.txt")
    assert result.returncode == 3
    assert lines(result) == ["accord: nowhere/article.txt: no such file or folder"]
    assert list(tmp_path.iterdir()) == []


def test_when_nothing_can_be_read_the_exit_code_says_so(accord, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = accord("extract", "empty.txt")
    assert result.returncode == 3
    assert len(lines(result)) == 2


def test_a_broken_line_among_records_on_stdin(accord):
    records = "\n".join([json.dumps({"id": "a", "text": OTHER}), '{"text": ', json.dumps({"id": "b", "text": OTHER})])
    result = accord("extract", "-", input=records)
    assert result.returncode == 9
    assert {json.loads(line)["doc"] for line in result.stdout.splitlines()} == {"a", "b"}
    assert any("-:2: " in line for line in lines(result))


def test_a_model_that_is_not_installed(accord, articles, tmp_path):
    result = accord("build", articles, "--model", "xx_no_such_pipeline")
    assert result.returncode == 5
    assert "xx_no_such_pipeline" in lines(result)[0]
    assert not (tmp_path / "accord-store").exists()


def without_the_powers_of_root():
    """Drop, for the program that follows, root's right to pass over permissions."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="permissions as Linux has them")
def test_a_folder_without_permission(accord, built, tmp_path):
    closed = built / "closed"
    closed.mkdir()
    (closed / "secret.txt").write_text(OTHER, encoding="utf-8")
    closed.chmod(0)
    before = content(tmp_path / "accord-store")
    try:
        below = accord("build", built, preexec_fn=without_the_powers_of_root)
        itself = accord("build", closed, preexec_fn=without_the_powers_of_root)
    finally:
        closed.chmod(0o700)
    assert below.returncode == 9
    assert any("closed: permission denied" in line for line in lines(below))
    assert itself.returncode == 3
    assert "closed: permission denied" in lines(itself)[0]
    assert content(tmp_path / "accord-store") == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="permissions as Linux has them")
def test_a_store_that_may_not_be_written(accord, articles, tmp_path):
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0o500)
    result = accord("build", articles, "--store", "closed/store", preexec_fn=without_the_powers_of_root)
    assert result.returncode == 6
    assert "closed/store" in lines(result)[0]


def small_files():
    """Let the system refuse, for the program that follows, what would not fit on a disk of 100 kB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_leaves_the_store_as_it_was(accord, articles, tmp_path):
    assert accord("build", articles).returncode == 0
    before = content(tmp_path / "accord-store")
    for number in range(8):
        (articles / f"more-{number}.txt").write_text(f"{OTHER}{GOOD}{number}\n" * 15, encoding="utf-8")
    result = accord("build", articles, preexec_fn=small_files)
    assert result.returncode == 6
    assert len(lines(result)) == 1
    after = content(tmp_path / "accord-store")
    assert set(before) <= set(after)
    # What was stored is whole: the same documents articles on a disk with room give the same graph.
    assert accord("build", articles).returncode == 0
    assert accord("build", articles, "--store", "fresh").returncode == 0
    assert content(tmp_path / "accord-store") == content(tmp_path / "fresh")


@pytest.mark.skipif(not shutil.which("mount") or os.name != "posix" or os.geteuid() != 0, reason="needs to mount")
def test_a_really_full_disk(accord, articles, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False, capture_output=True
    ).returncode:
        pytest.skip("may not mount here")
    try:
        result = accord("build", articles, "--store", disk / "store")
        exported = accord("extract", articles, "--output", disk / "events.jsonl")
        (disk / "ballast").write_bytes(b"x" * 1)
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
    assert result.returncode == 6
    assert len(lines(result)) == 1
    assert exported.returncode in {0, 1}


HOLDER = """
import sys
from accord.rdf.store import open_store
with open_store(sys.argv[1], writable=True):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_store_that_another_process_writes_to(accord, built, tmp_path):
    store = tmp_path / "accord-store"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, store], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        (built / "second.txt").write_text(OTHER, encoding="utf-8")
        refused = accord("build", built)
        asked = accord("query", "documents")
        holder.stdin.close()
        holder.wait()
    assert refused.returncode == 6
    assert "accord-store: another process has this store open" in lines(refused)[0]
    assert asked.returncode == 0
    assert "good" in asked.stdout
    assert documents(store) == ["good"]


def test_a_syntax_error_in_sparql(accord, built, tmp_path):
    text = "SELECT ?claim\nWHRE { ?claim a acc:Claim }\n"
    (tmp_path / "question.rq").write_text(text, encoding="utf-8")
    for query, place in (("question.rq", "question.rq: "), (text, "")):
        result = accord("query", query)
        assert result.returncode == 7
        assert result.stdout == ""
        assert lines(result)[0].startswith(f"accord: {place}SPARQL does not parse: line 2, column ")


def test_an_update_is_refused(accord, built, tmp_path):
    before = content(tmp_path / "accord-store")
    result = accord("query", "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert result.returncode == 7
    assert content(tmp_path / "accord-store") == before


def test_an_unknown_question_names_those_that_are_near(accord, built):
    result = accord("query", "mediator")
    assert result.returncode == 7
    assert "mediators" in lines(result)[0]


def test_a_parameter_that_is_none(accord, built):
    result = accord("query", "mediators", "Colombia")
    assert result.returncode == 2
    assert "NAME=VALUE" in lines(result)[0]


def test_a_typo_in_the_ontology(accord, tmp_path):
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / "frames" / "demand.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("verbs = [", "verbs = [,", 1), encoding="utf-8")
    result = accord("lint", folder)
    assert result.returncode == 4
    assert any(line.startswith("frames/demand.toml:") and "line" in line for line in result.stdout.splitlines())


def test_an_interrupt_while_documents_come_in(accord, tmp_path):
    command = [sys.executable, "-m", "accord.cli", "build", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, encoding="utf-8"
    ) as process:
        process.stdin.write(json.dumps({"id": "first", "text": GOOD}) + "\n" + "{")
        process.stdin.flush()
        while not (tmp_path / "accord-store" / "store.json").exists():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        errors = process.stderr.read()
        assert process.wait() == 130
    assert "Traceback" not in errors
