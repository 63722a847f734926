"""Names in texts: where they begin and end, whom they name, and who is introduced by them."""

import itertools

import pytest

from accord.records import Actor
from accord.resolve.mentions import alias_at, find_mentions, first_words, head
from accord.resolve.registry import Registry, slug
from accord.vocabulary.words import load_words
from annotated import annotated, extractor, names


@pytest.fixture
def registry():
    return Registry(extractor().lexicon)


@pytest.fixture(scope="module")
def firsts():
    return first_words(extractor().lexicon)


@pytest.fixture
def mentions(registry, firsts):
    """The mentions of annotated sentences: the words, the actor's id, and how the words name it."""

    def find(*sentences):
        doc = annotated(*sentences)
        return [
            (doc[each.start : each.end].text.removeprefix("The ").removeprefix("the "), each.actor.id, each.form)
            for each in find_mentions(doc, registry, firsts, load_words())
        ]

    return find


CASES = [
    ("Armenia agreed to a truce.", [("Armenia", "armenia", "name")]),
    ("Qatari envoys met the pilots.", [("Qatari", "qatar", "demonym")]),
    ("The RSF denied the raid.", [("RSF", "rapid-support-forces", "acronym")]),
    # the longest alias, and one mention of it
    ("The Rapid Support Forces shelled the market.", [("Rapid Support Forces", "rapid-support-forces", "name")]),
    (
        "Oman is a mediator between the Houthis and Saudi Arabia.",
        [("Oman", "oman", "name"), ("Houthis", "houthis", "name"), ("Saudi Arabia", "saudi-arabia", "name")],
    ),
    # dots of abbreviations and possessive endings are no part of it
    ("The U.S. envoy met the generals.", [("U.S.", "united-states", "acronym")]),
    (
        "Ethiopia's demand for a port alarmed Somalia.",
        [("Ethiopia", "ethiopia", "name"), ("Somalia", "somalia", "name")],
    ),
    # a title is no part of a name, known or new
    ("President Gustavo Petro met the miners.", [("Gustavo Petro", "gustavo-petro", "name")]),
    ("Colonel Tesfaye Bekele met the miners.", [("Tesfaye Bekele", "tesfaye-bekele", "name")]),
    # a nationality and an office, taken for a person's name or for a part of it
    (
        "Malian Colonel Issa Diallo met the miners.",
        [("Malian", "mali", "demonym"), ("Issa Diallo", "issa-diallo", "name")],
    ),
    ("The Malian Prime Minister met the miners.", [("Malian", "mali", "demonym")]),
    # a person who shares a word with a country
    ("Jordan Henderson met the miners.", [("Jordan Henderson", "jordan-henderson", "name")]),
    # places that the lexicon knows and places that it does not
    ("The talks resumed in Geneva.", [("Geneva", "geneva", "name")]),
    # a body's name goes on behind "of", and does not end in a conjunction
    ("The Parliament of Mali rejected the plan.", [("Parliament of Mali", "parliament-of-mali-787e", "name")]),
    ("The Harbour Board and rejected the plan.", [("Harbour Board", slug("Harbour Board"), "name")]),
    # dates and common nouns name nobody
    ("Nine sailors were released by the gang on Monday.", []),
    ("The harbour union rejected the shipping line's offer.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_mentions(mentions, sentence, expected):
    assert mentions(sentence) == expected


def test_a_last_name_stands_for_the_full_name_before_it(mentions):
    found = mentions("Colonel Tesfaye Bekele met the miners.", "Bekele rejected the plan.")
    assert [actor for _, actor, _ in found] == ["tesfaye-bekele", "tesfaye-bekele"]


def test_a_last_name_without_a_full_name_before_it_is_somebody_of_its_own(mentions):
    assert mentions("Bekele rejected the plan.") == [("Bekele", "bekele", "name")]


def test_a_namesake_introduced_in_full_goes_before_one_that_the_lexicon_knows(mentions):
    alone = mentions("Solheim praised the deal.")
    assert [actor for _, actor, _ in alone] == ["erik-solheim"]


def test_an_introduced_namesake_takes_the_name(mentions):
    found = mentions("Maria Solheim met the miners.", "Solheim praised the deal.")
    assert [actor for _, actor, _ in found] == ["maria-solheim", "maria-solheim"]


def test_a_capital_is_a_metonym_with_its_place(registry, firsts):
    doc = annotated("Riyadh rejected the plan.")
    (mention,) = find_mentions(doc, registry, firsts, load_words())
    assert (mention.actor.id, mention.form) == ("saudi-arabia", "metonym")
    assert (mention.place.id, mention.place.kind) == ("riyadh", "Place")


def test_mentions_do_not_overlap(registry, firsts):
    doc = annotated(
        "Oman is a mediator between the Houthis and Saudi Arabia.", "The Rapid Support Forces shelled the market."
    )
    found = list(find_mentions(doc, registry, firsts, load_words()))
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def test_the_head_of_a_mention_is_the_word_on_which_its_others_depend(registry, firsts):
    doc = annotated("The Rapid Support Forces shelled the market.")
    (mention,) = find_mentions(doc, registry, firsts, load_words())
    assert head(doc, mention).text == "Forces"


def test_aliases_begin_at_a_token_and_end_before_a_possessive(firsts):
    doc = annotated("Ethiopia's demand for a port alarmed Somalia.")
    end, alias = alias_at(doc, 0, extractor().lexicon, firsts)
    assert (end, alias.actor.id) == (1, "ethiopia")
    assert alias_at(doc, 1, extractor().lexicon, firsts) is None


# ---- the actors of a document -----------------------------------------------------------------


def test_a_known_person_is_the_lexicons(registry):
    assert registry.person("Gustavo Petro").known
    assert registry.new == {}


def test_a_new_person_is_made_once(registry):
    first = registry.person("Ana Ruiz")
    assert (first.id, first.kind, first.known) == ("ana-ruiz", "Person", False)
    assert registry.person("Ana Ruiz") is first
    assert registry.person("Ruiz") is first


def test_an_affiliation_reaches_the_surname_and_is_not_changed_again(registry):
    person = registry.person("Ana Ruiz")
    colombia, eln = registry.lexicon.actors["colombia"], registry.lexicon.actors["national-liberation-army"]
    changed = registry.affiliate(person, colombia, speaks=True)
    assert (changed.part_of, changed.speaks_for, changed.country) == (("colombia",), "colombia", "COL")
    assert registry.person("Ruiz") == registry.current(person) == changed
    assert registry.affiliate(changed, eln, speaks=False).part_of == ("colombia",)
    assert registry.parent(changed) == colombia


def test_a_known_actors_allegiance_is_what_the_lexicon_says(registry):
    petro, norway = registry.person("Gustavo Petro"), registry.lexicon.actors["norway"]
    assert registry.affiliate(petro, norway, speaks=True) == petro
    assert registry.parent(petro).id == "colombia"


def test_nobody_belongs_to_themselves(registry):
    group = registry.named("Harbour Front", "Organization")
    assert registry.affiliate(group, group, speaks=True).part_of == ()


def test_registries_share_nothing(registry):
    registry.person("Ana Ruiz")
    assert Registry(extractor().lexicon).new == {}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbour Workers' Union", "harbour-workers-union"),
        ("Łódź", "łódź"),
        ("محمد علي", "محمد-علي"),
        ("A  B\nC", "a-b-c"),
        ("_x_", "x"),
        ("!!!", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_slugs(name, expected):
    assert slug(name) == expected


def test_a_new_actor_has_the_id_of_its_name(registry):
    assert registry.named("Harbour Front", "Organization") == Actor(
        "harbour-front", "Harbour Front", "Organization", known=False
    )


@pytest.mark.parametrize(
    ("sentence", "head", "name"),
    [
        ("The Mobondo militia raided the villages.", "militia", "Mobondo"),
        ("The army attacked the Cobra rebels.", "rebels", "Cobra"),
    ],
)
def test_an_armed_group_is_named_before_the_noun_for_it(sentence, head, name):
    assert names(head, sentence) == name


@pytest.mark.parametrize("sentence", ["The Idlib rebels attacked the army.", "A Zintan militia attacked the army."])
def test_where_armed_people_are_from_is_not_their_name(sentence):
    assert names(sentence.split()[2], sentence) not in {"Idlib", "Zintan"}
