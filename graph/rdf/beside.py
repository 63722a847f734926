"""A database's folder, opened for reading while another process may be writing to it."""

from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox

ATTEMPTS, PAUSE = 100, 0.01
"""How often a folder is opened before it counts as always being changed, and the seconds between, at first."""
UNCHANGED = 3
"""How often opening may fail with nothing changed meanwhile before the folder counts as broken."""


def open_beside(folder: Path) -> ox.Store:
    """Open Oxigraph's folder for reading, as it is at one moment.

    The database reads its files one after the other. Where a writer puts them in order meanwhile, what comes of it can
    be neither the old state nor the new one: an error that speaks of corruption, or a store on which a query never
    ends. So an opening counts only if the folder's layout was the same before and after it.

    Raises OSError where the folder cannot be opened, or not at any moment.
    """
    unchanged = 0
    for attempt in range(ATTEMPTS):
        before = layout(folder)
        try:
            store = ox.Store.read_only(str(folder))
            problem: Exception | None = None
        except (OSError, RuntimeError) as error:
            problem = error
        if layout(folder) == before:
            if problem is None:
                return store
            unchanged += 1
            if unchanged == UNCHANGED:
                raise OSError(str(problem)) from problem
        time.sleep(PAUSE * min(attempt + 1, 10))
    raise OSError("its files are changed all the time by whoever writes to it")


def layout(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Return what changes whenever the database puts its files in order, and not when it adds to its log.

    The names of the files, of all but the log of who opened it, and how long and how old their table of contents is.
    """
    found: set[tuple[str, int, int]] = set()
    for path in folder.iterdir():
        if path.name == "LOCK" or path.name.startswith("LOG"):
            continue
        try:
            about = path.stat() if path.name.startswith("MANIFEST") else None
        except FileNotFoundError:
            continue  # gone since it was listed; the next look will differ
        found.add((path.name, about.st_size, about.st_mtime_ns) if about else (path.name, 0, 0))
    return frozenset(found)
