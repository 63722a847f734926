import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from view_networks import sample

from accord.errors import AccordError
from accord.view import drawing as module
from accord.view.model import view_model


@pytest.fixture
def drawn():
    return module.drawing(view_model(sample(), title="x"))


def test_nodes_are_placed_and_physics_is_off(drawn):
    assert all(set(node) == {"id", "x", "y", "size", "shape"} for node in drawn["nodes"])
    assert drawn["options"]["physics"] == {"enabled": False}


def test_a_line_for_each_bundle_and_standing(drawn):
    model = view_model(sample(), title="x")
    expected = sum(sum(count > 0 for count in edge["standings"].values()) for edge in model["edges"])
    assert len(drawn["edges"]) == expected
    assert len({edge["id"] for edge in drawn["edges"]}) == expected


def test_parallel_lines_bend_apart(drawn):
    bends = {}
    for edge in drawn["edges"]:
        bends.setdefault((edge["from"], edge["to"]), []).append(edge["smooth"]["roundness"])
    assert max(len(found) for found in bends.values()) >= 3
    assert all(len(found) == len(set(found)) for found in bends.values())


def test_negated_and_open_claims_are_dashed(drawn):
    dashes = {edge["id"].rpartition(".")[2]: edge["dashes"] for edge in drawn["edges"]}
    assert dashes["0"] is False
    assert dashes["1"]
    assert dashes["2"]
    assert dashes["1"] != dashes["2"]


def test_only_what_is_shown_at_first_is_drawn():
    model = view_model(sample(), title="x") | {"start": 4}
    drawn = module.drawing(model)
    assert len(drawn["nodes"]) == 4
    assert all(edge["from"] < 4 and edge["to"] < 4 for edge in drawn["edges"])


def test_the_script_is_the_installed_one_without_its_map():
    script = module.vis_script()
    folder = Path(find_spec("pyvis").submodule_search_locations[0])
    newest = max(folder.glob("lib/vis-*/vis-network.min.js")).read_text(encoding="utf-8")
    assert script.splitlines()[:5] == newest.splitlines()[:5]
    assert "sourceMappingURL" not in script
    assert not re.search(r"</script|<!--", script, re.IGNORECASE)


def test_a_pyvis_without_the_script_is_named(monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(AccordError, match="pyvis"):
        module.vis_script()
