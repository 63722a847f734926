"""`accord lint`: the ontology's files against themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QueryError, VocabularyError

if TYPE_CHECKING:
    from ..vocabulary.findings import Finding


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(lint)


def lint(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]", help="An ontology's folder, in place of the one in use.", show_default=False
        ),
    ] = None,
    *,
    examples: Annotated[
        bool, typer.Option("--examples/--no-examples", help="Read the examples of the frames in use, too.")
    ] = True,
) -> None:
    """Check the ontology's files against themselves.

    Names, classes, roles, frames and their examples, actors, questions: each finding is one line with its file, and
    the exit code is 4 if there are any. The examples of another FOLDER are not read.
    """
    from ..documents.furniture import check_furniture
    from ..vocabulary.lint import lint as check
    from ..vocabulary.words import ontology_folder

    own, folder = folder is None, ontology_folder() if folder is None else folder
    findings = [*check(folder), *check_furniture(folder / "cues" / "furniture.toml"), *_check_queries(folder)]
    if own and examples:
        findings += _check_examples()
    for finding in findings:
        typer.echo(str(finding))
    if findings:
        raise typer.Exit(VocabularyError.exit_code)


def _check_examples() -> Iterator[Finding]:
    from ..examples import check_examples
    from ..pipeline import Reader

    try:
        yield from check_examples(Reader())
    except VocabularyError:
        return  # files that do not load are among the findings by now


def _check_queries(folder: Path) -> Iterator[Finding]:
    """Questions and rules that do not parse, heads that name other columns, rules that are no CONSTRUCT."""
    from ..query import run
    from ..rdf.sparql import check_reading, check_syntax
    from ..rdf.store import MEMORY, open_store
    from ..vocabulary.findings import Finding
    from ..vocabulary.questions import load_question

    with open_store(MEMORY, writable=True) as empty:
        for path in sorted((folder / "queries").glob("*.rq")):
            name = str(path.relative_to(folder))
            try:
                question = load_question(path)
                rows = run(empty, question.text)
            except QueryError as error:
                yield Finding(name, None, "query", str(error))
            except VocabularyError:
                continue  # a head that does not read is among the other findings
            else:
                if rows.form == "SELECT" and len(rows.columns) != len(question.columns):
                    message = f"the head names {len(question.columns)}, the query has {len(rows.columns)}"
                    yield Finding(name, None, "columns", message)
    for path in sorted((folder / "rules").glob("*.rq")):
        try:
            text = path.read_text(encoding="utf-8")
            form = check_reading(text)
            check_syntax(text)
        except (QueryError, UnicodeError) as error:
            yield Finding(str(path.relative_to(folder)), None, "rule", str(error))
        else:
            if form != "CONSTRUCT":
                yield Finding(str(path.relative_to(folder)), None, "rule", f"is a {form}; a rule is a CONSTRUCT")
