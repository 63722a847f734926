"""Where nodes stand: a layout of the important ones by stress, the others in free places beside their neighbours.

Deterministic, without physics: the page shows these positions and nothing wobbles. Positions are
spread for labels, which are wider than high, and for landscape screens.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Links = Mapping[tuple[int, int], int]

START, FEWEST, PAIRS = 60, 12, 90
"""A page shows at first so many nodes at most; fewer, down to the second number, where so many pairs are linked."""
STEP = 155.0
"""Length of a link, in pixels at scale 1, between nodes that share all their neighbours."""
CLAIM = 36.0
"""How much longer a link gets each time its claims double: many lines side by side need room."""
ROOM = (122.0, 84.0)
"""Width and height that a node keeps free around itself."""
GOLDEN = np.pi * (3 - 5**0.5)


def at_first(count: int, links: Links) -> int:
    """How many of `count` nodes, numbered by importance, a page can show without becoming a tangle."""
    joined = sorted(max(pair) for pair in {tuple(sorted(pair)) for pair in links} if pair[0] != pair[1])
    most = joined[PAIRS] if len(joined) > PAIRS else count
    return min(count, START, max(FEWEST, most))


def positions(count: int, links: Links, start: int) -> list[tuple[int, int]]:
    """A place for each of `count` nodes, numbered by importance; `links` gives the claims between two numbers.

    The first `start` are those that the page shows before anything else is asked for: they are laid out together and
    get all the room, the others find a free place afterwards.
    """
    if count == 0:
        return []
    weights: dict[int, dict[int, int]] = {node: {} for node in range(count)}
    for (one, other), weight in sorted(links.items()):
        if one != other:
            weights[one][other] = weights[one].get(other, 0) + weight
            weights[other][one] = weights[other].get(one, 0) + weight
    core = max(1, min(count, start))
    placed = np.zeros((count, 2))
    placed[:core] = _pack([_component(group, weights) for group in _components(core, weights)], core)
    if core < count:
        _scatter(placed, core, weights)
    return [(round(float(x)), round(float(y))) for x, y in placed]


def _components(core: int, weights: Mapping[int, Mapping[int, int]]) -> list[list[int]]:
    """The connected parts among the first `core` nodes, largest first."""
    seen: set[int] = set()
    groups = []
    for start in range(core):
        if start in seen:
            continue
        seen.add(start)
        group, front = [], [start]
        while front:
            node = front.pop()
            group.append(node)
            fresh = sorted(other for other in weights[node] if other < core and other not in seen)
            seen.update(fresh)
            front.extend(fresh)
        groups.append(sorted(group))
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _component(group: list[int], weights: Mapping[int, Mapping[int, int]]) -> tuple[list[int], Floats]:
    """The group with its places, around the origin."""
    if len(group) == 1:
        return group, np.zeros((1, 2))
    places = _stress(_distances(group, weights))
    places -= places.mean(axis=0)
    # The longest axis lies flat: screens are wider than high.
    _, axes = np.linalg.eigh(places.T @ places)
    places = places @ axes[:, ::-1]
    places *= np.where(places[np.argmax(np.abs(places), axis=0), [0, 1]] < 0, -1.0, 1.0)
    return group, _spread(places * np.array([1.1, 0.95]), _rooms(group, weights))


def _distances(group: list[int], weights: Mapping[int, Mapping[int, int]]) -> Floats:
    """Shortest ways between all nodes; longer links where the ends share few neighbours, so that hubs spread."""
    index = {node: number for number, node in enumerate(group)}
    name = dict(enumerate(group))
    near = [{index[other] for other in weights[node] if other in index} for node in group]
    ways = np.full((len(group), len(group)), np.inf)
    np.fill_diagonal(ways, 0.0)
    for one, neighbours in enumerate(near):
        for other in neighbours:
            apart = STEP * (1 + 0.22 * np.log1p(len(neighbours ^ near[other]) - 2))
            ways[one, other] = apart + CLAIM * np.log2(weights[name[one]][name[other]])
    for through in range(len(group)):
        np.minimum(ways, ways[:, through, None] + ways[None, through, :], out=ways)
    return ways


def _stress(ways: Floats, rounds: int = 150) -> Floats:
    """Places whose distances come close to `ways` (stress majorisation, weights 1 / way²)."""
    count = len(ways)
    squares = ways**2
    centre = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    values, vectors = np.linalg.eigh(-0.5 * centre)
    vectors = vectors[:, -2:] * np.where(vectors[np.argmax(np.abs(vectors[:, -2:]), axis=0), [-2, -1]] < 0, -1.0, 1.0)
    places: Floats = vectors * np.sqrt(np.maximum(values[-2:], 0.0))
    # Twins (leaves of one hub) start in one place: a sunflower parts them.
    turn = GOLDEN * np.arange(count)
    radius = 0.3 * STEP * np.sqrt(np.arange(count) + 1.0)
    places = places + np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])
    with np.errstate(divide="ignore"):
        pull = np.where(ways > 0, STEP**2 / squares, 0.0)
    # The inverse of the weights' Laplacian on all that is not a mere shift.
    inverse = np.linalg.inv(np.diag(pull.sum(axis=1)) - pull + 1.0 / count) - 1.0 / count
    for _ in range(rounds):
        apart = np.linalg.norm(places[:, None] - places[None, :], axis=2)
        ratio = -pull * ways / np.maximum(apart, 1e-6)
        np.fill_diagonal(ratio, 0.0)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        places = inverse @ (ratio @ places)
    return places


def _rooms(group: list[int], weights: Mapping[int, Mapping[int, int]]) -> Floats:
    """How many times the usual room two nodes keep from each other: more where many lines run between them."""
    return np.array([[1 + 0.22 * np.log2(min(weights[one].get(other, 1), 32)) for other in group] for one in group])


def _spread(places: Floats, rooms: Floats, rounds: int = 600) -> Floats:
    """The same picture with nodes pushed apart until none stands in another's room."""
    places = places.copy()
    room = np.array(ROOM) * rooms[..., None]
    for _ in range(rounds):
        delta = places[:, None] - places[None, :]
        overlap = room - np.abs(delta)
        clash = (overlap > 0.5).all(axis=2) & ~np.eye(len(places), dtype=bool)
        if not clash.any():
            break
        # Push along the axis on which less is missing, each of the two half the way.
        along = (overlap[..., 0] / room[..., 0] > overlap[..., 1] / room[..., 1]).astype(int)
        sign = np.where(delta >= 0, 1.0, -1.0)
        order = np.arange(len(places))
        sign = np.where(delta == 0, np.sign(order[:, None] - order[None, :])[..., None], sign)
        for axis in (0, 1):
            push = np.where(clash & (along == axis), overlap[..., axis] * sign[..., axis], 0.0)
            # Half a push from each of many neighbours would throw a node far out of the crowd.
            places[:, axis] += 0.5 * push.sum(axis=1) / np.maximum(1.0, np.sqrt((push != 0).sum(axis=1)))
    return places


def _pack(parts: list[tuple[list[int], Floats]], core: int) -> Floats:
    """The parts in rows, the largest first; smaller ones stand in columns as high as the first of their row."""
    placed = np.zeros((core, 2))
    margin = np.array(ROOM)
    boxes = [places.max(axis=0) - places.min(axis=0) + margin for _, places in parts]
    width = max(float(boxes[0][0]) * 1.1, (1.5 * sum(float(box[0] * box[1]) for box in boxes)) ** 0.5)
    row, high, column, wide, down = 0.0, 0.0, 0.0, 0.0, 0.0
    for (group, places), box in zip(parts, boxes, strict=True):
        if down + box[1] > high:  # The column is full: the next one, or the next row.
            column, wide, down = column + wide, 0.0, 0.0
            if column + box[0] > width or high == 0:
                row, high, column = row + high, float(box[1]), 0.0
        placed[group] = places - places.min(axis=0) + margin / 2 + np.array([column, row + down])
        down += float(box[1])
        wide = max(wide, float(box[0]))
    middle: Floats = (placed.min(axis=0) + placed.max(axis=0)) / 2
    return placed - middle


def _scatter(placed: Floats, core: int, weights: Mapping[int, Mapping[int, int]]) -> None:
    """Gives each node from number `core` on the nearest free cell to its closest neighbour with a place."""
    cell = np.array([ROOM[0], ROOM[1]])
    # A node of the core takes part of up to four cells.
    grid = placed[:core] / cell
    taken = {
        (int(side(x)), int(other(y))) for x, y in grid for side in (np.floor, np.ceil) for other in (np.floor, np.ceil)
    }
    reach = int(np.ceil(np.sqrt(len(placed)))) + int(np.abs(placed[:core] / cell).max()) + 2
    offsets = sorted(
        ((x, y) for x in range(-reach, reach + 1) for y in range(-reach, reach + 1)),
        key=lambda offset: (offset[0] ** 2 + offset[1] ** 2, offset),
    )
    tried: dict[tuple[int, int], int] = {}
    below = int(np.ceil(grid[:, 1].max())) + 2
    for node in range(core, len(placed)):
        near = [other for other in weights[node] if other < node]
        anchor = max(near, key=lambda other: (weights[node][other], -other), default=None)
        home = (
            (0, below) if anchor is None else (round(placed[anchor, 0] / cell[0]), round(placed[anchor, 1] / cell[1]))
        )
        number = tried.get(home, 0)
        while (spot := (home[0] + offsets[number][0], home[1] + offsets[number][1])) in taken:
            number += 1
        tried[home] = number
        taken.add(spot)
        placed[node] = np.array(spot) * cell
