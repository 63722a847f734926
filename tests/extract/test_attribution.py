"""Who says so: reported speech, quotations over sentences and paragraphs, outlets, chains of sources."""

import pytest

from accord.extract.quotations import quotations
from annotated import annotated, article

BEKELE = "“The militia will never disarm,” Colonel Tesfaye Bekele said."


def voices(made, text, nth=1, paragraph=1):
    """The names of the speaker and the outlet of a word."""
    speaker, outlet = made.reading.attribution.voices(made.word(text, nth, paragraph))
    return None if speaker is None else speaker.actor.name, None if outlet is None else outlet.actor.name


SPOKEN = [
    # said that
    ("A union spokesman claimed the company had rejected the offer.", "rejected", "union spokesman"),
    ("The envoy said the rebels released the nuns, but the army shelled the town.", "released", "envoy"),
    ("A Houthi spokesman said the group had freed the crew.", "freed", "Houthi spokesman"),
    # what is added
    (
        "An Ethiopian spokesman said Ethiopia had accepted the truce, adding that Eritrea had rejected it.",
        "accepted",
        "Ethiopian spokesman",
    ),
    (
        "An Ethiopian spokesman said Ethiopia had accepted the truce, adding that Eritrea had rejected it.",
        "rejected",
        "Ethiopian spokesman",
    ),
    # quotations before and after their tag, in curly and straight marks
    (BEKELE, "disarm", "Tesfaye Bekele"),
    ("Colonel Tesfaye Bekele said: “The militia will never disarm.”", "disarm", "Tesfaye Bekele"),
    ('"The militia will never disarm," said Colonel Tesfaye Bekele.', "disarm", "Tesfaye Bekele"),
    ("“We demand a ceasefire,” the Ethiopian ambassador said.", "demand", "Ethiopian ambassador"),
    ("Pirates seized the tanker, according to a senior diplomat.", "seized", "senior diplomat"),
    # denial is speech too
    ("The envoy denied that the army had shelled the town.", "shelled", "envoy"),
]


@pytest.mark.parametrize(("sentence", "text", "speaker"), SPOKEN)
def test_speakers(sentence, text, speaker):
    assert voices(article(sentence), text) == (speaker, None)


@pytest.mark.parametrize(
    ("sentence", "text", "speaker"),
    [
        ("The Kenyan navy said that pirates had seized the tanker.", "seized", "Kenyan navy"),
        ("Pirates seized the tanker, the Kenyan navy said.", "seized", "Kenyan navy"),
        ("“Release the nuns!” the bishop said.", "nuns", "bishop"),
        ("“Enough,” the bishop said, “the rebels want a truce.”", "want", "bishop"),
    ],
)
def test_whoever_is_the_subject_of_a_reporting_verb_speaks(sentence, text, speaker):
    assert voices(article(sentence), text) == (speaker, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the Kenyan navy, pirates seized the tanker.",
        "Pirates seized the tanker, according to the Kenyan navy.",
    ],
)
def test_according_to_a_body(sentence):
    assert voices(article(sentence), "seized") == ("Kenyan navy", None)


NARRATED = [
    ("The rebels released the nuns.", "released"),
    # the reporting verb, its subject and what stands beside the report are the narrator's
    (BEKELE, "said"),
    (BEKELE, "Bekele"),
    ("The envoy said the rebels released the nuns, but the army shelled the town.", "shelled"),
    ("The rebels plan to release the nuns.", "release"),
    ("The bloc condemned the attack on the convoy.", "attack"),
]


@pytest.mark.parametrize(("sentence", "text"), NARRATED)
def test_the_narrator_has_no_name(sentence, text):
    assert voices(article(sentence), text) == (None, None)


def test_a_pronoun_who_nobody_can_be_gives_no_speaker():
    assert voices(article("The rebels released the nuns, he said."), "released") == (None, None)


def test_a_pronoun_speaks_for_the_person_named_before():
    made = article(BEKELE, "The rebels released the nuns, he said.")
    assert voices(made, "released", paragraph=2) == ("Tesfaye Bekele", None)


# ---- outlets ------------------------------------------------------------------------------------


def test_an_outlet_that_is_told_is_kept_beside_the_speaker():
    made = article("A Sudanese official told Reuters that the rebels had released the nuns.")
    assert voices(made, "released") == ("Sudanese official", "Reuters")


def test_an_outlet_that_is_spoken_to_is_kept_beside_the_speaker():
    made = article("A senior diplomat, speaking to Reuters, said the junta had freed the monks.")
    assert voices(made, "freed") == ("senior diplomat", "Reuters")


def test_an_outlet_that_quotes_somebody_passes_their_words_on():
    made = article("Reuters quoted a diplomat as saying that the junta had freed the monks.")
    assert voices(made, "freed") == ("diplomat", "Reuters")


def test_according_to_an_outlet():
    assert voices(article("According to Reuters, pirates seized the tanker."), "seized") == ("Reuters", "Reuters")


def test_what_an_outlet_reports_by_itself_is_its_own_word():
    made = article("Reuters reported that the junta had freed the monks.")
    assert voices(made, "freed") == ("Reuters", "Reuters")


# ---- quotations -----------------------------------------------------------------------------------


def test_a_quotation_of_several_sentences_is_one_speakers():
    made = article(["“The army shelled the market.", "It will shell the port,” Colonel Tesfaye Bekele said."])
    assert voices(made, "shelled") == voices(made, "shell") == ("Tesfaye Bekele", None)


def test_a_quotation_that_opens_the_next_paragraph_goes_on():
    made = article("“The army shelled the market,” Colonel Tesfaye Bekele said.", "“It will attack the port next.”")
    assert voices(made, "attack", paragraph=2) == ("Tesfaye Bekele", None)


def test_a_quotation_without_closing_mark_runs_to_the_end_of_its_paragraph():
    made = article(BEKELE, "“The rebels want a ceasefire.", "The rebels released the nuns.")
    assert voices(made, "want", paragraph=2) == ("Tesfaye Bekele", None)
    assert voices(made, "released", paragraph=3) == (None, None)


def test_what_follows_a_quotation_is_the_narrators_again():
    made = article([BEKELE, "The rebels released the nuns."])
    assert voices(made, "disarm") == ("Tesfaye Bekele", None)
    assert voices(made, "released") == (None, None)


def test_quotations_are_paired_over_a_paragraph():
    doc = annotated("“The army shelled the market.", "It will shell the port,” Colonel Tesfaye Bekele said.", BEKELE)
    texts = [doc[start:end].text for start, end in quotations(doc)]
    assert texts == [
        "“The army shelled the market. It will shell the port,”",
        "“The militia will never disarm,”",
    ]


def test_straight_marks_open_and_close_in_turn():
    doc = annotated('"The militia will never disarm," said Colonel Tesfaye Bekele.')
    assert [doc[start:end].text for start, end in quotations(doc)] == ['"The militia will never disarm,"']


def test_text_without_marks_holds_no_quotation():
    assert quotations(annotated("The rebels released the nuns.")) == []


@pytest.mark.parametrize(("text", "quoted"), [("disarm", True), ("militia", True), ("said", False), ("Bekele", False)])
def test_what_stands_inside_quotation_marks(text, quoted):
    made = article(BEKELE)
    assert made.reading.attribution.quoted(made.word(text)) is quoted


# ---- "we" ------------------------------------------------------------------------------------------


def test_we_is_the_side_that_the_speaker_speaks_for():
    made = article("“We demand a ceasefire,” the Ethiopian ambassador said.")
    actor = made.reading.filling.actor(made.word("We"))
    assert actor is not None
    assert actor.name == "Ethiopia"


def test_we_of_a_source_that_acts_for_nobody_named_is_the_source():
    made = article("“Free the miners and then we can talk,” the union's leader said.")
    actor = made.reading.filling.actor(made.word("we"))
    assert actor is not None
    assert actor.anonymous
