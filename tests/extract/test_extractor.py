"""The stages of extraction composed: records whose offsets, links and features hold, for sane and for odd texts."""

import datetime as dt
import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accord.extract import Extractor
from accord.records import Block, Condition, Date, Document, Event
from annotated import article, extractor, pipeline

IF = "“If Eritrea withdraws from Badme, Ethiopia will free the prisoners,” Ethiopian spokesman Dawit Lemma said."


def events(*paragraphs, name="article"):
    made = article(*paragraphs, name=name)
    return made.document, extractor().extract(made.document, made.parsed)


def one(found, event) -> Event:
    (only,) = [each for each in found if each.type == event]
    return only


def check(document, parsed, found):
    """What holds of the events of any document."""
    text = document.text
    sentences = {
        (piece.block.start + sentence.start_char, piece.block.start + sentence.end_char)
        for piece in parsed
        for sentence in piece.doc.sents
    }
    schema = extractor().schema
    ids = [event.id for event in found]
    assert len(set(ids)) == len(ids)
    for event in found:
        assert text[event.start : event.end] == event.trigger != ""
        assert text[event.sentence_start : event.sentence_end] == event.sentence
        assert event.sentence_start <= event.start < event.end <= event.sentence_end
        assert any(low <= event.sentence_start and event.sentence_end <= high for low, high in sentences)
        assert event.doc == document.id
        assert set(event.roles) <= set(schema.events[event.type].roles)
        assert event.part_of is None or event.part_of in ids
        assert event.part_of != event.id
        assert 0 < event.confidence <= 1
        for fillers in event.roles.values():
            assert fillers
            assert len({(filler.name, filler.start) for filler in fillers}) == len(fillers)
        for filler in fillers_of(event):
            assert filler.implicit or text[filler.start : filler.end] == filler.text != ""
        for condition in event.conditions:
            assert text[condition.start : condition.end] == condition.text != ""
            assert condition.event is None or condition.event in ids
        event.record()
    assert [(event.start, event.end, event.type) for event in found] == sorted(
        (event.start, event.end, event.type) for event in found
    )


def fillers_of(event):
    yield from itertools.chain.from_iterable(event.roles.values())
    yield from (voice for voice in (event.speaker, event.outlet) if voice is not None)


# ---- records --------------------------------------------------------------------------------------


def test_an_event_has_its_place_in_the_document():
    document, found = events("The price of bread rose in Bogotá.", "Ethiopia accused Eritrea of the raid.")
    accusation = one(found, "Accusation")
    assert accusation.trigger == "accused"
    assert document.text[accusation.start : accusation.end] == "accused"
    assert accusation.sentence == "Ethiopia accused Eritrea of the raid."
    assert accusation.rule.startswith("frames/accusation.toml#")
    assert (accusation.plover, accusation.polarity, accusation.modality) == ("ACCUSE", "affirmed", "actual")


def test_the_content_of_a_demand_is_part_of_it():
    _, found = events("Ethiopia demanded that Eritrea withdraw its troops.")
    demand, withdrawal = one(found, "Demand"), one(found, "Withdrawal")
    assert (demand.part_of, withdrawal.part_of) == (None, demand.id)
    assert (demand.plover, withdrawal.plover, withdrawal.modality) == ("REQUEST", None, "required")


def test_a_condition_is_linked_to_the_event_that_it_holds():
    document, found = events(IF)
    release, withdrawal = one(found, "Release"), one(found, "Withdrawal")
    assert release.conditions == (
        Condition(
            "Eritrea withdraws from Badme",
            document.text.index("Eritrea"),
            document.text.index(", Ethiopia"),
            "if",
            withdrawal.id,
        ),
    )
    assert withdrawal.conditions == ()
    assert (release.modality, withdrawal.modality) == ("conditional", "conditional")


def test_a_quoted_claim_has_its_speaker():
    document, found = events(IF)
    speaker = one(found, "Release").speaker
    assert (speaker.name, speaker.actor.speaks_for) == ("Dawit Lemma", "ethiopia")
    assert document.text[speaker.start : speaker.end] == speaker.text
    assert "Dawit Lemma" in speaker.text


def test_a_refusal_of_talks_is_a_rejection():
    _, found = events("“We will not join the talks,” Colonel Tesfaye Bekele said.")
    rejection = one(found, "Rejection")
    assert [filler.name for filler in rejection.roles["actor"]] == ["Tesfaye Bekele"]
    assert rejection.polarity == "affirmed"


def test_a_command_is_a_demand_and_what_it_commands_is_required():
    _, found = events("“Free the miners and then we can talk,” the union's leader said.")
    demand, release = one(found, "Demand"), one(found, "Release")
    assert (demand.modality, release.modality) == ("actual", "required")
    assert demand.speaker == release.speaker


@pytest.mark.parametrize(
    ("sentence", "type_", "iso"),
    [
        ("Colombia will release 40 prisoners on 12 May 2024.", "Release", "2024-05-12"),
        ("The nine hostages walked free.", "Release", None),
    ],
)
def test_dates(sentence, type_, iso):
    _, found = events(sentence)
    date = one(found, type_).date
    assert (None if date is None else date.iso) == iso


def test_a_weekday_is_told_from_the_date_of_the_document():
    made = article("Armenia freed two Azerbaijani soldiers on Friday.")
    dated = Document(
        made.document.id,
        made.document.text,
        made.document.blocks,
        "x",
        "test 1",
        date=Date.of_day(dt.date(2024, 3, 18)),  # a Monday
    )
    (release,) = [each for each in extractor().extract(dated, made.parsed) if each.type == "Release"]
    assert release.date.iso == "2024-03-15"


def test_ids_depend_on_the_document_and_on_nothing_else():
    first, again = (events("Ethiopia attacked Eritrea.", name="a")[1] for _ in range(2))
    (other,) = events("Ethiopia attacked Eritrea.", name="b")[1]
    assert first == again
    assert other.id != first[0].id


def test_a_document_without_paragraphs_has_no_events():
    document = Document("empty", "", (), "empty.txt", "test 1")
    assert extractor().extract(document, []) == []


def test_what_is_no_news_of_negotiations_has_no_events():
    assert events("The price of bread rose in Bogotá.")[1] == []


def test_a_word_evokes_a_class_once():
    _, found = events("Armenia and Azerbaijan agreed to a truce.", "Colombia and the ELN signed a truce.")
    spans = [(event.type, event.start) for event in found]
    assert len(set(spans)) == len(spans)


def test_every_annotated_sentence_gives_sound_events():
    from annotated import treebank

    made = article(*treebank())
    found = extractor().extract(made.document, made.parsed)
    assert len(found) > 100
    check(made.document, made.parsed, found)


# ---- with the trained pipeline ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def extract():
    """Extract from plain text with the trained pipeline, check the records, and give them."""

    def run(*paragraphs):
        text, blocks = "", []
        for paragraph in paragraphs:
            blocks.append(Block(len(text), len(text) + len(paragraph), "paragraph"))
            text += paragraph + "\n\n"
        document = Document("text", text, tuple(blocks), "text.txt", "test 1")
        parsed = pipeline().parse(document)
        found = extractor().extract(document, parsed)
        check(document, parsed, found)
        assert extractor().extract(document, pipeline().parse(document)) == found
        return found

    return run


def told(event):
    """An event in short: its class, its roles by name, and how it is meant."""
    return {role: [filler.name for filler in fillers] for role, fillers in event.roles.items()}


@pytest.mark.pipeline
def test_a_demand_with_its_content(extract):
    found = extract("Sudan demanded on Tuesday that the Rapid Support Forces withdraw from Khartoum.")
    demand, withdrawal = one(found, "Demand"), one(found, "Withdrawal")
    assert told(demand)["actor"] == ["Sudan"]
    assert told(demand)["recipient"] == ["Rapid Support Forces"]
    assert withdrawal.part_of == demand.id
    assert withdrawal.modality == "required"


@pytest.mark.pipeline
def test_a_release_in_the_passive(extract):
    found = extract("Three Colombian soldiers were released by the National Liberation Army on Sunday.")
    release = one(found, "Release")
    assert told(release)["actor"] == ["National Liberation Army"]
    assert release.roles["count"][0].number == 3


@pytest.mark.pipeline
def test_mediators_and_the_parties(extract):
    found = extract("Norway and Cuba have been mediating between the Colombian government and the ELN.")
    assert told(one(found, "Mediation")) == {
        "mediator": ["Norway", "Cuba"],
        "party": ["Colombia", "National Liberation Army"],
    }


@pytest.mark.pipeline
def test_a_refusal_and_what_is_refused(extract):
    found = extract("An Azerbaijani diplomat said Armenia had refused to withdraw its soldiers from the village.")
    rejection, withdrawal = one(found, "Rejection"), one(found, "Withdrawal")
    assert told(rejection)["actor"] == ["Armenia"]
    assert rejection.speaker.name == withdrawal.speaker.name == "Azerbaijani diplomat"
    assert (withdrawal.polarity, withdrawal.part_of) == ("negated", rejection.id)


@pytest.mark.pipeline
def test_a_tag_at_the_end_of_a_sentence(extract):
    found = extract("Armenia refused to withdraw its soldiers from the village, an Azerbaijani diplomat said.")
    assert one(found, "Rejection").speaker.name == "Azerbaijani diplomat"


@pytest.mark.pipeline
def test_a_condition_in_a_quotation(extract):
    found = extract("“We will free the prisoners if Ethiopia lifts the blockade,” a spokesman for Eritrea said.")
    release = one(found, "Release")
    assert release.modality == "conditional"
    assert told(release)["actor"] == ["Eritrea"]
    assert [condition.text for condition in release.conditions] == ["Ethiopia lifts the blockade"]


@pytest.mark.pipeline
def test_an_outlet_and_its_source(extract):
    attack = one(extract("A Sudanese official told Reuters that the army had attacked the town."), "Attack")
    assert (attack.speaker.name, attack.outlet.name) == ("Sudanese official", "Reuters")


@pytest.mark.pipeline
def test_a_chain_of_sources(extract):
    found = extract("The agency Reuters quoted a Kenyan diplomat as saying that the pirates had released the crew.")
    release = one(found, "Release")
    assert (release.speaker.name, release.outlet.name) == ("Kenyan diplomat", "Reuters")


@pytest.mark.pipeline
def test_an_outlet_that_is_told_without_a_conjunction(extract):
    release = one(extract("A Kenyan diplomat told Reuters the pirates had released nine sailors."), "Release")
    assert (release.speaker.name, release.outlet.name) == ("Kenyan diplomat", "Reuters")


@pytest.mark.pipeline
def test_talks_between_two_sides(extract):
    found = extract("Armenia and Azerbaijan held talks in Geneva on the return of prisoners.")
    talks = one(found, "Talks")
    assert told(talks)["participant"] == ["Armenia", "Azerbaijan"]
    assert told(talks)["place"] == ["Geneva"]


@pytest.mark.pipeline
def test_negation(extract):
    found = extract("Myanmar did not release the monks.", "The rebels never attacked the convoy.")
    assert {event.polarity for event in found} == {"negated"}


AWKWARD = [
    "",
    " ",
    "\n\n\n",
    ".",
    "?!",
    "Ceasefire",
    "Hostage deal hopes fade",  # headlines without verbs
    "Sudan: truce talks, day two",
    "Rebels to army: leave the port or else",
    "- release of nine sailors\n- ceasefire\n- talks with the ELN\n",
    "1. Withdrawal from Badme\n2) Exchange of prisoners\na. Aid",
    "MODERATOR: Will you release the hostages?\nGENERAL BEKELE: No. Never.\nMODERATOR: Why not?",
    "Q. Did Ethiopia attack Eritrea? A. It did.",
    "COLOMBIA DEMANDS RELEASE OF TWELVE SOLDIERS HELD BY ELN, REJECTS CEASEFIRE",
    "Colombia 🇨🇴 and the ELN signed a ceasefire 🎉🎉🙏🏽 today 👩‍👩‍👧‍👦!!!",
    "The\u200b rebels\u200d released\u2060 the\ufeff nuns.",
    "Armenia \u202bتطالب\u202c demanded \u2066the release\u2069 of \u200fprisoners\u200e.",
    "\u202eThe rebels released the nuns.\u202c",
    "Les rebelles ont libéré les otages. Мятежники освободили заложников. 反叛者释放了人质。",
    "| Party | Demand | Answer |\n|---|---|---|\n| ELN | ceasefire | rejected |\n| Colombia | release | — |",
    "Actor\tEvent\tDate\nEthiopia\tattack\t2024-05-12\nEritrea\twithdrawal\t2024-05-13",
    "“““Release them!””” he said, “and “we” will talk.",
    '"""',
    "'We' \"demand\" 'the \"release' of\" the nuns'",
    "He said she said they said the rebels said the army said it attacked.",
    "We we we demand demand demand talks talks talks.",
    "said said said",
    "said.",
    "According to according to the ministry.",
    "if unless until in exchange for",
    "He released him and she released her and they released them.",
    "U.S. U.S. U.S. U.S.",
    "The talks' talks' talks.",
    "http://example.org/release?hostages=9&ceasefire=true#talks @rebels #ceasefire",
    "a" * 5000,
    "release " * 300,
    "“" * 200,
    "(((((the rebels (((released))) the nuns)))))",
    "e\u0301e\u0301 rele\u0301ased \ud7ff\ue000\U0010ffff",
    "The rebels\u00a0released\u2028the nuns\u2029in\u0085Juba\x0cyesterday\x1f.",
]


@pytest.mark.pipeline
@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_texts(extract, text):
    extract(text)


@pytest.mark.pipeline
def test_a_sentence_of_a_thousand_words(extract):
    clause = "Ethiopia demanded that Eritrea release the prisoners because Sudan refused to accept the ceasefire and "
    found = extract(clause * 60 + "the talks ended.")
    assert len(found) > 60


@pytest.mark.pipeline
def test_awkward_texts_as_one_document(extract):
    extract(*AWKWARD)


NEWS = [
    "the", "rebels", "army", "Ethiopia", "Eritrea", "Reuters", "ELN", "he", "they", "we", "it", "its", "said",
    "told", "demanded", "refused", "released", "hostages", "nine", "of", "to", "from", "with", "if", "unless", "not",
    "no", "must", "will", "talks", "ceasefire", "between", "and", ",", ".", "“", "”", "?", "!", "that", "who", "in",
    "exchange", "for", "according", "spokesman", "minister", "Bekele", "Juba", "U.S.", "Friday", "2024", "let", "go",
    "accused", "attack", "🙏", "(", ")", "-", "—", "'s", '"', "\n", "\u200b",
]  # fmt: skip
"""Words of news and its punctuation."""


@pytest.mark.pipeline
@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(NEWS), max_size=60))
@example([])
def test_any_order_of_the_words_of_news(extract, words):
    extract(" ".join(words))


@pytest.mark.pipeline
@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text(extract, paragraphs):
    extract(*paragraphs)


def test_an_extractor_keeps_nothing_of_a_document():
    first = events("The ELN captured three engineers, who work for a Canadian company.")[1]
    events("Ethiopia attacked Eritrea.", "Solheim praised the deal.")
    assert events("The ELN captured three engineers, who work for a Canadian company.")[1] == first
    assert Extractor.load().lexicon is extractor().lexicon


def test_the_answers_of_an_interview_claim_nothing(extract):
    answers = "We asked them for food. They refused to help us. I told you that we want an end to the siege."
    assert extract(answers) == []
    assert [event.type for event in extract("The rebels refused to sign the truce.")][:1] == ["Rejection"]


def test_what_somebody_named_says_of_us_is_a_claim(extract):
    found = extract('"We reject the truce," said General Mesfin of the Eritrean army.')
    assert "Rejection" in {event.type for event in found}


@pytest.mark.parametrize("question", ["Did Kenya meet the rebels in Nairobi?", "Why should Kenya support the rebels?"])
def test_a_question_claims_nothing(extract, question):
    assert extract(question) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "If somebody threatens to burn the shop, the guard calls the police.",
        "The sailors were held up at the border.",
        "With the club, Musa stands in the first row.",
        "The ministry says no guests were killed.",
        "The Foreign Incursion Act is old.",
        "The withdrawn candidates backed nobody.",
        "The workers were paid without going to work.",
        "The Stop & Fly shop burned.",
    ],
)
def test_what_only_looks_like_an_event(extract, sentence):
    assert extract(sentence) == []


@pytest.mark.pipeline
def test_an_army_named_before_is_that_army(extract):
    found = extract(
        "Talks between Sudan's army and the Rapid Support Forces collapsed on Thursday.",
        "Washington named a new envoy.",
        "The envoy urged the mediators to press the army to come back.",
    )
    assert told(one(found, "Pressure"))["recipient"] == ["Sudanese Armed Forces"]


@pytest.mark.pipeline
def test_a_description_ends_before_what_is_no_part_of_it(extract):
    found = extract(
        "The union accused its rival of breaking the truce.",
        "Parents of the remaining captives demanded that the government act.",
    )
    assert told(one(found, "Accusation"))["recipient"] == ["its rival"]
    assert told(one(found, "Demand"))["actor"] == ["Parents of the remaining captives"]


@pytest.mark.pipeline
def test_whom_one_visits_the_sentence_must_say(extract):
    found = extract("Israel attacked Iran on Friday.", "The offer was conveyed by an envoy during a visit to Tehran.")
    assert told(one(found, "Talks"))["participant"] == ["Iran"]


@pytest.mark.pipeline
def test_a_mine_is_nobodys(extract):
    found = extract("Workers at Chile's largest copper mine voted on Friday to reject the company's final wage offer.")
    assert told(one(found, "Rejection"))["content"] == ["the company's final wage offer"]


@pytest.mark.parametrize(
    ("text", "event", "trigger", "polarity", "modality"),
    [
        ("No deal is possible without a ceasefire first.", "Ceasefire", "ceasefire", "affirmed", "required"),
        ("Kenya has neither confirmed nor denied the raid.", "Attack", "raid", "affirmed", "actual"),
        ("Under the accord foreign troops would withdraw in May.", "Withdrawal", "withdraw", "affirmed", "intended"),
    ],
)
def test_what_an_event_is_said_to_be(extract, text, event, trigger, polarity, modality):
    (one,) = [each for each in extract(text) if each.type == event and each.trigger == trigger]
    assert (one.polarity, one.modality) == (polarity, modality)


def test_a_condition_may_stand_behind_the_tag(extract):
    text = (
        'The rebels would keep the truce, the spokeswoman Nia Okello said, "as long as nobody shelled their positions".'
    )
    (truce,) = [each for each in extract(text) if each.type == "Ceasefire"]
    assert truce.modality == "conditional"
    assert truce.speaker.name == "Nia Okello"
    assert truce.conditions


def test_people_who_are_briefed_are_heard(extract):
    found = extract("Two people briefed on the matter told reporters that talks could resume next week.")
    (talks,) = [each for each in found if each.type == "Talks"]
    assert talks.speaker.name == "Two people"


def test_who_is_many_and_unnamed_is_not_heard(extract):
    (rejection,) = [each for each in extract("Teachers rejected the offer.") if each.type == "Rejection"]
    assert rejection.speaker is None
    (rejection,) = [each for each in extract("A rebel commander rejected the offer.") if each.type == "Rejection"]
    assert rejection.speaker.name == "rebel commander"
