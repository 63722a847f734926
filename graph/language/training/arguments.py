"""The layer that scores semantic roles, trained on top of a finished network: its states and trees do not change.

It computes what `accord.language.syntax.arguments` computes with numpy; a test holds the two together.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ..syntax.arguments import DISTANCES
from ..syntax.labels import Labels
from .examples import MISSING
from .heads import Layer, with_one
from .loop import slope
from .propbank import Frame
from .readings import Reading
from .settings import Settings

WIDTH, SMALL, NARROW = 128, 96, 24
"""Of the layer, and of what stands for a word and for a roleset in it."""
NUMBERED = "01234"
UNKNOWN_ROLESET, HIDDEN_PATHS = 0.15, 0.15
"""Shares that a training step hides."""
DROPOUT = 0.33
CELLS = 6000
"""Words of a batch, padding included."""


class Roles(nn.Module):
    """See `accord.language.syntax.arguments`; `states` is the width of a word's state."""

    def __init__(self, states: int, labels: Labels, frames: Mapping[str, Frame]) -> None:
        super().__init__()
        rolesets = len(labels.rolesets)
        self.predicate, self.candidate = Layer(states, SMALL, DROPOUT), Layer(states, SMALL, DROPOUT)
        self.both = nn.Parameter(torch.randn(len(labels.roles), SMALL + 1, SMALL + 1) * 0.01)
        self.rolesets, self.widen = nn.Embedding(rolesets + 1, NARROW), nn.Linear(NARROW, WIDTH, bias=False)
        self.frames = nn.Parameter(numbered(labels, frames), requires_grad=False)
        self.numbered = nn.Linear(len(NUMBERED) + 1, WIDTH, bias=False)
        self.dependents = nn.Linear(len(labels.deps), WIDTH, bias=False)
        self.acting, self.acted = nn.Linear(SMALL, WIDTH), nn.Linear(SMALL, WIDTH, bias=False)
        self.paths = nn.Embedding(len(labels.paths) + 2, WIDTH)
        self.markers = nn.Embedding(len(labels.markers) + 1, WIDTH)
        self.distances = nn.Embedding(DISTANCES, WIDTH)
        self.inner, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, len(labels.roles))
        self.dropout = nn.Dropout(DROPOUT)
        for table in (self.rolesets, self.paths, self.markers, self.distances):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, batch: Batch) -> Tensor:
        """(P, T, roles)."""
        paths, rolesets = batch.paths, batch.rolesets
        if self.training:
            paths = paths * (torch.rand(paths.shape) >= HIDDEN_PATHS)
            unknown = torch.full_like(rolesets, self.rolesets.num_embeddings - 1)
            rolesets = torch.where(torch.rand(rolesets.shape) < UNKNOWN_ROLESET, unknown, rolesets)
        predicates = self.predicate(batch.states[torch.arange(len(rolesets)), batch.words])
        candidates = self.candidate(batch.states)
        acting = self.acting(predicates) + self.dependents(batch.dependents)
        acting = acting + self.widen(self.rolesets(rolesets)) + self.numbered(self.frames[rolesets])
        tree = self.markers(batch.markers) + self.paths(paths) + self.distances(batch.distances)
        x = self.dropout(functional.leaky_relu(self.acted(candidates) + tree + acting.unsqueeze(1), 0.1))
        x = x + self.dropout(functional.leaky_relu(self.inner(x), 0.1))
        views = torch.einsum("pi,rij->prj", with_one(predicates), self.both)
        found: Tensor = self.out(x) + with_one(candidates) @ views.transpose(1, 2)
        return found


@dataclass(slots=True)
class Batch:
    """P predicates with sentences of at most T words; `words` are their places."""

    states: Tensor
    paths: Tensor
    distances: Tensor
    markers: Tensor
    roles: Tensor
    words: Tensor
    rolesets: Tensor
    dependents: Tensor


def numbered(labels: Labels, frames: Mapping[str, Frame]) -> Tensor:
    """Which numbered roles each roleset has, and whether that is unknown: (rolesets + 1, 6); the last is no roleset."""
    found = torch.zeros(len(labels.rolesets) + 1, len(NUMBERED) + 1)
    found[:, -1] = 1
    for row, roleset in enumerate(labels.rolesets):
        if roleset in frames:
            found[row, -1] = 0
            for number in set(frames[roleset].roles) & set(NUMBERED):
                found[row, int(number)] = 1
    return found


def fit(layer: Roles, readings: Sequence[Reading], settings: Settings, report: Callable[[str], None]) -> None:
    """Take gradient steps; the weights at the end are a running mean."""
    rng = random.Random(settings.seed)  # noqa: S311 - nothing secret
    learned = [parameter for parameter in layer.parameters() if parameter.requires_grad]
    mean = [parameter.detach().clone() for parameter in learned]
    optimizer = torch.optim.AdamW(learned, lr=settings.role_rate, betas=(0.9, 0.98), weight_decay=0.01)
    passes, step = settings.role_passes, 0
    layer.train()
    for number in range(passes):
        batches, lost = groups(readings, rng), 0.0
        for done, group in enumerate(batches):
            optimizer.param_groups[0]["lr"] = settings.role_rate * slope((number + done / len(batches)) / passes)
            batch = collate(group)
            found = layer(batch)
            loss = functional.cross_entropy(found.flatten(0, 1), batch.roles.flatten(), ignore_index=MISSING)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            step += 1
            share = min(settings.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for kept, parameter in zip(mean, learned, strict=True):
                    kept.lerp_(parameter, 1 - share)
            lost += float(loss.detach())
        report(f"roles, pass {number + 1}/{passes}: {lost / len(batches):.4f}")
    with torch.no_grad():
        for kept, parameter in zip(mean, learned, strict=True):
            parameter.copy_(kept)
    layer.eval()


def groups(readings: Sequence[Reading], rng: random.Random) -> list[list[Reading]]:
    """Sentences of like length, about `CELLS` words of all their predicates together; shuffled."""
    ordered = sorted(readings, key=lambda reading: (len(reading.words) // 4, rng.random()))
    found: list[list[Reading]] = [[]]
    cells = 0
    for reading in ordered:
        if cells > CELLS:
            found.append([])
            cells = 0
        found[-1].append(reading)
        cells += len(reading.words) * len(reading.predicates)
    rng.shuffle(found)
    return found


def collate(readings: Sequence[Reading]) -> Batch:
    """Pad and stack; each predicate has a row."""
    rows = [(reading, row) for reading in readings for row in range(len(reading.predicates))]
    longest = max(len(reading.words) for reading in readings)
    states = torch.zeros(len(rows), longest, readings[0].states.shape[1])
    paths, distances, markers = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(3))
    roles = torch.full((len(rows), longest), MISSING)
    for place, (reading, row) in enumerate(rows):
        size = len(reading.words)
        states[place, :size] = torch.from_numpy(reading.states)
        paths[place, :size] = torch.from_numpy(reading.seen.paths[row])
        distances[place, :size] = torch.from_numpy(reading.seen.distances[row])
        markers[place, :size] = torch.from_numpy(reading.seen.markers)
        roles[place, :size] = torch.from_numpy(reading.roles[row])
    return Batch(
        states=states,
        paths=paths,
        distances=distances,
        markers=markers,
        roles=roles,
        words=torch.tensor([reading.predicates[row] for reading, row in rows]),
        rolesets=torch.tensor([reading.rolesets[row] for reading, row in rows]),
        dependents=torch.from_numpy(np.stack([reading.seen.dependents[row] for reading, row in rows])),
    )
