"""What a client is told when something is wrong: `application/problem+json` (RFC 9457), never a traceback."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from ..errors import AccordError, QueryError, RequestError, StoreError, StoreLockedError, UsageError

log = logging.getLogger(__name__)

MEDIA = "application/problem+json"


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Make the response that says what is wrong."""
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    more = dict(headers or {})
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        more.setdefault("Retry-After", "2")
    return JSONResponse(content, status, headers=more, media_type=MEDIA)


def explain(error: AccordError) -> Response:
    """Make the response for an error that accord can explain."""
    if isinstance(error, RequestError):
        headers = {"WWW-Authenticate": "Bearer"} if error.status == HTTPStatus.UNAUTHORIZED else None
        return problem(error.status, str(error), headers)
    if isinstance(error, QueryError | UsageError):
        return problem(HTTPStatus.BAD_REQUEST, str(error))
    if isinstance(error, StoreLockedError):
        return problem(
            HTTPStatus.SERVICE_UNAVAILABLE, "somebody else is writing to the store; try again when it is done"
        )
    # The rest names folders of this machine: that is for whoever runs the server.
    log.error("%s", error)
    if isinstance(error, StoreError):
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "the store cannot be read at this moment")
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "the server cannot answer this; its log says why")


def register(app: FastAPI) -> None:
    """Have the application answer every error with a problem."""

    async def known(_request: Request, error: Exception) -> Response:
        return explain(error) if isinstance(error, AccordError) else await unknown(_request, error)

    async def by_status(_request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return await unknown(_request, error)
        return problem(error.status_code, str(error.detail), dict(error.headers or {}))

    async def invalid(_request: Request, error: Exception) -> Response:
        if not isinstance(error, RequestValidationError):
            return await unknown(_request, error)
        wrong = "; ".join(
            f"{'.'.join(str(part) for part in item['loc'][1:])}: {item['msg']}" for item in error.errors()
        )
        return problem(HTTPStatus.BAD_REQUEST, wrong)

    async def unknown(_request: Request, _error: Exception) -> Response:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "the server cannot answer this; its log says why")

    app.add_exception_handler(AccordError, known)
    app.add_exception_handler(HTTPException, by_status)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, unknown)
