"""To which of the two sides of a text those belong who are only like one of them."""

from types import SimpleNamespace

import pytest

from accord.extract.camps import Camps
from accord.records import Actor
from annotated import extractor

PERU = Actor("peru", "Peru", "State", country="PER")
CHILE = Actor("chile", "Chile", "State", country="CHL")
MOVEMENT = Actor("mrta", "Tupac Amaru Revolutionary Movement", "ArmedGroup")
COLUMN = Actor("column", "Red Column", "ArmedGroup")
UNION = Actor("tram-union", "Tram Drivers' Union", "Organization")
MINE = Actor("mine", "Cerro Alto", "Organization", sector="BUS")
SMELTER = Actor("smelter", "Rio Hondo", "Organization", sector="BUS")
HOLDERS = Actor("students-1", "students", "Person", known=False, anonymous=True)


def camp(sides, actor, *, holders=(), acts_for=None):
    """The id of the side of an actor, who acts for somebody (for themselves, if nobody is told)."""
    resolver = SimpleNamespace(side=lambda each: (acts_for or {}).get(each.id, each))
    return Camps(sides, holders, resolver, extractor().words).of(actor)


def nameless(name):
    return Actor("nameless", name, "Person", known=False, anonymous=True)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("soldiers", "peru"),
        ("riot police", "peru"),
        ("Ministers", "peru"),
        ("two policemen", "peru"),
        ("generals", "peru"),
        ("insurgents", "mrta"),
        ("armed gunmen", "mrta"),
        ("kidnappers", "mrta"),
        # who they are is not told by what they are
        ("miners", "nameless"),
        ("a senior diplomat", "nameless"),
        # theirs who speak
        ("our army", "nameless"),
        ("my soldiers", "nameless"),
    ],
)
def test_those_without_a_name_stand_by_the_state_or_the_armed_group(name, side):
    assert camp([PERU, MOVEMENT], nameless(name)) == side


@pytest.mark.parametrize(
    ("sides", "name"),
    [
        ([PERU, CHILE], "soldiers"),
        ([COLUMN, MOVEMENT], "insurgents"),
        ([PERU, CHILE], "insurgents"),
        ([UNION, MINE], "soldiers"),
        ([], "soldiers"),
    ],
)
def test_where_not_one_side_alone_is_of_the_kind_they_stand_by_nobody(sides, name):
    assert camp(sides, nameless(name)) == "nameless"


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        (Actor("bus-union", "Bus Drivers' Union", "Organization"), "tram-union"),
        (Actor("unite", "Unite", "Organization", sector="LAB"), "tram-union"),
        (nameless("railway union"), "tram-union"),
        (nameless("union leaders"), "tram-union"),
        (Actor("depot", "Depot Ltd", "Organization", sector="BUS"), "mine"),
        # neither workers nor a firm
        (nameless("labour tribunal"), "nameless"),
        (Actor("red-cross", "Red Cross", "Organization"), "red-cross"),
        (Actor("chile", "Chile", "State"), "chile"),
    ],
)
def test_a_union_stands_by_the_union_and_a_firm_by_the_firm(actor, side):
    assert camp([UNION, MINE], actor) == side


def test_a_firm_stands_by_neither_of_two_firms():
    assert camp([MINE, SMELTER], Actor("depot", "Depot Ltd", "Organization", sector="BUS")) == "depot"


def test_armed_men_stand_by_those_without_a_name_who_hold_people():
    assert camp([PERU, HOLDERS], nameless("gunmen"), holders={HOLDERS.id}) == HOLDERS.id
    assert camp([PERU, HOLDERS], nameless("gunmen")) == "nameless"


def test_a_side_is_its_own_and_those_who_act_for_it_are_of_it():
    envoy = Actor("envoy", "Rosa Quispe", "Person", speaks_for="peru")
    assert camp([PERU, MOVEMENT], PERU) == "peru"
    assert camp([PERU, MOVEMENT], envoy, acts_for={"envoy": PERU}) == "peru"
    assert camp([PERU, MOVEMENT], envoy, acts_for={"envoy": CHILE}) == "chile"
    assert camp([PERU, MOVEMENT], envoy) == "envoy"


@pytest.mark.parametrize(
    ("actor", "union"),
    [
        (UNION, True),
        (Actor("guild", "Weavers Guild", "Organization"), True),
        (Actor("solidarity", "Solidarity", "Organization", sector="LAB"), True),
        (MINE, False),
        (Actor("reunion", "Reunion", "Place"), False),
    ],
)
def test_a_body_for_workers_is_known_by_its_sector_or_its_name(actor, union):
    resolver = SimpleNamespace(side=lambda each: each)
    assert Camps([], (), resolver, extractor().words).is_union(actor) == union
