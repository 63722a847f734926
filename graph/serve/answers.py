"""SPARQL in, an answer in the media type that the client likes best out; within the limits of the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import mimeparse
import pyoxigraph as ox

from ..errors import QueryError, RequestError, StoreError
from ..rdf.namespaces import PREFIXES
from ..rdf.oxigraph import OxigraphStore
from ..rdf.sparql import check_reading, syntax_error
from ..rdf.store import QueryResult, Store
from ..rdf.turtle import turtle
from .settings import Settings

TABLES: Mapping[str, ox.QueryResultsFormat] = {
    "text/xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "text/csv": ox.QueryResultsFormat.CSV,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
}
"""Media types of SELECT and ASK; of those that a client likes the same, the last is taken."""
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "application/xml": ox.RdfFormat.RDF_XML,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
}
"""Media types of CONSTRUCT and DESCRIBE."""
_UTF8 = frozenset({"text/turtle", "text/csv", "text/tab-separated-values", "text/xml"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to a client."""

    body: bytes
    media: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Query:
    """A query as the protocol brings it: the text, what the client accepts, and the dataset, if it names one."""

    text: str
    accept: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def answer(store: Store, query: Query, settings: Settings) -> Answer:
    """Answer a query.

    Raises QueryError for one that does not parse or does not only read, RequestError for media types that are not
    there (406) and for an answer over the limits (422).
    """
    form = check_reading(query.text)
    graph = form in ("CONSTRUCT", "DESCRIBE")
    media = negotiate(query.accept, list(GRAPHS if graph else TABLES))
    result = _ask(store, query)
    try:
        if isinstance(result, ox.QueryTriples):
            body = _graph(result, media, settings)
        elif isinstance(result, ox.QueryBoolean):
            body = result.serialize(format=TABLES[media]) or b""
        else:
            body = _table(result, media, settings)
    except (OSError, RuntimeError) as error:
        raise StoreError(" ".join(str(error).split())) from error
    if len(body) > settings.size:
        raise _too_large(settings)
    return Answer(body, f"{media}; charset=utf-8" if media in _UTF8 else media)


def negotiate(accept: str, offered: Sequence[str]) -> str:
    """Return which of the media types on offer a client likes best; RequestError 406 if it likes none."""
    if not accept.strip():
        return offered[-1]
    try:
        best = str(mimeparse.best_match(offered, accept))
    except mimeparse.MimeTypeParseException:
        best = ""
    if not best:
        raise RequestError.of(406, f"none of what the client accepts is there; there is {', '.join(reversed(offered))}")
    return best


def _ask(store: Store, query: Query) -> QueryResult:
    if not query.default_graphs and not query.named_graphs:
        return store.query(query.text)
    if not isinstance(store, OxigraphStore):
        raise RequestError.of(400, "this store takes no dataset by parameter; name it in the query (FROM)")
    try:
        # A dataset that the protocol names takes the place of the one in the query; what it does not name is empty.
        return store.database.query(
            query.text,
            prefixes=dict(PREFIXES),
            default_graph=[ox.NamedNode(iri) for iri in query.default_graphs],
            named_graphs=[ox.NamedNode(iri) for iri in query.named_graphs],
        )
    except SyntaxError as error:
        raise syntax_error(error) from error
    except ValueError as error:
        raise RequestError.of(400, f"a graph of the dataset is no IRI: {error}") from error
    except OSError as error:
        raise StoreError(" ".join(str(error).split())) from error
    except RuntimeError as error:
        raise QueryError(" ".join(str(error).split())) from error


def _table(result: ox.QuerySolutions, media: str, settings: Settings) -> bytes:
    # Each term is written as N-Triples has it, which is SPARQL's TSV; the library makes every format of that.
    # So rows and bytes are counted as they come, before the answer takes more memory than it may.
    lines = ["\t".join(f"?{variable.value}" for variable in result.variables)]
    size = len(lines[0])
    for row in result:
        line = "\t".join("" if term is None else str(term) for term in row)
        size += len(line) + 1
        if len(lines) > settings.rows:
            raise _too_many(settings, "rows")
        if size > settings.size:
            raise _too_large(settings)
        lines.append(line)
    text = "\n".join(lines) + "\n"
    parsed = ox.parse_query_results(text, format=ox.QueryResultsFormat.TSV)
    return parsed.serialize(format=TABLES[media]) or b""


def _graph(result: ox.QueryTriples, media: str, settings: Settings) -> bytes:
    triples: set[ox.Triple] = set()
    for triple in result:
        triples.add(triple)
        if len(triples) > settings.rows:
            raise _too_many(settings, "triples")
    ordered = sorted(triples, key=str)
    if GRAPHS[media] == ox.RdfFormat.TURTLE:
        return turtle(ordered)
    return ox.serialize(ordered, format=GRAPHS[media], prefixes=dict(PREFIXES)) or b""


def _too_many(settings: Settings, what: str) -> RequestError:
    return RequestError.of(
        422, f"the answer has more than {settings.rows:,} {what}, the limit; ask for less (LIMIT, OFFSET)"
    )


def _too_large(settings: Settings) -> RequestError:
    return RequestError.of(
        422, f"the answer has more than {settings.size:,} bytes, the limit; ask for less (LIMIT, OFFSET)"
    )
