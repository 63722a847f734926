import datetime as dt
import io

import networkx as nx
import pytest

from accord.errors import UsageError
from accord.network import load_network
from accord.rdf.build import write_document
from accord.rdf.namespaces import PREFIXES, event_iri
from accord.rdf.store import open_store
from graph_builders import ENVOY, RUN, claim, document, filled, sudan, what, who

ID = PREFIXES["id"]
EDGE = {
    "relation": str, "label": str, "plover": str, "quad": int, "polarity": str, "modality": str, "date": str,
    "speaker": str, "outlet": str, "document": str, "title": str, "url": str, "published": str, "sentence": str,
    "trigger_start": int, "trigger_end": int, "claim": str, "condition": str, "hedged": bool, "confidence": float,
}  # fmt: skip


@pytest.fixture(scope="module")
def store():
    with filled() as opened:
        yield opened


def edges(network):
    """The edges as (source, words, target), by the last part of the IRIs, sorted."""
    return sorted((s.removeprefix(ID), label, t.removeprefix(ID)) for s, t, label in network.edges(data="label"))


def of(kind, roles, **about):
    """The edges of a single claim."""
    text = document("d", "Something happened.")
    with open_store("memory:", writable=True) as store:
        write_document(store, text, [claim(text, kind, "Something", "happened", roles, **about)], RUN)
        return edges(load_network(store))


def test_attributes_are_those_that_the_view_reads(store):
    network = load_network(store)
    for _, attributes in network.nodes(data=True):
        assert {name: type(value) for name, value in attributes.items()} == {
            "label": str, "kind": str, "code": str, "known": bool,
        }  # fmt: skip
    for _, _, key, attributes in network.edges(keys=True, data=True):
        assert {name: type(value) for name, value in attributes.items()} == EDGE
        assert key.rpartition("|")[0] == attributes["claim"]
        words = attributes["sentence"][attributes["trigger_start"] : attributes["trigger_end"]]
        assert words
        assert words == words.strip()


def test_node_says_what_is_known_of_an_actor_or_an_issue(store):
    nodes = load_network(store).nodes
    assert nodes[ID + "rsf"] == {"label": "Rapid Support Forces", "kind": "ArmedGroup", "code": "SDNREB", "known": True}
    assert nodes[ID + "issue/ransom"] == {"label": "ransom", "kind": "Issue", "code": "", "known": True}


def test_edge_says_what_the_claim_says(store):
    text, events = sudan()
    rejection = events[3]
    network = load_network(store, documents=[text.id])
    attributes = network.edges[ID + "rsf", ID + "sudan-army", f"{event_iri(rejection.id)}|0"]
    assert attributes == {
        "relation": "Rejection", "label": "turns down", "plover": "REJECT", "quad": 3, "polarity": "affirmed",
        "modality": "actual", "date": "", "speaker": "a senior diplomat", "outlet": "The Harbour Daily",
        "document": text.id, "title": "Talks in Jeddah", "url": "https://news.example/jeddah",
        "published": "2023-05-07",
        "sentence": rejection.sentence, "trigger_start": 8, "trigger_end": 16, "claim": event_iri(rejection.id),
        "condition": "", "hedged": True, "confidence": 0.7,
    }  # fmt: skip
    offer = network.edges[ID + "rsf", ID + "sudan-army", f"{event_iri(events[4].id)}|0"]
    assert offer["condition"] == "aid reaches the capital"


@pytest.mark.parametrize(
    ("kind", "roles", "expected"),
    [
        ("Demand", {"actor": [who("rsf")], "recipient": [who("oman")], "content": [what("a truce", "truce")]},
         [("rsf", "demands of", "oman")]),
        ("Demand", {"actor": [who("rsf")], "content": [what("a truce", "truce")]}, [("rsf", "demands", "issue/truce")]),
        ("Demand", {"actor": [who("rsf")], "recipient": [what("somebody")], "content": [what("a truce", "truce")]},
         [("rsf", "demands", "issue/truce")]),
        ("Demand", {"actor": [who("rsf")], "content": [what("something")]}, []),
        ("Mediation", {"mediator": [who("oman")], "party": [who("rsf"), who("houthis")]},
         [("oman", "mediates for", "houthis"), ("oman", "mediates for", "rsf")]),
        ("Mediation", {"mediator": [who("oman")], "topic": [what("grain", "grain")]},
         [("oman", "mediates on", "issue/grain")]),
        ("Talks", {"participant": [who("oman"), who("armenia"), who("colombia")]},
         [("armenia", "talks with", "colombia"), ("armenia", "talks with", "oman"),
          ("colombia", "talks with", "oman")]),
        ("Talks", {"participant": [who("oman")]}, [("oman", "holds", "issue/talks")]),
        ("Talks", {"participant": [who("oman")], "topic": [what("grain", "grain")]},
         [("oman", "talks about", "issue/grain")]),
        ("Agreement", {"party": [who("rsf"), who("armenia")]}, [("armenia", "agrees with", "rsf")]),
        ("Ceasefire", {"party": [who("rsf")]}, [("rsf", "keeps", "issue/ceasefire")]),
        ("Release", {"actor": [who("eln")], "recipient": [who("colombia")], "captive": [what("soldiers")]},
         [("eln", "releases captives to", "colombia")]),
        ("Release", {"actor": [who("eln")], "captive": [what("soldiers")]},
         [("eln", "carries out", "issue/release-of-captives")]),
        ("Release", {"actor": [who("eln")], "captive": [what("hostages", "release-of-hostages")]},
         [("eln", "carries out", "issue/release-of-hostages")]),
        ("Capture", {"actor": [who("eln")], "captive": [who(ENVOY)]}, [("eln", "captures", "x-leyla-mammadova")]),
        ("Withdrawal", {"actor": [who("rsf")], "place": [who("khartoum")]}, [("rsf", "withdraws from", "khartoum")]),
        ("Attack", {"actor": [who("rsf")], "recipient": [who("rsf")]},
         [("rsf", "carries out", "issue/military-operation")]),
        ("Attack", {"recipient": [who("rsf")]}, []),
    ],
)  # fmt: skip
def test_roles_make_edges(kind, roles, expected):
    assert of(kind, roles) == expected


def test_what_did_not_happen_is_an_edge_too_and_says_so():
    sides = {"participant": [who("oman"), who("armenia")]}
    assert of("Talks", sides, polarity="negated") == [("armenia", "talks with", "oman")]


@pytest.mark.parametrize(
    ("filters", "relations"),
    [
        ({"documents": ["yemen.txt"]}, {"Mediation", "Capture", "Talks", "Acceptance", "Rejection"} - {"Capture"}),
        ({"relations": ["Release", "Threat"]}, {"Release", "Threat"}),
        ({"actors": ["Oman"]}, {"Mediation"}),
        ({"actors": [ID + "colombia"]}, {"Release", "Rejection"}),
        ({"speakers": ["Armenia", "Leyla Mammadova"]}, {"Talks"}),
        ({"since": dt.date(2023, 6, 3), "until": dt.date(2023, 6, 3)}, {"Release"}),
        ({"until": dt.date(2022, 12, 31)}, {"Talks", "Threat"}),
        ({"since": dt.date(2023, 9, 1)}, set()),
    ],
)
def test_filters(store, filters, relations):
    network = load_network(store, **filters)
    assert {relation for _, _, relation in network.edges(data="relation")} == relations
    assert set(network) == {node for edge in network.edges() for node in edge}


def test_dates_less_precise_than_a_day_pass_if_they_can_fall_within(store):
    july = {"since": dt.date(2023, 7, 10), "until": dt.date(2023, 7, 12)}
    assert edges(load_network(store, **july)) == [("eln", "carries out", "issue/release-of-captives")]


def test_unknown_relation_is_named(store):
    with pytest.raises(UsageError, match="there is no relation Haggling; there is Acceptance, "):
        load_network(store, relations=["Haggling"])


def test_same_store_gives_the_same_order(store):
    first, second = (io.BytesIO(), io.BytesIO())
    nx.write_graphml(load_network(store), first)
    with filled() as other:
        nx.write_graphml(load_network(other), second)
    assert first.getvalue() == second.getvalue()
