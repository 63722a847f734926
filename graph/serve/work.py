"""What runs in a worker process: one function a kind of request, each from plain values to plain values."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
from collections.abc import Mapping
from dataclasses import replace

import pyoxigraph as ox

from ..rdf.about import About
from ..rdf.description import describe_store
from ..rdf.turtle import turtle
from . import answers, records
from .answers import Answer, Query
from .settings import Settings
from .snapshot import reading, version
from .updates import update as change

JSON = "application/json"


def begin(settings: Settings, nice: int) -> None:
    """Prepare a worker: how it is ended, how much it gives way to others, and the memory that it may take."""
    # The pool has Python handle the signal, which it cannot as long as a query is being evaluated.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(os, "nice"):
        os.nice(nice)
    if settings.memory:
        with contextlib.suppress(ImportError, ValueError, OSError):  # not every system has such limits
            import resource  # noqa: PLC0415

            resource.setrlimit(resource.RLIMIT_DATA, (settings.memory, settings.memory))


def wait() -> None:
    """Take long enough that every worker of a pool is started for one of these."""
    time.sleep(0.1)


def query(settings: Settings, asked: Query) -> Answer:
    """Answer SPARQL."""
    return reading(settings.store, lambda store: answers.answer(store, asked, settings))


def update(settings: Settings, sparql: str) -> None:
    """Change the store by SPARQL Update."""
    change(settings.store, sparql)


def statistics(settings: Settings) -> Answer:
    """Count what the store holds."""
    from ..stats import statistics as count  # noqa: PLC0415

    return _json(reading(settings.store, lambda store: dict(count(store))))


def question(settings: Settings, name: str, values: Mapping[str, str], accept: str) -> Answer:
    """Answer a named question, as JSON rows or as CSV."""
    media = answers.negotiate(accept, ["text/csv", "application/sparql-results+json", JSON])
    rows = reading(settings.store, lambda store: records.ask_question(store, name, values, settings))
    if media == "text/csv":
        return Answer(rows.to_csv().encode(), "text/csv; charset=utf-8")
    if media != JSON:
        return Answer(rows.to_json().encode(), media)
    return _json({"columns": rows.columns, "rows": rows.rows})


def claims(settings: Settings, wanted: records.Filter, offset: int, limit: int) -> Answer:
    """Return claims."""
    return _json(reading(settings.store, lambda store: records.claims(store, wanted, offset, limit)))


def network(settings: Settings, wanted: records.Filter) -> Answer:
    """Return the network as nodes and edges."""
    return _json(reading(settings.store, lambda store: records.network_records(store, wanted, settings)))


def terms(settings: Settings, words: str, limit: int) -> Answer:
    """Return terms whose name or label has the words in it."""
    now = version(settings.store)
    return _json(reading(settings.store, lambda store: records.terms(store, now, words, limit)))


def describe(settings: Settings, root: str, accept: str) -> Answer:
    """Describe the dataset that is served below the address `root`."""
    media = answers.negotiate(accept, list(answers.GRAPHS))
    about = settings.about or About(settings.title)
    about = replace(about, endpoint=about.endpoint or f"{root}sparql")
    dataset = f"{root}.well-known/void#dataset"
    triples = reading(settings.store, lambda store: describe_store(about, store, dataset))
    body = turtle(triples) if media == "text/turtle" else ox.serialize(triples, format=answers.GRAPHS[media]) or b""
    return Answer(body, media)


def explorer(settings: Settings, wanted: records.Filter) -> Answer:
    """Draw the explorer's page."""
    from ..view import render  # noqa: PLC0415

    now = version(settings.store)
    found = reading(settings.store, lambda store: records.network(store, wanted))
    return Answer(render(found, title=settings.title, live=now).encode(), "text/html; charset=utf-8")


def _json(found: object) -> Answer:
    return Answer(json.dumps(found, ensure_ascii=False, default=str).encode(), JSON)
