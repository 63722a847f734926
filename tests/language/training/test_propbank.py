from pathlib import Path

import pytest

from accord.errors import InputError
from accord.language.conllu import read_conllu
from accord.language.training.propbank import (
    predicates_of,
    read_aliases,
    read_annotation,
    read_examples,
    read_frames,
    span_head,
)

DATA = Path(__file__).parents[1] / "data"


def test_predicates_of_a_sentence_with_the_heads_of_their_arguments():
    annotation = read_annotation(DATA / "tiny_propbank.jsonl")
    first, second = list(read_conllu(DATA / "tiny.conllu"))[:2]
    (rejected,) = predicates_of(first, annotation["tiny-1"])
    words = [token.form for token in first.tokens]
    assert (words[rejected.token], rejected.roleset) == ("rejected", "reject.01")
    assert [(role, words[word]) for role, word in rejected.arguments] == [
        ("ARG0", "army"),
        ("ARG1", "truce"),
        ("ARGM-TMP", "Monday"),
    ]
    words = [token.form for token in second.tokens]
    found = {words[one.token]: dict(one.arguments) for one in predicates_of(second, annotation["tiny-2"])}
    assert set(found) == {"said", "talks", "resume"}, "auxiliaries are no predicates"
    assert words[found["said"]["ARG1"]] == "resume"
    assert words[found["resume"]["ARG1"]] == "talks"
    assert words[found["resume"]["ARGM-NEG"]] == "n't"


def test_the_head_of_a_span_is_the_word_whose_head_lies_outside():
    assert span_head([1, 3, 1, 3], 0, 2) == 1
    assert span_head([0, 0], 0, 1) == 0


def test_frames_and_examples():
    frames = read_frames(DATA / "tiny_frames.jsonl")
    assert frames["reject.01"].aliases == (("v", "reject"), ("n", "rejection"))
    assert frames["say.01"].roles == ("0", "1", "2")
    examples = list(read_examples(DATA / "tiny_examples.jsonl"))
    assert (examples[0].roleset, examples[0].tokens[examples[0].token]) == ("call_off.02", "called")


def test_a_broken_line_is_named(tmp_path):
    path = tmp_path / "frames.jsonl"
    path.write_text('{"id": "a.01", "aliases": [], "roles": []}\n{\n', "utf-8")
    with pytest.raises(InputError, match="2"):
        read_frames(path)


def test_every_noun_of_our_own_has_one_roleset():
    aliases = read_aliases()
    assert "truce" in aliases["ceasefire.01"]
    nouns = [noun for own in aliases.values() for noun in own]
    assert len(nouns) == len(set(nouns))
