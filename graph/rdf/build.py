"""Writing to a store so that it is only written to where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from .. import __version__
from ..records import Document, Event, content_hash
from ..vocabulary.schema import Schema
from .claims import fingerprint, to_quads
from .namespaces import VOCABULARY, acc, document_iri
from .provenance import Run
from .store import Store, StoredDocument
from .vocabulary import read_bytes, vocabulary_files, vocabulary_quads

BATCH = 50_000
"""Quads that wait in memory, some dozens of articles: what a build that is killed has to do again."""


def is_current(documents: Mapping[str, StoredDocument], document: Document, run: Run) -> bool:
    """Return whether `documents` (what `Store.documents` returned) has this very document, read by the same run."""
    stored = documents.get(document_iri(document.id))
    return stored is not None and stored.fingerprint == fingerprint(document) and stored.run == run.iri


def write_document(
    store: Store, document: Document, events: Iterable[Event], run: Run, schema: Schema | None = None
) -> int:
    """Put a document and its events in the place of what the store has of it, at once; return how many quads."""
    quads = to_quads(document, events, run, schema)
    store.replace_document(document_iri(document.id), quads)
    return len(quads)


class Writer:
    """Puts documents into a store as they come: new ones many at a time, those that the store has one by one.

    A context manager: at its end, an early one too, everything that it was given is stored. Where the process is
    killed, the documents of the last batch are not; the next build finds them missing.
    """

    def __init__(self, store: Store, run: Run, schema: Schema | None = None) -> None:
        self.stored = store.documents()
        """What the store had before."""
        self._store = store
        self._run = run
        self._schema = schema
        self._written = set(self.stored)
        self._waiting: list[ox.Quad] = []

    def write(self, document: Document, events: Iterable[Event]) -> None:
        """Take a document with its events; raises what `to_quads` raises, and StoreError."""
        iri = document_iri(document.id)
        quads = to_quads(document, events, self._run, self._schema)
        if iri in self._written:
            self.flush()  # an older text of the same name may be waiting
            self._store.replace_document(iri, quads)
            return
        self._written.add(iri)
        self._waiting += quads
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Store what waits, all of it or nothing."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._store.add_documents(waiting)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.flush()


def write_vocabulary(store: Store, files: Sequence[Path] | None = None) -> bool:
    """Bring the vocabulary graph up to date; return whether that needed a change."""
    files = vocabulary_files() if files is None else files
    digest = content_hash(__version__, *map(read_bytes, files), length=64)
    question = f"ASK {{ GRAPH {VOCABULARY} {{ {VOCABULARY} {acc('sha256')} {ox.Literal(digest)} }} }}"
    if bool(store.query(question)):
        return False
    quads = vocabulary_quads(files)
    quads.append(ox.Quad(VOCABULARY, acc("sha256"), ox.Literal(digest), VOCABULARY))
    store.replace_graph(VOCABULARY.value, quads)
    return True
