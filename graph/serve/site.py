"""The pages: the explorer, drawn from the store as it is now, and the query page with its files."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from importlib.resources import files

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..errors import RequestError
from . import work
from .answers import Answer
from .api import Wanted
from .settings import Settings
from .snapshot import version
from .workers import Workers

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
FILES = {
    "palette.css": ("accord.view", "text/css"),
    "elements.js": ("accord.view", "text/javascript"),
    "query.css": ("accord.serve", "text/css"),
    "query.js": ("accord.serve", "text/javascript"),
    "editor.js": ("accord.serve", "text/javascript"),
}
"""What the query page loads, and the package that each file ships with."""
DRAWN = 8
"""How many drawn explorers are kept, so that the next reader of the same page need not wait."""
PATIENCE = 4
"""How many times as long as a question an explorer may take: it reads every claim of the store."""


def router(workers: Workers, settings: Settings) -> APIRouter:
    """Make the routes of the pages."""
    routes = APIRouter(include_in_schema=False)
    drawn: OrderedDict[str, Answer] = OrderedDict()
    drawing = asyncio.Lock()

    @routes.get("/")
    async def explorer(request: Request, wanted: Wanted) -> Response:
        key = hashlib.sha256(f"{version(settings.store)} {wanted}".encode()).hexdigest()[:32]
        headers = {"ETag": f'"{key}"', "Cache-Control": "no-cache", "Content-Security-Policy": "frame-ancestors 'none'"}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        async with drawing:  # a second reader of a page that is being drawn waits for it
            if key not in drawn:
                drawn[key] = await workers.run(work.explorer, wanted, seconds=settings.seconds * PATIENCE)
                while len(drawn) > DRAWN:
                    drawn.popitem(last=False)
            page = drawn[key]
        return Response(page.body, headers=headers, media_type=page.media)

    @routes.get("/query")
    async def query() -> Response:
        page = files("accord.serve").joinpath("query.html").read_bytes()
        return Response(page, headers={"Content-Security-Policy": POLICY}, media_type="text/html; charset=utf-8")

    @routes.get("/static/{name}")
    async def static(name: str) -> Response:
        if name not in FILES:
            raise RequestError.of(404, "there is no such file")
        package, media = FILES[name]
        return Response(files(package).joinpath(name).read_bytes(), media_type=f"{media}; charset=utf-8")

    return routes
