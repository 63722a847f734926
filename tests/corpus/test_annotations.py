"""The gold annotations: they fit the ontology, keep the conventions of corpus/README.md, and cover what they should."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from accord.evaluate import compare
from accord.gold import documents, read_gold
from accord.records import NAME_ROLES
from accord.vocabulary.actors import load_actors
from accord.vocabulary.schema import load_schema

GOLD = Path(__file__).resolve().parents[2] / "corpus" / "gold"
FILES = sorted(GOLD.glob("*.jsonl"))
SPEECH_ACTS = {"Demand", "Rejection", "Threat", "Accusation"}


def raw():
    for file in FILES:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield file, json.loads(line)


def events():
    return [(record, event) for _, record in raw() for event in record["events"]]


def plain(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def test_every_record_fits():
    records = read_gold(GOLD)
    assert len(records) == sum(1 for _ in raw()) >= 160
    assert {record.split for record in records} == {"dev", "test"}
    assert len(list(documents(records))) == len(records)


def test_the_gold_agrees_with_itself():
    records = read_gold(GOLD)
    found = [event | {"doc": r["id"], "sentence": event.get("sentence", r["text"])} for r, event in events()]
    assert compare(records, found).misses == []


def test_many_conflicts_and_a_labour_dispute_are_covered():
    assert len(FILES) >= 12
    assert "labour.jsonl" in {file.name for file in FILES}


def test_every_class_occurs_in_both_splits():
    counts = Counter((r["split"], event["type"]) for r, event in events() if not event.get("optional"))
    lacking = {(s, name) for s in ("dev", "test") for name in load_schema().events if not counts[s, name]}
    assert lacking == set()


def test_the_splits_are_balanced():
    for file in FILES:
        counts = Counter(record["split"] for other, record in raw() if other == file)
        assert abs(counts["dev"] - counts["test"]) <= 2, file.name


def test_many_texts_hold_look_alikes_or_no_event():
    without = [r for _, r in raw() if r.get("not_events") or all(event.get("optional") for event in r["events"])]
    assert len(without) >= 40


def test_every_modality_and_both_polarities_occur():
    assert {event["modality"] for _, event in events()} == {
        "actual",
        "intended",
        "offered",
        "conditional",
        "possible",
        "required",
    }
    assert sum(event["polarity"] == "negated" for _, event in events()) >= 15
    assert sum(bool(event["conditions"]) for _, event in events()) >= 15


def test_ids_count_up_within_a_file():
    for file in FILES:
        ids = [record["id"] for other, record in raw() if other == file]
        assert ids == [f"{file.stem}-{number:03d}" for number in range(1, len(ids) + 1)]


def test_no_text_comes_twice():
    texts = Counter(record["text"] for _, record in raw())
    assert [text for text, count in texts.items() if count > 1] == []


def test_spans_and_conditions_stand_in_the_text():
    for record, event in events():
        spans = [value for role, value in event["roles"].items() if role not in NAME_ROLES and role != "count"]
        for span in [*spans, *event["conditions"]]:
            assert span in record["text"], (record["id"], span)


def test_names_are_lists_and_spans_are_strings():
    for record, event in events():
        for role, value in event["roles"].items():
            wanted = list if role in NAME_ROLES else (int, str) if role == "count" else str
            assert isinstance(value, wanted), (record["id"], role)
            assert value not in ("", []), (record["id"], role)


def test_names_are_canonical_where_the_ontology_knows_the_actor():
    lexicon = load_actors()
    wrong = []
    for record, event in events():
        names = [name for role, names in event["roles"].items() if role in NAME_ROLES for name in names]
        for name in filter(None, [*names, event["speaker"], event["outlet"]]):
            alias = lexicon.find(name)
            # A capital that is no government here: "met in Doha", "entered Kabul".
            place = alias is not None and alias.form == "metonym"
            if alias is not None and alias.actor.name != name and not place:
                wrong.append((record["id"], name, alias.actor.name))
            if alias is None and plain(name) not in plain(record["text"]):
                wrong.append((record["id"], name, "neither known nor in the text"))
    assert wrong == []


def test_an_event_in_a_passage_names_its_sentence():
    for record, event in events():
        if re.search(r"[.!?][\"']? [A-Z\"]", record["text"]):
            assert "sentence" in event, record["id"]
        assert event.get("sentence", record["text"]) in record["text"]


def test_speech_acts_are_neither_required_nor_offered():
    assert [r["id"] for r, e in events() if e["type"] in SPEECH_ACTS and e["modality"] in {"required", "offered"}] == []


@pytest.mark.parametrize(
    ("modality", "sources"),
    [
        ("required", {"Demand", "Pressure", "Threat", "Agreement", "Mobilization"}),
        ("offered", {"Offer", "Acceptance", "Agreement"}),
    ],
)
def test_what_is_required_or_offered_stands_beside_what_requires_or_offers_it(modality, sources):
    for record, event in events():
        if event["modality"] == modality:
            others = {name for e in record["events"] for name in (e["type"], *e.get("alt_types", []))}
            bound = any(e["conditions"] for e in record["events"])
            assert others & sources or bound, (record["id"], event["trigger"])


def test_look_alikes_stand_in_the_text_and_hold_no_trigger():
    for _, record in raw():
        for phrase in record.get("not_events", []):
            start = record["text"].find(phrase)
            assert start >= 0, (record["id"], phrase)
            inside = [
                e["trigger"]
                for e in record["events"]
                if not e.get("optional") and start <= e["start"] and e["end"] <= start + len(phrase)
            ]
            assert inside == [], (record["id"], phrase)
