import pytest

from accord.errors import QueryError
from accord.rdf.namespaces import event_iri
from accord.rdf.trace import trace
from graph_builders import RUN, filled, sudan


@pytest.fixture(scope="module")
def store():
    with filled() as opened:
        yield opened


@pytest.mark.parametrize("form", ["{}", "<{}>", "event:{id}", "{id}"])
def test_claim_is_walked_back_to_its_characters(store, form):
    text, events = sudan()
    rejection = events[3]
    found = dict(trace(store, form.format(event_iri(rejection.id), id=rejection.id)))
    assert found["event"] == "Rejection (affirmed, actual)"
    assert found["actor"] == "Rapid Support Forces"
    assert found["content"] == "withdrawal; the army's demand for a withdrawal"
    assert (found["speaker"], found["outlet"]) == ("a senior diplomat", "The Harbour Daily")
    assert found["sentence"] == rejection.sentence
    assert found["characters"].startswith(f"{rejection.sentence_start} to {rejection.sentence_end}, trigger 'rejected'")
    assert (found["document"], found["read from"]) == (text.id, "news/sudan/jeddah talks.txt by test 1")
    assert (found["frame"], found["pipeline"]) == ("frames/rejection.toml#test", "en_test 1.0")
    assert (found["run"], found["ontology"]) == (RUN.iri, "sha256 " + "0" * 64)
    assert found["answers"] == event_iri(events[1].id)


def test_claim_that_is_not_there(store):
    with pytest.raises(QueryError, match="the store has no claim 0123"):
        trace(store, "0123")
    with pytest.raises(QueryError, match="is no IRI of a claim"):
        trace(store, "a b")


@pytest.mark.pipeline
def test_command_explains_a_claim(accord, sample_store):
    asked = accord("query", "mediators", "a=Russia", "b=Ukraine", "--store", sample_store)
    claim = asked.stdout.splitlines()[1].rsplit(",", 1)[1]
    done = accord("explain", "--claim", claim, "--store", sample_store)
    assert done.returncode == 0
    assert f"claim       {claim}" in done.stdout
    assert "\nsentence    " in done.stdout
    assert accord("explain", "--store", sample_store).returncode == 2
    assert accord("explain", "--claim", "nothing", "--store", sample_store).returncode == 7
