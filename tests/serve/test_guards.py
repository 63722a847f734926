"""What an update may not do is seen, whatever stands in its data."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import QueryError
from accord.serve.guards import check_update


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ('INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> "}" } } ; LOAD <http://127.0.0.1/>', "LOAD"),
        ('INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> "\\"}" } } ; LOAD <http://127.0.0.1/>', "LOAD"),
        ("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> '''x'}''' } } ; LOAD <http://127.0.0.1/>", "LOAD"),
        ("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 # }\n } } ; LOAD <http://127.0.0.1/>", "LOAD"),
        ("INSERT DATA { GRAPH <urn:g#{> { <urn:s> <urn:p> 1 } } ; LOAD <http://127.0.0.1/>", "parse"),
        ("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } <urn:s> <urn:p> 1 }", "which named graph"),
        ("INSERT # data {\n DATA { <urn:s> <urn:p> 1 . GRAPH <urn:g> { } }", "which named graph"),
        ("INSERT { GRAPH <urn:g> { <urn:s> <urn:p> 1 } } WHERE { SERVICE <http://127.0.0.1/> {} }", "SERVICE"),
        ("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } } ; DROP DEFAULT", "which named graph"),
        ("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } ", "parse"),
    ],
)
def test_data_hides_nothing_from_the_guard(update, message):
    with pytest.raises(QueryError, match=message):
        check_update(update)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",))), st.sampled_from(["insert data", "DELETE # x\nDATA"]))
def test_whatever_stands_in_data_what_follows_is_seen(text, verb):
    data = f"{verb} {{ graph<urn:g>{{<urn:s> <urn:p> {ox.Literal(text)}}} }}"
    check_update(data)
    with pytest.raises(QueryError, match="LOAD"):
        check_update(f"{data};LOAD <http://127.0.0.1/>")


def test_much_data_is_checked_at_once():
    lines = "\n".join(f'<urn:{number}> <urn:p> "{{{number}" .' for number in range(100_000))
    check_update(f"INSERT DATA {{ GRAPH <urn:g> {{ {lines} }} }}")
