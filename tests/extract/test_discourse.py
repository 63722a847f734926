"""What a document says once and then leaves unsaid: the sides, the captor, the opponent."""

import pytest

from accord.extract.discourse import WEIGHTS, Discourse
from annotated import article, extractor


def events(*paragraphs):
    """The events of a document of annotated sentences."""
    made = article(*paragraphs)
    return extractor().extract(made.document, made.parsed)


def only(found, event, trigger):
    (one,) = [each for each in found if each.type == event and each.trigger == trigger]
    return one


def names(event, role):
    return [filler.name for filler in event.roles.get(role, ())]


def implicit(event):
    return {role for role, fillers in event.roles.items() if any(filler.implicit for filler in fillers)}


def test_a_truce_is_between_the_two_sides_of_the_document():
    found = events("Ethiopia attacked Eritrea.", "A truce was signed.")
    truce = only(found, "Ceasefire", "truce")
    assert sorted(names(truce, "party")) == ["Eritrea", "Ethiopia"]
    assert implicit(truce) == {"party"}


def test_a_mediator_is_no_side():
    found = events("Russia mediated between Armenia and Azerbaijan.", "A truce was signed.")
    assert sorted(names(only(found, "Ceasefire", "truce"), "party")) == ["Armenia", "Azerbaijan"]


def test_parties_that_the_sentence_names_are_not_doubled():
    found = events("Ethiopia attacked Eritrea.", "Armenia and Azerbaijan agreed to a truce.")
    agreement = only(found, "Agreement", "agreed to")
    assert names(agreement, "party") == ["Armenia", "Azerbaijan"]
    assert implicit(agreement) == set()


def test_a_document_without_two_sides_fills_nothing():
    truce = only(events("A truce was signed."), "Ceasefire", "truce")
    assert "party" not in truce.roles
    truce = only(events("Colombia offered talks.", "A truce was signed."), "Ceasefire", "truce")
    assert "party" not in truce.roles


def test_whoever_captured_them_released_them():
    found = events(
        "The ELN captured three engineers, who work for a Canadian company.",
        "The engineers, Ana Ruiz and Luis Mora, were released.",
    )
    release = only(found, "Release", "released")
    assert names(release, "actor") == ["National Liberation Army"]
    assert implicit(release) == {"actor"}


def test_a_captor_is_not_made_up():
    release = only(events("The nine hostages walked free."), "Release", "walked free")
    assert "actor" not in release.roles


def test_what_is_filled_in_costs_confidence():
    known = only(events("The ELN released the engineers."), "Release", "released")
    guessed = only(
        events(
            "The ELN captured three engineers, who work for a Canadian company.",
            "The engineers, Ana Ruiz and Luis Mora, were released.",
        ),
        "Release",
        "released",
    )
    assert guessed.confidence < known.confidence


def test_implicit_fillers_lie_at_the_trigger_and_bear_the_name():
    found = events("Ethiopia attacked Eritrea.", "A truce was signed.")
    truce = only(found, "Ceasefire", "truce")
    for filler in truce.roles["party"]:
        assert (filler.start, filler.end, filler.text) == (truce.start, truce.end, filler.actor.name)


def test_a_plan_stays_a_plan_when_it_is_named_again():
    found = events("Ethiopia announced a planned offensive.", "The offensive alarms Kenya.")
    assert [each.modality for each in found if each.trigger == "offensive"] == ["intended", "intended"]


def test_a_refusal_that_is_named_again_is_whose_it_was():
    found = events("Russia rejected Armenia's demand.", "The rejection of the truce alarmed Kenya.")
    again = only(found, "Rejection", "rejection")
    assert (names(again, "actor"), names(again, "recipient")) == (["Russia"], ["Armenia"])
    assert implicit(again) == {"actor", "recipient"}


def test_a_plan_that_is_carried_out_took_place():
    found = events("Ethiopia announced a planned offensive.", "Ethiopia launched the offensive in March.")
    assert [each.modality for each in found if "offensive" in each.trigger] == ["intended", "actual"]


def test_what_was_never_planned_took_place():
    (attack,) = [each for each in events("Eritrea condemned the offensive.") if each.trigger == "offensive"]
    assert attack.modality == "actual"


@pytest.mark.parametrize(
    ("paragraphs", "sides"),
    [
        (["Ethiopia attacked Eritrea."], {"ethiopia", "eritrea"}),
        (["Colombia and the ELN signed a truce."], {"colombia", "national-liberation-army"}),
        (["Russia mediated between Armenia and Azerbaijan."], {"armenia", "azerbaijan"}),
        (["Colombia offered talks."], set()),
        (["The price of bread rose in Bogotá."], set()),
        # one who mediates is none, whatever else they do
        (
            ["Russia mediated between Armenia and Azerbaijan.", "Russia rejected Armenia's demand."],
            {"armenia", "azerbaijan"},
        ),
        # the two that matter most
        (
            ["Ethiopia attacked Eritrea.", "Ethiopia attacked Eritrea.", "Colombia offered talks."],
            {"ethiopia", "eritrea"},
        ),
    ],
)
def test_the_sides_of_a_document(paragraphs, sides):
    made = article(*paragraphs)
    drafts = [draft for piece in made.parsed for draft in made.reading.drafts(piece)]
    assert {side.id for side in Discourse(drafts, made.reading.resolver, extractor().words).sides} == sides


def test_the_classes_that_make_sides_are_those_of_the_ontology():
    words, events = extractor().words, extractor().schema.events
    named = [event for key in WEIGHTS for event in words[f"sides.{key}"]]
    assert len(named) == len(set(named))
    assert set(named) <= set(events)


# ---- mediators and those without a name ----------------------------------------------------------


def sides_of(*paragraphs):
    made = article(*paragraphs)
    drafts = [draft for piece in made.parsed for draft in made.reading.drafts(piece)]
    return {side.id for side in Discourse(drafts, made.reading.resolver, extractor().words).sides}


MEDIATED = "Russia mediated between Armenia and Azerbaijan."
ATTACKED = "Russia attacked Georgia."


def test_a_mediator_that_fights_a_war_of_its_own_is_a_side_of_it():
    assert sides_of(MEDIATED, [ATTACKED] * 4) == {"georgia", "russia"}


def test_a_mediator_that_struck_once_is_none():
    assert "russia" not in sides_of(MEDIATED, ATTACKED)
    assert "russia" not in sides_of([MEDIATED] * 2, [ATTACKED] * 4), "the more it mediates, the less it is a side"


def test_what_has_no_name_is_no_side_however_often_it_acts():
    again = ["It attacked Eritrea."] * 3
    assert sides_of("A Bogotá-based group demanded a ransom.", again) == set()
    named = sides_of("A Bogotá-based group demanded a ransom.", again, "Ethiopia attacked Eritrea.")
    assert named == {"ethiopia", "eritrea"}


# ---- who lets captives go ------------------------------------------------------------------------

HELD = "The ELN captured three engineers, who work for a Canadian company."
WORKED = "Norway agreed to work to free the engineers."


def test_whoever_works_for_it_does_not_let_them_go_where_others_hold_them():
    release = only(events(HELD, WORKED), "Release", "free")
    assert names(release, "actor") == ["National Liberation Army"]
    assert implicit(release) == {"actor"}


def test_whoever_works_for_it_lets_them_go_where_nobody_is_known_to_hold_them():
    release = only(events(WORKED), "Release", "free")
    assert (names(release, "actor"), implicit(release)) == (["Norway"], set())


def test_the_captor_stays_who_lets_go_however_it_is_put():
    held = "Norway captured the engineers."
    release = only(events(held, WORKED), "Release", "free")
    assert (names(release, "actor"), implicit(release)) == (["Norway"], set())


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Norway freed the engineers.", "freed"),
        ("The release of the engineers by Norway surprised Bogotá.", "release"),
        ("Norway will visit Bogotá and free the engineers.", "free"),
        ("Norway, which has freed the engineers, left.", "freed"),
    ],
)
def test_what_the_clause_says_outright_stands_whoever_held_them(sentence, trigger):
    release = only(events(HELD, sentence), "Release", trigger)
    assert (names(release, "actor"), implicit(release)) == (["Norway"], set())


def test_who_works_for_a_release_is_no_captor():
    found = events(WORKED, "The engineers, Ana Ruiz and Luis Mora, were released.")
    assert names(only(found, "Release", "released"), "actor") == []
    found = events("Norway freed the engineers.", "The engineers, Ana Ruiz and Luis Mora, were released.")
    assert names(only(found, "Release", "released"), "actor") == ["Norway"]


def test_a_survey_of_several_conflicts_has_no_two_sides():
    two = sides_of("Ethiopia attacked Eritrea.")
    assert two == {"ethiopia", "eritrea"}
    assert sides_of("Ethiopia attacked Eritrea.", "Russia mediated between Armenia and Azerbaijan.") == set()
