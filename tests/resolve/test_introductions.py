"""How a text introduces people, and by which words a source is described."""

import pytest

from accord.resolve.introductions import noun_phrase
from annotated import annotated, article, extractor, names, pipeline, word, written


def person(made, text, paragraph=1):
    return made.reading.resolver.actor(made.word(text, 1, paragraph))


def test_an_adjective_before_an_office_tells_whom_a_person_speaks_for():
    dawit = person(article("Ethiopian spokesman Dawit Lemma condemned the raid."), "Dawit")
    assert (dawit.part_of, dawit.speaks_for, dawit.country) == (("ethiopia",), "ethiopia", "ETH")


def test_a_person_without_description_belongs_to_nobody():
    tesfaye = person(article("Colonel Tesfaye Bekele met the miners."), "Tesfaye")
    assert (tesfaye.part_of, tesfaye.speaks_for, tesfaye.country) == ((), None, None)


def test_whom_a_person_meets_is_not_whom_they_belong_to():
    maria = person(article("Maria Solheim met the miners.", "Ethiopia attacked Eritrea."), "Maria")
    assert maria.part_of == ()


def test_persons_in_apposition_to_their_captors_or_captives_belong_to_nobody():
    ana = person(article("The engineers, Ana Ruiz and Luis Mora, were released."), "Ana")
    assert (ana.id, ana.part_of) == ("ana-ruiz", ())


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("A senior Kenyan diplomat welcomed the deal.", "diplomat", "senior Kenyan diplomat"),
        ("A union official welcomed the deal.", "official", "union official"),
        ("A source familiar with the talks confirmed the deal.", "source", "source familiar with the talks"),
        ("The RSF's commander denied the raid.", "commander", "RSF's commander"),
        ("The diplomat met the rebels.", "diplomat", "diplomat"),
    ],
)
def test_how_a_source_is_described(sentence, head, expected):
    assert noun_phrase(word(annotated(sentence), head)) == expected


def test_the_whole_text_tells_whose_leader_somebody_is():
    document = written(
        "The Steel Workers' Union called a strike on Monday.", "Maria Solheim, a leader of the union, met the miners."
    )
    parsed = pipeline().parse(document)
    resolver = extractor().read(document.id, parsed).resolver
    (maria,) = [token for piece in parsed for token in piece.doc if token.text == "Maria"]
    assert resolver.side(resolver.actor(maria)).name == "Steel Workers' Union"


@pytest.mark.parametrize(
    ("paragraphs", "phrase", "name"),
    [
        (("The FENTRA union met the operator Ferrocar on Monday.", "The union made no demand."), "union", "FENTRA"),
        (("FENTRA met the operator Ferrocar on Monday.", "The company made no offer."), "company", "Ferrocar"),
        (("The Ferrocar union met the drivers.", "The union made no demand."), "union", "Ferrocar union"),
    ],
)
def test_what_a_body_is_called_beside_its_name_tells_who_the_union_and_the_company_are(paragraphs, phrase, name):
    document = written(*paragraphs)
    parsed = pipeline().parse(document)
    resolver = extractor().read(document.id, parsed).resolver
    token = [each for each in parsed[-1].doc if each.text == phrase][-1]
    actor = resolver.actor(token)
    assert (actor and actor.name) == name


@pytest.mark.parametrize(
    ("sentence", "head", "name"),
    [
        ("The ringleader, a former wrestler known as Kamchy, threatened to kill the hostages.", "ringleader", "Kamchy"),
        ("A senior commander who uses the name Bahoz Serhat rejected the plan.", "commander", "Bahoz Serhat"),
        ("The commander, who uses the nom de guerre Jorge Ocho, refused the offer.", "commander", "Jorge Ocho"),
        ("The men, who called themselves the Banner of the Valley, demanded a ransom.", "men", "Banner of the Valley"),
        ("A group calling itself the Army of the Righteous seized a bus.", "group", "Army of the Righteous"),
        ("A pirate who gave his name as Farah demanded a ransom.", "pirate", "Farah"),
    ],
)
def test_who_gives_a_name_bears_it(sentence, head, name):
    assert names(head, sentence) == name


def test_who_gave_a_name_bears_it_later():
    told = "A group calling itself the Army of the Righteous seized a bus."
    assert names("group", told, "The group demanded a ransom.") == "Army of the Righteous"


def test_who_is_called_something_bad_has_no_name():
    assert names("senator", "A senator who calls Netanyahu a liar rejected the deal.") != "Benjamin Netanyahu"


def test_a_union_named_before_its_noun_is_named_so_alone_as_well():
    paragraphs = "The company and the Sintramar union signed a memorandum. Sintramar has promised not to strike."
    assert names("union", paragraphs) == names("Sintramar", paragraphs) == "Sintramar"
    assert names("union", "The Amazon union rejected the offer of Amazon.") != "Amazon"
