"""One HTML file from a network: template, style, scripts and data in one place; nothing is loaded from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
from importlib.resources import files
from pathlib import Path

import networkx as nx

from ..errors import AccordError
from .drawing import drawing, vis_script
from .model import view_model
from .payload import embed, payload

SCRIPTS = (
    "elements.js",
    "data.js",
    "state.js",
    "canvas.js",
    "labels.js",
    "camera.js",
    "panel.js",
    "table.js",
    "controls.js",
    "export.js",
    "live.js",
    "page.js",
)
"""The page's script, in the order in which its files are joined."""
STYLES = ("palette.css", "page.css")

_PLACEHOLDER = re.compile(r"<!--@(\w+)-->")


def render(network: nx.MultiDiGraph, *, title: str, subtitle: str = "", live: str = "") -> str:
    """The page that shows `network`; the same network gives the same text.

    `live` is for a page that a server hands out: the version of the store that it shows. Such a page asks the server
    whether there is a later one; any other asks nobody for anything.
    """
    model = view_model(network, title=title, subtitle=subtitle)
    data, encoding = embed(payload(model, drawing(model)))
    style, vis, script = "".join(map(_part, STYLES)), vis_script(), _script()
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(vis)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            *(["connect-src 'self'"] if live else []),
            "base-uri 'none'",
            "form-action 'none'",
            # Nothing on this page may turn a string into HTML or script.
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )
    parts = {
        "title": html.escape(model["title"] or "Network"),
        "policy": html.escape(policy, quote=True),
        "style": style,
        "live": html.escape(live, quote=True),
        "encoding": encoding,
        "data": data,
        "vis": vis,
        "script": script,
    }
    # One pass over the template only: what is put in is never read for placeholders again.
    return _PLACEHOLDER.sub(lambda match: parts[match[1]], _part("page.html"))


def write_view(network: nx.MultiDiGraph, path: Path, *, title: str, subtitle: str = "") -> None:
    """Writes the page that shows `network` to `path`, whole or not at all.

    `network` has the attributes that `accord.network.load_network` sets. Raises AccordError where the
    file cannot be written.
    """
    text = render(network, title=title, subtitle=subtitle)
    path = Path(path)
    draft = path.with_name(f".{path.name[:80]}.{os.getpid()}.tmp")
    try:
        try:
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise AccordError(f"cannot write the view: {error.strerror or error}", file=path) from error


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _script() -> str:
    return '(() => {\n"use strict";\n' + "\n".join(_part(name) for name in SCRIPTS) + "})();\n"


def _hash(text: str) -> str:
    """The Content-Security-Policy source that allows exactly this inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
