"""The network in files: weights of eight bits with a scale for each row, labels, and the word pieces."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import ModelError
from .labels import Labels
from .pieces import Pieces

Floats = NDArray[np.float32]
VERSION = 2
"""Raised whenever what the numbers mean changes: pieces, shapes, order of computation."""
WEIGHTS, LABELS, PIECES = "weights.npz", "labels.json", "pieces.txt"
SCALE = "/scale"


def quantized(weights: Mapping[str, Floats]) -> dict[str, NDArray[Any]]:
    """Matrices and higher as int8 with a float32 scale for each row of the last axis; vectors as float32."""
    found: dict[str, NDArray[Any]] = {}
    for name, values in weights.items():
        if values.ndim < 2:
            found[name] = values.astype(np.float32)
            continue
        scale = np.abs(values).max(axis=-1, keepdims=True) / 127
        scale[scale == 0] = 1
        found[name] = np.rint(values / scale).astype(np.int8)
        found[name + SCALE] = scale.astype(np.float32)
    return found


def restored(stored: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """Undo `quantized`, to within half a step of each row's scale."""
    found: dict[str, Floats] = {}
    for name, values in stored.items():
        if not name.endswith(SCALE):
            plain = values.astype(np.float32)
            found[name] = plain * stored[name + SCALE] if name + SCALE in stored else plain
    return found


def write(folder: Path, weights: Mapping[str, Floats], labels: Labels, pieces: Pieces) -> None:
    """Write a network into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = quantized(weights)
    np.savez_compressed(folder / WEIGHTS, **arrays)
    content = {"version": VERSION, **labels.to_dict()}
    (folder / LABELS).write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    (folder / PIECES).write_text("\n".join(pieces.vocabulary) + "\n", encoding="utf-8")


def read(folder: Path) -> tuple[dict[str, Floats], Labels, Pieces]:
    """Read what `write` wrote; ModelError where it is of another version or cannot be read."""
    try:
        content = json.loads((folder / LABELS).read_text(encoding="utf-8"))
        pieces = Pieces((folder / PIECES).read_text(encoding="utf-8").splitlines())
        with np.load(folder / WEIGHTS, allow_pickle=False) as stored:
            weights = restored({name: stored[name] for name in stored.files})
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot be read: {error}", file=folder) from error
    version = content.pop("version", None)
    if version != VERSION:
        raise ModelError(f"made for version {version} of the network, this is {VERSION}", file=folder)
    return weights, Labels.from_dict(content), pieces
