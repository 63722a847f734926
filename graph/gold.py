"""Annotated events: what a careful reader finds, read from files and checked against the ontology.

Three forms are read, by their looks: a `.jsonl` file of texts with their events (`corpus/gold/`, whose
form `corpus/README.md` tells), a `.jsonl` file of event records as `accord extract` writes them, and a
`.json` file for a whole article. A folder is read file by file, in order of name.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, get_args

from .documents.classify import classify
from .documents.pieces import text_lines
from .errors import InputError, VocabularyError
from .likeness import document_key, load_measure
from .records import Block, Date, Document, Modality, Polarity
from .vocabulary.schema import EventClass, Schema, load_schema

Json = Mapping[str, Any]
Values = tuple[str, ...]
SPLITS = ("dev", "test")
"""Rules are written with the eye on dev; test shows whether they hold elsewhere."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event. The sets hold what is right: the first choice and all that is accepted beside it."""

    type: str
    types: frozenset[str]
    trigger: str
    start: int | None
    end: int | None
    sentence: str
    roles: Mapping[str, Values]
    accepted: Mapping[str, Values]
    """By role, fillers that are right in place of any of `roles`."""
    polarity: str
    modality: str
    modalities: frozenset[str]
    speaker: str
    """Empty where the narrator speaks."""
    speakers: frozenset[str]
    date: str | None
    conditional: bool
    conditions: Values
    optional: bool
    """Borderline: costs nothing when missed and nothing when found."""

    def fillers(self) -> list[tuple[str, str]]:
        """Role and filler, one pair a filler, in the order of the annotation."""
        return [(role, value) for role, values in self.roles.items() for value in values]


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """An annotated text: a sentence or a passage with its text, or an article whose text is kept elsewhere."""

    id: str
    events: tuple[GoldEvent, ...]
    classes: frozenset[str]
    """The classes of events that the annotator looked for."""
    text: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    split: str | None = None
    file: Path | None = None
    line: int | None = None


def read_gold(path: Path, *, split: str | None = None) -> tuple[GoldRecord, ...]:
    """Read a gold file, or each `.json` and `.jsonl` file of a folder; with `split`, only the records of that split.

    Raises InputError for a file that cannot be read, broken JSON, a missing or ill-typed key, an id that
    comes twice, a trigger that is not at its offsets and a sentence that is not in the text;
    VocabularyError for a class, role, polarity, modality or split that is unknown. Both name file and line.
    """
    files = sorted(file for file in path.iterdir() if file.suffix in {".json", ".jsonl"}) if path.is_dir() else [path]
    if not files:
        raise InputError("holds no .json and no .jsonl file", file=path)
    records: dict[str, GoldRecord] = {}
    schema = load_schema()
    for file in files:
        reader, text = _Reader(file, schema), _read(file)
        for record in reader.article(text) if file.suffix == ".json" else reader.lines(text):
            if record.id in records:
                raise InputError(f"id {record.id} comes twice", file=file, line=record.line)
            records[record.id] = record
    return tuple(record for record in records.values() if split is None or record.split == split)


def documents(records: Iterable[GoldRecord]) -> Iterator[Document]:
    """Yield the texts as documents under their record's id, a line being a paragraph; articles have no text here.

    A text of several lines is read as any article: it has a headline, and no dateline opens a paragraph.
    """
    for record in records:
        if record.text is not None:
            yield Document(
                id=record.id,
                text=record.text,
                blocks=_blocks(record.text),
                source=str(record.file or record.id),
                reader="gold",
                date=None if record.date is None else Date.of_day(record.date),
                publisher=record.publisher,
            )


def _blocks(text: str) -> tuple[Block, ...]:
    lines = text_lines(text)
    if len(lines) < 2:
        return tuple(Block(line.start, line.end, "paragraph") for line in lines)
    return classify(text, lines, None, is_page=False)[0]


def from_events(records: Iterable[Json]) -> tuple[GoldRecord, ...]:
    """Event records (`records.Event.record`) taken for right, by their documents: one run against another.

    Raises InputError and VocabularyError as `read_gold` does.
    """
    return tuple(_Reader(None, load_schema()).flat(records))


class _Reader:
    """Reads one file; knows the place that errors have to name."""

    def __init__(self, file: Path | None, schema: Schema) -> None:
        self.file = file
        self.line: int | None = None
        self.schema = schema

    def article(self, text: str) -> Iterator[GoldRecord]:
        data = self.parsed(text)
        events = self.listed(data, "events", dict)
        rows = [event for event in events if event.get("type") == "Condition"]
        bound = {of for row in rows for of in _listed(row.get("of") or row.get("roles", {}).get("of"))}
        annotated = [event for event in events if event.get("type") != "Condition"]
        found = tuple(self.event(event, None, conditional=event.get("id") in bound) for event in annotated)
        yield GoldRecord(document_key(self.string(data, "id")), found, load_measure().article_classes, file=self.file)

    def lines(self, text: str) -> Iterator[GoldRecord]:
        loose: list[Json] = []
        for number, line in enumerate(text.split("\n"), 1):
            self.line = number
            if not line.strip():
                continue
            data = self.parsed(line)
            if "events" in data:
                yield self.record(data)
            else:
                loose.append(data)
                self.event(data, None)  # while the line is known, should it not fit
        yield from self.flat(loose)

    def flat(self, records: Iterable[Json]) -> Iterator[GoldRecord]:
        by_document: dict[str, list[GoldEvent]] = {}
        for data in records:
            by_document.setdefault(document_key(self.string(data, "doc")), []).append(self.event(data, None))
        for doc, events in by_document.items():
            yield GoldRecord(doc, tuple(events), frozenset(self.schema.events), file=self.file)

    def record(self, data: Json) -> GoldRecord:
        text, day = self.string(data, "text"), data.get("date")
        split = data.get("split")
        self.known("split", split, (None, *SPLITS))
        try:
            date = None if day is None else dt.date.fromisoformat(day)
        except (TypeError, ValueError):
            self.fail(f"date {day!r} is no day in ISO 8601")
        events = tuple(self.event(event, text) for event in self.listed(data, "events", dict))
        return GoldRecord(
            id=self.string(data, "id"),
            events=events,
            classes=frozenset(self.schema.events),
            text=text,
            date=date,
            publisher=data.get("publisher"),
            split=split,
            file=self.file,
            line=self.line,
        )

    def event(self, data: Json, text: str | None, *, conditional: bool = False) -> GoldEvent:
        kind = self.string(data, "type")
        types = (kind, *_listed(data.get("alt_types")))
        for name in types:
            self.known("type", name, self.schema.events)
        alt = data.get("alt") or {}
        roles = self.roles(data.get("roles", {}), [self.schema.events[name] for name in types])
        # Articles call the speaker `attributed_to`.
        speaker = data.get("speaker") or data.get("attributed_to")
        other_speakers = (*_listed(alt.get("speaker")), *_listed(alt.get("attributed_to")))
        modality = data.get("modality") or "actual"
        modalities = (modality, *_listed(data.get("alt_modality")))
        for name in modalities:
            self.known("modality", name, get_args(Modality))
        polarity = data.get("polarity") or "affirmed"
        self.known("polarity", polarity, get_args(Polarity))
        conditions = tuple(str(condition) for condition in _listed(data.get("conditions")))
        start, end = data.get("trigger_span") or (data.get("start"), data.get("end"))
        sentence = data.get("sentence") or text
        if not isinstance(sentence, str):
            self.fail("sentence is missing or no text")
        trigger = data.get("trigger") or ""
        if text is not None:
            self.check_place(text, sentence, trigger, start, end)
        return GoldEvent(
            type=kind,
            types=frozenset(types),
            trigger=trigger,
            start=start,
            end=end,
            sentence=sentence,
            roles=roles,
            accepted={role: _texts(values) for role, values in alt.items() if role not in {"speaker", "attributed_to"}},
            polarity=polarity,
            modality=modality,
            modalities=frozenset(modalities),
            speaker=speaker or "",
            speakers=frozenset({speaker or "", *(name or "" for name in other_speakers)}),
            date=data.get("date"),
            conditional=conditional or bool(conditions),
            conditions=conditions,
            optional=bool(data.get("optional")),
        )

    def roles(self, roles: object, classes: list[EventClass]) -> dict[str, Values]:
        if not isinstance(roles, dict):
            self.fail("roles is no object")
        allowed = {role for cls in classes for role in cls.roles}
        for role in roles:
            if role not in allowed:
                raise VocabularyError(f"{classes[0].name} has no role {role!r}", file=self.file, line=self.line)
        return {role: _texts(value) for role, value in roles.items()}

    def check_place(self, text: str, sentence: str, trigger: str, start: object, end: object) -> None:
        if not (isinstance(start, int) and isinstance(end, int)) or text[start:end] != trigger or not trigger:
            self.fail(f"trigger {trigger!r} is not what the text has between {start} and {end}")
        if not any(text.startswith(sentence, at) for at in range(max(0, end - len(sentence)), start + 1)):
            self.fail(f"sentence {sentence[:40]!r} is not in the text around {trigger!r}")

    def parsed(self, text: str) -> dict[str, Any]:
        try:
            data = json.loads(text)
        except json.JSONDecodeError as error:
            line = error.lineno if self.line is None else self.line
            raise InputError(f"broken JSON: {error.msg}", file=self.file, line=line) from error
        if not isinstance(data, dict):
            self.fail("not a JSON object")
        return data

    def string(self, data: Json, key: str) -> str:
        value = data.get(key)
        if not isinstance(value, str) or not value:
            self.fail(f"{key} is missing or no text")
        return value

    def listed(self, data: Json, key: str, kind: type) -> list[Any]:
        value = data.get(key)
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            self.fail(f"{key} is no list of objects")
        return value

    def known(self, what: str, name: object, names: Collection[object]) -> None:
        if name not in names:
            raise VocabularyError(f"unknown {what} {name!r}", file=self.file, line=self.line)

    def fail(self, message: str) -> NoReturn:
        raise InputError(message, file=self.file, line=self.line)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", file=file) from error
    except OSError as error:
        raise InputError(error.strerror or str(error), file=file) from error


def _listed(value: object) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _texts(value: object) -> Values:
    return tuple(str(item) for item in _listed(value) if item not in ("", None))
