"""What a phrase is: the classes that frames require of what fills their roles."""

import pytest

from annotated import article, extracted


@pytest.mark.parametrize(
    ("sentence", "text", "name", "expected"),
    [
        ("Qatari envoys met the pilots.", "envoys", "actor", True),
        ("Qatari envoys met the pilots.", "envoys", "named", True),
        ("The airline rejected the plan.", "airline", "actor", True),
        ("The airline rejected the plan.", "airline", "named", False),
        ("The airline rejected the plan.", "plan", "actor", False),
        ("The airline rejected the plan.", "plan", "arrangement", True),
        ("The talks resumed in Geneva.", "Geneva", "place", True),
        ("The talks resumed in Geneva.", "Geneva", "actor", False),
        ("Dozens of rebels surrendered.", "Dozens", "captive", True),
        ("Norway urged the insurgents to release the engineers.", "release", "infinitive", True),
        ("Norway urged the insurgents to release the engineers.", "release", "clause", True),
        ("Norway urged the insurgents to release the engineers.", "engineers", "clause", False),
        ("Ethiopia demanded that Eritrea withdraw its troops.", "withdraw", "subjunctive", True),
        ("The envoy denied that the army had shelled the town.", "shelled", "subjunctive", False),
        ("The engineers, Ana Ruiz and Luis Mora, were released.", "Ana", "captive", True),
        ("They released a video.", "They", "captive", True),
        ("It later freed the engineer.", "It", "captive", False),
    ],
)
def test_classes_of_phrases(sentence, text, name, expected):
    made = article(sentence)
    assert made.reading.matcher.classes.is_a(made.word(text), name) is expected


def test_its_is_no_person():
    made = article("The army cancelled its withdrawal.")
    assert not made.reading.matcher.classes.is_a(made.word("its"), "person")


@pytest.mark.parametrize(
    ("sentence", "text", "expected"),
    [
        ("Armenia agreed to a truce.", "Armenia", False),
        ("Armenia and Azerbaijan agreed to a truce.", "Armenia", False),  # the heads are counted, not the phrase
        ("Both sides released prisoners.", "sides", True),
        ("The rebels want a truce.", "rebels", False),
    ],
)
def test_one_phrase_for_several_actors(sentence, text, expected):
    made = article(sentence)
    assert made.reading.matcher.classes.several([made.word(text)]) is expected


def test_coordinated_phrases_are_several():
    made = article("Armenia and Azerbaijan agreed to a truce.")
    assert made.reading.matcher.classes.several([made.word("Armenia"), made.word("Azerbaijan")])
    assert not made.reading.matcher.classes.several([])


def test_we_are_named():
    made = article("“We demand a ceasefire,” the Ethiopian ambassador said.")
    assert made.reading.matcher.classes.named(made.word("We"))
    assert not made.reading.matcher.classes.named(made.word("ceasefire"))


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Guatemala insisted that the soldiers sign a paper.", 1),
        ("Guatemala insisted that the soldiers signed a paper.", 0),
        ("Guatemala insists that the soldiers sign papers.", 0),
        ("The rebels insisted that the villagers know the truth.", 0),
    ],
)
def test_a_bare_verb_of_several_behind_a_past_tense_is_what_is_asked(sentence, count):
    assert [event.type for event in extracted(sentence)].count("Demand") == count
