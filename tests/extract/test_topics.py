"""What a text is about, and what frames no longer demand within it."""

import pytest

from accord.extract.topics import KINDS, TIMES, find_topics
from accord.vocabulary.frame_lint import check_frames
from accord.vocabulary.frames import SHORT, load_frames
from accord.vocabulary.schema import load_schema
from accord.vocabulary.words import load_words
from annotated import PEACE_TALKS, extracted

TALKS = (
    "Chad and the rebels held talks in Doha on Monday. The rebels offered to free forty soldiers. "
    "Chad rejected a demand for a ransom. The two sides agreed to a truce in May."
)


def types(text, word):
    """The classes of the events whose trigger a word of a text is, read with the trained pipeline."""
    return [each.type for each in extracted(text) if each.trigger == word]


def frames(*names):
    by_name = {f"{frame.event}#{frame.id}": frame for frame in load_frames().frames}
    return [by_name[name] for name in names]


def test_who_remains_in_a_prison_with_a_name_is_held():
    held = "The pilot Idriss Hassane remains in Koro Toro prison."
    assert types(f"{TALKS} {held}", "remains in Koro Toro prison") == ["Capture"]
    assert types(held, "remains in Koro Toro prison") == []


def test_ships_that_are_kept_from_sailing_are_blockaded():
    held = "More than 200 ships were being kept from sailing."
    assert types(f"{TALKS} {held}", "kept from") == ["Coercion"]
    assert types(f"{TALKS} An injury kept the envoy from sailing.", "kept the envoy from") == []


def test_enough_words_of_several_frames_make_a_topic():
    held = frames("Talks#talks", "Offer#offer", "Rejection#reject", "Demand#demand")
    words = load_words()
    assert len(held) >= TIMES
    assert len({frame.rule for frame in held}) >= KINDS
    assert find_topics(held, 240, words) == {"negotiation"}
    assert find_topics(held[:-1], 240, words) == frozenset()
    assert find_topics(held, 10_000, words) == frozenset()  # a few words of a long text
    assert find_topics(held[:1] * TIMES, 240, words) == frozenset()  # one word again and again


def test_a_short_text_may_be_a_piece_of_anything():
    held = frames("Talks#talks", "Offer#offer", "Rejection#reject", "Demand#demand")
    assert find_topics(held, 100, load_words()) == {SHORT, "negotiation"}
    assert find_topics([], 100, load_words()) == {SHORT}


def filled(text, word):
    """The parties of the event whose trigger a word of a text is."""
    events = extracted(text)
    return [{f.actor.id for f in e.roles.get("party", ()) if f.actor} for e in events if e.trigger == word]


def test_a_long_text_about_nothing_has_no_two_sides():
    told = "Chad accused Niger of theft. Niger blamed Chad for the drought. "
    weather = "Rain fell on the hills and the rivers rose in the night. " * 20
    assert filled(f"{told}The agreement was long.", "agreement") == [{"chad", "niger"}]
    assert filled(f"{told}{weather}The agreement was long.", "agreement") == [set()]


def test_an_offer_is_one_between_parties_where_talks_are_the_topic():
    offer = "The offer fell short of what was needed."
    assert types(offer, "offer") == []
    assert types(f"{TALKS} {offer}", "offer") == ["Offer"]


def test_ordinary_news_stays_outside():
    assert types("The shop had cut its prices. The offer drew a crowd. Buyers left with full bags.", "offer") == []


@pytest.mark.parametrize("topics", ['about = ["weather"]', '[frame.within]\nweather = ["actor"]'])
def test_a_topic_that_does_not_exist_is_a_finding(tmp_path, topics):
    (tmp_path / "offer.toml").write_text(
        'class = "Offer"\nnegative = ["It rains."]\n[[positive]]\ntext = "He offers talks."\n'
        f'[[frame]]\nid = "offer"\nverbs = ["offer"]\n{topics}\n',
        encoding="utf-8",
    )
    messages = [finding.message for finding in check_frames(frozenset(load_schema().events), tmp_path)]
    assert "unknown topic 'weather'" in messages


DISPUTE = (
    "Dockers in Antwerp staged a walkout on Monday. Their union has called a strike over pay for next week. "
    "The crane drivers went on strike as well. "
)
WAR = (
    "The army shelled the town of Bria on Monday. Rebels attacked a convoy near the river. "
    "Nine villagers were abducted by the rebels. A ceasefire in Bria had ended in May. "
)


CASES = [
    (DISPUTE, "The port said that the stoppage was illegal.", "stoppage", "Protest"),
    (DISPUTE, "The week ended without a contract.", "contract", "Agreement"),
    (WAR, "Two monks were beheaded.", "beheaded", "Attack"),
    (WAR, "Thousands condemned the Bria campaign.", "campaign", "Attack"),
    (PEACE_TALKS, "The general refused to sign.", "sign", "Agreement"),
    (PEACE_TALKS, "Monday was the last day for a settlement.", "settlement", "Agreement"),
    (PEACE_TALKS, "The junta would not discuss the amount.", "discuss", "Talks"),
    (PEACE_TALKS, "The bishop carried papers between the two floors.", "carried papers", "Mediation"),
    (PEACE_TALKS, "The rebels could live with a smaller share.", "live with", "Acceptance"),
    (PEACE_TALKS, "The rebels wanted nine million dollars.", "wanted", "Demand"),
    (PEACE_TALKS, "A bishop had been speaking to the gunmen since May.", "speaking to", "Talks"),
    (PEACE_TALKS, "In the end the gunmen settled for a promise of safe passage.", "promise", "Offer"),
    (PEACE_TALKS, "The rebels were open to contacts in May.", "open", "Offer"),
    (PEACE_TALKS, "The bishop prepared the exchange.", "exchange", "Agreement"),
    (PEACE_TALKS, "The junta has been in touch with Kenya.", "touch", "Talks"),
    (PEACE_TALKS, "The rebels refused to deal with the Kenyan envoy.", "deal with", "Talks"),
    (PEACE_TALKS, "The conference ended without a result.", "conference", "Talks"),
    (PEACE_TALKS, "The rebels freed a manager on Friday.", "freed", "Release"),
    (PEACE_TALKS, "Chad and Libya agreed in principle on a federation.", "agreed in principle on", "Agreement"),
    (PEACE_TALKS, '"I asked the general to pull his men back," Bishop Ondo said.', "asked", "Demand"),
]


@pytest.mark.parametrize(("text", "sentence", "word", "event"), CASES)
def test_within_a_topic_less_is_asked(text, sentence, word, event):
    assert event in types(text + sentence, word)


@pytest.mark.parametrize(("text", "sentence", "word", "event"), CASES)
def test_elsewhere_it_is_not(text, sentence, word, event):
    assert event not in types(sentence, word)


def test_a_strike_is_of_workers_where_a_strike_is_the_topic():
    sentence = "The strike was called off on Friday."
    assert types(DISPUTE + sentence, "strike") == ["Protest"]
    assert types(WAR + sentence, "strike") == []


WEATHER = "Rain fell on the hills and the rivers rose in the night. " * 24


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Chad will not join the talks, the rebels said.", "join"),
        ("Congo accepts it.", "accepts"),
    ],
)
def test_everyday_words_tell_of_no_dispute_in_a_long_text_about_none(sentence, word):
    assert types(sentence, word) != []
    assert types(f"{WEATHER}{sentence}", word) == []


def test_whoever_holds_people_is_a_side_without_a_name():
    text = (
        "Gunmen seized a school bus near Bria on Monday. Chad accused the gunmen of murder. "
        "The gunmen demanded a ransom from Chad. Chad rejected the demand. The talks resumed on Friday."
    )
    events = extracted(text)
    talks = next(event for event in events if event.trigger == "talks")
    assert {f.actor.name.lower() for f in talks.roles["participant"] if f.actor} == {"chad", "gunmen"}


def test_who_holds_people_and_the_police_are_the_sides_of_a_siege():
    text = (
        "Omar Diallo took nine hostages in a bank on Monday. Omar Diallo demanded a ransom. "
        "The police rejected the demand. The police accused Omar Diallo of murder. The talks resumed on Friday."
    )
    talks = next(event for event in extracted(text) if event.trigger == "talks")
    assert {f.actor.name.lower() for f in talks.roles["participant"] if f.actor} == {"omar diallo", "police"}
