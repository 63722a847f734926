"""Letters and the words that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.resolve.abbreviations import abbreviates


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("HWF", "Harbour Workers Federation", True),
        ("NUD", "National Union of Dockers", True),
        ("FARC", "Fuerzas Armadas Revolucionarias de Colombia", True),
        ("FARDC", "Forces armées de la république démocratique du Congo", False),
        ("U.N.", "United Nations", True),
        ("UN", "United States", False),
        ("Un", "United Nations", False),
        ("A", "Armenia", False),
        ("IT", "", False),
    ],
)
def test_initials(short, name, expected):
    assert abbreviates(short, name.split()) is expected


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True), min_size=2, max_size=8))
def test_the_initials_of_any_name_are_short_for_it(words):
    assert abbreviates("".join(word[0] for word in words), words)
