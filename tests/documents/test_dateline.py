import pytest

from accord.documents.dateline import find_dateline, line_date, opening_date, parse_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2023-10-24", "2023-10-24"),
        ("2024-05-10T08:00:00Z", "2024-05-10"),
        ("2024-05-10T23:30:00-08:00", "2024-05-10"),
        ("2024-05-10 08:00", "2024-05-10"),
        ("24 October 2023", "2023-10-24"),
        ("Oct. 24, 2023", "2023-10-24"),
        ("24th of October 2023", "2023-10-24"),
        ("Tue, 24 Oct 2023 10:00:00 GMT", "2023-10-24"),
        ("2023-10", "2023-10"),
        ("2023", "2023"),
        (" 2023 ", "2023"),
    ],
)
def test_dates_of_records_keep_their_precision(value, iso):
    assert parse_date(value).iso == iso


@pytest.mark.parametrize(
    "value", ["", "soon", "03/04/2024", "2023-13", "2023-02-30", "October 2023 or so", "24 Octember 2023"]
)
def test_values_that_are_no_date_give_none(value):
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Friday, November 22, 2024", "2024-11-22"),
        ("2023-10-24", "2023-10-24"),
        ("24 Oct 2023, 14:05 GMT", "2023-10-24"),
        ("October 24, 2023 10:30 am", "2023-10-24"),
        ("Published Oct 3, 2023 | Updated Oct 5, 2023", "2023-10-03"),
        ("Last updated: 24 October 2023", "2023-10-24"),
        ("By Ada Example | October 24, 2023", "2023-10-24"),
        ("KHARTOUM, March 3, 2022 (Example Agency)", "2022-03-03"),
        ("2024-05-10T08:00:00", "2024-05-10"),
    ],
)
def test_a_dateline_is_read(line, iso):
    assert line_date(line).iso == iso


@pytest.mark.parametrize(
    "line",
    [
        "The truce of May 3, 2024 holds",
        "The parties met on May 3, 2024.",
        "Juba Accord October 12, 2023",
        "Delegates on October 20, 2023. Photo: Example",
        "KHARTOUM, March 3 (Example Agency)",
        "May 3, 2024; June 4, 2024; July 5, 2024",
        "Two sides, one table",
        "",
    ],
)
def test_other_lines_are_no_dateline(line):
    assert line_date(line) is None


@pytest.mark.parametrize(
    ("paragraph", "iso"),
    [
        ("KHARTOUM, May 3, 2024 (Example Agency) - The army said it would talk.", "2024-05-03"),
        ("NAIROBI, Kenya, May 3, 2024 \u2014 The envoy arrived.", "2024-05-03"),
        ("Geneva, 3 May 2024 \u2013 Talks began.", "2024-05-03"),
        ("Addis Ababa (Example Agency), May 3, 2024 - Talks began.", "2024-05-03"),
        ("May 3, 2024 (Example Agency) - Talks began.", "2024-05-03"),
    ],
)
def test_a_date_that_opens_the_first_paragraph_counts(paragraph, iso):
    assert opening_date(paragraph).iso == iso


@pytest.mark.parametrize(
    "paragraph",
    [
        "KYIV, March 3 (Example Agency) - The year is not given.",
        "On May 3, 2024 - a day of talks - the army withdrew.",
        "The army said on May 3, 2024: we will leave.",
        "In Geneva, on May 3, 2024, the talks began.",
    ],
)
def test_a_date_within_the_first_sentence_is_not_the_dateline(paragraph):
    assert opening_date(paragraph) is None


def test_the_first_publication_is_preferred_to_an_update():
    lines = ["Updated: May 5, 2024", "Published: May 3, 2024"]
    assert find_dateline(lines, None).iso == "2024-05-03"
    assert find_dateline(lines[:1], None).iso == "2024-05-05"
    assert find_dateline(lines[:1], "GENEVA, May 4, 2024 - Talks began.").iso == "2024-05-04"
    assert find_dateline([], "Talks began.") is None
