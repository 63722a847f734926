"""Clause structure on hand-annotated sentences: who does what to whom, whatever the construction."""

import pytest

from accord.language.clauses import Clauses
from accord.language.tree import base, case, is_passive, with_conjuncts
from accord.vocabulary.words import load_words
from annotated import annotated, word


@pytest.fixture(scope="module")
def clauses():
    return Clauses(load_words())


def arguments(clauses, sentence, text):
    """The arguments of a word of an annotated sentence, as words."""
    found = clauses.arguments(word(annotated(sentence), text))
    return {function: [head.text for head in heads] for function, heads in found.items()}


# sentence, predicate, its arguments: all of them, so that nothing comes in besides
CASES = [
    # voice
    ("The harbour union rejected the shipping line's offer.", "rejected", {"subject": ["union"], "object": ["offer"]}),
    (
        "Nine sailors were released by the gang on Monday.",
        "released",
        {"subject": ["gang"], "object": ["sailors"], "by": ["gang"], "on": ["Monday"]},
    ),
    (
        "The Norwegian diplomat was abducted in Khartoum.",
        "abducted",
        {"object": ["diplomat"], "in": ["Khartoum"]},
    ),
    (
        "The miners were not paid by the company.",
        "paid",
        {"subject": ["company"], "object": ["miners"], "by": ["company"]},
    ),
    (
        "The owners offered the crew a ransom.",
        "offered",
        {"subject": ["owners"], "object": ["ransom"], "iobject": ["crew"]},
    ),
    ("Release the nuns!", "Release", {"object": ["nuns"]}),
    # reduced relative clauses
    (
        "The navy found sailors held by pirates.",
        "held",
        {"subject": ["pirates"], "object": ["sailors"], "by": ["pirates"]},
    ),
    ("Gunmen holding the bus released two children.", "holding", {"subject": ["Gunmen"], "object": ["bus"]}),
    ("Gunmen holding the bus released two children.", "released", {"subject": ["Gunmen"], "object": ["children"]}),
    # relative clauses
    ("The rebels who seized the dam want talks.", "seized", {"subject": ["rebels"], "object": ["dam"]}),
    ("The rebels who seized the dam want talks.", "want", {"subject": ["rebels"], "object": ["talks"]}),
    ("The miners that the militia captured have fled.", "captured", {"subject": ["militia"], "object": ["miners"]}),
    ("The village the rebels shelled is empty.", "shelled", {"subject": ["rebels"], "object": ["village"]}),
    ("The village the rebels shelled is empty.", "empty", {"subject": ["village"]}),
    ("The envoy with whom the junta met has resigned.", "met", {"subject": ["junta"], "with": ["envoy"]}),
    ("The envoy with whom the junta met has resigned.", "resigned", {"subject": ["envoy"]}),
    (
        "The nurses who were abducted by the militia are free.",
        "abducted",
        {"subject": ["militia"], "object": ["nurses"], "by": ["militia"]},
    ),
    (
        "The rebels who seized the dam and took hostages have left.",
        "took",
        {"subject": ["rebels"], "object": ["hostages"]},
    ),
    ("The women whom the gang abducted and freed are nurses.", "abducted", {"subject": ["gang"], "object": ["women"]}),
    ("The women whom the gang abducted and freed are nurses.", "freed", {"subject": ["gang"], "object": ["women"]}),
    (
        "The army, which had surrounded the town, withdrew.",
        "surrounded",
        {"subject": ["army"], "object": ["town"]},
    ),
    (
        "Eritrea said the prisoners whom it had vowed to release were free.",
        "release",
        {"subject": ["it"], "object": ["prisoners"]},
    ),
    # control
    (
        "The guerrillas promised the bishop to free the nuns.",
        "free",
        {"subject": ["guerrillas"], "object": ["nuns"]},
    ),
    (
        "Norway urged the insurgents to release the engineers.",
        "urged",
        {"subject": ["Norway"], "object": ["insurgents"], "clause": ["release"]},
    ),
    (
        "Norway urged the insurgents to release the engineers.",
        "release",
        {"subject": ["insurgents"], "object": ["engineers"]},
    ),
    (
        "Kenya called on the generals to lift the siege.",
        "called",
        {"subject": ["Kenya"], "on": ["generals"], "clause": ["lift"]},
    ),
    ("Kenya called on the generals to lift the siege.", "lift", {"subject": ["generals"], "object": ["siege"]}),
    ("The strikers were ordered to leave the pit.", "leave", {"subject": ["strikers"], "object": ["pit"]}),
    ("The hijackers are willing to free the pilots.", "willing", {"subject": ["hijackers"], "clause": ["free"]}),
    ("The hijackers are willing to free the pilots.", "free", {"subject": ["hijackers"], "object": ["pilots"]}),
    ("The dockers refused to unload the tanker.", "unload", {"subject": ["dockers"], "object": ["tanker"]}),
    ("The army agreed to stop shelling the town.", "shelling", {"subject": ["army"], "object": ["town"]}),
    ("The colonel gave the garrison two days to surrender.", "surrender", {"subject": ["garrison"]}),
    ("The envoy flew to Juba to free the pilots.", "free", {"subject": ["envoy"], "object": ["pilots"]}),
    ("Turkey's attempt to reopen the port failed.", "reopen", {"subject": ["Turkey"], "object": ["port"]}),
    ("The mediators made an effort to free the monks.", "free", {"subject": ["mediators"], "object": ["monks"]}),
    (
        "The farmers accused the army of burning the market.",
        "accused",
        {"subject": ["farmers"], "object": ["army"], "of": ["burning"]},
    ),
    ("The farmers accused the army of burning the market.", "burning", {"subject": ["army"], "object": ["market"]}),
    ("The rebels want the miners freed.", "freed", {"object": ["miners"]}),
    # raising
    ("The militia seems to hold the nurses.", "hold", {"subject": ["militia"], "object": ["nurses"]}),
    # coordination
    ("Police detained and later released the strikers.", "detained", {"subject": ["Police"], "object": ["strikers"]}),
    ("Police detained and later released the strikers.", "released", {"subject": ["Police"], "object": ["strikers"]}),
    ("The rebels stormed the mine and took hostages.", "stormed", {"subject": ["rebels"], "object": ["mine"]}),
    ("The rebels stormed the mine and took hostages.", "took", {"subject": ["rebels"], "object": ["hostages"]}),
    ("The rebels left and the army entered the town.", "left", {"subject": ["rebels"]}),
    ("The rebels left and the army entered the town.", "entered", {"subject": ["army"], "object": ["town"]}),
    (
        "Armenia and Azerbaijan exchanged prisoners and remains.",
        "exchanged",
        {"subject": ["Armenia", "Azerbaijan"], "object": ["prisoners", "remains"]},
    ),
    (
        "The peace talks were mediated by Norway and Cuba.",
        "mediated",
        {"subject": ["Norway", "Cuba"], "object": ["talks"], "by": ["Norway", "Cuba"]},
    ),
    # apposition, possessives, compounds
    (
        "The junta's envoy, General Min Thu, rejected the plan.",
        "rejected",
        {"subject": ["envoy"], "object": ["plan"]},
    ),
    ("The junta's envoy, General Min Thu, rejected the plan.", "envoy", {"poss": ["junta"]}),
    ("Ethiopia's demand for a port alarmed Somalia.", "demand", {"poss": ["Ethiopia"], "for": ["port"]}),
    ("Sudan's demand and threat alarmed Chad.", "threat", {"poss": ["Sudan"]}),
    ("The pilots' refusal to fly stranded thousands.", "refusal", {"poss": ["pilots"], "clause": ["fly"]}),
    ("The hostage talks resumed on Friday.", "talks", {"modifier": ["hostage"]}),
    # nominalisations
    ("The release of nine sailors by the gang surprised Manila.", "release", {"of": ["sailors"], "by": ["gang"]}),
    (
        "The army's shelling of the market angered farmers.",
        "shelling",
        {"poss": ["army"], "of": ["market"]},
    ),
    ("The truce between Armenia and Azerbaijan collapsed.", "truce", {"between": ["Armenia", "Azerbaijan"]}),
    # copular nouns
    (
        "Oman is a mediator between the Houthis and Saudi Arabia.",
        "mediator",
        {"subject": ["Oman"], "between": ["Houthis", "Arabia"]},
    ),
    ("A ceasefire is a precondition for talks.", "precondition", {"subject": ["ceasefire"], "for": ["talks"]}),
    # let X go
    (
        "The hijackers let the passengers go.",
        "let",
        {"subject": ["hijackers"], "object": ["passengers"], "clause": ["go"]},
    ),
    ("The hijackers let the passengers go.", "go", {"subject": ["passengers"]}),
]


@pytest.mark.parametrize(("sentence", "predicate", "expected"), CASES)
def test_arguments(clauses, sentence, predicate, expected):
    assert arguments(clauses, sentence, predicate) == expected


# a noun's arguments that its support verb holds
SUPPORTED = [
    ("The bloc put pressure on the junta.", "pressure", {"subject": ["bloc"], "on": ["junta"]}),
    ("Pressure was put on the junta by the bloc.", "Pressure", {"subject": ["bloc"], "on": ["junta"]}),
    (
        "Colombia held talks with the guerrillas in Havana.",
        "talks",
        {"subject": ["Colombia"], "with": ["guerrillas"], "in": ["Havana"]},
    ),
    ("Talks were held with the strikers.", "Talks", {"with": ["strikers"]}),
    (
        "The carriers entered into negotiations with the pilots.",
        "negotiations",
        {"subject": ["carriers"], "with": ["pilots"]},
    ),
    ("The mediators made an effort to free the monks.", "effort", {"subject": ["mediators"], "clause": ["free"]}),
]


@pytest.mark.parametrize(("sentence", "noun", "expected"), SUPPORTED)
def test_a_support_verb_lends_its_arguments_to_its_noun(clauses, sentence, noun, expected):
    found = arguments(clauses, sentence, noun)
    assert {function: found.get(function) for function in expected} == expected


def test_a_noun_is_no_argument_of_itself(clauses):
    assert "into" not in arguments(clauses, "The carriers entered into negotiations with the pilots.", "negotiations")


def test_the_prepositional_object_of_a_support_verb_is_not_lent_where_the_noun_has_its_own(clauses):
    sentence = "The release of nine sailors by the gang surprised Manila."
    assert "subject" not in arguments(clauses, sentence, "release")  # "surprise" supports nothing


def test_a_participle_before_the_verb_shares_the_subject_and_not_the_object(clauses):
    sentence = "Having seized the port, the rebels demanded talks."
    assert arguments(clauses, sentence, "seized") == {"subject": ["rebels"], "object": ["port"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "The pilots were seized and flogged by the militia.",
        "The nurses abducted and flogged by the militia were Swiss.",
    ],
)
def test_coordinated_passives_share_patient_and_agent(clauses, sentence):
    first, second = ("seized", "flogged") if "seized" in sentence else ("abducted", "flogged")
    patient = "pilots" if "pilots" in sentence else "nurses"
    for verb in (first, second):
        found = arguments(clauses, sentence, verb)
        assert (found.get("subject"), found.get("object")) == (["militia"], [patient]), verb


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("Nine sailors were released by the gang on Monday.", "released", True),
        ("The navy found sailors held by pirates.", "held", True),
        ("The pilots were seized and flogged by the militia.", "flogged", True),
        ("The rebels want the miners freed.", "freed", True),
        ("The harbour union rejected the shipping line's offer.", "rejected", False),
        ("The envoy with whom the junta met has resigned.", "resigned", False),
        ("Having seized the port, the rebels demanded talks.", "seized", False),
        ("Gunmen holding the bus released two children.", "holding", False),
    ],
)
def test_the_passive_is_told_from_the_perfect(sentence, verb, passive):
    assert is_passive(word(annotated(sentence), verb)) is passive


def test_a_preposition_of_several_words_is_one():
    doc = annotated("According to the Kenyan navy, pirates seized the tanker.")
    assert case(word(doc, "navy")) == "according to"
    assert case(word(doc, "tanker")) == ""


def test_a_possessive_ending_is_no_preposition():
    assert case(word(annotated("Ethiopia's demand for a port alarmed Somalia."), "Ethiopia")) == ""


def test_a_conjunct_with_a_subject_of_its_own_is_another_clause():
    doc = annotated("The rebels left and the army entered the town.")
    assert [token.text for token in with_conjuncts([word(doc, "left")])] == ["left"]
    doc = annotated("The rebels stormed the mine and took hostages.")
    assert [token.text for token in with_conjuncts([word(doc, "stormed")])] == ["stormed", "took"]


def test_a_label_is_read_without_its_subtype():
    doc = annotated("Nine sailors were released by the gang on Monday.")
    assert [base(word(doc, text)) for text in ("sailors", "gang", "were", "Nine")] == ["nsubj", "obl", "aux", "nummod"]


@pytest.mark.parametrize(
    ("sentence", "noun", "owners"),
    [
        ("Turkey's attempt to reopen the port failed.", "attempt", ["Turkey"]),
        ("The mediators made an effort to free the monks.", "effort", ["mediators"]),
        ("The hostage talks resumed on Friday.", "talks", []),
    ],
)
def test_owners_of_a_plan_or_a_move(clauses, sentence, noun, owners):
    assert [token.text for token in clauses.owner(word(annotated(sentence), noun))] == owners
