"""How the memory of a document's many small objects is looked after while it is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from running meanwhile, if it runs at all.

    Reading a document makes many objects that die by themselves and hardly a cycle; the collector, which comes by every
    few hundred of them, would go through the whole vocabulary to find none.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
