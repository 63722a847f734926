"""The training of the network: treebanks and PropBank in, weights, labels and pieces out."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch

from ...errors import InputError
from ...vocabulary.schema import load_schema
from ..conllu import read_conllu
from ..prepare import find, held_out_docs, training_docs
from ..syntax.arguments import PREFIX
from ..syntax.labels import Labels
from ..syntax.network import FOLLOW, Network
from ..syntax.pieces import SPECIAL, Pieces
from ..syntax.weights import Floats, quantized, restored
from . import marks, pretrained
from .arguments import Roles
from .arguments import fit as fit_roles
from .batches import batches, collate
from .examples import MISSING, Item, collect_labels, example_item, to_item
from .loop import decode, fit, look
from .propbank import (
    ROLES,
    Annotated,
    Frame,
    Predicate,
    predicates_of,
    read_annotation,
    read_examples,
    span_head,
)
from .propbank import find as find_propbank
from .readings import read
from .settings import CHOSEN, STATE, Settings
from .student import Student

LONGEST = 120
"""Words of an example sentence at most."""
JUDGED_SEED = 7
"""Decides which examples teach what is a predicate."""


@dataclass(frozen=True, slots=True)
class Data:
    """Items to learn from, items to look at after each pass, example sentences of rolesets, and all labels."""

    train: Sequence[Item]
    dev: Sequence[Item]
    examples: Sequence[Annotated]
    labels: Labels


def read_data(treebank: Path, propbank: Path, seed: int) -> Data:
    """Read and align all data. Of the development files every third or sixth paragraph is looked at."""
    nlp = spacy.blank("en")
    roles = {part: _roles(treebank, propbank, part) for part in ("train", "dev")}
    docs = training_docs(treebank, nlp.vocab, seed, roles["train"])
    gum = held_out_docs(treebank, nlp.vocab, "dev", "en_gum")
    ewt = held_out_docs(treebank, nlp.vocab, "dev", "en_ewt", roles["dev"])
    path = find_propbank(propbank, "propbank-examples.jsonl")
    examples = [] if path is None else [one for one in read_examples(path) if _plain(one)]
    rolesets = {predicate.roleset for doc in docs for predicate in doc.user_data.get("predicates") or ()}
    labels = collect_labels(docs, ROLES, sorted(rolesets | {one.roleset for one in examples}))
    labels = replace(labels, events=tuple(sorted(load_schema().events)))
    numbers = labels.numbers().events
    return Data(
        train=[*(to_item(nlp, doc, labels) for doc in docs), *marks.items(nlp, marks.learned(labels.events), numbers)],
        dev=[
            *(to_item(nlp, doc, labels) for doc in [*ewt[::2], *gum][::3]),
            *marks.items(nlp, marks.looked_at(), numbers),
        ],
        examples=examples,
        labels=labels,
    )


def _roles(treebank: Path, propbank: Path, part: str) -> Mapping[str, Sequence[Predicate]]:
    path = find_propbank(propbank, f"ewt_propbank-{part}.jsonl")
    if path is None:
        raise InputError(f"holds no ewt_propbank-{part}.jsonl or ewt_propbank-{part}.jsonl.gz", file=propbank)
    annotation = read_annotation(path)
    sentences = read_conllu(find(treebank, f"en_ewt-{part}.conllu"))
    return {s.id: predicates_of(s, annotation[s.id]) for s in sentences if s.id in annotation}


def _plain(example: Annotated) -> bool:
    """Whether an example is of usable length and without traces of movement."""
    return len(example.tokens) <= LONGEST and not any("*" in token and len(token) > 1 for token in example.tokens)


def train(
    data: Data, settings: Settings, work: Path, report: Callable[[str], None]
) -> tuple[dict[str, Floats], Pieces]:
    """Train the network: the mean weights after the pass that looks best.

    These are kept in the folder `work`, with the state of the training after each pass. A training that was cut off
    goes on from there, if settings, labels and the number of items are the same.
    """
    torch.manual_seed(settings.seed)
    folder = pretrained.folder()
    pieces = Pieces([*SPECIAL, *(p for p in pretrained.vocabulary(folder) if not p.startswith("["))])
    model = Student(
        pieces,
        data.labels,
        layers=settings.layers,
        narrow=settings.narrow,
        dropout=settings.dropout,
        hidden=settings.hidden,
        seed=settings.seed,
    )
    model.start_from(folder)

    def items(number: int) -> Sequence[Item]:
        if number < settings.examples_from:
            return data.train
        rng = random.Random(f"{JUDGED_SEED} {number}")  # noqa: S311 - nothing secret
        return [*data.train, *annotated(model, data, settings.judged, rng)]

    made_with = {"settings": settings.to_dict(), "labels": data.labels.to_dict(), "items": len(data.train)}
    state = resumable(work / STATE, made_with)
    best = -1.0
    if state is not None:
        best = state["best"]
        report(f"goes on after pass {state['passes']} of a training that was cut off")

    def check(current: Student) -> str:
        nonlocal best
        found = look(current, data.dev, data.labels)
        if found.value > best:
            best = found.value
            write(current.state_dict(), work / CHOSEN)
        return found.text

    def keep(current: dict[str, Any]) -> None:
        write({**current, **made_with, "best": best}, work / STATE)

    top = set(model.heads.parameters())
    encoder = [parameter for parameter in model.parameters() if parameter not in top]
    fit(
        model,
        items,
        data.labels,
        passes=settings.passes,
        rates=[(encoder, settings.rate), (list(model.heads.parameters()), settings.head_rate)],
        words=settings.words,
        average=settings.average,
        seed=settings.seed,
        report=report,
        check=check,
        state=state,
        keep=keep,
    )
    chosen = torch.load(work / CHOSEN, weights_only=True)
    weights = {name: values.float().numpy() for name, values in chosen.items()}
    return {**weights, FOLLOW: follow(data.train, data.labels, settings.follow)}, pieces


def write(content: Mapping[str, Any], path: Path) -> None:
    """Write a file that is whole or not there."""
    fresh = path.with_suffix(".new")
    torch.save(dict(content), fresh)
    fresh.replace(path)


def resumable(path: Path, made_with: Mapping[str, Any]) -> dict[str, Any] | None:
    """The state of a training that was cut off, if there is one that was made with the same settings and labels."""
    if not path.is_file():
        return None
    state: dict[str, Any] = torch.load(path, weights_only=True)
    return state if all(state[name] == value for name, value in made_with.items()) else None


def add_roles(
    weights: Mapping[str, Floats],
    pieces: Pieces,
    data: Data,
    frames: Mapping[str, Frame],
    settings: Settings,
    report: Callable[[str], None],
) -> tuple[dict[str, Floats], Labels]:
    """Train the layer of roles on a network as it ships, in eight bits: all weights, and the labels with its tables.

    The layer takes the place of the one that taught the encoder what roles are.
    """
    torch.manual_seed(settings.seed)
    network = Network(restored(quantized(weights)), data.labels, pieces)
    readings, labels = read(network, data.train, data.examples, data.labels)
    layer = Roles(readings[0].states.shape[1], labels, frames)
    fit_roles(layer, readings, settings, report)
    own = {PREFIX + name: values.float().numpy() for name, values in layer.state_dict().items()}
    first = ("heads.role_predicate.", "heads.role_argument.", PREFIX)
    kept = {name: values for name, values in weights.items() if name != "heads.role" and not name.startswith(first)}
    return {**kept, **own}, labels


def follow(items: Sequence[Item], labels: Labels, weight: float) -> Floats:
    """How much oftener a BIO label of names stands behind another than by chance, as a logarithm times a weight.

    (labels, labels). Words are labelled one by one; this keeps a name in one piece.
    """
    pairs = np.full((len(labels.names), len(labels.names)), 0.5)
    for item in items:
        known = (item.names[:-1] != MISSING) & (item.names[1:] != MISSING)
        np.add.at(pairs, (item.names[:-1][known], item.names[1:][known]), 1)
    alone = pairs.sum(axis=0) / pairs.sum()
    found: Floats = (weight * np.log(pairs / pairs.sum(axis=1, keepdims=True) / alone)).astype(np.float32)
    return found


def annotated(model: Student, data: Data, judged: float, rng: random.Random) -> list[Item]:
    """The example sentences, with the heads of their argument spans as the model now parses them."""
    model.eval()
    plain = [example_item(one.tokens, None, judged=False) for one in data.examples]
    place = {id(item): index for index, item in enumerate(plain)}
    numbers = data.labels.numbers()
    found: list[Item] = []
    with torch.no_grad():
        for group in batches(plain, 3000, None):
            batch = collate(group, numbers)
            parsed = decode(model.heads.arcs(model.states(batch)), batch).tolist()
            for item, heads in zip(group, parsed, strict=True):
                one = data.examples[place[id(item)]]
                spans = [(role, first, last) for role, first, last in one.spans if role in numbers.roles]
                arguments = dict.fromkeys((role, span_head(heads, first, last)) for role, first, last in spans)
                others = tuple((role, word) for role, word in arguments if word != one.token)
                predicate = Predicate(one.token, one.roleset, "", others)
                found.append(example_item(one.tokens, predicate, judged=rng.random() < judged))
    return found
