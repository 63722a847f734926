"""The examples of the frames, read as if they were news: each must come out as its file says.

A positive example names a sentence, roles and perhaps polarity, modality or speaker: an event of the
file's class must be found that has them (more roles may be filled). In a negative one no event of
the class may be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .likeness import plain_name, same_filler
from .pipeline import Reader
from .records import Block, Document, content_hash
from .vocabulary.findings import Finding
from .vocabulary.frames import Example, load_frames


def check_examples(reader: Reader, folder: Path | None = None) -> Iterator[Finding]:
    """Yield a finding for each example that comes out otherwise; the ontology's own unless `folder` is named."""
    frames = load_frames(folder)
    files = {frame.event: frame.rule.partition("#")[0] for frame in frames.frames}
    for example in frames.examples:
        found = [event.record() for event in reader.events(_document(example.text))]
        problem = _problem(example, [record for record in found if record["type"] == example.event])
        if problem is not None:
            yield Finding(files.get(example.event, "frames"), None, repr(example.text), problem)


def _document(text: str) -> Document:
    return Document(content_hash(text), text, (Block(0, len(text), "paragraph"),), "example", "example")


def _problem(example: Example, found: list[dict[str, Any]]) -> str | None:
    if example.roles is None:
        return f"must be no {example.event}" if found else None
    if not found:
        return f"no {example.event} is found"
    lacks = sorted((list(_lacks(example, record)) for record in found), key=len)
    return f"found without {', '.join(lacks[0])}" if lacks[0] else None


def _lacks(example: Example, record: dict[str, Any]) -> Iterator[str]:
    for role, wanted in (example.roles or {}).items():
        given = _listed(record["roles"].get(role))
        for value in _listed(wanted):
            if not any(same_filler(role, value, other) for other in given):
                yield f"{role} {value!r}"
    for name, wanted in example.features.items():
        if plain_name(record[name] or "") != plain_name(wanted):
            yield f"{name} {wanted!r}"


def _listed(value: object) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
