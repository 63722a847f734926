"""`accord explain`: how a sentence is understood, and which frames nearly fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .options import DEFAULT_STORE, Model, Store

if TYPE_CHECKING:
    from ..extract.explain import Explanation
    from ..records import Event


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(explain)


def explain(
    sentence: Annotated[
        str | None, typer.Argument(help="A sentence or two, in quotation marks.", show_default=False)
    ] = None,
    model: Model = None,
    *,
    claim: Annotated[
        str | None,
        typer.Option(
            "--claim", metavar="IRI", help="A claim of the store, in place of a sentence.", show_default=False
        ),
    ] = None,
    store: Store = DEFAULT_STORE,
    parse: Annotated[bool, typer.Option("--parse/--no-parse", help="Show the parse, word by word.")] = True,
) -> None:
    """Show how a sentence is understood, or where a claim of the store comes from.

    Of a sentence: its parse, names, clauses, claims, and the frames that nearly fitted. Of a claim: the sentence,
    the characters, the document, the frame, the pipeline, the ontology and the run.
    """
    if (sentence is None) == (claim is None):
        raise UsageError("explain a sentence, or a claim with --claim")
    if claim is not None:
        _trace(store, claim)
        return
    _explain(str(sentence), model, parse=parse)


def _trace(store: str, claim: str) -> None:
    from ..rdf.store import open_store
    from ..rdf.trace import trace

    with open_store(store, writable=False) as source:
        lines = trace(source, claim)
    width = max(len(key) for key, _ in lines)
    for key, value in lines:
        typer.echo(f"{key:{width}}  {' '.join(value.split())}")


def _explain(sentence: str, model: str | None, *, parse: bool) -> None:
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
