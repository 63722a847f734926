"""The main job over five real articles, as its users would check it by hand; skipped where the articles are absent."""

import pytest

from accord.evaluate import evaluate
from accord.network import load_network
from accord.pipeline import build, extract_events
from accord.query import run
from accord.rdf.shapes import validate
from accord.rdf.store import open_store

pytestmark = [pytest.mark.pipeline, pytest.mark.slow]


@pytest.fixture(scope="module")
def store(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles") / "store"
    build([str(shared / "seeds")], folder)
    with open_store(folder, writable=False) as source:
        yield source


def answers(store, question, **params):
    found = run(store, question, params)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_qatar_and_egypt_are_among_the_mediators(store):
    assert {"Qatar", "Egypt"} <= {row["mediator"] for row in answers(store, "mediators")}


def test_hamas_demands_the_ceasefire_and_the_withdrawal_of_israel(store):
    words = " ".join(str(row) for row in answers(store, "demands", by="Hamas", of="Israel"))
    assert "ceasefire" in words
    assert "withdrawal" in words or "retreat" in words


def test_israel_rejects_the_permanent_ceasefire(store):
    rows = [row for row in answers(store, "rejections", by="Israel") if "permanent ceasefire" in row["sentence"]]
    assert rows


def test_105_hostages_were_released(store):
    assert 105 in {row["number"] for row in answers(store, "releases")}


def test_willing_to_postpone_and_vowing_not_to_delay_stand_side_by_side(store):
    pairs = [(row["first sentence"], row["second sentence"]) for row in answers(store, "disagreements", actor="Israel")]
    willing, vowing = "willing to postpone", ("no delay in the attack", "vowed not to let a prisoner deal")
    assert any(willing in first and any(words in second for words in vowing) for first, second in pairs)


def test_what_is_written_conforms_to_the_shapes(store):
    assert validate(store) == []


def test_the_network_has_the_mediators_edges(store):
    network = load_network(store)
    labels = {node: data["label"] for node, data in network.nodes(data=True)}
    edges = {(labels[a], data["relation"]) for a, _, data in network.edges(data=True)}
    assert {("Qatar", "Mediation"), ("Egypt", "Mediation")} <= edges


def test_events_and_roles_are_found_well_enough(shared):
    events = [event.record() for event in extract_events([str(shared / "seeds")])]
    figures = evaluate(shared / "gold" / "seeds", events).figures()
    assert figures["event"]["f1"] >= 0.80
    assert figures["role"]["f1"] >= 0.60
