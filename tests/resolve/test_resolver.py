"""From phrases to actors: no answer rather than a wrong one."""

import pytest

from annotated import article


def actor(made, text, nth=1, paragraph=1, *, source=False):
    """The id of the actor that the phrase headed by a word stands for."""
    found = made.reading.resolver.actor(made.word(text, nth, paragraph), source=source)
    return None if found is None else found.id


WHO_ACTS = [
    # names, aliases, capitals that stand for governments
    ("Armenia agreed to a truce.", "Armenia", "armenia"),
    ("The RSF denied the raid.", "RSF", "rapid-support-forces"),
    ("The Rapid Support Forces shelled the market.", "Forces", "rapid-support-forces"),
    ("Riyadh rejected the plan.", "Riyadh", "saudi-arabia"),
    ("President Gustavo Petro met the miners.", "Gustavo", "gustavo-petro"),
    ("Colonel Tesfaye Bekele met the miners.", "Tesfaye", "tesfaye-bekele"),
    # delegates and forces act for whoever is named beside them
    ("Qatari envoys met the pilots.", "envoys", "qatar"),
    ("The Colombian government freed the guerrillas.", "government", "colombia"),
    ("Norwegian mediators met delegates from Sudan.", "mediators", "norway"),
    ("Norwegian mediators met delegates from Sudan.", "delegates", "sudan"),
    ("Hamas gunmen seized the post.", "gunmen", "hamas"),
    ("The U.S. envoy met the generals.", "envoy", "united-states"),
    ("The RSF's commander denied the raid.", "commander", "rapid-support-forces"),
    ("Dozens of Houthis surrendered.", "Dozens", "houthis"),
    # a person named in apposition
    ("The union's leader, Anna Kowalska, met the minister.", "leader", "anna-kowalska"),
    ("Ethiopian spokesman Dawit Lemma condemned the raid.", "Dawit", "dawit-lemma"),
]


@pytest.mark.parametrize(("sentence", "text", "expected"), WHO_ACTS)
def test_who_acts(sentence, text, expected):
    assert actor(article(sentence), text) == expected


@pytest.mark.parametrize("sentence", ["The Israeli army shelled the port.", "The Israeli military shelled the port."])
def test_an_army_named_by_its_states_adjective_is_the_state(sentence):
    assert actor(article(sentence), sentence.split()[2]) == "israel"


NOBODY = [
    # not the state whose adjective stands before them
    ("Rwandan rebels seized the mine.", "rebels"),
    # nobody was named before
    ("The group demanded a ransom.", "group"),
    ("It later freed the engineer.", "It"),
    ("They released a video.", "They"),
    ("He praised the deal.", "He"),
    ("The country released prisoners.", "country"),
    ("The airline rejected the plan.", "airline"),
    ("The diplomat met the rebels.", "diplomat"),
    # things
    ("Riyadh rejected the plan.", "plan"),
    ("The RSF denied the raid.", "raid"),
    ("Dozens of rebels surrendered.", "Dozens"),
]


@pytest.mark.parametrize(("sentence", "text"), NOBODY)
def test_nobody_rather_than_somebody_wrong(sentence, text):
    assert actor(article(sentence), text) is None


def test_envoys_of_two_states_act_for_both():
    made = article("The envoys of Armenia and Azerbaijan met in Geneva.")
    events = [match for match in made.reading.matcher.match(made.word("met")) if hasattr(match, "roles")]
    heads = {role: list(tokens) for role, tokens in events[0].roles.items()}
    fillers = made.reading.filling.roles(heads, made.parsed[0])["participant"]
    assert [filler.name for filler in fillers] == ["Armenia", "Azerbaijan"]


# ---- persons -------------------------------------------------------------------------------------


def test_a_surname_stands_for_the_name_given_before():
    made = article(["Colonel Tesfaye Bekele met the miners.", "Bekele rejected the plan."])
    assert actor(made, "Bekele", 2) == "tesfaye-bekele"


def test_a_surname_with_a_possessive_ending_does_too():
    made = article("Colonel Tesfaye Bekele met the miners.", "Bekele's deputy rejected the plan.")
    assert actor(made, "Bekele", 1, 2) == "tesfaye-bekele"


def test_a_namesake_of_a_known_person_is_the_one_whom_the_text_has_introduced():
    made = article("Maria Solheim met the miners.", "Solheim praised the deal.")
    assert actor(made, "Solheim", 1, 2) == "maria-solheim"


def test_a_person_is_no_country():
    assert actor(article("Jordan Henderson met the miners."), "Jordan") == "jordan-henderson"
    assert actor(article("Jordan condemned the raid."), "Jordan") == "jordan"


def test_who_introduces_a_person_tells_whom_they_speak_for():
    made = article("Ethiopian spokesman Dawit Lemma condemned the raid.", "Lemma blamed Eritrea.")
    person = made.reading.resolver.actor(made.word("Lemma", 1, 2))
    assert (person.id, person.speaks_for, person.known) == ("dawit-lemma", "ethiopia", False)
    assert made.reading.resolver.side(person).id == "ethiopia"


def test_new_persons_have_the_same_id_in_every_document():
    ids = [actor(article("Colonel Tesfaye Bekele met the miners.", name=name), "Tesfaye") for name in ("one", "two")]
    assert ids[0] == ids[1]


# ---- sources -------------------------------------------------------------------------------------


def test_a_source_is_itself_and_not_its_state():
    made = article("A senior Kenyan diplomat welcomed the deal.")
    source = made.reading.resolver.actor(made.word("diplomat"), source=True)
    assert (source.name, source.speaks_for, source.anonymous, source.known) == (
        "senior Kenyan diplomat",
        "kenya",
        True,
        False,
    )
    assert made.reading.resolver.side(source).id == "kenya"


def test_a_source_keeps_what_tells_it_from_others():
    made = article("A source familiar with the talks confirmed the deal.")
    assert made.reading.resolver.actor(made.word("source"), source=True).name == "source familiar with the talks"


def test_sources_are_told_apart_between_documents():
    ids = {
        actor(article("A senior Kenyan diplomat welcomed the deal.", name=name), "diplomat", source=True)
        for name in ("one", "two")
    }
    assert len(ids) == 2


def test_a_source_mentioned_again_in_a_document_is_the_same():
    made = article("A senior Kenyan diplomat welcomed the deal.", "The diplomat met the rebels.")
    assert actor(made, "diplomat", 1, 2, source=True) == actor(made, "diplomat", 1, 1, source=True)


def test_rebels_of_a_nationality_are_a_source_of_their_own():
    made = article("Rwandan rebels seized the mine.")
    source = made.reading.resolver.actor(made.word("rebels"), source=True)
    assert source is not None
    assert source.anonymous


# ---- places and sides ------------------------------------------------------------------------------


def test_a_capital_is_a_place_where_a_place_is_asked_for():
    made = article("The envoys met in Riyadh.")
    place = made.reading.resolver.place(made.word("Riyadh"))
    assert (place.name, place.kind) == ("Riyadh", "Place")


@pytest.mark.parametrize(
    ("sentence", "text", "name"),
    [
        ("The talks resumed in Geneva.", "Geneva", "Geneva"),
        ("There was no ceasefire in Tigray.", "Tigray", "Tigray"),
        ("Colombia offered talks.", "talks", None),
        ("The RSF denied the raid.", "RSF", None),
    ],
)
def test_places(sentence, text, name):
    made = article(sentence)
    place = made.reading.resolver.place(made.word(text))
    assert (None if place is None else place.name) == name


def test_the_side_of_an_actor_that_belongs_to_nobody_is_itself():
    made = article("Colombia offered talks.")
    colombia = made.reading.resolver.actor(made.word("Colombia"))
    assert made.reading.resolver.side(colombia) == colombia


def test_a_known_persons_side_is_their_state():
    made = article("President Gustavo Petro met the miners.")
    person = made.reading.resolver.actor(made.word("Gustavo"))
    assert made.reading.resolver.side(person).id == "colombia"


# ---- people of more than one -----------------------------------------------------------------------


def whose(sentence, text):
    made = article(sentence)
    return [each.id for each in made.reading.resolver.several(made.word(text))]


def test_envoys_of_two_nationalities_act_for_both():
    assert whose("Armenian and Azerbaijani envoys met in Geneva.", "envoys") == ["armenia", "azerbaijan"]
    assert whose("The envoys of Armenia and Azerbaijan met in Geneva.", "envoys") == ["armenia", "azerbaijan"]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        # of one
        ("Qatari envoys met the pilots.", "envoys"),
        # one of them has no name
        ("The envoys of Armenia and the rebels met in Geneva.", "envoys"),
        ("Norwegian and senior envoys met in Geneva.", "envoys"),
        # not the states whose adjectives stand before them
        ("Rwandan and Ugandan rebels seized the mine.", "rebels"),
        # of one, wherever else they are
        ("French troops in Mali and Niger shelled the camp.", "troops"),
        # things act for nobody
        ("Colombia and the ELN held talks in Havana.", "talks"),
        ("The truce between Armenia and Azerbaijan collapsed.", "truce"),
    ],
)
def test_no_others_act_for_several(sentence, text):
    assert whose(sentence, text) == []


def test_troops_act_for_whose_they_are_and_not_for_where_they_are():
    assert actor(article("French troops in Mali and Niger shelled the camp."), "troops") == "france"


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Miners in the Bajo Cauca blocked the road.", None),
        ("Miners of the Bajo Cauca blocked the road.", "Bajo Cauca"),
    ],
)
def test_where_people_are_is_not_what_they_belong_to(sentence, owner):
    made = article(sentence)
    beside = made.reading.resolver.beside(made.word("Miners"))
    assert (beside and beside.name) == owner
