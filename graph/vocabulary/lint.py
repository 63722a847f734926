"""The ontology's files against each other: what the loaders refuse, and what they cannot see one by one.

A loader stops at the first thing that it cannot use. Here each room of `ontology/` is loaded by
itself, so that one broken file does not hide the others, and every complaint becomes a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..errors import VocabularyError
from .actor_files import load_codes
from .actors import check_actors
from .findings import Finding
from .frame_lint import check_frames
from .frames import load_frames
from .questions import load_questions
from .rules import load_rules
from .schema import Schema, load_schema
from .schemes import check_schemes
from .turtle import ACC, read_turtle
from .words import load_words, ontology_folder

_TERM = re.compile(r"\bacc:([A-Za-z]\w*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")


def lint(folder: Path | None = None) -> list[Finding]:
    """Everything that is wrong with the files of an ontology (the one shipped, unless another is named), sorted.

    Raises VocabularyError where the folder is missing.
    """
    folder = ontology_folder() if folder is None else folder
    if not folder.is_dir():
        raise VocabularyError("no such folder", file=folder)
    rooms: list[Callable[[], Iterable[Finding]]] = [
        lambda: _loads(lambda: load_words(folder / "cues")),
        lambda: _loads(lambda: load_codes(folder / "actors" / "codes.ttl")),
        lambda: check_actors([path for path in sorted(folder.glob("actors/*.ttl")) if path.name != "codes.ttl"]),
        lambda: _loads(lambda: load_questions(folder / "queries")),
        lambda: _loads(lambda: load_rules(folder / "rules")),
    ]
    findings: list[Finding] = []
    try:
        schema = load_schema(folder)
    except VocabularyError as error:
        findings.append(_finding(error))
    else:
        rooms.append(lambda: check_frames(frozenset(schema.events), folder / "frames"))
        rooms.append(lambda: _check_roles(schema, folder / "frames"))
        rooms.append(lambda: _check_terms(folder))
        rooms.append(lambda: check_schemes(folder, schema))
    for room in rooms:
        try:
            findings.extend(room())
        except VocabularyError as error:
            findings.append(_finding(error))
    relative = {_relative(finding, folder) for finding in findings}
    return sorted(relative, key=lambda finding: finding.order)


def _loads(load: Callable[[], object]) -> Iterator[Finding]:
    load()
    yield from ()


def _finding(error: VocabularyError) -> Finding:
    place = "" if error.file is None else error.file if error.line is None else f"{error.file}:{error.line}"
    message = str(error).removeprefix(f"{place}: ")
    key, colon, rest = message.partition(": ")
    # "frame demand: unknown key": what the message is about stands before its first colon, if it has one.
    return Finding(error.file or "ontology", error.line, key if colon else "file", rest if colon else message)


def _relative(finding: Finding, folder: Path) -> Finding:
    file = finding.file.removeprefix(f"{folder}/").removeprefix("ontology/").partition("#")[0]
    return Finding(file, finding.line, finding.key, finding.message)


def _check_roles(schema: Schema, folder: Path) -> Iterator[Finding]:
    """Roles that a frame fills and that its class of event does not take.

    A frame may name such a role to restrict it ("fires" something that is a weapon); it is then not kept.
    """
    frames = load_frames(folder)
    for frame in frames.frames:
        if frame.event in schema.events:
            restricted = frame.require.keys() | frame.only.keys() | set(frame.several)
            for role in sorted(frame.roles.keys() - schema.events[frame.event].roles - restricted):
                yield Finding(frame.rule, None, frame.id, f"{frame.event} takes no role {role!r}")
    for event, fills in frames.implicit.items():
        if event in schema.events:
            for role in sorted(fills.keys() - schema.events[event].roles):
                yield Finding("frames", None, "implicit", f"{event} takes no role {role!r}")


def _check_terms(folder: Path) -> Iterator[Finding]:
    """Terms of the namespace that questions, rules and shapes use and that no file of the ontology declares."""
    declared = {s.subject.removeprefix(ACC) for file in sorted(folder.glob("*.ttl")) for s in read_turtle(file)}
    for file in sorted([*folder.glob("queries/*.rq"), *folder.glob("rules/*.rq"), *folder.glob("shapes/*.ttl")]):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for name in _TERM.findall(_COMMENT.sub("", line)):
                if name not in declared:
                    name_of_file = str(file.relative_to(folder))
                    yield Finding(name_of_file, number, f"acc:{name}", "is not declared in the ontology")
