"""The student, which is what ships: the lower layers of the pretrained transformer with narrower piece embeddings.

It computes what `accord.language.syntax.encoder` computes with numpy; a test holds the two together.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from ..syntax.labels import Labels
from ..syntax.pieces import CLOSE, OPEN, SHAPES, UNKNOWN, Pieces
from .batches import Batch
from .heads import Heads
from .pretrained import WEIGHTS, vocabulary

WIDTH, HIDDEN, ATTENTIONS, PLACES = 384, 1536, 12, 512
"""Of the pretrained transformer: state, feed-forward layer, attention heads, positions."""
LONGEST = PLACES - 2


class Block(nn.Module):
    """One transformer layer over (B, T, WIDTH), normalised after each half, as BERT does."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """`hidden` (B, 1, 1, T) is minus infinity where there is nothing to attend to, 0 elsewhere."""
        rows, length, _ = x.shape
        query, key, value = self.mix(x).view(rows, length, 3, ATTENTIONS, -1).permute(2, 0, 3, 1, 4)
        # Written out: on a CPU the gradient of torch's own function takes several times as long.
        weights = (query * query.shape[-1] ** -0.5 @ key.transpose(-1, -2) + hidden.to(query.dtype)).softmax(-1)
        seen = weights.to(value.dtype) @ value
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x), approximate="tanh"))))  # type: ignore[no-any-return]


class Student(nn.Module):
    """Piece embeddings of `narrow` dimensions, `layers` transformer layers, the heads of all tasks.

    In training, a share `hidden` of the words is read as unknown.
    """

    def __init__(
        self,
        pieces: Pieces,
        labels: Labels,
        *,
        layers: int = 4,
        narrow: int = 128,
        dropout: float = 0.1,
        hidden: float = 0.0,
        seed: int = 1,
    ) -> None:
        super().__init__()
        self.read = pieces
        self.hidden = hidden
        self._rng = random.Random(seed)  # noqa: S311 - nothing secret
        self.pieces = nn.Embedding(len(pieces), narrow)
        self.widen = nn.Linear(narrow, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(layers))
        self.heads = Heads(WIDTH, labels, arcs=192, small=64)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.shapes.weight)

    def start_from(self, folder: Path) -> None:
        """Take the weights of the pretrained model: its lower layers, and the best embeddings of fewer dimensions."""
        weights = load_file(folder / WEIGHTS)
        embedded = weights["embeddings.word_embeddings.weight"]
        whole = {piece: row for row, piece in enumerate(vocabulary(folder))}
        embedded = embedded[[whole[piece] for piece in self.read.vocabulary]]
        left, singular, right = torch.linalg.svd(embedded, full_matrices=False)
        narrow = self.pieces.weight.shape[1]
        scale = singular[:narrow].mean()
        with torch.no_grad():
            self.pieces.weight.copy_(left[:, :narrow] * singular[:narrow] / scale * 8)
            self.widen.weight.copy_((right[:narrow] * scale / 8).T)
            self.widen.bias.copy_(weights["embeddings.token_type_embeddings.weight"][0])
            self.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
            copy(self.norm, weights, "embeddings.LayerNorm")
            for number, block in enumerate(cast("list[Block]", list(self.blocks))):
                prefix = f"encoder.layer.{number}"
                parts = [f"{prefix}.attention.self.{name}" for name in ("query", "key", "value")]
                block.mix.weight.copy_(torch.cat([weights[f"{part}.weight"] for part in parts]))
                block.mix.bias.copy_(torch.cat([weights[f"{part}.bias"] for part in parts]))
                for layer, name in (
                    (block.out, "attention.output.dense"),
                    (block.norm1, "attention.output.LayerNorm"),
                    (block.up, "intermediate.dense"),
                    (block.down, "output.dense"),
                    (block.norm2, "output.LayerNorm"),
                ):
                    copy(layer, weights, f"{prefix}.{name}")

    def states(self, batch: Batch) -> Tensor:
        """(B, T, WIDTH)."""
        rows, firsts, shapes = [], [], []
        for item in batch.items:
            ids, first, written = [OPEN], [], [0]
            for word in item.words:
                first.append(min(len(ids), LONGEST))
                own, shape = self.read(word)
                if self.training and self._rng.random() < self.hidden:
                    own = (UNKNOWN,)
                ids += own
                written += [shape, *[0] * (len(own) - 1)]
            rows.append([*ids[:LONGEST], CLOSE])
            shapes.append([*written[:LONGEST], 0])
            firsts.append([min(place, len(rows[-1]) - 1) for place in first])
        width, words = max(map(len, rows)), batch.mask.shape[1]
        ids_, shapes_ = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(2))
        hidden = torch.full((len(rows), 1, 1, width), -1e4)
        index = torch.zeros(len(rows), words, dtype=torch.long)
        for i, (row, first, written) in enumerate(zip(rows, firsts, shapes, strict=True)):
            ids_[i, : len(row)] = torch.tensor(row)
            shapes_[i, : len(row)] = torch.tensor(written)
            hidden[i, ..., : len(row)] = 0
            index[i, : len(first)] = torch.tensor(first)
        embedded = self.widen(self.pieces(ids_)) + self.shapes(shapes_) + self.places.weight[:width]
        x = self.dropout(self.norm(embedded))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for block in self.blocks:
                x = block(x, hidden)
        found: Tensor = x.float().gather(1, index.unsqueeze(-1).expand(-1, -1, WIDTH))
        return found


def copy(layer: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    """Copy weight and bias."""
    layer.weight.copy_(weights[f"{name}.weight"])
    layer.bias.copy_(weights[f"{name}.bias"])
