"""Cooperation against conflict in networks whose answers can be seen by eye."""

import datetime as dt

import networkx as nx
import pytest

from accord.balance import Change, Tie, changes, reach, ties, triangles
from accord.measures import brokers
from test_measures import CAMPS, network


def test_ties_count_cooperation_and_conflict():
    found = ties(
        network(
            ("A", "Talks", "B", ""), ("B", "Release", "A", ""), ("A", "Attack", "B", ""), ("C", "Demand", "A", ""),
            ("A", "Demand", "ceasefire", ""), kinds={"ceasefire": "Issue"},
        )
    )  # fmt: skip
    assert found == [Tie("A", "B", 2, 1), Tie("A", "C", 0, 1)]
    assert [tie.balance for tie in found] == [pytest.approx(1 / 3), -1]


def test_what_is_denied_counts_for_neither():
    graph = network(("A", "Talks", "B", ""), ("A", "Mediation", "C", ""))
    for _, _, data in graph.edges(data=True):
        data["polarity"] = "negated"
    assert ties(graph) == []
    assert reach(graph) == []
    assert brokers(graph) == []


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (("Talks", "Talks", "Talks"), (1, 0)),
        (("Talks", "Attack", "Attack"), (1, 0)),
        (("Talks", "Talks", "Attack"), (0, 1)),
        (("Attack", "Attack", "Attack"), (0, 1)),
    ],
)
def test_triangles_are_balanced_with_an_even_number_of_foes(signs, expected):
    pairs = (("A", "B"), ("B", "C"), ("A", "C"))
    graph = network(*((a, sign, b, "") for (a, b), sign in zip(pairs, signs, strict=True)))
    assert triangles(graph) == expected


def test_reach_of_a_mediator():
    (norway,) = reach(CAMPS)
    assert (norway.name, norway.mediations, norway.parties) == ("Norway", 2, ("Colombia", "ELN"))
    assert norway.within_two == 4  # the two parties, and whoever each of them talks with


def test_changes_compare_two_periods():
    graph = network(
        ("A", "Talks", "B", "2023-05-01"), ("A", "Attack", "B", "2023-07-01"), ("A", "Attack", "B", "2023-08"),
        ("C", "Talks", "D", "2023-05-01"), ("C", "Talks", "D", "2023-07-01"), ("E", "Talks", "F", ""),
        ("G", "Talks", "H", "2023"),
    )  # fmt: skip
    found = changes(graph, dt.date(2023, 6, 1))
    assert found == [
        Change("A", "B", (1, 0), (0, 2)),
        Change("E", "F", (0, 0), (1, 0)),  # undated: by its document, of January 2024
        Change("G", "H", (0, 0), (1, 0)),
    ]
    assert changes(graph, dt.date(2030, 1, 1))[0].after == (0, 0)


def test_brokers_stand_between_those_who_cooperate():
    graph = network(
        ("A", "Attack", "B", ""), ("B", "Attack", "C", ""), ("D", "Talks", "E", ""), ("E", "Talks", "F", "")
    )
    assert next((broker.name, broker.betweenness) for broker in brokers(graph)) == ("E", 1.0)
    assert {broker.name for broker in brokers(graph)} == {"D", "E", "F"}


def test_an_empty_network():
    empty = nx.MultiDiGraph()
    assert (ties(empty), reach(empty), changes(empty, dt.date(2023, 1, 1)), triangles(empty)) == ([], [], [], (0, 0))
