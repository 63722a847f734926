"""The graph over HTTP: the explorer, a SPARQL 1.1 Protocol endpoint, a query page and a JSON API.

Questions run in worker processes that can be stopped, so that none of them keeps the server from
answering others; the server's own process only passes on requests and answers.
"""

from __future__ import annotations

from .app import create_app, serve
from .settings import Settings

__all__ = ["Settings", "create_app", "serve"]
