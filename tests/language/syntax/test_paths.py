"""Paths of trees from a predicate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.language.syntax.paths import START, STEPS, UNKNOWN, Paths, frequent

DEPS = ("ROOT", "nsubj", "obj", "acl:relcl", "det", "nummod")
# Rebels who hold the town freed nine monks
HEADS = [5, 2, 0, 4, 2, 5, 7, 5]
LABELS = [DEPS.index(dep) for dep in ["nsubj", "nsubj", "acl:relcl", "det", "obj", "ROOT", "nummod", "obj"]]
KNOWN = ("/nsubj", "/obj", "^acl:relcl", "^acl:relcl^nsubj", "^acl:relcl^nsubj/obj")


def test_paths_go_up_to_heads_and_down_to_dependents():
    paths = Paths(KNOWN, DEPS)
    names = {START: ".", UNKNOWN: "-", **dict(enumerate(KNOWN, 2))}
    assert [names[number] for number in paths.find(HEADS, LABELS, 2).tolist()] == [
        *("^acl:relcl", "/nsubj", ".", "-", "/obj", "^acl:relcl^nsubj", "-", "^acl:relcl^nsubj/obj")
    ]
    assert paths.count == 7


def test_a_path_goes_on_only_from_one_that_is_known():
    with pytest.raises(KeyError):
        Paths(("/obj/det",), DEPS)


def test_frequent_paths_are_those_with_a_known_beginning():
    sentence = (HEADS, LABELS, [2, 5])
    once = frequent([sentence], DEPS, 1)
    assert {"/nsubj", "/obj", "^acl:relcl", "/obj/det", "^acl:relcl^nsubj/obj/nummod", "/nsubj/acl:relcl"} <= set(once)
    assert frequent([sentence], DEPS, 2) == ("/nsubj", "/obj")
    Paths(once, DEPS)


@st.composite
def trees(draw):
    """A tree of up to twelve words: each hangs from an earlier one in a random order."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    heads[order[0]] = order[0]
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    deps = [draw(st.integers(1, len(DEPS) - 1)) for _ in range(size)]
    return heads, deps, draw(st.integers(0, size - 1))


@given(trees())
def test_every_word_within_reach_has_its_path_and_no_other(tree):
    heads, deps, word = tree
    paths = Paths(frequent([(heads, deps, [word])], DEPS, 1), DEPS)
    found = paths.find(heads, deps, word).tolist()
    assert [place for place, number in enumerate(found) if number == START] == [word]

    def chain(place):
        up = [place]
        while heads[up[-1]] != up[-1]:
            up.append(heads[up[-1]])
        return up

    for place, number in enumerate(found):
        own, other = chain(word), chain(place)
        shared = next(each for each in own if each in other)
        steps = own.index(shared) + other.index(shared)
        assert (number != UNKNOWN) == (steps <= STEPS)
