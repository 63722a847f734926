"""Items -> padded tensors, in batches of paragraphs of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from ..syntax.labels import Numbers
from .examples import MISSING, Item


@dataclass(slots=True)
class Batch:
    """B paragraphs of at most T words. Gold tensors are (B, T), MISSING where padded or not known."""

    items: Sequence[Item]
    mask: Tensor
    """(B, T), true where there is a word."""
    tags: Tensor
    forms: Tensor
    starts: Tensor
    heads: Tensor
    deps: Tensor
    names: Tensor
    judged: Tensor
    sentences: Tensor
    """(B, T), the number of the sentence that a word is in."""
    predicates: Tensor
    """(P, 3): paragraph, word, roleset (MISSING where unknown) of each predicate."""
    roles: Tensor
    """(P, T): the role that a word has of the predicate, 0 for none."""
    events: Tensor | None = None
    """(B, T, classes), MISSING where not known; None where nothing is known of any word."""


def collate(items: Sequence[Item], numbers: Numbers) -> Batch:
    """Pad and stack."""
    width = max(len(item.words) for item in items)

    def stack(name: str) -> Tensor:
        rows = torch.full((len(items), width), MISSING)
        for row, item in enumerate(items):
            rows[row, : len(item.words)] = torch.from_numpy(getattr(item, name))
        return rows

    mask = torch.zeros(len(items), width, dtype=torch.bool)
    for row, item in enumerate(items):
        mask[row, : len(item.words)] = True
    known = [(row, item.events) for row, item in enumerate(items) if item.events is not None]
    events = torch.full((len(items), width, known[0][1].shape[1]), MISSING) if known else None
    for row, values in known:
        if events is not None:
            events[row, : len(values)] = torch.from_numpy(values)
    starts = stack("starts")
    found, roles = [], []
    for row, item in enumerate(items):
        for predicate in item.predicates:
            found.append((row, predicate.token, numbers.rolesets.get(predicate.roleset, MISSING)))
            line = torch.zeros(width, dtype=torch.long)
            for role, token in reversed(predicate.arguments):
                line[token] = numbers.roles.get(role, 0)
            roles.append(line)
    return Batch(
        items=items,
        mask=mask,
        tags=stack("tags"),
        forms=stack("forms"),
        starts=starts,
        heads=stack("heads"),
        deps=stack("deps"),
        names=stack("names"),
        judged=stack("judged"),
        sentences=(starts == 1).long().cumsum(1),
        predicates=torch.tensor(found, dtype=torch.long).reshape(-1, 3),
        roles=torch.stack(roles) if roles else torch.zeros(0, width, dtype=torch.long),
        events=events,
    )


def batches(items: Sequence[Item], words: int, rng: random.Random | None) -> Iterator[list[Item]]:
    """Group items of like length to about `words` words with padding; shuffled where there is a generator."""
    keyed = [(len(item.words) * (1 if rng is None else rng.uniform(0.9, 1.1)), i) for i, item in enumerate(items)]
    groups: list[list[Item]] = []
    group: list[Item] = []
    longest = 0
    for _, index in sorted(keyed):
        longest = max(longest, len(items[index].words))
        if group and longest * (len(group) + 1) > words:
            groups.append(group)
            group, longest = [], len(items[index].words)
        group.append(items[index])
    if group:
        groups.append(group)
    if rng is not None:
        rng.shuffle(groups)
    yield from groups
