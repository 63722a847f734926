"""The layout of POLECAT: forty columns, tab separated, one pair of actors a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import __version__
from .coded import QUADS, Pair, auxiliary, coded, country, day, intensity, mode, pairs, quad, sector
from .namespaces import EVENT
from .reading import ENTITY_ROLES, Named, StoredClaim
from .table import harmless

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip


def polecat(claims: Iterable[StoredClaim]) -> Iterator[str]:
    """Yield the lines, header first; claims that are not coded by themselves are left out.

    Modes, PLOVER's auxiliary ones among them (negation, future, hypothetical, historical), are joined by `; `.
    A mediator, for whom the layout has no slot, gets rows of his own with each party: their ids begin as that
    of the event, and their mode is third-party. Tabs, line ends and quotation marks are taken out of cells: loaders
    of this layout differ in what they take for quoting.
    """
    yield _line(COLUMNS)
    document = ""
    waiting: list[StoredClaim] = []
    for claim in claims:
        if claim.document.iri != document:
            yield from _story(waiting)
            document, waiting = claim.document.iri, []
        waiting.append(claim)
    yield from _story(waiting)


def _story(claims: list[StoredClaim]) -> Iterator[str]:
    named = {named for claim in claims for role in ENTITY_ROLES for named in claim.roles.get(role, ())}
    story = {
        "Story People": _names(n for n in named if n.kind == "Person"),
        "Story Organizations": _names(n for n in named if n.kind in ("Organization", "ArmedGroup", "Outlet")),
        "Story Locations": _names(n for n in named if n.kind in ("Place", "State")),
    }
    for claim in coded(iter(claims)):
        for number, pair in enumerate(pairs(claim)):
            row = story | _row(claim, pair, number)
            yield _line(row.get(column, "") for column in COLUMNS)


def _row(claim: StoredClaim, pair: Pair, number: int) -> dict[str, object]:
    scale = intensity(claim)
    places = claim.roles.get("place", ())
    text = claim.document
    return {
        "Event ID": claim.iri.removeprefix(EVENT) + (f"-{number}" if number else ""),
        "Event Date": day(claim),
        "Event Type": claim.plover,
        "Event Mode": "; ".join(filter(None, [mode(claim), *auxiliary(claim)])),
        "Intensity": "" if scale is None else scale,
        "Quad Code": QUADS[quad(claim)],
        **_who("Actor", pair.actor),
        **_who("Recipient", pair.recipient),
        "Placename": _names(places),
        "Country": country(places[0]) if places else "",
        "Raw Placename": "; ".join(claim.words.get("place", ())),
        "Source": text.publisher,
        "Publication Date": text.published,
        "Language": text.language,
        "Version": f"accord {__version__}",
    }


def _who(side: str, named: Named | None) -> dict[str, object]:
    if named is None:
        return {}
    return {
        f"{side} Name": named.label,
        f"{side} Country": country(named),
        f"Primary {side} Sector": sector(named),
        f"{side} Sectors": sector(named),
        f"{side} Name Raw": named.label,
    }


def _names(named: Iterable[Named]) -> str:
    return "; ".join(sorted({one.label for one in named}))


def _line(cells: Iterable[object]) -> str:
    return "\t".join(_cell(cell) for cell in cells) + "\n"


def _cell(cell: object) -> str:
    return str(harmless(" ".join(cell.replace('"', "'").split()) if isinstance(cell, str) else cell))
