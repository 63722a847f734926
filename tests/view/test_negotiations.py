import networkx as nx
import pytest
from view_networks import BASE, add_claim

from accord.view.model import DENIAL, STANCE, view_model
from accord.view.payload import payload


def build(*claims):
    """A network of claims `(sources, relation, targets, more)`; every pair of ends is an edge of one claim."""
    network = nx.MultiDiGraph()
    for number, (sources, relation, targets, more) in enumerate(claims):
        first = True
        for source in sources.split():
            for target in targets.split():
                for end in (source, target):
                    kind = "Issue" if end.startswith("issue/") else "State"
                    network.add_node(BASE + end, label=end.title(), kind=kind, code="", known=True)
                if first:
                    add_claim(network, number, (source, relation, target), "They [met].", date="2024-01-01", **more)
                    data = dict(list(network[BASE + source][BASE + target].values())[-1])
                    first = False
                else:
                    key = f"{data['claim']}|{network.number_of_edges()}"
                    network.add_edge(BASE + source, BASE + target, key=key, **data)
    return network


def parties(model):
    return [
        (
            [end["actor"].removeprefix(BASE) for end in talks["ends"] if end["does"] == "negotiates"],
            {end["actor"].removeprefix(BASE): len(end["claims"]) for end in talks["ends"] if end["does"] == "mediates"},
        )
        for talks in model["negotiations"]
    ]


def test_who_talks_and_who_mediates_make_a_negotiation():
    network = build(
        ("oslo", "Mediation", "north south", {}),
        ("oslo doha", "Mediation", "north south", {}),
        ("north", "Talks", "south", {}),
        ("north", "Attack", "south", {}),
        ("north", "Talks", "issue/border", {}),
    )
    model = view_model(network, title="")
    ((sides, mediators),) = parties(model)
    assert (sorted(sides), mediators) == (["north", "south"], {"oslo": 2, "doha": 1})
    node = next(node for node in model["nodes"] if node["kind"] == "Negotiation")
    assert (node["label"], node["weight"]) == ("North and South", 3)
    assert model["counts"]["nodes"] == 5


def test_what_a_negotiation_shows_is_not_drawn_twice():
    network = build(
        ("oslo", "Mediation", "north south", {}), ("north", "Talks", "south", {}), ("oslo", "Mediation", "west", {})
    )
    through = {
        (edge["source"].removeprefix(BASE), edge["relation"], edge["target"].removeprefix(BASE)): bool(edge["through"])
        for edge in view_model(network, title="")["edges"]
    }
    assert through == {
        ("north", "Talks", "south"): True,
        ("oslo", "Mediation", "north"): True,
        ("oslo", "Mediation", "south"): True,
        ("oslo", "Mediation", "west"): False,
    }


@pytest.mark.parametrize(
    "claims",
    [
        [("north", "Talks", "south", {})],  # once is not enough
        [("north", "Talks", "south", {"polarity": "negated"})] * 3,
        [("oslo", "Mediation", "north", {})] * 3,  # with whom is not said
        [("north", "Attack", "south", {})] * 3,
        [("north", "Talks", "issue/border", {})] * 3,
        [("a b c", "Talks", "d e f", {})] * 3,  # a conference, which no star of lines could show
    ],
)
def test_what_makes_no_negotiation(claims):
    assert view_model(build(*claims), title="")["negotiations"] == []


def test_a_negotiation_stands_behind_its_parties():
    network = build(*[("north", "Talks", "south", {})] * 4, ("north", "Attack", "west", {}))
    nodes = [node["label"] for node in view_model(network, title="")["nodes"]]
    assert nodes == ["North", "South", "North and South", "West"]


def test_the_page_gets_the_claims_of_each_end():
    network = build(("oslo", "Mediation", "north south", {}), ("north", "Talks", "south", {}))
    model = view_model(network, title="")
    data = payload(model, {})
    ((node, ends),) = data["negotiations"]
    assert data["nodes"][node]["kind"] == "Negotiation"
    rows = {
        (data["nodes"][actor]["label"], does): [data["claims"]["id"][row] for row in rows] for actor, does, rows in ends
    }
    assert {end: len(claims) for end, claims in rows.items()} == {
        ("North", "negotiates"): 2,
        ("South", "negotiates"): 2,
        ("Oslo", "mediates"): 1,
    }


def disputes(network):
    return {
        (edge["source"].removeprefix(BASE), edge["relation"]): edge["disputed"]
        for edge in view_model(network, title="")["edges"]
        if edge["disputed"]
    }


def test_for_and_against_the_same_issue_disagree():
    network = build(
        ("north", "Acceptance", "issue/truce", {}),
        ("north", "Rejection", "issue/truce", {}),
        ("south", "Rejection", "issue/truce", {}),
        ("north", "Offer", "issue/border", {}),
        ("north", "Rejection", "south", {}),
        ("north", "Acceptance", "south", {}),
    )
    assert disputes(network) == {("north", "Acceptance"): STANCE, ("north", "Rejection"): STANCE}


def test_a_denied_rejection_is_no_rejection():
    network = build(
        ("north", "Acceptance", "issue/truce", {}), ("north", "Rejection", "issue/truce", {"polarity": "negated"})
    )
    assert disputes(network) == {}


def test_claims_can_disagree_in_both_ways():
    network = build(
        ("north", "Acceptance", "issue/truce", {}),
        ("north", "Acceptance", "issue/truce", {"polarity": "negated"}),
        ("north", "Rejection", "issue/truce", {"modality": "possible"}),
    )
    assert disputes(network) == {("north", "Acceptance"): DENIAL + STANCE, ("north", "Rejection"): STANCE}
