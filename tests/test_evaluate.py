"""Precision and recall against annotated events, and the cases one by one."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from accord.errors import InputError
from accord.evaluate import case_lines, compare, evaluate, read_records
from accord.gold import read_gold
from accord.records import Event, Filler

SENTENCE = "The army demanded that the paramilitaries leave Khartoum."
SHARED = Path(__file__).resolve().parents[2] / "shared"
OWN = Path(__file__).resolve().parents[1] / "corpus" / "gold"


def event(**changes):
    record = {
        "doc": "sudan-1",
        "type": "Demand",
        "trigger": "demanded",
        "sentence": SENTENCE,
        "roles": {
            "actor": ["Sudanese Armed Forces"],
            "recipient": ["Rapid Support Forces"],
            "content": "leave Khartoum",
        },
        "polarity": "affirmed",
        "modality": "actual",
        "speaker": None,
    }
    return record | changes


def gold_file(path, *events, **changes):
    record = {"id": "sudan-1", "text": SENTENCE, "split": "dev", "events": list(events)} | changes
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def annotated(**changes):
    start = SENTENCE.index("demanded")
    return {key: value for key, value in event().items() if key != "doc"} | {"start": start, "end": start + 8} | changes


def test_the_gold_against_itself_is_perfect():
    gold = [event(), event(type="Talks", roles={"participant": ["Sudan", "Chad"]}, conditions=["if"])]
    scores = compare(gold, gold)
    assert (scores.events.precision, scores.events.recall, scores.events.f1) == (1, 1, 1)
    assert (scores.roles.right, scores.roles.extra, scores.roles.missed) == (5, 0, 0)
    assert (scores.complete.right, scores.conditions.right) == (2, 1)
    assert scores.misses == []


def test_a_missed_event_costs_recall_and_its_roles():
    scores = compare([event(), event(type="Offer", conditions=["if"])], [event()])
    assert (scores.events.precision, scores.events.recall) == (1, 0.5)
    assert (scores.roles.missed, scores.complete.missed, scores.conditions.missed) == (3, 1, 1)
    assert [(miss.what, miss.type) for miss in scores.misses] == [("missed", "Offer")]


def test_an_event_beside_the_gold_costs_precision_and_its_roles():
    scores = compare([event()], [event(), event(type="Threat")])
    assert (scores.events.precision, scores.events.recall) == (0.5, 1)
    assert (scores.classes["Threat"].extra, scores.roles.extra, scores.complete.extra) == (1, 3, 1)


def test_one_prediction_is_found_once():
    scores = compare([event(), event()], [event()])
    assert (scores.events.right, scores.events.missed) == (1, 1)


def test_of_two_candidates_the_one_with_more_fillers_is_taken_then_the_one_with_the_trigger():
    scores = compare([event()], [event(roles={}), event(trigger="insisted")])
    assert scores.roles.right == 3
    scores = compare([event(roles={})], [event(trigger="insisted", roles={}, polarity="negated"), event(roles={})])
    assert scores.properties["polarity"].right == 1


def test_events_in_another_sentence_or_document_do_not_count():
    assert compare([event()], [event(sentence="The army left Khartoum at dawn.")]).events.right == 0
    scores = compare([event()], [event(doc="sudan-2")])
    assert (scores.events.extra, scores.unknown) == (0, ("sudan-2",))


def test_an_optional_event_costs_nothing_either_way(tmp_path):
    path = gold_file(tmp_path / "a.jsonl", annotated(optional=True))
    for found in ([], [event()]):
        scores = evaluate(path, found)
        assert (scores.events.right, scores.events.missed, scores.events.extra) == (0, 0, 0)
        assert scores.cases[0].misses == ()


def test_an_optional_event_takes_no_prediction_from_another(tmp_path):
    path = gold_file(tmp_path / "a.jsonl", annotated(optional=True), annotated())
    assert evaluate(path, [event()]).events.right == 1


def test_what_is_accepted_beside_the_gold_is_right(tmp_path):
    data = annotated(alt_types=["Pressure"], alt_modality=["required"], alt={"actor": ["Sudan"], "speaker": ["Burhan"]})
    found = event(
        type="Pressure",
        modality="required",
        speaker="Burhan",
        roles=event()["roles"] | {"actor": ["Sudan"]},
    )
    scores = evaluate(gold_file(tmp_path / "a.jsonl", data), [found])
    assert scores.misses == []
    assert scores.classes["Demand"].right == 1


def test_of_two_fillers_each_first_takes_its_own(tmp_path):
    roles = event()["roles"] | {"recipient": ["Chad", "Libya"]}
    data = annotated(roles=roles, alt={"recipient": ["Libya", "Tripoli"]})
    scores = evaluate(gold_file(tmp_path / "a.jsonl", data), [event(roles=roles | {"recipient": ["Libya", "Chad"]})])
    assert scores.misses == []


def test_a_wrong_filler_leaves_the_event_found_and_not_whole():
    scores = compare([event()], [event(roles=event()["roles"] | {"actor": ["Chad"]})])
    assert (scores.events.right, scores.complete.right) == (1, 0)
    assert (scores.complete.missed, scores.complete.extra) == (1, 1)
    assert (scores.roles.right, scores.roles.missed, scores.roles.extra) == (2, 1, 1)


def test_a_filler_too_many_leaves_the_event_whole():
    more = event()["roles"] | {"recipient": ["Rapid Support Forces", "Chad"]}
    scores = compare([event()], [event(roles=more)])
    assert (scores.complete.right, scores.roles.extra) == (1, 1)


def test_properties_are_compared_on_the_events_found():
    gold = [event(speaker="Volker Perthes", date="2023-05-20")]
    scores = compare(gold, [event(polarity="negated", speaker="the Volker Perthes", conditions=["if"])])
    assert scores.properties["polarity"].recall == 0
    assert scores.properties["speaker"].recall == 1
    assert scores.properties["date"].missed == 1
    assert scores.conditions.extra == 1
    assert {miss.what for miss in scores.misses} == {"polarity", "date", "conditions"}


def test_only_classes_the_annotator_looked_for_count(tmp_path):
    article = {"id": "1", "events": [{"type": "Talks", "sentence": SENTENCE, "trigger": "x", "roles": {}}]}
    (tmp_path / "1.json").write_text(json.dumps(article), encoding="utf-8")
    scores = evaluate(tmp_path, [event(doc="1", type="Protest"), event(doc="1", type="Threat")])
    assert set(scores.classes) == {"Talks", "Threat"}


def test_events_are_taken_as_objects_too(tmp_path):
    found = Event(
        id="1",
        doc="sudan-1",
        type="Demand",
        plover="REQUEST",
        trigger="demanded",
        start=9,
        end=17,
        sentence=SENTENCE,
        sentence_start=0,
        sentence_end=len(SENTENCE),
        roles={"content": (Filler("leave Khartoum", 42, 56),)},
        rule="demand",
    )
    scores = evaluate(gold_file(tmp_path / "a.jsonl", annotated()), [found])
    assert (scores.events.right, scores.roles.right, scores.roles.missed) == (1, 1, 2)


def test_cases_say_what_was_expected_and_what_was_found(tmp_path):
    path = gold_file(tmp_path / "a.jsonl", annotated())
    path.write_text(path.read_text() + json.dumps({"id": "sudan-2", "text": "Rain fell.", "events": []}) + "\n")
    assert list(case_lines(evaluate(path, [event()]))) == [
        "sudan-1 right",
        "  + Demand demanded: actor=Sudanese Armed Forces; recipient=Rapid Support Forces; content=leave Khartoum",
        "sudan-2 right",
    ]
    found = [
        event(roles={}, modality="offered"),
        event(doc="sudan-2", type="Threat", trigger="fell", sentence="Rain fell."),
    ]
    fillers = "actor=Sudanese Armed Forces; recipient=Rapid Support Forces; content=leave Khartoum"
    assert list(case_lines(evaluate(path, found))) == [
        "sudan-1 wrong",
        f"  - Demand demanded: roles: expected [{fillers}] found []",
        "  - Demand demanded: modality: expected [actual] found [offered]",
        "sudan-2 wrong",
        f"  - Threat fell: extra: expected [] found [{fillers}]",
    ]


def test_a_split_is_scored_alone(tmp_path):
    path = gold_file(tmp_path / "a.jsonl", annotated(), split="test")
    assert evaluate(path, [event()], split="test").events.right == 1
    assert evaluate(path, [event()], split="dev").cases == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "broken JSON"),
        ("[]", "not a JSON object"),
        ('{"type": "Demand", "sentence": ""}', "doc is missing"),
        ('{"doc": "a", "type": "Demand", "sentence": "", "roles": []}', "roles is no object"),
    ],
)
def test_a_broken_line_is_named(tmp_path, line, message):
    path = tmp_path / "found.jsonl"
    path.write_text(json.dumps(event()) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        list(read_records(path))
    assert (caught.value.file, caught.value.line) == (str(path), 3)


def test_a_folder_is_read_file_by_file(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(event(doc=name)) + "\n", encoding="utf-8")
    assert [record["doc"] for record in read_records(tmp_path)] == ["a", "b"]


def test_an_empty_folder_and_a_missing_file_are_errors(tmp_path):
    with pytest.raises(InputError, match=r"no \.jsonl file"):
        list(read_records(tmp_path))
    with pytest.raises(InputError, match=r"none\.jsonl: No such file"):
        list(read_records(tmp_path / "none.jsonl"))


def disturbed(records, seed):
    """Predictions that are right in part: some gold events missed, others with a wrong class, role or property."""
    rng = random.Random(seed)
    for record in records:
        for gold in record.events:
            roles = {role: list(values) for role, values in gold.roles.items() if rng.random() < 0.8}
            for values in roles.values():
                if rng.random() < 0.3:
                    values.append(rng.choice(["Chad", "a plan of 3 stages", "Geneva"]))
            prediction = {
                "doc": f"{record.id}.txt",
                "type": rng.choice([gold.type, gold.type, "Talks", "Attack", "Protest"]),
                "sentence": gold.sentence[: rng.choice([None, -20])],
                "trigger": gold.trigger,
                "roles": roles,
                "polarity": rng.choice([gold.polarity, "affirmed"]),
                "modality": rng.choice([gold.modality, "actual", "possible"]),
                "speaker": rng.choice([gold.speaker or None, None, "The Envoy"]),
                "conditions": ["x"] if rng.random() < 0.2 else [],
            }
            for _ in range(rng.choice([0, 1, 1, 1, 2])):
                yield prediction


def as_articles(records, folder):
    """Our own records in the form of articles, as the script reads them."""
    folder.mkdir()
    for record in records:
        rows = []
        for line in (json.loads(text) for text in record.file.read_text(encoding="utf-8").splitlines()):
            if line["id"] != record.id:
                continue
            for number, data in enumerate(line["events"]):
                alt = dict(data.get("alt", {}))
                if "speaker" in alt:
                    alt["attributed_to"] = [name or "" for name in alt.pop("speaker")]
                rows.append(
                    data
                    | {"id": f"e{number}", "alt": alt, "attributed_to": data["speaker"]}
                    | {"sentence": data.get("sentence", line["text"])}
                )
                if data["conditions"]:
                    rows.append({"id": f"c{number}", "type": "Condition", "roles": {"of": f"e{number}"}})
        rows = [row for row in rows if row["type"] in {"Condition", *classes()}]
        (folder / f"{record.id}.json").write_text(json.dumps({"id": record.id, "events": rows}), encoding="utf-8")
    return folder


def classes():
    from accord.likeness import load_measure

    return load_measure().article_classes


@pytest.mark.parametrize("source", ["articles", "records"])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_figures_are_those_of_the_reference_script(tmp_path, source, seed):
    script = SHARED / "score" / "score_events.py"
    folder = SHARED / "gold" / "seeds" if source == "articles" else OWN
    if not script.is_file():
        pytest.skip("the reference script is not here")
    if source == "records":
        folder = as_articles(read_gold(folder), tmp_path / "articles")
    records = read_gold(folder)
    found = list(disturbed(records, seed))
    predictions = tmp_path / "found.jsonl"
    predictions.write_text("".join(json.dumps(record) + "\n" for record in found), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(script), str(folder), str(predictions), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    expected = json.loads(ran.stdout)
    figures = evaluate(folder, read_records(predictions)).figures()
    figures.pop("date")
    assert figures == expected
    assert 0.2 < figures["event"]["f1"] < 0.95
