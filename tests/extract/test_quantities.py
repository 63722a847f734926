import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import VocabularyError
from accord.extract.quantities import find_quantity, load_numbers, read_number
from accord.vocabulary.words import ontology_folder

PHRASES = [
    # phrase, words, exact number, least, most
    ("17 sailors", "17", 17, 17, 17),
    ("the remaining 31 miners", "31", 31, 31, 31),
    ("1,027 prisoners", "1,027", 1027, 1027, 1027),
    ("two more nuns", "two", 2, 2, 2),
    ("the two Kenyan doctors", "two", 2, 2, 2),
    ("the first three monks", "three", 3, 3, 3),
    ("Two", "Two", 2, 2, 2),
    ("one of the pilots", "one", 1, 1, 1),
    ("both envoys", "both", 2, 2, 2),
    ("twenty-three dockers", "twenty-three", 23, 23, 23),
    ("two hundred and fifty men", "two hundred and fifty", 250, 250, 250),
    ("one thousand and twenty-seven detainees", "one thousand and twenty-seven", 1027, 1027, 1027),
    ("three dozen fishermen", "three dozen", 36, 36, 36),
    ("a dozen fishermen", "a dozen", 12, 12, 12),
    ("half a dozen fishermen", "half a dozen", 6, 6, 6),
    ("a hundred trucks", "a hundred", 100, 100, 100),
    ("2 million people", "2 million", 2000000, 2000000, 2000000),
    ("1.5m people", "1.5m", 1500000, 1500000, 1500000),
    ("90 buses per day", "90", 90, 90, 90),
    ("2000 prisoners", "2000", 2000, 2000, 2000),
    ("the 2000 striking miners", "2000", 2000, 2000, 2000),
    ("two 30-year-old engineers", "two", 2, 2, 2),
    ("100 trucks and 200 tents", "100", 100, 100, 100),
    # bounds
    ("over 60 Yemeni prisoners", "over 60", None, 61, None),
    ("more than forty states", "more than forty", None, 41, None),
    ("at least 24 students", "at least 24", None, 24, None),
    ("no fewer than ten", "no fewer than ten", None, 10, None),
    ("fewer than 10 guards", "fewer than 10", None, None, 9),
    ("up to 30 buses", "up to 30", None, None, 30),
    ("as many as 1,000 workers", "as many as 1,000", None, None, 1000),
    ("200+ fighters", "200+", None, 200, None),
    ("50 or more pilgrims", "50 or more", None, 50, None),
    ("over 2000", "over 2000", None, 2001, None),
    # rough numbers
    ("some 900 dockers", "some 900", None, 900, 900),
    ("about 1.5 million people", "about 1.5 million", None, 1500000, 1500000),
    ("an estimated 3,000 refugees", "an estimated 3,000", None, 3000, 3000),
    ("nearly a hundred", "nearly a hundred", None, 100, 100),
    ("100 or so strikers", "100 or so", None, 100, 100),
    # ranges
    ("anywhere between 20 to 25 nurses", "between 20 to 25", None, 20, 25),
    ("between five and ten ships", "between five and ten", None, 5, 10),
    ("from 10 to 15 ships", "from 10 to 15", None, 10, 15),
    ("200-250 soldiers", "200-250", None, 200, 250),
    ("two or three aides", "two or three", None, 2, 3),
    ("30 or even 40 lorries", "30 or even 40", None, 30, 40),
    # vague
    ("dozens of rebels", "dozens", None, 24, 99),
    ("thousands of its prisoners", "thousands", None, 2000, 9999),
    ("hundreds of thousands of displaced people", "hundreds of thousands", None, 200000, 999999),
    ("several hundred herders", "several hundred", None, 300, 900),
    ("several ministers", "several", None, 3, 9),
    ("a few dozen monks", "a few dozen", None, 24, 108),
    ("a number of foreigners", "a number of", None, 2, None),
    # one person
    ("a 34-year-old Colombian captive", "a", 1, 1, 1),
    ("an American journalist", "an", 1, 1, 1),
    (" a prisoner of war", "a", 1, 1, 1),
    ("A soldier", "A", 1, 1, 1),
]

WORDS = [
    *("between", "and", "to", "two", "twenty", "five", "hundred", "a", "dozen", "over", "200", "7", "2014", "1,000"),
    *("or", "more", "some", "%", "-", "may"),
]

NO_COUNT = [
    "The teller, Ana Ruiz, 42",
    "the clerk Ana Ruiz, 42, of Lima",
    "a six-hour ceasefire",
    "a hostage deal",
    "a group of sailors",
    "a soldier's house",
    "the sailor",
    "all sailors",
    "the 7 October raid",
    "the October 7 raid",
    "6 May",
    "the 2014 operation",
    "in 2016",
    "40 percent of the miners",
    "40% of the miners",
    "$5 million",
    "5 million dollars",
    "two-thirds of the men",
    "a third of them",
    "Resolution 2334",
    "Article 5",
    "phase 2 of the plan",
    "M23 fighters",
    "COVID-19",
    "the 23rd battalion",
    "a twenty-three-day truce",
    "no one",
    "2.5 metres",
    "3/4",
    "10:30",
    "aged 34",
    "some",
    "over",
    "",
]


@pytest.mark.parametrize(("phrase", "words", "number", "low", "high"), PHRASES, ids=str)
def test_phrases(phrase, words, number, low, high):
    found = find_quantity(phrase)
    assert (found.text, found.number, found.low, found.high) == (words, number, low, high)
    assert phrase[found.start : found.end] == found.text


@pytest.mark.parametrize("phrase", NO_COUNT)
def test_what_counts_nothing(phrase):
    assert find_quantity(phrase) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seven", 7),
        ("ninety-nine", 99),
        ("a hundred and five", 105),
        ("three hundred thousand", 300000),
        ("two million three hundred thousand and six", 2300006),
        ("two dozen", 24),
        ("1.5 million", 1500000),
        ("12,345", 12345),
        ("0", 0),
    ],
)
def test_numbers_in_words(words, number):
    assert read_number(words) == number


@pytest.mark.parametrize("words", ["two five", "twenty thirty", "2.5", "twenty-eleven", "1.0000001 million"])
def test_words_that_are_no_whole_number(words):
    assert read_number(words) is None


@given(st.integers(0, 999_999_999))
def test_digits_are_read_with_and_without_commas(number):
    assert read_number(str(number)) == read_number(f"{number:,}") == number


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_what_is_found_quotes_the_text_and_its_bounds_fit(text):
    found = find_quantity(text)
    if found is not None:
        assert text[found.start : found.end] == found.text != ""
        assert found.number is None or found.low == found.high == found.number
        assert found.low is None or found.high is None or found.low <= found.high


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("two = 2", 'two = "2"', "numbers.two must be a whole number"),
        ("several = [3, 9]", "several = 3", "vague.several must be [least] or [least, most]"),
        ("above = [", "beyond = [", "bounds: unknown key 'beyond'"),
        ("[exact]", "[exactly]", "exact must be a table"),
        ("persons = [", "person = [", "words.persons must be a list of words"),
    ],
)
def test_a_typo_in_the_file_is_named_with_file_and_key(tmp_path, old, new, message):
    text = (ontology_folder() / "cues" / "quantities.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "quantities.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_numbers(path)
    assert str(caught.value) == f"{path}: {message}"
