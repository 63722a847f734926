"""Rules: SPARQL CONSTRUCT queries that say what follows from claims, each with a head of comment lines.

    #: title Demands that are made again
    #: description One or more lines.
    #: uses sort-dates, stand-for

`uses` names the rules whose conclusions this one builds on; they are applied before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from ..errors import VocabularyError
from .schema import ontology_folder

_KEYS = frozenset({"title", "description", "uses"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; its name is that of its file, without the ending."""

    name: str
    title: str
    description: str
    uses: frozenset[str]
    text: str
    """The SPARQL, its head included."""
    file: Path


def load_rules(folder: Path | None = None) -> list[Rule]:
    """Read the rules of a folder (the ontology's own unless one is named), each behind those that it uses.

    A folder that is missing has none. Raises VocabularyError, with the file, for a head that lacks a key or says
    what accord does not understand, for a rule that is not there, and for rules that use each other.
    """
    folder = ontology_folder() / "rules" if folder is None else folder
    rules = {path.stem: _rule(path) for path in sorted(folder.glob("*.rq"))}
    for rule in rules.values():
        for name in sorted(rule.uses - rules.keys()):
            raise VocabularyError(f"uses {name}, which is no rule", file=rule.file)
    sorter = TopologicalSorter({name: sorted(rule.uses) for name, rule in rules.items()})
    try:
        return [rules[name] for name in sorter.static_order()]
    except CycleError as error:
        raise VocabularyError(f"rules use each other: {', '.join(error.args[1])}", file=folder) from error


def _rule(path: Path) -> Rule:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise VocabularyError(f"cannot be read: {error}", file=path) from error
    found: dict[str, list[str]] = {key: [] for key in sorted(_KEYS)}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#:"):
            continue
        key, _, value = line.removeprefix("#:").strip().partition(" ")
        if key not in _KEYS or not value.strip():
            message = f"a head line says one of {', '.join(sorted(_KEYS))} and its value"
            raise VocabularyError(message, file=path, line=number)
        found[key].append(value.strip())
    for key in ("title", "description"):
        if not found[key]:
            raise VocabularyError(f"the head has no {key}", file=path)
    uses = frozenset(name.strip() for name in ",".join(found["uses"]).split(",") if name.strip())
    return Rule(path.stem, " ".join(found["title"]), " ".join(found["description"]), uses, text, path)
