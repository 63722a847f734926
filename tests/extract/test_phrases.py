"""The stretch of text that a head stands for."""

import pytest

from accord.extract.phrases import cover, phrase, tail
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


@pytest.mark.parametrize(
    ("sentence", "head", "plain", "which"),
    [
        # what tells which one is meant
        ("The union rejected the tariff that Rome raised.", "tariff", "the tariff", "the tariff that Rome raised"),
        ("The village the rebels shelled is empty.", "village", "The village", "The village the rebels shelled"),
        (
            "The gang freed three sailors who had spent 40 days at sea.",
            "sailors",
            "three sailors",
            "three sailors who had spent 40 days at sea",
        ),
        # what is said besides, behind a comma, a bracket or a dash, wherever the parser hung that
        ("The union rejected the tariff, which Rome raised.", "tariff", "the tariff", "the tariff"),
        ("The union rejected the quota (which Rome raised).", "quota", "the quota", "the quota"),
        ("The union rejected the quota – which Rome raised.", "quota", "the quota", "the quota"),
        # of two nouns, the one that the clause depends on
        ("The union rejected the tariff and the quota that Rome raised.", "tariff", "the tariff", "the tariff"),
        (
            "The union rejected the tariff and the quota that Rome raised.",
            "quota",
            "the quota",
            "the quota that Rome raised",
        ),
        # no relative clause at all
        ("The navy found sailors held by pirates.", "sailors", "sailors held by pirates", "sailors held by pirates"),
        ("The engineers, Ana Ruiz and Luis Mora, were released.", "engineers", "The engineers", "The engineers"),
    ],
)
def test_a_phrase_with_what_tells_which_one_is_meant(sentence, head, plain, which):
    doc = annotated(sentence)
    found = [doc.text[slice(*phrase(word(doc, head), relatives=relatives))] for relatives in (False, True)]
    assert found == [plain, which]


def test_cover_may_end_with_what_tells_which_one_is_meant():
    doc = annotated("The union rejected the tariff and the quota that Rome raised.")
    heads = [word(doc, "tariff"), word(doc, "quota")]
    assert doc.text[slice(*cover(heads))] == "the tariff and the quota"
    assert doc.text[slice(*cover(heads, relatives=True))] == "the tariff and the quota that Rome raised"


@pytest.mark.parametrize(
    ("sentence", "head", "filling", "expected"),
    [
        ("Colombia and the ELN held talks in Havana.", "talks", (), "talks in Havana"),
        ("Colombia and the ELN held talks in Havana.", "talks", ("Havana",), "talks"),
        ("The bloc put pressure on the junta.", "pressure", ("junta",), "pressure"),
        ("The gang freed the crew in exchange for a ransom.", "crew", (), "the crew"),
        ("The ELN rejected Colombia's offer of a six-day truce.", "offer", (), "Colombia's offer of a six-day truce"),
    ],
)
def test_an_object_may_have_the_phrase_behind_it_that_hangs_on_the_verb(sentence, head, filling, expected):
    doc = annotated(sentence)
    token = word(doc, head)
    start, end = phrase(token)
    assert doc.text[start : tail(token, end, [word(doc, each).i for each in filling])] == expected
