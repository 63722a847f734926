"""What is seen of a sentence from its predicates, and the shape of the scores."""

import numpy as np

from accord.language.syntax.arguments import FURTHEST, Arguments, View
from accord.language.syntax.labels import Labels
from small_network import LABELS, WIDTH, random_weights

TREE = Labels(
    tags=(),
    forms=(),
    deps=("ROOT", "nsubj", "obl", "case", "nmod"),
    names=(),
    roles=("", "ARG0"),
    rolesets=(),
    paths=("/nsubj", "/obl", "/obl/nmod"),
    markers=("in", "of"),
)
# Envoys met in halls of peace
WORDS = ["Envoys", "met", "In", "halls", "of", "peace"]
HEADS = [1, 1, 3, 1, 5, 3]
DEPS = [1, 0, 3, 2, 3, 4]


def test_paths_markers_distances_and_what_hangs_from_the_predicate():
    seen = View(TREE).see(WORDS, HEADS, DEPS, [1, 3])
    assert seen.paths.tolist() == [[2, 1, 0, 3, 0, 4], [0, 0, 0, 1, 0, 0]]
    assert seen.markers.tolist() == [0, 0, 0, 1, 0, 2]
    near = seen.distances[0] - FURTHEST
    assert near[1] == 0
    assert near[0] == -near[2] < 0
    assert (np.diff(near) >= 0).all()
    assert seen.dependents.tolist() == [[0, 1, 1, 0, 0], [0, 0, 0, 1, 1]]


def test_distances_end_somewhere():
    words = ["x"] * 500
    seen = View(TREE).see(words, [0] * 500, [0] * 500, [0, 499])
    assert seen.distances.min() == 0
    assert seen.distances.max() == 2 * FURTHEST


def test_a_predicate_is_scored_by_itself():
    arguments = Arguments(random_weights(), LABELS)
    states = np.random.default_rng(3).normal(size=(6, WIDTH)).astype(np.float32)
    deps = [0, 1, 2, 0, 2, 0]
    both = arguments.score(states, WORDS, HEADS, deps, [1, 3], [0, 1])
    assert both.shape == (2, 6, 4)
    alone = arguments.score(states, WORDS, HEADS, deps, [3], [1])
    np.testing.assert_allclose(both[1], alone[0], rtol=1e-4, atol=1e-4)
    other = arguments.score(states, WORDS, HEADS, deps, [3], [0])
    assert np.abs(other - alone).max() > 0.01, "the roleset counts"
