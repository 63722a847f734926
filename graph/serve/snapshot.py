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
"""How often work is tried before a store counts as broken, and the seconds of the first pause between."""


def version(location: str) -> str:
    """Return what changes whenever a store's folder is written to; empty for a store that is no folder here."""
    folder = Path(location)
    if not folder.is_dir():
        return ""
    try:
        lines = sorted(_files(folder))
    except OSError:
        # A file has gone between being listed and being asked for: somebody writes at this moment.
        return f"{time.time_ns():x}"
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:20]


def _files(folder: Path) -> Iterator[str]:
    for path in folder.glob("**/*"):
        # The lock, and the log of who opened it, say nothing about what is in there.
        if path.name != "LOCK" and not path.name.startswith("LOG"):
            found = path.stat()
            yield f"{path.name} {found.st_size} {found.st_mtime_ns}"


@lru_cache(maxsize=1)
def _opened(location: str, _version: str) -> Store:
    return open_store(location, writable=False)


def reading(location: str, work: Callable[[Store], Answer]) -> Answer:
    """Do some work on the store as it is now.

    A store that is open for reading shows what was in it when it was opened, also while others write. Where it loses
    one of its files because of such a writer, the work is tried again on the store as it is then.
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
