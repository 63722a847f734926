"""The event table: one claim a row, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from ..vocabulary.schema import load_schema
from .namespaces import EVENT
from .reading import ENTITY_ROLES, Named, StoredClaim

COLUMNS = (
    "id", "document", "published", "publisher", "title", "url", "type", "plover", "quad",
    "actor", "recipient", "mediator", "party", "participant", "captive", "count", "place", "duration",
    "content", "topic", "issue", "codes", "polarity", "modality", "hedged", "speaker", "outlet",
    "date", "date_earliest", "date_latest", "condition", "part_of",
    "sentence", "sentence_start", "sentence_end", "trigger", "start", "end", "confidence", "rule", "claim",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(claims: Iterable[StoredClaim]) -> Iterator[str]:
    """Yield the lines of the table, header first.

    Several fillers of a role are joined by `; `. Text that a spreadsheet would take for a formula gets an
    apostrophe before it.
    """
    yield _line(COLUMNS)
    schema = load_schema()
    for claim in claims:
        cls = schema.events.get(claim.kind)
        row = _row(claim) | {"quad": "" if cls is None else cls.quad}
        yield _line(harmless(row[column]) for column in COLUMNS)


def harmless(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run.

    >>> harmless("=1+1"), harmless(-3)
    ("'=1+1", -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _row(claim: StoredClaim) -> dict[str, object]:
    text = claim.document
    roles = {role: _joined(claim, role) for role in ENTITY_ROLES}
    words = {role: "; ".join(claim.words.get(role, ())) for role in ("content", "topic", "duration")}
    issues = [named.label for role in ("content", "topic") for named in claim.roles.get(role, ())]
    coded = {
        f"{named.label}={named.code}" for role in ENTITY_ROLES for named in claim.roles.get(role, ()) if named.code
    }
    return {
        "id": claim.iri.removeprefix(EVENT),
        "document": text.id,
        "published": text.published,
        "publisher": text.publisher,
        "title": text.title,
        "url": text.url,
        "type": claim.kind,
        **roles,
        **words,
        "count": "; ".join(claim.words.get("number", ()) or claim.words.get("count", ())),
        "issue": "; ".join(dict.fromkeys(issues)),
        "codes": "; ".join(sorted(coded)),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "plover": claim.plover,
        "hedged": "yes" if claim.hedged else "no",
        "speaker": _name(claim.speaker),
        "outlet": _name(claim.outlet),
        "date": claim.date,
        "date_earliest": claim.earliest,
        "date_latest": claim.latest,
        "condition": "; ".join(claim.conditions),
        "part_of": claim.part_of.removeprefix(EVENT),
        "sentence": claim.sentence,
        "sentence_start": claim.sentence_start,
        "sentence_end": claim.sentence_end,
        "trigger": claim.trigger,
        "start": claim.start,
        "end": claim.end,
        "confidence": claim.confidence,
        "rule": claim.rule,
        "claim": claim.iri,
    }


def _joined(claim: StoredClaim, role: str) -> str:
    """Return the names of a role; the words of the text where no actor is known."""
    return "; ".join([named.label for named in claim.roles.get(role, ())] or claim.words.get(role, ()))


def _name(named: Named | None) -> str:
    return "" if named is None else named.label


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(list(cells))
    return out.getvalue()
