"""Files of results appear whole or not at all; rows are written as asked; runs say what they left out."""

import json
import stat

import pytest
import typer

from accord.cli.options import TableFormat
from accord.cli.terminal import output, progress, reporting, write_rows
from accord.errors import PARTIAL, AccordError, InputError

COLUMNS, ROWS = ("who", "count"), [("Chad, Niger", 2), ('a "quoted" name', None)]


def test_a_file_of_results_replaces_the_old_one(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")
    with output(str(target)) as stream:
        stream.write("né\n")
        assert target.read_text(encoding="utf-8") == "old"
    assert target.read_bytes() == "né\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_run_that_fails_leaves_the_old_file(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")

    def half():
        with output(str(target)) as stream:
            stream.write("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_others_may_read_the_file_as_the_umask_allows(tmp_path):
    with output(str(tmp_path / "out.txt")) as stream:
        stream.write("x")
    (tmp_path / "plain.txt").write_text("x", encoding="utf-8")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_a_folder_that_is_missing_is_an_error_that_names_the_file(tmp_path):
    with (
        pytest.raises(AccordError, match=r"nowhere.out\.txt: cannot be written"),
        output(str(tmp_path / "nowhere/out.txt")),
    ):
        pass


def test_rows_as_csv_and_json(tmp_path, capsys):
    write_rows(COLUMNS, ROWS, TableFormat.csv)
    assert capsys.readouterr().out == 'who,count\n"Chad, Niger",2\n"a ""quoted"" name",\n'
    write_rows(COLUMNS, ROWS, TableFormat.json, str(tmp_path / "rows.json"))
    assert json.loads((tmp_path / "rows.json").read_text(encoding="utf-8")) == [
        {"who": "Chad, Niger", "count": 2},
        {"who": 'a "quoted" name', "count": None},
    ]


def test_off_a_terminal_rows_are_csv(capsys):
    write_rows(COLUMNS, ROWS, TableFormat.auto)
    assert capsys.readouterr().out.startswith("who,count\n")


def test_off_a_terminal_no_progress_is_shown(capsys):
    with progress("documents") as notice:
        notice("first")
    assert capsys.readouterr() == ("", "")


def test_a_clean_run_says_nothing(capsys):
    with reporting() as report:
        report.read = 2
    assert capsys.readouterr().err == ""


def test_a_partial_run_names_what_it_left_out(capsys):
    def partial():
        with reporting() as report:
            report.read = 1
            report.skip("a.txt", "empty")
            report.skip("b.jsonl", "broken JSON", 7)

    with pytest.raises(typer.Exit) as ended:
        partial()
    assert ended.value.exit_code == PARTIAL
    assert capsys.readouterr().err.splitlines() == [
        "accord: warning: a.txt: empty",
        "accord: warning: b.jsonl:7: broken JSON",
        "accord: 2 inputs were left out",
    ]


def test_a_run_without_any_input_is_an_error(capsys):
    with pytest.raises(InputError, match="none of the inputs"), reporting() as report:
        report.skip("a.txt", "empty")
    assert "a.txt" in capsys.readouterr().err


def test_what_was_left_out_is_said_even_if_the_run_breaks_off(capsys):
    def broken():
        with reporting() as report:
            report.skip("a.txt", "empty")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert "a.txt" in capsys.readouterr().err
