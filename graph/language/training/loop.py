"""Gradient steps over items, and scores on held-out items."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn

from ..syntax.labels import Labels
from ..syntax.trees import best_tree
from .batches import Batch, batches, collate
from .examples import MISSING, Item
from .student import Student

WARMUP = 0.05
"""Share of the training in which the rates rise; then they fall to 0."""


Sets = list[set[tuple[int, ...]]]
"""Gold items and found items."""


def fit(
    model: Student,
    items: Callable[[int], Sequence[Item]],
    labels: Labels,
    *,
    passes: int,
    rates: Sequence[tuple[Iterable[nn.Parameter], float]],
    words: int = 1600,
    seed: int = 1,
    decay: float = 0.01,
    average: float = 0.0,
    betas: tuple[float, float] = (0.9, 0.98),
    report: Callable[[str], None] | None = None,
    check: Callable[[Student], str] | None = None,
    state: Mapping[str, Any] | None = None,
    keep: Callable[[dict[str, Any]], None] | None = None,
) -> None:
    """Train for some passes over what `items(pass)` gives; `items` is asked before each pass.

    With `average` the weights at the end are an exponential mean over the steps, with that factor. After each pass
    `keep` gets the state of the training; a training that starts from such a `state` goes on as if never cut off.
    """
    numbers = labels.numbers()
    optimizer = torch.optim.AdamW(
        [{"params": list(params), "lr": rate} for params, rate in rates], weight_decay=decay, betas=betas
    )
    highest = [group["lr"] for group in optimizer.param_groups]
    mean: dict[str, Tensor] = {}
    if average:
        mean = {name: value.detach().clone() for name, value in model.named_parameters()}
    first, step = 0, 0
    if state is not None:
        first, step = int(state["passes"]), int(state["steps"])
        model.load_state_dict(state["weights"])
        optimizer.load_state_dict(state["optimizer"])
        mean = dict(state["mean"])
    started = time.monotonic()
    for number in range(first, passes):
        # Each pass has random numbers of its own: those that the passes before it drew are no part of the state.
        rng = random.Random(f"{seed} {number}")  # noqa: S311 - nothing secret
        torch.manual_seed(seed + number)
        model.train()
        sums: dict[str, float] = {}
        count = 0
        groups = list(batches(items(number), words, rng))
        for done, group in enumerate(groups):
            progress = (number + done / len(groups)) / passes
            for parameters, rate in zip(optimizer.param_groups, highest, strict=True):
                parameters["lr"] = rate * slope(progress)
            batch = collate(group, numbers)
            losses = model.heads.loss(model.states(batch), batch)
            loss = torch.stack(list(losses.values())).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            step += 1
            count += 1
            if average:
                share = min(average, (1 + step) / (10 + step))
                with torch.no_grad():
                    for name, value in model.named_parameters():
                        mean[name].lerp_(value, 1 - share)
            for task, lost in losses.items():
                sums[task] = sums.get(task, 0.0) + float(lost.detach())
        if report is not None:
            shown = " ".join(f"{name} {value / count:.3f}" for name, value in sums.items())
            report(f"pass {number + 1}/{passes}, {time.monotonic() - started:,.0f} s: {shown}")
            if check is not None:
                report(swapped(model, mean, check) if average else check(model))
        if keep is not None:
            weights, moments = model.state_dict(), optimizer.state_dict()
            keep({"passes": number + 1, "steps": step, "weights": weights, "mean": mean, "optimizer": moments})
    if average:
        with torch.no_grad():
            for name, value in model.named_parameters():
                value.copy_(mean[name])


def slope(progress: float) -> float:
    """The share of the highest rate at a point of the training, 0 to 1."""
    return min(progress / WARMUP + 1e-3, (1 - progress) / (1 - WARMUP))


def swapped(model: Student, mean: dict[str, Tensor], check: Callable[[Student], str]) -> str:
    """Check the model with its mean weights, and put its own back."""
    own = {name: value.detach().clone() for name, value in model.named_parameters()}
    with torch.no_grad():
        for name, value in model.named_parameters():
            value.copy_(mean[name])
        said = check(model)
        for name, value in model.named_parameters():
            value.copy_(own[name])
    return said


@dataclass(frozen=True, slots=True)
class Look:
    """Scores of a model on held-out items, in words, and the one number by which passes are compared."""

    text: str
    value: float


def look(model: Student, items: Sequence[Item], labels: Labels) -> Look:
    """Look at a model, with the gold words and sentences given: this is not the evaluation.

    Shares and F1 in per cent; the number is the sum of labelled attachment and names, one decimal each: what ships of
    the roles is trained on top, when all else is done.
    """
    model.eval()
    numbers = labels.numbers()
    punct = numbers.deps.get("punct", -2)
    right: dict[str, int] = {}
    total: dict[str, int] = {}

    def add(name: str, good: int, count: int) -> None:
        right[name] = right.get(name, 0) + good
        total[name] = total.get(name, 0) + count

    spans: Sets = [set(), set()]
    events: Sets = [set(), set()]
    roles: Sets = [set(), set()]
    with torch.no_grad():
        for count, group in enumerate(batches(items, 3000, None)):
            batch = collate(group, numbers)
            found = model.heads(model.states(batch))
            for name in ("tags", "forms", "starts"):
                gold = getattr(batch, name)
                known = gold != MISSING
                add(name, int((found[name].argmax(-1) == gold)[known].sum()), int(known.sum()))
            heads = decode(found["arcs"], batch)
            known = (batch.heads != MISSING) & (batch.deps != punct)
            good = heads == batch.heads
            add("uas", int(good[known].sum()), int(known.sum()))
            deps = model.heads.labels(found["states"], heads).argmax(-1)
            add("las", int((good & (deps == batch.deps))[known].sum()), int(known.sum()))
            names = found["names"].argmax(-1)
            for row, item in enumerate(batch.items):
                if bool((batch.names[row] != MISSING).any()):
                    for side, values in enumerate((batch.names[row].tolist(), names[row].tolist())):
                        for span in runs(values[: len(item.words)], labels.names):
                            spans[side].add((count, row, *span))
            role_sets(model, found, batch, roles, count)
            if batch.events is not None:
                known = batch.events != MISSING
                for side, cells in enumerate((batch.events == 1, (found["events"] > 0) & known)):
                    events[side].update((count, *cell) for cell in cells.nonzero().tolist())
    shares = {name: round(100 * right[name] / max(1, total[name]), 1) for name in right}
    shares |= {"names": f_score(*spans), "roles": f_score(*roles), "events": f_score(*events)}
    text = " ".join(f"{name} {value:.1f}" for name, value in shares.items())
    return Look(f"   {text}", shares["las"] + shares["names"])


def role_sets(model: Student, found: dict[str, Tensor], batch: Batch, sets: Sets, count: int) -> None:
    """Add gold and found (predicate, role, word) of the paragraphs that are annotated, predicates found too."""
    judged = (batch.judged != MISSING).any(1)
    for (row, word, _), line in zip(batch.predicates.tolist(), batch.roles.tolist(), strict=True):
        if judged[row]:
            sets[0].update((count, row, word, token, role) for token, role in enumerate(line) if 0 < role < 6)
    places = ((found["predicates"].argmax(-1) == 1) & batch.mask & judged.unsqueeze(1)).nonzero()
    if not len(places):
        return
    scored = model.heads.roles(found["states"], places)
    same = batch.sentences[places[:, 0]] == batch.sentences[places[:, 0], places[:, 1]].unsqueeze(1)
    chosen = scored.argmax(-1) * (same & batch.mask[places[:, 0]])
    for (row, word), line in zip(places.tolist(), chosen.tolist(), strict=True):
        sets[1].update((count, row, word, token, role) for token, role in enumerate(line) if 0 < role < 6)


def decode(arcs: Tensor, batch: Batch) -> Tensor:
    """Heads of all words, a tree a sentence."""
    heads = torch.full_like(batch.heads, 0)
    for row, item in enumerate(batch.items):
        size = len(item.words)
        sentence = batch.sentences[row, :size]
        edges = [0, *(sentence.diff().nonzero().flatten() + 1).tolist(), size]
        for start, end in pairwise(edges):
            block = arcs[row, start:end, start:end].float().numpy()
            heads[row, start:end] = torch.from_numpy(best_tree(block)) + start
    return heads


def runs(values: Sequence[int], names: Sequence[str]) -> list[tuple[int, int, int]]:
    """The names in a row of BIO labels: start, end, number of the label of its first word."""
    found: list[tuple[int, int, int]] = []
    start, label = -1, ""
    for index, value in enumerate([*values, 0]):
        tag = names[value] if value >= 0 else "O"
        if start >= 0 and tag != f"I-{label}":
            found.append((start, index, values[start]))
            start = -1
        if tag.startswith("B-"):
            start, label = index, tag[2:]
    return found


def f_score(gold: set[tuple[int, ...]], found: set[tuple[int, ...]]) -> float:
    """F1 of two sets, in per cent, one decimal."""
    return round(200 * len(gold & found) / max(1, len(gold) + len(found)), 1)


def tell(text: str) -> None:
    """Progress goes to standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
