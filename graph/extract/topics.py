"""What a text is about, as far as frames ask: negotiation, hostilities, a labour dispute."""

from __future__ import annotations

from collections.abc import Iterable

from ..vocabulary.frames import Frame
from ..vocabulary.words import Words

PREFIX = "topics."
TIMES = 4
"""How many words of a text must evoke a topic's frames, at least."""
KINDS = 2
"""Of how many frames they must be."""
SHARE = 1 / 60
"""Which share of all words they must be."""


def find_topics(frames: Iterable[Frame], size: int, words: Words) -> frozenset[str]:
    """The topics (`ontology/cues/topics.toml`) of a text of `size` words, of which some evoke these frames."""
    held = list(frames)
    found = set()
    for key in words.lists:
        if key.startswith(PREFIX):
            listed = words[key]
            mine = [frame for frame in held if frame.event in listed or f"{frame.event}#{frame.id}" in listed]
            if len(mine) >= max(TIMES, SHARE * size) and len({frame.rule for frame in mine}) >= KINDS:
                found.add(key.removeprefix(PREFIX))
    return frozenset(found)
