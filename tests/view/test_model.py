import networkx as nx
import pytest
from view_networks import BASE, add_claim, sample

from accord.view.model import view_model


@pytest.fixture
def model():
    return view_model(sample(), title="Truces", subtitle="Twelve dispatches")


def edge(model, source, relation, target):
    return next(
        e
        for e in model["edges"]
        if (e["source"], e["relation"], e["target"]) == (BASE + source, relation, BASE + target)
    )


def one_claim(**more):
    network = nx.MultiDiGraph()
    network.add_node(BASE + "norway", label="Norway", kind="State", code="NOR", known=True)
    network.add_node(BASE + "eln", label="ELN", kind="ArmedGroup", code="COLREB", known=True)
    add_claim(network, 1, ("norway", "Mediation", "eln"), "Norway [hosted] them.", **{"date": "2024-01-01"} | more)
    return network


def test_claims_are_bundled_by_source_target_and_relation(model):
    bundle = edge(model, "saf", "Acceptance", "issue/ceasefire")
    assert bundle["count"] == len(bundle["claims"]) == 2
    assert bundle["standings"] == {"stated": 1, "conditional": 0, "open": 0, "denied": 1}
    assert [claim["date"] for claim in bundle["claims"]] == ["2023-05-20", "2023-05-22"]
    assert (bundle["label"], bundle["quad"], bundle["plover"]) == ("accepts", 1, "AGREE")
    assert sum(e["count"] for e in model["edges"]) == sample().number_of_edges()


def test_claims_that_disagree_are_marked(model):
    disputed = {(e["source"], e["relation"], e["target"]) for e in model["edges"] if e["disputed"]}
    assert disputed == {
        (BASE + "saf", "Acceptance", BASE + "issue/ceasefire"),
        (BASE + "yemen", "Release", BASE + "houthis"),
    }


def test_the_sentence_is_cut_at_code_points():
    sentence = "🕊️ Norway’s 𝑒nvoy [met] the ELN 🕊️."
    network = one_claim(
        sentence=sentence.replace("[", "").replace("]", ""),
        trigger_start=sentence.index("["),
        trigger_end=sentence.index("]") - 1,
    )
    claim = view_model(network, title="")["edges"][0]["claims"][0]
    assert (claim["before"], claim["trigger"], claim["after"]) == ("🕊️ Norway’s 𝑒nvoy ", "met", " the ELN 🕊️.")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 2), (3, 9999)])
def test_offsets_outside_the_sentence_mark_nothing(start, end):
    claim = view_model(one_claim(trigger_start=start, trigger_end=end), title="")["edges"][0]["claims"][0]
    assert (claim["before"], claim["trigger"], claim["after"]) == ("", "", "Norway hosted them.")


def test_nodes_are_sorted_by_weight_and_carry_what_is_drawn(model):
    weights = [node["weight"] for node in model["nodes"]]
    assert weights == sorted(weights, reverse=True)
    norway = next(node for node in model["nodes"] if node["label"] == "Norway")
    assert (norway["kind"], norway["code"], norway["badge"], norway["known"]) == ("State", "NOR", "NOR", True)
    assert isinstance(norway["x"], int)
    unknown = next(node for node in model["nodes"] if not node["known"])
    assert unknown["name"] == "resistance committees of Omdurman"
    assert unknown["label"] == "resistance committees of Omdurman"
    assert next(node for node in model["nodes"] if node["kind"] == "Issue")["badge"] == ""


def test_one_event_of_three_actors_weighs_once_at_each():
    network = one_claim()
    network.add_node(BASE + "colombia", label="Colombia", kind="State", code="COL", known=True)
    data = dict(next(iter(network.edges(data=True)))[2])
    network.add_edge(BASE + "norway", BASE + "colombia", key=f"{data['claim']}|1", **data)
    weights = {node["label"]: node["weight"] for node in view_model(network, title="")["nodes"]}
    assert weights == {"Norway": 1, "ELN": 1, "Colombia": 1}


def test_the_same_claim_counts_once_in_a_bundle():
    network = one_claim()
    source, target, data = next(iter(network.edges(data=True)))
    network.add_edge(source, target, key=f"{data['claim']}|1", **data)
    assert view_model(network, title="")["edges"][0]["count"] == 1


def test_legend_groups_cooperation_before_conflict(model):
    legend = model["legend"]
    quads = [relation["quad"] for relation in legend["relations"]]
    assert [quad > 2 for quad in quads] == sorted(quad > 2 for quad in quads)
    mediation = legend["relations"][0]
    assert (mediation["id"], mediation["label"], mediation["plover"]) == ("Mediation", "mediates for", "CONSULT")
    assert mediation["count"] == max(relation["count"] for relation in legend["relations"])
    assert [kind["label"] for kind in legend["kinds"]][:3] == ["State", "Organization", "Armed group"]
    assert sum(kind["count"] for kind in legend["kinds"]) == len(model["nodes"])


def test_relations_with_the_same_words_are_told_apart():
    network = one_claim()
    add_claim(network, 2, ("eln", "Attack", "norway"), "They [struck].", date="2024-01-02", label="carries out")
    add_claim(network, 3, ("eln", "Release", "norway"), "They [freed] him.", date="2024-01-02", label="carries out")
    labels = {relation["label"] for relation in view_model(network, title="")["legend"]["relations"]}
    assert labels == {"mediates for", "carries out (attack)", "carries out (release)"}


def test_time_axis(model):
    time = model["time"]
    assert time["unit"] == "month"
    assert (time["steps"][0], time["steps"][-1]) == ("Mar 2023", "Apr 2024")
    assert sum(time["claims"]) == model["counts"]["claims"]
    assert time["undated"] == 0


def test_a_claim_without_date_takes_the_day_of_publication_or_none():
    dated = view_model(one_claim(date="", published="2024-02-01"), title="")
    assert dated["time"]["steps"] == ["1 Feb 2024"]
    undated = view_model(one_claim(date="", published=""), title="")
    assert undated["time"] is None
    assert undated["edges"][0]["claims"][0]["steps"] == (-1, -1)


def test_counts(model):
    assert model["counts"] == {"nodes": 29, "edges": len(model["edges"]), "claims": 71, "documents": 7}
    assert model["start"] == 28  # the outlet that no claim touches waits to be asked for


def test_an_empty_network():
    model = view_model(nx.MultiDiGraph(), title="Nothing")
    assert (model["nodes"], model["edges"], model["time"], model["start"]) == ([], [], None, 0)


def test_missing_attributes_do_no_harm():
    network = nx.MultiDiGraph()
    network.add_edge("urn:a", "urn:b", key="urn:event:1|0")
    network.add_edge("urn:a", "urn:b", key="urn:event:2|0", quad=9, trigger_start=None, confidence=None)
    model = view_model(network, title="")
    assert [node["label"] for node in model["nodes"]] == ["urn:a", "urn:b"]
    (bundle,) = model["edges"]
    assert (bundle["relation"], bundle["label"], bundle["quad"]) == ("Relation", "relation", 0)
    assert [claim["id"] for claim in bundle["claims"]] == ["urn:event:1", "urn:event:2"]


def test_the_order_of_the_network_does_not_matter(model):
    network = sample()
    shuffled = nx.MultiDiGraph()
    shuffled.add_nodes_from(reversed(list(network.nodes(data=True))))
    shuffled.add_edges_from(reversed(list(network.edges(keys=True, data=True))))
    assert view_model(shuffled, title="Truces", subtitle="Twelve dispatches") == model


def test_the_network_is_left_as_it_was():
    network = sample()
    before = (sorted(network.nodes(data=True), key=str), sorted(network.edges(keys=True, data=True), key=str))
    view_model(network, title="x")
    assert (sorted(network.nodes(data=True), key=str), sorted(network.edges(keys=True, data=True), key=str)) == before
