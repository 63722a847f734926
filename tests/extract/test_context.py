"""How an event is meant: polarity, modality and hearsay, read off what governs its trigger."""

import pytest

from accord.extract.matches import Match
from accord.extract.negation import climb
from annotated import article, extractor


def meaning(sentence, trigger):
    """The polarity and the modality of the event that a word of an annotated sentence evokes."""
    made = article(sentence)
    token = made.word(trigger)
    frames = [each.frame for each in made.reading.matcher.match(token) if isinstance(each, Match)]
    assert frames, f"{trigger!r} evokes nothing"
    return made.reading.meaning.polarity(token), made.reading.meaning.modality(token, frames[0])


MODALITIES = [
    # told as a fact
    ("The rebels released the nuns.", "released", "actual"),
    ("The army shelled the town before the talks.", "shelled", "actual"),
    ("The bloc condemned the attack on the convoy.", "attack", "actual"),
    ("The rebels that shelled the town demanded talks.", "shelled", "actual"),
    ("The rebels that shelled the town demanded talks.", "demanded", "actual"),
    ("Gunmen holding the bus released two children.", "released", "actual"),
    ("Norway negotiated the release of the nuns in May.", "release", "actual"),
    ("The judge asked whether the rebels released the nuns.", "released", "actual"),
    # the agent's plan
    ("The rebels plan to release the nuns.", "release", "intended"),
    ("The army will shell the town.", "shell", "intended"),
    ("The union announced a planned strike.", "strike", "intended"),
    ("The rebels tried to release the nuns.", "release", "intended"),
    ("The envoy flew to Juba to free the pilots.", "free", "intended"),
    ("The mayor said that the dockers would strike.", "strike", "intended"),
    ("The rebels released the nuns as a gesture and to end the siege.", "end", "intended"),
    ("The two sides are to meet in Oslo on Friday.", "meet", "intended"),
    ("The rebels want to release the nuns.", "release", "intended"),
    ("Talks aimed at releasing the nuns continue.", "releasing", "intended"),
    # held out
    ("The rebels offered to release the nuns.", "release", "offered"),
    ("The rebels are ready to release the nuns.", "release", "offered"),
    ("The company proposed a meeting with the miners.", "meeting", "offered"),
    ("Armenia agreed to a truce.", "truce", "offered"),
    ("The ELN rejected Colombia's offer of a six-day truce.", "truce", "offered"),
    # may be
    ("Hopes that the rebels will release the nuns faded on Sunday.", "release", "possible"),
    ("It is likely that the rebels will release the nuns.", "release", "possible"),
    ("The rebels may release the nuns.", "release", "possible"),
    ("The envoy hopes for a ceasefire in Tigray.", "ceasefire", "possible"),
    ("The rebels rejected a ceasefire.", "ceasefire", "possible"),
    # must be
    ("The bloc demanded the release of the nuns.", "release", "required"),
    ("The bloc urged the rebels to release the nuns.", "release", "required"),
    ("The rebels must release the nuns.", "release", "required"),
    ("Ethiopia demanded that Eritrea withdraw its troops.", "withdraw", "required"),
    ("The rebels want a truce.", "truce", "required"),
    # hangs on something
    ("If the army withdraws, the rebels will release the nuns.", "withdraws", "conditional"),
    ("If the army withdraws, the rebels will release the nuns.", "release", "conditional"),
    ("The rebels will not release the nuns unless the army withdraws.", "release", "conditional"),
    ("The rebels will not release the nuns unless the army withdraws.", "withdraws", "required"),
    ("Eritrea withdraws if Ethiopia frees the prisoners.", "withdraws", "conditional"),
    ("Eritrea withdraws if Ethiopia frees the prisoners.", "frees", "conditional"),
    ("A ceasefire is a precondition for talks.", "talks", "conditional"),
    ("A ceasefire is a precondition for talks.", "ceasefire", "required"),
]


@pytest.mark.parametrize(("sentence", "trigger", "modality"), MODALITIES)
def test_modality(sentence, trigger, modality):
    assert meaning(sentence, trigger) == (
        "negated" if "will not" in sentence and trigger == "release" else "affirmed",
        modality,
    )


def test_what_is_called_off_was_intended():
    assert meaning("The army cancelled its withdrawal.", "withdrawal") == ("affirmed", "intended")


NEGATED = [
    ("The army has yet to attack the town.", "attack"),
    ("There is no prospect of talks.", "talks"),
    ("No round of talks has been scheduled.", "talks"),
    ("No talks will be held without a ceasefire.", "talks"),
    ("The rebels did not release the nuns.", "release"),
    ("The rebels never released the nuns.", "released"),
    ("There was no ceasefire in Tigray.", "ceasefire"),
    ("The summit ended without a ceasefire.", "ceasefire"),
    ("The rebels refused to release the nuns.", "release"),
    ("The rebels failed to release the nuns.", "release"),
    ("The rebels denied shelling the town.", "shelling"),
    ("The envoy denied that the army had shelled the town.", "shelled"),
    ("The rebels are unable to release the nuns.", "release"),
    ("The lack of negotiations worries Kenya.", "negotiations"),
    ("The rebels have not begun to release the nuns.", "release"),
    ("“The militia will never disarm,” Colonel Tesfaye Bekele said.", "disarm"),
]


@pytest.mark.parametrize(("sentence", "trigger"), NEGATED)
def test_negated(sentence, trigger):
    assert meaning(sentence, trigger)[0] == "negated"


@pytest.mark.parametrize("sentence", ["No prisoners were released.", "The rebels released no prisoners."])
def test_no_before_an_argument_negates_its_verb(sentence):
    assert meaning(sentence, "released")[0] == "negated"


AFFIRMED = [
    # what is refused or denied is negated, the refusal is not
    ("The rebels refused to release the nuns.", "refused"),
    # a negation beside the event is none of it
    ("The rebels freed the nuns without a ransom.", "freed"),
    ("The summit ended without a ceasefire.", "summit"),
    # not saying so is no denial
    ("The rebels did not say that the army had shelled the town.", "shelled"),
    ("The rebels rejected a ceasefire.", "rejected"),
]


@pytest.mark.parametrize(("sentence", "trigger"), AFFIRMED)
def test_affirmed(sentence, trigger):
    assert meaning(sentence, trigger)[0] == "affirmed"


def test_a_refusal_that_is_denied_is_negated_itself():
    assert meaning("The rebels did not refuse to release the nuns.", "refuse")[0] == "negated"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The company offered to resume talks provided the strike ended.", {"offered", "conditional"}),
        ("The pilots will continue the strike until the airline resumes talks.", {"required"}),
    ],
)
def test_talks_that_are_to_be_resumed_have_not_taken_place(sentence, modality):
    assert meaning(sentence, "talks")[1] in modality


@pytest.mark.parametrize(
    ("sentence", "trigger", "hedged"),
    [
        ("The militia reportedly released the nuns.", "released", True),
        ("The militia is said to have released the nuns.", "released", True),
        ("The rebels released the nuns.", "released", False),
        ("The Kenyan navy said that pirates had seized the tanker.", "seized", False),
    ],
)
def test_hearsay_is_marked(sentence, trigger, hedged):
    made = article(sentence)
    assert made.reading.meaning.hedged(made.word(trigger)) is hedged


def test_hearsay_about_a_demand_is_none_about_what_is_told_beside_it():
    made = article("The rebels reportedly demanded the release of the miners, who were captured in May.")
    assert made.reading.meaning.hedged(made.word("demanded"))
    assert not made.reading.meaning.hedged(made.word("captured"))


def test_climbing_passes_over_coordination():
    made = article("The rebels stormed the mine and took hostages.")
    pairs = list(climb(made.word("hostages")))
    assert [(below.text, above.text) for below, above in pairs] == [("hostages", "took")]


@pytest.mark.parametrize(
    ("sentence", "clause", "cue"),
    [
        ("If the army withdraws, the rebels will release the nuns.", "withdraws", "if"),
        ("The rebels will not release the nuns unless the army withdraws.", "withdraws", "unless"),
        ("The Houthis will release the sailors as soon as the blockade ends.", "ends", "as soon as"),
        ("The rebels will free the nuns as long as the truce holds.", "holds", "as long as"),
        ("The envoy flew to Juba to free the pilots.", "free", ""),
        ("The Kenyan navy said that pirates had seized the tanker.", "seized", ""),
    ],
)
def test_subordinators_are_read_off_the_words_that_open_a_clause(sentence, clause, cue):
    made = article(sentence)
    assert made.reading.meaning.subordinator(made.word(clause)) == cue


def test_what_is_not_talked_about_is_not_denied():
    sentence = "The army will hold no talks on a ceasefire."
    assert meaning(sentence, "talks")[0] == "negated"
    assert meaning(sentence, "ceasefire")[0] == "affirmed"


def test_a_plan_named_by_its_verb_is_no_fact():
    made = article("Chile threatened sanctions on Peru.")
    found = [each for each in extractor().extract(made.document, made.parsed) if each.type == "Sanction"]
    assert [each.modality for each in found] == ["intended"]


def test_what_is_refused_to_be_done_is_told_as_a_fact():
    assert meaning("The army has refused to attack the town.", "attack") == ("negated", "actual")
