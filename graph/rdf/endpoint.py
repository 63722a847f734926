"""A store behind a SPARQL 1.1 endpoint: another program keeps the graph, and is asked over HTTP.

Written for what servers do, not only for what the protocol says. Virtuoso answers ASK with a table, writes
truth values as 0 and 1, cuts answers off without an error, and does not compile an INSERT DATA of some thousand
triples; of several operations in one request, it applies all or none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

import pyoxigraph as ox

from ..errors import QueryError, StoreError
from .http import Connection
from .namespaces import BOOLEAN, ID, PREFIXES, PROVENANCE, acc
from .provenance import USED
from .sparql import bind, check_syntax, form_of
from .store import QueryResult, Store, Term

if TYPE_CHECKING:
    from rdflib import Dataset

CHUNK = 1000
"""Triples in one INSERT DATA: Virtuoso gives up somewhere above three thousand."""
PAGE = 10_000
"""Triples that are fetched at once: what servers are often set to give at most."""

_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_DECLARED = " ".join(f"PREFIX {prefix}: <{base}>" for prefix, base in PREFIXES.items())
_GRAPHS = f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{ID}")) }}'
# The order makes pages; it stands in a query of its own because Virtuoso sorts no more than a page otherwise.
_PAGE = (
    "SELECT ?s ?p ?o {{ {{ SELECT ?s ?p ?o {{ GRAPH {graph} {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o }} }} "
    "LIMIT {size} OFFSET {start}"
)
_FORGET = (
    "DELETE {{ GRAPH {provenance} {{ ?run {used} {document} }} }} "
    "WHERE {{ GRAPH {provenance} {{ ?run {used} {document} }} }} ;\n"
    "DELETE {{ GRAPH {provenance} {{ ?run ?p ?o }} }} WHERE {{ GRAPH {provenance} {{ "
    "?run a {kind} ; ?p ?o FILTER NOT EXISTS {{ ?run {used} ?document }} }} }}"
)


class EndpointStore(Store):
    """The graphs of accord at an endpoint; graphs of others there are left alone, and not listed.

    The endpoint has to answer what names no graph from the union of its graphs. Where it counts a triple of that
    union once for each graph that holds it (Virtuoso does), DISTINCT makes an answer the same as elsewhere.
    """

    def __init__(self, location: str, *, writable: bool) -> None:
        """Connect; raises StoreError where nobody answers, or where the default graph is no union."""
        self._connection: Connection | None = Connection(location)
        self.location = self._connection.name
        self.writable = writable
        self._union = False
        self._check_union()

    def replace_document(self, iri: str, quads: Iterable[ox.Quad]) -> None:
        # What says that the document is stored goes first and comes last: should a server apply half of a request,
        # the next build takes the document for missing and puts it right.
        ordered = sorted(quads, key=lambda quad: quad.graph_name == PROVENANCE)
        self._update(_forget(iri), _clear(iri), *_insert(ordered))

    def add_documents(self, quads: Iterable[ox.Quad]) -> None:
        self._update(*_insert(sorted(quads, key=lambda quad: quad.graph_name == PROVENANCE)))

    def remove_document(self, iri: str) -> None:
        self._update(_forget(iri), _clear(iri))

    def replace_graph(self, iri: str, quads: Iterable[ox.Quad]) -> None:
        self._update(_clear(iri), *_insert(quads))

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> QueryResult:
        check_syntax(sparql)
        text = f"{_DECLARED} {bind(sparql, bindings or {})}"
        form = form_of(sparql)
        if form in ("CONSTRUCT", "DESCRIBE"):
            body, _ = self._live.ask(text, _TRIPLES)
            return _graph(_parsed(body, self.location))
        body, most = self._live.ask(text, _ROWS)
        answer = _table(body, self.location)
        if form == "ASK":
            return _truth(answer)
        count = len(answer["results"]["bindings"])
        if most is not None and count >= most:
            raise QueryError(f"{self.location}: the endpoint gives no more than {most} rows; ask for less with LIMIT")
        return ox.parse_query_results(json.dumps(answer).encode(), format=ox.QueryResultsFormat.JSON)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        for name in self.graphs() if graph is None else [graph]:
            node = ox.NamedNode(name)
            (count,) = self._bindings(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {node} {{ ?s ?p ?o }} }}")
            total, found = int(count["n"]["value"]), 0
            while found < total:
                body, _ = self._live.ask(_PAGE.format(graph=node, size=PAGE, start=found), _ROWS)
                answer = _table(body, self.location)
                rows = list(ox.parse_query_results(json.dumps(answer).encode(), format=ox.QueryResultsFormat.JSON))  # type: ignore[arg-type]
                if not rows:
                    raise StoreError(f"{self.location}: <{name}> changed while it was read, or is not given whole")
                found += len(rows)
                for row in rows:
                    subject, predicate, value = row
                    yield ox.Quad(subject, predicate, value, node)

    def graphs(self) -> list[str]:
        return sorted(row["g"]["value"] for row in self._bindings(_GRAPHS))

    def load(self, source: IO[bytes], media_type: str = "application/n-quads") -> None:
        kind = ox.RdfFormat.from_media_type(media_type)
        if kind is None or not kind.supports_datasets:
            raise StoreError(f"{media_type} is no format for a store: N-Quads and TriG are")
        try:
            quads = list(ox.parse(source, format=kind))
        except SyntaxError as error:
            raise StoreError(f"cannot be loaded: {error.msg}", file=error.filename, line=error.lineno) from error
        self._update(*_insert(quads))

    def dataset(self) -> Dataset:
        """Return a copy in memory: rdflib's own stores for endpoints know no digest authentication."""
        from .oxigraph import MemoryStore  # noqa: PLC0415  (few callers want it)

        copy = MemoryStore()
        copy.add_documents(self.quads())
        return copy.dataset()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    @property
    def _live(self) -> Connection:
        if self._connection is None:
            raise StoreError(f"{self.location}: the store has been closed")
        return self._connection

    def _update(self, *steps: str) -> None:
        """Send the steps as one request, which servers apply as one transaction."""
        if not self.writable:
            raise StoreError(f"{self.location}: the store is open for reading only")
        if steps:
            self._live.tell(" ;\n".join(steps))
            self._check_union()

    def _check_union(self) -> None:
        """Ask once whether what lies in a named graph is seen in the default graph; an empty store cannot tell."""
        if self._union:
            return
        rows = self._bindings(
            f'SELECT ?s {{ GRAPH ?g {{ ?s {acc("sha256")} ?o }} FILTER(STRSTARTS(STR(?g), "{ID}")) }} LIMIT 1'
        )
        if not rows:
            return
        subject = ox.NamedNode(rows[0]["s"]["value"])
        if not self._bindings(f"SELECT ?o {{ {subject} {acc('sha256')} ?o }} LIMIT 1"):
            raise StoreError(
                f"{self.location}: the endpoint's default graph is not the union of its named graphs; "
                "servers have a setting for that (Fuseki: unionDefaultGraph; Oxigraph: --union-default-graph)"
            )
        self._union = True

    def _bindings(self, sparql: str) -> list[dict[str, Any]]:
        body, most = self._live.ask(sparql, _ROWS)
        rows: list[dict[str, Any]] = _table(body, self.location)["results"]["bindings"]
        if most is not None and len(rows) >= most:
            raise StoreError(f"{self.location}: the endpoint gives no more than {most} rows; raise its limit")
        return rows


def _clear(graph: str) -> str:
    return f"CLEAR SILENT GRAPH {ox.NamedNode(graph)}"


def _forget(document: str) -> str:
    return _FORGET.format(document=ox.NamedNode(document), provenance=PROVENANCE, used=USED, kind=acc("Run"))


def _insert(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Write quads as INSERT DATA, so many at a time; each term is written by the library, so that none breaks out."""
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise StoreError(f"{quad.subject} {quad.predicate} {quad.object}: a blank node has no name at an endpoint")
        by_graph.setdefault(str(quad.graph_name), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    for graph, lines in by_graph.items():
        for start in range(0, len(lines), CHUNK):
            triples = "\n".join(lines[start : start + CHUNK])
            # Without a graph: what a file of quads says of its default graph.
            yield (
                f"INSERT DATA {{\n{triples}\n}}"
                if graph == "DEFAULT"
                else (f"INSERT DATA {{ GRAPH {graph} {{\n{triples}\n}} }}")
            )


def _table(body: bytes, location: str) -> dict[str, Any]:
    """Read a table or a truth value from JSON, with truth values among the cells in their canonical form."""
    try:
        answer = json.loads(body)
        rows = answer["results"]["bindings"] if "boolean" not in answer else []
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{location}: the answer is no SPARQL result: {body[:80]!r}") from error
    for row in rows:
        for cell in row.values():
            if cell.get("datatype") == BOOLEAN.value:
                cell["value"] = {"1": "true", "0": "false"}.get(cell["value"], cell["value"])
    return answer  # type: ignore[no-any-return]


def _truth(answer: dict[str, Any]) -> ox.QueryBoolean:
    if "boolean" in answer:
        truth = bool(answer["boolean"])
    else:  # Virtuoso: a table of one cell, or of none
        cells = [cell["value"] for row in answer["results"]["bindings"] for cell in row.values()]
        truth = bool(cells) and cells[0] in ("1", "true")
    body = json.dumps({"head": {}, "boolean": truth}).encode()
    return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)  # type: ignore[return-value]


def _parsed(body: bytes, location: str) -> list[ox.Quad]:
    try:
        return list(ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise StoreError(f"{location}: the answer is no N-Triples: {error.msg}") from error


def _graph(triples: list[ox.Quad]) -> ox.QueryTriples:
    """Make a query's answer of triples; pyoxigraph makes such answers itself only."""
    store = ox.Store()
    store.extend(triples)
    return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")  # type: ignore[return-value]
