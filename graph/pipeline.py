"""The stages composed: documents are read, parsed, made into events and stored, one at a time.

Each stage is a generator over the one before, so that a run needs the memory of one document,
however many there are, and what has been stored stays stored if the run ends early.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .documents import read
from .extract import Extractor
from .language import Pipeline, load
from .rdf.build import Writer, is_current, write_vocabulary
from .rdf.namespaces import ACC, document_iri
from .rdf.provenance import Run
from .rdf.rules import apply_rules
from .rdf.store import Store, open_store
from .records import Document, Event, Report
from .vocabulary.schema import Schema, load_schema

log = logging.getLogger(__name__)

Notice = Callable[[str], None]
"""Called once for each document that a run is done with, with its id."""


@dataclass
class Reader:
    """What turns documents into events: ontology, language pipeline and extractor, loaded when first needed."""

    model: str | None = None
    """Name or folder of a spaCy pipeline; accord's own if None."""

    @cached_property
    def schema(self) -> Schema:
        return load_schema()

    @cached_property
    def language(self) -> Pipeline:
        return load(self.model)

    @cached_property
    def extractor(self) -> Extractor:
        return Extractor.load()

    @cached_property
    def run(self) -> Run:
        """What names the version of everything that decides which events are found."""
        return Run(self.language.name, self.language.version, self.schema.sha256)

    def load(self) -> Run:
        """Load all parts, so that one which is missing or broken is found before anything is written."""
        _ = self.extractor
        return self.run

    def events(self, document: Document) -> list[Event]:
        """Parse a document and extract its events, in the order of the text."""
        # spaCy keeps every string that it has seen; what this document taught it is forgotten at the end of the block.
        with self.language.zone():
            return self.extractor.extract(document, self.language.parse(document))


@dataclass(slots=True)
class Built:
    """What a build did. The inputs that it had to leave out are in `report`."""

    report: Report = field(default_factory=Report)
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    events: int = 0
    """Claims that were written; those of unchanged documents are not among them."""

    def summary(self) -> str:
        """Say the counts in one line."""
        return (
            f"{_count(self.added, 'document')} added, {self.replaced} replaced, {self.unchanged} unchanged; "
            f"{_count(self.events, 'claim')} written"
        )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _silent(_name: str) -> None:
    return


def extract_events(
    paths: Sequence[str], *, reader: Reader | None = None, report: Report | None = None, notice: Notice = _silent
) -> Iterator[Event]:
    """Yield the events of the documents at `paths`, document by document; nothing is stored.

    Inputs that cannot be read go to `report`. Raises InputError for a path that is missing,
    ModelError and VocabularyError where a part cannot be loaded.
    """
    documents = read(paths, Report() if report is None else report)
    yield from events_of(documents, reader=reader, notice=notice)


def events_of(
    documents: Iterable[Document], *, reader: Reader | None = None, notice: Notice = _silent
) -> Iterator[Event]:
    """Yield the events of documents, in their order."""
    reader = Reader() if reader is None else reader
    for document in documents:
        yield from reader.events(document)
        notice(document.id)


def build(
    paths: Sequence[str],
    store: Store | str | Path,
    *,
    reader: Reader | None = None,
    report: Report | None = None,
    notice: Notice = _silent,
) -> Built:
    """Read the documents at `paths` and put their claims into a store, each document whole or not at all.

    A document that the store holds as read from the same text by the same parts is passed over. One
    that differs replaces its own claims. Documents of the store that are not at `paths` stay. A store
    that is given by its location is opened, or made, once paths and parts have been found in order.

    Raises what `extract_events` raises, and StoreError where the store cannot be written; it then
    holds all documents before the one that failed.
    """
    reader = Reader() if reader is None else reader
    built = Built(Report() if report is None else report)
    documents = read(paths, built.report)
    run = reader.load()
    with nullcontext(store) if isinstance(store, Store) else open_store(store, writable=True) as target:
        write_vocabulary(target)
        with Writer(target, run, reader.schema) as writer:
            for document in documents:
                if is_current(writer.stored, document, run):
                    built.unchanged += 1
                else:
                    known = document_iri(document.id) in writer.stored
                    if known:
                        _warn_of_namesake(target, document)
                    events = reader.events(document)
                    writer.write(document, events)
                    built.events += len(events)
                    built.replaced += known
                    built.added += not known
                notice(document.id)
        apply_rules(target)
    return built


def _warn_of_namesake(store: Store, document: Document) -> None:
    """Say so where a document takes the place of another text from another source that has the same id."""
    iri = document_iri(document.id)
    stored = {q.predicate.value: q.object for q in store.quads(iri) if getattr(q.subject, "value", "") == iri}
    source, text = (getattr(stored.get(ACC + name), "value", "") for name in ("source", "sha256"))
    if source != document.source and text != document.sha256:
        log.warning("%s: replaces the document %r that was read from %s", document.source, document.id, source)
