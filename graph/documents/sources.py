"""From what the user names (files, folders, `-`) to files that a reader can take, and their bytes as text."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from ..errors import InputError
from ..records import Report
from .draft import MAX_TEXT

Format = Literal["text", "markdown", "html", "lines", "json", "unknown"]
SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
}
"""The files of a folder that are read. A file that is named itself may have any ending."""
STDIN = "-"
MAX_BYTES = 4 * MAX_TEXT
"""Largest file that can hold a text of `MAX_TEXT` characters in UTF-8."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input."""

    name: str
    """As the user wrote it, or as found below the folder that the user named."""
    format: Format

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return "stdin" if self.name == STDIN else Path(self.name).stem


def find_sources(paths: Sequence[str], report: Report) -> list[Source]:
    """The files that the paths stand for, each once, a folder's in the order of their names.

    InputError if a path is missing, is no file or folder (a device, a pipe), or is a folder that
    cannot be listed or holds nothing to read: what was named by hand is not left out silently.
    Broken links and closed folders further down are skipped and reported.
    """
    sources: dict[str, Source] = {}
    for name in paths:
        for source in _expand(name, report):
            key = source.name if source.name == STDIN else os.path.realpath(source.name)
            sources.setdefault(key, source)
    return list(sources.values())


def _expand(name: str, report: Report) -> Iterator[Source]:
    if name == STDIN:
        yield Source(STDIN, "unknown")
        return
    try:
        mode = Path(name).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise InputError("no such file or folder", file=name) from None
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), file=name) from None
    if stat.S_ISDIR(mode):
        yield from _folder(name, report)
    elif stat.S_ISREG(mode):
        yield Source(name, SUFFIXES.get(Path(name).suffix.lower(), "unknown"))
    else:
        raise InputError("neither a file nor a folder; pipe its text to '-' instead", file=name)


def _folder(name: str, report: Report) -> Iterator[Source]:
    try:
        os.scandir(name).close()
    except OSError as error:
        raise InputError(_reason(error), file=name) from None
    found = skipped = 0
    for path in _walk(Path(name), report):
        form = SUFFIXES.get(path.suffix.lower())
        if form is None:
            continue
        if path.is_file():
            found += 1
            yield Source(str(path), form)
        else:
            skipped += 1
            report.skip(str(path), "broken link" if path.is_symlink() else "not a regular file")
    if not found and not skipped:
        raise InputError(f"nothing to read in this folder: no {', '.join(SUFFIXES)} file", file=name)


def _walk(folder: Path, report: Report) -> Iterator[Path]:
    """All files below a folder, hidden ones left out; links to folders are not followed, so none leads in circles."""

    def closed(error: OSError) -> None:
        report.skip(str(error.filename), _reason(error))

    for parent, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent) / name for name in sorted(files) if not name.startswith("."))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


@contextmanager
def open_file(name: str) -> Iterator[BinaryIO]:
    """The file, open for reading bytes; InputError if it cannot be opened or read."""
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError as error:
        raise InputError(_reason(error), file=name) from None


def read_bytes(name: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file; InputError if it cannot be read or holds more than `limit`."""
    with open_file(name) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"larger than {limit:,} bytes", file=name)
    return data


def decode(data: bytes, name: str, line: int | None = None) -> str:
    """UTF-8 bytes as text, line ends as they are; a byte order mark is the encoding's and is left out.

    InputError for anything else, naming the first bad byte: no other encoding is guessed, since a
    wrong guess would put wrong words into quotes. `line` is the line of `data` if it is one of many.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("UTF-16, not UTF-8", file=name, line=line)
    if b"\x00" in data:
        raise InputError("a binary file, not text (holds NUL bytes)", file=name, line=line)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        where = data.count(b"\n", 0, offset) + 1 if line is None else line
        byte = data[offset]
        raise InputError(f"not UTF-8: byte 0x{byte:02X} at offset {offset}", file=name, line=where) from None


def bare_message(error: InputError) -> str:
    """The message of an error without the file and line that it opens with: a report keeps those apart."""
    place = f"{error.file}: " if error.line is None else f"{error.file}:{error.line}: "
    return str(error).removeprefix(place)
