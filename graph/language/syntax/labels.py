"""The labels that the network gives, by task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Labels:
    """Label i of a task is what its output i stands for."""

    tags: tuple[str, ...]
    """Penn Treebank tags."""
    forms: tuple[str, ...]
    """Word class and features, joined: "VERB|Tense=Past|VerbForm=Fin"."""
    deps: tuple[str, ...]
    names: tuple[str, ...]
    """BIO tags; "O" is the first."""
    roles: tuple[str, ...]
    """Semantic roles; the first, "", stands for none."""
    rolesets: tuple[str, ...]
    paths: tuple[str, ...] = ()
    """Paths of a tree from a predicate, as `paths.Paths` reads them."""
    markers: tuple[str, ...] = ()
    """Words that mark an argument: prepositions, subordinating conjunctions."""
    events: tuple[str, ...] = ()
    """Classes of events that a word may tell of."""

    def numbers(self) -> Numbers:
        """The other way round."""
        return Numbers(*({label: i for i, label in enumerate(getattr(self, f.name))} for f in fields(self)))

    def to_dict(self) -> dict[str, Sequence[str]]:
        """As JSON can hold it."""
        return {item.name: list(getattr(self, item.name)) for item in fields(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Labels:
        """Read what `to_dict` gave."""
        return cls(**{item.name: tuple(data[item.name]) for item in fields(cls) if item.name in data})


@dataclass(frozen=True, slots=True)
class Numbers:
    """Label -> number, by task."""

    tags: Mapping[str, int]
    forms: Mapping[str, int]
    deps: Mapping[str, int]
    names: Mapping[str, int]
    roles: Mapping[str, int]
    rolesets: Mapping[str, int]
    paths: Mapping[str, int]
    markers: Mapping[str, int]
    events: Mapping[str, int]
