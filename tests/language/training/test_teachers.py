"""Teachers of random weights: what they say together, against what each says."""

from dataclasses import replace

import numpy as np
import pytest

from accord.language.syntax.network import Network
from small_network import LABELS, PIECES, random_weights

pytest.importorskip("torch")

from accord.language.training.examples import MISSING, bare_item
from accord.language.training.teachers import Teachers

WORDS = ["the", "envoys", "met", "on", "monday", "and", "the", "union", "said", "no", "."]


def annotated(*networks):
    items = [bare_item(WORDS, [True] * len(WORDS)), bare_item(WORDS[:4], [True] * 4)]
    Teachers(networks).annotate(items)
    return items


@pytest.mark.parametrize("seed", range(4))
def test_one_teacher_says_what_its_network_says(seed):
    network = Network(random_weights(seed), LABELS, PIECES)
    for item, found in zip(annotated(network), network.analyse([WORDS, WORDS[:4]]), strict=True):
        for name in ("tags", "forms", "starts", "heads", "deps", "names"):
            assert getattr(item, name).tolist() == getattr(found, name).tolist(), name
        acting = [(each.word, [(role, word) for role, word, _ in each.arguments]) for each in found.predicates]
        assert [(each.token, list(each.arguments)) for each in item.predicates] == acting
        assert np.flatnonzero(item.judged).tolist() == [each.word for each in found.predicates]


def test_teachers_that_agree_say_what_one_says_whatever_the_order_of_their_labels():
    one = Network(random_weights(1), LABELS, PIECES)
    weights = dict(random_weights(1))
    for name in ("heads.tags.weight", "heads.tags.bias"):
        weights[name] = weights[name][::-1]
    turned = Network(weights, replace(LABELS, tags=LABELS.tags[::-1]), PIECES)
    for alone, both in zip(annotated(one), annotated(turned, one), strict=True):
        assert alone.tags.tolist() == both.tags.tolist()
        assert alone.heads.tolist() == both.heads.tolist()


def test_what_a_teacher_does_not_know_is_left_to_none():
    weights = dict(random_weights(2))
    for name in ("heads.tags.weight", "heads.tags.bias"):
        weights[name] = weights[name] / 1000  # which is not sure of any tag
    one = Network(weights, LABELS, PIECES)
    less = Network(weights, replace(LABELS, tags=("?", *LABELS.tags[1:])), PIECES)
    for item in annotated(less, one):
        assert not (item.tags == 0).any(), "the first tag is as good as ruled out"
        assert MISSING not in item.tags
