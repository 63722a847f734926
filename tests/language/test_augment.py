import random
from pathlib import Path

import pytest

from accord.language.augment import OtherNames, as_headline, in_house_style
from accord.language.conllu import read_conllu
from accord.language.names import gum_names

TINY = Path(__file__).parent / "data" / "tiny.conllu"


@pytest.fixture(scope="module")
def tiny():
    return list(read_conllu(TINY))


def forms(sentence):
    return [token.form for token in sentence.tokens]


def styles(group, count=40):
    return [in_house_style(group, random.Random(seed)) for seed in range(count)]


def test_quotes_and_apostrophes_are_of_one_house(tiny):
    quote = tiny[5]
    assert {(forms(styled)[0], forms(styled)[8]) for (styled,) in styles([quote])} == {('"', '"'), ("“", "”")}
    negated = tiny[24]
    assert {forms(styled)[12] for (styled,) in styles([negated])} == {"n't", "n’t"}


def test_only_the_print_changes(tiny):
    for styled in styles(tiny, 5):
        for before, after in zip(tiny, styled, strict=True):
            assert [(t.head, t.dep, t.lemma, t.space) for t in before.tokens] == [
                (t.head, t.dep, t.lemma, t.space) for t in after.tokens
            ]


def test_hyphens_inside_of_words_stay(tiny):
    place = tiny[23]
    assert all(forms(styled)[12] == "-" for (styled,) in styles([place]))


def test_headlines(tiny):
    made = [as_headline(tiny[0], random.Random(seed)) for seed in range(40)]
    texts = {" ".join(forms(headline)) for headline in made}
    assert texts == {
        f"{text}{stop}"
        for text in ("Sudan 's Army Rejected a Truce on Monday", "SUDAN 'S ARMY REJECTED A TRUCE ON MONDAY")
        for stop in ("", " .")
    }


def test_a_long_sentence_is_no_headline(tiny):
    longest = max(tiny, key=lambda sentence: len(sentence.tokens))
    long = longest.__class__(longest.id, longest.tokens * 2, longest.document, longest.starts)
    assert as_headline(long, random.Random(0)) is None


def test_names_are_swapped_for_names_of_the_same_shape(tiny):
    named = [(sentence, gum_names(sentence, ()).spans) for sentence in tiny]
    others = OtherNames(named)
    sentence, spans = named[3]
    assert [label for *_, label in spans] == ["PLACE", "PLACE"]
    swapped = {forms(others.swap(sentence, spans, random.Random(seed)))[0] for seed in range(60)}
    assert "Norway" in swapped
    assert len(swapped) > 5
    assert swapped <= {token.form for each in tiny for token in each.tokens if token.xpos == "NNP"}


def test_dates_are_left_alone(tiny):
    named = [(sentence, gum_names(sentence, ()).spans) for sentence in tiny]
    others = OtherNames(named)
    swapped = {forms(others.swap(*named[0], random.Random(seed)))[7] for seed in range(30)}
    assert swapped == {"Monday"}


def test_the_same_seed_gives_the_same_copy(tiny):
    assert in_house_style(tiny, random.Random(3)) == in_house_style(tiny, random.Random(3))
