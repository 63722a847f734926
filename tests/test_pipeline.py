"""The stages composed: what a build adds, replaces and leaves alone."""

import datetime as dt
import json
import logging

import pytest

from accord.errors import InputError, ModelError
from accord.pipeline import Reader, build, events_of, extract_events
from accord.rdf.export import export
from accord.rdf.namespaces import document_iri
from accord.rdf.store import MEMORY, open_store
from accord.records import Block, Date, Document, Report

pytestmark = pytest.mark.pipeline

SUDAN = "The Sudanese army demanded that the Rapid Support Forces withdraw from Khartoum.\n"
COLOMBIA = "Norway mediated between Colombia and the ELN in Havana.\n"
CHANGED = "The Sudanese army rejected a ceasefire with the Rapid Support Forces.\n"


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "sudan.txt").write_text(SUDAN, encoding="utf-8")
    (folder / "colombia.txt").write_text(COLOMBIA, encoding="utf-8")
    return folder


@pytest.fixture
def store():
    with open_store(MEMORY, writable=True) as opened:
        yield opened


def lines(store, graph=None):
    return sorted(str(quad) for quad in store.quads(graph))


def document(name, text):
    date = Date.of_day(dt.date(2024, 5, 3))
    return Document(name, text, (Block(0, len(text), "paragraph"),), f"{name}.txt", "test", date=date)


def test_a_build_stores_what_extraction_finds(articles, store, reader):
    built = build([str(articles)], store, reader=reader)
    events = list(extract_events([str(articles)], reader=reader))
    assert (built.added, built.replaced, built.unchanged) == (2, 0, 0)
    assert built.events == len(events) >= 2
    stored = {quad.subject.value.rpartition("/")[2] for quad in store.quads() if "ontology#Claim>" in str(quad.object)}
    assert {event.id for event in events} == stored & {event.id for event in events}
    assert {event.type for event in events} >= {"Demand", "Mediation"}


def test_building_twice_changes_nothing(articles, store, reader):
    build([str(articles)], store, reader=reader)
    before = lines(store)
    again = build([str(articles)], store, reader=reader)
    assert (again.added, again.replaced, again.unchanged, again.events) == (0, 0, 2, 0)
    assert lines(store) == before


def test_a_changed_article_replaces_its_own_claims_only(articles, store, reader):
    build([str(articles)], store, reader=reader)
    kept = lines(store, document_iri("colombia"))
    (articles / "sudan.txt").write_text(CHANGED, encoding="utf-8")
    built = build([str(articles)], store, reader=reader)
    assert (built.added, built.replaced, built.unchanged) == (0, 1, 1)
    assert lines(store, document_iri("colombia")) == kept
    changed = "\n".join(lines(store, document_iri("sudan")))
    assert "Rejection" in changed
    assert "withdraw from Khartoum" not in changed


def test_a_replaced_document_leaves_nothing_behind(articles, store, reader):
    (articles / "sudan.txt").write_text(CHANGED, encoding="utf-8")
    build([str(articles)], store, reader=reader)
    wanted = lines(store)
    (articles / "sudan.txt").write_text(SUDAN, encoding="utf-8")
    build([str(articles)], store, reader=reader)
    assert lines(store) != wanted
    (articles / "sudan.txt").write_text(CHANGED, encoding="utf-8")
    build([str(articles)], store, reader=reader)
    assert lines(store) == wanted


def test_a_document_that_is_gone_stays_in_the_store(articles, store, reader):
    build([str(articles)], store, reader=reader)
    (articles / "colombia.txt").unlink()
    built = build([str(articles)], store, reader=reader)
    assert built.unchanged == 1
    assert document_iri("colombia") in store.documents()


def test_another_date_or_title_counts_as_a_change(tmp_path, store, reader):
    path = tmp_path / "records.jsonl"
    for date, replaced in (("2024-05-03", 0), ("2024-05-04", 1)):
        path.write_text(json.dumps({"id": "a", "text": SUDAN, "date": date}) + "\n", encoding="utf-8")
        assert build([str(path)], store, reader=reader).replaced == replaced


def test_a_namesake_from_elsewhere_is_warned_of(articles, store, reader, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("accord"), "propagate", True)  # the command line turns it off
    build([str(articles)], store, reader=reader)
    (articles / "sudan.txt").write_text(CHANGED, encoding="utf-8")
    build([str(articles)], store, reader=reader)
    assert caplog.messages == []
    other = articles.parent / "other"
    other.mkdir()
    (other / "sudan.txt").write_text(COLOMBIA, encoding="utf-8")
    build([str(other)], store, reader=reader)
    (message,) = set(caplog.messages)
    assert str(other / "sudan.txt") in message
    assert str(articles / "sudan.txt") in message


def test_documents_are_read_one_at_a_time(reader):
    handed_out = []

    def documents():
        for name in ("first", "second"):
            handed_out.append(name)
            yield document(name, SUDAN)

    events = events_of(documents(), reader=reader)
    assert next(events).doc == "first"
    assert handed_out == ["first"]


def test_the_notice_comes_once_a_document(articles, store, reader):
    for _ in range(2):
        seen = []
        build([str(articles)], store, reader=reader, notice=seen.append)
        assert sorted(seen) == ["colombia", "sudan"]


def test_what_cannot_be_read_is_in_the_report(articles, store, reader):
    (articles / "empty.txt").write_bytes(b"")
    report = Report()
    built = build([str(articles)], store, reader=reader, report=report)
    assert built.added == 2
    assert [skipped.source for skipped in report.skipped] == [str(articles / "empty.txt")]


def test_a_missing_path_makes_no_store(tmp_path, reader):
    with pytest.raises(InputError, match="no such file"):
        build([str(tmp_path / "nowhere")], tmp_path / "store", reader=reader)
    assert not (tmp_path / "store").exists()


def test_a_missing_pipeline_makes_no_store(articles, tmp_path):
    with pytest.raises(ModelError, match="xx_none"):
        build([str(articles)], tmp_path / "store", reader=Reader("xx_none"))
    assert not (tmp_path / "store").exists()


def test_the_same_input_gives_the_same_bytes_in_every_process(accord, articles, tmp_path):
    outputs = []
    for seed in ("1", "2"):
        env = {"PYTHONHASHSEED": seed}
        assert accord("build", articles, "--store", f"store-{seed}", env=env).returncode == 0
        outputs.append(accord("extract", articles, env=env).stdout)
        with open_store(tmp_path / f"store-{seed}", writable=False) as source:
            for form in ("nquads", "turtle"):
                export(source, form, tmp_path / f"{seed}.{form}")
    assert outputs[0] == outputs[1] != ""
    for form in ("nquads", "turtle"):
        assert (tmp_path / f"1.{form}").read_bytes() == (tmp_path / f"2.{form}").read_bytes()


def test_the_summary_says_one_and_many():
    from accord.pipeline import Built

    assert Built(added=1, events=1).summary() == "1 document added, 0 replaced, 0 unchanged; 1 claim written"
    assert Built(added=2).summary().startswith("2 documents added")
