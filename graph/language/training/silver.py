"""A trained network goes on learning from what its teachers say of texts without annotation, beside treebanks."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
import torch

from ...errors import InputError, ModelError
from ..syntax.labels import Labels
from ..syntax.network import FOLLOW, Network
from ..syntax.pieces import Pieces
from ..syntax.weights import Floats, read
from .examples import Item, bare_item
from .loop import fit, look
from .recipe import Data, annotated, follow, resumable, write
from .settings import CHOSEN, STATE, Settings
from .student import Student
from .teachers import TASKS, Teachers


def go_on(
    data: Data,
    teachers: Sequence[Path],
    texts: Sequence[Path],
    settings: Settings,
    work: Path,
    report: Callable[[str], None],
) -> tuple[dict[str, Floats], Pieces]:
    """Train the network of the last teacher on: the mean weights at the end.

    It starts from the weights that its own training left beside it. What is marked or written in `texts` (JSON lines
    with `text`) the teachers annotate together; of the treebanks and of PropBank's examples each pass reads a share.
    """
    networks = [Network(*read(folder / "syntax")) for folder in teachers]
    pieces = networks[-1].encoder.read
    for task in TASKS:
        if getattr(networks[-1].labels, task) != getattr(data.labels, task):
            raise ModelError(f"was trained on other data: its {task} differ", file=teachers[-1])
    marked = [item for item in data.train if item.events is not None]
    gold = [item for item in data.train if item.events is None]
    silver = [*marked, *(item for path in texts for item in paragraphs(path))]
    Teachers(networks).annotate(silver)
    model = started(teachers[-1], pieces, data.labels, settings)
    report(look(model, data.dev, data.labels).text)

    def items(number: int) -> Sequence[Item]:
        rng = random.Random(f"{settings.seed} {number}")  # noqa: S311 - nothing secret
        examples = rng.sample(list(data.examples), int(settings.silver_examples * len(data.examples)))
        found = annotated(model, replace(data, examples=examples), settings.judged, rng)
        return [*silver, *rng.sample(gold, int(settings.silver_gold * len(gold))), *found]

    made_with = {"settings": settings.to_dict(), "labels": data.labels.to_dict(), "items": len(silver)}
    state = resumable(work / STATE, made_with)

    def keep(current: dict[str, Any]) -> None:
        write({**current, **made_with}, work / STATE)

    top = set(model.heads.parameters())
    encoder = [parameter for parameter in model.parameters() if parameter not in top]
    fit(
        model,
        items,
        data.labels,
        passes=settings.silver_passes,
        rates=[(encoder, settings.silver_rate), (list(model.heads.parameters()), settings.silver_head_rate)],
        words=settings.words,
        average=settings.silver_average,
        seed=settings.seed,
        report=report,
        check=lambda current: look(current, data.dev, data.labels).text,
        state=state,
        keep=keep,
    )
    write(model.state_dict(), work / CHOSEN)
    weights = {name: values.detach().float().numpy() for name, values in model.state_dict().items()}
    return {**weights, FOLLOW: follow(gold, data.labels, settings.follow)}, pieces


def started(teacher: Path, pieces: Pieces, labels: Labels, settings: Settings) -> Student:
    """Build the model with the weights that a training left; ModelError where they are gone."""
    torch.manual_seed(settings.seed)
    model = Student(
        pieces,
        labels,
        layers=settings.layers,
        narrow=settings.narrow,
        dropout=settings.dropout,
        hidden=settings.hidden,
        seed=settings.seed,
    )
    kept = teacher.with_name(f"{teacher.name}.work") / CHOSEN
    if not kept.is_file():
        raise ModelError("is not there: the weights of the last teacher as its training left them", file=kept)
    weights: Mapping[str, torch.Tensor] = torch.load(kept, weights_only=True)
    model.load_state_dict(weights)
    return model


def paragraphs(path: Path) -> Iterator[Item]:
    """The lines of the texts of a file of JSON lines, nothing known of them; InputError names file and line."""
    nlp = spacy.blank("en")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=path) from error
    for number, line in enumerate(lines, 1):
        try:
            text = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError("holds no JSON object with a text", file=path, line=number) from error
        for paragraph in str(text).split("\n"):
            tokens = [token for token in nlp.make_doc(paragraph) if not token.is_space]
            if tokens:
                yield bare_item([token.text for token in tokens], [bool(token.whitespace_) for token in tokens])
