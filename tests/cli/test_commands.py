"""Each command over the sample dispatches: results on stdout, everything else on stderr."""

import csv
import io
import json
import re

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from typer.testing import CliRunner

from accord.cli import app
from accord.cli.export import ExportFormat, Vocabulary
from accord.rdf.store import open_store

pytestmark = pytest.mark.pipeline

ARTICLE = "Kenya offered Somalia help, and Somalia accepted the offer, The Harbour Daily reported on 3 May 2024.\n"


@pytest.fixture
def run(sample_store):
    """Run a command in this process on the sample store; gives its result, which must be a success."""

    def invoke(*arguments, code=0, **options):
        options = {"env": {"ACCORD_STORE": str(sample_store)}} | options
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], **options)
        assert result.exit_code == code, result.output + repr(result.exception)
        return result

    return invoke


def rows(result):
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_build_says_what_it_did_on_stderr(run, article, tmp_path):
    store = tmp_path / "store"
    first = run("build", article, "--store", store)
    assert first.stdout == ""
    assert "1 document added, 0 replaced, 0 unchanged" in first.stderr
    assert "0 documents added, 0 replaced, 1 unchanged" in run("build", article, "--store", store).stderr


def test_extract_writes_json_lines_and_stores_nothing(run, article, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("extract", article, env={})
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"Offer", "Acceptance"} & {event["type"] for event in events}
    assert all(ARTICLE[event["start"] : event["end"]] == event["trigger"] for event in events)
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


def test_extract_reads_standard_input_and_writes_a_file(run, tmp_path):
    target = tmp_path / "events.csv"
    result = run("extract", "-", "--format", "csv", "-o", target, input=ARTICLE)
    assert result.stdout == ""
    found = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert {row["doc"] for row in found} == {"stdin"}
    assert {"Kenya", "Somalia"} & {row["actor"] for row in found}


def test_extract_writes_linked_data(run, article, tmp_path):
    target = tmp_path / "events.jsonld"
    run("extract", article, "--format", "jsonld", "-o", target)
    quads = ox.parse(target.read_bytes(), format=ox.RdfFormat.JSON_LD)
    claims = {quad.subject for quad in quads if str(quad.object) == "<https://w3id.org/accord/ontology#Claim>"}
    events = run("extract", article).stdout.splitlines()
    assert len(claims) == len(events) > 0
    assert json.loads(run("extract", article, "-f", "jsonld").stdout)


def test_query_lists_the_questions(run):
    listed = {row["question"] for row in rows(run("query", "--list"))}
    assert {"mediators", "demands", "rejections", "releases", "disagreements", "timeline"} <= listed


def test_a_question_with_a_parameter_narrows_the_answer(run):
    everything = rows(run("query", "mediators"))
    assert len({row["mediator"] for row in everything}) > 3
    sudan = rows(run("query", "mediators", "a=Sudan", "b=South Sudan"))
    assert len(sudan) < len(everything)
    assert rows(run("query", "mediators", "--param", "a=Sudan", "-p", "b=South Sudan")) == sudan


def test_sparql_as_text_file_and_standard_input(run, tmp_path):
    text = "SELECT (COUNT(DISTINCT ?claim) AS ?claims) WHERE { ?claim a acc:Claim }"
    path = tmp_path / "count.rq"
    path.write_text(text, encoding="utf-8")
    answers = {run("query", text).stdout, run("query", path).stdout, run("query", "-", input=text).stdout}
    assert len(answers) == 1
    assert int(answers.pop().splitlines()[1]) > 100


def test_answers_as_json_and_turtle(run):
    answer = json.loads(run("query", "mediators", "--format", "json").stdout)
    assert answer["head"]["vars"][0] == "mediator"
    construct = "CONSTRUCT { ?a acc:mediatesFor ?b } WHERE { GRAPH ?g { ?a acc:mediatesFor ?b } }"
    turtle = run("query", construct).stdout
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 3
    assert "Turtle" in run("query", "SELECT ?a WHERE { ?a a acc:Claim }", "--format", "turtle", code=2).stderr


def test_a_table_for_reading(run):
    lines = run("query", "mediators", "--format", "table").stdout.splitlines()
    assert lines[0].split()[:2] == ["mediator", "parties"]
    assert max(len(line) for line in lines) <= 120


def test_the_query_of_the_readme_has_the_answer_that_stands_there(run, root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    query = re.search(r"```sparql\n(.*?)```", readme, re.DOTALL)[1]
    answer = re.search(r"answer is:\n\n```text\n(.*?)```", readme, re.DOTALL)[1]
    assert run("query", query, "--format", "table").stdout == answer


def test_a_query_with_a_quotation_mark_in_its_value(run):
    hostile = 'Sudan" } } DROP ALL #'
    result = run("query", "mediators", f"a={hostile}", code=7)
    assert result.stdout == ""


@pytest.mark.parametrize("form", [form for form in ExportFormat if form is not ExportFormat.neo4j])
def test_exports_are_the_same_each_time(run, tmp_path, form):
    first = run("export", "--format", form.value).stdout_bytes
    target = tmp_path / "graph"
    run("export", "--format", form.value, "--output", target)
    assert first == target.read_bytes() != b""


def test_the_format_follows_the_ending(run, tmp_path):
    for ending, starts in ((".graphml", "<?xml"), (".csv", "id,"), (".ttl", "@prefix")):
        target = tmp_path / f"graph{ending}"
        run("export", "-o", target)
        assert target.read_text(encoding="utf-8").startswith(starts)
    assert "--format" in run("export", code=2).stderr


def test_the_choices_are_those_of_the_export():
    from typing import get_args

    from accord.rdf.export import FORMATS
    from accord.rdf.export import Vocabulary as Choices

    assert tuple(ExportFormat) == FORMATS
    assert tuple(Vocabulary) == get_args(Choices)


def test_graphml_loads_in_networkx(run, tmp_path):
    run("export", "-o", tmp_path / "graph.graphml")
    assert nx.read_graphml(tmp_path / "graph.graphml").number_of_edges() > 50


def test_one_document_alone(run, sample_store):
    with open_store(sample_store, writable=False) as source:
        name = next(iter(source.documents().values())).id
    assert {row["document"] for row in rows(run("export", "-f", "csv", "--document", name))} <= {name}
    assert "no document" in run("network", "brokers", "--document", "nothing", code=2).stderr


def test_view_writes_one_page(run, tmp_path):
    result = run("view", tmp_path / "graph.html", "--title", "Talks & <truces>")
    page = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "Talks &amp; &lt;truces&gt;" in page
    assert "nodes" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]


def test_view_of_a_part(run, tmp_path):
    whole, part = tmp_path / "whole.html", tmp_path / "part.html"
    run("view", whole)
    run("view", part, "--relation", "Mediation")
    assert part.stat().st_size < whole.stat().st_size
    assert "Demnad" in run("view", part, "--relation", "Demnad", code=2).stderr
    assert "no day" in run("view", part, "--since", "May", code=2).stderr


def test_measures_of_the_network(run):
    brokers = rows(run("network", "brokers"))
    assert [float(row["betweenness"]) for row in brokers] == sorted(
        (float(row["betweenness"]) for row in brokers), reverse=True
    )
    assert sum(int(row["mediations"]) for row in brokers) > 3
    # Brokers cooperate; communities are those of all who deal with each other.
    assert {row["actor"] for row in rows(run("network", "communities"))} > {row["actor"] for row in brokers}
    months = rows(run("network", "months"))
    assert all(len(row["month"]) in {4, 7} or row["month"] == "undated" for row in months)


def test_a_path_between_two_actors(run):
    steps = rows(run("network", "path", "Hamas", "Israel"))
    assert steps[0]["from"] == "Hamas"
    assert steps[-1]["to"] == "Israel"
    assert all(int(step["claims"]) > 0 for step in steps)


def test_stats_count_what_the_store_holds(run, dispatches):
    counts = {row["what"]: row["count"] for row in rows(run("stats"))}
    assert int(counts["documents"]) == len(list(dispatches.glob("*.md")))
    assert int(counts["claims"]) > 100
    assert counts["first published"] < counts["last published"]


def test_validate_finds_the_sample_in_order(run):
    assert "conforms" in run("validate").stderr


def test_evaluate_against_itself_is_perfect(run, article, tmp_path):
    events = tmp_path / "events.jsonl"
    run("extract", article, "-o", events)
    figures = {row["measure"]: row for row in rows(run("evaluate", events, article))}
    assert figures["event"]["F1"] == figures["role"]["F1"] == "1.000"
    assert rows(run("evaluate", events, article, "--misses")) == []
    again = {row["measure"]: row for row in rows(run("evaluate", events, "--events", events))}
    assert again["event"] == figures["event"]


def test_the_demo_leaves_what_it_promises(run, tmp_path):
    result = run("demo", tmp_path / "out", env={})
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "dispatches",
        "graph.html",
        "graph.ttl",
        "store",
    ]
    assert result.stdout.splitlines()[0].startswith("mediator")
    assert len(rdflib.Graph().parse(tmp_path / "out" / "graph.ttl", format="turtle")) > 1000


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "mediators"],
        ["export", "-f", "turtle"],
        ["view", "x.html"],
        ["network", "brokers"],
        ["stats"],
        ["validate"],
    ],
)
def test_reading_where_there_is_no_store_makes_none(run, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, code=6, env={"ACCORD_STORE": "nowhere"})
    assert "nowhere" in result.stderr
    assert list(tmp_path.iterdir()) == []
