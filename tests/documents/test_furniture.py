import pytest

from accord.documents.furniture import check_furniture, load_furniture, squeeze
from accord.errors import VocabularyError

GOOD = """
[[line]]
id = "advert"
kind = "furniture"
pattern = "advert"
reason = "an advert"
matches = ["Advert"]
"""


def write(tmp_path, text):
    path = tmp_path / "furniture.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_patterns_match_their_examples_and_spare_what_is_spared():
    assert check_furniture() == []


def test_every_pattern_is_a_whole_match_of_limited_length():
    furniture = load_furniture()
    assert furniture.find("line", "Read More").id == "read-more"
    assert furniture.find("line", "They read more of the draft and then signed it.") is None
    assert furniture.find("line", "Read more: " + "a" * 200) is None


def test_case_counts_only_where_a_pattern_says_so():
    furniture = load_furniture()
    assert furniture.find("line", "READ MORE").id == "read-more"
    assert furniture.find("line", "By Ada Example").id == "byline"
    assert furniture.find("line", "by the river") is None


def test_squeeze_takes_no_break_spaces_for_white_space():
    assert squeeze("\u00a0Read\u00a0 More\r\n") == "Read More"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[lines]]\n", "unknown table 'lines'"),
        (GOOD.replace('kind = "furniture"', 'kind = "rubbish"'), "line advert: kind = 'rubbish' is none of"),
        (GOOD.replace('"advert"\nreason', '"(advert"\nreason'), "line advert: pattern does not compile"),
        (GOOD.replace('reason = "an advert"\n', ""), "line advert: 'reason' is missing"),
        (GOOD.replace('id = "advert"\n', ""), "line 1: 'id' is missing"),
        (GOOD.replace('matches = ["Advert"]', "matches = []"), "line advert: matches must list texts"),
        (GOOD + 'longest = "long"', "line advert: longest must be a whole number"),
        (GOOD + "longest = true", "line advert: longest must be a whole number"),
        (GOOD + 'case = "yes"', "line advert: case must be true or false"),
        (GOOD + 'kin = "furniture"', "line advert: unknown key 'kin'"),
        (GOOD + GOOD, "line advert: the id is used twice"),
        ('spares = "a"\n', "spares must be a list of texts"),
        ("line = 3\n", r"line must be a list of tables: [[line]]"),
        ("[[line", "not valid TOML"),
    ],
)
def test_a_typo_in_the_file_is_named_with_file_and_key(tmp_path, text, message):
    path = write(tmp_path, text)
    with pytest.raises(VocabularyError) as caught:
        load_furniture(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_lint_reports_examples_that_do_not_match_and_spares_that_do(tmp_path):
    path = write(tmp_path, 'spares = ["advert"]\n' + GOOD.replace('["Advert"]', '["Article"]'))
    assert [finding.message for finding in check_furniture(path)] == [
        "does not match 'Article'",
        "matches 'advert', which is spared",
    ]
