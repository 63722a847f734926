# ruff: noqa: INP001 - a folder of documents, not a package
"""Writes the reference: commands from the command line's own definition, questions and terms from the ontology."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import typer.main

from accord.cli import app
from accord.vocabulary.questions import load_questions
from accord.vocabulary.schema import load_schema
from accord.vocabulary.schemes import Schemes, load_schemes

ID = "https://w3id.org/accord/id/"
QUAD_CLASSES = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
"""PLOVER's names for the four quad classes."""


def write_reference(folder: Path) -> None:
    """Write a page for each part of the reference into the folder, which is made if it is missing."""
    folder.mkdir(exist_ok=True)
    pages = (
        ("commands", commands()),
        ("questions", questions()),
        ("ontology", ontology()),
        ("categories", categories()),
    )
    for name, text in pages:
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")


def commands() -> str:
    """Describe each command with its usage, its arguments and its options."""
    with typer.Context(typer.main.get_command(app), info_name="accord") as top:
        return "\n\n".join(["# Commands", *_below(top, 2)]) + "\n"


def _below(parent: typer.Context, level: int) -> Iterator[str]:
    for name, command in parent.command.commands.items():  # type: ignore[attr-defined]
        with typer.Context(command, info_name=name, parent=parent) as context:
            yield f"{'#' * level} {context.command_path}"
            yield inspect.cleandoc(command.help or "")
            if hasattr(command, "commands"):
                yield from _below(context, level + 1)
                continue
            yield f"```text\n{command.get_usage(context)}\n```"
            records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
            rows = [(f"`{_cell(what)}`", _cell(text)) for what, text in filter(None, records)]
            yield _table(("argument or option", "meaning"), rows)


def questions() -> str:
    """Describe each ready-made question with its parameters and its SPARQL."""
    parts = ["# Questions", "`accord query NAME [PARAMETER=VALUE]...` asks one of these."]
    for name, question in sorted(load_questions().items()):
        parameters = [
            (f"`{p.name}`", p.kind, "no" if p.optional else "yes", _cell(p.help)) for p in question.parameters
        ]
        parts += [
            f"## {name}",
            f"**{question.title}.** {question.description}",
            _table(("parameter", "kind", "needed", "meaning"), parameters) if parameters else "",
            f"Columns: {', '.join(question.columns)}.",
            f"```sparql\n{_body(question.text)}\n```",
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


def ontology() -> str:
    """Describe the classes of events with their roles and direct edges, and the issues."""
    schema = load_schema()
    parts = ["# Ontology", "The namespace is `https://w3id.org/accord/ontology#`, its prefix `acc:`.", "## Events"]
    for event in sorted(schema.events.values(), key=lambda event: (event.quad, event.plover, event.name)):
        edges = [(f"`acc:{e.name}`", f"{e.source} → {e.target}", e.label) for e in event.edges]
        parts += [
            f"### {event.name}",
            event.definition,
            f"PLOVER {event.plover}, CAMEO {event.cameo or 'none'}, {QUAD_CLASSES[event.quad]}.",
            f"Roles: {', '.join(sorted(event.roles))}.",
            _table(("direct edge", "from → to", "in words"), edges) if edges else "",
        ]
    issues = [(f"`{issue.id}`", issue.label, ", ".join(issue.aliases)) for _, issue in sorted(schema.issues.items())]
    parts += ["## Issues", _table(("id", "issue", "named by"), issues)]
    kinds = [(f"`acc:{name}`", label) for name, label in sorted(schema.kinds.items())]
    parts += ["## Actors and places", _table(("class", "label"), kinds)]
    return "\n\n".join(part for part in parts if part) + "\n"


def categories() -> str:
    """Describe the schemes of PLOVER and CAMEO, and how they match each other and the classes of events."""
    found = load_schemes()
    about = (
        "The categories by which research on conflicts codes events, as SKOS concept schemes. Codes are those of "
        "PLOVER and CAMEO; labels and definitions are accord's own. `skos:broader` leads to the wider category and to "
        "the quad class; a class of events names its categories with `acc:plover` and `acc:cameo`."
    )
    parts = ["# Categories", about]
    classes: dict[str, list[str]] = {}
    for event in load_schema().events.values():
        for category in (f"{ID}plover/{event.plover}", f"{ID}cameo/{event.cameo}"):
            classes.setdefault(category, []).append(f"`acc:{event.name}`")
    for name in ("plover", "cameo"):
        scheme = found.schemes[ID + name]
        parts += [f"## {scheme.label}", f"{scheme.definition} In the ontology: `{scheme.file.name}`."]
        rows = []
        for concept in found.of(scheme.iri):
            matches = [f"{kind.removesuffix('Match')} {_code(found, iri)}" for kind, iri in concept.matches]
            rows.append(
                (
                    f"`{concept.notation}`",
                    _cell(concept.label),
                    _cell(concept.definition),
                    _code(found, concept.broader) if concept.broader else "",
                    ", ".join([*matches, *sorted(classes.get(concept.iri, ()))]),
                )
            )
        parts.append(_table(("code", "category", "meaning", "wider", "matches"), rows))
    return "\n\n".join(parts) + "\n"


def _code(found: Schemes, iri: str) -> str:
    return f"`{found.concepts[iri].notation}`"


def _body(sparql: str) -> str:
    return "\n".join(line for line in sparql.splitlines() if not line.startswith("#:")).strip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ("---",) * len(head), *rows)]
    return "\n".join(lines)
