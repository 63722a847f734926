"""Two words that tell of one event ("reached an agreement") become one draft."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.tree import is_infinitive
from .drafts import Draft


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a paragraph; a verb and its object that say one event ("reached an agreement") as the verb's.

    So do a noun and the participle behind it ("the deal, reached on Thursday"), and talks and what they are held for
    ("met to discuss a truce").
    """
    absorbed: set[int] = set()
    for draft in drafts:
        for other in drafts:
            noun = other.trigger
            same = draft.type == other.type and draft.trigger.pos_ == "VERB" and noun.pos_ != "VERB"
            behind = draft.trigger.head == noun and draft.trigger.tag_ == "VBN" and draft.trigger.dep_ == "acl"
            said = noun in draft.heads.get("content", ()) and noun.dep_ == "obl"
            held_for = noun.head == draft.trigger and noun.dep_ in {"advcl", "xcomp"} and is_infinitive(noun)
            if draft.type == other.type == "Talks" and draft.trigger.pos_ == "VERB" and held_for:
                same = behind = True
            if same and (behind or said or (noun.head == draft.trigger and noun.dep_ in {"obj", "nsubj:pass"})):
                absorbed.add(id(other))
                draft.roles = {**other.roles, **draft.roles}
                draft.heads = {**other.heads, **draft.heads}
    return [draft for draft in drafts if id(draft) not in absorbed]
