"""Who the two are that a plural is of, and which pronouns are of two."""

import pytest

from annotated import extractor, pipeline, written

MET = "Kenya and Uganda met in Arusha."


def pair(text, word):
    """The phrase of two that the last word of a form takes up, and the names of the two."""
    document = written(text)
    parsed = pipeline().parse(document)
    resolver = extractor().read(document.id, parsed).resolver
    token = [each for each in parsed[0].doc if each.text == word][-1]
    two = resolver.of_two(token)
    return two and two.text, [each.name for each in resolver.several(token)]


@pytest.mark.parametrize(
    ("text", "word", "two"),
    [
        (f"{MET} Both sides signed a treaty on fishing.", "sides", "sides"),
        (f"{MET} The two countries claim the island of Migingo.", "countries", "countries"),
        # pronouns that take such a phrase up
        (f"{MET} Both sides claimed the island of Migingo. They signed nothing.", "They", "sides"),
        ("Kenya and Uganda quarrelled. Both countries claim the island as their own.", "their", "countries"),
    ],
)
def test_two_that_were_named_together(text, word, two):
    assert pair(text, word) == (two, ["Kenya", "Uganda"])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya and the herders met in Arusha. Both sides signed a treaty on fishing.", "sides"),
        ("Herders and farmers met in Arusha. Both sides signed a treaty on fishing.", "sides"),
        ("Herders and farmers met in Arusha. Both sides quarrelled about a well. They signed nothing.", "They"),
    ],
)
def test_two_of_whom_one_has_no_name_are_nobody(text, word):
    assert pair(text, word) == ("sides", [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"{MET} The countries claim the island of Migingo.", "countries"),
        (f"{MET} Three countries claim the island of Migingo.", "countries"),
        (f"{MET} Both sides signed a treaty. It covers fishing.", "It"),
        ("The herders met in Arusha. They signed a treaty on fishing.", "They"),
    ],
)
def test_what_is_not_of_two(text, word):
    assert pair(text, word) == (None, [])
