"""`accord explain`: how a sentence is understood, and which frames nearly fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .options import Model

if TYPE_CHECKING:
    from ..extract.explain import Explanation
    from ..records import Event


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(explain)


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence or two, in quotation marks.", show_default=False)],
    model: Model = None,
    *,
    parse: Annotated[bool, typer.Option("--parse/--no-parse", help="Show the parse, word by word.")] = True,
) -> None:
    """Show how a sentence is understood: its parse, names, clauses, claims, and the frames that nearly fitted.

    For people who extend the frames in the ontology.
    """
    from ..extract import Extractor
    from ..extract.explain import explain as explained
    from ..language import load
    from ..records import Block, Document

    if not sentence.strip():
        raise UsageError("an empty sentence cannot be explained")
    blocks = (Block(0, len(sentence), "paragraph"),)
    document = Document("sentence", sentence, blocks, "command line", "text")
    result = explained(document, load(model).parse(document), Extractor.load())
    for line in _lines(result, parse=parse):
        typer.echo(line)


def _lines(result: Explanation, *, parse: bool) -> list[str]:
    lines = []
    if parse:
        lines.append("Parse")
        lines += [f"  {w.index:3d} {w.text:18} {w.lemma:16} {w.tag:5} {w.label:12} {w.head}" for w in result.words]
    lines.append("Names")
    lines += [f"  {text}: {actor}, by {form}" for text, actor, form in result.names] or ["  none"]
    lines.append("Clauses")
    for clause in result.clauses:
        functions = "; ".join(f"{name}: {', '.join(heads)}" for name, heads in clause.functions.items())
        lines.append(f"  {clause.predicate}: {functions}")
    lines.append("Claims")
    lines += [f"  {_claim(event)}" for event in result.events] or ["  none"]
    lines.append("Frames that do not hold")
    lines += [f"  {trigger}: {rule}: {reason}" for trigger, rule, reason in result.misses] or ["  none"]
    return lines


def _claim(event: Event) -> str:
    roles = "; ".join(f"{role} = {', '.join(f.name for f in fillers)}" for role, fillers in event.roles.items())
    said = "" if event.speaker is None else f"; says {event.speaker.name}"
    hangs = "".join(f"; {condition.cue} {condition.text!r}" for condition in event.conditions)
    return f"{event.type} {event.trigger!r} ({event.polarity}, {event.modality}): {roles}{said}{hangs} [{event.rule}]"
