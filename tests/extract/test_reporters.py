"""Who speaks by a reporting verb: tags that parsers take apart, quoting outlets, parties that act, "they said"."""

import pytest

from annotated import article, extracted

KENYA = "Two Kenyan officials said the rebels had released a nurse."


def speaker_of(made, text):
    """The name of whoever's words a word is; None for the narrator."""
    speaker, _ = made.reading.attribution.voices(made.word(text))
    return None if speaker is None else speaker.actor.name


@pytest.mark.parametrize(
    ("sentence", "text", "speaker"),
    [
        # the noun of a tag hangs on the word before its comma
        ("The rebels shelled a port, an aide of the governor told reporters.", "shelled", "aide of the governor"),
        ("The gunmen, police said, had abducted nine nuns.", "abducted", "police"),
        ("The town was shelled, according to residents reached by telephone.", "shelled", "residents"),
        # what is said in a statement, beside a colon, under a name that somebody gives
        ("The minister said in a statement that Serbia had released two officers.", "released", "minister"),
        ("The general posted on Telegram: “Russian troops shelled the port.”", "shelled", "general"),
        ("A commander who gave his name as Abu Yusuf said the army had shelled the town.", "shelled", "Abu Yusuf"),
        ("A clan elder who had mediated said the gang had freed the crew.", "freed", "clan elder"),
        (
            "A spokeswoman for the operator, Ines Faria, said the union had rejected the offer.",
            "rejected",
            "Ines Faria",
        ),
        # behind a semicolon somebody else speaks
        ("Chile blamed Peru for the attack; Peru denied that the army had shelled the town.", "attack", None),
        ("Chile blamed Peru for the attack; Peru denied that the army had shelled the town.", "shelled", "Peru"),
        # a participle at the end is said by whoever the sentence is about
        ("Britain urged Iran to release a tanker, saying that gunmen had shelled it.", "shelled", "United Kingdom"),
        # a party's vow is told by the narrator, a person's is heard
        ("The union vowed to strike.", "strike", None),
        ("A union spokesman vowed to strike.", "strike", "union spokesman"),
    ],
)
def test_who_speaks(sentence, text, speaker):
    assert speaker_of(article(sentence), text) == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“The army released no nuns,” Haaretz quoted a senior officer as saying.", "senior officer"),
        ("The mayor was quoted by Haaretz as saying that the rebels had released four miners.", "mayor"),
    ],
)
def test_whom_an_outlet_quotes_speaks(sentence, speaker):
    assert speaker_of(article(sentence), "released") == speaker


def test_they_who_speak_are_those_who_spoke_before():
    made = article([KENYA, "“The army shelled the clinic in May,” they said."])
    assert speaker_of(made, "shelled") == "Two Kenyan officials"


def told(*paragraphs):
    """Trigger and name of the speaker of each event."""
    return {event.trigger: None if event.speaker is None else event.speaker.name for event in extracted(*paragraphs)}


def test_what_somebody_is_accused_of_is_the_accusers_word():
    said = told("Opposition leader Tracy Panton accused John Briceno of caving in.")
    assert said["accused"] == said["caving in"] == "Tracy Panton"
    assert told("Hamas accused Benjamin Netanyahu of refusing a deal.")["refusing"] is None


def test_a_clause_that_says_when_reports_nothing():
    text = "Guatemala sent 3,000 troops to the border and pulled them back only when the mediators promised an inquiry."
    assert told(text)["sent 3,000 troops"] is None
    assert told(text)["pulled them back"] is None
