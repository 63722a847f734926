import csv
import dataclasses
import io
import json
import os
import subprocess
import sys

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from accord.errors import InputError, UsageError
from accord.rdf.build import write_document
from accord.rdf.export import ENDINGS, FORMATS, export
from accord.rdf.namespaces import VOCABULARY, document_iri
from accord.rdf.table import COLUMNS
from graph_builders import RUN, colombia, filled, sudan

NASTY = 'Tëxt "quoted" \\ <b>&amp;</b>\r\n\ttab, comma; \u2028 𝔘 =1+1'
QUADS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
TRIPLES = {"turtle": ox.RdfFormat.TURTLE, "rdfxml": ox.RdfFormat.RDF_XML}


@pytest.fixture
def store():
    with filled() as opened:
        text, events = colombia()
        nasty = dataclasses.replace(text, id="nasty\n=1.txt", title=NASTY, publisher=NASTY, url="=cmd()")
        write_document(opened, nasty, [dataclasses.replace(event, id=event.id + "n") for event in events], RUN)
        yield opened


def written(store, name, **options):
    out = io.BytesIO()
    export(store, name, out, **options)
    return out.getvalue()


@pytest.mark.parametrize("name", QUADS)
def test_formats_with_graphs_hold_every_quad(store, name):
    found = set(ox.parse(written(store, name, vocabulary="all", inferred=True), format=QUADS[name]))
    assert found == set(store.quads())


@pytest.mark.parametrize("name", TRIPLES)
def test_formats_without_graphs_hold_every_triple(store, name):
    found = {
        quad.triple for quad in ox.parse(written(store, name, vocabulary="all", inferred=True), format=TRIPLES[name])
    }
    assert found == {quad.triple for quad in store.quads()}


@pytest.mark.parametrize(("name", "kind"), [("turtle", "turtle"), ("rdfxml", "xml")])
def test_rdflib_loads_what_has_no_graphs(store, name, kind):
    graph = rdflib.Graph().parse(data=written(store, name), format=kind)
    expected = {quad.triple for quad in ox.parse(written(store, "nquads"), format=ox.RdfFormat.N_QUADS)}
    assert len(graph) == len(expected)
    titles = {str(title) for title in graph.objects(None, rdflib.URIRef("https://schema.org/headline"))}
    assert NASTY in titles


@pytest.mark.filterwarnings("ignore:(Dataset.default_context|ConjunctiveGraph) is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("name", "kind"), [("trig", "trig"), ("jsonld", "json-ld"), ("nquads", "nquads")])
def test_rdflib_loads_what_has_graphs(store, name, kind):
    dataset = rdflib.Dataset()
    dataset.parse(data=written(store, name).decode(), format=kind)
    assert len(list(dataset.quads())) == len(written(store, "nquads").splitlines())


def test_turtle_reads_well(store):
    lines = written(store, "turtle").decode().split("\n")
    assert "id:oman a acc:State ;" in lines
    assert "\tacc:mediatesFor id:houthis ;" in lines
    assert lines[0].startswith("@prefix acc:")
    assert "" in lines


def test_json_ld_is_compact(store):
    data = json.loads(written(store, "jsonld"))
    graphs = {graph["@id"]: graph["@graph"] for graph in data["@graph"]}
    (oman,) = [node for node in graphs["document:yemen.txt"] if node["@id"] == "id:oman"]
    assert oman == {"@id": "id:oman", "acc:mediatesFor": "id:houthis"}
    (release,) = [node for node in graphs["document:colombia.txt"] if node.get("acc:count") == 12]
    assert release["acc:hedged"] is False
    assert release["@type"] == ["acc:Claim", "acc:Release"]


def test_graphml_is_read_by_networkx(store):
    network = nx.read_graphml(io.BytesIO(written(store, "graphml")), force_multigraph=True)
    assert network.is_directed()
    labels = dict(network.nodes(data="label"))
    assert labels["https://w3id.org/accord/id/oman"] == "Oman"
    ((_, _, attributes),) = [edge for edge in network.edges(data=True) if edge[2]["relation"] == "Threat"]
    assert attributes["quad"] == 3
    assert attributes["hedged"] is False


def test_table_has_a_row_for_each_claim(store):
    rows = list(csv.DictReader(io.StringIO(written(store, "csv").decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 20
    (row,) = [row for row in rows if row["type"] == "Offer"]
    assert row["actor"] == "Rapid Support Forces"
    assert row["condition"] == "aid reaches the capital"
    assert row["issue"] == "truce or pause"
    assert row["plover"] == "AGREE"
    assert row["codes"] == "Rapid Support Forces=SDNREB; Sudanese army=SDNMIL"
    nasty = [row for row in rows if row["document"] == "nasty\n=1.txt"]
    assert {(row["title"], row["url"]) for row in nasty} == {(NASTY, "'=cmd()")}
    assert {row["count"] for row in nasty} == {"12", "2", ""}


def test_same_store_gives_the_same_bytes_whatever_the_hash_seed(tmp_path):
    code = (
        "import sys; from pathlib import Path; from graph_builders import filled; from accord.rdf.export import *;"
        "folder = Path(sys.argv[1]); store = filled();"
        "[export(store, name, folder / name) for name in FORMATS]"
    )
    outputs = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(folder)], env=environment, check=True)
        outputs.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert all(outputs[0].values())
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "neo4j"])
def test_documents_can_be_picked(store, name):
    text = written(store, name, documents=["yemen.txt"]).decode()
    assert "Houthis" in text
    assert "Rapid Support Forces" not in text
    assert "colombia.txt" not in text


def test_vocabulary_and_texts_go_along_as_asked(store):
    quads = set(ox.parse(written(store, "nquads", documents=["yemen.txt"]), format=ox.RdfFormat.N_QUADS))
    subjects = {quad.subject.value for quad in quads if quad.graph_name == VOCABULARY}
    described = {subject.rsplit("/", 1)[1] for subject in subjects if "/plover" not in subject}
    assert described == {"oman", "houthis", "saudi-arabia", "withdrawal", "fighting", "issues", "accord"}
    assert any(subject.endswith("/plover/CONSULT") for subject in subjects)
    none = written(store, "nquads", documents=["yemen.txt"], vocabulary="none")
    assert VOCABULARY.value.encode() not in none
    assert b"ontology#text>" in none
    assert b"ontology#text>" not in written(store, "nquads", texts=False)


def test_file_is_written_whole_or_not_at_all(store, tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    with pytest.raises(InputError, match=r"no\.txt: the store has no such document"):
        export(store, "turtle", path, documents=["no.txt"])
    assert path.read_text() == "old"
    export(store, "turtle", path)
    assert path.read_bytes() == written(store, "turtle")
    umask = os.umask(0)
    os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask
    with pytest.raises(InputError, match="cannot be written"):
        export(store, "turtle", tmp_path / "nowhere" / "graph.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        export(store, "turtle", tmp_path / "folder.ttl")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.ttl", "graph.ttl"]


def test_unknown_format_is_named(store):
    with pytest.raises(UsageError, match="there is no format docx; there is turtle, trig"):
        written(store, "docx")
    assert set(ENDINGS.values()) == set(FORMATS) - {"neo4j"}


def test_characters_that_xml_cannot_hold_are_replaced(store):
    text, events = sudan()
    odd = dataclasses.replace(text, id="odd", title="bell\x07 \ufffe")
    write_document(store, odd, events, RUN)
    graph = rdflib.Graph().parse(data=written(store, "rdfxml", documents=["odd"]), format="xml")
    assert (
        str(graph.value(rdflib.URIRef(document_iri("odd")), rdflib.URIRef("https://schema.org/headline")))
        == "bell\ufffd \ufffd"
    )
    network = nx.read_graphml(io.BytesIO(written(store, "graphml", documents=["odd"])), force_multigraph=True)
    assert {title for _, _, title in network.edges(data="title")} == {"bell\ufffd \ufffd"}
