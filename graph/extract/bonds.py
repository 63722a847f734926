"""Which event of a sentence a condition binds, where several share the clause that hangs on it.

A speech act takes place whatever comes of it: "offered to free them if the army withdrew" hangs the release
on the withdrawal, and not the offer. Only where nothing that is offered, refused or threatened is an event
does the speech act carry the condition. Of an event and another that it is about ("will not negotiate
a deal unless"), the first is what is made to depend.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .conditions import Conditions
from .drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token


def settle(drafts: Sequence[Draft], conditions: Conditions) -> None:
    """Leave each condition of a paragraph with the events that hang on it; modalities follow."""
    heads = {id(draft): {bond.head.i for bond in draft.bonds} for draft in drafts}
    for draft in drafts:
        inner = inside(draft, drafts)
        if draft.bonds and _speaks(draft):
            if any(heads[id(other)] & heads[id(draft)] for other in inner):
                draft.bonds = []
                draft.modality = "actual" if draft.modality == "conditional" else draft.modality
        elif draft.bonds:
            above = (other for other in drafts if other is not draft and not _speaks(other))
            if any(heads[id(other)] & heads[id(draft)] and _is_about(other, draft) for other in above):
                draft.bonds = []
                draft.modality = "possible" if draft.modality == "conditional" else draft.modality
        elif _speaks(draft):
            found = [bond for head in draft.heads.get("content", []) for bond in conditions.of(head)]
            if found and not any({bond.head.i for bond in found} & heads[id(other)] for other in inner):
                draft.bonds = found


def _speaks(draft: Draft) -> bool:
    return draft.frame.speech or draft.frame.content is not None


def inside(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The events of what a speech act says, those of its own condition left out."""
    doc, bound = draft.trigger.doc, {each.i for bond in draft.bonds for each in bond.head.subtree}
    said = {each.i for head in draft.heads.get("content", []) for each in head.subtree} - bound
    return [other for other in drafts if other is not draft and other.trigger.doc is doc and other.trigger.i in said]


def _is_about(event: Draft, other: Draft) -> bool:
    """Whether the other event is a noun in what the first one says of itself."""
    token: Token = other.trigger
    if token.pos_ == "VERB" or token.i == event.trigger.i or token.dep_ == "conj":
        return False
    return event.trigger.is_ancestor(token)
