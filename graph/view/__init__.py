"""The network as one HTML page that opens offline: model, layout, drawing, page."""

from __future__ import annotations

from .page import render, write_view

__all__ = ["render", "write_view"]
