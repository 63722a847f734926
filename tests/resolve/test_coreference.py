"""Whom phrases take up in sentences about many conflicts: nobody rather than somebody wrong."""

import pytest

from accord.extract import Extractor
from accord.language.pipeline import load
from accord.records import Block, Document

pytestmark = pytest.mark.pipeline


@pytest.fixture(scope="module")
def read():
    """Give the resolver of a paragraph, and its nth token of a text."""
    pipeline, extractor = load(), Extractor.load()

    def made(text, word):
        document = Document("article", text, (Block(0, len(text), "paragraph"),), "article", "test")
        parsed = pipeline.parse(document)
        form, _, nth = word.partition("#")
        tokens = [token for token in parsed[0].doc if token.text == form]
        return extractor.read(document.id, parsed).resolver, tokens[int(nth or 1) - 1]

    return made


ONE = [
    # titles and descriptions of persons
    (
        "Prime Minister Nikol Pashinyan met Ilham Aliyev in Brussels. The prime minister said talks would go on.",
        "minister",
        "Nikol Pashinyan",
    ),
    (
        "Peter Moore, a spokesman for the union, denied the raid. The spokesman called it a lie.",
        "spokesman#2",
        "Peter Moore",
    ),
    # groups, movements, rebels, firms
    ("The ELN kidnapped an engineer in Arauca. The group demanded a ransom.", "group", "National Liberation Army"),
    ("The Houthis seized a car carrier. The movement demanded an end to the blockade.", "movement", "Houthis"),
    ("The M23 seized Goma in January. The rebels rejected a ceasefire.", "rebels", "M23"),
    ("Reuters reported the raid on Friday. The agency cited two officials.", "agency", "Reuters"),
    # states
    ("Qatar hosted the envoys for a week. The Gulf state has mediated since 2012.", "state", "Qatar"),
    ("Oman hosted the envoys for a week. The sultanate has mediated since 2012.", "sultanate", "Oman"),
    ("Turkey brokered the grain deal. The country sent inspectors to the port.", "country", "Turkey"),
    # pronouns
    ("President Gustavo Petro announced a truce. He said the army would stay in its barracks.", "He", "Gustavo Petro"),
    ("Jacinda Ardern visited Fiji in May. She signed an agreement on trade.", "She", "Jacinda Ardern"),
    (
        "Anna Kowalska leads the union. Marek Nowak owns the shipyard. She rejected his offer.",
        "She",
        "Anna Kowalska",
    ),
    ("Anna Kowalska leads the union. Marek Nowak owns the shipyard. She rejected his offer.", "his", "Marek Nowak"),
    ("Ethiopia attacked the port. It later freed the sailors.", "It", "Ethiopia"),
    ("The Taliban captured the town. They released the prisoners.", "They", "Taliban"),
    ("A senior diplomat praised the deal. He said the talks would go on.", "He", "senior diplomat"),
    # last names and letters
    ("Colonel Tesfaye Bekele met the miners on Monday. Bekele rejected the plan.", "Bekele#2", "Tesfaye Bekele"),
    (
        "The Harbour Workers' Federation (HWF) called a strike. The HWF demanded higher pay.",
        "HWF#2",
        "Harbour Workers' Federation",
    ),
]


@pytest.mark.parametrize(("text", "word", "name"), ONE)
def test_whom_a_phrase_takes_up(read, text, word, name):
    resolver, token = read(text, word)
    assert resolver.actor(token).name == name


NOBODY = [
    ("Colombia offered talks on Monday. He praised the deal.", "He"),
    ("Colombia offered talks on Monday. The group demanded a ransom.", "group"),
    ("The truce holds. It took three years to negotiate.", "It"),
    ("It is unlikely that Sudan will sign.", "It"),
    ("Kim Jong Un met Vladimir Putin. Russia praised the visit. The president left by train.", "president"),
    ("Sudan rejected the plan. Both sides met in Jeddah.", "sides"),
    ("Norway and Kenya urged both sides to sign.", "sides"),
]


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_nobody_rather_than_somebody_wrong(read, text, word):
    resolver, token = read(text, word)
    assert resolver.actor(token) is None
    assert resolver.several(token) == ()


BOTH = [
    ("Chile and Bolivia broke off relations in 1978. Both sides rejected a plan.", "sides", ("Chile", "Bolivia")),
    (
        "Serbia and Kosovo signed a deal in Ohrid. The two governments rejected a plan.",
        "governments",
        ("Serbia", "Kosovo"),
    ),
    ("India and Pakistan agreed to a truce. The two countries opened the border.", "countries", ("India", "Pakistan")),
    (
        "Manila accused Beijing of ramming a boat. Both governments recalled their envoys.",
        "governments",
        ("Philippines", "China"),
    ),
]


@pytest.mark.parametrize(("text", "word", "names"), BOTH)
def test_both_sides_are_the_two_that_were_named(read, text, word, names):
    resolver, token = read(text, word)
    assert resolver.actor(token) is None
    assert tuple(actor.name for actor in resolver.several(token)) == names


def test_a_link_leads_to_the_name_itself(read):
    resolver, token = read("Jacinda Ardern visited Fiji in May. She signed an agreement on trade.", "She")
    link = resolver.link(token)
    assert (link.kind, link.name.text, link.mention.actor.name) == ("pronoun", "Jacinda", "Jacinda Ardern")
    assert resolver.link(link.name) is None


def test_names_that_nobody_says_are_one_are_kept_apart(read):
    resolver, token = read("Oklahoma City mourned its dead. Oklahoma sent help.", "Oklahoma#2")
    assert resolver.link(token) is None
