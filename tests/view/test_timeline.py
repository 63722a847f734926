import datetime as dt

import pytest

from accord.view.timeline import axis, histogram, span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-02-03T08:00:00Z", "2024-02-03", "2024-02-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02-03/2024-02-09", "2024-02-03", "2024-02-09"),
        ("2023/2024-02", "2023-01-01", "2024-02-29"),
    ],
)
def test_span(text, first, last):
    assert span(text) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "soon", "2024-13", "2024-02-30", "0000", "2024-02-09/2024-02-03", "<script>", "2024-1"]
)
def test_what_is_no_date_has_no_span(text):
    assert span(text) is None


def days(*texts):
    return [span(text) for text in texts]


def test_no_dates_no_axis():
    assert axis([]) is None


@pytest.mark.parametrize(
    ("last", "unit", "steps"),
    [("2024-01-20", "day", 20), ("2024-04-30", "week", 18), ("2025-06-30", "month", 18), ("2044-01-01", "year", 21)],
)
def test_unit_follows_the_stretch(last, unit, steps):
    found = axis(days("2024-01-01", last))
    assert (found.unit, len(found.labels)) == (unit, steps)


def test_labels_say_the_step_in_words():
    assert axis(days("2024-01-31", "2024-02-01")).labels == ("31 Jan 2024", "1 Feb 2024")
    assert axis(days("2023-12-31", "2025-02-01")).labels[:2] == ("Dec 2023", "Jan 2024")
    assert axis(days("2024-01-03", "2024-04-01")).labels[0] == "week of 1 Jan 2024"


def test_a_lone_early_date_does_not_stretch_the_axis():
    found = axis(days("2014", *(f"2024-03-{day:02d}" for day in range(1, 31))))
    assert found.unit == "day"
    assert found.labels[0] == "before 1 Mar 2024"
    assert found.place(span("2014")) == (0, 0)
    assert found.place(span("2024-03-01")) == (1, 1)
    assert found.place(span("2024-03")) == (1, 30)


def test_late_dates_have_a_step_too():
    found = axis(days("2030-01-01", *(f"2024-03-{day:02d}" for day in range(1, 31))))
    assert found.labels[-1] == "after 30 Mar 2024"
    assert found.place(span("2030-01-01")) == (30, 30)


def test_imprecise_dates_touch_several_steps():
    found = axis(days("2023-11-10", "2025-03-01"))
    assert found.place(span("2024")) == (2, 13)


def test_the_ends_of_the_calendar():
    found = axis(days("0001-01-01", "9999-12-31"))
    assert found.unit == "year"
    assert found.place(span("9999")) == (len(found.labels) - 1,) * 2


def test_every_day_of_the_stretch_has_its_step():
    found = axis(days("2024-01-31", "2025-12-31"))
    for number in range(700):
        day = dt.date(2024, 1, 31) + dt.timedelta(days=number)
        assert found.labels[found.place((day, day))[0]].endswith(str(day.year))


def test_histogram_counts_a_claim_once():
    assert histogram([(0, 2), (1, 1), (1, 2)], 3) == [1, 2, 0]
