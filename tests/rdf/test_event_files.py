"""The files of conflict research, of Gephi and of Neo4j, read back by other tools, hostile cells included."""

import csv
import dataclasses
import io
import json

import networkx as nx
import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import InputError, UsageError
from accord.network import load_network
from accord.rdf import polecat
from accord.rdf.build import write_document
from accord.rdf.export import export
from accord.rdf.jsonld import context
from accord.rdf.namespaces import PREFIXES
from accord.rdf.reading import read_claims
from accord.vocabulary.schema import ontology_folder
from graph_builders import RUN, claim, day, document, filled, what, who

ACC, ID, RDF = PREFIXES["acc"], PREFIXES["id"], PREFIXES["rdf"]
NASTY = '"Hostile" \\ <b>\r\n\ttab, comma; \u2028 𝔘\x07 =1+1'


def hostile():
    made = document(
        "hostile\n=1.txt", "=SUM(1) demanded a truce of Oman.", date="2024-01-01", title=NASTY, publisher="=" + NASTY
    )
    roles = {
        "actor": [what("=SUM(1)"), who("houthis")],
        "recipient": [who("oman")],
        "content": [what("a truce", "truce")],
    }
    return made, [claim(made, "Demand", "=SUM(1)", "demanded", roles)]


@pytest.fixture(scope="module")
def store():
    with filled() as opened:
        write_document(opened, *hostile(), RUN)
        yield opened


def written(store, name, **options):
    out = io.BytesIO()
    export(store, name, out, **options)
    return out.getvalue()


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
def test_polecat_has_forty_columns_for_every_loader(store, quoting):
    data = io.BytesIO(written(store, "polecat"))
    table = pd.read_csv(data, sep="\t", dtype=str, keep_default_na=False, quoting=quoting)
    assert tuple(table.columns) == polecat.COLUMNS
    assert len(polecat.COLUMNS) == 40
    assert not table.isin(["None", "nan"]).any().any()
    (row,) = table[table["Recipient Name"] == "Oman"].to_dict("records")
    assert row["Source"] == "'='Hostile' \\ <b> tab, comma; 𝔘\x07 =1+1"
    (demand,) = table[(table["Event Type"] == "REQUEST") & (table["Actor Name"] == "Sudanese army")].to_dict("records")
    assert (demand["Actor Country"], demand["Primary Actor Sector"], demand["Event Mode"]) == ("SDN", "MIL", "yield")
    assert (demand["Quad Code"], demand["Intensity"], demand["Event Date"]) == ("VERBAL CONFLICT", "-1.0", "2023-05-07")
    assert table["Event ID"].is_unique


def test_mediator_has_rows_of_his_own(store):
    table = pd.read_csv(io.BytesIO(written(store, "polecat")), sep="\t", dtype=str, keep_default_na=False)
    rows = table[table["Event Mode"].str.startswith("third-party") & (table["Placename"] == "Jeddah")]
    assert [tuple(row) for row in rows[["Actor Name", "Recipient Name"]].to_numpy()] == [
        ("Rapid Support Forces", "Sudanese army"),
        ("Saudi Arabia", "Rapid Support Forces"),
        ("Saudi Arabia", "Sudanese army"),
        ("United States", "Rapid Support Forces"),
        ("United States", "Sudanese army"),
    ]
    first, *others = rows["Event ID"]
    assert others == [f"{first}-{number}" for number in range(1, 5)]


def test_plover_lines_say_what_is_denied_planned_and_past(store):
    records = [json.loads(line) for line in written(store, "plover").splitlines()]
    assert all({"id", "date", "actor", "recipient", "event"} <= record.keys() for record in records)
    (mediation,) = [
        record
        for record in records
        if record.get("mediator") and "third-party" in record["mode"][:1] and len(record["actor"]) == 2
    ]
    assert [one["entity_text"] for one in mediation["mediator"]] == ["Saudi Arabia", "United States"]
    assert [(one["entity_text"], one["code"], one["sector"]) for one in mediation["actor"]] == [
        ("Rapid Support Forces", "SDN", "REB"),
        ("Sudanese army", "SDN", "MIL"),
    ]
    denied = [record for record in records if "negation" in record.get("mode", [])]
    assert [record["accord"]["polarity"] for record in denied] == ["negated"]
    (planned,) = [record for record in records if "future" in record.get("mode", [])]
    assert (planned["event"], planned["event_text"]) == (["CONSULT"], "meet")
    assert json.loads(written(store, "plover", documents=["hostile\n=1.txt"]))["cite_info"]["title"] == NASTY


def test_history_and_hypothesis_are_told_apart(store):
    made = document("h", "The ELN freed nine in 2015.", "The ELN may free ten.", date="2024-01-01")
    roles = {"actor": [who("eln")], "captive": [what("nine")]}
    events = [
        claim(made, "Release", "The ELN freed", "freed", roles, date=day("2015-03-01")),
        claim(made, "Release", "The ELN may", "free", roles, modality="possible"),
    ]
    with filled() as other:
        write_document(other, made, events, RUN)
        records = [json.loads(line) for line in written(other, "plover", documents=["h"]).splitlines()]
    assert [record["mode"] for record in records] == [["release", "historical"], ["hypothetical"]]


def test_one_event_a_day_counts_and_joins(store):
    made = document(
        "again.txt",
        "The ELN released 12 captives to Colombia on 3 June 2023.",
        date="2023-06-04",
        publisher="Bogotá Post",
    )
    roles = {"actor": [who("eln")], "recipient": [who("colombia")]}
    with filled() as other:
        write_document(other, made, [claim(made, "Release", "The ELN", "released", roles, date=day("2023-06-03"))], RUN)
        table = pd.read_csv(io.BytesIO(written(other, "csv", one_a_day=True)), dtype=str, keep_default_na=False)
    (row,) = table[table["actor"] == "National Liberation Army"].query("date == '2023-06-03'").to_dict("records")
    assert (row["recipient"], row["code"], row["claims"], row["documents"]) == ("Colombia", "RETREAT", "2", "2")
    assert row["document_ids"] == "again.txt; colombia.txt"
    assert row["sources"] == "Bogotá Post"
    (mediated,) = table[table["mediators"] != ""].query("recipient != ''").to_dict("records")
    assert mediated["mediators"] == "Saudi Arabia; United States"
    assert not table.duplicated(["date", "actor", "actor_code", "recipient", "recipient_code", "code"]).any()


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_networks_are_read_back_whole(store, name):
    data = io.BytesIO(written(store, name))
    network = nx.read_gexf(data) if name == "gexf" else nx.read_graphml(data, force_multigraph=True)
    original = load_network(store)
    assert network.number_of_edges() == original.number_of_edges()
    assert dict(network.nodes(data="label")) == dict(original.nodes(data="label"))
    titles = {title for _, _, title in network.edges(data="title")}
    assert NASTY.replace("\x07", "\ufffd").replace("\r\n", "\n") in {
        title.replace("\r\n", "\n") for title in titles if title
    }


def test_neo4j_folder_holds_the_network(store, tmp_path):
    folder = tmp_path / "neo"
    export(store, "neo4j", folder)
    assert sorted(path.name for path in folder.iterdir()) == ["load.cypher", "nodes.csv", "relationships.csv"]
    nodes = pd.read_csv(folder / "nodes.csv", dtype=str, keep_default_na=False)
    edges = pd.read_csv(folder / "relationships.csv", dtype=str, keep_default_na=False)
    network = load_network(store)
    assert set(nodes["iri"]) == set(network.nodes)
    assert len(edges) == network.number_of_edges()
    assert set(edges["source"]) | set(edges["target"]) <= set(nodes["iri"])
    assert NASTY.replace("\\", "/") in set(edges["title"])
    cypher = (folder / "load.cypher").read_text()
    for relation in set(edges["relation"]):
        assert f"WITH row WHERE row.relation = '{relation}'" in cypher
        assert f"[r:{relation.upper()} {{key: row.key}}]" in cypher
    with pytest.raises(InputError, match="exists already and is no empty folder"):
        export(store, "neo4j", folder)
    with pytest.raises(UsageError, match="several files need a folder"):
        written(store, "neo4j")
    assert [path.name for path in tmp_path.iterdir()] == ["neo"]


REIFYING = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("name", REIFYING)
def test_claims_reify_their_edges_and_assert_nothing(store, name):
    plain = {quad.triple for quad in ox.parse(written(store, name), format=REIFYING[name])}
    reified = {quad.triple for quad in ox.parse(written(store, name, reified=True), format=REIFYING[name])}
    more = reified - plain
    assert plain < reified
    assert {triple.predicate.value for triple in more} == {RDF + "reifies"}
    every = {str(triple.object) for triple in more}
    assert f"<{ID}oman> <{ACC}mediatesFor> <{ID}houthis>" in every
    denied = [c.iri for c in read_claims(store) if c.polarity == "negated"]
    assert {triple.subject.value for triple in more} >= set(denied)


def test_formats_that_cannot_reify_say_so(store):
    with pytest.raises(UsageError, match=r"jsonld holds no RDF 1\.2 triple terms; turtle, trig"):
        written(store, "jsonld", reified=True)
    with pytest.raises(UsageError, match="one event a day is a table: csv, not polecat"):
        written(store, "polecat", one_a_day=True)


@pytest.mark.filterwarnings("ignore:(Dataset.default_context|ConjunctiveGraph) is deprecated:DeprecationWarning")
def test_published_context_is_the_one_that_exports_use(store):
    published = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert published == context()
    used = json.loads(written(store, "jsonld"))["@context"]
    assert used.items() <= published.items()
    small = {"@context": published, "@id": "id:oman", "acc:mediatesFor": "id:houthis"}
    graph = rdflib.Graph().parse(data=json.dumps(small), format="json-ld")
    assert (rdflib.URIRef(ID + "oman"), rdflib.URIRef(ACC + "mediatesFor"), rdflib.URIRef(ID + "houthis")) in graph


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_no_cell_of_polecat_breaks_its_row(text):
    line = polecat._line([text, "next"])
    assert line.count("\t") == 1
    assert line.count("\n") == 1
    assert len(line.splitlines()) == 1
    assert '"' not in line
    assert not line.startswith(("=", "+", "-", "@"))


def test_document_with_a_story_of_its_own(store):
    made, events = hostile()
    renamed = dataclasses.replace(made, id="b")
    with filled() as other:
        write_document(other, renamed, events, RUN)
        table = pd.read_csv(
            io.BytesIO(written(other, "polecat", documents=["b"])), sep="\t", dtype=str, keep_default_na=False
        )
    assert table["Story Locations"].tolist() == ["Oman"]
    assert table["Language"].tolist() == ["en"]
