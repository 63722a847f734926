"""The page as a person uses it, in Chromium, offline."""

import csv
import io
import re
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from view_networks import BASE, add_claim, sample

pytestmark = pytest.mark.browser

SAF, RSF, CEASEFIRE = BASE + "saf", BASE + "rsf", BASE + "issue/ceasefire"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "device_scale_factor": 2}


def click_at(page, **thing):
    point = page.evaluate("thing => accord.where(thing)", thing)
    assert point, f"{thing} is not drawn"
    page.mouse.click(point["x"], point["y"])


def shown_claims(page):
    """Claims in the picture, as the status line announces them."""
    return int(re.match(r"[\d,]+", page.text_content("#status"))[0].replace(",", ""))


def table_rows(page):
    return page.locator("#table tbody tr")


def download(page, button):
    page.click("#export summary")
    with page.expect_download() as started:
        page.click(button)
    found = started.value
    return found.suggested_filename, found.path().read_bytes()


def test_a_click_on_a_line_shows_its_sentences(open_view):
    page = open_view(sample())
    click_at(page, source=BASE + "dockers-union", target=BASE + "issue/wages", relation="Demand")
    panel = page.locator("#panel")
    assert panel.locator("blockquote").inner_text() == "They demanded five months of wages."
    assert panel.locator("mark").inner_text() == "demanded"
    assert "said by dockers of Port Sudan, reported by" in panel.locator(".source").inner_text()
    assert panel.locator(".document a").get_attribute("href").startswith("https://news.example/")
    assert panel.locator("time").inner_text() == "2023-10-03"


def test_a_click_on_a_node_shows_what_it_does_and_what_is_done_to_it(open_view):
    page = open_view(sample())
    click_at(page, node=BASE + "eln")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "ELN"
    assert panel.locator(".facts-line").inner_text() == "Armed group · COLREB"
    assert panel.locator("h3").all_inner_texts()[:2] == ["As the one who acts", "As the one acted on"]
    panel.get_by_role("button", name="rejects Colombia").click()
    assert "Beltrán ruled out an end" in panel.locator("blockquote").inner_text()
    page.keyboard.press("Escape")
    assert panel.locator("h2").inner_text() == "Overview"


def test_a_click_beside_everything_closes_the_panel(open_view):
    page = open_view(sample(), f"#node={RSF}")
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    assert page.locator("#panel h2").inner_text() == "Overview"


def test_claims_that_disagree_stand_side_by_side(open_view):
    page = open_view(sample(), f"#source={SAF}&target={CEASEFIRE}&relation=Acceptance")
    panel = page.locator("#panel")
    assert "Claims disagree" in panel.locator(".callout").inner_text()
    assert panel.locator(".tally").all_inner_texts() == ["1 stated as fact", "1 negated"]
    assert panel.locator(".claim.denied .tag").all_inner_texts() == ["negated"]
    page.check("#disputed")
    page.click("#view-table")
    page.keyboard.press("Escape")
    assert table_rows(page).count() == 4


def test_a_condition_is_shown(open_view):
    page = open_view(sample(), f"#source={RSF}&target={CEASEFIRE}&relation=Offer")
    assert page.locator(".condition").inner_text() == "On condition: if the army stopped its air raids"
    assert page.locator(".claim .tag").inner_text() == "conditional"


def test_filter_by_relation_class_and_standing(open_view):
    page = open_view(sample())
    assert shown_claims(page) == 71
    page.uncheck("[data-filter=relations][value=Mediation]")
    assert shown_claims(page) == 71 - 18
    page.uncheck("[data-filter=standings][value=open]")
    page.uncheck("[data-filter=standings][value=conditional]")
    assert shown_claims(page) == 71 - 18 - 4  # two of the six claims of these kinds are offers to mediate
    page.uncheck("[data-filter=kinds][value=Issue]")
    assert page.evaluate(f"accord.where({{node: '{CEASEFIRE}'}})") is None
    page.get_by_role("button", name=re.compile("relation hidden")).click()
    assert page.is_checked("[data-filter=relations][value=Mediation]")


def test_a_filter_that_leaves_nothing_says_so(open_view):
    page = open_view(sample())
    for side in ("Cooperation", "Conflict"):
        page.get_by_role("button", name=f"{side}: show none").click()
    assert page.locator("#notice").inner_text() == "Nothing passes these filters."
    page.get_by_role("button", name="Cooperation: show all").click()
    assert shown_claims(page) == 41


def test_search_suggests_actors_and_words(open_view):
    page = open_view(sample())
    page.keyboard.press("/")
    page.keyboard.type("beltran")
    suggestions = page.locator("#suggestions [role=option]")
    assert "Pablo Beltrán" in suggestions.first.inner_text()
    assert suggestions.last.inner_text().split() == ["Sentences", "with", "“beltran”", "3"]
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Pablo Beltrán"
    page.fill("#search", "truce")
    page.keyboard.press("ArrowUp")
    assert page.get_attribute("#search", "aria-activedescendant") == f"option-{suggestions.count() - 1}"
    page.keyboard.press("Enter")
    page.click("#view-table")
    sentences = table_rows(page).locator(".sentence").all_inner_texts()
    assert sentences
    assert all("truce" in sentence for sentence in sentences)
    page.get_by_role("button", name=re.compile("Sentences with")).click()
    assert table_rows(page).count() == 71


def test_search_without_a_match_offers_the_words_only(open_view):
    page = open_view(sample())
    page.fill("#search", "zzz")
    assert page.locator("#suggestions [role=option]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()


def test_the_table_holds_the_same_claims_and_sorts(open_view):
    page = open_view(sample())
    page.click("#view-table")
    assert table_rows(page).count() == 71
    dates = table_rows(page).locator("td.date").all_inner_texts()
    assert dates == sorted(dates)
    page.get_by_role("button", name="Who", exact=True).click()
    who = table_rows(page).locator("td.source").all_inner_texts()
    assert who == sorted(who, key=str.casefold)
    page.get_by_role("button", name="Who", exact=True).click()
    assert page.locator("th.source").get_attribute("aria-sort") == "descending"
    assert table_rows(page).first.locator("td.source").inner_text() == "Yemen"
    table_rows(page).first.get_by_role("button").click()
    assert page.locator("#panel .words").first.inner_text().endswith("releases")


def test_the_time_slider_filters(open_view):
    page = open_view(sample())
    assert page.locator("#when").inner_text() == "Mar 2023 – Apr 2024"
    page.locator("#from").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(100)
    assert page.locator("#when").inner_text() == "Apr 2024"
    assert page.get_attribute("#from", "aria-valuetext") == "Apr 2024"
    assert shown_claims(page) == 2
    page.click("#all-time")
    assert shown_claims(page) == 71


def test_playing_lets_the_network_grow(open_view):
    page = open_view(sample())
    page.click("#play")
    start = shown_claims(page)
    page.wait_for_timeout(2500)
    page.click("#play")
    assert start < shown_claims(page) < 71
    assert page.get_attribute("#play", "aria-label") == "Play"


def test_a_permalink_keeps_the_view(open_view):
    page = open_view(sample())
    page.uncheck("[data-filter=relations][value=Demand]")
    page.locator("#to").focus()
    page.keyboard.press("ArrowLeft")
    click_at(page, node=RSF)
    page.wait_for_timeout(100)
    fragment = page.evaluate("location.hash")
    other = open_view(sample(), fragment)
    assert other.evaluate("location.hash") == fragment
    assert other.locator("#panel").inner_text() == page.locator("#panel").inner_text()
    assert not other.is_checked("[data-filter=relations][value=Demand]")
    assert shown_claims(other) == shown_claims(page)


def test_a_broken_permalink_is_ignored(open_view):
    page = open_view(sample(), "#node=nobody&time=9-zz&top=-3&lines=x&view=y&no-kinds=Dragon&source=a&target=%E0%A4%A")
    assert shown_claims(page) == 71


def test_a_new_fragment_is_followed(open_view):
    page = open_view(sample())
    page.evaluate(f"location.hash = 'node={RSF}&view=table'")
    page.wait_for_selector("#panel h2:has-text('Rapid Support Forces')")
    assert page.is_visible("#table")


def test_export_of_the_selection_as_csv(open_view):
    network = sample()
    network.nodes[RSF]["label"] = '=HYPERLINK("x"), "RSF"'
    page = open_view(network, f"#source={RSF}&target={CEASEFIRE}&relation=Offer")
    name, content = download(page, "#export-csv")
    assert name == "truces.csv"
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert row["source"] == '\'=HYPERLINK("x"), "RSF"'
    assert row["sentence"] == "The group would observe a truce if the army stopped its air raids."
    assert (row["trigger"], row["modality"], row["condition"]) == (
        "observe",
        "conditional",
        "if the army stopped its air raids",
    )
    assert row["claim"].startswith(BASE + "event/")
    page.keyboard.press("Escape")
    everything = download(page, "#export-csv")[1].decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(everything)))) == 71


def test_export_of_the_picture(open_view):
    page = open_view(sample())
    name, content = download(page, "#export-png")
    assert (name, content[:8]) == ("truces.png", b"\x89PNG\r\n\x1a\n")
    assert len(content) > 20_000
    name, content = download(page, "#export-svg")
    root = ET.fromstring(content)
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert name == "truces.svg"
    assert {"Truces", "Houthis", "demands of"} <= set(words)


def test_light_and_dark(open_view):
    page = open_view(sample(), color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.click("#theme")
    light = page.evaluate(background)
    assert sum(map(int, re.findall(r"\d+", light))) > 600 > sum(map(int, re.findall(r"\d+", dark)))


def test_the_keyboard_reaches_every_node(open_view):
    page = open_view(sample())
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = page.text_content("#status")
    assert first == "Sudanese Armed Forces, Organization, 17 claims"
    page.keyboard.press("ArrowRight")
    assert page.text_content("#status") != first
    page.keyboard.press("Enter")
    assert page.text_content("#panel h2") != "Overview"
    assert page.evaluate("document.activeElement.id") == "panel"


def test_the_skip_link_leads_to_the_table(open_view):
    page = open_view(sample())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.is_visible("#table")


def test_lines_can_be_drawn_one_per_side(open_view):
    page = open_view(sample())
    page.select_option("#lines", "side")
    click_at(page, source=SAF, target=RSF)
    words = page.locator("#panel .triple-head .words").inner_text()
    assert words in {"↓ conflict", "conflict"}
    assert page.locator("#panel .claim").count() == 4


def test_on_a_phone_the_panel_is_a_sheet_and_the_filters_a_drawer(open_view):
    page = open_view(sample(), **PHONE)
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#filters-open")
    page.uncheck("[data-filter=relations][value=Mediation]")
    page.get_by_role("button", name="Close the filters").click()
    assert shown_claims(page) == 71 - 18
    click_at(page, node=RSF)
    assert page.locator("#panel").is_visible()
    assert page.evaluate(f"accord.where({{node: '{RSF}'}}).y") < page.locator("#panel").bounding_box()["y"]


def test_an_empty_network_says_so(open_view):
    page = open_view(nx.MultiDiGraph(), title="")
    assert "This network is empty" in page.locator("#notice").inner_text()
    page.click("#view-table")
    assert table_rows(page).count() == 0


def test_undated_claims_stay_unless_turned_off(open_view):
    network = sample()
    source, target, key = next(iter(network.edges(keys=True)))
    network.edges[source, target, key].update(date="", published="")
    page = open_view(network)
    page.uncheck("#undated")
    assert shown_claims(page) == 70


def test_a_large_network_starts_small_and_grows_on_demand(open_view):
    network = nx.MultiDiGraph()
    for number in range(400):
        network.add_node(f"{BASE}{number}", label=f"Actor {number}", kind="Actor", code="", known=True)
    for number in range(1, 400):
        for again in range(6):
            triple = str(number), ("Talks", "Demand", "Attack")[again % 3], str(number // 7)
            sentence = f"Actor {number} [met] actor {number // 7}, round {again}, {'in the hills ' * 20}."
            add_claim(network, number * 10 + again, triple, sentence, date=f"2024-{again + 1:02d}-05")
    page = open_view(network)
    assert "56 of 400 actors and issues are drawn" in page.locator("#notice").inner_text()  # and 4 negotiations
    page.fill("#search", "Actor 399")
    page.keyboard.press("Enter")
    assert page.evaluate(f"accord.where({{node: '{BASE}399'}})")
    page.fill("#search", "Actor 20")
    page.keyboard.press("Enter")
    assert page.evaluate(f"accord.where({{node: '{BASE}140'}})") is None
    assert page.text_content("#neighbours") == "Show 7 more neighbours in the picture"
    page.click("#neighbours")
    assert page.evaluate(f"accord.where({{node: '{BASE}140'}})")
    page.locator("#top").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    assert shown_claims(page) == 399 * 6


def hostile_network():
    """Every field of every node and claim holds what could run, break out or turn the page around."""
    network = nx.MultiDiGraph()
    evils = [
        "<script>window.hacked=1;alert(1)</script>",
        "</script></title></style><img src=x onerror=alert(2)>",
        "\"'><svg/onload=alert(3)><a href=javascript:alert(4)>x</a>",
        "{{ 7*7 }} ${alert(5)} $title <!--@script--> <%= x %> {% x %}",
        "\u202e\u2067\u200fتهديد مفاوضات شالوم שלום\u2069\u0000\ud800\u2028\u2029",
        "N" * 500,
        "]]> --> <!-- <![CDATA[ \\u003cscript\\u003e",
        "__proto__",
    ]
    for number, evil in enumerate(evils):
        network.add_node(f"{evil}-{number}", label=evil, kind=evil if number % 2 else "State", code=evil, known=True)
    nodes = list(network)
    for number, evil in enumerate(evils):
        fields = ["relation", "label", "plover", "polarity", "modality", "condition", "date", "speaker", "outlet"]
        fields += ["document", "title", "published", "sentence"]
        data = dict.fromkeys(fields, evil)
        data |= {"claim": f"{evil}{number}", "url": f"javascript:alert({number})//{evil}"}
        data |= {"quad": number % 5, "trigger_start": 1, "trigger_end": 6, "hedged": True, "confidence": 0.5}
        network.add_edge(nodes[number], nodes[number - 1], key=f"{evil}|0", **data)
        data |= {"claim": f"{evil}+{number}", "polarity": "negated", "url": f"https://news.example/{evil}"}
        network.add_edge(nodes[number], nodes[number - 1], key=f"{evil}|1", **data)
    return network


def test_hostile_text_stays_text(open_view):
    network = hostile_network()
    page = open_view(network, title="</title><script>alert(1)</script>{{ 7*7 }}\u202e")
    hrefs = set()
    for index in range(len(network)):
        page.fill("#search", "")
        page.fill("#search", ["script", "onerror", "onload", "7*7", "שלום", "nnnn", "cdata", "proto"][index])
        page.wait_for_selector("#suggestions [role=option]")
        page.keyboard.press("Enter")
        assert page.locator("#panel .claim").count() >= 2
        hrefs |= set(page.locator("#panel a").evaluate_all("links => links.map(link => link.getAttribute('href'))"))
    page.click("#view-table")
    page.keyboard.press("Escape")
    assert table_rows(page).count() == 16
    assert "<script>window.hacked=1" in page.locator("#table").inner_text()
    for button in ("#export-csv", "#export-svg", "#export-png"):
        if button != "#export-csv":
            page.click("#view-network")
        assert len(download(page, button)[1]) > 500
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe, object, embed, base, form").count() == 0
    assert page.locator("script").count() == 2  # vis-network and the page's own; the data have been taken out
    assert len(hrefs) == 7  # one of the addresses holds what no address may
    assert all(href.startswith("https://news.example/") for href in hrefs)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_hostile_names_of_a_negotiation_stay_text(open_view):
    network = nx.MultiDiGraph()
    evils = ("<img src=x onerror=alert(1)>", "\u202e<script>window.hacked=1</script>{{7*7}}")
    for number, evil in enumerate(evils):
        network.add_node(f"{BASE}{number}", label=evil, kind="State", code="", known=True)
    for number in range(2):
        add_claim(network, number, ("0", "Talks", "1"), "They [met].", date="2024-01-01", speaker=evils[0])
    page = open_view(network, f"#node=urn:accord:negotiation:{BASE}0|{BASE}1")
    assert page.inner_text("#panel h2") == f"{evils[0]} and {evils[1][1:]}"
    assert page.locator("#panel .claim").count() == 2
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    for button in ("#export-csv", "#export-svg", "#export-png"):
        assert len(download(page, button)[1]) > 300


def test_the_policy_refuses_what_is_put_in_later(open_view):
    page = open_view(sample())
    refused = """async () => {
        const image = src => new Promise(
            (done, fail) => Object.assign(new Image(), { onload: done, onerror: fail, src }));
        const tries = [() => { document.body.innerHTML = "<b>x</b>"; }, () => fetch("https://news.example/"),
                       () => document.createElement("script").append("window.hacked = 1") || document.write("x"),
                       () => image("https://news.example/x.png")];
        const found = [];
        for (const attempt of tries) { try { await attempt(); found.push("ran"); } catch { found.push("refused"); } }
        return found;
    }"""
    assert page.evaluate(refused) == ["refused"] * 4
    assert not [line for line in open_view.seen if line.startswith("request")]
    assert len(open_view.seen) >= 4  # the browser says why
    open_view.seen.clear()


@pytest.mark.parametrize(
    ("fragment", "options"),
    [
        ("", {}),
        ("", {"color_scheme": "dark"}),
        (f"#node={RSF}", {}),
        (f"#source={SAF}&target={CEASEFIRE}&relation=Acceptance", {"color_scheme": "dark"}),
        ("#view=table", {}),
        ("#view=table", {"color_scheme": "dark"}),
        (f"#node={RSF}", PHONE),
        ("#view=table", PHONE),
    ],
)
def test_axe_finds_no_fault(open_view, axe, fragment, options):
    assert axe(open_view(sample(), fragment, **options)) == []
