"""PropBank files -> predicates with the heads of their arguments.

Three files, gzipped JSON lines: the annotation of the English Web Treebank by sentence (`ewt_propbank-*.jsonl`), the
rolesets (`propbank-frames.jsonl`), and their example sentences (`propbank-examples.jsonl`), one predicate each.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from ...errors import InputError
from ..conllu import Sentence, open_text

AUXILIARIES = frozenset({"be.03", "have.01", "do.01"})
"""Rolesets of auxiliaries, which are no predicates here."""
ROLES = (
    *("", "ARG0", "ARG1", "ARG2", "ARG3", "ARG4"),
    *("ARGM-TMP", "ARGM-LOC", "ARGM-NEG", "ARGM-MOD", "ARGM-ADV", "ARGM-PRP", "ARGM-CAU", "ARGM-MNR", "ARGM-DIR"),
    *("ARGM-GOL", "ARGM-EXT", "ARGM-DIS", "ARGM-COM", "ARGM-PRD", "ARGM-ADJ", "ARGM-LVB"),
    *("R-ARG0", "R-ARG1", "R-ARG2", "C-ARG1"),
)
"""Roles that are learnt, "" for none; what else is annotated counts as none."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate of a sentence; `arguments` are pairs of a role and the token that heads its span."""

    token: int
    roleset: str
    lemma: str
    arguments: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A roleset: the lemmas that may mean it, by class (v, n, j, l), and its numbered roles ("0" is ARG0)."""

    id: str
    aliases: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An example sentence of a roleset: its tokens, and the one predicate with argument spans (first, last)."""

    tokens: tuple[str, ...]
    token: int
    roleset: str
    spans: tuple[tuple[str, int, int], ...]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON lines file, gzipped or not; InputError with the line where one is broken."""
    for number, line in enumerate(open_text(path), 1):
        try:
            yield json.loads(line)
        except ValueError as error:
            raise InputError(f"no JSON: {error}", file=path, line=number) from error


def find(folder: Path, name: str) -> Path | None:
    """The file or its gzipped form; None where neither is there."""
    return next((path for path in (folder / name, folder / f"{name}.gz") if path.exists()), None)


def read_frames(path: Path) -> Mapping[str, Frame]:
    """All rolesets by their id."""
    return {
        row["id"]: Frame(row["id"], tuple(map(tuple, row["aliases"])), tuple(str(role["n"]) for role in row["roles"]))
        for row in lines(path)
    }


def read_aliases() -> Mapping[str, Sequence[str]]:
    """Nouns of accord's own (`aliases.toml`) by the roleset that each of them takes."""
    nouns: dict[str, str] = tomllib.loads((files(__package__) / "aliases.toml").read_text(encoding="utf-8"))["nouns"]
    return {roleset: [noun for noun, own in nouns.items() if own == roleset] for roleset in set(nouns.values())}


def read_annotation(path: Path) -> Mapping[str, Sequence[dict[str, Any]]]:
    """The raw predicates of each sentence by its id."""
    return {row["sent_id"]: row["predicates"] for row in lines(path)}


def read_examples(path: Path) -> Iterator[Annotated]:
    """Yield the example sentences; those without tokens or with a span outside are left out."""
    for row in lines(path):
        tokens = tuple(row["tokens"])
        relation = row["rel"]
        token = int(relation[0] if isinstance(relation, list) else str(relation).split()[0])
        spans = tuple((role, first, last) for role, first, last in row["args"])
        if token < len(tokens) and all(0 <= first <= last < len(tokens) for _, first, last in spans):
            yield Annotated(tokens, token, row["roleset"], spans)


def span_head(heads: Sequence[int], first: int, last: int) -> int:
    """The token of a span whose head lies outside it (or is itself); the first of several."""
    return next((i for i in range(first, last + 1) if heads[i] == i or not first <= heads[i] <= last), first)


def predicates_of(sentence: Sentence, annotation: Sequence[Mapping[str, Any]]) -> tuple[Predicate, ...]:
    """The predicates of a treebank sentence, as indices of its tokens."""
    index: dict[int, int] = {}
    last_number = sentence.tokens[-1].number + 50
    for i, word in enumerate(sentence.tokens):
        following = sentence.tokens[i + 1].number if i + 1 < len(sentence.tokens) else last_number
        index.update(dict.fromkeys(range(word.number, following), i))
    heads = [word.head for word in sentence.tokens]
    found = []
    for raw in annotation:
        if raw["roleset"] in AUXILIARIES:
            continue
        token = index[raw["token"]]
        arguments = []
        for role, first, last in raw["args"]:
            if role in ROLES:
                head = span_head(heads, index[first], index[last])
                if head != token:
                    arguments.append((role, head))
        found.append(Predicate(token, raw["roleset"], raw["lemma"], tuple(dict.fromkeys(arguments))))
    return tuple(found)
