"""The chains of a treebank, and what of them counts."""

from pathlib import Path

from accord.language.conllu import read_conllu
from accord.resolve.treebank import annotated
from accord.vocabulary.words import load_words

DATA = Path(__file__).parent / "data" / "en_gum-dev.conllu"


def harbour():
    return next(annotated(list(read_conllu(DATA)), load_words()))


def test_a_document_is_raw_text_by_paragraph():
    document = harbour()
    assert (document.name, document.genre) == ("GUM_news_harbour", "news")
    assert document.paragraphs == (
        "Minister Anna Kowalska visited the Harbour Union. She praised the union.",
        "Kowalska is minister. It rained, said the HU.",
    )


def test_mentions_have_a_head_a_kind_and_a_name_before_them():
    document = harbour()
    found = [
        (document.paragraphs[m.paragraph][m.start : m.end], m.head - m.start, m.named, m.kind, m.after_name)
        for m in document.mentions
    ]
    assert found == [
        ("Minister Anna Kowalska", 9, True, None, False),
        ("the Harbour Union", 12, True, None, False),
        ("She", 0, False, "pronoun", True),
        ("the union", 4, False, "description", True),
        ("Kowalska", 0, True, "name part", True),
        ("minister", 0, False, None, True),
        ("It", 0, False, "pronoun", False),
        ("the HU", 4, True, "abbreviation", True),
    ]


def test_documents_are_kept_apart():
    documents = list(annotated(list(read_conllu(DATA)), load_words()))
    assert [each.genre for each in documents] == ["news", "voyage"]
    assert [each.chain for each in documents[1].mentions] == ["1"]
