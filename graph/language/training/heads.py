"""What stands on top of an encoder: one small layer a task, and the loss of a batch.

Dependencies are scored as in Dozat and Manning (2017), "Deep biaffine attention for neural dependency parsing", with
the difference that the root of a sentence has itself as head; semantic roles likewise, from predicate to argument.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..syntax.labels import Labels
from .batches import Batch
from .examples import MISSING

NEVER = -1e4
RARE = -4.0
"""The score of an event from which training starts: few words tell of one."""


class Layer(nn.Module):
    """A dense layer with leaky rectifier and dropout: (..., width) -> (..., out)."""

    def __init__(self, width: int, out: int, dropout: float) -> None:
        super().__init__()
        self.linear = nn.Linear(width, out)
        self.dropout = nn.Dropout(dropout)
        nn.init.orthogonal_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.dropout(functional.leaky_relu(self.linear(x), 0.1))
        return found


class Heads(nn.Module):
    """The layers of all tasks over states (B, T, width)."""

    def __init__(self, width: int, labels: Labels, *, arcs: int = 192, small: int = 96, dropout: float = 0.33) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.tagging = Layer(width, 128, dropout)
        self.tags = nn.Linear(128, len(labels.tags))
        self.forms = nn.Linear(128, len(labels.forms))
        self.starts = nn.Linear(128, 2)
        self.naming = Layer(width, 96, dropout)
        self.names = nn.Linear(96, len(labels.names))
        self.dependent, self.governor = Layer(width, arcs, dropout), Layer(width, arcs, dropout)
        self.arc = nn.Parameter(torch.zeros(arcs + 1, arcs))
        self.root = nn.Linear(arcs, 1)
        self.label_dependent, self.label_governor = Layer(width, small, dropout), Layer(width, small, dropout)
        self.label = nn.Parameter(torch.zeros(len(labels.deps), small + 1, small + 1))
        self.predicating = Layer(width, small, dropout)
        self.predicate = nn.Linear(small, 2)
        self.senses = nn.Linear(small, 48)
        self.rolesets = nn.Embedding(max(1, len(labels.rolesets)), 48)
        self.role_predicate, self.role_argument = Layer(width, small, dropout), Layer(width, small, dropout)
        self.role = nn.Parameter(torch.zeros(len(labels.roles), small + 1, small + 1))
        self.evoking = Layer(width, 128, dropout)
        self.events = nn.Linear(128, max(1, len(labels.events)))
        nn.init.constant_(self.events.bias, RARE)
        for weights in (self.arc, self.label, self.role):
            nn.init.normal_(weights, std=0.01)

    def arcs(self, states: Tensor) -> Tensor:
        """Score the heads of each word: (B, T, T), [b, i, j] is the score of j as head of i; i itself for the root."""
        dependent, governor = self.dependent(states), self.governor(states)
        scores: Tensor = with_one(dependent) @ self.arc @ governor.transpose(1, 2)
        return (
            scores
            - torch.diag_embed(scores.diagonal(dim1=1, dim2=2))
            + torch.diag_embed(self.root(dependent).squeeze(-1))
        )

    def labels(self, states: Tensor, heads: Tensor) -> Tensor:
        """Score the labels of words with the given heads (B, T): (B, T, labels)."""
        dependent, governor = with_one(self.label_dependent(states)), with_one(self.label_governor(states))
        chosen = governor.gather(1, heads.unsqueeze(-1).expand(-1, -1, governor.shape[-1]))
        return bilinear(dependent, self.label, chosen)

    def roles(self, states: Tensor, predicates: Tensor) -> Tensor:
        """Score the roles of all words of each predicate's paragraph: (P, T, roles)."""
        acting = with_one(self.role_predicate(states))[predicates[:, 0], predicates[:, 1]]
        arguments = with_one(self.role_argument(states))[predicates[:, 0]]
        projected = torch.einsum("pi,rij->prj", acting, self.role)
        return arguments @ projected.transpose(1, 2)

    def forward(self, states: Tensor) -> dict[str, Tensor]:
        states = self.dropout(states)
        tagging, predicating = self.tagging(states), self.predicating(states)
        return {
            "states": states,
            "tags": self.tags(tagging),
            "forms": self.forms(tagging),
            "starts": self.starts(tagging),
            "names": self.names(self.naming(states)),
            "arcs": self.arcs(states),
            "predicates": self.predicate(predicating),
            "senses": self.senses(predicating),
            "events": self.events(self.evoking(states)),
        }

    def loss(self, states: Tensor, batch: Batch) -> dict[str, Tensor]:
        """The loss of each task, a mean over the words (or predicates) of the batch for which there is gold."""
        found = self(states)
        inside = batch.sentences.unsqueeze(1) == batch.sentences.unsqueeze(2)
        arcs = found["arcs"].masked_fill(~(inside & batch.mask.unsqueeze(1)), NEVER)
        losses = {
            "tags": cross_entropy(found["tags"], batch.tags),
            "forms": cross_entropy(found["forms"], batch.forms),
            "starts": cross_entropy(found["starts"], batch.starts),
            "names": cross_entropy(found["names"], batch.names),
            "arcs": cross_entropy(arcs, batch.heads),
            "deps": cross_entropy(self.labels(found["states"], batch.heads.clamp(min=0)), batch.deps),
            "predicates": cross_entropy(found["predicates"], batch.judged),
        }
        if len(batch.predicates):
            rows, words, rolesets = batch.predicates.unbind(1)
            same = batch.sentences[rows] == batch.sentences[rows, words].unsqueeze(1)
            gold = batch.roles.masked_fill(~(same & batch.mask[rows]), MISSING)
            losses["roles"] = cross_entropy(self.roles(found["states"], batch.predicates), gold) * 2
            losses["senses"] = cross_entropy(found["senses"][rows, words] @ self.rolesets.weight.T, rolesets) * 0.2
        if batch.events is not None:
            losses["events"] = several(found["events"], batch.events) * 2
        return losses


def with_one(x: Tensor) -> Tensor:
    """Append a constant feature: (..., n) -> (..., n + 1)."""
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], dim=-1)


def bilinear(left: Tensor, weights: Tensor, right: Tensor) -> Tensor:
    """(B, T, i), (labels, i, j), (B, T, j) -> (B, T, labels)."""
    count, size = weights.shape[0], left.shape[-1]
    flat = left.reshape(-1, size) @ weights.permute(1, 0, 2).reshape(size, -1)
    return (flat.view(-1, count, right.shape[-1]) @ right.reshape(-1, right.shape[-1], 1)).view(*left.shape[:2], count)


def several(scores: Tensor, gold: Tensor) -> Tensor:
    """Loss of labels of which a word may have several: (B, T, labels), gold 1 or 0, MISSING where it is not known.

    The sum over the labels, a mean over the words of which anything is known.
    """
    known = gold != MISSING
    lost = functional.binary_cross_entropy_with_logits(scores.float(), gold.clamp(min=0).float(), reduction="none")
    return (lost * known).sum() / known.any(-1).sum().clamp(min=1)


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean over the gold labels that are not MISSING; 0 where all are."""
    if not bool((gold != MISSING).any()):
        return scores.sum() * 0
    flat: Any = scores.reshape(-1, scores.shape[-1]).float()
    return functional.cross_entropy(flat, gold.reshape(-1), ignore_index=MISSING)
