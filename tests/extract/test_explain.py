"""What extraction saw in a text, and which frames nearly fitted."""

from accord.extract.explain import Clause, Word, explain
from annotated import article, extractor, pipeline, written


def explained(*paragraphs):
    made = article(*paragraphs)
    return explain(made.document, made.parsed, extractor())


def test_words_are_shown_as_they_were_parsed():
    found = explained("Ethiopia attacked Eritrea.")
    assert found.words[0] == Word(0, "Ethiopia", "Ethiopia", "NNP", "nsubj", "attacked")
    assert [word.text for word in found.words] == ["Ethiopia", "attacked", "Eritrea", "."]


def test_names_tell_whom_they_stand_for():
    found = explained("Riyadh rejected the plan.", "Qatari envoys met the pilots.")
    assert found.names == (("Riyadh", "Saudi Arabia (State)", "metonym"), ("Qatari", "Qatar (State)", "demonym"))


def test_clauses_show_predicates_and_what_fills_their_functions():
    found = explained("Ethiopia attacked Eritrea.")
    assert found.clauses == (Clause("attacked", {"subject": ("Ethiopia",), "object": ("Eritrea",)}),)


def test_events_are_those_of_extraction():
    made = article("Ethiopia attacked Eritrea.")
    found = explain(made.document, made.parsed, extractor())
    assert list(found.events) == extractor().extract(made.document, made.parsed)
    assert [event.type for event in found.events] == ["Attack"]


def test_a_frame_that_nearly_fitted_says_what_was_missing():
    found = explained("They released a video.")
    assert found.events == ()
    rules = [rule for trigger, rule, _ in found.misses if trigger == "released"]
    assert "Release frames/release.toml#release" in rules
    assert all(reason for _, _, reason in found.misses)


def test_a_text_without_a_trigger_is_explained_too():
    found = explained("“Enough,” the bishop said.")
    assert (found.events, found.misses) == ((), ())
    assert len(found.words) == 8


def test_what_a_topic_would_not_ask_is_said():
    document = written("The offer fell short.")
    found = explain(document, pipeline().parse(document), extractor())
    (reason,) = [reason for trigger, rule, reason in found.misses if rule.endswith("offer.toml#proposal")]
    assert "not asked in a text about" in reason
    assert "negotiation" in reason
