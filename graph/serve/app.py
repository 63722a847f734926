"""The parts put together: routes, errors, and what holds for every request."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Callable

import uvicorn
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .. import __version__
from ..errors import RequestError, UsageError
from ..rdf.store import MEMORY
from . import api, problems, protocol, site
from .settings import Settings
from .snapshot import check
from .workers import Workers

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
BACKLOG = 512
DESCRIPTION = (
    "Claims about negotiations, each with its sentence, its speaker and its document, and the network that they make. "
    "Errors are `application/problem+json`."
)


def create_app(settings: Settings) -> FastAPI:
    """Make the application. Raises StoreError where the store cannot be opened, UsageError for a store in memory."""
    if settings.store == MEMORY:
        raise UsageError("a store in memory ends with the process that made it; there is nothing to serve")
    check(settings.store)
    workers = Workers(settings)

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await workers.start()
        yield
        workers.close()

    app = FastAPI(
        title="accord",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's pages load their scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    problems.register(app)
    app.include_router(site.router(workers, settings))
    app.include_router(protocol.router(workers, settings))
    app.include_router(api.router(workers, settings))
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type"],
        )
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False)
    app.add_middleware(_Limited, most=settings.size)
    return app


def serve(settings: Settings, host: str, port: int, started: Callable[[str], None] = lambda _line: None) -> None:
    """Serve until the process is interrupted; `started` gets a line once requests are answered.

    Raises StoreError where the store cannot be opened, UsageError for an address that cannot be listened on.
    """
    app = create_app(settings)
    try:
        listener = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=BACKLOG
        )
    except OSError as error:
        raise UsageError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from error
    place = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
    with listener:
        started(f"{settings.store}: http://{place}:{listener.getsockname()[1]}/ (Ctrl-C ends it)")
        uvicorn.Server(config).run(sockets=[listener])


class _Limited:
    """Refuses bodies over the limit, as soon as they say or turn out so; sets the headers that all answers have."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = 0
        message = f"the body has more than {self.most:,} bytes, the limit"

        async def sending(event: Message) -> None:
            if event["type"] == "http.response.start":
                event["headers"] = [*event.get("headers", []), *HEADERS]
            await send(event)

        async def counting() -> Message:
            nonlocal seen
            event = await receive()
            seen += len(event.get("body", b""))
            if seen > self.most:
                raise RequestError.of(413, message)
            return event

        length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if length.isdigit() and int(length) > self.most:
            await problems.problem(413, message, {"Connection": "close"})(scope, receive, sending)
        else:
            await self.app(scope, counting, sending)
