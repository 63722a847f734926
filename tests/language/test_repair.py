"""A sentence that ends in a full stop has a finite verb, also where the parser found none."""

import pytest
import spacy
from spacy.tokens import Doc

from accord.language.repair import finite_roots

VOCAB = spacy.blank("en").vocab


def parsed(*rows):
    """A Doc of rows (form, tag, part, label, head)."""
    words, tags, parts, labels, heads = zip(*rows, strict=True)
    return Doc(
        VOCAB, words=words, tags=tags, pos=parts, deps=labels, heads=heads, lemmas=[word.lower() for word in words]
    )


def tree(doc):
    return [(token.text, token.dep_, token.head.text) for token in doc]


def the_airline_yielded(*tail):
    return parsed(
        ("The", "DT", "DET", "det", 1),
        ("airline", "NN", "NOUN", "ROOT", 1),
        ("yielded", "VBN", "VERB", "acl", 1),
        *tail,
    )


def test_a_participle_that_must_be_the_verb_becomes_the_root():
    doc = finite_roots(
        the_airline_yielded(
            ("to", "IN", "ADP", "case", 4), ("pilots", "NNS", "NOUN", "obl", 2), (".", ".", "PUNCT", "punct", 1)
        )
    )
    assert tree(doc)[1:] == [
        ("airline", "nsubj", "yielded"),
        ("yielded", "ROOT", "yielded"),
        ("to", "case", "pilots"),
        ("pilots", "obl", "yielded"),
        (".", "punct", "yielded"),
    ]
    assert doc[2].tag_ == "VBD"


@pytest.mark.parametrize(
    ("tail", "why"),
    [
        ([("to", "IN", "ADP", "case", 4), ("pilots", "NNS", "NOUN", "obl", 2)], "no full stop: a headline or a list"),
        (
            [("by", "IN", "ADP", "case", 4), ("pilots", "NNS", "NOUN", "obl", 2), (".", ".", "PUNCT", "punct", 1)],
            "an agent: the participle is passive",
        ),
        ([(".", ".", "PUNCT", "punct", 1)], "nothing that a verb would have"),
    ],
)
def test_fragments_stay_as_they_are(tail, why):
    doc = the_airline_yielded(*tail)
    before = tree(doc)
    assert tree(finite_roots(doc)) == before, why


def test_a_sentence_with_a_finite_verb_stays_as_it_is():
    doc = parsed(
        ("Sailors", "NNS", "NOUN", "nsubj", 3),
        ("held", "VBN", "VERB", "acl", 0),
        ("ashore", "RB", "ADV", "advmod", 1),
        ("wept", "VBD", "VERB", "ROOT", 3),
        (".", ".", "PUNCT", "punct", 3),
    )
    before = tree(doc)
    assert tree(finite_roots(doc)) == before
