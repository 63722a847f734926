"""Extraction: parsed sentences in, events (claims) out. `Extractor.load().extract(document, parsed)`."""

from .extractor import Extractor

__all__ = ["Extractor"]
