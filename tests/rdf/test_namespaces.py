import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.rdf.namespaces import PREFIXES, actor_iri, document_id, document_iri, event_iri, issue_iri


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_document_id_makes_an_iri_and_comes_back(name):
    iri = document_iri(name)
    assert document_id(iri) == name
    assert ox.NamedNode(iri).value == iri
    # One segment of ASCII: it survives every syntax, and every program that resolves IRIs.
    assert iri.isascii()
    assert iri.removeprefix(PREFIXES["document"]).strip(".")
    assert "/" not in iri.removeprefix(PREFIXES["document"])


def test_things_are_named_as_the_data_model_says():
    assert document_iri("a b.txt") == "https://w3id.org/accord/id/document/a%20b.txt"
    assert event_iri("00ff") == "https://w3id.org/accord/id/event/00ff"
    assert actor_iri("south-sudan") == "https://w3id.org/accord/id/south-sudan"
    assert issue_iri("ceasefire") == "https://w3id.org/accord/id/issue/ceasefire"
