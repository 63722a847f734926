"""Phrases as news has them, read on Tuesday 24 October 2023: what is found, and which days it can mean."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import VocabularyError
from accord.extract.date_grammar import grammar
from accord.extract.dates import find_dates
from accord.records import Date
from accord.vocabulary.words import ontology_folder

TUESDAY = Date.of_day(dt.date(2023, 10, 24))
OCTOBER = Date(dt.date(2023, 10, 1), dt.date(2023, 10, 31), "month")
YEAR = Date(dt.date(2023, 1, 1), dt.date(2023, 12, 31), "year")

PHRASES = [
    # days of the week
    ("The dockers met the port authority on Tuesday.", "Tuesday", "2023-10-24"),
    ("On Monday the junta freed two journalists.", "Monday", "2023-10-23"),
    ("Wednesday's talks in Nairobi failed", "Wednesday", "2023-10-18"),
    ("The envoy left Yerevan on Saturday night.", "Saturday night", "2023-10-21"),
    ("late Sunday", "late Sunday", "2023-10-22"),
    ("in the early hours of Friday", "Friday", "2023-10-20"),
    ("last Tuesday", "last Tuesday", "2023-10-17"),
    ("next Tuesday", "next Tuesday", "2023-10-31"),
    ("this Thursday", "this Thursday", "2023-10-26"),
    ("The guerrillas will free the mayor on Friday.", "Friday", "2023-10-27"),
    ("Talks are due to resume on Thursday.", "Thursday", "2023-10-26"),
    ("The army must leave the town by Sunday.", "by Sunday", "2023-10-29"),
    ("The truce holds until Thursday.", "until Thursday", "2023-10-26"),
    ("The mediator said on Friday that the rebels will sign.", "Friday", "2023-10-20"),
    ("The crew will be freed, the pirates said on Monday.", "Monday", "2023-10-23"),
    ("The pact will hold. It was signed on Monday.", "Monday", "2023-10-23"),
    ("since Friday", "since Friday", "2023-10-20"),
    ("over the weekend", "weekend", "2023-10-21/2023-10-22"),
    ("next weekend", "next weekend", "2023-10-28/2023-10-29"),
    # days from the day of writing
    ("The two armies meet today.", "today", "2023-10-24"),
    ("Tonight the borders close.", "Tonight", "2023-10-24"),
    ("yesterday", "yesterday", "2023-10-23"),
    ("tomorrow morning", "tomorrow morning", "2023-10-25"),
    ("the day before yesterday", "the day before yesterday", "2023-10-22"),
    ("last night", "last night", "2023-10-23"),
    ("The colonel had said two days ago that he would stay.", "two days ago", "2023-10-22"),
    ("twelve days ago", "twelve days ago", "2023-10-12"),
    ("10 days from now", "10 days from now", "2023-11-03"),
    # weeks, months, years from the day of writing
    ("a week ago", "a week ago", "2023-10-16/2023-10-22"),
    ("three weeks ago", "three weeks ago", "2023-10-02/2023-10-08"),
    ("two months ago", "two months ago", "2023-08"),
    ("ten months ago", "ten months ago", "2022-12"),
    ("nine years ago", "nine years ago", "2014"),
    ("last week", "last week", "2023-10-16/2023-10-22"),
    ("last month", "last month", "2023-09"),
    ("last year", "last year", "2022"),
    ("this week", "this week", "2023-10-23/2023-10-29"),
    ("next month", "next month", "2023-11"),
    ("earlier this week", "earlier this week", "2023-10-23/2023-10-24"),
    ("earlier in the month", "earlier in the month", "2023-10-01/2023-10-24"),
    ("later this year", "later this year", "2023-10-24/2023-12-31"),
    ("late last year", "late last year", "2022-09-01/2022-12-31"),
    ("by the end of the year", "by the end of the year", "2023-09-01/2023-12-31"),
    ("over the past two weeks", "past two weeks", "2023-10-10/2023-10-24"),
    ("in the next ten days", "next ten days", "2023-10-24/2023-11-03"),
    # days of the calendar
    ("October 7", "October 7", "2023-10-07"),
    ("the 7 October raid", "7 October", "2023-10-07"),
    ("on the 7th of October", "the 7th of October", "2023-10-07"),
    ("7 October 2022", "7 October 2022", "2022-10-07"),
    ("Oct. 7, 2022,", "Oct. 7, 2022", "2022-10-07"),
    ("SEPT 3", "SEPT 3", "2023-09-03"),
    ("Tuesday, October 24, 2023", "Tuesday, October 24, 2023", "2023-10-24"),
    ("on Monday, 23 October", "Monday, 23 October", "2023-10-23"),
    ("since 7 October", "since 7 October", "2023-10-07"),
    ("the evening of 23 October", "the evening of 23 October", "2023-10-23"),
    ("on 3 November", "3 November", "2023-11-03"),
    ("met on 3 November, when the strike was over", "3 November", "2023-11-03"),
    ("The miners had met on 3 November", "3 November", "2022-11-03"),
    ("on 17 January", "17 January", "2023-01-17"),
    ("The exchange is scheduled for 17 January", "17 January", "2024-01-17"),
    ("on 29 February", "29 February", "2020-02-29"),
    ("2023-10-07", "2023-10-07", "2023-10-07"),
    ("On October 7, 2000 people were freed", "October 7", "2023-10-07"),
    # ranges
    ("23-25 May", "23-25 May", "2023-05-23/2023-05-25"),
    ("May 23–25, 2021", "May 23–25, 2021", "2021-05-23/2021-05-25"),
    ("between 23 and 25 May", "23 and 25 May", "2023-05-23/2023-05-25"),
    ("on 7 and 8 October", "7 and 8 October", "2023-10-07/2023-10-08"),
    ("May 30 to June 2", "May 30 to June 2", "2023-05-30/2023-06-02"),
    ("28 April – 2 May 2021", "28 April – 2 May 2021", "2021-04-28/2021-05-02"),
    ("between January and March 2020", "January and March 2020", "2020-01-01/2020-03-31"),
    ("between 1998 and 2003", "1998 and 2003", "1998-01-01/2003-12-31"),
    ("the 2014-2015 war", "2014-2015", "2014-01-01/2015-12-31"),
    ("in the 1990s", "1990s", "1990-01-01/1999-12-31"),
    # months
    ("in March", "March", "2023-03"),
    ("in March 2022", "March 2022", "2022-03"),
    ("since May", "since May", "2023-05"),
    ("last March", "last March", "2023-03"),
    ("last December", "last December", "2022-12"),
    ("elections in November", "November", "2023-11"),
    ("The truce was signed in December", "December", "2022-12"),
    ("mid-July", "mid-July", "2023-07-11/2023-07-20"),
    ("in late September", "late September", "2023-09-21/2023-09-30"),
    ("at the end of February", "the end of February", "2023-02-21/2023-02-28"),
    # years
    ("freed in 2011, he", "2011", "2011"),
    ("since 2014", "since 2014", "2014"),
    ("Azerbaijan's 2020 offensive", "2020", "2020"),
    ("the 2016 peace accord", "2016", "2016"),
    ("the 2015 Minsk agreement", "2015", "2015"),
    ("early 2020", "early 2020", "2020-01-01/2020-04-30"),
    ("by the summer of 2014", "2014", "2014"),
]

WORDS = [
    *("on", "the", "of", "in", "last", "next", "since", "by", "to", "-", "and", ",", "a", "two", "ago"),
    *("May", "March", "7", "23", "31", "2014", "2023-10-07", "Tuesday", "week", "month"),
]

NO_DATES = [
    "The rebels may leave in silence.",
    "May they return safely, the bishop said.",
    "Theresa May's cabinet fell.",
    "The strikers march on the capital.",
    "The second round of talks",
    "2000 prisoners",
    "in 2000 villages",
    "the 2000 striking miners",
    "1,200 fighters",
    "$2011",
    "by 2,011 men",
    "at 2000 GMT",
    "every Monday",
    "on Mondays",
    "Black Friday sales",
    "the March 23 Movement",
    "the October 7 Brigade",
    "Russia Today reported",
    "more than two years ago",
    "a few days ago",
    "two days later",
    "three weeks after the raid",
    "31 November 2020",
    "Feb 30",
    "two decades ago",
    "an hour ago",
    "in two weeks",
    "in recent days",
    "by May",
    "Resolution 1701",
    "The sun set on the marches.",
    "",
]


@pytest.mark.parametrize(("phrase", "words", "iso"), PHRASES, ids=lambda value: value)
def test_phrases(phrase, words, iso):
    found = find_dates(phrase, TUESDAY)
    assert [(date.text, date.iso) for _, _, date in found] == [(words, iso)]
    [(start, end, date)] = found
    assert phrase[start:end] == date.text


@pytest.mark.parametrize("phrase", NO_DATES)
def test_no_dates(phrase):
    assert find_dates(phrase, TUESDAY) == []


def test_two_dates_of_a_sentence_in_order():
    found = find_dates("Held since 7 October, they were freed on Monday, not in 2022.", TUESDAY)
    assert [(date.text, date.iso) for _, _, date in found] == [
        ("since 7 October", "2023-10-07"),
        ("Monday", "2023-10-23"),
        ("2022", "2022"),
    ]


@pytest.mark.parametrize(("phrase", "precision"), [
    ("on Monday", "day"), ("last week", "week"), ("in March", "month"), ("in 2014", "year"), ("mid-July", "range"),
])  # fmt: skip
def test_the_precision_is_that_of_the_words(phrase, precision):
    [(_, _, date)] = find_dates(phrase, TUESDAY)
    assert date.precision == precision


@pytest.mark.parametrize(
    "phrase",
    ["on Tuesday", "yesterday", "two days ago", "last year", "7 October", "in March", "over the weekend", "23-25 May"],
)
def test_without_a_date_of_the_document_nothing_is_invented(phrase):
    assert find_dates(phrase, None) == []


@pytest.mark.parametrize(
    ("phrase", "iso"),
    [("7 October 2023", "2023-10-07"), ("in 2011", "2011"), ("in March 2022", "2022-03"), ("2023-10-07", "2023-10-07")],
)
def test_a_date_in_full_needs_no_date_of_the_document(phrase, iso):
    [(_, _, date)] = find_dates(phrase, None)
    assert date.iso == iso


def test_a_document_dated_to_the_month_or_year_gives_what_follows_from_that():
    assert find_dates("on Tuesday", OCTOBER) == find_dates("yesterday", YEAR) == []
    assert [date.iso for _, _, date in find_dates("last month and last year", OCTOBER)] == ["2023-09", "2022"]
    assert [date.iso for _, _, date in find_dates("last month and last year", YEAR)] == ["2022"]
    assert [date.iso for _, _, date in find_dates("on 7 October", OCTOBER)] == ["2023-10-07"]
    assert [date.iso for _, _, date in find_dates("on 7 October", YEAR)] == ["2023-10-07"]


def test_the_turn_of_the_year():
    january = Date.of_day(dt.date(2024, 1, 3))
    assert [date.iso for _, _, date in find_dates("on 28 December", january)] == ["2023-12-28"]
    assert [date.iso for _, _, date in find_dates("last month", january)] == ["2023-12"]
    assert [date.iso for _, _, date in find_dates("since November", january)] == ["2023-11"]
    assert [date.iso for _, _, date in find_dates("30 December to 2 January", january)] == ["2023-12-30/2024-01-02"]
    assert [date.iso for _, _, date in find_dates("on Saturday", january)] == ["2023-12-30"]


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_the_ends_of_the_calendar_raise_nothing(day):
    reference = Date.of_day(day)
    for phrase, _, _ in PHRASES:
        find_dates(phrase, reference)


@given(
    st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join),
    st.sampled_from([None, TUESDAY, OCTOBER, YEAR]),
)
def test_dates_are_in_order_apart_and_quote_the_text(text, reference):
    position = 0
    for start, end, date in find_dates(text, reference):
        assert position <= start < end <= len(text)
        assert text[start:end] == date.text
        assert date.earliest <= date.latest
        position = end


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('week = ["week", 1]', 'week = ["weak", 1]', "units.week = ['weak', 1] is no such pair"),
        ("late = [21, 31]", "late = [31, 21]", "parts_of_month.late = [31, 21] is no such pair"),
        ("late = [9, 12]", "end = [9, 12]", "parts_of_year must be a table with the keys early, mid, late"),
        ("[part_names]", "[names_of_parts]", "part_names.early must be a list of words"),
        ("counted = [", "uncounted = [", "words.counted must be a list of words"),
    ],
)
def test_a_typo_in_the_file_is_named_with_file_and_key(tmp_path, old, new, message):
    text = (ontology_folder() / "cues" / "dates.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "dates.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        grammar(path)
    assert str(caught.value) == f"{path}: {message}"
