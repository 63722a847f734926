"""Where the pipeline that accord ships lies."""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).parent / "en_accord"
