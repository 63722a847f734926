"""Events that the language pipeline sees in words that no frame knows."""

import numpy as np

from accord.extract import proposals
from accord.extract.matches import Match
from accord.language.pipeline import Parsed
from accord.language.syntax.component import TELLING
from accord.records import Block
from accord.vocabulary.frames import SHORT
from annotated import annotated, extractor, word

CLASSES = ("Attack", "Rejection", "Talks")
UNKNOWN = "Qatari envoys rehearsed with the pilots in Oslo."


def results(sentence, text, likely, *, classes=CLASSES, topics=frozenset({"negotiation"})):
    """What comes of a word of a sentence, given the probabilities of classes by word and what the text is about."""
    doc = annotated(sentence)
    values = np.full((len(doc), len(classes)), 0.1, dtype=np.float32)
    for (form, event), probability in likely.items():
        values[word(doc, form).i, classes.index(event)] = probability
    doc.user_data[TELLING] = (classes, values)
    reading = extractor().read("article", [Parsed(Block(0, len(doc.text), "paragraph"), doc)])
    reading.matcher.about(topics)
    return reading.matcher.match(word(doc, text))


def test_a_word_that_no_frame_knows():
    (found,) = results(UNKNOWN, "rehearsed", {("rehearsed", "Talks"): 0.9})
    assert isinstance(found, Match)
    assert found.frame.rule == "frames/talks.toml#learned"
    assert {role: [head.text for head in heads] for role, heads in found.roles.items()} == {
        "participant": ["envoys", "pilots"],
        "place": ["Oslo"],
    }


def test_what_is_not_likely_enough_is_no_event():
    assert results(UNKNOWN, "rehearsed", {("rehearsed", "Talks"): proposals.LEAST - 0.01}) == []


def test_of_the_words_of_a_sentence_the_likeliest_tells_of_a_class():
    likely = {("envoys", "Talks"): 0.8, ("rehearsed", "Talks"): 0.9}
    assert results(UNKNOWN, "envoys", likely) == []
    assert [each.frame.event for each in results(UNKNOWN, "rehearsed", likely)] == ["Talks"]


def test_a_word_can_tell_of_two_classes():
    likely = {("rehearsed", "Talks"): 0.9, ("rehearsed", "Rejection"): 0.8}
    assert [each.frame.event for each in results(UNKNOWN, "rehearsed", likely)] == ["Rejection", "Talks"]


def test_a_preposition_tells_of_nothing():
    assert results(UNKNOWN, "with", {("with", "Talks"): 0.9}) == []


def test_in_a_text_about_nothing_of_the_kind_nothing_is_proposed():
    assert results(UNKNOWN, "rehearsed", {("rehearsed", "Talks"): 0.9}, topics=frozenset()) == []


def test_in_a_short_text_nothing_is_proposed():
    assert results(UNKNOWN, "rehearsed", {("rehearsed", "Talks"): 0.9}, topics=frozenset({SHORT})) == []


def test_what_a_frame_has_found_is_not_found_again():
    met = "Qatari envoys met the pilots."
    assert results(met, "envoys", {("envoys", "Talks"): 0.9, ("met", "Talks"): 0.8}) == []
    assert [each.frame.id for each in results(met, "met", {("met", "Talks"): 0.9}) if isinstance(each, Match)] == [
        "meet"
    ]


def test_another_pipeline_proposes_nothing():
    doc = annotated("Qatari envoys met the pilots.")
    reading = extractor().read("article", [Parsed(Block(0, len(doc.text), "paragraph"), doc)])
    assert "Talks" in {frame.event for frame in reading.matcher.frames_at(word(doc, "met"))}
