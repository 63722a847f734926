"""How many people an event is told of: those who are held, those who act, those who are sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..language.tree import base, children
from ..records import Filler
from ..resolve.antecedents import is_plural
from ..resolve.registry import slug
from .phrases import described, phrase
from .quantities import Quantity, find_quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..language.pipeline import Parsed


def of_captives(captive: Filler, end: int) -> Filler | None:
    """The number in what is said of captives up to a character of the document."""
    quantity = find_quantity(captive.text[: end - captive.start])
    if quantity is None or (quantity.number is None and quantity.text.lower() in {"a", "an"}):
        return None
    return Filler(quantity.text, captive.start + quantity.start, captive.start + quantity.end, number=quantity.number)


def summed(captive: Filler, heads: Sequence[Token]) -> Filler | None:
    """How many they are that are told one by one: "three policemen, a soldier and two clerks"."""
    numbers = [_number(head) for head in heads]
    known = [number for number in numbers if number is not None]
    if len(heads) < 2 or len(known) < len(numbers) or any(base(head) != "conj" for head in heads[1:]):
        return None
    return Filler(captive.text, captive.start, captive.end, number=sum(known))


def told_apart(
    roles: dict[str, tuple[Filler, ...]], parsed: Parsed, objects: Sequence[Token], sent: Collection[str]
) -> None:
    """Fill the count, apart from who they are: "2,000 teachers marched"; or of whom is sent: "it sent 200 men".

    `sent` are the lemmas of people who are sent somewhere.
    """
    if "count" in roles:
        return
    actors = roles.get("actor", ())
    for filler in actors[:1]:
        quantity = _leading(filler.text)
        if quantity is not None:
            roles["count"] = (_counted(filler, quantity),)
            roles["actor"] = (_uncounted(filler, quantity), *actors[1:])
            return
    for head in objects[:1]:
        start, end = phrase(head)
        filler = Filler(parsed.doc.text[start:end], parsed.block.start + start, parsed.block.start + end)
        quantity = _leading(filler.text)
        if quantity is not None and head.lemma_.lower() in sent:
            roles["count"] = (_counted(filler, quantity),)


def of_targets(roles: dict[str, tuple[Filler, ...]]) -> None:
    """Fill the count of those to whom it is done with the number before them: "killed 26 people", "hit nine sites"."""
    for filler in roles.get("recipient", ())[:1]:
        quantity = _leading(filler.text)
        if quantity is not None and "count" not in roles:
            roles["count"] = (_counted(filler, quantity),)


def _number(head: Token) -> int | None:
    """How many a noun of a row is by itself: one, or the number before the plural."""
    if not is_plural(head):
        return 1 if head.pos_ == "PROPN" or children(head, "det", "nmod") else None
    quantity = find_quantity(" ".join(child.text for child in children(head, "nummod")))
    return None if quantity is None else quantity.number


def _leading(text: str) -> Quantity | None:
    """The number that a phrase opens with."""
    quantity = find_quantity(text)
    return None if quantity is None or quantity.start > 0 or quantity.text.lower() in {"a", "an", "both"} else quantity


def _counted(filler: Filler, quantity: Quantity) -> Filler:
    return Filler(quantity.text, filler.start, filler.start + quantity.end, number=quantity.number)


def _uncounted(filler: Filler, quantity: Quantity) -> Filler:
    """The same people without their number, where they have no name but what describes them."""
    actor = filler.actor
    name = "" if actor is None else described(actor.name.removeprefix(quantity.text).strip().removeprefix("of "))
    if actor is None or not actor.anonymous or not name or name == actor.name:
        return filler
    return replace(filler, actor=replace(actor, id=f"{slug(name)}-{actor.id.rpartition('-')[2]}", name=name))
