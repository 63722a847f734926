"""The JSON API; FastAPI writes its description (OpenAPI) from what stands here."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import JSONResponse, Response

from .. import __version__
from ..errors import RequestError
from ..rdf.namespaces import PREFIXES
from . import work
from .answers import Answer
from .records import Filter, questions
from .settings import Settings
from .snapshot import check, version
from .workers import Workers


def wanted(
    relation: Annotated[
        list[str] | None, Query(max_length=50, description="Only claims of this class: Demand.")
    ] = None,
    actor: Annotated[
        list[str] | None,
        Query(max_length=50, description="Only claims that name this actor: a name, an alias, an IRI."),
    ] = None,
    document: Annotated[
        list[str] | None, Query(max_length=50, description="Only claims of this document, by id.")
    ] = None,
    since: Annotated[dt.date | None, Query(description="Only from this day on.")] = None,
    until: Annotated[dt.date | None, Query(description="Only up to this day.")] = None,
) -> Filter:
    """Read which claims a request asks for."""
    return Filter(_all(relation), _all(actor), _all(document), since, until)


def _all(values: list[str] | None) -> tuple[str, ...] | None:
    return tuple(values) if values else None


Wanted = Annotated[Filter, Depends(wanted)]


def router(workers: Workers, settings: Settings) -> APIRouter:
    """Make the routes below `/api`, `/health`, and `/.well-known/void`."""
    routes = APIRouter()

    @routes.get("/health", tags=["Server"], summary="Whether the store can be asked")
    async def health() -> Response:
        # In a thread of this process, past the line of questions.
        await asyncio.to_thread(check, settings.store)
        return JSONResponse({"status": "ok", "accord": __version__, "version": version(settings.store)})

    @routes.get("/api/version", tags=["Server"], summary="A text that changes when the store does")
    async def now() -> dict[str, str]:
        return {"version": version(settings.store)}

    @routes.get("/api/prefixes", tags=["Server"], summary="The prefixes that queries may use without declaring them")
    async def prefixes() -> dict[str, str]:
        return dict(PREFIXES)

    @routes.get("/api/stats", tags=["Store"], summary="What the store holds, in numbers")
    async def stats() -> Response:
        return _response(await workers.run(work.statistics))

    @routes.get("/.well-known/void", tags=["Store"], summary="The dataset described: VoID and DCAT, in any RDF")
    async def void(request: Request) -> Response:
        root = str(request.url.replace(path="/", query=""))
        return _response(await workers.run(work.describe, root, ", ".join(request.headers.getlist("accept"))))

    @routes.get("/api/questions", tags=["Questions"], summary="The named questions and their parameters")
    async def listed() -> list[dict[str, Any]]:
        return questions()

    @routes.get(
        "/api/questions/{name}",
        tags=["Questions"],
        summary="Ask a named question; its parameters are those of the address. JSON rows, SPARQL results or CSV",
    )
    async def ask(name: str, request: Request) -> Response:
        values = dict(request.query_params)
        if len(values) != len(request.query_params.multi_items()):
            raise RequestError.of(400, "a parameter is given more than once")
        accept = ", ".join(request.headers.getlist("accept"))
        return _response(await workers.run(work.question, name, values, accept))

    @routes.get("/api/claims", tags=["Store"], summary="Claims with their roles, sentences and documents")
    async def claims(
        filters: Wanted,
        offset: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    ) -> Response:
        return _response(await workers.run(work.claims, filters, offset, limit))

    @routes.get("/api/network", tags=["Store"], summary="The network: actors and issues as nodes, claims as edges")
    async def network(filters: Wanted) -> Response:
        return _response(await workers.run(work.network, filters))

    @routes.get(
        "/api/terms", tags=["Store"], summary="Terms of the ontology, issues and actors by a part of their name"
    )
    async def terms(
        q: Annotated[str, Query(max_length=200)] = "", limit: Annotated[int, Query(ge=1, le=200)] = 20
    ) -> Response:
        return _response(await workers.run(work.terms, q, limit))

    return routes


def _response(found: Answer) -> Response:
    return Response(found.body, found.status, {"Vary": "Accept"}, found.media)
