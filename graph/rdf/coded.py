"""Claims as the field codes events: who does what to whom in pairs, with PLOVER's category, modes and intensity."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Any

from ..errors import VocabularyError
from ..vocabulary.schema import load_schema, ontology_folder
from .namespaces import ISSUE
from .reading import ISSUE_ROLES, Named, StoredClaim

QUADS = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
"""PLOVER's quads by number."""
_RECIPROCAL = ("participant", "party")


@dataclass(frozen=True, slots=True)
class Pair:
    """Who does it, and to whom. `linked` marks a row that stands for a mediator, who has no slot of his own."""

    actor: Named | None
    recipient: Named | None
    linked: bool = False


def pairs(claim: StoredClaim) -> list[Pair]:
    """Return the pairs of a claim; at least one.

    Of sides that do something with each other each two are a pair. A mediation has the pairs of its parties, and
    for each mediator linked pairs with the parties.
    """
    sides = _fillers(claim, *_RECIPROCAL)
    mediators = claim.roles.get("mediator", ())
    if mediators or claim.kind == "Mediation":
        between = [Pair(a, b) for a, b in combinations(sides, 2)]
        linked = [Pair(m, side, linked=bool(between)) for m, side in product(mediators, sides) if m != side]
        return [*between, *linked] or [Pair(m, None) for m in mediators] or [_alone(sides)]
    if len(sides) > 1:
        return [Pair(a, b) for a, b in combinations(sides, 2)]
    actors: list[Named | None] = [*(_fillers(claim, "actor") or sides)]
    recipients: list[Named | None] = [named for named in _fillers(claim, "recipient", "captive") if named not in actors]
    return [Pair(a, r) for a, r in product(actors or [None], recipients or [None])]


def _alone(sides: list[Named]) -> Pair:
    return Pair(sides[0] if sides else None, None)


def _fillers(claim: StoredClaim, *roles: str) -> list[Named]:
    return list(dict.fromkeys(named for role in roles for named in claim.roles.get(role, ())))


def day(claim: StoredClaim) -> str:
    """Return when the event was, as precisely as the text says: YYYY-MM-DD, YYYY-MM or YYYY, the start of a span.

    Where the text gives no date it is the day of publication.
    """
    return (claim.date or claim.document.published).partition("/")[0]


def mode(claim: StoredClaim) -> str:
    """Return PLOVER's mode, or an empty string: that of the class, else the one that the issue decides."""
    coding = _coding()
    found = coding["modes"].get(claim.kind)
    if found is not None:
        return str(found) if claim.modality == "actual" else ""
    by_issue: Mapping[str, str] = coding["issue_modes"].get(claim.plover, {})
    issues = load_issues()
    for role in ISSUE_ROLES:
        for named in claim.roles.get(role, ()):
            issue: str | None = (named.iri or "").removeprefix(ISSUE)
            while issue:
                if issue in by_issue:
                    return by_issue[issue]
                issue = issues.get(issue)
    return ""


def auxiliary(claim: StoredClaim) -> list[str]:
    """Return PLOVER's auxiliary modes: negation, future, hypothetical, historical."""
    found = ["negation"] if claim.polarity == "negated" else []
    if claim.modality in ("intended", "offered"):
        found.append("future")
    elif claim.modality != "actual":
        found.append("hypothetical")
    published = claim.document.published
    if len(published) == 10 and claim.latest:
        age = dt.date.fromisoformat(published) - dt.date.fromisoformat(claim.latest)
        if age.days > _coding()["historical_days"]:
            found.append("historical")
    return found


def intensity(claim: StoredClaim) -> float | None:
    """Return the intensity that the class has on the scale of PLOVER, for what took place."""
    found = _coding()["intensities"].get(claim.kind)
    return float(found) if found is not None and claim.modality == "actual" else None


def quad(claim: StoredClaim) -> int:
    """Return the number of the quad of the category that the claim is coded as; 0 for none."""
    return categories().get(claim.plover, 0)


def country(named: Named | None) -> str:
    """Return the first part of an actor's code: its country, or what stands for one."""
    return "" if named is None else named.code[:3]


def sector(named: Named | None) -> str:
    """Return the sector of an actor; a state as such is its government."""
    if named is None or not named.code:
        return ""
    return named.code[3:] or ("GOV" if named.kind == "State" else "")


def coded(claims: Iterator[StoredClaim]) -> Iterator[StoredClaim]:
    """Yield the claims that the field's coders would code by themselves."""
    yield from (claim for claim in claims if claim.plover)


@cache
def categories() -> Mapping[str, int]:
    """Map PLOVER's categories to their quads."""
    return {event.plover: event.quad for event in load_schema().events.values()}


@cache
def load_issues() -> Mapping[str, str | None]:
    """Map issues to the wider one."""
    return {issue.id: issue.broader for issue in load_schema().issues.values()}


@cache
def _coding() -> Mapping[str, Any]:
    path = ontology_folder() / "coding.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise VocabularyError(f"cannot be read: {error}", file=path) from error
