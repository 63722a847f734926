"""The store as it is now: opened for reading, and opened again once it has changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ..errors import QueryError, StoreError
from ..rdf.store import Store, open_store

Answer = TypeVar("Answer")

ATTEMPTS, PAUSE = 20, 0.02
"""How often a store is opened before it counts as broken, and the seconds of the first pause between."""


def version(location: str) -> str:
    """Return what changes whenever a store's folder is written to; empty for a store that is no folder here."""
    return _digest(Path(location), sizes=lambda _name: True)


def _layout(location: str) -> str:
    """Return what changes whenever the database puts its files in order, and not when it adds to its log."""
    return _digest(Path(location), sizes=lambda name: name.startswith("MANIFEST"))


def _digest(folder: Path, sizes: Callable[[str], bool]) -> str:
    if not folder.is_dir():
        return ""
    try:
        lines = sorted(_files(folder, sizes))
    except OSError:
        # A file has gone between being listed and being asked for: somebody writes at this moment.
        return f"{time.time_ns():x}"
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:20]


def _files(folder: Path, sizes: Callable[[str], bool]) -> Iterator[str]:
    for path in folder.glob("**/*"):
        # The lock, and the log of who opened it, say nothing about what is in there.
        if path.name != "LOCK" and not path.name.startswith("LOG"):
            found = path.stat() if sizes(path.name) else None
            yield f"{path.name} {found.st_size} {found.st_mtime_ns}" if found else path.name


@lru_cache(maxsize=1)
def _opened(location: str, _version: str) -> Store:
    """Open a store for reading.

    The database reads its files one after the other. Where a writer puts them in order meanwhile, what comes of it can
    be neither the old state nor the new one, and a query on it may never end; such an opening counts for nothing.
    """
    before = _layout(location)
    try:
        store = open_store(location, writable=False)
    except RuntimeError as error:
        # What the database calls corruption is, for a reader, a file that a writer has just put away.
        raise StoreError(f"{location}: {' '.join(str(error).split())}") from error
    if _layout(location) != before:
        store.close()
        raise StoreError(f"{location}: its files were changed while it was being opened")
    return store


def reading(location: str, work: Callable[[Store], Answer]) -> Answer:
    """Do some work on the store as it is now.

    A store that is open for reading shows what was in it when it was opened, also while others write. Where it cannot
    be opened, or loses one of its files, because of such a writer, the work is tried again on the store as it is then.
    Raises StoreError if that goes on.
    """
    for attempt in range(ATTEMPTS):
        try:
            return work(_opened(location, version(location)))
        except QueryError:
            raise
        except StoreError:
            _opened.cache_clear()
            if attempt == ATTEMPTS - 1 or not version(location):
                raise
            time.sleep(PAUSE * min(attempt + 1, 10))
    raise AssertionError


def check(location: str) -> None:
    """Open a store and ask it something; StoreError where that fails."""
    reading(location, lambda store: store.query("ASK { GRAPH ?graph { ?s ?p ?o } }"))
