"""Writing to a store so that it is only written to where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from .. import __version__
from ..records import Document, Event, content_hash
from ..vocabulary.schema import Schema
from .claims import fingerprint, to_quads
from .namespaces import VOCABULARY, acc, document_iri
from .provenance import Run
from .store import Store, StoredDocument
from .vocabulary import read_bytes, vocabulary_files, vocabulary_quads


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
