"""A pronoun of which it is not clear whom it stands for fills no role in ordinary news."""

import pytest

from annotated import extracted, extractor, pipeline, written

ORDINARY = "Bread was baked in the village and the bells rang at noon. " * 24

UNCLEAR = (
    "Tesfaye Bekele met Dawit Lemma on Monday. He demanded a ransom.",
    "Dawit Lemma quarrelled with Tesfaye Bekele about the price of salt. He attacked the town of Adwa.",
    "Chad wrote to Libya. It demanded a ransom.",
)
CLEAR = (
    "Colonel Tesfaye Bekele met the miners on Monday. He demanded a ransom.",
    "President Gustavo Petro flew to Quito. He demanded the release of the nuns.",
    "Maria Solheim leads Norway. She demanded the release of the nuns.",
)


def actors(*paragraphs):
    """How many actors the demands and attacks of a text have."""
    told = [each for each in extracted(*paragraphs) if each.type in {"Demand", "Attack"}]
    assert told
    return sum(len(each.roles.get("actor", ())) for each in told)


@pytest.mark.parametrize("text", UNCLEAR)
def test_an_unclear_pronoun_fills_no_role_in_a_long_text_about_no_topic(text):
    assert actors(ORDINARY, text) == 0
    assert actors(text) == 1, "a short text may be a piece of anything"


@pytest.mark.parametrize("text", CLEAR)
def test_a_clear_pronoun_fills_one_everywhere(text):
    assert actors(ORDINARY, text) == actors(text) == 1


def test_a_name_fills_one_everywhere():
    assert actors(ORDINARY, "Tesfaye Bekele met Dawit Lemma on Monday. Lemma demanded a ransom.") == 1


@pytest.mark.parametrize(
    ("text", "word", "doubtful"),
    [
        *((text, text.split(". ")[1].split()[0], True) for text in UNCLEAR),
        *((text, text.split(". ")[1].split()[0], False) for text in CLEAR),
        ("Snow fell. They fled.", "They", True),
        ("Snow fell. It melted.", "It", True),
        # no pronouns of the third person
        (UNCLEAR[0], "Lemma", False),
        ("“We are tired,” Maria Solheim said.", "We", False),
        ("The nurses are tired.", "nurses", False),
    ],
)
def test_only_pronouns_of_the_third_person_are_doubtful(text, word, doubtful):
    document = written(ORDINARY, text)
    parsed = pipeline().parse(document)
    resolver = extractor().read(document.id, parsed).resolver
    (token,) = [each for each in parsed[-1].doc if each.text == word]
    assert resolver.doubtful(token) == doubtful


@pytest.mark.parametrize(("paragraphs", "careful"), [((ORDINARY, CLEAR[0]), True), ((CLEAR[0],), False)])
def test_who_reads_a_long_text_about_no_topic_is_careful(paragraphs, careful):
    document = written(*paragraphs)
    assert extractor().read(document.id, pipeline().parse(document)).filling.careful == careful
