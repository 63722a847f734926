"""Extracted events against annotated ones: precision and recall of events, roles, conditions, and the cases.

An event is found when a prediction that is not yet taken has one of its classes and stands in the same
sentence; of several, the one that shares most fillers of roles, then the one with the same trigger.
Events marked as borderline cost nothing when missed and nothing when found. What counts as the same
filler or sentence is told in `likeness.py`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import InputError
from .gold import GoldEvent, GoldRecord, from_events, read_gold
from .likeness import document_key, plain_name, same_filler, same_sentence
from .records import Event

Record = Mapping[str, Any]
Filled = tuple[str, object]

PROPERTIES = ("polarity", "modality", "speaker", "date")
"""Compared on the events found; the date only where the gold gives one."""


@dataclass(slots=True)
class Tally:
    """Counts of one measure: what was found rightly, what was found beside the gold, what was missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: an event of the gold that was missed, one found beside it, or a property that differs."""

    what: str
    """`missed`, `extra`, `roles`, `conditions` or the name of a property."""
    doc: str
    type: str
    sentence: str
    gold: str
    found: str
    trigger: str


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated text: the events of it that were found with all that belongs to them, and what went wrong."""

    id: str
    right: tuple[str, ...]
    misses: tuple[Miss, ...]


@dataclass(slots=True)
class Scores:
    """What a comparison came to. `cases` is in the order of the gold."""

    events: Tally = field(default_factory=Tally)
    roles: Tally = field(default_factory=Tally)
    """(event, role, filler) triples."""
    complete: Tally = field(default_factory=Tally)
    """Events found with every filler that the gold has."""
    conditions: Tally = field(default_factory=Tally)
    """Events found that are marked as hanging on a condition."""
    properties: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in PROPERTIES})
    """Over the events found; right and missed only, so that `recall` is the share that is right."""
    classes: dict[str, Tally] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)
    unknown: tuple[str, ...] = ()
    """Documents with events that the gold knows nothing of: left out."""

    @property
    def misses(self) -> list[Miss]:
        return [miss for case in self.cases for miss in case.misses]

    def figures(self) -> dict[str, Any]:
        """Return the figures, rounded to three digits, ready for JSON."""
        tallies = {"event": self.events, "role": self.roles, "complete": self.complete, "condition": self.conditions}
        result: dict[str, Any] = {
            name: {"precision": round(t.precision, 3), "recall": round(t.recall, 3), "f1": round(t.f1, 3)}
            for name, t in tallies.items()
        }
        result |= {name: round(tally.recall, 3) for name, tally in self.properties.items()}
        result["types"] = {
            name: {"gold": t.right + t.missed, "found": t.right + t.extra, "f1": round(t.f1, 3)}
            for name, t in sorted(self.classes.items())
        }
        return result


def evaluate(gold: Path, events: Iterable[Event | Record], *, split: str | None = None) -> Scores:
    """Score events against the gold file or folder at `gold`; with `split`, against its records of that split.

    Events are matched to gold texts by the document's id. Raises what `read_gold` raises.
    """
    return compare(read_gold(gold, split=split), events)


def read_records(path: Path) -> Iterator[Record]:
    """Event records from a file of JSON lines, or from each `.jsonl` file of a folder, in order of name.

    Raises InputError for a line that is not an event record.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise InputError("holds no .jsonl file", file=path)
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError as error:
            raise InputError("not UTF-8", file=file) from error
        except OSError as error:
            raise InputError(error.strerror or str(error), file=file) from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _record(line, file, number)


def _record(line: str, file: Path, number: int) -> Record:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON: {error.msg}", file=file, line=number) from error
    if not isinstance(record, dict):
        raise InputError("not a JSON object", file=file, line=number)
    for key in ("doc", "type", "sentence"):
        if not isinstance(record.get(key), str):
            raise InputError(f"{key} is missing or no text", file=file, line=number)
    if not isinstance(record.get("roles", {}), dict):
        raise InputError("roles is no object", file=file, line=number)
    return record


def compare(gold: Iterable[GoldRecord | Record], found: Iterable[Event | Record]) -> Scores:
    """Score what was found against annotated texts, or against event records that are taken for right."""
    wanted = list(gold)
    annotated = [item for item in wanted if isinstance(item, GoldRecord)]
    texts = [*annotated, *from_events(item for item in wanted if not isinstance(item, GoldRecord))]
    by_document: dict[str, list[Record]] = defaultdict(list)
    for event in found:
        record = event.record() if isinstance(event, Event) else event
        by_document[document_key(record["doc"])].append(record)
    scores = Scores(unknown=tuple(sorted(by_document.keys() - {text.id for text in texts})))
    for text in texts:
        candidates = [record for record in by_document[text.id] if record["type"] in text.classes]
        scores.cases.append(_score_text(scores, text, candidates))
    return scores


def _score_text(scores: Scores, text: GoldRecord, candidates: list[Record]) -> Case:
    left = list(candidates)
    right: list[str] = []
    misses: list[Miss] = []
    # Borderline events choose last, so that they take no prediction from the others.
    for gold in sorted(text.events, key=lambda event: event.optional):
        same = [r for r in left if r["type"] in gold.types and same_sentence(gold.sentence, r["sentence"])]
        best = max(same, key=lambda r: (_match(gold, r)[0], r.get("trigger") == gold.trigger), default=None)
        if best is not None:
            left.remove(best)
        if gold.optional:
            continue
        differences = _score_missed(scores, gold) if best is None else _score_found(scores, gold, best)
        misses += [
            Miss(what, text.id, gold.type, _line(gold.sentence), wanted, given, gold.trigger)
            for what, wanted, given in differences
        ]
        if not differences:
            right.append(f"{gold.type} {gold.trigger}: {_listed(gold.fillers())}")
    for record in left:
        tally = scores.classes.setdefault(record["type"], Tally())
        fillers = _fillers(record)
        for extra, count in ((tally, 1), (scores.events, 1), (scores.complete, 1), (scores.roles, len(fillers))):
            extra.extra += count
        trigger = str(record.get("trigger") or "")
        misses.append(Miss("extra", text.id, record["type"], _line(record["sentence"]), "", _listed(fillers), trigger))
    return Case(text.id, tuple(right), tuple(misses))


Difference = tuple[str, str, str]
"""What differs, what the gold has, what was found."""


def _score_missed(scores: Scores, gold: GoldEvent) -> list[Difference]:
    scores.events.missed += 1
    scores.classes.setdefault(gold.type, Tally()).missed += 1
    scores.roles.missed += len(gold.fillers())
    scores.complete.missed += 1
    scores.conditions.missed += gold.conditional
    return [("missed", _listed(gold.fillers()), "")]


def _score_found(scores: Scores, gold: GoldEvent, found: Record) -> list[Difference]:
    differences: list[Difference] = []
    scores.events.right += 1
    scores.classes.setdefault(gold.type, Tally()).right += 1
    right, missed, extra = _match(gold, found)
    scores.roles.right += right
    scores.roles.missed += len(missed)
    scores.roles.extra += len(extra)
    if missed:
        # An event that is not whole is both a whole one missed and one found beside the gold.
        scores.complete.missed += 1
        scores.complete.extra += 1
    else:
        scores.complete.right += 1
    if missed or extra:
        differences.append(("roles", _listed(missed), _listed(extra)))
    has, wants = bool(found.get("conditions")), gold.conditional
    scores.conditions.right += has and wants
    scores.conditions.extra += has and not wants
    scores.conditions.missed += wants and not has
    if has != wants:
        given = found.get("conditions") or []
        differences.append(("conditions", "; ".join(gold.conditions), "; ".join(map(str, given))))
    for name, wanted, given, agrees in _properties(gold, found):
        tally = scores.properties[name]
        tally.right += agrees
        tally.missed += not agrees
        if not agrees:
            differences.append((name, wanted, given))
    return differences


def _properties(gold: GoldEvent, found: Record) -> Iterator[tuple[str, str, str, bool]]:
    polarity, modality = str(found.get("polarity") or ""), str(found.get("modality") or "")
    yield "polarity", gold.polarity, polarity, polarity == gold.polarity
    yield "modality", gold.modality, modality, modality in gold.modalities
    speaker = str(found.get("speaker") or "")
    yield "speaker", gold.speaker, speaker, plain_name(speaker) in {plain_name(name) for name in gold.speakers}
    if gold.date is not None:
        date = str(found.get("date") or "")
        yield "date", gold.date, date, date == gold.date


def _match(gold: GoldEvent, found: Record) -> tuple[int, list[Filled], list[Filled]]:
    """Count the gold's fillers that were found; list those that were not, and those found beside them.

    What is accepted in place of a filler may be another filler of the gold: each first takes its own.
    """
    left = _fillers(found)
    missed: list[Filled] = list(gold.fillers())
    for others in (False, True):
        for role, value in list(missed):
            accepted = (value, *(gold.accepted.get(role, ()) if others else ()))
            hit = next((o for o in left if o[0] == role and any(same_filler(role, a, o[1]) for a in accepted)), None)
            if hit is not None:
                missed.remove((role, value))
                left.remove(hit)
    return len(gold.fillers()) - len(missed), missed, left


def _fillers(record: Record) -> list[Filled]:
    roles = record.get("roles") or {}
    values = ((role, value if isinstance(value, list) else [value]) for role, value in roles.items())
    return [(role, item) for role, items in values for item in items if item not in ("", None)]


def _listed(fillers: Iterable[Filled]) -> str:
    return "; ".join(f"{role}={_line(str(value))}" for role, value in fillers)


def _line(text: str) -> str:
    return " ".join(text.split())


def case_lines(scores: Scores) -> Iterator[str]:
    """One block of lines a case: its id and whether it is right, then each event, what was expected, what was found.

    The lines hold nothing that changes from run to run, so that the output can be kept under version
    control and a changed rule shows as a diff.
    """
    for case in scores.cases:
        yield f"{case.id} {'wrong' if case.misses else 'right'}"
        yield from (f"  + {event}" for event in case.right)
        for miss in case.misses:
            yield f"  - {miss.type} {miss.trigger}: {miss.what}: expected [{miss.gold}] found [{miss.found}]"
