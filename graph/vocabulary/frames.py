"""Frames (`ontology/frames/*.toml`): which words evoke an event class, and what fills its roles.

A file is one event class. Each of its frames lists triggers (verbs, nouns, adjectives; a trigger of
several words such as `call for` or `take hostage` is its first word with the others depending on
it) and, for every role, the grammatical slots that fill it, best first. A slot is a function of the
clause (`subject`, `object`, `iobject`, `clause`, `poss`, `modifier`, a preposition) and may demand a
class of noun after a colon: `poss:actor`, `modifier:captive`. Slots joined by `+` are all taken. Of a noun,
`occasion` and `terms` are who acts in the clause that it is the occasion of or that it binds. `words` are the
nouns of the trigger itself (`take hostage`), `self` is the trigger, `description` likewise where more is said of it
than "the deal", and `object.on` is the `on` phrase of the object. `[common]` are the roles of all frames of a file
that say nothing of them. `[learned]` is the frame of words that no trigger knows (`extract/proposals.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any, get_args

from ..errors import VocabularyError
from ..records import Modality, Polarity
from .words import ontology_folder, read_toml

PARTS = ("verbs", "nouns", "adjectives")
MODALITIES = get_args(Modality)
POLARITIES = get_args(Polarity)
PREDICATE_CLASSES = frozenset(
    {
        "actor", "place", "clause", "infinitive", "subjunctive", "commitment", "named", "person", "individual", "human",
        "party", "armed", "country", "outlet", "other", "thing", "plural", "group", "number", "participle",
        "brought_about",
    }
)  # fmt: skip
"""Classes that extraction decides by itself, besides the noun classes of the cues."""
IMPLICIT = frozenset(
    {
        "speaker", "sides", "both sides", "opponent", "other side", "offered", "asked", "captor", "actor's side",
        "theatre", "addressed", "union", "homeland",
    }
)  # fmt: skip
SHORT = "short"
"""The topic of a text that has too few words to have one: it may be a piece of anything."""
ROLES = frozenset(
    {
        "actor", "recipient", "mediator", "party", "participant", "captive", "count", "content",
        "topic", "place", "duration",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A grammatical function that may fill a role, and the noun class it must then be of."""

    function: str
    noun_class: str | None = None

    def __str__(self) -> str:
        return self.function if self.noun_class is None else f"{self.function}:{self.noun_class}"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A head lemma and the lemmas that must depend on it."""

    head: str
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which the words of a text evoke an event class."""

    id: str
    event: str
    rule: str
    verbs: tuple[Trigger, ...]
    nouns: tuple[Trigger, ...]
    adjectives: tuple[Trigger, ...]
    roles: Mapping[str, tuple[tuple[Slot, ...], ...]]
    """Role -> alternatives, best first; each alternative is a group of slots that are all taken."""
    require: Mapping[str, tuple[str, ...]]
    """Role -> classes one of which a filler must be of; the role must be filled."""
    exclude: Mapping[str, frozenset[str]]
    """Slot function -> lemmas that rule the frame out."""
    only: Mapping[str, tuple[str, ...]]
    """Role -> classes one of which a filler must be of, where the role is filled at all."""
    speech: bool = False
    """True where the event is an act of speech: its actor is the speaker of what it contains."""
    content: Modality | None = None
    """Modality of events inside the event's content."""
    content_polarity: Polarity | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    voice: str | None = None
    """`active` or `passive` where a verb counts in that voice only."""
    several: tuple[str, ...] = ()
    """Roles that at least two must fill ("the two sides agreed")."""
    single: tuple[str, ...] = ()
    """Roles that only one may fill."""
    tense: str | None = None
    """`will` where a verb counts only as a statement of what its subject is going to do."""
    about: tuple[str, ...] = ()
    """Topics, in a text about one of which alone the frame holds."""
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Topic of the text -> roles of which `require`, `only`, `several` and `single` then demand nothing."""
    when_negated: str | None = None
    """The event class that the denial of this one is ("not ready to talk" is a Rejection)."""
    when_content_negated: str | None = None
    """The event class where its content is denied ("vowed not to pull out" is a Rejection)."""
    reported: bool = False
    """True where somebody must say it of another ("the army said the rebels had broken the truce")."""
    plover: str | None = None
    """PLOVER category, where it is not that of the event class."""

    def functions(self, role: str) -> frozenset[str]:
        """The grammatical functions that may fill a role."""
        return frozenset(slot.function for group in self.roles.get(role, ()) for slot in group)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a frame file offers as evidence; `roles` is None where no event may be found."""

    text: str
    event: str
    roles: Mapping[str, Any] | None
    features: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FrameSet:
    """All frames, indexed by part of speech and head lemma."""

    frames: tuple[Frame, ...]
    implicit: Mapping[str, Mapping[str, str]]
    """Event class -> role -> how the document's context fills it where the sentence is silent."""
    examples: tuple[Example, ...]
    learned: Mapping[str, Frame]
    """Event class -> the frame of words that no trigger knows, of whatever the pipeline takes for such an event."""
    index: Mapping[tuple[str, str], tuple[tuple[Frame, Trigger], ...]]

    @cached_property
    def second(self) -> Mapping[tuple[str, str], Mapping[str, tuple[tuple[int, Frame, Trigger], ...]]]:
        """The index by the second word of the triggers too, empty where they have one only; with their place in it."""
        found: dict[tuple[str, str], dict[str, tuple[tuple[int, Frame, Trigger], ...]]] = {}
        for key, pairs in self.index.items():
            words = found.setdefault(key, {})
            for place, (frame, trigger) in enumerate(pairs):
                word = trigger.rest[0] if trigger.rest else ""
                words[word] = (*words.get(word, ()), (place, frame, trigger))
        return found


def _triggers(values: list[str], path: Path, key: str) -> tuple[Trigger, ...]:
    """The triggers that a list writes: "cut|shut off" is "cut off" and "shut off"."""
    triggers = []
    for value in values:
        words = [word.split("|") for word in value.split()]
        if not words or not all(map(all, words)):
            raise VocabularyError(f"{key}: empty trigger", file=path)
        triggers += [Trigger(head, tuple(rest)) for head, *rest in product(*words)]
    return tuple(triggers)


def _slots(value: list[str]) -> tuple[tuple[Slot, ...], ...]:
    alternatives = []
    for alternative in value:
        group = []
        for slot in alternative.split("+"):
            function, _, noun_class = slot.strip().partition(":")
            group.append(Slot(function, noun_class or None))
        alternatives.append(tuple(group))
    return tuple(alternatives)


_FRAME_KEYS = frozenset(
    {
        "id", "verbs", "nouns", "adjectives", "roles", "require", "exclude", "only", "speech", "content",
        "content_polarity", "modality", "polarity", "voice", "tense",
        "when_negated", "plover", "when_content_negated", "several", "single",
        "within", "about", "reported",
    }
)  # fmt: skip
_FILE_KEYS = frozenset({"class", "common", "frame", "implicit", "learned", "positive", "negative"})
LEARNED = "learned"


def _with_common(entry: dict[str, Any], common: dict[str, Any]) -> dict[str, Any]:
    roles = entry.get("roles", {})
    return {**entry, "roles": {**roles, **common, **roles}}


def _frame(entry: dict[str, Any], event: str, path: Path) -> Frame:
    name = entry.get("id")
    if not isinstance(name, str):
        raise VocabularyError("a frame has no id", file=path)
    for key in entry.keys() - _FRAME_KEYS:
        raise VocabularyError(f"frame {name}: unknown key {key!r}", file=path)
    for table in ("roles", "require", "only"):
        for role in entry.get(table, {}).keys() - ROLES:
            raise VocabularyError(f"frame {name}: {table} names an unknown role {role!r}", file=path)
    for role in {role for roles in entry.get("within", {}).values() for role in roles} - ROLES:
        raise VocabularyError(f"frame {name}: within names an unknown role {role!r}", file=path)
    for key, allowed in (("content", MODALITIES), ("modality", MODALITIES), ("polarity", POLARITIES)):
        if entry.get(key, "actual" if allowed is MODALITIES else "affirmed") not in allowed:
            raise VocabularyError(f"frame {name}: {key} = {entry[key]!r} is not one of {', '.join(allowed)}", file=path)
    if not any(entry.get(part) for part in PARTS) and name != LEARNED:
        raise VocabularyError(f"frame {name} has no trigger", file=path)
    verbs, nouns, adjectives = (_triggers(entry.get(part, []), path, f"frame {name}: {part}") for part in PARTS)
    return Frame(
        id=name,
        event=event,
        rule=f"frames/{path.name}#{name}",
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        roles={role: _slots(value) for role, value in entry.get("roles", {}).items()},
        require={role: tuple(value) for role, value in entry.get("require", {}).items()},
        exclude={function: frozenset(value) for function, value in entry.get("exclude", {}).items()},
        only={role: tuple(value) for role, value in entry.get("only", {}).items()},
        speech=entry.get("speech", False),
        reported=entry.get("reported", False),
        content=entry.get("content"),
        content_polarity=entry.get("content_polarity"),
        modality=entry.get("modality"),
        polarity=entry.get("polarity"),
        voice=entry.get("voice"),
        several=tuple(entry.get("several", ())),
        single=tuple(entry.get("single", ())),
        about=tuple(entry.get("about", ())),
        within={topic: tuple(roles) for topic, roles in entry.get("within", {}).items()},
        tense=entry.get("tense"),
        when_negated=entry.get("when_negated"),
        when_content_negated=entry.get("when_content_negated"),
        plover=entry.get("plover"),
    )


def _examples(data: dict[str, Any], event: str) -> list[Example]:
    found = [
        Example(
            entry["text"],
            event,
            entry.get("roles", {}),
            {key: value for key, value in entry.items() if key in {"polarity", "modality", "speaker"}},
        )
        for entry in data.get("positive", [])
    ]
    return found + [Example(text, event, None) for text in data.get("negative", [])]


@cache
def load_frames(folder: Path | None = None) -> FrameSet:
    """All frame files of a folder (the ontology's own where none is given), in the order of their names."""
    folder = folder or ontology_folder() / "frames"
    frames: list[Frame] = []
    learned: dict[str, Frame] = {}
    implicit: dict[str, dict[str, str]] = {}
    examples: list[Example] = []
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise VocabularyError("no frame files", file=folder)
    for path in paths:
        data = read_toml(path)
        for key in data.keys() - _FILE_KEYS:
            raise VocabularyError(f"unknown key {key!r}", file=path)
        event = data.get("class")
        if not isinstance(event, str):
            raise VocabularyError("`class` must name an event class", file=path)
        for role, how in data.get("implicit", {}).items():
            if role not in ROLES or how not in IMPLICIT:
                raise VocabularyError(f"implicit: {role} = {how!r} is not known", file=path)
        implicit[event] = data.get("implicit", {})
        common = data.get("common", {})
        frames += [_frame(_with_common(entry, common), event, path) for entry in data.get("frame", [])]
        if LEARNED in data:
            for key in sorted(data[LEARNED].keys() & {"id", *PARTS}):
                raise VocabularyError(f"{LEARNED}: {key!r} is for frames with triggers", file=path)
            learned[event] = _frame({**_with_common(data[LEARNED], common), "id": LEARNED}, event, path)
        examples.extend(_examples(data, event))
    index: dict[tuple[str, str], list[tuple[Frame, Trigger]]] = {}
    for frame in frames:
        for part, triggers in (("VERB", frame.verbs), ("NOUN", frame.nouns), ("ADJ", frame.adjectives)):
            for trigger in triggers:
                index.setdefault((part, trigger.head), []).append((frame, trigger))
    # A trigger of more words says more: it is tried first.
    ordered = {key: tuple(sorted(value, key=lambda pair: -len(pair[1].rest))) for key, value in index.items()}
    return FrameSet(tuple(frames), implicit, tuple(examples), learned, ordered)
