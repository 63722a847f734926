"""Word lists: what the shipped ones hold, and what the loader refuses, naming file and key."""

import pytest

from accord.errors import VocabularyError
from accord.vocabulary.words import WORD_FILES, load_words


@pytest.fixture
def folder(tmp_path):
    """A folder with one small list in each of the files."""
    for name in WORD_FILES:
        (tmp_path / f"{name}.toml").write_text('few = ["one", "two"]\n', encoding="utf-8")
    return tmp_path


def refused(folder):
    with pytest.raises(VocabularyError) as caught:
        load_words(folder)
    return str(caught.value)


def test_lists_are_read_by_file_and_key(folder):
    words = load_words(folder)
    assert words["nouns.few"] == {"one", "two"}
    assert "verbs.few" in words
    assert "nouns.many" not in words


def test_classes_are_those_of_nouns(folder):
    (folder / "nouns.toml").write_text('captive = ["hostage"]\n', encoding="utf-8")
    assert load_words(folder).classes() == {"captive"}


def test_an_unknown_list_is_named(folder):
    with pytest.raises(VocabularyError, match=r"nouns\.many"):
        load_words(folder)["nouns.many"]


@pytest.mark.parametrize(
    "text", ['few = "one"\n', "few = [1]\n", "few = { one = 1 }\n", 'few = [""]\n', 'few = [" one"]\n']
)
def test_refused(folder, text):
    (folder / "verbs.toml").write_text(text, encoding="utf-8")
    message = refused(folder)
    assert "verbs.toml" in message
    assert "few" in message


def test_a_word_that_stands_twice_is_refused(folder):
    (folder / "nouns.toml").write_text('few = ["one", "two", "one"]\n', encoding="utf-8")
    message = refused(folder)
    assert "nouns.toml" in message
    assert "one" in message


def test_bad_toml_and_missing_files_are_named(folder):
    (folder / "nouns.toml").write_text("few = [", encoding="utf-8")
    assert "nouns.toml" in refused(folder)
    (folder / "nouns.toml").unlink()
    load_words.cache_clear()
    assert "nouns.toml" in refused(folder)


def test_the_shipped_lists():
    words = load_words()
    assert "hostage" in words["nouns.captive"]
    assert all(word == word.strip() for words_of in words.lists.values() for word in words_of)
