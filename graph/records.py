"""The records that flow from stage to stage: documents in, events (claims) out.

All are frozen: a stage makes new ones and never edits what it was handed. Offsets count code
points of `Document.text`, half open, so that `text[start:end]` is the words meant.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "intended", "offered", "conditional", "possible", "required"]
Precision = Literal["day", "week", "month", "year", "range"]
BlockKind = Literal["headline", "paragraph", "caption", "embedded", "furniture"]

ARTICLE_BLOCKS: frozenset[str] = frozenset({"headline", "paragraph"})
"""The kinds of block that are the article itself; the others are kept in the text but not read."""


def content_hash(*parts: object, length: int = 16) -> str:
    """The first `length` hexadecimal digits of the SHA-256 of the parts, joined by an unlikely separator.

    >>> content_hash("a", 1) == content_hash("a", "1")
    True
    >>> content_hash("ab", "c") == content_hash("a", "bc")
    False
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Date:
    """A date as precisely as the text gives it: the earliest and the latest day it can mean.

    >>> Date.of_day(dt.date(2023, 10, 20), "Friday").iso
    '2023-10-20'
    >>> Date(dt.date(2014, 1, 1), dt.date(2014, 12, 31), "year", "2014").iso
    '2014'
    """

    earliest: dt.date
    latest: dt.date
    precision: Precision
    text: str = ""

    @classmethod
    def of_day(cls, day: dt.date, text: str = "") -> Date:
        return cls(day, day, "day", text)

    @property
    def iso(self) -> str:
        """ISO 8601 at the date's own precision; an interval as `start/end`."""
        if self.precision == "day":
            return self.earliest.isoformat()
        if self.precision == "month":
            return self.earliest.isoformat()[:7]
        if self.precision == "year":
            return self.earliest.isoformat()[:4]
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text (a paragraph, a headline, an advert) and why it is taken for that."""

    start: int
    end: int
    kind: BlockKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known about it. `id` is unique in a store and names the document's graph."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    source: str
    """The path or URL it was read from."""
    reader: str
    """Name and version of what turned the source into text: offsets hold for that text only."""
    title: str | None = None
    date: Date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"

    @property
    def sha256(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def article(self) -> Iterator[Block]:
        """The blocks that are article text, in order."""
        return (block for block in self.blocks if block.kind in ARTICLE_BLOCKS)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act in a negotiation, from the ontology or introduced by a text.

    `kind` is the local name of a class of the ontology: State, Organization, ArmedGroup, Person,
    Outlet, Population, Place (a place that is no actor), or Actor where nothing more is known.
    """

    id: str
    name: str
    kind: str = "Actor"
    aliases: tuple[str, ...] = ()
    country: str | None = None
    """ISO 3166-1 alpha-3, or one of PLOVER's codes for bodies of several states (IGO, NGO)."""
    sector: str | None = None
    """PLOVER sector: GOV, MIL, REB, ..."""
    part_of: tuple[str, ...] = ()
    """Ids of actors it is a wing, a member or an organ of."""
    speaks_for: str | None = None
    known: bool = True
    """False for an actor that only texts have named."""
    anonymous: bool = False
    """True for sources that a text describes and does not name ("a senior diplomat")."""

    @property
    def code(self) -> str | None:
        """PLOVER code: country and sector, the sector left out for a state as such."""
        if self.country is None:
            return None
        return self.country if self.kind == "State" or self.sector is None else self.country + self.sector


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of an event: a stretch of the text, and the actor or issue that it stands for."""

    text: str
    start: int
    end: int
    actor: Actor | None = None
    issue: str | None = None
    """Local name of a concept of the issue scheme, for contents and topics."""
    implicit: bool = False
    """True where the sentence leaves the role unsaid and the document's context fills it."""
    number: int | None = None
    """The exact number, where the filler is a count that gives one."""

    @property
    def name(self) -> str:
        """The canonical name of the actor, else the words of the text."""
        return self.text if self.actor is None else self.actor.name


@dataclass(frozen=True, slots=True)
class Condition:
    """What an event hangs on: a stretch of the text, the cue that binds it, and the event it holds, if any."""

    text: str
    start: int
    end: int
    cue: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One claim: an event that a document says took place, was demanded, refused, offered ..."""

    id: str
    doc: str
    type: str
    plover: str | None
    """PLOVER category of the claim; None where the field's coders would not code it by itself."""
    trigger: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    roles: Mapping[str, tuple[Filler, ...]]
    rule: str
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    speaker: Filler | None = None
    outlet: Filler | None = None
    date: Date | None = None
    conditions: tuple[Condition, ...] = ()
    part_of: str | None = None
    """Id of the speech act (demand, offer, refusal ...) that this event is the content of."""
    hedged: bool = False
    confidence: float = 1.0

    def record(self) -> dict[str, Any]:
        """The event record of the interchange format, ready for JSON."""
        roles: dict[str, Any] = {}
        codes: dict[str, str] = {}
        for role in sorted(self.roles):
            fillers = self.roles[role]
            if role in NAME_ROLES:
                roles[role] = [filler.name for filler in fillers]
            elif role == "count":
                roles[role] = fillers[0].text if fillers[0].number is None else fillers[0].number
            else:
                roles[role] = fillers[0].text if len(fillers) == 1 else [filler.text for filler in fillers]
            for filler in fillers:
                if filler.actor is not None and filler.actor.code is not None:
                    codes[filler.actor.name] = filler.actor.code
        return {
            "id": self.id,
            "doc": self.doc,
            "type": self.type,
            "plover": self.plover,
            "trigger": self.trigger,
            "start": self.start,
            "end": self.end,
            "sentence": self.sentence,
            "sentence_start": self.sentence_start,
            "sentence_end": self.sentence_end,
            "roles": roles,
            "codes": dict(sorted(codes.items())),
            "polarity": self.polarity,
            "modality": self.modality,
            "speaker": None if self.speaker is None else self.speaker.name,
            "outlet": None if self.outlet is None else self.outlet.name,
            "date": None if self.date is None else self.date.iso,
            "conditions": [condition.text for condition in self.conditions],
            "part_of": self.part_of,
            "hedged": self.hedged,
            "implicit": sorted(role for role, fs in self.roles.items() if any(f.implicit for f in fs)),
            "confidence": round(self.confidence, 2),
            "rule": self.rule,
        }


NAME_ROLES: frozenset[str] = frozenset({"actor", "recipient", "mediator", "party", "participant", "place"})
"""The roles whose fillers are actors or places and are written by canonical name."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was left out of a run, and why."""

    source: str
    reason: str
    line: int | None = None


@dataclass(slots=True)
class Report:
    """What a run did with its inputs; the only record that grows while a run goes on."""

    read: int = 0
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, source: str, reason: str, line: int | None = None) -> None:
        self.skipped.append(Skipped(source, reason, line))
