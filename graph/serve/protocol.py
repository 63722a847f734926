"""The SPARQL 1.1 Protocol: `query` by GET and by POST in both forms, `update` by POST in both forms.

The package rdflib-endpoint was tried in its place: there a slow query holds up every other request, a client that
accepts nothing of what is there gets XML all the same, and the query page loads its editor from elsewhere.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from urllib.parse import parse_qsl

import pyoxigraph as ox
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ..errors import RequestError
from ..rdf.namespaces import RDF, RDFS
from . import work
from .answers import GRAPHS, Query, negotiate
from .settings import Settings
from .workers import Workers

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
_Pairs = Sequence[tuple[str, str]]


def router(workers: Workers, settings: Settings) -> APIRouter:
    """Make the endpoint `/sparql`."""
    routes = APIRouter()

    async def ask(request: Request, text: str | None, pairs: _Pairs) -> Response:
        accept = ", ".join(request.headers.getlist("accept"))
        if text is None:
            if "text/html" in accept:
                return RedirectResponse("query", status_code=303)
            return _describe(str(request.url.replace(query="")), accept, settings)
        query = Query(text, accept, _values(pairs, "default-graph-uri"), _values(pairs, "named-graph-uri"))
        found = await workers.ask(query, request.is_disconnected)
        return Response(found.body, found.status, {"Vary": "Accept"}, found.media)

    async def change(request: Request, text: str, pairs: _Pairs) -> Response:
        _check_token(request, settings)
        if _values(pairs, "using-graph-uri") or _values(pairs, "using-named-graph-uri"):
            raise RequestError.of(
                400, "using-graph-uri is not known here; name the graphs in the update (USING, WITH, GRAPH)"
            )
        await workers.run(work.update, text)
        return Response(status_code=204)

    async def get(request: Request) -> Response:
        pairs = _pairs(request.url.query)
        if _one(pairs, "update") is not None:
            raise RequestError.of(400, "an update comes by POST")
        return await ask(request, _one(pairs, "query"), pairs)

    async def post(request: Request) -> Response:
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media not in (FORM, QUERY, UPDATE):
            raise RequestError.of(415, f"a body is {FORM}, {QUERY} or {UPDATE}")
        body = _text(await request.body())
        pairs = _pairs(body if media == FORM else request.url.query)
        if media == QUERY:
            return await ask(request, body, pairs)
        if media == UPDATE:
            return await change(request, body, pairs)
        query, update = _one(pairs, "query"), _one(pairs, "update")
        if (query is None) == (update is None):
            raise RequestError.of(400, "the form has one of `query` and `update`")
        return await ask(request, query, pairs) if update is None else await change(request, update, pairs)

    async def endpoint(request: Request) -> Response:
        return await (post(request) if request.method == "POST" else get(request))

    routes.add_route("/sparql", endpoint, methods=["GET", "HEAD", "POST"])
    return routes


def _check_token(request: Request, settings: Settings) -> None:
    if settings.token is None:
        raise RequestError.of(403, "this server takes no updates")
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(shown.strip().encode(), settings.token.encode()):
        raise RequestError.of(401, "an update needs the server's token: Authorization: Bearer TOKEN")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError.of(400, f"the body is not UTF-8: byte {error.start}") from error


def _pairs(text: str) -> _Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=200)
    except ValueError as error:
        raise RequestError.of(400, f"the parameters cannot be read: {error}") from error


def _values(pairs: _Pairs, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in pairs if key == name)


def _one(pairs: _Pairs, name: str) -> str | None:
    values = _values(pairs, name)
    if len(values) > 1:
        raise RequestError.of(400, f"there is more than one `{name}`")
    return values[0] if values else None


def _describe(address: str, accept: str, settings: Settings) -> Response:
    """Describe the service in its own vocabulary."""
    media = negotiate(accept, list(GRAPHS))
    here, service = ox.NamedNode(address), ox.BlankNode("service")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(SD + name)

    features = ["UnionDefaultGraph", "EmptyGraphs"]
    languages = ["SPARQL11Query", *(["SPARQL11Update"] if settings.token else [])]
    formats = ["SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle"]
    formats += ["N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG"]
    triples = [ox.Triple(service, ox.NamedNode(RDF + "type"), sd("Service")), ox.Triple(service, sd("endpoint"), here)]
    seen = ox.NamedNode(address.removesuffix("sparql") + ".well-known/void")
    triples.append(ox.Triple(service, ox.NamedNode(RDFS + "seeAlso"), seen))
    triples += [ox.Triple(service, sd("supportedLanguage"), sd(name)) for name in languages]
    triples += [ox.Triple(service, sd("feature"), sd(name)) for name in features]
    triples += [ox.Triple(service, sd("resultFormat"), ox.NamedNode(FORMATS + name)) for name in formats]
    body = ox.serialize(triples, format=GRAPHS[media], prefixes={"sd": SD, "formats": FORMATS})
    return Response(body, media_type=media, headers={"Vary": "Accept"})
