"""The stretch of text that a head stands for."""

import pytest

from accord.extract.phrases import cover, phrase
from annotated import annotated, treebank, word


def text(sentence, head):
    doc = annotated(sentence)
    start, end = phrase(word(doc, head))
    return doc.text[start:end]


CASES = [
    # noun phrases, without preposition
    ("Nine sailors were released by the gang on Monday.", "sailors", "Nine sailors"),
    ("Nine sailors were released by the gang on Monday.", "gang", "the gang"),
    ("The release of nine sailors by the gang surprised Manila.", "release", "The release of nine sailors by the gang"),
    ("The harbour union rejected the shipping line's offer.", "offer", "the shipping line's offer"),
    ("The harbour union rejected the shipping line's offer.", "line", "the shipping line"),
    ("The ELN rejected Colombia's offer of a six-day truce.", "truce", "a six-day truce"),
    # cut before relative clauses, appositions and what it is coordinated with
    ("The ELN captured three engineers, who work for a Canadian company.", "engineers", "three engineers"),
    ("The engineers, Ana Ruiz and Luis Mora, were released.", "engineers", "The engineers"),
    ("The engineers, Ana Ruiz and Luis Mora, were released.", "Ana", "Ana Ruiz"),
    ("Armenia and Azerbaijan exchanged prisoners and remains.", "prisoners", "prisoners"),
    # but with reduced ones: they say which
    ("The navy found sailors held by pirates.", "sailors", "sailors held by pirates"),
    # a predicate noun without its subject and copula
    (
        "Oman is a mediator between the Houthis and Saudi Arabia.",
        "mediator",
        "a mediator between the Houthis and Saudi Arabia",
    ),
    # clauses, without their conjunction or "to"
    ("Norway urged the insurgents to release the engineers.", "release", "release the engineers"),
    ("If the army withdraws, the rebels will release the nuns.", "withdraws", "the army withdraws"),
    ("The envoy denied that the army had shelled the town.", "shelled", "the army had shelled the town"),
    # without quotation marks and what ends a sentence
    ("“Release the nuns!” the bishop said.", "Release", "Release the nuns"),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), CASES)
def test_phrase(sentence, head, expected):
    assert text(sentence, head) == expected


def test_cover_runs_from_the_first_phrase_to_the_last():
    doc = annotated("Armenia and Azerbaijan exchanged prisoners and remains.")
    start, end = cover([word(doc, "prisoners"), word(doc, "remains")])
    assert doc.text[start:end] == "prisoners and remains"


def test_an_abbreviation_keeps_its_dot():
    assert text("The U.S. envoy met the generals.", "U.S.") == "U.S."


@pytest.mark.parametrize("sentence", sorted(treebank()))
def test_every_phrase_holds_its_head_and_has_no_loose_ends(sentence):
    doc = annotated(sentence)
    for token in doc:
        if token.is_punct or token.tag_ == "POS":
            continue
        start, end = phrase(token)
        inside = doc.text[start:end]
        assert start <= token.idx
        assert token.idx + len(token.text.rstrip(".")) <= end
        assert inside == inside.strip(' ,;:!?“”"')
