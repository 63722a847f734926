"""Stores that Oxigraph keeps: in memory, and in a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from ..errors import QueryError, StoreError, StoreLockedError
from .beside import open_beside
from .namespaces import PREFIXES, PROVENANCE, acc
from .provenance import USED
from .sparql import bind, syntax_error
from .store import MEMORY, QueryResult, Store, Term

if TYPE_CHECKING:
    from rdflib import Dataset

FORMAT = 1
"""Version of the folder's layout. A store of a later version is not opened."""
_BULK = 10_000
"""Quads from which on Oxigraph's bulk loader is faster than a transaction."""
_MARKER, _DATABASE = "store.json", "oxigraph"

_CLEAR = """
DELETE {{ ?s ?p ?o }} WHERE {{
  GRAPH <{graph}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != <{graph}>) }}
}} ;
DROP SILENT GRAPH <{graph}>"""
"""A graph, and its part of the default graph that no other graph holds."""

_FORGET = """
DELETE {{ ?run <{used}> <{document}> . GRAPH <{provenance}> {{ ?run <{used}> <{document}> }} }}
WHERE {{ GRAPH <{provenance}> {{ ?run <{used}> <{document}> }} }} ;
DELETE {{ ?run ?p ?o . GRAPH <{provenance}> {{ ?run ?p ?o }} }}
WHERE {{ GRAPH <{provenance}> {{ ?run a <{kind}> ; ?p ?o FILTER NOT EXISTS {{ ?run <{used}> ?document }} }} }}"""
"""The line that says which run read a document, and runs that then have read nothing."""


class OxigraphStore(Store):
    """What the two backends share: everything but opening.

    Oxigraph can answer from the union of all named graphs, but counts a triple once for each graph that holds
    it. So that answers are those of a set, the union is kept in the default graph, and every write maintains it.
    """

    def __init__(self, location: str, database: ox.Store, *, writable: bool) -> None:
        self.location = location
        self.writable = writable
        self._open: ox.Store | None = database

    @property
    def database(self) -> ox.Store:
        """Oxigraph's own store, for those who know it."""
        if self._open is None:
            raise StoreError(f"{self.location}: the store has been closed")
        return self._open

    def replace_document(self, iri: str, quads: Iterable[ox.Quad]) -> None:
        self._update(_CLEAR.format(graph=iri), _forget(iri), _insert(quads))

    def add_documents(self, quads: Iterable[ox.Quad]) -> None:
        self._check_writable()
        listed = list(quads)
        # The copies of the default graph are made as they are taken: twice the quads at once slow everything down.
        copies = chain(listed, (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in listed))
        with self._failures():
            # The bulk loader writes sorted files of its own: too many files where there is little to write.
            (self.database.bulk_extend if len(listed) >= _BULK else self.database.extend)(copies)

    def remove_document(self, iri: str) -> None:
        self._update(_CLEAR.format(graph=iri), _forget(iri))

    def replace_graph(self, iri: str, quads: Iterable[ox.Quad]) -> None:
        self._check_writable()
        with self._failures():
            known = self.database.contains_named_graph(ox.NamedNode(iri))
        if known:
            self._update(_CLEAR.format(graph=iri), _insert(quads))
            return
        # A new graph, such as the vocabulary's forty thousand quads, needs no SPARQL: a tenth of the time and space.
        self.add_documents(quads)

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> QueryResult:
        try:
            with self._failures():
                return self.database.query(bind(sparql, bindings or {}), prefixes=dict(PREFIXES))
        except SyntaxError as error:
            raise syntax_error(error) from error
        except RuntimeError as error:
            raise QueryError(_one_line(error)) from error

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        with self._failures():
            if graph is not None:
                yield from self.database.quads_for_pattern(None, None, None, ox.NamedNode(graph))
                return
            for quad in self.database:
                if not isinstance(quad.graph_name, ox.DefaultGraph):
                    yield quad

    def graphs(self) -> list[str]:
        with self._failures():
            return sorted(graph.value for graph in self.database.named_graphs() if isinstance(graph, ox.NamedNode))

    def load(self, source: IO[bytes], media_type: str = "application/n-quads") -> None:
        self._check_writable()
        kind = ox.RdfFormat.from_media_type(media_type)
        if kind is None or not kind.supports_datasets:
            raise StoreError(f"{media_type} is no format for a store: N-Quads and TriG are")
        try:
            with self._failures():
                self.database.bulk_extend(copy for quad in ox.parse(source, format=kind) for copy in _copies(quad))
        except SyntaxError as error:
            raise StoreError(f"cannot be loaded: {error.msg}", file=error.filename, line=error.lineno) from error

    def dataset(self) -> Dataset:
        import oxrdflib  # noqa: PLC0415  (rdflib costs 0.2 s, and few callers want it)
        from rdflib import Dataset  # noqa: PLC0415

        dataset = Dataset(store=oxrdflib.OxigraphStore(store=self.database))
        for prefix, base in PREFIXES.items():
            dataset.bind(prefix, base)
        return dataset

    def close(self) -> None:
        if self._open is not None and self.writable and self.location != MEMORY:
            with self._failures():
                self._open.flush()
        # Oxigraph lets go of the folder when the last reference goes.
        self._open = None

    def _update(self, *steps: str) -> None:
        """Run the steps as one SPARQL update: Oxigraph applies all of them, or none."""
        self._check_writable()
        try:
            with self._failures():
                self.database.update(" ;\n".join(steps))
        except (RuntimeError, SyntaxError) as error:
            raise StoreError(f"{self.location}: {_one_line(error)}") from error

    def _check_writable(self) -> None:
        if not self.writable:
            raise StoreError(f"{self.location}: the store is open for reading only")

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Turn what the database raises into errors of accord; the store is as it was before the operation."""
        try:
            yield
        except OSError as error:
            raise StoreError(f"{self.location}: {_one_line(error)}") from error


class MemoryStore(OxigraphStore):
    """A store that lasts as long as the process."""

    def __init__(self) -> None:
        super().__init__(MEMORY, ox.Store(), writable=True)


class FolderStore(OxigraphStore):
    """A store in a folder: a marker that says what it is, beside the database's own folder."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        new = _is_new(folder)
        if new and not writable:
            raise StoreError(f"{folder}: there is no store here; `accord build` makes one")
        try:
            if new:
                _create(folder)
            _check_marker(folder)
            path = folder / _DATABASE
            if not writable and not (path / "CURRENT").exists():
                raise StoreError(f"{folder}: the store was never finished; `accord build` makes it whole")
            database = ox.Store(str(path)) if writable else open_beside(path)
        except (OSError, RuntimeError) as error:
            if "lock" in str(error).lower():
                message = f"{folder}: another process has this store open for writing; try again when it is done"
                raise StoreLockedError(message) from error
            raise StoreError(f"{folder}: the store cannot be opened: {_one_line(error)}") from error
        super().__init__(str(folder), database, writable=writable)


def _is_new(folder: Path) -> bool:
    """Whether the folder can become a store: it is missing, or empty but for an unfinished marker."""
    try:
        return not folder.exists() or all(path.name == f".{_MARKER}" for path in folder.iterdir())
    except NotADirectoryError as error:
        raise StoreError(f"{folder}: a store is a folder, and this is a file") from error
    except OSError as error:
        raise StoreError(f"{folder}: the store cannot be opened: {error.strerror or error}") from error


def _create(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{_MARKER}"
    unfinished.write_text(json.dumps({"accord": "store", "format": FORMAT}) + "\n", encoding="utf-8", newline="\n")
    unfinished.replace(folder / _MARKER)


def _check_marker(folder: Path) -> None:
    try:
        marker = json.loads((folder / _MARKER).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StoreError(f"{folder}: this folder is not empty and is no store of accord") from error
    except ValueError as error:
        raise StoreError(f"{folder}: {_MARKER} does not say what this folder is: {_one_line(error)}") from error
    version = marker.get("format") if isinstance(marker, dict) and marker.get("accord") == "store" else None
    if not isinstance(version, int):
        raise StoreError(f"{folder}: {_MARKER} does not say that this folder is a store of accord")
    if version > FORMAT:
        raise StoreError(f"{folder}: the store has format {version}; this accord reads formats up to {FORMAT}")


def _forget(document: str) -> str:
    return _FORGET.format(document=document, provenance=PROVENANCE.value, used=USED.value, kind=acc("Run").value)


def _insert(quads: Iterable[ox.Quad]) -> str:
    """Write quads as INSERT DATA; each term is written by the library, so that no text can break out of it."""
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    triples = "\n".join(line for lines in by_graph.values() for line in lines)
    graphs = "\n".join(f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}" for graph, lines in by_graph.items())
    return f"INSERT DATA {{\n{triples}\n{graphs}\n}}"


def _copies(quad: ox.Quad) -> Iterator[ox.Quad]:
    """Yield a quad and its copy in the default graph."""
    yield quad
    yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
