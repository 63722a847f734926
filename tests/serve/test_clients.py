"""Clients that others wrote get the right answers."""

import json
import shutil
import subprocess

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

pytestmark = [
    pytest.mark.pipeline,
    # SPARQLWrapper reads RDF/XML with a class that rdflib has put away.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
]

MEDIATORS = """
PREFIX acc: <https://w3id.org/accord/ontology#>
PREFIX id: <https://w3id.org/accord/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?mediator WHERE { ?who acc:mediatesFor id:russia, id:ukraine ; skos:prefLabel ?mediator }
ORDER BY ?mediator
"""
ANSWER = ["Mohammed bin Salman", "Turkey", "United Arab Emirates", "United Nations"]


@pytest.fixture
def wrapper(server):
    client = SPARQLWrapper(server.address + "sparql")
    client.setQuery(MEDIATORS)
    return client


def test_sparqlwrapper_reads_each_format(wrapper):
    wrapper.setReturnFormat(JSON)
    rows = wrapper.query().convert()["results"]["bindings"]
    assert [row["mediator"]["value"] for row in rows] == ANSWER
    wrapper.setReturnFormat(CSV)
    assert wrapper.query().convert().decode().split("\r\n")[1:-1] == ANSWER
    wrapper.setReturnFormat(XML)
    literals = wrapper.query().convert().getElementsByTagName("literal")
    assert [node.firstChild.data for node in literals] == ANSWER


@pytest.mark.parametrize("way", [POSTDIRECTLY, "urlencoded"])
def test_sparqlwrapper_posts(wrapper, way):
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(way)
    wrapper.setReturnFormat(JSON)
    assert len(wrapper.query().convert()["results"]["bindings"]) == len(ANSWER)


@pytest.mark.parametrize("form", [TURTLE, RDFXML])
def test_sparqlwrapper_constructs(wrapper, form):
    wrapper.setQuery("PREFIX acc: <https://w3id.org/accord/ontology#> CONSTRUCT WHERE { ?a acc:mediatesFor ?b }")
    wrapper.setReturnFormat(form)
    found = wrapper.query().convert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert len(graph) > 10


def test_sparqlwrapper_tells_a_malformed_query(wrapper):
    wrapper.setQuery("SELECT ?x WHERE {")
    with pytest.raises(QueryBadFormed, match="does not parse"):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sees_the_graph_as_one_of_its_own(server, method):
    graph = Graph(SPARQLStore(server.address + "sparql", method=method))
    assert [str(row.mediator) for row in graph.query(MEDIATORS)] == ANSWER
    qatar = URIRef("https://w3id.org/accord/id/qatar")
    labels = set(map(str, graph.objects(qatar, URIRef("http://www.w3.org/2004/02/skos/core#prefLabel"))))
    assert labels == {"Qatar"}
    assert len(list(graph.triples((qatar, None, None)))) > 3


def test_curl(server):
    if shutil.which("curl") is None:
        pytest.skip("no curl on this machine")
    command = ["curl", "--silent", "--fail", "--data-urlencode", f"query={MEDIATORS}", server.address + "sparql"]
    answer = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    assert [row["mediator"]["value"] for row in answer["results"]["bindings"]] == ANSWER
