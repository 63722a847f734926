"""The settings of `settings.toml`, typed."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from importlib.resources import files
from pathlib import Path

from ...errors import InputError

CHOSEN, STATE = "checkpoint.pt", "state.pt"
"""Files of a training: the mean weights after the best pass so far, and all that it needs to go on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """See the comments of `settings.toml`."""

    seed: int
    layers: int
    narrow: int
    dropout: float
    hidden: float
    passes: int
    examples_from: int
    judged: float
    words: int
    rate: float
    head_rate: float
    average: float
    follow: float
    silver_passes: int
    silver_rate: float
    silver_head_rate: float
    silver_average: float
    silver_gold: float
    silver_examples: float
    role_passes: int
    role_rate: float

    def to_dict(self) -> dict[str, float]:
        """As the pipeline's meta file keeps them."""
        return asdict(self)


def read_settings(path: Path | None = None) -> Settings:
    """Read the settings that ship, or those of another file; InputError for keys that are missing or unknown."""
    source = path or Path(str(files(__package__) / "settings.toml"))
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", file=source) from error
    names = {item.name for item in fields(Settings)}
    for key in sorted(names ^ data.keys()):
        raise InputError(f"{'missing' if key in names else 'unknown'} setting {key!r}", file=source)
    return Settings(**data)
