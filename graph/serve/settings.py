"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass

from ..rdf.about import About


@dataclass(frozen=True, slots=True)
class Settings:
    """A store and the limits under which it is served."""

    store: str
    """A store's folder, or whatever else `accord.rdf.store.open_store` opens beside memory."""
    title: str = "Negotiations"
    about: About | None = None
    """What the description of the dataset says beside what is counted; the title if nothing else."""
    seconds: float = 30.0
    """How long one question may take; then its process is stopped."""
    rows: int = 100_000
    """How many rows or triples an answer may have."""
    size: int = 32_000_000
    """How many bytes a request's body, or an answer, may have."""
    memory: int = 2_000_000_000
    """How many bytes the process that answers a question may take; 0 for no limit."""
    workers: int = 4
    """How many questions are answered at the same time; others wait in line."""
    waiting: int = 200
    """How many may wait; one more is sent away."""
    token: str | None = None
    """What a client that updates the store has to show; without one, there are no updates."""
    origins: tuple[str, ...] = ()
    """Origins of other sites whose pages may read what this server answers (CORS)."""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "::1")
    """Names under which the server may be addressed; `*` for any. Others are refused, so that no page from elsewhere
    reaches a server on this machine by giving its own name this machine's address."""
