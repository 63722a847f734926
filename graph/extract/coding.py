"""PLOVER's category for a claim, which depends on how the event is meant and not on its class alone.

By the codebook an announced meeting is AGREE and an announced invasion THREATEN; what is merely the
content of a demand or a hope is coded as the demand, not once more by itself.
"""

from __future__ import annotations

from ..records import Modality
from ..vocabulary.words import Words

UNCODED: frozenset[str] = frozenset({"required", "possible"})
"""Modalities of events that PLOVER codes only through what is said about them."""


def category(plover: str, modality: Modality, *, embedded: bool, words: Words) -> str | None:
    """The category under which the field's coders would enter the claim; None where they would not.

    `plover` is the category of the event class, `embedded` whether the event is the content of
    another one.
    """
    if modality in UNCODED or (embedded and modality != "actual"):
        return None
    if modality in {"intended", "offered", "conditional"} and plover in words["plover.cooperation"]:
        return next(iter(words["plover.agreement"]))
    if modality in {"intended", "conditional"} and plover in words["plover.conflict"]:
        return next(iter(words["plover.threat"]))
    return plover
