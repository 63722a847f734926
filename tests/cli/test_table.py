"""Rows for reading fit the width, and lose no word of what they show."""

import io

from accord.cli.table import CLAIM, WIDTH, draw


def drawn(columns, rows):
    stream = io.StringIO()
    draw(columns, rows, stream)
    return stream.getvalue().splitlines()


def test_short_rows_are_columns():
    assert drawn(["who", "count"], [["Norway", 2], ["Qatar", None]]) == ["who     count", "Norway  2", "Qatar"]


def test_columns_without_values_and_of_claims_are_left_out():
    assert drawn(["who", "date", "claim"], [["Norway", "", CLAIM + "1"]]) == ["who", "Norway"]


def test_square_brackets_are_no_markup():
    assert drawn(["said"], [["[bold]no[/bold] [1]"]])[1] == "[bold]no[/bold] [1]"


def test_long_text_stands_below_its_row():
    sentence = "The two delegations met in Juba and agreed to meet again. " * 5
    lines = drawn(["who", "sentence"], [["Sudan", sentence], ["South Sudan", "They met."]])
    assert lines[:2] == ["who", "Sudan"]
    assert all(line.startswith("    ") for line in lines[2:5])
    assert " ".join(" ".join(lines[2 : lines.index("South Sudan")]).split()) == sentence.strip()
    assert max(len(line) for line in lines) <= WIDTH


def test_two_long_columns_are_named():
    long = "words " * 40
    lines = drawn(["who", "first", "second"], [["Sudan", long, long]])
    assert any(line.startswith("    first: ") for line in lines)
    assert any(line.startswith("    second: ") for line in lines)


def test_wide_characters_keep_columns_straight():
    lines = drawn(["who", "count"], [["日本", 1], ["Chad", 2]])
    assert lines[1:] == ["日本  1", "Chad  2"]


def test_columns_are_wrapped_between_words():
    lines = drawn([f"column {i}" for i in range(8)], [[f"words of cell{i}" for i in range(8)]])
    assert max(len(line) for line in lines) <= WIDTH
    assert all(f"cell{i}" in " ".join(lines) for i in range(8))
    assert lines[0].startswith("column 0")


def test_rows_of_too_many_columns_are_records():
    rows = [[f"unbreakable-{row}-{i}" for i in range(12)] for row in (1, 2)]
    lines = drawn([f"column {i}" for i in range(12)], rows)
    assert lines[:2] == ["column 0   unbreakable-1-0", "column 1   unbreakable-1-1"]
    assert lines[12:14] == ["", "column 0   unbreakable-2-0"]


def test_newlines_in_cells_stay_on_the_row():
    assert drawn(["who"], [["Norway\nand Qatar"]])[1] == "Norway and Qatar"


def test_no_rows_write_nothing():
    assert drawn(["who"], []) == []


def test_an_address_is_cut_to_make_its_row_fit():
    lines = drawn(["a", "b", "c", "d"], [["words and " * 4, "b" * 40, "words or " * 4, "c" * 40]])
    assert lines[0].split() == ["a", "b", "c", "d"]
    assert max(len(line) for line in lines) <= WIDTH
    assert "".join(lines[1:]).count("b") == 40
