"""The commands of `accord network` over the sample dispatches, as a user runs them."""

import csv

import networkx as nx
import pytest

pytestmark = pytest.mark.pipeline


@pytest.fixture
def network(accord, sample_store):
    def run(*arguments):
        done = accord("network", *arguments, "--store", sample_store)
        return done, list(csv.DictReader(done.stdout.splitlines()))

    return run


def test_mediators_reach_their_parties(network):
    done, rows = network("mediators")
    assert done.returncode == 0
    (turkey,) = [row for row in rows if row["mediator"] == "Turkey"]
    assert turkey["mediates for"] == "Russia, Ukraine"


def test_balance_draws_and_counts(network, tmp_path):
    done, rows = network("balance", "--picture", "balance.png")
    assert done.returncode == 0
    assert "triangles of actors are balanced" in done.stderr
    assert (rows[0]["one"], rows[0]["other"]) == ("Hamas", "Israel")
    assert (tmp_path / "balance.png").read_bytes().startswith(b"\x89PNG")


def test_changes_need_a_day(network):
    done, rows = network("changes", "2024-01-01")
    assert done.returncode == 0
    assert any((row["one"], row["other"]) == ("Hamas", "Israel") for row in rows)
    done, _ = network("changes", "last week")
    assert (done.returncode, done.stderr) == (2, "accord: DAY: 'last week' is no day; write it as YYYY-MM-DD\n")


def test_speakers_and_files(network, tmp_path):
    done, _ = network("save", "said.gexf", "--speaker", "Hamas")
    assert done.returncode == 0
    graph = nx.read_gexf(tmp_path / "said.gexf")
    assert {speaker for *_, speaker in graph.edges(data="speaker")} == {"Hamas"}
    done, _ = network("save", "said.docx")
    assert (done.returncode, done.stderr) == (2, "accord: said.docx: a network ends in .gexf or .graphml\n")
    done, _ = network("months", "--picture", "months.gif")
    assert done.returncode == 2
    assert not (tmp_path / "months.gif").exists()
