"""The pipeline that ships with accord: it loads, parses plain news right, and stands odd input."""

import json
import warnings
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.language import load
from accord.language.training.settings import read_settings
from accord.records import Block, Document

pytestmark = pytest.mark.pipeline


@pytest.fixture(scope="module")
def pipeline():
    return load()


def parsed(pipeline, text):
    document = Document("d", text, (Block(0, len(text), "paragraph"),), "test", "test 1")
    items = pipeline.parse(document)
    for item in items:
        for token in item.doc:
            offset = item.block.start + token.idx
            assert text[offset : offset + len(token.text)] == token.text
        assert all(len(list(sent)) for sent in item.doc.sents)
    return items


def arcs(doc):
    return {(token.text, token.dep_, token.head.text) for token in doc}


def test_it_is_what_it_says(pipeline):
    assert pipeline.name == "en_accord"
    assert pipeline.version.split("+")[0] == pipeline.nlp.meta["version"]
    assert pipeline.nlp.meta["license"] == "CC-BY-SA-4.0"
    folder = files("accord.language") / "en_accord"
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert all(word in card for word in ("English Web Treebank", "Georgetown University", "| EWT test |", "weaknesses"))
    assert "creativecommons.org/licenses/by-sa/4.0" in (folder / "LICENSE-CC-BY-SA-4.0.txt").read_text("utf-8")
    assert "Princeton" in (folder / "LICENSE-WordNet.txt").read_text("utf-8")


def test_it_is_small():
    folder = files("accord.language") / "en_accord"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 16_000_000


def test_it_was_trained_by_the_recipe_in_this_tree(pipeline):
    settings = read_settings().to_dict()
    own = {name: value for name, value in settings.items() if not name.startswith("silver_")}  # it had no teachers
    assert pipeline.nlp.meta["training"] == pytest.approx(own)


def test_it_brings_no_words_of_the_treebanks():
    strings = json.loads((files("accord.language") / "en_accord" / "vocab" / "strings.json").read_text("utf-8"))
    assert len(strings) < 3000


def test_a_clause(pipeline):
    doc = pipeline("The rebels were expelled from Goma by the army.")
    assert {
        ("rebels", "nsubj:pass", "expelled"),
        ("were", "aux:pass", "expelled"),
        ("army", "obl:agent", "expelled"),
        ("Goma", "obl", "expelled"),
    } <= arcs(doc)
    assert [token.lemma_ for token in doc][2:4] == ["be", "expel"]


def test_curly_apostrophes_are_apostrophes(pipeline):
    doc = pipeline("The union doesn’t accept the ministry’s offer.")
    assert ("n’t", "advmod", "accept") in arcs(doc)
    assert [token.lemma_ for token in doc if token.text in {"n’t", "does", "offer"}] == ["do", "not", "offer"]
    assert ("ministry", "nmod:poss", "offer") in arcs(doc)


def test_sentences_and_names(pipeline):
    doc = pipeline("Sudan rejected the truce on Monday. Talks in Germany will resume, President Smith said.")
    assert len(list(doc.sents)) == 2
    assert {("Monday", "DATE"), ("Germany", "PLACE")} <= {(ent.text, ent.label_) for ent in doc.ents}
    assert not any(ent.text.startswith("President") for ent in doc.ents)


def test_a_quotation_that_ends_its_sentence_starts_no_other(pipeline):
    doc = pipeline('The talks failed when nobody would move." Okoye left at dawn. "We waited." Then snow fell.')
    assert [sentence.text for sentence in doc.sents] == [
        'The talks failed when nobody would move."',
        "Okoye left at dawn.",
        '"We waited."',
        "Then snow fell.",
    ]
    assert [token.tag_ for token in doc if token.text == '"'] == ["''", "``", "''"]


ODD = {
    "a sentence of two thousand words": "The envoys met " + "and they talked again " * 500 + ".",
    "a table": "| party | seats |\n|---|---|\n| A | 12 |\n| B |  7 |\n" * 40,
    "emoji": "Talks resume 🕊️🇸🇩 in Juba 👩🏽‍⚖️!!! 😡😡😡",
    "zero width and bidirectional marks": "The\u200b rebels\u200d \u202bرفضوا\u202c the \u2066offer\u2069\ufeff today.",
    "mixed scripts": "Совет met 会談 in Ἀθῆναι; המשא ומתן continued. 合意した。",
    "one character": ".",
    "spaces between": "  \n\n  The\t\ttalks \n failed . \r\n ",
    "no spaces": "x" * 5000,
    "combining marks": "Z̸̡̛a̷͝l̶g̵o̴ accepted e\u0301 terms",
    "control characters": "The\x00 union\x07 voted\x1b.",
    "private use and astral": "\ue000 \U0010ffff \U0001d400 signed",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_parse(pipeline, text):
    assert parsed(pipeline, text)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\u00a0"])
def test_blank_texts_give_nothing(pipeline, text):
    assert parsed(pipeline, text) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_text_parses(pipeline, text):
    parsed(pipeline, text)


def test_a_long_text_is_cut_and_whole(pipeline, monkeypatch):
    monkeypatch.setattr("accord.language.pipeline.PIECE", 1000)
    text = "The dockers of Oakland strike again. " * 60
    items = parsed(pipeline, text)
    assert len(items) == 3
    assert "".join(item.doc.text for item in items) == text


def test_the_same_text_parses_alike(pipeline):
    text = "Kenya and Uganda sent observers; the junta, which had refused, let them in."
    assert pipeline(text).to_json() == load()(text).to_json()


def test_a_zone_forgets(pipeline):
    before = len(pipeline.nlp.vocab.strings)
    with pipeline.zone():
        assert len(pipeline("Qwrtzu and Zyxwvut signed in Plokijuh.")) == 7
    assert len(pipeline.nlp.vocab.strings) == before


def test_no_warning_on_loading():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load()
