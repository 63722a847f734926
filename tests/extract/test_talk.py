"""What "we", "our" and "you" outside of quotations make of a sentence."""

from annotated import extracted, fillers


def test_a_paper_that_speaks_of_its_correspondent_tells_what_it_was_told():
    assert fillers(
        "Release", "actor", "The union's leader told our correspondent that Chad had freed two hostages."
    ) == ["Chad"]


def test_talk_of_nobody_who_is_named_claims_nothing():
    assert extracted("We think Chad freed two hostages and you know it.") == []
