"""The command line starts light, and each command explains itself."""

import shlex
import subprocess
import sys

import pytest
import typer.main
from typer.testing import CliRunner

from accord.cli import app

HEAVY = [
    "dask",
    "IPython",
    "fastapi",
    "networkx",
    "numpy",
    "oxrdflib",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "spacy",
    "trafilatura",
]
COMMANDS = list(typer.main.get_command(app).commands)

LOADED = """
import sys
from accord.cli import main
sys.argv = ["accord", *sys.argv[1:]]
try:
    main()
finally:
    print("\\nloaded:", *sorted(name for name in sys.modules if "." not in name))
"""


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"], ["query", "--help"]])
def test_help_imports_nothing_heavy(arguments):
    result = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], capture_output=True, encoding="utf-8", check=True
    )
    loaded = result.stdout.rpartition("loaded:")[2].split()
    assert "typer" in loaded
    assert sorted(set(loaded) & set(HEAVY)) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.stdout
    callback = typer.main.get_command(app).commands[command]
    assert callback.help
    assert all(parameter.help for parameter in callback.params if parameter.name != "help")


def test_the_commands_of_the_design_are_there():
    wanted = {
        "build",
        "extract",
        "explain",
        "query",
        "export",
        "view",
        "network",
        "validate",
        "lint",
        "evaluate",
        "stats",
        "demo",
    }
    assert wanted <= set(COMMANDS)


def test_the_version():
    import accord

    assert CliRunner().invoke(app, ["--version"]).stdout == f"accord {accord.__version__}\n"


def test_an_unknown_command_suggests_one():
    result = CliRunner().invoke(app, ["qeury"])
    assert result.exit_code == 2
    assert "query" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="closes a descriptor in a shell")
def test_a_closed_stdout_is_no_error():
    result = subprocess.run(
        f"{shlex.quote(sys.executable)} -m accord.cli query --list >&-",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
