"""SPARQL Update on a store that keeps the union of its named graphs in its default graph."""

from __future__ import annotations

from ..errors import QueryError, RequestError
from ..rdf.namespaces import PREFIXES
from ..rdf.oxigraph import OxigraphStore
from ..rdf.sparql import syntax_error
from ..rdf.store import open_store
from .guards import check_update

_UNION = """
DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?graph { ?s ?p ?o } } } ;
INSERT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }
"""


def update(location: str, sparql: str) -> None:
    """Change a store by SPARQL Update, all of it or nothing.

    Raises QueryError for what does not parse, reads from elsewhere (LOAD, SERVICE) or does not name the graphs that it
    changes; StoreLockedError while another process writes.
    """
    check_update(sparql)
    with open_store(location, writable=True) as store:
        if not isinstance(store, OxigraphStore):
            raise RequestError.of(403, "this store takes no updates here")
        try:
            store.database.update(f"{sparql.rstrip().rstrip(';')}\n;\n{_UNION}", prefixes=dict(PREFIXES))
        except SyntaxError as error:
            raise syntax_error(error) from error
        except RuntimeError as error:
            raise QueryError(" ".join(str(error).split())) from error
