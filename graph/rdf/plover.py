"""PLOVER's own layout: one event a line of JSON, with modes and auxiliary modes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .. import __version__
from .coded import auxiliary, coded, country, day, intensity, mode, pairs, quad, sector
from .namespaces import DOCUMENT, EVENT
from .reading import Named, StoredClaim


def plover(claims: Iterable[StoredClaim]) -> Iterator[str]:
    """Yield one line of JSON for each claim that is coded by itself.

    Sides that do something with each other are all actors. Mediators stand under a key of their own, `mediator`,
    and `link` joins records of one event. What accord knows and the layout has no key for (polarity, modality,
    speaker, condition) stands under `accord`.
    """
    for claim in coded(iter(claims)):
        yield json.dumps(_record(claim), ensure_ascii=False) + "\n"


def _record(claim: StoredClaim) -> dict[str, Any]:
    text = claim.document
    found = [pair for pair in pairs(claim) if not pair.linked]
    reciprocal = any(claim.roles.get(role) for role in ("participant", "party"))
    actors = list(dict.fromkeys(p.actor for p in found if p.actor is not None))
    others = list(dict.fromkeys(p.recipient for p in found if p.recipient is not None))
    mediators = list(claim.roles.get("mediator", ()))
    if reciprocal:
        actors = [named for named in dict.fromkeys([*actors, *others]) if named not in mediators]
        others = []
    record: dict[str, Any] = {
        "id": claim.iri.removeprefix(EVENT),
        "date": day(claim),
        "enddate": claim.latest,
        "actor": [_who(named) for named in actors],
        "recipient": [_who(named) for named in others],
        "mediator": [_who(named) for named in mediators],
        "event": [claim.plover],
        "mode": [name for name in (mode(claim), *auxiliary(claim)) if name],
        "quad_code": quad(claim),
        "event_scale": intensity(claim),
        "event_loc": [{"entity_text": named.label, "code": country(named)} for named in claim.roles.get("place", ())],
        "event_text": claim.trigger,
        "link": claim.part_of.removeprefix(EVENT),
        "text": claim.sentence,
        "text_info": {"start": claim.sentence_start, "end": claim.sentence_end, "text_story": text.id},
        "cite_info": {
            "citation": text.iri.removeprefix(DOCUMENT),
            "url": text.url,
            "title": text.title,
            "language": text.language,
            "publication": text.publisher,
            "coder": "accord",
            "codebook": "PLOVER 2021",
            "version": __version__,
        },
        "coder": f"accord {__version__}",
        "accord": {
            "class": claim.kind,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "speaker": "" if claim.speaker is None else claim.speaker.label,
            "condition": list(claim.conditions),
            "confidence": claim.confidence,
        },
    }
    return {key: value for key, value in record.items() if value not in ("", [], None) or key in _ALWAYS}


_ALWAYS = frozenset({"id", "date", "actor", "recipient", "event"})


def _who(named: Named) -> dict[str, str]:
    found = {"entity_text": named.label, "code": country(named), "sector": sector(named)}
    found |= {"identifier_id": named.iri or "", "identifier_text": named.label}
    return {key: value for key, value in found.items() if value}
