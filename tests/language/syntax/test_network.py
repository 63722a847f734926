"""The network over weights drawn at random: shapes, windows, constraints. That it parses well, test_shipped says."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from accord.errors import ModelError
from accord.language.syntax import encoder
from accord.language.syntax.network import FOLLOW, Network
from accord.language.syntax.weights import quantized, read, restored, write
from small_network import LABELS, PIECES, WIDTH, random_weights


@pytest.fixture(scope="module")
def network():
    return Network(random_weights(), LABELS, PIECES)


WORDS = ["the", "envoys", "met", "on", "monday", "and", "the", "union", "said", "no", "."]


def test_every_paragraph_gets_its_own_analysis(network):
    together = network.analyse([WORDS, WORDS[:3], [], WORDS])
    assert [len(found.tags) for found in together] == [11, 3, 0, 11]
    alone = network.analyse([WORDS[:3]])[0]
    assert together[1].heads.tolist() == alone.heads.tolist()
    assert together[0].names.tolist() == together[3].names.tolist()


def test_a_network_that_has_learned_no_events_gives_none(network):
    assert network.analyse([WORDS])[0].events.shape == (11, 2)
    old = Network(random_weights(), replace(LABELS, events=()), PIECES)
    assert old.analyse([WORDS])[0].events is None


def test_heads_stay_in_their_sentence_and_each_sentence_has_one_root(network):
    found = network.analyse([WORDS * 8])[0]
    sentence = np.cumsum(found.starts)
    assert (sentence[found.heads] == sentence).all()
    roots = [word for word, head in enumerate(found.heads) if word == head]
    assert [sentence[word] for word in roots] == list(range(1, sentence[-1] + 1))
    assert [word for word, dep in enumerate(found.deps) if LABELS.deps[dep] == "ROOT"] == roots


def test_no_name_starts_in_its_middle(network):
    for seed in range(5):
        found = Network(random_weights(seed), LABELS, PIECES).analyse([WORDS * 5])[0]
        tags = ["O", *(LABELS.names[number] for number in found.names)]
        for before, tag in pairwise(tags):
            assert not tag.startswith("I-") or before[2:] == tag[2:]


def test_what_was_learned_of_labels_that_follow_each_other_decides_between_close_ones():
    weights = random_weights()
    never = np.zeros((len(LABELS.names), len(LABELS.names)), dtype=np.float32)
    never[:, 1:] = -1e6
    found = Network({**weights, FOLLOW: never}, LABELS, PIECES).analyse([WORDS * 5])[0]
    assert not found.names[1:].any(), "no label but O may follow anything"
    assert Network(weights, LABELS, PIECES).analyse([WORDS * 5])[0].names[1:].any()


@pytest.mark.parametrize(
    ("tags", "starts", "expected"),
    [
        ("x . `` x x . ''", "1 0 0 1 0 0 0", "1 0 1 0 0 0 0"),  # the mark is left behind
        ("x . `` x x . ''", "1 0 1 1 0 0 1", "1 0 1 0 0 0 0"),  # the mark stands alone
        ("x . '' x x . ''", "1 0 0 1 0 0 0", "1 0 1 0 0 0 0"),  # what closes nothing opens
        ("x . ” x x .", "1 0 0 1 0 0", "1 0 0 1 0 0"),  # unless it closes for sure
        ("x . “ x x .", "1 0 0 1 0 0", "1 0 1 0 0 0"),
        ("`` x . '' x x .", "1 0 0 0 1 0 0", "1 0 0 0 1 0 0"),
        ("`` x . '' x x .", "1 0 0 1 0 0 0", "1 0 0 0 1 0 0"),  # a closing mark begins nothing
        ("x `` x '' x x .", "1 0 0 0 0 0 0", "1 0 0 0 0 0 0"),
        ("x . '' `` x", "1 0 0 0 0", "1 0 0 1 0"),
        ("x . `` x x", "1 0 0 0 0", "1 0 1 0 0"),
        ("x x `` x x", "1 0 0 0 0", "1 0 0 0 0"),
        ("`` x .", "0 0 0", "1 0 0"),
        ("''", "0", "1"),
    ],
)
def test_a_sentence_starts_with_its_opening_quotation_mark(tags, starts, expected):
    labels = replace(LABELS, tags=("x", ".", "``", "''"))
    network = Network(random_weights(), labels, PIECES)
    words = tags.split()
    numbers = np.array([labels.tags.index("x" if tag in "“”" else tag) for tag in words])
    scores = np.array([[0.0, 1.0] if start == "1" else [1.0, 0.0] for start in starts.split()], dtype=np.float32)
    found = network.best_starts(words, scores, numbers)
    assert found.tolist() == [start == "1" for start in expected.split()]


def test_a_predicate_has_a_core_role_once_and_is_no_argument_of_itself(network):
    found = network.analyse([WORDS * 3])[0].predicates
    assert found
    for predicate in found:
        roles = [role for role, _, _ in predicate.arguments if not role.startswith("ARGM")]
        assert len(roles) == len(set(roles))
        assert predicate.word not in [word for _, word, _ in predicate.arguments]
        assert all(0 < score <= 1 for _, _, score in predicate.arguments)
    assert network.analyse([WORDS], roles=False)[0].predicates == ()


def test_a_long_paragraph_is_read_in_windows_that_cover_it(network, monkeypatch):
    monkeypatch.setattr(encoder, "WINDOW", 40)
    monkeypatch.setattr(encoder, "MARGIN", 6)
    words = [f"{letter}{other}" for letter in "abcdefgh" for other in "klmnopqr"]
    states = network.encoder.states([words, words[:4]])
    assert states[0].shape == (64, WIDTH)
    assert np.isfinite(states[0]).all()
    assert len({tuple(row) for row in states[0].round(5)}) == 64


def test_weights_keep_their_values_to_half_a_step():
    weights = random_weights()
    for name, values in restored(quantized(weights)).items():
        step = np.abs(weights[name]).max(axis=-1, keepdims=True) / 127 if values.ndim > 1 else 0
        assert (np.abs(values - weights[name]) <= step / 2 + 1e-6).all(), name


def test_a_network_survives_the_disk(tmp_path, network):
    write(tmp_path, network.weights, LABELS, PIECES)
    again = Network(*read(tmp_path))
    kept = Network(restored(quantized(network.weights)), LABELS, PIECES)
    assert again.analyse([WORDS])[0].heads.tolist() == kept.analyse([WORDS])[0].heads.tolist()
    assert again.labels == LABELS


def test_a_network_of_another_version_is_refused(tmp_path, network):
    write(tmp_path, network.weights, LABELS, PIECES)
    labels = tmp_path / "labels.json"
    labels.write_text(labels.read_text("utf-8").replace('"version": 2', '"version": 0'), "utf-8")
    with pytest.raises(ModelError, match="version 0 of the network"):
        read(tmp_path)


def test_a_broken_file_is_named(tmp_path, network):
    write(tmp_path, network.weights, LABELS, PIECES)
    (tmp_path / "weights.npz").write_bytes(b"no")
    with pytest.raises(ModelError, match="cannot be read"):
        read(tmp_path)
