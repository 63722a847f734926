"""Relations between the words of a sentence that labels alone do not give."""

import pytest

from accord.language.tree import adverbial_clauses
from annotated import parsed


@pytest.mark.parametrize(
    ("opening", "mark", "limits"), [("only", "if", True), ("not", "unless", True), ("then", "if", False)]
)
def test_a_coordinated_clause_may_say_on_what_the_first_hangs(opening, mark, limits):
    doc = parsed(
        ("They", "PRP", "PRON", "nsubj", 2),
        ("will", "MD", "AUX", "aux", 2),
        ("leave", "VB", "VERB", "ROOT", 2),
        ("but", "CC", "CCONJ", "cc", 7),
        (opening, "RB", "ADV", "advmod", 7),
        (mark, "IN", "SCONJ", "mark", 7),
        ("we", "PRP", "PRON", "nsubj", 7),
        ("pay", "VBP", "VERB", "conj", 2),
    )
    assert [clause.text for clause in adverbial_clauses(doc[2])] == (["pay"] if limits else [])
