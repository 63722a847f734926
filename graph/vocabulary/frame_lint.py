"""What is wrong with the frame files, beyond what loading already refuses."""

from __future__ import annotations

from pathlib import Path

from .findings import Finding
from .frames import PREDICATE_CLASSES, SHORT, load_frames
from .words import load_words


def check_frames(events: frozenset[str], folder: Path | None = None) -> list[Finding]:
    """What is wrong with the frame files, beyond what loading already refuses.

    `events` are the event classes of the schema. Every class must have a file; every file positive
    and negative examples; no trigger may stand twice in one class; noun classes, and the event
    classes that denials turn into, must exist.
    """
    frames = load_frames(folder)
    words = load_words()
    known = words.classes() | PREDICATE_CLASSES
    covered = {frame.event for frame in frames.frames}
    missing = "no frame file for this event class"
    found = [Finding("ontology/frames", None, event, missing) for event in sorted(events - covered)]
    for frame in (*frames.frames, *frames.learned.values()):
        file = "ontology/" + frame.rule.partition("#")[0]
        if frame.event not in events:
            found.append(Finding(file, None, "class", f"unknown event class {frame.event!r}"))
        denials = {frame.when_negated, frame.when_content_negated} - {None}
        found += [
            Finding(file, None, frame.id, f"unknown event class {name!r}")
            for name in sorted(map(str, denials))
            if name not in events
        ]
        asked = {*frame.within, *frame.about} - {SHORT}
        topics = sorted(topic for topic in asked if f"topics.{topic}" not in words)
        found += [Finding(file, None, frame.id, f"unknown topic {topic!r}") for topic in topics]
        slots = (slot for groups in frame.roles.values() for group in groups for slot in group)
        named = {slot.noun_class for slot in slots if slot.noun_class}
        named |= {name for table in (frame.require, frame.only) for names in table.values() for name in names}
        named |= {word[1:] for words in frame.exclude.values() for word in words if word.startswith("@")}
        unknown = sorted(named - known)
        found += [Finding(file, None, frame.id, f"unknown class of nouns {name!r}") for name in unknown]
    for event in sorted(covered):
        positive = {example.roles is not None for example in frames.examples if example.event == event}
        for kind, present in (("positive", True in positive), ("negative", False in positive)):
            if not present:
                found.append(Finding("ontology/frames", None, event, f"no {kind} example"))
    for (part, head), pairs in sorted(frames.index.items()):
        seen: dict[tuple[str, tuple[str, ...]], str] = {}
        for frame, trigger in pairs:
            key = (frame.event, trigger.rest)
            if key in seen and seen[key] == frame.id:
                said = " ".join((head, *trigger.rest))
                found.append(Finding("ontology/" + frame.rule, None, frame.id, f"{part} {said!r} stands twice"))
            seen[key] = frame.id
    return found
