"""Worker processes for questions: as many as may run at once, a line for the others, an end for those that run on."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Awaitable, Callable
from concurrent.futures import TimeoutError as PoolTimeout
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from ..errors import RequestError
from . import work
from .answers import Answer, Query
from .settings import Settings

Result = TypeVar("Result")


REST = 2
"""How many processes there are for what is no free SPARQL."""
NICE = 10
"""How much free SPARQL gives way to the rest where both want the processor."""
GLANCE = 0.5
"""Seconds between two looks at whether an asker is still there."""


class Workers:
    """Two pools of processes in which the functions of `work` run.

    One is for SPARQL, the other for the rest: the slowest queries hold up nothing but other queries.

    A question that takes too long, or whose asker has gone, is ended together with its process, and a new one takes its
    place: the library that evaluates SPARQL cannot be interrupted in any other way.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sparql = _Lane(settings, settings.workers, nice=NICE)
        self._rest = _Lane(settings, REST)

    async def start(self) -> None:
        """Start all processes now, so that no question has to wait for one."""
        await asyncio.gather(self._sparql.start(), self._rest.start())

    async def ask(self, query: Query, gone: Callable[[], Awaitable[bool]]) -> Answer:
        """Answer SPARQL for as long as the asker has not `gone`. Raises what `run` raises."""
        asking = asyncio.ensure_future(self._sparql.run(work.query, [query], self._settings.seconds))
        while not asking.done():
            await asyncio.wait({asking}, timeout=GLANCE)
            if not asking.done() and await gone():
                asking.cancel()
        try:
            return await asking
        except asyncio.CancelledError:
            raise RequestError.of(503, "nobody waits for the answer any more") from None

    async def run(self, function: Callable[..., Result], *arguments: Any, seconds: float | None = None) -> Result:  # noqa: ANN401
        """Run a function of `work` with the settings and some arguments.

        Raises what the function raises; RequestError 503 where it takes longer than the limit (or `seconds`), takes
        more memory than it may, or where too many are waiting already.
        """
        return await self._rest.run(function, list(arguments), self._settings.seconds if seconds is None else seconds)

    def close(self) -> None:
        """End all workers."""
        self._sparql.close()
        self._rest.close()


class _Lane:
    """A pool and the line before it."""

    def __init__(self, settings: Settings, workers: int, nice: int = 0) -> None:
        self._settings = settings
        self._workers = workers
        self._room = settings.waiting + workers
        self._line = 0
        self._pool = ProcessPool(
            max_workers=workers, initializer=work.begin, initargs=[settings, nice], context=_processes()
        )

    async def start(self) -> None:
        await asyncio.gather(*(asyncio.wrap_future(self._pool.schedule(work.wait)) for _ in range(self._workers)))

    async def run(self, function: Callable[..., Result], arguments: list[Any], seconds: float) -> Result:
        if self._line >= self._room:
            raise RequestError.of(503, "too many questions are waiting; try again later")
        self._line += 1
        future = self._pool.schedule(function, args=[self._settings, *arguments], timeout=seconds)
        try:
            found: Result = await asyncio.wrap_future(future)
        except PoolTimeout as error:
            raise RequestError.of(
                503, f"the question took longer than {seconds:g} seconds, the limit, and was ended"
            ) from error
        except (ProcessExpired, MemoryError) as error:
            raise RequestError.of(503, "the question took more memory than it may, and was ended") from error
        finally:
            self._line -= 1
            future.cancel()  # type: ignore[no-untyped-call]
        return found

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _processes() -> BaseContext:
    """Choose how processes start: as copies of one that has loaded what they need, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([work.__name__])
    return context
