import itertools

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from accord.language.syntax.trees import best_tree


def is_tree(heads):
    graph = nx.DiGraph((int(head), word) for word, head in enumerate(heads) if head != word)
    graph.add_nodes_from(range(len(heads)))
    return nx.is_arborescence(graph)


def test_one_word_is_its_own_root():
    assert best_tree(np.zeros((1, 1), dtype=np.float32)).tolist() == [0]


def test_the_greedy_choice_stands_where_it_is_a_tree():
    scores = np.array([[0, 9, 0], [0, 9, 0], [0, 9, 0]], dtype=np.float32)
    assert best_tree(scores).tolist() == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least():
    # 0 and 1 choose each other; 2 is the root. 1 would rather have 2 than 0 would.
    scores = np.array([[-9, 5, 0], [5, -9, 4], [0, 0, 5]], dtype=np.float32)
    assert best_tree(scores).tolist() == [1, 2, 2]


def test_of_two_roots_the_surer_one_stays():
    scores = np.array([[5, 1], [0, 9]], dtype=np.float32)
    assert best_tree(scores).tolist() == [1, 1]


def score_arrays(largest):
    sizes = st.integers(1, largest)
    numbers = st.floats(-9, 9, width=32)
    return sizes.flatmap(lambda size: arrays(np.float32, (size, size), elements=numbers))


@given(score_arrays(12))
def test_it_is_always_a_tree_with_one_root(scores):
    assert is_tree(best_tree(scores))


@settings(max_examples=50, deadline=None)
@given(score_arrays(4))
def test_no_other_tree_with_its_root_scores_higher(scores):
    size = len(scores)
    heads = best_tree(scores)
    root = next(word for word in range(size) if heads[word] == word)
    logs = scores - np.log(np.exp(scores.astype(np.float64)).sum(axis=1, keepdims=True))

    def total(candidate):
        return sum(logs[word, head] for word, head in enumerate(candidate) if word != root)

    others = [
        c for c in itertools.product(range(size), repeat=size) if c[root] == root and is_tree(c) and size > 1
    ] or [tuple(heads)]
    assert total(heads) >= max(map(total, others)) - 1e-4
