"""JSON records of documents: JSON lines, one object, or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import InputError
from ..records import Report
from .draft import Draft, problem, words_or_none
from .sources import MAX_BYTES, bare_message, decode

READER = "json"
MAX_LINE = 2 * MAX_BYTES
"""A line that holds more bytes is skipped without being kept in memory."""
MAX_FILE = 10 * MAX_LINE
"""Largest JSON file that is no JSON lines: it has to be in memory as a whole."""
_REST = 1 << 20


def line_drafts(stream: BinaryIO, name: str, stem: str, report: Report) -> Iterator[Draft]:
    """The records of JSON lines, read one line at a time; a broken line is skipped and reported with its number.

    A record without an id is named after the file and its line.
    """
    number = 0
    is_empty = True
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if not line.strip():
            continue
        is_empty = False
        if len(line) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_REST)
            report.skip(name, f"a line of more than {MAX_LINE:,} bytes", number)
            continue
        try:
            entry = _parse(decode(line, name, number), name, number)
            draft = _draft(entry, f"{stem}-{number}", name, number)
        except InputError as error:
            report.skip(name, bare_message(error), number)
        else:
            yield draft
    if is_empty:
        report.skip(name, "no text")


def file_drafts(data: bytes, name: str, stem: str, report: Report) -> Iterator[Draft]:
    """The records of a JSON file: one object or a list, or JSON lines under another name.

    A record without an id is named after the file and, in a list, its place there. InputError where
    the file as a whole cannot be read.
    """
    if b"\n" in data.strip() and _is_object(data.lstrip().partition(b"\n")[0]):
        yield from line_drafts(io.BytesIO(data), name, stem, report)
        return
    entry = _parse(decode(data, name), name, None)
    if not isinstance(entry, list):
        yield _draft(entry, stem, name, None)
        return
    if not entry:
        raise InputError("no records", file=name)
    for number, item in enumerate(entry, start=1):
        try:
            draft = _draft(item, f"{stem}-{number}", name, None)
        except InputError as error:
            report.skip(name, f"record {number}: {bare_message(error)}")
        else:
            yield draft


def _is_object(line: bytes) -> bool:
    """Whether a line is a whole JSON object, so that the file is JSON lines and no object over many lines."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _parse(text: str, name: str, line: int | None) -> object:
    """The value that a text in JSON stands for; InputError if it is none. `line` is the line where the text stands."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = error.lineno if line is None else line
        raise InputError(f"not valid JSON: {error.msg} (column {error.colno})", file=name, line=where) from None
    except ValueError as error:  # a number of thousands of digits
        raise InputError(f"not valid JSON: {error}", file=name, line=line) from None
    except RecursionError:
        raise InputError("not valid JSON: nested too deeply", file=name, line=line) from None


def _draft(entry: object, fallback: str, name: str, line: int | None) -> Draft:
    text = entry.get("text") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(text, str):
        raise InputError("no document: the record has no field 'text'", file=name, line=line)
    wrong = problem(text)
    if wrong is not None:
        raise InputError(wrong, file=name, line=line)
    return Draft(
        text,
        READER,
        id=words_or_none(entry.get("id")) or fallback,
        title=words_or_none(entry.get("title")),
        date=words_or_none(entry.get("date")),
        publisher=words_or_none(entry.get("publisher")),
        url=words_or_none(entry.get("url")),
        line=line,
    )
