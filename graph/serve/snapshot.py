"""The store as it is now: opened for reading, and opened again once it has changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ..errors import QueryError, StoreError
from ..rdf.store import Store, open_store

Answer = TypeVar("Answer")

ATTEMPTS, PAUSE = 8, 0.05
"""How often a store is opened before it counts as broken, and the seconds between.

A build that is just then putting its files in order can take one away while it is being opened."""


def version(location: str) -> str:
    """Return what changes whenever a store's folder is written to; empty for a store that is no folder here."""
    folder = Path(location)
    digest = hashlib.sha256()
    try:
        for path in sorted(folder.glob("**/*")):
            # The lock, and the log of who opened it, say nothing about what is in there.
            if path.name == "LOCK" or path.name.startswith("LOG"):
                continue
            found = path.stat()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    except OSError:
        # A file has gone between being listed and being asked for: somebody writes at this moment.
        return f"{time.time_ns():x}"
    return digest.hexdigest()[:20] if folder.exists() else ""


@lru_cache(maxsize=1)
def _opened(location: str, _version: str) -> Store:
    return open_store(location, writable=False)


def reading(location: str, work: Callable[[Store], Answer]) -> Answer:
    """Do some work on the store as it is now.

    A store that is open for reading shows what was in it when it was opened, also while others write. Where it loses
    one of its files to such a writer, the work is done again on the store as it is then. Raises StoreError if that
    goes on.
    """
    for attempt in range(ATTEMPTS):
        try:
            return work(_opened(location, version(location)))
        except QueryError:
            raise
        except StoreError:
            _opened.cache_clear()
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(PAUSE * (attempt + 1))
    raise AssertionError


def check(location: str) -> None:
    """Open a store and ask it something; StoreError where that fails."""
    with open_store(location, writable=False) as store:
        store.query("ASK { GRAPH ?graph { ?s ?p ?o } }")
