import base64
import hashlib
import html
import re
import subprocess
import sys

import networkx as nx
import pytest
from view_networks import BASE, sample

from accord.errors import AccordError
from accord.view import render, write_view


def policy(page):
    return html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])


def test_same_network_same_bytes(tmp_path):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from view_networks import sample;"
        "from accord.view import write_view;"
        "write_view(sample(), sys.argv[2], title='Truces')"
    )
    pages = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-c", code, str(sys.modules["view_networks"].__file__).rpartition("/")[0], str(path)],
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        )
        pages.append(path.read_bytes())
    assert pages[0] == pages[1]


def test_the_policy_allows_exactly_the_scripts_and_the_style_of_the_page():
    page = render(sample(), title="Truces")
    allowed = policy(page)
    assert allowed.startswith("default-src 'none'; ")
    assert "unsafe" not in allowed
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", page, re.DOTALL
    )
    assert len(inline) == 3
    for text in inline:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed


def test_nothing_is_loaded():
    page = render(sample(), title="Truces")
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"\bsrc\s*=|<link|@import|https?:", markup)
    assert "url(" not in re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]


def test_titles_are_escaped_and_never_read_as_a_template():
    page = render(sample(), title="</title><script>alert(1)</script> <!--@script--> {{ 7*7 }} $title &amp;")
    assert "</title><script>alert" not in page
    assert "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &lt;!--@script--&gt; {{ 7*7 }} $title &amp;amp;" in page


def test_an_empty_network_makes_a_page(tmp_path):
    write_view(nx.MultiDiGraph(), tmp_path / "empty.html", title="")
    assert "<title>Network</title>" in (tmp_path / "empty.html").read_text(encoding="utf-8")


def test_lone_surrogates_and_controls_can_be_written(tmp_path):
    network = sample()
    network.nodes[BASE + "rsf"]["label"] = "R\ud800SF\x00"
    write_view(network, tmp_path / "odd.html", title="\udfff")
    assert "\x00" not in (tmp_path / "odd.html").read_text(encoding="utf-8")


def test_a_page_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "view.html"
    target.mkdir()
    with pytest.raises(AccordError, match=r"view\.html: cannot write the view"):
        write_view(sample(), target, title="x")
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(AccordError, match="cannot write the view"):
        write_view(sample(), tmp_path / "missing" / "view.html", title="x")


def test_writing_again_replaces_the_page(tmp_path):
    target = tmp_path / "view.html"
    target.write_text("old", encoding="utf-8")
    write_view(sample(), target, title="Truces")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert list(tmp_path.iterdir()) == [target]


def test_importing_the_room_does_not_import_pyvis():
    code = "import sys, accord.view; assert not {'pyvis', 'IPython', 'spacy', 'rdflib'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
