import pytest

from accord.errors import VocabularyError
from accord.vocabulary.questions import Parameter, load_question, load_questions

QUESTION = """#: title Who met
#: description Meetings,
#: description one a row.
#: param actor actor optional - one of them
#: param since date - the first day
#: columns who, where,
#: columns claim
#: joined who

SELECT ?who ?where ?claim WHERE {
  ?claim ?actor ?since
  FILTER(?who = ?actor)  #? actor
  FILTER(?who = 1)  #? actor !since
}
"""


def write(folder, text, name="met.rq"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_head_is_read(tmp_path):
    question = load_question(write(tmp_path, QUESTION))
    assert question.name == "met"
    assert question.title == "Who met"
    assert question.description == "Meetings, one a row."
    assert question.columns == ("who", "where", "claim")
    assert question.joined == {0}
    assert question.parameters == (
        Parameter("actor", "actor", True, "one of them"),
        Parameter("since", "date", False, "the first day"),
    )


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ("#: title Who met", "#: titel Who met", "a head line says", 1),
        ("#: title Who met", "#: title", "a head line says", 1),
        ("#: title Who met\n", "", "no title", None),
        ("#: param since date - the first day", "#: param since date", "param NAME KIND", 5),
        ("#: param since date -", "#: param since day -", "day is none of actor", 5),
        ("?actor ?since", "?actor ?until", r"no variable \?since", 5),
        ("#: joined who", "#: joined whom", "whom is joined and no column", None),
        ("#? actor\n", "#? actors\n", "the head has no parameter actors", 12),
        ("#? actor\n", "#? actor?\n", r"a condition is written: #\? NAME", 12),
    ],
)
def test_mistakes_in_a_head_are_named_with_their_line(tmp_path, old, new, message, line):
    path = write(tmp_path, QUESTION.replace(old, new))
    with pytest.raises(VocabularyError, match=message) as caught:
        load_question(path)
    assert caught.value.file == str(path)
    assert caught.value.line == line


def test_lines_count_only_for_their_parameters(tmp_path):
    question = load_question(write(tmp_path, QUESTION))
    kept = {
        given: [number for number, line in enumerate(question.sparql(given).split("\n")) if "FILTER" in line]
        for given in ((), ("actor",), ("actor", "since"), ("since",))
    }
    assert kept == {(): [], ("actor",): [11, 12], ("actor", "since"): [11], ("since",): []}
    assert question.sparql(()).count("\n") == QUESTION.count("\n")


def test_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(VocabularyError, match="no folder of questions"):
        load_questions(tmp_path / "nowhere")


def test_questions_that_are_shipped_have_what_a_list_of_them_shows():
    questions = load_questions()
    assert {
        "mediators", "demands", "rejections", "releases", "disagreements", "timeline", "offers", "threats", "meetings",
        "conditions", "speakers", "sources", "documents", "claims", "actors",
    } <= set(questions)  # fmt: skip
    assert list(questions) == sorted(questions)
    for question in questions.values():
        assert "ORDER BY" in question.text, question.name
        assert question.description.endswith("."), question.name
