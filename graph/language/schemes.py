"""Which scheme a pipeline's labels follow, and what brings them to Universal Dependencies."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Literal, cast

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.types import Ints2d

from ..errors import ModelError
from . import clear

Scheme = Literal["universal", "clear"]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of `schemes.toml`."""

    detect: Mapping[str, frozenset[str]]
    labels: Mapping[str, str]
    fixed: frozenset[str]
    entities: Mapping[str, str]


@cache
def tables() -> Tables:
    """Read the tables, once."""
    data = tomllib.loads((files(__package__) / "schemes.toml").read_text(encoding="utf-8"))
    return Tables(
        detect={scheme: frozenset(data[scheme]["detect"]) for scheme in ("universal", "clear")},
        labels=data["clear"]["labels"],
        fixed=frozenset(data["clear"]["fixed"]["pairs"]),
        entities=data["entities"],
    )


def labels(nlp: Language) -> frozenset[str]:
    """Collect the labels that the parsers of a pipeline can give; none where it has no parser."""
    return frozenset(
        str(label)
        for name in nlp.pipe_names
        if "token.dep" in nlp.get_pipe_meta(name).assigns
        for label in getattr(nlp.get_pipe(name), "labels", ())
    )


def detect(dependency: Collection[str], name: str = "the pipeline") -> Scheme:
    """Tell which scheme dependency labels follow; ModelError where it is none that accord knows."""
    detected = tables().detect
    if detected["clear"].intersection(dependency):
        return "clear"
    if detected["universal"].intersection(dependency):
        return "universal"
    raise ModelError(f"the labels of {name} are neither Universal Dependencies nor ClearNLP's")


def steps(dependency: Collection[str], entity: Collection[str], name: str) -> list[Callable[[Doc], Doc]]:
    """List what has to be done to Docs with these labels; nothing where they are accord's own."""
    found: list[Callable[[Doc], Doc]] = []
    if detect(dependency, name) == "clear":
        found.append(clear_to_universal)
    wanted = tables().entities
    if any(wanted.get(label) != label for label in entity):
        found.append(partial(rename_entities, names=wanted))
    return found


def clear_to_universal(doc: Doc) -> Doc:
    """Make a new Doc of the same tokens with heads and labels of Universal Dependencies.

    A sentence that does not come out as a tree keeps its heads and gets new labels only.
    """
    mapping = tables()
    heads, deps = [token.head.i for token in doc], [token.dep_ for token in doc]
    for sentence in doc.sents:
        tree = clear.Tree(sentence, mapping.labels, mapping.fixed)
        tree.convert()
        heads[sentence.start : sentence.end] = tree.absolute_heads()
        deps[sentence.start : sentence.end] = tree.deps
    converted = doc.copy()
    if not heads:
        return converted
    hashes = [doc.vocab.strings.add(dep) for dep in deps]
    offsets = [(head - index) % 2**64 for index, head in enumerate(heads)]  # spaCy reads them as signed
    return converted.from_array([HEAD, DEP], cast("Ints2d", np.array([offsets, hashes], dtype=np.uint64).T))


def rename_entities(doc: Doc, names: Mapping[str, str]) -> Doc:
    """Relabel the names of a Doc, in place; names of kinds that the mapping lacks are dropped."""
    doc.ents = tuple(Span(doc, ent.start, ent.end, label=names[ent.label_]) for ent in doc.ents if ent.label_ in names)
    return doc
