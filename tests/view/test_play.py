"""The page of the sample dispatches as a person plays it: every control once, and a picture of what then shows."""

import re

import pytest

from accord.network import load_network
from accord.rdf.store import open_store
from accord.view.model import view_model

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]

ID = "https://w3id.org/accord/id/"


@pytest.fixture(scope="module")
def network(sample_store):
    with open_store(sample_store, writable=False) as store:
        return load_network(store)


@pytest.fixture
def page(open_view, network):
    return open_view(network, title="Sample dispatches")


def point(page, **thing):
    found = page.evaluate("thing => accord.where(thing)", thing)
    assert found, f"{thing} is not drawn"
    return found["x"], found["y"]


def claims(page):
    return int(re.match(r"[\d,]+", page.text_content("#status"))[0].replace(",", ""))


def test_a_negotiation_shows_its_parties_and_its_mediators(page, screenshots):
    node = f"urn:accord:negotiation:{ID}hamas|{ID}israel"
    page.mouse.click(*point(page, node=node))
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Hamas and Israel"
    assert panel.locator("h3").all_inner_texts()[:2] == ["Parties", "Mediators"]
    mediators = panel.locator("section", has=page.locator("h3", has_text="Mediators")).inner_text()
    assert {"Qatar", "Egypt"} <= set(mediators.split("\n"))
    shown = int(re.match(r"\d+", panel.locator(".claims h3").inner_text())[0])
    page.screenshot(path=screenshots / "negotiation.png")
    page.click("#view-table")
    assert page.locator("#table tbody tr").count() == min(100, shown)
    page.click("#view-network")
    panel.get_by_role("button", name=re.compile("^Qatar")).first.click()
    panel.get_by_role("button", name=re.compile("^Hamas and Israel")).click()
    assert panel.locator("h2").inner_text() == "Hamas and Israel"
    fragment = page.evaluate("location.hash")
    page.keyboard.press("Escape")
    page.evaluate("hash => { location.hash = hash }", fragment)
    page.wait_for_selector("#panel h2:has-text('Hamas and Israel')")


def test_without_negotiations_their_lines_are_drawn_from_actor_to_actor(page, network, screenshots):
    through = [edge for edge in view_model(network, title="")["edges"] if edge["through"]]
    edge = max((edge for edge in through if not edge["standings"]["denied"]), key=lambda edge: edge["count"])
    line = {key: edge[key] for key in ("source", "target", "relation")}
    where = "thing => accord.where(thing)"
    before = claims(page)
    page.select_option("#lines", "relation")
    assert page.evaluate(where, line) is None
    page.uncheck("[data-filter=kinds][value=Negotiation]")
    assert page.evaluate(where, {"node": edge["through"]}) is None
    assert page.evaluate(where, line)
    assert claims(page) == before
    page.screenshot(path=screenshots / "without-negotiations.png")


def test_every_control_of_the_page(page, screenshots):  # noqa: PLR0915 - one visit, from the first to the last
    def picture(name):
        page.screenshot(path=screenshots / f"{name}.png")

    picture("overview")
    everything = claims(page)
    # The legend, box by box, and back again.
    for box in page.locator("#filters input[type=checkbox]").all():
        box.click()
        assert page.locator("#notice, #network").first.is_visible()
        box.click()
    assert claims(page) == everything
    for standing in ("conditional", "open", "denied"):
        page.uncheck(f"[data-filter=standings][value={standing}]")
    assert claims(page) < everything
    picture("stated-only")
    page.get_by_role("button", name="How claims stand: show all").click()
    page.check("#disputed")
    picture("disagreements")
    page.uncheck("#disputed")
    for choice in ("side", "relation", "auto"):
        page.select_option("#lines", choice)
    # More nodes, by the slider and by the neighbours of one.
    page.locator("#top").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    picture("all-nodes")
    page.keyboard.press("Home")
    page.wait_for_timeout(200)
    page.mouse.dblclick(*point(page, node=f"{ID}israel"))
    page.wait_for_timeout(500)
    assert page.locator(".chip", has_text="added").is_visible()
    picture("neighbours")
    page.locator(".chip", has_text="added").click()
    page.keyboard.press("Escape")
    # Zoom, hover, drag.
    for button in ("#zoom-in", "#zoom-out", "#zoom-fit"):
        page.click(button)
    x, y = point(page, node=f"{ID}israel")
    page.mouse.move(x, y)
    assert "pointing" in page.get_attribute("#canvas", "class")
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    assert abs(point(page, node=f"{ID}israel")[0] - x - 60) < 8
    # Time: step, play, stop, all.
    page.locator("#to").focus()
    page.keyboard.press("Home")
    page.wait_for_selector("#all-time")
    page.click("#play")
    page.wait_for_timeout(600)
    picture("playing")
    page.click("#play")
    page.click("#all-time")
    page.wait_for_selector("#all-time", state="hidden")
    assert claims(page)
    # Search by name, by relation, by words.
    page.keyboard.press("/")
    page.keyboard.type("mediat")
    picture("search")
    page.get_by_role("option", name=re.compile("Only")).first.click()
    picture("one-relation")
    page.locator(".chip", has_text="hidden").click()
    # Table, sorted by each column both ways.
    page.click("#view-table")
    for column in page.locator("#table th button").all_inner_texts():
        found = set()
        for _ in range(2):
            page.get_by_role("button", name=re.sub(r" [↓↑]$", "", column), exact=True).click()
            sorted_by = page.locator("#table th:not([aria-sort=none])")
            found.add((sorted_by.inner_text().split()[0], sorted_by.get_attribute("aria-sort")))
        assert found == {(column.split()[0], "ascending"), (column.split()[0], "descending")}
    picture("table")
    page.click("#view-network")
    # Theme and export.
    page.click("#theme")
    picture("dark")
    for button, suffix in (("#export-csv", "csv"), ("#export-png", "png"), ("#export-svg", "svg")):
        page.click("#export summary")
        with page.expect_download() as started:
            page.click(button)
        started.value.save_as(screenshots / f"export.{suffix}")
        assert (screenshots / f"export.{suffix}").stat().st_size > 1000


def test_on_a_phone(open_view, network, screenshots):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
    page = open_view(network, title="Sample dispatches", **phone)
    page.screenshot(path=screenshots / "phone.png")
    x, y = point(page, node=f"{ID}israel")
    page.touchscreen.tap(x, y)
    page.wait_for_selector("#panel h2:has-text('Israel')")
    page.screenshot(path=screenshots / "phone-panel.png")
    page.get_by_role("button", name="Close the details").click()
    page.click("#filters-open")
    page.screenshot(path=screenshots / "phone-filters.png")
    page.get_by_role("button", name="Close the filters").click()
    page.click("#view-table")
    page.screenshot(path=screenshots / "phone-table.png")
    # Rows are cards: nothing of a claim lies beyond the edge.
    assert page.evaluate("document.querySelector('#table').scrollWidth") <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_wherever_one_goes(open_view, network, axe, scheme):
    page = open_view(network, title="Sample dispatches", color_scheme=scheme)
    node = f"urn:accord:negotiation:{ID}hamas|{ID}israel"
    for fragment in ("", f"node={node}", f"node={ID}israel", "disputed=1", "view=table", "no-standings=stated"):
        page.evaluate("hash => { location.hash = hash }", fragment)
        page.wait_for_timeout(150)
        assert axe(page) == [], fragment
    page.click("#export summary")
    page.fill("#search", "is")
    assert axe(page) == []
