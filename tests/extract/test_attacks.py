"""Who attacked whom, where "the attack" is spoken of again."""

from accord.language import load
from annotated import extractor, written


def attacks(text):
    """Trigger -> actors and recipients of the attacks of a text, read with the trained pipeline."""
    document = written(text)
    found = [each for each in extractor().extract(document, load().parse(document)) if each.type == "Attack"]
    return [
        (each.trigger, [f.name for f in each.roles.get("actor", ())], [f.name for f in each.roles.get("recipient", ())])
        for each in found
    ]


def test_the_strike_in_which_somebody_is_killed_is_that_of_the_killer():
    killed, strike = attacks("Eritrea killed General Tesfaye Bekele in an airstrike.")
    assert killed[1:] == (["Eritrea"], ["Tesfaye Bekele"])
    assert strike == ("airstrike", ["Eritrea"], ["Tesfaye Bekele"])


def test_what_is_called_the_same_is_the_same():
    text = "Eritrea shelled Adigrat. Ethiopia raided Asmara. Kenya condemned the raid."
    assert attacks(text)[-1][:2] == ("raid", ["Ethiopia"])


def test_an_attack_on_somebody_is_by_who_attacks_them():
    text = "Chad bombed Libya. Libya bombed Chad. Mali condemned the attack on Libya."
    assert attacks(text)[-1] == ("attack", ["Chad"], ["Libya"])
