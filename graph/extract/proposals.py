"""Events in words that no frame knows: what the language pipeline has learned to take for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..language.syntax.component import telling
from ..vocabulary.frames import Frame, FrameSet

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST = 0.75
"""How likely a word must tell of an event of a class."""
PARTS = frozenset({"VERB", "NOUN", "ADJ", "AUX"})


class Proposals:
    """The frames of words by what the network makes of them; `held` gives the classes that frames find at a token."""

    def __init__(self, frames: FrameSet, held: Callable[[Token], frozenset[str]]) -> None:
        self._frames = frames.learned
        self._held = held

    def at(self, token: Token) -> Iterator[Frame]:
        """The frames of what a token is likely to tell of, of each class at most once a sentence.

        Not where a frame of the lexicon has already found an event of the class in the sentence.
        """
        known = telling(token.doc)
        if known is None or token.pos_ not in PARTS:
            return
        classes, likely = known
        for number in (likely[token.i] >= LEAST).nonzero()[0].tolist():
            frame = self._frames.get(classes[number])
            sentence = token.sent
            if frame is None or likely[sentence.start : sentence.end, number].argmax() != token.i - sentence.start:
                continue
            if not any(frame.event in self._held(each) for each in sentence):
                yield frame
