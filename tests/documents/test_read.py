"""`read` over real files: what comes out, in which order and under which ids, and every kind of bad input."""

import io
import json
import logging
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from accord.documents import read
from accord.documents.draft import MAX_TEXT
from accord.errors import InputError
from accord.records import Report, Skipped, content_hash

TEXT = "The mediators said that the armies had agreed to let the convoys pass."


@pytest.fixture
def write(tmp_path):
    def writer(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    return writer


@pytest.fixture
def warned():
    """What the room has warned about, whatever handlers the program has set up elsewhere."""
    messages = []

    class Keeper(logging.Handler):
        def emit(self, record):
            messages.append(record.getMessage())

    log, keeper = logging.getLogger("accord.documents"), Keeper(logging.WARNING)
    log.addHandler(keeper)
    yield messages
    log.removeHandler(keeper)


def run(*paths):
    report = Report()
    documents = list(read(list(paths), report))
    assert report.read == len(documents)
    return documents, report


def test_every_format_of_a_folder_in_the_order_of_names(write, tmp_path):
    write("b.txt", TEXT)
    write("a/c.md", f"---\nid: markdown\n---\n{TEXT}\n")
    write("a/d.jsonl", json.dumps({"id": "line", "text": TEXT}) + "\n")
    write("e.html", f"<html><body><article><p>{TEXT}</p><p>{TEXT.upper()}</p></article></body></html>")
    write("f.json", json.dumps({"id": "object", "date": "2024-05-03", "text": TEXT}))
    write("notes.pdf", b"%PDF")
    write(".hidden.txt", TEXT)
    write(".git/x.txt", TEXT)
    documents, report = run(str(tmp_path))
    assert [document.id for document in documents] == ["b", "e", "object", "markdown", "line"]
    assert [document.reader.split("/")[0] for document in documents] == ["text", "html", "json", "markdown", "json"]
    assert documents[0].source == str(tmp_path / "b.txt")
    assert documents[2].date.iso == "2024-05-03"
    assert report.skipped == []
    for document in documents:
        assert any(TEXT in document.text[block.start : block.end] for block in document.article())


def test_text_is_kept_as_read_but_for_the_byte_order_mark(write):
    content = f"\ufeffThe valley opens\r\n\r\n{TEXT}\r\n"
    [document], _ = run(write("a.txt", content))
    assert document.text == content[1:]
    assert [document.text[block.start : block.end] for block in document.blocks] == ["The valley opens", TEXT]
    assert document.title == "The valley opens"


def test_a_file_named_by_hand_may_have_any_ending(write):
    [text], _ = run(write("article.news", TEXT))
    [page], _ = run(
        write("page.asp", f"<!DOCTYPE html><html><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>")
    )
    assert (text.reader, page.reader.split("/")[0]) == ("text", "html")


def test_a_path_given_twice_is_read_once(write, tmp_path):
    path = write("a.txt", TEXT)
    documents, _ = run(path, str(tmp_path), path)
    assert [document.id for document in documents] == ["a"]


def test_a_document_without_a_date_has_none(write):
    [document], report = run(write("a.txt", TEXT))
    assert document.date is None
    assert report.skipped == []


def test_a_bad_date_is_warned_about_and_left_out(write, warned):
    [document], report = run(write("a.jsonl", json.dumps({"text": f"May 3, 2024\n{TEXT}", "date": "last spring"})))
    assert document.date is None
    assert report.skipped == []
    assert f"{document.source}:1: 'last spring' is no date" in "\n".join(warned)


def test_broken_front_matter_is_warned_about(write, warned):
    [document], _ = run(write("a.md", f"---\ntitle: [\n---\n{TEXT}\n"))
    assert document.title is None
    assert "front matter is not valid YAML" in "\n".join(warned)


def test_ids_that_clash_are_told_apart_by_their_source(write, warned):
    one, two = write("one/a.txt", TEXT), write("two/a.txt", TEXT)
    documents, _ = run(one, two)
    assert [document.id for document in documents] == ["a", f"a-{content_hash(two, length=8)}"]
    assert f"{two}: the id 'a' is taken by {one}" in "\n".join(warned)


def test_ids_that_clash_within_one_file_are_told_apart_too(write):
    record = json.dumps({"id": "a", "text": TEXT})
    documents, _ = run(
        write("a.jsonl", f"{record}\n{record}\n{record}\n"), write("a.json", f"[{record},{record},{record}]")
    )
    assert len({document.id for document in documents}) == len(documents) == 6
    assert documents[0].id == "a"
    assert all(document.id.startswith("a-") for document in documents[1:])


def stdin(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return run("-")


def test_standard_input_is_a_text_or_json_lines(monkeypatch):
    [document], _ = stdin(monkeypatch, f"\n {TEXT}".encode())
    assert (document.id, document.source, document.text) == ("stdin", "-", f"\n {TEXT}")
    data = "".join(f"\n{json.dumps({'text': TEXT + str(number)})}" for number in range(3))
    documents, _ = stdin(monkeypatch, data.encode())
    assert [document.id for document in documents] == ["stdin-2", "stdin-3", "stdin-4"]
    assert documents[2].text == TEXT + "2"


def test_standard_input_without_text_is_skipped(monkeypatch):
    assert stdin(monkeypatch, b"")[1].skipped == [Skipped("-", "no text")]
    assert stdin(monkeypatch, b"\xff\xfe")[1].skipped == [Skipped("-", "UTF-16, not UTF-8")]


@pytest.mark.parametrize(
    ("name", "content", "reason", "line"),
    [
        ("empty.txt", b"", "no text", None),
        ("blank.md", b" \n\n", "no text", None),
        ("empty.html", b"", "no text", None),
        ("empty.jsonl", b"", "no text", None),
        ("binary.txt", b"\x7fELF\x00\x01", "a binary file, not text", None),
        ("latin.txt", "Aden\ncafé\n".encode("latin-1"), "not UTF-8: byte 0xE9 at offset 8", 2),
        ("bom.txt", b"\xef\xbb\xbfa\xff", "not UTF-8: byte 0xFF at offset 4", 1),
        ("wide.txt", "Aden".encode("utf-16"), "UTF-16, not UTF-8", None),
        ("long.txt", b"a" * (MAX_TEXT + 1), f"longer than {MAX_TEXT:,} characters", None),
        ("page.html", b"<html><body></body></html>", "no article found on this page", None),
        ("cut.json", b'{\n"text": "a\n', "not valid JSON", 2),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_bad_file_is_skipped_and_the_others_are_read(write, name, content, reason, line):
    bad = write(name, content)
    documents, report = run(bad, write("z.txt", TEXT))
    assert [document.id for document in documents] == ["z"]
    [skipped] = report.skipped
    assert (skipped.source, skipped.line) == (bad, line)
    assert skipped.reason.startswith(reason)


@pytest.mark.parametrize("name", ["line.txt", "line.jsonl", "line.json", "line.md", "line.html"])
def test_a_line_of_50_mb_is_skipped(write, name):
    good = write("z.txt", TEXT)
    documents, report = run(write(name, b'{"text": "' + b"a" * 50_000_000), good)
    assert [document.id for document in documents] == ["z"]
    assert len(report.skipped) == 1


def test_a_missing_path_stops_before_anything_is_read(write, tmp_path):
    report = Report()
    missing = str(tmp_path / "no.txt")
    with pytest.raises(InputError, match="no such file or folder") as caught:
        read([write("a.txt", TEXT), missing], report)
    assert str(caught.value).startswith(f"{missing}: ")
    assert report.read == 0
    with pytest.raises(InputError):
        read([write("a.txt", TEXT) + "/b"], report)
    with pytest.raises(InputError):
        read(["a\x00b"], report)


def test_an_empty_folder_is_an_error(write, tmp_path):
    write("in/notes.pdf", b"%PDF")
    with pytest.raises(InputError, match="nothing to read in this folder"):
        read([str(tmp_path / "in")], Report())


@contextmanager
def without_rights():
    """Run as a user whom permissions bind, even where the tests run as root."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def closed():
    """A folder that everybody can list, in it a file and a folder that nobody may read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in ("a.txt", "b.txt", "closed/c.txt"):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(TEXT, encoding="utf-8")
        folder.chmod(0o755)
        for path in ("a.txt", "closed"):
            (folder / path).chmod(0)
        yield folder
        (folder / "closed").chmod(0o700)


def test_a_folder_without_permission_is_an_error(closed):
    for path in (closed / "closed", closed / "closed" / "c.txt"):
        with without_rights(), pytest.raises(InputError) as caught:
            read([str(path)], Report())
        assert str(caught.value) == f"{path}: permission denied"


def test_what_is_closed_below_a_folder_is_skipped_and_the_rest_is_read(closed):
    run(str(closed / "b.txt"))  # so that all word lists are loaded while they can be read
    with without_rights():
        documents, report = run(str(closed))
    assert [document.id for document in documents] == ["b"]
    assert sorted(report.skipped, key=lambda skipped: skipped.source) == [
        Skipped(str(closed / "a.txt"), "permission denied"),
        Skipped(str(closed / "closed"), "permission denied"),
    ]


def test_special_files_and_broken_links(write, tmp_path):
    fifo = tmp_path / "in" / "pipe.txt"
    write("in/a.txt", TEXT)
    os.mkfifo(fifo)
    link = tmp_path / "in" / "link.txt"
    link.symlink_to("nowhere.txt")
    with pytest.raises(InputError, match="neither a file nor a folder"):
        read([str(fifo)], Report())
    with pytest.raises(InputError, match="no such file"):
        read([str(link)], Report())
    documents, report = run(str(tmp_path / "in"))
    assert [document.id for document in documents] == ["a"]
    assert report.skipped == [Skipped(str(link), "broken link"), Skipped(str(fifo), "not a regular file")]


def test_a_file_that_goes_missing_while_the_run_goes_on_is_skipped(write):
    report = Report()
    one, two = write("a.txt", TEXT), write("b.txt", TEXT)
    documents = read([one, two], report)
    next(documents)
    Path(two).unlink()
    assert list(documents) == []
    assert report.skipped == [Skipped(two, "No such file or directory")]


def test_importing_the_room_loads_no_reader_library():
    heavy = ["trafilatura", "yaml", "lxml", "rdflib", "spacy"]
    code = f"import sys, accord.documents; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
