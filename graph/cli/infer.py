"""`accord infer`: what follows from the claims, by the rules of the ontology."""

from __future__ import annotations

from typing import Annotated

import typer

from .boundary import say
from .options import DEFAULT_STORE, Rows, Store, TableFormat
from .terminal import write_rows


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(infer)


def infer(
    *,
    drop: Annotated[bool, typer.Option("--drop", help="Drop what was concluded, and conclude nothing.")] = False,
    form: Rows = TableFormat.auto,
    store: Store = DEFAULT_STORE,
) -> None:
    """Apply the rules of the ontology again: who stands for whom, what became of demands, which claims disagree.

    `accord build` does so by itself; this is for rules that you have changed. What each rule concludes lies in a
    graph of its own, apart from the claims.
    """
    from ..rdf.namespaces import RULE
    from ..rdf.rules import apply_rules, drop_rules
    from ..rdf.store import open_store
    from ..vocabulary.rules import load_rules

    rules = load_rules()
    with open_store(store, writable=True) as target:
        if drop:
            say(f"{target.location}: {drop_rules(target)} graphs dropped")
            return
        changed = apply_rules(target, rules)
        rows = [(rule.name, rule.title, sum(1 for _ in target.quads(RULE + rule.name)) - 1) for rule in rules]
    say(f"{target.location}: {'concluded again' if changed else 'nothing has changed'}")
    write_rows(("rule", "concludes", "triples"), rows, form)
