import io
import json

import pytest

from accord.documents import records_json
from accord.documents.records_json import file_drafts, line_drafts
from accord.errors import InputError
from accord.records import Report, Skipped


def lines(data, report=None):
    return list(line_drafts(io.BytesIO(data), "in.jsonl", "in", report or Report()))


def test_the_fields_of_a_record():
    record = {
        "id": 7,
        "title": "Valley",
        "date": "2024-05-03",
        "publisher": "Herald",
        "url": "u",
        "text": "Talks\r\ngo on.",
    }
    [made] = lines(json.dumps(record).encode())
    assert (made.id, made.title, made.date, made.publisher, made.url) == ("7", "Valley", "2024-05-03", "Herald", "u")
    assert (made.text, made.line) == ("Talks\r\ngo on.", 1)


def test_a_record_of_text_alone_is_named_after_its_line():
    assert [made.id for made in lines(b'\n{"text": "a"}\n{"id": null, "text": "b"}')] == ["in-2", "in-3"]


def test_a_byte_order_mark_and_windows_line_ends():
    assert [made.text for made in lines(b'\xef\xbb\xbf{"text": "a"}\r\n{"text": "b"}\r\n')] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "x", "text": ', "not valid JSON"),
        (b'{"id": "x"}', "no document: the record has no field 'text'"),
        (b'{"text": 3}', "no document: the record has no field 'text'"),
        (b"[1]", "no document: the record has no field 'text'"),
        (b'{"text": "  "}', "no text"),
        (b'{"text": "caf\xe9"}', "not UTF-8: byte 0xE9 at offset 13"),
        (b'{"text": "a\\u0000b"}', "holds NUL"),
        (b'{"text": "a\\ud800b"}', "half of a surrogate pair"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b"}", "not valid JSON"),
    ],
    ids=["cut", "no text", "number", "list", "blank", "latin-1", "nul", "surrogate", "deep", "digits"],
)
def test_a_broken_line_in_the_middle_is_skipped_with_its_number(line, reason):
    report = Report()
    found = lines(b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n', report)
    assert [made.text for made in found] == ["a", "b"]
    [skipped] = report.skipped
    assert (skipped.source, skipped.line) == ("in.jsonl", 2)
    assert reason in skipped.reason
    assert "in.jsonl" not in skipped.reason
    assert "\n" not in skipped.reason


def test_a_line_too_long_is_skipped_and_the_next_one_read(monkeypatch):
    monkeypatch.setattr(records_json, "MAX_LINE", 50)
    monkeypatch.setattr(records_json, "_REST", 16)
    report = Report()
    found = lines(b'{"text": "' + b"a" * 200 + b'"}\n{"text": "b"}\n{"text": "' + b"a" * 90, report)
    assert [made.text for made in found] == ["b"]
    assert [(skipped.line, skipped.reason) for skipped in report.skipped] == [
        (1, "a line of more than 50 bytes"),
        (3, "a line of more than 50 bytes"),
    ]


def test_an_empty_file_of_lines_is_reported():
    report = Report()
    assert lines(b"\n\n", report) == []
    assert report.skipped == [Skipped("in.jsonl", "no text")]


def read_file(data, report=None):
    return list(file_drafts(data, "in.json", "in", report or Report()))


def test_a_json_file_of_one_object_of_a_list_or_of_lines():
    assert [(made.id, made.text) for made in read_file(b'{\n "text": "a"\n}')] == [("in", "a")]
    assert [made.id for made in read_file(b'[{"text": "a"}, {"id": "x", "text": "b"}]')] == ["in-1", "x"]
    assert [made.id for made in read_file(b'{"text": "a"}\n{"text": "b"}\n')] == ["in-1", "in-2"]


def test_a_bad_record_of_a_list_is_skipped_with_its_place():
    report = Report()
    assert [made.text for made in read_file(b'[{"text": "a"}, {}, {"text": "b"}]', report)] == ["a", "b"]
    assert report.skipped == [Skipped("in.json", "record 2: no document: the record has no field 'text'")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[]", "in.json: no records"),
        (b'{\n "text": "a",\n}', "in.json:3: not valid JSON"),
        (b"3", "in.json: no document"),
        (b"", "in.json:1: not valid JSON"),
    ],
)
def test_a_json_file_that_is_no_document(data, message):
    with pytest.raises(InputError) as caught:
        read_file(data)
    assert str(caught.value).startswith(message)
