"""The view model packed for the page: columns and tables of strings, so that a sentence is written once."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from .drawing import BENDS
from .looks import KINDS, QUADS, SIDES, STANDINGS, UNKNOWN_KIND, width

COMPRESS_FROM = 1_000_000
"""Bytes of JSON from which the data is embedded compressed."""

ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

TEXTS = ("polarity", "modality", "condition", "date", "published", "speaker", "outlet")
"""Fields of a claim that are kept as numbers into the table of strings."""


Row = TypeVar("Row", bound=Hashable)


class Table(Generic[Row]):
    """Rows by number, each kept once; row 0 is the empty one."""

    def __init__(self, empty: Row) -> None:
        self.rows = [empty]
        self._numbers = {empty: 0}

    def number(self, row: Row) -> int:
        found = self._numbers.setdefault(row, len(self.rows))
        if found == len(self.rows):
            self.rows.append(row)
        return found


def payload(model: dict[str, Any], drawing: dict[str, Any]) -> dict[str, Any]:
    """What the page's script reads.

    Claims are columns of equal length; those of a bundle stand together, from its `first` to its `end`.
    Strings, sentences and documents are numbers into tables of their own.
    """
    strings, sentences, documents = Table(""), Table(("", "", "")), Table((0, 0, 0))
    names = ("id", "standing", "sentence", "document", "hedged", "confidence", "from", "to", *TEXTS)
    columns: dict[str, list[Any]] = {name: [] for name in names}
    standings = {look["id"]: number for number, look in enumerate(STANDINGS)}
    order = {node["id"]: number for number, node in enumerate(model["nodes"])}
    relations = {relation["id"]: number for number, relation in enumerate(model["legend"]["relations"])}
    bundles = []
    for edge in model["edges"]:
        first = len(columns["id"])
        for claim in edge["claims"]:
            columns["id"].append(claim["id"])
            columns["standing"].append(standings[claim["standing"]])
            columns["sentence"].append(sentences.number((claim["before"], claim["trigger"], claim["after"])))
            columns["document"].append(
                documents.number(
                    (strings.number(claim["document"]), strings.number(claim["title"]), strings.number(claim["url"]))
                )
            )
            columns["hedged"].append(int(claim["hedged"]))
            columns["confidence"].append(claim["confidence"])
            columns["from"].append(claim["steps"][0])
            columns["to"].append(claim["steps"][1])
            for name in TEXTS:
                columns[name].append(strings.number(claim[name]))
        bundles.append(
            [
                order[edge["source"]],
                order[edge["target"]],
                relations[edge["relation"]],
                strings.number(edge["label"]),
                edge["quad"],
                first,
                len(columns["id"]),
                edge["disputed"],
                order.get(edge["through"], -1),
            ]
        )
    actors = {order[end["actor"]] for talks in model["negotiations"] for end in talks["ends"]}
    rows = _rows_at(actors, bundles, columns["id"])
    negotiations = [
        [
            order[talks["node"]],
            [
                [order[end["actor"]], end["does"], [rows[order[end["actor"]]][claim] for claim in end["claims"]]]
                for end in talks["ends"]
            ],
        ]
        for talks in model["negotiations"]
    ]
    columns["id"], base = _without_base(columns["id"])
    return {
        **{key: model[key] for key in ("title", "subtitle", "nodes", "legend", "time", "counts", "start")},
        "base": base,
        "bundles": bundles,
        "negotiations": negotiations,
        "claims": columns,
        "strings": strings.rows,
        "sentences": sentences.rows,
        "documents": documents.rows,
        "looks": {
            "standings": STANDINGS,
            "sides": SIDES,
            "quads": QUADS,
            "kinds": {
                kind: KINDS.get(kind, UNKNOWN_KIND) for kind in sorted({node["kind"] for node in model["nodes"]})
            },
            "widths": [width(count) for count in range(1, 130)],
            "bends": BENDS,
        },
        "drawing": drawing,
    }


def _rows_at(actors: set[int], bundles: list[list[int]], claims: list[str]) -> dict[int, dict[str, int]]:
    """For each of some actors the claims that name it, each with its first row."""
    rows: dict[int, dict[str, int]] = {actor: {} for actor in actors}
    for source, target, _, _, _, first, last, *_ in bundles:
        for actor in {source, target} & actors:
            for row in range(first, last):
                rows[actor].setdefault(claims[row], row)
    return rows


def _without_base(identifiers: list[str]) -> tuple[list[str], str]:
    """The identifiers without the start, up to a slash, that all have in common, and that start."""
    if not identifiers:
        return [], ""
    low, high = min(identifiers), max(identifiers)
    same = next((i for i, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), len(low))
    base = low[: low.rfind("/", 0, same) + 1]
    return [identifier[len(base) :] for identifier in identifiers], base


def embed(data: dict[str, Any]) -> tuple[str, str]:
    """The data as text for a `<script>` element that runs nothing, and its encoding: `json` or `gzip`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if len(text) < COMPRESS_FROM:
        return text.translate(ESCAPES), "json"
    packed = gzip.compress(text.encode("utf-8"), compresslevel=9 if len(text) < 20_000_000 else 6, mtime=0)
    return base64.b64encode(packed).decode("ascii"), "gzip"
