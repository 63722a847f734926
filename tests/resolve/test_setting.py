"""Who "the government", "the gunmen" and "the airline" are by what the whole text is about."""

import pytest

from annotated import extractor, names, pipeline, written

MALI = (
    "Mali's army recaptured the town of Kidal on Friday, officers in Bamako said.",
    "Algeria, which brokered a peace deal in 2015, urged Mali to hold its fire. President Assimi Goita refused.",
)
JOLO = (
    "The Abu Sayyaf freed a Malaysian sailor on the island of Jolo, the Philippine army said on Friday.",
    "The Abu Sayyaf had asked for two million dollars. Malaysia thanked the Philippines for its help.",
)
QANTAS = (
    "Pilots at Qantas walked out on Friday over pay.",
    "Qantas grounded forty aircraft. The Australian Council of Trade Unions backed the pilots.",
)


@pytest.mark.parametrize(
    ("paragraphs", "sentence", "word", "expected"),
    [
        (MALI, "Algeria accused the government of bad faith.", "government", "Mali"),
        (MALI, "The interim authorities rejected the offer.", "authorities", "Mali"),
        (MALI, "Ministers rejected the offer.", "Ministers", "Mali"),
        (MALI, "Government troops shelled the port.", "troops", "Mali"),
        # whose it is, is said beside it, or right before it
        (MALI, "The Algerian government rejected the offer.", "government", "Algeria"),
        (
            MALI,
            "The Algerian government met the rebels. The government later freed two of them.",
            "government",
            "Algeria",
        ),
        (MALI, "A government rejected the offer.", "government", None),
        (MALI, "A court accused the government of bad faith.", "government", "Mali"),
        (JOLO, "The kidnappers released a video.", "kidnappers", "Abu Sayyaf"),
        (JOLO, "The gunmen near Jolo released a video.", "gunmen", "Abu Sayyaf"),
        (JOLO, "A rebel commander released a video.", "commander", "Abu Sayyaf"),
        (JOLO, "The Malaysian gunmen released a video.", "gunmen", None),
        (JOLO, "Gunmen released a video.", "Gunmen", None),
        (QANTAS, "The airline rejected the demand.", "airline", "Qantas"),
        (QANTAS, "The German airline rejected the demand.", "airline", None),
    ],
)
def test_who_is_meant(paragraphs, sentence, word, expected):
    assert names(word, *paragraphs, sentence) == expected


@pytest.mark.parametrize(
    ("paragraphs", "sentence", "word", "expected"),
    [
        # some people of a state are not the state
        (MALI, "Seven Algerians were held.", "Algerians", "Algerians"),
        (MALI, "Algerians voted on Sunday.", "Algerians", "Algeria"),
        (MALI, "Dozens of Algerians were held.", "Algerians", "Algerians"),
        # bodies and outlets that are named after a state or place
        (MALI, "The Algerian Herders Congress rejected the offer.", "Congress", "Algerian Herders Congress"),
        (MALI, "The Algerian Union of Dockers rejected the offer.", "Union", "Algerian Union of Dockers"),
        (MALI, "The Algerian Defence Ministry rejected the offer.", "Ministry", "Algeria"),
        (MALI, "An aide told the news agency Saba that talks went on.", "Saba", "Saba"),
        # whose somebody is
        (MALI, "Algeria's foreign minister met his Malian counterpart.", "counterpart", "Mali"),
        (MALI, "President Goita praised his troops.", "troops", "Mali"),
        (JOLO, "The Abu Sayyaf said its men had left.", "men", "Abu Sayyaf"),
        (JOLO, "Malaysia's Abu Sayyaf guerrillas freed him.", "guerrillas", "Abu Sayyaf"),
        # who goes on acting
        (MALI, "Algeria said the government had proposed a truce. It would not halt its raids.", "It", "Mali"),
    ],
)
def test_whose_name_it_is(paragraphs, sentence, word, expected):
    assert names(word, *paragraphs, sentence) == expected


def test_they_are_both_of_two_that_were_named_together():
    assert names("They", "Chad and Sudan reopened their border. They agreed to exchange envoys.") == ["Chad", "Sudan"]


def test_a_text_about_two_states_has_no_government_of_its_own():
    paragraphs = ("Armenia and Azerbaijan exchanged fire.", "Armenia accused Azerbaijan. Azerbaijan accused Armenia.")
    assert names("cabinet", *paragraphs, "Qatar was worried. The cabinet rejected the plan.") is None


# ---- those without a name who hold people --------------------------------------------------------


def captors(text):
    """The name of the captors of a text of one paragraph, and whom each of some nouns in it stands for."""
    document = written(text)
    (parsed,) = pipeline().parse(document)
    resolver = extractor().read(document.id, [parsed]).resolver
    words = {"hijackers", "gunmen", "gang", "Gunmen", "kidnappers", "bandits"}
    found = [resolver.actor(token) for token in parsed.doc if token.text in words]
    return resolver.captors and resolver.captors.name, [each and each.id for each in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nine men boarded a ferry. The hijackers asked for money. A priest met the hijackers. The hijackers left.",
            "hijackers",
        ),
        (
            "Gunmen stormed a bank in Lagos. The gunmen took nine hostages. Police called the gunmen by telephone.",
            "gunmen",
        ),
        (
            "Five men stormed a bank. The kidnappers took nine clerks. Police met the kidnappers. The gang fled.",
            "kidnappers",
        ),
    ],
)
def test_captors_without_a_name_are_one_actor(text, name):
    called, ids = captors(text)
    assert called == name
    assert len(ids) > 2
    assert len(set(ids)) == 1
    assert None not in ids


@pytest.mark.parametrize(
    "text",
    [
        # who they are is known
        "The Abu Sayyaf held two nuns. Police met the hijackers. The hijackers asked for two million dollars.",
        # once is not enough
        "A jet landed in Lagos. Police met the hijackers on Tuesday.",
        # a gang alone is none
        "A jet landed in Lagos. The gang freed two women. Police met the gang.",
        # one man is not several
        "A jet landed in Lagos. The gunman freed two women. Police met the gunman.",
    ],
)
def test_no_captors_are_made_up(text):
    assert captors(text)[0] is None


def test_captors_who_are_counted_are_some_of_them_only():
    text = "Bandits raided a school in Kaduna. The bandits asked for motorcycles. Two bandits called the headmaster."
    _, ids = captors(text)
    assert ids[0] is not None
    assert ids[-1] is None


# ---- offices of a state that is not named beside them --------------------------------------------

SENEGAL = (
    "Senegal closed its border on Friday, officials in Dakar said. Senegal asked Senegalese traders to wait.",
    "Gambia, its neighbour, urged Senegal to reopen the crossing.",
)


def state(name, *paragraphs):
    """Of whom a person is by the registry, in a text of some paragraphs."""
    document = written(*paragraphs)
    parsed = pipeline().parse(document)
    resolver = extractor().read(document.id, parsed).resolver
    (token,) = [each for piece in parsed for each in piece.doc if each.text == name]
    parent = resolver.registry.parent(resolver.actor(token))
    return None if parent is None else parent.name


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Interior Minister Awa Ndour rejected the plea.", "Senegal"),
        ("Premier Awa Ndour rejected the plea.", "Senegal"),
        # whose it is, is said
        ("Gambian Interior Minister Awa Ndour rejected the plea.", "Gambia"),
        ("Foreign Minister Awa Ndour of Gambia rejected the plea.", "Gambia"),
        # no office of a state
        ("Bishop Awa Ndour rejected the plea.", None),
        ("Captain Awa Ndour rejected the plea.", None),
    ],
)
def test_a_minister_is_of_the_state_that_the_text_is_about(sentence, expected):
    assert state("Ndour", *SENEGAL, sentence) == expected


def test_a_minister_is_of_no_state_where_the_text_is_about_none():
    assert state("Ndour", "Snow fell in the hills.", "Interior Minister Awa Ndour rejected the plea.") is None


MYANMAR = (
    "Myanmar's military and the Ta'ang National Liberation Army met on Monday. China hosted the talks.",
    "Beijing has investments there, and Myanmar has been at war since 2021.",
)


@pytest.mark.parametrize("word", ["junta", "army", "generals"])
def test_the_army_is_the_force_that_the_text_names(word):
    assert names(word, *MYANMAR, f"On Friday the {word} rejected the offer.") == "Myanmar military"


def test_the_country_is_the_one_whose_army_is_named_where_another_is_named_as_often():
    assert names("government", *MYANMAR, "On Friday the government rejected the offer.") == "Myanmar"


def test_in_a_headline_bodies_of_a_state_need_no_article():
    assert names("army", *MALI, "Rebels say army must pull back before talks") == "Mali"


def test_a_body_before_another_noun_is_none_that_acts():
    assert names("government", *MALI, "Anti-government protests went on.") is None


@pytest.mark.parametrize(
    ("first", "noun", "who"),
    [
        ("Gunmen took 80 pupils in Nigeria. Nigeria sent soldiers to Zamfara.", "bandits", "Nigerian bandits"),
        ("Somalia lost a tanker. Somalia and Somali officials asked for help.", "pirates", "Somali pirates"),
    ],
)
def test_captors_have_the_name_that_the_list_of_actors_gives_them(first, noun, who):
    """ "The pirates" of a text about Somalia are Somali pirates."""
    assert names(noun, first, f"The {noun} want money.", f"On Friday the {noun} freed two.") == who


def test_of_two_armed_groups_the_one_named_more_often_is_the_rebels():
    paragraphs = (
        "The National Liberation Army (ELN) freed two men in Arauca, the ELN said. Colombia thanked the ELN.",
        "The FARC laid down its arms in 2016.",
    )
    assert names("rebels", *paragraphs, "On Friday the rebels rejected the offer.") == "National Liberation Army"


def test_a_title_that_is_shortened_before_a_name_is_taken_up_in_full():
    paragraphs = ("Gen Idris Kafi met the envoy on Monday.", "Kafi rejected the plan.")
    assert names("general", *paragraphs, "The general said that he would fight on.") == "Idris Kafi"


def test_a_state_that_goes_between_the_sides_is_not_the_one_the_text_is_about():
    paragraphs = (
        "Norway said talks on the Philippine insurgency had collapsed.",
        "Manila called off a round of talks that Norway has mediated since May. Norway regretted it.",
        "Philippine officials told Norwegian mediators that they would not come.",
        "The government freed nineteen rebels last year.",
    )
    assert names("government", *paragraphs) == "Philippines"
