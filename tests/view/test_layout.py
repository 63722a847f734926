import itertools

from accord.view.layout import ROOM, START, at_first, positions


def clashes(places):
    """Pairs of nodes that stand in each other's room (a pixel is left to rounding)."""
    return [
        (one, other)
        for one, other in itertools.combinations(range(len(places)), 2)
        if abs(places[one][0] - places[other][0]) < ROOM[0] - 2 and abs(places[one][1] - places[other][1]) < ROOM[1] - 2
    ]


def star(count):
    return {(0, leaf): 1 for leaf in range(1, count)}


def distance(one, other):
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def test_small_cases():
    assert positions(0, {}, 0) == []
    assert positions(1, {}, 1) == [(0, 0)]
    one, other = positions(2, {(0, 1): 3}, 2)
    assert distance(one, other) > ROOM[1]


def test_same_network_same_places():
    links = {(one, (one * 7 + 3) % 40): one % 5 + 1 for one in range(40)}
    assert positions(40, links, 40) == positions(40, dict(reversed(links.items())), 40)


def test_nodes_keep_their_room():
    assert clashes(positions(45, star(45), 45)) == []


def test_linked_nodes_stand_nearer_than_others():
    chain = {(number, number + 1): 1 for number in range(9)}
    places = positions(10, chain, 10)
    assert max(distance(places[n], places[n + 1]) for n in range(9)) < distance(places[0], places[9]) / 3


def test_parts_stand_apart():
    triangles = {(0, 1): 1, (1, 2): 1, (0, 2): 1, (3, 4): 1, (4, 5): 1, (3, 5): 1}
    places = positions(6, triangles, 6)
    assert clashes(places) == []
    inner = max(distance(places[a], places[b]) for a, b in triangles)
    assert min(distance(places[a], places[b]) for a in range(3) for b in range(3, 6)) > inner / 3


def test_nodes_beyond_the_core_find_a_free_place_beside_their_neighbour():
    count = START + 400
    places = positions(count, star(count), START)
    assert len(set(places)) == count
    assert clashes(places[START:]) == []
    assert clashes([places[0], *places[START:]]) == []


def test_loops_and_nodes_without_links():
    places = positions(5, {(0, 0): 4, (1, 2): 1}, 3)
    assert clashes(places) == []


def test_a_page_starts_with_all_of_a_sparse_network_and_few_of_a_dense_one():
    assert at_first(40, star(40)) == 40
    assert at_first(300, star(300)) == START
    dense = {(one, other): 1 for one in range(80) for other in range(80) if one != other}
    assert 12 <= at_first(80, dense) <= 15
    assert at_first(0, {}) == 0
    assert at_first(5, {}) == 5
