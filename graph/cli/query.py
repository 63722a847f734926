"""`accord query`: SPARQL, or one of the ready-made questions."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError, QueryError, UsageError
from .options import DEFAULT_STORE, Output, Store, TableFormat
from .terminal import output, to_terminal, write_rows

if TYPE_CHECKING:
    from ..query import Rows
    from ..vocabulary.questions import Parameter


class AnswerFormat(StrEnum):
    """How an answer is written."""

    auto = "auto"
    table = "table"
    csv = "csv"
    json = "json"
    turtle = "turtle"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(query)


def query(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUESTION]",
            help="The name of a question, SPARQL text, a .rq file, or `-` for SPARQL on standard input.",
            show_default=False,
        ),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME=VALUE]...", help="Values for the question's parameters.", show_default=False),
    ] = None,
    *,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="The same as an option.", show_default=False),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", "-l", help="List the questions and their parameters.")] = False,
    form: Annotated[
        AnswerFormat,
        typer.Option("--format", "-f", help="`auto` is a table on a terminal, else CSV; Turtle is for graphs."),
    ] = AnswerFormat.auto,
    target: Output = "-",
    store: Store = DEFAULT_STORE,
) -> None:
    """Ask the graph a ready-made question, or any SPARQL query.

    `accord query demands by=Hamas` asks a question by its name; `accord query --list` lists them. Values are
    bound, never pasted into the query.
    """
    if listed:
        _list(form)
        return
    if question is None:
        raise UsageError("what is the question? `accord query --list` lists those that have a name")
    parameters = _parameters([*(values or ()), *(param or ())])
    from ..query import run
    from ..rdf.store import open_store

    with open_store(store, writable=False) as source:
        try:
            answer = run(source, _text(question), parameters)
        except QueryError as error:
            if error.file is None and question.endswith((".rq", ".sparql")):
                raise QueryError(str(error), file=question) from error
            raise
    _write(answer, form, target)


def _text(question: str) -> str:
    if question != "-":
        return question
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", file="-") from error


def _parameters(pairs: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        name = name.strip().lstrip("?$")
        if not equals or not name:
            raise UsageError(f"{pair!r} is no parameter: write NAME=VALUE")
        if name in values:
            raise UsageError(f"the parameter {name!r} is given twice")
        values[name] = value
    return values


def _list(form: AnswerFormat) -> None:
    from ..vocabulary.questions import load_questions

    rows = [
        (name, question.title, ", ".join(_shown(parameter) for parameter in question.parameters))
        for name, question in sorted(load_questions().items())
    ]
    write_rows(("question", "answers", "parameters"), rows, _tabular(form))


def _shown(parameter: Parameter) -> str:
    """Return how a list shows a parameter: `actor`, or `[actor]` where it may be left out."""
    return f"[{parameter.name}]" if parameter.optional else parameter.name


def _write(answer: Rows, form: AnswerFormat, target: str) -> None:
    if form is AnswerFormat.auto and answer.form in {"CONSTRUCT", "DESCRIBE"}:
        form = AnswerFormat.turtle
    if form is AnswerFormat.auto:
        form = AnswerFormat.table if to_terminal(target) else AnswerFormat.csv
    if form is AnswerFormat.table:
        write_rows(answer.columns, answer.rows, TableFormat.table, target)
        return
    text = {
        AnswerFormat.csv: answer.to_csv,
        AnswerFormat.json: answer.to_json,
        AnswerFormat.turtle: answer.to_turtle,
    }[form]()
    with output(target) as stream:
        stream.write(text)


def _tabular(form: AnswerFormat) -> TableFormat:
    if form is AnswerFormat.turtle:
        raise UsageError("rows cannot be written as Turtle: ask for a table, CSV or JSON")
    return TableFormat(form.value)
