"""CoNLL-U files (plain or gzipped) as sentences of tokens, and UNER's name tags beside them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import InputError

COLUMNS = 10
_ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([^()-]+)[^()]*(\))?|(\d+)(?:\[\d+/\d+\])?\)")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a sentence; `head` is the index of its head in the sentence, its own for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool
    """Whether a space follows."""
    entity: str = ""
    """Brackets of the mentions that open and close here, as GUM writes them."""
    number: int = 0
    """The word's number in the file, from 1; the first one where words were merged."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank; `starts` is True for the first sentence of a paragraph or document."""

    id: str
    tokens: tuple[Token, ...]
    document: str
    starts: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an entity: `tokens[start:end]` of its sentence."""

    start: int
    end: int
    kind: str
    entity: str


def open_text(path: Path) -> Iterator[str]:
    """Yield the lines of a UTF-8 file without their line ends, gzipped or not."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                yield line.rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=path) from error


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file.

    A multiword token whose parts do not spell it becomes one token with the annotation of its head part, so that
    the forms always spell the text. Raises InputError with file and line for a row that is not CoNLL-U.
    """
    rows: list[list[str]] = []
    first, document, name, starts = 1, "", "", True
    for number, line in enumerate(open_text(path), 1):
        if line.startswith("#"):
            key, _, value = (part.strip() for part in line[1:].partition("="))
            if key.startswith("newdoc"):
                document, starts = value, True
            elif key in {"newpar", "newpar id"}:
                starts = True
            elif key == "sent_id":
                name = value
        elif line:
            row = line.split("\t")
            if len(row) != COLUMNS:
                raise InputError(f"{len(row)} columns instead of {COLUMNS}", file=path, line=number)
            first = first if rows else number
            rows.append(row)
        elif rows:
            yield Sentence(name, _tokens(rows, path, first), document, starts)
            rows, starts = [], False
    if rows:
        yield Sentence(name, _tokens(rows, path, first), document, starts)


def _tokens(rows: list[list[str]], path: Path, line: int) -> tuple[Token, ...]:
    words = [row for row in rows if row[0].isdigit()]
    number = {row[0]: index for index, row in enumerate(words)}
    tokens: list[Token] = []
    for index, row in enumerate(words):
        head = index if row[6] == "0" else number.get(row[6], -1)
        if head < 0:
            raise InputError(f"the head {row[6]!r} of token {row[0]} is no token", file=path, line=line)
        misc = dict(item.split("=", 1) for item in row[9].split("|") if "=" in item)
        feats = "" if row[5] == "_" else row[5]
        lemma = row[1] if row[2] == "_" and row[1] != "_" else row[2]
        space = misc.get("SpaceAfter") != "No"
        tokens.append(
            Token(row[1], lemma, row[3], row[4], feats, head, row[7], space, misc.get("Entity", ""), index + 1)
        )
    merged: list[tuple[int, int, str]] = []
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = (number[part] for part in row[0].split("-"))
        whole_space = tokens[last].space and "SpaceAfter=No" not in row[9].split("|")
        for index in range(first, last + 1):
            tokens[index] = replace(tokens[index], space=whole_space if index == last else False)
        if "".join(token.form for token in tokens[first : last + 1]) != row[1]:
            merged.append((first, last, row[1]))
    return _merge(tokens, merged) if merged else tuple(tokens)


def _merge(tokens: list[Token], merged: list[tuple[int, int, str]]) -> tuple[Token, ...]:
    """Make one token of each stretch (first, last, form), annotated as the part that heads it."""
    spans = {first: (last, form) for first, last, form in merged}
    new_index: dict[int, int] = {}
    kept: list[tuple[int, int, str | None]] = []
    index = 0
    while index < len(tokens):
        last, form = spans.get(index, (index, None))
        for part in range(index, last + 1):
            new_index[part] = len(kept)
        kept.append((index, last, form))
        index = last + 1
    result: list[Token] = []
    for first, last, form in kept:
        inside = range(first, last + 1)
        top = next((i for i in inside if tokens[i].head == i or tokens[i].head not in inside), first)
        token = replace(tokens[top], head=new_index[tokens[top].head], number=tokens[first].number)
        if form is not None:
            entity = "".join(tokens[i].entity for i in inside)
            token = replace(token, form=form, space=tokens[last].space, entity=entity)
        result.append(token)
    return tuple(result)


def mentions(sentence: Sentence) -> list[Mention]:
    """The entity mentions that GUM marks in a sentence, in order of their start, longest first."""
    found: list[Mention] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, token in enumerate(sentence.tokens):
        for bracket in _ENTITY.finditer(token.entity):
            entity, kind, closed, closing = bracket.groups()
            if closing is not None:
                if opened.get(closing):
                    start, name = opened[closing].pop()
                    found.append(Mention(start, index + 1, name, closing))
            elif closed:
                found.append(Mention(index, index + 1, kind, entity))
            else:
                opened.setdefault(entity, []).append((index, kind))
    return sorted(found, key=lambda mention: (mention.start, -mention.end, mention.entity))


def read_iob(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Name tags (`B-PER`, `O` ...) of a UNER file by the id of the sentence; rows are `number form tag ...`."""
    tags: dict[str, tuple[str, ...]] = {}
    name, row_tags = "", list[str]()
    for number, line in enumerate(open_text(path), 1):
        if line.startswith("#"):
            key, _, value = (part.strip() for part in line[1:].partition("="))
            if key == "sent_id":
                name, row_tags = value, []
        elif line:
            row = line.split("\t")
            if len(row) < 3:
                raise InputError("fewer than 3 columns", file=path, line=number)
            row_tags.append(row[2])
            tags[name] = tuple(row_tags)
    return tags
