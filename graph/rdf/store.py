"""Where the graph is kept: one interface over every backend."""

from __future__ import annotations

import heapq
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

import pyoxigraph as ox

from ..errors import StoreError

if TYPE_CHECKING:
    from rdflib import Dataset

Term = ox.NamedNode | ox.Literal
QueryResult = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

MEMORY = "memory:"
_PART = 100_000
"""Quads that are sorted at a time for a dump."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What a store holds of a document: enough to tell whether it has to be read again."""

    iri: str
    id: str
    fingerprint: str
    """Hash of the text that the claims were read from and of what was known about it."""
    run: str
    """IRI of the run that read them."""


class Store(ABC):
    """A dataset of named graphs: one for each document, one for provenance, one for the vocabulary.

    A store is a context manager. Every method raises StoreError if the backend fails; what was stored
    before then stays as it was.
    """

    location: str
    writable: bool

    @abstractmethod
    def replace_document(self, iri: str, quads: Iterable[ox.Quad]) -> None:
        """Put `quads` in the place of all that the store holds of the document `iri`, at once or not at all.

        The quads lie in the document's graph, whose name is `iri`, or in the provenance graph.
        """

    @abstractmethod
    def add_documents(self, quads: Iterable[ox.Quad]) -> None:
        """Add the quads of documents that the store does not hold, of all of them at once or of none.

        The quads are those that `replace_document` takes. Many documents at a time load faster than one by one.
        """

    @abstractmethod
    def remove_document(self, iri: str) -> None:
        """Remove a document's graph and its provenance; nothing happens where there is none."""

    @abstractmethod
    def replace_graph(self, iri: str, quads: Iterable[ox.Quad]) -> None:
        """Put `quads`, all of the graph `iri`, in the place of what that graph holds, at once or not at all."""

    @abstractmethod
    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> QueryResult:
        """Answer SPARQL, with some of its variables bound. Raises QueryError for what does not parse.

        The default graph is the union of all named graphs; a triple that stands in several counts once (at
        endpoints that are strict about unions: others want DISTINCT).
        """

    @abstractmethod
    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph, or of all, in no particular order."""

    @abstractmethod
    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that hold something, sorted."""

    @abstractmethod
    def load(self, source: IO[bytes], media_type: str = "application/n-quads") -> None:
        """Add the quads of an N-Quads or TriG file, all or none."""

    @abstractmethod
    def dataset(self) -> Dataset:
        """Return the store as an rdflib Dataset whose default graph is the union of all graphs.

        It shares the store (an endpoint's is a copy) and is for reading: what is changed through it is changed in
        one graph only. It must not be used once the store is closed.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the backend. Closing twice does no harm."""

    def documents(self) -> Mapping[str, StoredDocument]:
        """Return the documents by IRI, in the order of their IRIs."""
        solutions = self.query(_DOCUMENTS)
        rows = [tuple(str(value.value) for value in solution) for solution in solutions]  # type: ignore[union-attr]
        return {iri: StoredDocument(iri, name, fingerprint, run) for iri, name, fingerprint, run in sorted(rows)}

    def dump(self, out: IO[bytes]) -> None:
        """Write every quad as N-Quads, sorted: the same bytes for the same content.

        Sorted parts wait in files on disk, so that a large store needs no more memory than a small one.
        """
        with ExitStack() as files:
            parts: list[IO[bytes]] = []
            lines = (f"{quad} .\n".encode() for quad in self.quads())
            while part := sorted(islice(lines, _PART)):
                parts.append(files.enter_context(tempfile.TemporaryFile()))
                parts[-1].writelines(part)
                parts[-1].seek(0)
            out.writelines(heapq.merge(*parts))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_DOCUMENTS = """
PREFIX acc: <https://w3id.org/accord/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?document ?id ?fingerprint ?run WHERE {
  GRAPH ?document { ?document acc:documentId ?id ; acc:fingerprint ?fingerprint }
  GRAPH <https://w3id.org/accord/id/graph/provenance> { ?run prov:used ?document }
}
"""


def open_store(location: str | Path, *, writable: bool) -> Store:
    """Open the store at `location`: a folder, the URL of a SPARQL 1.1 endpoint, or `memory:`.

    A store in memory lasts as long as the process.

    A folder that does not exist, or is empty, becomes a store if `writable`. Only one process may have a
    folder open for writing (StoreLockedError); any number may read beside it and see what was written
    when they opened it. Raises StoreError for a folder that is no store, which is never written into.
    """
    from .oxigraph import FolderStore, MemoryStore  # noqa: PLC0415  (the backends import this module)

    text = str(location)
    if text == MEMORY:
        return MemoryStore()
    if text.startswith(("http://", "https://")):
        from .endpoint import EndpointStore  # noqa: PLC0415  (HTTP for those who have one)

        return EndpointStore(text, writable=writable)
    if "://" in text:
        raise StoreError(f"{text}: a store is a folder, the http:// address of an endpoint, or {MEMORY}")
    return FolderStore(Path(location), writable=writable)
