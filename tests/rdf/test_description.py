"""What a file or a server says of its dataset agrees with what is in there, counted by another program."""

import datetime as dt
import hashlib

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, PROV, VOID, XSD

from accord.errors import InputError, UsageError
from accord.rdf.about import About, load_about
from accord.rdf.description import Dump, describe_dump
from accord.rdf.export import MEDIA, export
from accord.rdf.namespaces import ACC, SPDX
from accord.rdf.turtle import turtle
from graph_builders import filled

SAID = About(
    title='Talks in "Oman" \t',
    license="https://creativecommons.org/licenses/by/4.0/",
    description="Who talks with whom.",
    publisher="The Institute",
    creator="https://example.org/people/x",
    issued=dt.date(2026, 1, 31),
    download="https://example.org/talks.trig",
    endpoint="https://example.org/sparql",
    keywords=("talks", "truce"),
)


@pytest.fixture(scope="module")
def store():
    with filled() as opened:
        yield opened


def described(store, folder, name, kind, about=SAID, **options):
    export(store, kind, folder / name, about=about, **options)
    graph = rdflib.Graph().parse(folder / f"{name}.void.ttl", format="turtle")
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    return graph, dataset


def counted(graph, part, name):
    return graph.value(part, VOID[name]).toPython()


@pytest.mark.parametrize("name", ["talks.ttl", "talks.nq"])
@pytest.mark.filterwarnings("ignore:(Dataset.default_context|ConjunctiveGraph) is deprecated:DeprecationWarning")
def test_the_numbers_are_those_of_the_file(store, tmp_path, name):
    kind = {".ttl": "turtle", ".nq": "nquads"}[name[5:]]
    graph, dataset = described(store, tmp_path, name, kind, inferred=True)
    data = set(rdflib.Dataset(default_union=True).parse(tmp_path / name, format=kind).triples((None, None, None)))
    assert counted(graph, dataset, "triples") == len(data)
    assert counted(graph, dataset, "distinctSubjects") == len({s for s, _, _ in data})
    assert counted(graph, dataset, "distinctObjects") == len({o for _, _, o in data})
    assert counted(graph, dataset, "entities") == len({s for s, p, _ in data if p == RDF.type})
    classes = {graph.value(part, VOID["class"]): counted(graph, part, "entities")
               for part in graph.objects(dataset, VOID.classPartition)}  # fmt: skip
    assert classes == {o: len({s for s, p, c in data if p == RDF.type and c == o}) for _, p, o in data if p == RDF.type}
    properties = {
        graph.value(part, VOID.property): tuple(
            counted(graph, part, name) for name in ("triples", "distinctSubjects", "distinctObjects")
        )
        for part in graph.objects(dataset, VOID.propertyPartition)
    }
    assert set(properties) == {p for _, p, _ in data}
    for used, numbers in properties.items():
        lines = [(s, o) for s, p, o in data if p == used]
        assert numbers == (len(lines), len({s for s, _ in lines}), len({o for _, o in lines}))
    assert counted(graph, dataset, "properties") == len(properties)
    assert counted(graph, dataset, "classes") == len(classes)
    assert URIRef(ACC.rstrip("#")) in set(graph.objects(dataset, VOID.vocabulary))
    assert (graph.value(dataset, VOID.exampleResource), RDF.type, URIRef(ACC + "Claim")) in data


def test_the_file_is_described_as_it_lies_there(store, tmp_path):
    graph, dataset = described(store, tmp_path, "talks.trig", "trig")
    data = (tmp_path / "talks.trig").read_bytes()
    file = graph.value(dataset, DCAT.distribution)
    assert graph.value(file, DCAT.byteSize) == Literal(str(len(data)), datatype=XSD.nonNegativeInteger)
    assert str(graph.value(file, DCAT.mediaType)).endswith("/application/trig")
    assert str(graph.value(file, DCAT.downloadURL)) == SAID.download == str(graph.value(dataset, VOID.dataDump))
    checksum = graph.value(file, URIRef(SPDX + "checksum"))
    assert str(graph.value(checksum, URIRef(SPDX + "checksumValue"))) == hashlib.sha256(data).hexdigest()


def test_what_people_say_stands_there(store, tmp_path):
    graph, dataset = described(store, tmp_path, "talks.ttl", "turtle")
    assert (dataset, RDF.type, DCAT.Dataset) in graph
    assert graph.value(dataset, DCTERMS.title) == Literal(SAID.title)
    assert graph.value(dataset, DCTERMS.description) == Literal(SAID.description)
    assert graph.value(dataset, DCTERMS.license) == URIRef(SAID.license)
    assert graph.value(dataset, DCTERMS.issued) == Literal("2026-01-31", datatype=XSD.date)
    assert graph.value(graph.value(dataset, DCTERMS.publisher), FOAF.name) == Literal("The Institute")
    assert graph.value(dataset, DCTERMS.creator) == URIRef(SAID.creator)
    assert {str(word) for word in graph.objects(dataset, DCAT.keyword)} == {"talks", "truce"}
    service = graph.value(None, DCAT.servesDataset, dataset)
    assert graph.value(service, DCAT.endpointURL) == URIRef(SAID.endpoint) == graph.value(dataset, VOID.sparqlEndpoint)


def test_the_run_that_made_it_is_described(store, tmp_path):
    graph, dataset = described(store, tmp_path, "talks.ttl", "turtle")
    (run,) = graph.objects(dataset, PROV.wasGeneratedBy)
    assert (run, RDF.type, PROV.Activity) in graph
    assert graph.value(run, URIRef(ACC + "pipelineName")) is not None
    assert (run, PROV.used, None) not in graph


def test_the_day_is_today_where_nothing_is_said(store, tmp_path):
    graph, dataset = described(store, tmp_path, "x.ttl", "turtle", About("x", "https://example.org/l"))
    day = graph.value(dataset, DCTERMS.issued).toPython()
    assert abs((dt.datetime.now(tz=dt.UTC).date() - day).days) <= 1
    assert graph.value(dataset, DCTERMS.publisher) is None


def test_only_files_of_rdf_are_described(store, tmp_path):
    assert set(MEDIA) == {"turtle", "trig", "nquads", "jsonld", "rdfxml"}
    with pytest.raises(UsageError, match="file of RDF"):
        export(store, "csv", tmp_path / "x.csv", about=SAID)
    assert list(tmp_path.iterdir()) == []


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_words_survive(text):
    triples = describe_dump(About(text, publisher="x" + text, keywords=(text,)), [], Dump("x.ttl", "text/turtle", b""))
    graph = rdflib.Graph().parse(data=turtle(triples), format="turtle")
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    assert graph.value(dataset, DCTERMS.title) == Literal(text)
    assert {str(name) for name in graph.objects(None, FOAF.name)} == {"x" + text}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('license = "https://x.org"', "title: is missing"),
        ('title = "x"', "license: is missing"),
        ('title = "x"\nlicence = "https://x.org"', "licence: unknown key; there is title, license"),
        ('title = "x"\nlicense = "CC BY"', "license: is no address"),
        ('title = "x"\nlicense = "https://x.org/a b"', "license: is no address"),
        ('title = ""\nlicense = "https://x.org"', "title: is no text"),
        ('title = "x"\nlicense = "https://x.org"\nissued = "2026-01-31"', "issued: is no date"),
        ('title = "x"\nlicense = "https://x.org"\nissued = 2026-01-31T10:00:00', "issued: is no date"),
        ('title = "x"\nlicense = "https://x.org"\nkeywords = "x"', "keywords: is no list"),
        ("title = ", "is no TOML"),
    ],
)
def test_a_file_that_does_not_say_it_is_named_with_its_key(tmp_path, text, message):
    path = tmp_path / "about.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_about(path)
    assert str(error.value).startswith(f"{path}: ")
    assert message in str(error.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_about(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'title = "\xe9"')
    with pytest.raises(InputError, match="not UTF-8"):
        load_about(tmp_path / "latin.toml")


def test_the_command_line_writes_both_files(accord, sample_store, tmp_path):
    (tmp_path / "about.toml").write_text('title = "Talks"\nlicense = "https://example.org/l"', encoding="utf-8")
    done = accord("export", "--store", sample_store, "--output", "talks.ttl", "--describe", "about.toml")
    assert (done.returncode, done.stderr) == (0, "")
    graph = rdflib.Graph().parse(tmp_path / "talks.ttl.void.ttl", format="turtle")
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    assert counted(graph, dataset, "triples") == len(rdflib.Graph().parse(tmp_path / "talks.ttl", format="turtle"))
    done = accord("export", "--store", sample_store, "--format", "turtle", "--describe", "about.toml")
    assert done.returncode == 2
    assert "--output" in done.stderr
