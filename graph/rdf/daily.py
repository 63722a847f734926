"""One event a day: claims that say the same of the same actors on the same day, counted once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from .coded import coded, day, pairs, quad
from .namespaces import EVENT
from .reading import Named, StoredClaim
from .table import harmless

COLUMNS = (
    "date", "actor", "actor_code", "recipient", "recipient_code", "code", "quad", "mediators",
    "claims", "documents", "sources", "document_ids", "claim_ids",
)  # fmt: skip
_Key = tuple[str, str, str, str, str, str]


def daily(claims: Iterable[StoredClaim]) -> Iterator[str]:
    """Yield the lines of the table as CSV, header first, sorted.

    A row is a day, an actor, a recipient and a category of PLOVER, as the field's filters have it; with the number of
    claims and of documents, and the sources and ids joined by `; `. Denials are left out, and so are claims that
    are not coded by themselves, have no actor, or no day at all. Mediators stand in a column of their own.
    """
    rows: dict[_Key, list[StoredClaim]] = {}
    for claim in coded(iter(claims)):
        if claim.polarity == "negated" or not day(claim):
            continue
        for pair in pairs(claim):
            if pair.actor is not None and not pair.linked:
                key = (day(claim), *_who(pair.actor), *_who(pair.recipient), claim.plover)
                rows.setdefault(key, []).append(claim)
    yield _line(COLUMNS)
    for key, found in sorted(rows.items()):
        yield _line(harmless(cell) for cell in (*key, quad(found[0]), *_about(found)))


def _about(claims: list[StoredClaim]) -> tuple[object, ...]:
    unique = list({claim.iri: claim for claim in claims}.values())
    documents = {claim.document.id for claim in unique}
    return (
        _joined(named.label for claim in unique for named in claim.roles.get("mediator", ())),
        len(unique),
        len(documents),
        _joined(claim.outlet.label if claim.outlet else claim.document.publisher for claim in unique),
        _joined(documents),
        _joined(claim.iri.removeprefix(EVENT) for claim in unique),
    )


def _who(named: Named | None) -> tuple[str, str]:
    return ("", "") if named is None else (named.label, named.code)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(sorted({part for part in parts if part}))


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(list(cells))
    return out.getvalue()
