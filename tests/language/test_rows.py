"""Rows of coordinated phrases that a parser cannot have read right."""

import pytest

from accord.language.rows import enumerated_nouns, enumerated_verbs, last_infinitives, second_subjects
from annotated import parsed


def freed(article):
    """ "They freed ARTICLE policemen, a soldier and two clerks": the second is parsed as what the first are."""
    return parsed(
        ("They", "PRP", "PRON", "nsubj", 1),
        ("freed", "VBD", "VERB", "ROOT", 1),
        article,
        ("policemen", "NNS", "NOUN", "obj", 1),
        (",", ",", "PUNCT", "punct", 6),
        ("a", "DT", "DET", "det", 6),
        ("soldier", "NN", "NOUN", "appos", 3),
        ("and", "CC", "CCONJ", "cc", 9),
        ("two", "CD", "NUM", "nummod", 9),
        ("clerks", "NNS", "NOUN", "conj", 6),
    )


def test_counted_nouns_in_a_row_are_coordinated():
    assert enumerated_nouns(freed(("three", "CD", "NUM", "nummod", 3)))[6].dep_ == "conj"
    assert enumerated_nouns(freed(("the", "DT", "DET", "det", 3)))[6].dep_ == "appos", "who they are, one by one"


def urged(label, subject=()):
    """ "Chad urged them to talk, and Libya offered help": Libya is parsed as joined to `talk`."""
    return parsed(
        ("Chad", "NNP", "PROPN", "nsubj", 1),
        ("urged", "VBD", "VERB", "ROOT", 1),
        ("them", "PRP", "PRON", "obj", 1),
        ("to", "TO", "PART", "mark", 4),
        ("talk", "VB", "VERB", "xcomp", 1),
        (",", ",", "PUNCT", "punct", 7),
        ("and", "CC", "CCONJ", "cc", 7),
        ("Libya", "NNP", "PROPN", "conj", 4),
        *subject,
        ("offered", "VBD", "VERB", label, 1),
        ("help", "NN", "NOUN", "obj", 8 + len(subject)),
    )


def test_a_noun_behind_an_infinitive_acts_in_the_verb_behind_it():
    for label in ("conj", "parataxis"):
        doc = second_subjects(urged(label))
        assert (doc[7].dep_, doc[7].head.text, doc[8].dep_) == ("nsubj", "offered", "conj")


def test_a_verb_that_has_a_subject_gets_no_other():
    doc = second_subjects(urged("conj", (("it", "PRP", "PRON", "nsubj", 9),)))
    assert (doc[7].dep_, doc[7].head.text) == ("conj", "talk")


def called(*complement):
    """ "They sued and called for help to leave": the infinitive is parsed as what they sued for."""
    return parsed(
        ("They", "PRP", "PRON", "nsubj", 1),
        ("sued", "VBD", "VERB", "ROOT", 1),
        ("and", "CC", "CCONJ", "cc", 3),
        ("called", "VBD", "VERB", "conj", 1),
        *(complement or (("us", "PRP", "PRON", "obj", 3),)),
        ("to", "TO", "PART", "mark", 6),
        ("leave", "VB", "VERB", "advcl", 1),
    )


def test_an_infinitive_belongs_to_the_last_of_two_verbs():
    assert last_infinitives(called())[6].head.text == "called"
    assert last_infinitives(called(("go", "VB", "VERB", "xcomp", 3)))[6].head.text == "sued"


@pytest.mark.parametrize(("before", "label"), [(",", "conj"), ("then", "xcomp")])
def test_the_middle_one_of_three_pasts_is_coordinated(before, label):
    tag, part, own = (",", "PUNCT", "punct") if before == "," else ("RB", "ADV", "advmod")
    doc = parsed(
        ("Oman", "NNP", "PROPN", "nsubj", 1),
        ("closed", "VBD", "VERB", "ROOT", 1),
        ("ports", "NNS", "NOUN", "obj", 1),
        (before, tag, part, own, 4),
        ("cut", "VBN", "VERB", "xcomp", 1),
        ("ties", "NNS", "NOUN", "obj", 4),
        ("and", "CC", "CCONJ", "cc", 7),
        ("expelled", "VBD", "VERB", "conj", 1),
        ("envoys", "NNS", "NOUN", "obj", 7),
    )
    assert enumerated_verbs(doc)[4].dep_ == label
