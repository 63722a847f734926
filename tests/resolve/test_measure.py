"""Precision and recall on chains: what counts as right, as wrong, and not at all."""

from pathlib import Path

import pytest

from accord.errors import InputError
from accord.language.conllu import read_conllu
from accord.resolve.measure import Answer, Figures, Tally, main, table, write_card
from accord.resolve.treebank import annotated
from accord.vocabulary.words import load_words

DATA = Path(__file__).parent / "data"
ANNA, UNION = (0, 9, 22, 9), (0, 35, 48, 43)
"""Paragraph, start, end and head of the names."""


def figures(*found):
    document = next(annotated(list(read_conllu(DATA / "en_gum-dev.conllu")), load_words()))
    made = Figures()
    made.add(document, [Answer(paragraph, at, kind, *name) for paragraph, at, kind, name in found])
    return made.tallies["all"]


def test_nothing_answered():
    tally = figures()
    assert tally == Tally(right=0, wrong=0, gold=4)
    assert (tally.precision, tally.recall) == (0, 0)


def test_the_name_of_the_chain_is_right():
    tally = figures((0, 50, "pronoun", ANNA), (0, 66, "description", UNION), (1, 0, "name part", ANNA))
    assert tally == Tally(right=3, wrong=0, gold=4)
    assert (tally.precision, tally.recall) == (1, 0.75)


def test_a_name_of_another_chain_is_wrong():
    assert figures((0, 50, "pronoun", UNION)) == Tally(right=0, wrong=1, gold=4)


def test_an_answer_to_what_has_no_name_or_is_no_mention_is_wrong():
    assert figures((1, 22, "pronoun", ANNA), (0, 54, "description", ANNA)) == Tally(right=0, wrong=2, gold=4)


def test_a_right_answer_to_a_predicate_does_not_count():
    assert figures((1, 12, "description", ANNA)) == Tally(right=0, wrong=0, gold=4)


def test_a_wrong_answer_to_a_predicate_is_wrong():
    assert figures((1, 12, "description", UNION)) == Tally(right=0, wrong=1, gold=4)


@pytest.mark.pipeline
def test_the_command_prints_a_table(capsys):
    assert main([str(DATA), "--part", "dev"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[2].startswith("| all | 4 | ")
    assert [row.split(" | ")[0] for row in rows[3:7]] == ["| pronoun", "| description", "| name part", "| abbreviation"]


def test_a_missing_treebank_is_named(tmp_path, capsys):
    assert main([str(tmp_path)]) == 3
    assert "en_gum-test.conllu" in capsys.readouterr().err


def test_an_empty_table_has_no_shares():
    assert "| all | 0 | 0 | 0.0 | 0.0 |" in table(Figures())


@pytest.mark.parametrize("before", ["", "## Who is meant\n\nold figures\n\n"])
def test_the_card_gets_the_figures_once(tmp_path, before):
    card = tmp_path / "README.md"
    card.write_text(f"# A pipeline\n\n## Scores\n\n{before}## Known weaknesses\n\nMany.\n", encoding="utf-8")
    write_card(card, Figures({"all": Tally(right=3, wrong=1, gold=4)}), "test")
    text = card.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# A pipeline",
        "## Scores",
        "## Who is meant",
        "## Known weaknesses",
    ]
    assert "| all | 4 | 4 | 75.0 | 75.0 |" in text
    assert "old figures" not in text
    assert "{{" not in text


def test_a_card_that_is_missing_is_named(tmp_path):
    with pytest.raises(InputError, match="card"):
        write_card(tmp_path / "README.md", Figures(), "test")
