"""What comes of a frame that a token evokes: a `Match`, or a `Miss` with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..vocabulary.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

Arguments = Mapping[str, "list[Token]"]
"""Heads by grammatical function (`language/clauses.py`)."""


@dataclass(frozen=True)
class Match:
    """A frame evoked by a token, with the heads that fill its roles."""

    frame: Frame
    trigger: Token
    words: tuple[Token, ...]
    """All tokens of the trigger."""
    roles: Arguments
    arguments: Arguments


@dataclass(frozen=True)
class Miss:
    """A frame whose trigger stands in the text but which does not hold, and why."""

    frame: Frame
    trigger: Token
    reason: str
    otherwise: Match | None = None
    """What holds in a text about one of `topics`."""
    topics: frozenset[str] = frozenset()
