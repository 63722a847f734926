"""Measures of a small network whose answers can be seen by eye."""

import networkx as nx
import pytest

from accord.errors import UsageError
from accord.measures import actors, brokers, communities, over_time, path

QUAD = {"Talks": 1, "Mediation": 1, "Release": 2, "Demand": 3, "Attack": 4}


def network(*claims, kinds=None):
    """Claims as (source, relation, target, date): nodes are named by their IRIs' last part."""
    graph = nx.MultiDiGraph()
    for number, (source, relation, target, date) in enumerate(claims):
        for name in (source, target):
            graph.add_node(name, label=name, kind=(kinds or {}).get(name, "State"), code="", known=True)
        data = {
            "relation": relation,
            "quad": QUAD[relation],
            "date": date,
            "published": "2024-01-31",
            "claim": f"c{number}",
        }
        graph.add_edge(source, target, key=f"c{number}|0", **data)
    return graph


# Two camps that only Norway links: it mediates for both, a person and a group on either side.
CAMPS = network(
    ("Norway", "Mediation", "Colombia", "2023-05-02"),
    ("Norway", "Mediation", "ELN", "2023-05-02"),
    ("Colombia", "Talks", "Petro", ""),
    ("ELN", "Talks", "Beltran", "2023-06"),
    ("Petro", "Demand", "Colombia", "2023-06-01"),
    ("Beltran", "Attack", "ELN", "2022"),
)


def test_the_link_between_two_camps_is_the_broker():
    first = brokers(CAMPS)[0]
    assert (first.name, first.mediations, first.neighbours, first.claims) == ("Norway", 2, 2, 2)
    # Of the six pairs of others, four have one in each camp, and a pair within a camp needs nobody.
    assert first.betweenness == pytest.approx(4 / 6)


def test_a_claim_with_two_edges_counts_once():
    graph = network(("Qatar", "Mediation", "Hamas", ""))
    graph.add_edge("Qatar", "Hamas", key="c0|1", **graph.edges["Qatar", "Hamas", "c0|0"])
    assert [(b.name, b.claims, b.mediations) for b in brokers(graph)] == [("Hamas", 1, 0), ("Qatar", 1, 1)]


def test_issues_and_places_are_not_actors():
    graph = network(("Chad", "Demand", "ceasefire", ""), ("Chad", "Talks", "Niger", ""), kinds={"ceasefire": "Issue"})
    assert set(actors(graph)) == {"Chad", "Niger"}


def test_the_communities_are_the_camps():
    groups = communities(
        network(
            *((a, "Talks", b, "") for a in "ABC" for b in "ABC" if a < b),
            *((a, "Talks", b, "") for a in "XYZ" for b in "XYZ" if a < b),
            ("A", "Demand", "X", ""),
        )
    )
    assert groups == [["A", "B", "C"], ["X", "Y", "Z"]]


def test_the_path_says_what_links_each_pair():
    steps = path(CAMPS, "Petro", "ELN")
    assert [(step.source, step.target) for step in steps] == [
        ("Petro", "Colombia"),
        ("Colombia", "Norway"),
        ("Norway", "ELN"),
    ]
    assert steps[0].relations == ("Demand", "Talks")
    assert steps[0].claims == 2


def test_of_two_paths_the_one_with_more_claims_is_taken():
    graph = network(
        ("A", "Talks", "B", ""), ("B", "Talks", "D", ""), *(("A", "Talks", "C", ""), ("C", "Talks", "D", "")) * 2
    )
    assert [step.target for step in path(graph, "A", "D")] == ["C", "D"]


def test_no_path_and_an_unknown_actor():
    graph = network(("A", "Talks", "B", ""), ("C", "Talks", "D", ""))
    assert path(graph, "A", "D") == []
    with pytest.raises(UsageError, match="nobody"):
        path(graph, "A", "id/nobody")


def test_claims_by_month():
    months = dict(over_time(CAMPS))
    assert list(months) == ["2022", "2023-05", "2023-06", "2024-01"]  # an undated event counts with its document
    assert months["2023-06"] == {1: 1, 2: 0, 3: 1, 4: 0}
    undated = network(("A", "Talks", "B", ""))
    undated.edges["A", "B", "c0|0"]["published"] = ""
    assert over_time(undated) == [("", {1: 1, 2: 0, 3: 0, 4: 0})]


def test_an_empty_network():
    empty = nx.MultiDiGraph()
    assert (brokers(empty), communities(empty), over_time(empty)) == ([], [], [])
