"""The page about the data model says what the code does."""

import re

import pytest

from accord.query import run
from accord.rdf.namespaces import ACC, PREFIXES
from accord.rdf.vocabulary import vocabulary_quads
from accord.vocabulary.schema import load_schema
from graph_builders import filled


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "data-model.md").read_text(encoding="utf-8")


def test_queries_on_the_page_have_answers(page):
    queries = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    assert len(queries) == 3
    with filled() as store:
        for query in queries:
            assert run(store, query).rows, query


def test_terms_on_the_page_exist(page):
    described = {quad.subject.value for quad in vocabulary_quads()}
    named = set(re.findall(r"\bacc:(\w+)", page))
    assert {name for name in named if ACC + name not in described} == set()
    assert set(re.findall(r"(?<![\w/@<])([a-z]+):(?=[a-zA-Z])", page)) - {"https", "start"} <= set(PREFIXES)


def test_classes_on_the_page_are_all_there_are(page):
    table = page.split("## Classes of events")[1].split("## Actors")[0]
    rows = re.findall(r"^\| ([A-Z][A-Z, ]+) \| (.+) \|$", table, re.MULTILINE)
    found = {}
    for categories, classes in rows[1:]:
        names = categories.split(", ")
        groups = [classes] if len(names) == 1 else classes.split("; ")
        found |= {name: set(group.split(", ")) for name, group in zip(names, groups, strict=True)}
    expected = {}
    for cls in load_schema().events.values():
        expected.setdefault(cls.plover, set()).add(cls.name)
    assert found == expected


def test_python_on_the_page_exists():
    from accord.network import load_network

    with filled() as store:
        assert len(store.dataset()) > 0
        assert load_network(store).number_of_edges() > 0
