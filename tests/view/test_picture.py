import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from view_networks import BASE, add_claim, sample

from accord.markup import html_table
from accord.network import Network
from accord.view.picture import figure, picture

SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_names_its_nodes_and_counts_its_claims():
    root = ET.fromstring(picture(sample(), title="Truces"))
    words = {element.text for element in root.iter(f"{SVG}text")}
    assert {"Houthis", "Sudanese Armed Forces", "ceasefire"} <= words
    assert root.find(f"{SVG}title").text.startswith("Truces: ")
    assert any(title.text == "dockers of Port Sudan demands of wages: 1" for title in root.iter(f"{SVG}title"))


def test_the_same_network_gives_the_same_picture():
    assert picture(sample()) == picture(sample())


def test_conflict_ends_in_a_bar_and_cooperation_in_an_arrowhead():
    network = nx.MultiDiGraph()
    for end in ("north", "south", "west"):
        network.add_node(BASE + end, label=end, kind="State", code="", known=True)
    add_claim(network, 1, ("north", "Attack", "south"), "They [struck].", date="2024-01-01")
    add_claim(network, 2, ("north", "Aid", "west"), "They [helped].", date="2024-01-01", polarity="negated")
    root = ET.fromstring(picture(network))
    lines = {group.find(f"{SVG}title").text: group for group in root.iter(f"{SVG}g") if group.get("fill") == "none"}
    heads = {title: group.findall(f"{SVG}path")[1].get("stroke") for title, group in lines.items()}
    assert heads == {"north attacks south: 1": None, "north gives aid to west: 1": "none"}
    dashes = {title: group.find(f"{SVG}path").get("stroke-dasharray") for title, group in lines.items()}
    assert dashes == {"north attacks south: 1": None, "north gives aid to west: 1": "2 5"}


def test_hostile_names_stay_text():
    network = Network()
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    for end in ("north", "south"):
        network.add_node(BASE + end, label=evil, kind="State", code="", known=True)
    add_claim(network, 1, ("north", "Attack", "south"), "They [struck].", date="2024-01-01", label=evil)
    drawn = network._repr_html_()
    assert "<script" not in drawn
    assert "<img" not in drawn
    ET.fromstring(picture(network))
    table = html_table([evil], [[evil], [None], [3]])
    assert "<script" not in table
    assert "<caption>3 rows</caption>" in table


def test_an_empty_network_says_so():
    assert "No claims" in figure(nx.MultiDiGraph())
    assert "No claims" in Network()._repr_html_()


def test_a_part_of_a_network_draws_itself_too():
    network = Network(sample())
    part = network.subgraph(list(network)[:4])
    assert part._repr_html_().startswith("<figure")


def test_tables_leave_out_what_says_nothing():
    claim = "https://w3id.org/accord/id/event/1"
    table = html_table(["who", "claim", "empty"], [["Oman", claim, None]] * 120)
    assert "<th>who</th></tr>" in table
    assert "120 rows, the first 100 shown" in table
    assert table.count("<tr>") == 101


TEXT = st.text(max_size=40)


@given(TEXT, TEXT, TEXT)
def test_whatever_things_are_called_the_picture_is_well_formed(one, other, words):
    network = Network()
    for end, label in (("north", one), ("south", other)):
        network.add_node(BASE + end, label=label, kind="State", code="", known=True)
    add_claim(network, 1, ("north", "Attack", "south"), "They [struck].", date="2024-01-01", label=words)
    root = ET.fromstring(picture(network, title=words))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "title", "rect", "g", "path", "text"}


class Cells(HTMLParser):
    """The texts of the cells of a table, and the names of all its elements."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.cells = set(), []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data):
        if self.cells and self.lasttag == "td":
            self.cells[-1] += data


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1), min_size=1))
def test_a_table_shows_each_text_as_it_is(texts):
    found = Cells(html_table(["text"], [[text] for text in texts]))
    assert found.cells == texts[:100]
    assert found.tags == {"table", "caption", "thead", "tbody", "tr", "th", "td"}
