"""Named questions: SPARQL files whose head says what they ask, with which parameters, and what the columns are.

A head is made of comment lines:

    #: title Who mediates
    #: description One or more lines; a second line with the same key goes on where the first ended.
    #: param party actor optional - one of the sides
    #: columns mediator, parties, claim
    #: joined parties

A parameter is a variable of the query. A line that ends with `#? NAME` counts only if the parameter NAME
is given (`#? a !b`: if a is and b is not); elsewhere the variable stays free. Rows that differ in joined
columns only become one row, which lists what they have there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from ..errors import VocabularyError
from .schema import ontology_folder

Kind = Literal["actor", "issue", "date", "text", "number"]
"""What the value of a parameter is: a name or an alias of an actor, the name of an issue, a day, words, an integer."""

_KEYS = frozenset({"title", "description", "param", "columns", "joined"})
_CONDITION = re.compile(r"#\?(?P<names>( +!?[a-z][a-z_0-9]*)+) *$")
_PARAM = re.compile(r"(?P<name>[a-z][a-z_0-9]*) +(?P<kind>\w+)(?P<optional> +optional)? +--? +(?P<help>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a question that the asker gives a value."""

    name: str
    kind: Kind
    optional: bool
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that has a name."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    """Names of the columns, in the order of the query's SELECT."""
    joined: frozenset[int]
    """Which of them, counted from 0, are joined."""
    text: str
    """The SPARQL, its head included: lines and columns in messages are those of the file."""
    file: Path

    def sparql(self, given: Collection[str]) -> str:
        """Return the query without the lines that count only for other parameters; lines keep their numbers."""
        return "\n".join(line if _counts(line, given) else "" for line in self.text.split("\n"))


def load_questions(folder: Path | None = None) -> Mapping[str, Question]:
    """Read the questions of a folder (the ontology's own unless one is named), by name, in the order of their names.

    Raises VocabularyError, with file and line, for a head that lacks a key or that says what accord does
    not understand.
    """
    folder = ontology_folder() / "queries" if folder is None else folder
    if not folder.is_dir():
        raise VocabularyError("no folder of questions", file=folder)
    return {path.stem: load_question(path) for path in sorted(folder.glob("*.rq"))}


def load_question(path: Path) -> Question:
    """Read one question; its name is that of the file, without the ending."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise VocabularyError(f"cannot be read: {error}", file=path) from error
    found: dict[str, list[str]] = {"title": [], "description": [], "columns": [], "joined": []}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#:"):
            continue
        key, _, value = line.removeprefix("#:").strip().partition(" ")
        if key not in _KEYS or not value.strip():
            raise VocabularyError(
                f"a head line says one of {', '.join(sorted(_KEYS))} and its value", file=path, line=number
            )
        if key == "param":
            parameters.append(_parameter(value.strip(), text, path, number))
        else:
            found[key].append(value.strip())
    for key, values in found.items():
        if not values and key != "joined":
            raise VocabularyError(f"the head has no {key}", file=path)
    columns = _names(found["columns"])
    for name in (joined := _names(found["joined"])):
        if name not in columns:
            raise VocabularyError(f"{name} is joined and no column", file=path)
    _check_conditions(text, {parameter.name for parameter in parameters}, path)
    return Question(
        name=path.stem,
        title=" ".join(found["title"]),
        description=" ".join(found["description"]),
        parameters=tuple(parameters),
        columns=columns,
        joined=frozenset(columns.index(name) for name in joined),
        text=text,
        file=path,
    )


def _names(lines: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in " ".join(lines).split(",") if name.strip())


def _counts(line: str, given: Collection[str]) -> bool:
    match = _CONDITION.search(line)
    if match is None:
        return True
    return all((name.lstrip("!") in given) is not name.startswith("!") for name in match["names"].split())


def _check_conditions(text: str, known: Collection[str], path: Path) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        match = _CONDITION.search(line)
        if match is None and "#?" in line:
            raise VocabularyError("a condition is written: #? NAME, or #? !NAME", file=path, line=number)
        for name in match["names"].split() if match is not None else ():
            if name.lstrip("!") not in known:
                raise VocabularyError(f"the head has no parameter {name.lstrip('!')}", file=path, line=number)


def _parameter(value: str, text: str, path: Path, line: int) -> Parameter:
    match = _PARAM.fullmatch(value)
    if match is None:
        raise VocabularyError("a parameter is written: param NAME KIND [optional] - what it is", file=path, line=line)
    kind = match["kind"]
    if kind not in get_args(Kind):
        raise VocabularyError(f"{kind} is none of {', '.join(get_args(Kind))}", file=path, line=line)
    body = "\n".join(part for part in text.splitlines() if not part.lstrip().startswith("#"))
    if re.search(rf"[?$]{match['name']}\b", body) is None:
        raise VocabularyError(f"the query has no variable ?{match['name']}", file=path, line=line)
    return Parameter(match["name"], kind, match["optional"] is not None, match["help"])  # type: ignore[arg-type]
