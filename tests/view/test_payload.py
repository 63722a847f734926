import base64
import gzip
import json

import pytest
from view_networks import sample

from accord.view import payload as module
from accord.view.drawing import drawing
from accord.view.model import view_model


@pytest.fixture
def packed():
    model = view_model(sample(), title="Truces")
    return model, module.payload(model, drawing(model))


def test_columns_are_of_one_length_and_bundles_cover_them(packed):
    model, data = packed
    claims = sum(edge["count"] for edge in model["edges"])
    assert {len(column) for column in data["claims"].values()} == {claims}
    ends = [row[6] for row in data["bundles"]]
    assert [row[5] for row in data["bundles"]] == [0, *ends[:-1]]
    assert ends[-1] == claims


def test_what_is_packed_comes_back(packed):
    model, data = packed
    number = 0
    for edge in model["edges"]:
        for claim in edge["claims"]:
            column = {name: values[number] for name, values in data["claims"].items()}
            assert data["base"] + column["id"] == claim["id"]
            assert data["sentences"][column["sentence"]] == (claim["before"], claim["trigger"], claim["after"])
            assert [data["strings"][i] for i in data["documents"][column["document"]]] == [
                claim["document"],
                claim["title"],
                claim["url"],
            ]
            for name in module.TEXTS:
                assert data["strings"][column[name]] == claim[name]
            number += 1


def test_a_sentence_is_written_once(packed):
    _, data = packed
    rows = [tuple(row) for row in data["sentences"]]
    assert len(rows) == len(set(rows))


def test_embedded_json_cannot_end_its_element():
    text, encoding = module.embed({"a": "</script><!-- <script> & \u2028 \u2029 é 🕊"})
    assert encoding == "json"
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"a": "</script><!-- <script> & \u2028 \u2029 é 🕊"}


def test_large_data_are_embedded_compressed_and_the_same_each_time():
    data = {"rows": [f"row {number}" for number in range(100_000)]}
    text, encoding = module.embed(data)
    assert encoding == "gzip"
    assert json.loads(gzip.decompress(base64.b64decode(text))) == data
    assert module.embed(data) == (text, encoding)


def test_identifiers_lose_what_they_share_up_to_a_slash():
    assert module._without_base(["u/e/12", "u/e/13"]) == (["12", "13"], "u/e/")
    assert module._without_base(["u/e/12"]) == (["12"], "u/e/")
    assert module._without_base(["a", "b"]) == (["a", "b"], "")
    assert module._without_base([]) == ([], "")
