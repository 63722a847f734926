"""What a text is about, as far as frames ask: negotiation, hostilities, a labour dispute."""

from __future__ import annotations

from collections.abc import Iterable

from ..vocabulary.frames import SHORT, Frame
from ..vocabulary.words import Words

PREFIX = "topics."
TIMES = 4
"""How many words of a text must evoke a topic's frames, at least."""
KINDS = 2
"""Of how many frames they must be."""
SHARE = 1 / 60
"""Which share of all words they must be."""
TELLING = "topics.telling"
"""The list of topics of which fewer words are enough ..."""
TELLING_TIMES = 3
"""... so many, of whatever frame ..."""
TELLING_SHARE = 1 / 200
"""... and this share."""


def find_topics(frames: Iterable[Frame], size: int, words: Words) -> frozenset[str]:
    """The topics (`ontology/cues/topics.toml`) of a text of `size` words, of which some evoke these frames."""
    held = list(frames)
    found = {SHORT} if size * SHARE < TIMES else set()
    for topic in sorted(topics_of(words)):
        listed = words[PREFIX + topic]
        telling = topic in words[TELLING]
        times, kinds, share = (TELLING_TIMES, 1, TELLING_SHARE) if telling else (TIMES, KINDS, SHARE)
        mine = [frame for frame in held if frame.event in listed or f"{frame.event}#{frame.id}" in listed]
        if len(mine) >= max(times, share * size) and len({frame.rule for frame in mine}) >= kinds:
            found.add(topic)
    return frozenset(found)


def topics_of(words: Words) -> frozenset[str]:
    """All topics that a text can be about."""
    return frozenset(key.removeprefix(PREFIX) for key in words.lists if key.startswith(PREFIX) and key != TELLING)
