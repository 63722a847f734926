"""Documents -> parsed blocks: the pipeline that accord ships, or any spaCy pipeline that parses English.

`load` gives a `Pipeline`, whose `parse` turns a `Document` into `Parsed` blocks with labels of Universal Dependencies.
spaCy is imported when one of the names is first asked for, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pipeline import Parsed, Pipeline, load

__all__ = ["Parsed", "Pipeline", "load"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from . import pipeline  # noqa: PLC0415 - spaCy takes over a second to import

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
