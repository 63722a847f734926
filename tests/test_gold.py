"""Annotated events: three forms of file, and what is said of a record that does not fit."""

import json
import re

import pytest

from accord.errors import InputError, VocabularyError
from accord.gold import documents, from_events, read_gold

TEXT = "The rebels want a truce. Bogota has refused it."


def event(**changes):
    return {
        "type": "Demand",
        "trigger": "want",
        "start": 11,
        "end": 15,
        "sentence": "The rebels want a truce.",
        "roles": {"actor": ["rebels"], "content": "a truce"},
        "polarity": "affirmed",
        "modality": "actual",
        "speaker": None,
        "outlet": None,
        "conditions": [],
    } | changes


def record(*events, **changes):
    return {"id": "colombia-1", "split": "dev", "date": "2023-01-04", "text": TEXT, "events": list(events)} | changes


def written(path, *records):
    path.write_text("".join(json.dumps(item) + "\n" for item in records), encoding="utf-8")
    return path


def test_a_record_is_read_with_all_that_is_accepted(tmp_path):
    data = event(
        alt_types=["Pressure"],
        alt_modality=["intended"],
        alt={"actor": ["National Liberation Army"], "speaker": ["rebels"]},
        conditions=["if"],
        optional=True,
    )
    (found,) = read_gold(written(tmp_path / "a.jsonl", record(data)))
    (gold,) = found.events
    assert gold.types == {"Demand", "Pressure"}
    assert gold.modalities == {"actual", "intended"}
    assert gold.accepted == {"actor": ("National Liberation Army",)}
    assert gold.speakers == {"", "rebels"}
    assert (gold.conditional, gold.optional) == (True, True)
    assert gold.fillers() == [("actor", "rebels"), ("content", "a truce")]


def test_the_sentence_is_the_text_where_none_is_given(tmp_path):
    data = event()
    del data["sentence"]
    (found,) = read_gold(written(tmp_path / "a.jsonl", record(data)))
    assert found.events[0].sentence == TEXT


def test_records_become_documents(tmp_path):
    records = read_gold(written(tmp_path / "a.jsonl", record(publisher="Herald")))
    (document,) = documents(records)
    assert (document.id, document.text, document.publisher, document.date.iso) == (
        "colombia-1",
        TEXT,
        "Herald",
        "2023-01-04",
    )
    assert [(block.start, block.end) for block in document.article()] == [(0, len(TEXT))]


def test_the_lines_of_a_text_are_paragraphs(tmp_path):
    text = f"Headline\n\n{TEXT}"
    (document,) = documents(read_gold(written(tmp_path / "a.jsonl", record(text=text))))
    assert [text[block.start : block.end] for block in document.article()] == ["Headline", TEXT]


def test_a_split_leaves_the_other_out(tmp_path):
    path = written(tmp_path / "a.jsonl", record(), record(id="colombia-2", split="test"))
    assert [item.id for item in read_gold(path, split="test")] == ["colombia-2"]
    assert len(read_gold(path)) == 2


def test_an_article_names_its_speakers_spans_and_conditions_otherwise(tmp_path):
    article = {
        "id": "007.txt",
        "events": [
            {
                "id": "e1",
                "type": "Talks",
                "sentence": "No talks unless the siege ends.",
                "trigger": "talks",
                "trigger_span": [3, 8],
                "roles": {"participant": [], "topic": None},
                "polarity": "negated",
                "modality": "conditional",
                "attributed_to": "Envoy",
                "alt": {"attributed_to": ["Rebels"]},
            },
            {"id": "e2", "type": "Condition", "roles": {"of": "e1", "requires": "the siege ends"}},
        ],
    }
    (tmp_path / "007.json").write_text(json.dumps(article), encoding="utf-8")
    (found,) = read_gold(tmp_path)
    (gold,) = found.events
    assert (found.id, found.text) == ("007", None)
    assert (gold.start, gold.end, gold.conditional) == (3, 8, True)
    assert gold.speakers == {"Envoy", "Rebels"}
    assert "Protest" not in found.classes
    assert list(documents([found])) == []


def test_event_records_are_gold_too(tmp_path):
    flat = {"doc": "a.md", **event()}
    path = written(tmp_path / "run.jsonl", flat, flat | {"doc": "b"})
    assert [item.id for item in read_gold(path)] == ["a", "b"]
    assert from_events([flat])[0].events == read_gold(path)[0].events


@pytest.mark.parametrize(
    ("broken", "error", "message"),
    [
        (record(event(type="Plea")), VocabularyError, "unknown type 'Plea'"),
        (record(event(alt_types=["Plea"])), VocabularyError, "unknown type 'Plea'"),
        (record(event(roles={"captive": "us"})), VocabularyError, "Demand has no role 'captive'"),
        (record(event(modality="maybe")), VocabularyError, "unknown modality 'maybe'"),
        (record(event(alt_modality=["maybe"])), VocabularyError, "unknown modality 'maybe'"),
        (record(event(polarity="no")), VocabularyError, "unknown polarity 'no'"),
        (record(split="train"), VocabularyError, "unknown split 'train'"),
        (record(event(start=10)), InputError, "trigger 'want' is not what the text has between 10 and 15"),
        (record(event(start="11")), InputError, "trigger 'want' is not"),
        (record(event(sentence="The rebels want peace.")), InputError, "sentence 'The rebels want peace.' is not in"),
        (
            record(event(sentence="Bogota has refused it.")),
            InputError,
            "sentence 'Bogota has refused it.' is not in the text",
        ),
        (record(event(roles=[])), InputError, "roles is no object"),
        (record(text=""), InputError, "text is missing"),
        (record(id=3), InputError, "id is missing or no text"),
        (record(date="Monday"), InputError, "date 'Monday' is no day"),
        (record(events={}), InputError, "events is no list"),
        (record(events=["x"]), InputError, "events is no list of objects"),
        (record(), InputError, "id colombia-1 comes twice"),
        ({"type": "Demand"}, InputError, "sentence is missing"),
        ([], InputError, "not a JSON object"),
    ],
)
def test_a_record_that_does_not_fit_is_named_with_its_line(tmp_path, broken, error, message):
    path = written(tmp_path / "a.jsonl", record(event()), broken)
    with pytest.raises(error, match=re.escape(f"a.jsonl:2: {message}")):
        read_gold(path)


def test_broken_files_are_named(tmp_path):
    with pytest.raises(InputError, match=r"holds no \.json"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match=r"none\.jsonl: No such file"):
        read_gold(tmp_path / "none.jsonl")
    (tmp_path / "a.jsonl").write_text('\n{"id": \n', encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl:2: broken JSON"):
        read_gold(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"a\.jsonl: not UTF-8"):
        read_gold(tmp_path)
