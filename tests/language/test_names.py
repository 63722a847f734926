from pathlib import Path

import pytest

from accord.language.conllu import read_conllu
from accord.language.names import Names, frequent_names, gum_names, known_names, titles, uner_names

TINY = Path(__file__).parent / "data" / "tiny.conllu"


@pytest.fixture(scope="module")
def tiny():
    return {sentence.id: sentence for sentence in read_conllu(TINY)}


def words(sentence, names):
    return [(" ".join(t.form for t in sentence.tokens[start:end]), label) for start, end, label in names.spans]


def sentence_of(tmp_path, *lines):
    """A sentence of `form UPOS XPOS head label [entity brackets]` lines."""
    made = []
    for number, line in enumerate(lines, 1):
        form, upos, xpos, head, dep, *entity = line.split()
        misc = f"Entity={entity[0]}" if entity else "_"
        made.append("\t".join([str(number), form, form, upos, xpos, "_", head, dep, "_", misc]))
    path = tmp_path / "one.conllu"
    path.write_text("\n".join(made) + "\n\n", encoding="utf-8")
    return next(read_conllu(path))


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (1, [("Sudan", "PLACE"), ("Monday", "DATE")]),
        (3, [("Colombia", "PLACE"), ("National Liberation Army", "ORG")]),
        (7, [("Isaias Afwerki", "PERSON"), ("Abiy Ahmed", "PERSON"), ("Asmara", "PLACE"), ("July 2018", "DATE")]),
        (13, [("nine weeks", "DATE")]),
        (24, [("Haiti", "PLACE"), ("Port - au - Prince", "PLACE")]),
        (28, [("Sanaa", "PLACE"), ("Red Cross", "ORG")]),
        (31, []),
    ],
)
def test_names_are_reduced_to_the_name(tiny, number, wanted):
    sentence = tiny[f"tiny-{number}"]
    assert words(sentence, gum_names(sentence, titles(tiny.values()))) == wanted


def test_titles_stay_outside(tmp_path):
    sentence = sentence_of(
        tmp_path,
        "Foreign ADJ JJ 2 amod (1-person-new-n-cf1-1-sgl",
        "Minister PROPN NNP 3 nmod:desc",
        "Nasser PROPN NNP 5 nsubj",
        "Judeh PROPN NNP 3 flat 1)",
        "resigned VERB VBD 0 root",
    )
    assert words(sentence, gum_names(sentence, ())) == [("Nasser Judeh", "PERSON")]


def test_a_title_alone_is_no_name(tmp_path):
    sentence = sentence_of(
        tmp_path,
        "The DET DT 2 det (1-person-new-n-cf1-1-sgl",
        "President PROPN NNP 3 nsubj 1)",
        "resigned VERB VBD 0 root",
    )
    assert words(sentence, gum_names(sentence, {"president"})) == []
    assert words(sentence, gum_names(sentence, ())) == [("President", "PERSON")]


def test_the_outer_name_wins_and_of_belongs_to_it(tmp_path):
    sentence = sentence_of(
        tmp_path,
        "The DET DT 2 det (1-organization-new-n-cf1-1-sgl",
        "Bank PROPN NNP 6 nsubj",
        "of ADP IN 4 case",
        "Ghana PROPN NNP 2 nmod (2-place-new-n-cf1-1-sgl)1)",
        "rarely ADV RB 6 advmod",
        "lends VERB VBZ 0 root",
    )
    assert words(sentence, gum_names(sentence, ())) == [("Bank of Ghana", "ORG")]


def test_a_common_noun_heads_no_name(tmp_path):
    sentence = sentence_of(
        tmp_path, "Ghana PROPN NNP 2 compound (1-person-new-n-cf1-1-sgl", "traders NOUN NNS 0 root 1)"
    )
    assert gum_names(sentence, ()).spans == []


def test_uner_says_nothing_of_dates(tmp_path):
    sentence = sentence_of(
        tmp_path, "Aden PROPN NNP 2 nsubj", "fell VERB VBD 0 root", "in ADP IN 4 case", "May PROPN NNP 2 obl"
    )
    assert uner_names(sentence, ["B-LOC", "O", "O", "O"]) == Names([(0, 1, "PLACE")], [3])
    assert uner_names(sentence, ["B-LOC"]) is None


def test_adjoining_uner_names_are_two(tmp_path):
    sentence = sentence_of(tmp_path, "Aden PROPN NNP 0 root", "Saleh PROPN NNP 1 list")
    assert uner_names(sentence, ["B-LOC", "B-PER"]).spans == [(0, 1, "PLACE"), (1, 2, "PERSON")]


def test_names_that_are_known_are_found_elsewhere(tmp_path):
    sentence = sentence_of(
        tmp_path, "Aden PROPN NNP 2 nsubj", "fell VERB VBD 0 root", "like ADP IN 4 case", "Mukalla PROPN NNP 2 obl"
    )
    known = frequent_names([(sentence, [(0, 1, "PLACE")])] * 2 + [(sentence, [(3, 4, "PLACE")])])
    assert known == {("Aden",): "PLACE"}
    assert known_names(sentence, known) == Names([(0, 1, "PLACE")], [2, 3])


def test_names_of_two_kinds_are_not_known(tmp_path):
    sentence = sentence_of(tmp_path, "Aden PROPN NNP 0 root")
    assert frequent_names([(sentence, [(0, 1, label)]) for label in ("PLACE", "PLACE", "ORG")]) == {}
