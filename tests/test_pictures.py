"""Pictures are drawn whole, the same each time, whatever the names are."""

import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from accord.balance import ties
from accord.errors import InputError, UsageError
from accord.measures import over_time
from accord.pictures import draw_communities, draw_months, draw_ties
from test_measures import CAMPS, network

DRAW = {
    "months": lambda graph, path: draw_months(over_time(graph), path),
    "communities": draw_communities,
    "ties": lambda graph, path: draw_ties(ties(graph), path),
}
MAGIC = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


@pytest.mark.parametrize("kind", DRAW)
@pytest.mark.parametrize("ending", MAGIC)
def test_pictures_are_drawn_the_same_each_time(kind, ending, tmp_path):
    for name in ("first", "second"):
        DRAW[kind](CAMPS, tmp_path / (name + ending))
    first, second = ((tmp_path / (name + ending)).read_bytes() for name in ("first", "second"))
    assert first == second
    assert first.startswith(MAGIC[ending])


def test_names_are_shown_as_they_are(tmp_path):
    graph = network(("$\\frac$ <b>", "Talks", "O'Neill & Sons", ""), ("x" * 200, "Attack", "Ж 𝔘", ""))
    for kind, draw in DRAW.items():
        draw(graph, tmp_path / f"{kind}.svg")
        ET.parse(tmp_path / f"{kind}.svg")


@pytest.mark.parametrize("kind", DRAW)
def test_nothing_to_draw_is_an_empty_picture(kind, tmp_path):
    DRAW[kind](nx.MultiDiGraph(), tmp_path / "empty.png")
    assert (tmp_path / "empty.png").stat().st_size > 0


def test_bad_names_of_files(tmp_path):
    with pytest.raises(UsageError, match=r"a picture ends in \.png, \.svg, \.pdf"):
        draw_communities(CAMPS, tmp_path / "picture.gif")
    with pytest.raises(InputError, match="cannot be written"):
        draw_communities(CAMPS, tmp_path / "nowhere" / "picture.png")
