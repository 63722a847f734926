import pytest

from accord.documents.calendar_words import full_dates, load_calendar
from accord.errors import VocabularyError
from accord.vocabulary.words import ontology_folder


def test_months_and_weekdays_by_name_and_abbreviation():
    words = load_calendar()
    assert [words.months[name] for name in ("january", "may", "sept", "dec")] == [1, 5, 9, 12]
    assert "sept" not in words.month_names
    assert (words.weekdays["monday"], words.weekdays["sunday"]) == (0, 6)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Oct. 7, 2023", ["2023-10-07"]),
        ("7th of October 2023", ["2023-10-07"]),
        ("07-Oct-2023", ["2023-10-07"]),
        ("OCTOBER 7 2023", ["2023-10-07"]),
        ("2023-10-07T10:00", ["2023-10-07"]),
        ("from 7 October 2023 to May 3, 2024", ["2023-10-07", "2024-05-03"]),
        ("31 November 2023", []),
        ("October 7", []),
        ("2023-13-01", []),
        ("12023-10-07", []),
        ("Marching 7 2023", []),
    ],
)
def test_dates_in_full(text, dates):
    found = list(full_dates(text))
    assert [date.iso for _, _, date in found] == dates
    assert all(text[start:end] == date.text for start, end, date in found)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("march = 3", "march = 13", "months.march = 13 is not in 1 to 12"),
        ("jan = 1", 'jan = "1"', "month_abbreviations must be a table of words and whole numbers"),
        ("sunday = 6", "sunday = 7", "weekdays.sunday = 7 is not in 0 to 6"),
        ("[weekdays]", "[days]", "weekdays must be a table of words and whole numbers"),
    ],
)
def test_a_typo_in_the_file_is_named_with_file_and_key(tmp_path, old, new, message):
    path = changed(tmp_path, old, new)
    with pytest.raises(VocabularyError) as caught:
        load_calendar(path)
    assert str(caught.value) == f"{path}: {message}"


def test_a_missing_list_of_words_is_named(tmp_path):
    words = load_calendar(changed(tmp_path, "bounds = [", "bound = ["))
    with pytest.raises(VocabularyError, match=r"dates\.toml: words\.bounds must be a list of words"):
        words.words("bounds")


def changed(tmp_path, old, new):
    text = (ontology_folder() / "cues" / "dates.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "dates.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path
