"""What the repository says about itself is true: the README's commands, the changelog's version, the exit codes."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

import accord
from accord import errors
from accord.cli import app, boundary
from accord.vocabulary.questions import load_questions

ROOT = Path(__file__).parent.parent
MARKDOWN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_newest_entry_of_the_changelog_is_this_version():
    assert re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)[1] == accord.__version__


@pytest.mark.parametrize("name", ["demo", "test"])
def test_the_readme_has_the_command_that_ci_runs(name):
    match = re.search(rf"^<!-- command: {name} -->\n```sh\n(.+)\n```$", text("README.md"), re.MULTILINE)
    assert match is not None
    assert f"readme_command {name}" in text(".ci/run")


@pytest.mark.parametrize(
    "page", [path for path in MARKDOWN if "reference" not in path.parts], ids=lambda path: path.name
)
def test_links_between_pages_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if "reference/" not in target and not (page.parent / target).exists()]
    assert missing == []


def commands_shown(page):
    """The commands that a page's blocks of shell show, as lists of words."""
    for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for line in re.split(r"\n|&&|\|", block):
            words = shlex.split(line.partition(">")[0].partition("<")[0], comments=True)
            if words and words[0].rpartition("/")[2] == "accord":
                yield words[1:]


def test_commands_in_the_documents_exist_with_their_options():
    shown = [(page.name, words) for page in MARKDOWN for words in commands_shown(page)]
    assert len(shown) > 20
    for page, words in shown:
        command = typer.main.get_command(app)
        rest = list(words)
        while hasattr(command, "commands") and rest and not rest[0].startswith("-"):
            assert rest[0] in command.commands, (page, words)
            command = command.commands[rest.pop(0)]
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in rest if word.startswith("--")} <= known | {"--help"}, (page, words)


def test_questions_in_the_documents_exist_with_their_parameters():
    questions = load_questions()
    asked = [words[1:] for page in MARKDOWN for words in commands_shown(page) if words[:1] == ["query"]]
    named = [words for words in asked if words and words[0].isidentifier()]
    assert named
    for name, *rest in named:
        parameters = {parameter.name for parameter in questions[name].parameters}
        assert {word.partition("=")[0] for word in rest if "=" in word} <= parameters


def test_the_guide_lists_every_exit_code():
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", text("docs/guide/trouble.md"), re.MULTILINE)}
    kinds = [errors.AccordError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    used = {kind.exit_code for kind in kinds}
    assert listed == used | {0, errors.PARTIAL, boundary.INTERRUPTED, boundary.BROKEN_PIPE}


def test_the_licence_is_apache_2():
    assert "Apache License\n                           Version 2.0, January 2004" in text("LICENSE")


def test_modules_stay_under_300_lines():
    long = {str(path): n for path in (ROOT / "graph").rglob("*.py") if (n := len(text(path).splitlines())) >= 300}
    assert long == {}
