from accord.view import looks


def test_standing():
    assert looks.standing("affirmed", "actual", "") == "stated"
    assert looks.standing("", "", "") == "stated"
    assert looks.standing("affirmed", "offered", "") == "open"
    assert looks.standing("affirmed", "actual", "if the raids stop") == "conditional"
    assert looks.standing("negated", "possible", "if the raids stop") == "denied"


def test_cooperation_and_conflict_differ_by_more_than_colour():
    cooperation, conflict = (looks.SIDES[looks.QUADS[quad]["side"]] for quad in (1, 3))
    assert cooperation["arrow"] != conflict["arrow"]
    assert len({look["color"] for look in looks.QUADS}) == len(looks.QUADS)


def test_standings_differ_by_dashes():
    assert len({str(look["dashes"]) for look in looks.STANDINGS}) == len(looks.STANDINGS)


def test_size_and_width_grow_and_stay_in_bounds():
    sizes = [looks.size(weight, 400) for weight in (0, 1, 20, 100, 400)]
    assert sizes == sorted(set(sizes))
    assert sizes[0] == looks.size(0, 0) == 15
    assert sizes[-1] == 37
    widths = [looks.width(count) for count in (1, 2, 10, 100, 10_000)]
    assert widths == sorted(widths)
    assert widths[-1] == 9.0


def test_every_kind_has_a_shape_and_a_colour_of_its_own():
    assert len({look["color"] for look in looks.KINDS.values()}) == len(looks.KINDS)
    shapes = {kind: look["path"] for kind, look in looks.KINDS.items()}
    assert len(set(shapes.values())) == len(shapes) - 1  # a state and an actor of no known class are circles
    assert shapes["State"] == shapes["Actor"]
