"""Which reader takes which source; each gives drafts."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import InputError
from ..records import Report
from .draft import Draft, problem
from .records_json import MAX_FILE, file_drafts, line_drafts
from .sources import MAX_BYTES, STDIN, Source, decode, open_file, read_bytes

log = logging.getLogger(__name__)
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml")


def drafts(source: Source, report: Report) -> Iterator[Draft]:
    """The drafts that a source holds.

    InputError where the source as a whole cannot be read; what is wrong with one record of many is
    entered in `report`.
    """
    if source.name == STDIN:
        yield from _stdin(sys.stdin.buffer, source, report)
    elif source.format == "lines":
        with open_file(source.name) as stream:
            yield from line_drafts(stream, source.name, source.stem, report)
    elif source.format == "json":
        yield from file_drafts(read_bytes(source.name, MAX_FILE), source.name, source.stem, report)
    else:
        yield _one(read_bytes(source.name), source)


def _stdin(stream: BinaryIO, source: Source, report: Report) -> Iterator[Draft]:
    """JSON lines or a text, told apart by the first character that is no white space."""
    start = stream.read(1)
    while start and not start[-1:].strip():
        start += stream.read(1)
        if len(start) > MAX_BYTES:
            raise InputError("nothing but white space", file=source.name)
    whole = io.BufferedReader(_Rejoined(start, stream))
    if start[-1:] == b"{":
        yield from line_drafts(whole, source.name, source.stem, report)
        return
    data = whole.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES:,} bytes", file=source.name)
    yield _one(data, source)


class _Rejoined(io.RawIOBase):
    """A stream with the bytes put back that were read to see what it holds."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start = start
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data, self._start = self._start, b""
        if data:
            rest = data[len(buffer) :]
            data, self._start = data[: len(buffer)], rest
        else:
            data = self._stream.read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)


def _one(data: bytes, source: Source) -> Draft:
    """The one draft of a file that is no JSON; InputError where it is no document."""
    text = decode(data, source.name)
    start = text[:200].lstrip().lower()
    if source.format == "html" or (source.format == "unknown" and start.startswith(_PAGE_STARTS)):
        if not text.strip():
            raise InputError("no text", file=source.name)
        from .web import draft as page_draft  # noqa: PLC0415 - trafilatura takes a while to import

        page = page_draft(text)
        if page is None:
            raise InputError("no article found on this page", file=source.name)
        text, draft = page.text, page
    elif source.format == "markdown":
        from .markdown import draft as markdown_draft  # noqa: PLC0415 - so does yaml

        draft, warning = markdown_draft(text, source.name)
        if warning is not None:
            log.warning("%s", warning)
    else:
        draft = Draft(text, "text")
    wrong = problem(text)
    if wrong is not None:
        raise InputError(wrong, file=source.name)
    return draft
