"""The pages of a server, as a person uses them in Chromium; nothing but the server is asked for anything."""

import csv
import io
import json
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def open_page(browser):
    """`open_page(server, path="", **options)`; what the page says, asks elsewhere for or pops up fails the test."""
    contexts, seen = [], []

    def open_it(server, path="", **options):
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 850}} | options))
        contexts.append(context)

        def guard(route):
            if route.request.url.startswith((server.address, "data:", "blob:")):
                route.continue_()
            else:
                seen.append(f"request: {route.request.url}")
                route.abort()

        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.set_default_timeout(30_000)
        page.goto(server.address + path)
        page.wait_for_selector("body[data-ready=true]")
        return page

    open_it.seen = seen
    yield open_it
    for context in contexts:
        context.close()
    assert seen == []


def rows(page):
    return page.locator("#result tbody tr")


def test_a_question_is_asked_with_its_parameters(open_page, server, screenshots):
    page = open_page(server, "query")
    assert "claims from" in page.inner_text("#facts")
    page.get_by_role("button", name="Who mediates", exact=True).click()
    page.fill("[name=a]", "Ukr")
    page.wait_for_selector("#names option[value=Ukraine]", state="attached")
    page.fill("[name=a]", "Russia")
    page.fill("[name=b]", "Ukraine")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer-title:has-text('row')")
    assert {"Turkey", "United Arab Emirates"} <= set(page.locator("#result tbody td:first-child").all_inner_texts())
    page.screenshot(path=screenshots / "query-question.png")
    again = open_page(server, f"query{page.evaluate('location.hash')}")
    again.wait_for_selector("#answer-title:has-text('row')")
    assert again.input_value("[name=b]") == "Ukraine"
    assert rows(again).count() == rows(page).count()


def test_terms_are_completed_and_any_query_asked_with_the_keyboard(open_page, server, screenshots):
    page = open_page(server, "query")
    page.fill("#editor", "")
    page.focus("#editor")
    page.keyboard.type("SELECT ?claim { ?claim a acc:Dem")
    page.wait_for_selector("#completions [role=option]")
    assert page.get_attribute("#editor", "aria-activedescendant") == "completion-0"
    page.screenshot(path=screenshots / "query-completion.png")
    page.keyboard.press("Enter")
    page.keyboard.type(" ; acc:actor Hamas")
    page.wait_for_timeout(300)
    assert page.locator("#completions").is_hidden()  # plain words are completed where that is asked for
    page.keyboard.press("Control+Space")
    page.wait_for_selector("#completions [role=option]:has-text('id:hamas')")
    page.keyboard.press("Tab")
    page.keyboard.type(" }")
    assert page.input_value("#editor") == "SELECT ?claim { ?claim a acc:Demand ; acc:actor id:hamas }"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer-title:has-text('row')")
    assert rows(page).count() > 0
    rows(page).first.get_by_role("button").click()
    page.wait_for_selector("#result pre")
    assert "acc:Demand" in page.inner_text("#result")


def test_an_answer_is_sorted_and_saved(open_page, server):
    page = open_page(server, "query")
    page.click("#run")
    page.wait_for_selector("#result table")
    counts = [int(text) for text in page.locator("td.number").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    page.get_by_role("button", name="claims", exact=True).click()
    assert page.locator("th").nth(1).get_attribute("aria-sort") == "ascending"
    assert [int(text) for text in page.locator("td.number").all_inner_texts()] == sorted(counts)
    with page.expect_download() as started:
        page.get_by_role("button", name="Save as CSV").click()
    table = list(csv.DictReader(io.StringIO(started.value.path().read_text(encoding="utf-8-sig"))))
    assert [int(row["claims"]) for row in table] == counts
    with page.expect_download() as started:
        page.get_by_role("button", name="Save as JSON").click()
    assert json.loads(started.value.path().read_text(encoding="utf-8"))["head"]["vars"] == ["class", "claims"]


def test_mistakes_and_limits_are_said_and_the_page_goes_on(open_page, start_server, sample_store):
    server = start_server(sample_store, "--timeout", 2, "--workers", 1)
    page = open_page(server, "query")
    for query, says in (
        ("SELECT ?x WHERE {", "line 1, column"),
        ("CLEAR ALL", "changes the graph"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }", "longer than 2 seconds"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "more than 100,000 rows"),
    ):
        page.fill("#editor", query)
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(f"#problem:has-text('{says}')")
    page.fill("#editor", "ASK { ?x a acc:Claim }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer-title:has-text('Yes')")
    assert page.inner_text("#problem") == ""
    # The browser itself reports each answer that is an error.
    assert all("Failed to load resource" in line for line in open_page.seen)
    open_page.seen.clear()


def test_a_long_query_can_be_stopped(open_page, server):
    page = open_page(server, "query")
    page.fill("#editor", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }")
    page.click("#run")
    page.click("#stop")
    page.wait_for_selector("#problem:has-text('Stopped')")


def test_hostile_answers_stay_text(open_page, server):
    page = open_page(server, "query")
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>\\u202e{{7*7}}"
    page.fill("#editor", f'SELECT ("{evil}" AS ?text) (<javascript:alert(3)> AS ?iri) {{}}')
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#result table")
    assert "<img src=x onerror=alert(1)>" in page.inner_text("#result")
    assert page.locator("#result img, #result script, #result a").count() == 0


def test_the_explorer_shows_the_store_and_tells_of_changes(open_page, start_server, own_store, screenshots):
    server = start_server(own_store, "--title", "Desk", "--update", env={"ACCORD_TOKEN": "t"})
    page = open_page(server)
    assert page.inner_text("#title") == "Desk"
    assert page.locator("#changed").is_hidden()
    page.click("[data-filter=relations][value=Mediation]")
    graph = "https://w3id.org/accord/id/document/2022-07-24-black-sea-grain-deal"
    before = int(page.locator(".facts dd").nth(1).inner_text())
    done = server.post("sparql", data={"update": f"DROP GRAPH <{graph}>"}, headers={"Authorization": "Bearer t"})
    assert done.status_code == 204
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.wait_for_selector("#changed:has-text('The store has changed')")
    page.screenshot(path=screenshots / "explorer-changed.png")
    page.click("#reload")
    page.wait_for_selector("body[data-ready=true]")
    assert not page.is_checked("[data-filter=relations][value=Mediation]")
    assert int(page.locator(".facts dd").nth(1).inner_text()) == before - 1
    page.click("#ask")
    page.wait_for_selector("#editor")


def test_the_explorer_takes_the_filters_of_the_view(open_page, server):
    page = open_page(server, "?relation=Mediation&actor=Qatar")
    assert page.locator("[data-filter=relations]").count() == 1
    assert "Qatar" in page.inner_text("#panel")
    empty = open_page(server, "?since=2090-01-01")
    assert "This network is empty" in empty.inner_text("#notice")


def test_an_unchanged_explorer_is_not_sent_again(server):
    first = server.get("")
    second = server.get("", headers={"If-None-Match": first.headers["etag"]})
    assert (second.status_code, second.content) == (304, b"")
    assert "frame-ancestors 'none'" in first.headers["content-security-policy"]


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, PHONE])
def test_axe_finds_no_fault(open_page, server, axe, options):
    page = open_page(server, "query", **options)
    page.get_by_role("button", name="What is demanded").click()
    page.click("#ask-question")
    page.wait_for_selector("#result table")
    assert axe(page) == []
    page.fill("#editor", "SELECT * { ?x a acc:Off")
    page.wait_for_selector("#completions [role=option]")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_the_pages_ship_with_the_package():
    from accord.serve import site

    folder = Path(site.__file__).parent
    assert (folder / "query.html").is_file()
    for name, (package, _) in site.FILES.items():
        assert (folder.parent / package.rpartition(".")[2] / name).is_file()
