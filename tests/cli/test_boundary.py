"""Errors leave the command line as one line and an exit code."""

import os
import subprocess
import sys
import textwrap

import pytest
import typer
from typer.testing import CliRunner

from accord import errors
from accord.cli.boundary import Boundary, say

runner = CliRunner()


def app_that(action):
    app = typer.Typer(cls=Boundary, no_args_is_help=True)

    @app.command()
    def act(number: int = 1) -> None:
        action()

    @app.callback()
    def group() -> None:
        """A group, so that the command keeps its name."""

    return app


def raising(error):
    def action():
        raise error

    return app_that(action)


def classes(base):
    return [base, *(below for child in base.__subclasses__() for below in classes(child))]


@pytest.mark.parametrize("kind", classes(errors.AccordError))
def test_each_error_is_one_line_and_its_exit_code(kind):
    result = runner.invoke(raising(kind("the sluice is shut", file="dyke.txt", line=3)), ["act"])
    assert result.exit_code == kind.exit_code
    assert result.stderr == "accord: dyke.txt:3: the sluice is shut\n"
    assert result.stdout == ""


def test_exit_codes_do_not_collide_with_those_of_the_shell():
    codes = {kind.exit_code for kind in classes(errors.AccordError)} | {errors.PARTIAL}
    assert 0 not in codes
    assert max(codes) < 64


def test_newlines_in_a_message_stay_on_one_line(capsys):
    say("no file a\nb\x1b[31m")
    assert capsys.readouterr().err == "accord: no file a\\nb\\x1b[31m\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["act", "--number", "x"], "--number"), (["nothing"], "nothing"), (["--nowhere"], "--nowhere")],
)
def test_wrong_usage_is_one_line_and_exits_2(arguments, words):
    result = runner.invoke(app_that(lambda: None), arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("accord: ")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr


def test_an_interrupt_exits_130_without_a_traceback():
    result = runner.invoke(raising(KeyboardInterrupt()), ["act"])
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_an_error_of_the_operating_system_names_its_file():
    result = runner.invoke(raising(PermissionError(13, "Permission denied", "locked/graph.ttl")), ["act"])
    assert result.exit_code == 1
    assert result.stderr == "accord: locked/graph.ttl: Permission denied\n"


def test_a_bug_is_not_explained_away():
    result = runner.invoke(raising(ZeroDivisionError("bug")), ["act"])
    assert isinstance(result.exception, ZeroDivisionError)


WRITER = textwrap.dedent("""
    import typer
    from accord.cli.boundary import Boundary
    app = typer.Typer(cls=Boundary)
    @app.command()
    def act() -> None:
        for number in range(100_000):
            print("a line that somebody might read", number)
    @app.callback()
    def group() -> None:
        pass
    app(["act"])
""")


def test_a_reader_that_goes_away_ends_the_run_quietly():
    with subprocess.Popen(
        [sys.executable, "-c", WRITER], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110 - a device
def test_a_full_disk_behind_stdout_is_an_error():
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        result = subprocess.run(
            [sys.executable, "-c", WRITER],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            encoding="utf-8",
        )
    assert result.returncode == 1
    assert result.stderr == "accord: output: No space left on device\n"
