"""Who attacked whom, where "the attack" is spoken of again."""

from annotated import extracted


def attacks(text):
    """Trigger -> actors and recipients of the attacks of a text, read with the trained pipeline."""
    found = [each for each in extracted(text) if each.type == "Attack"]
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


def test_the_attack_that_a_text_is_about_is_the_first_one_told():
    text = "Eritrea shelled Adigrat. Ethiopia bombed Asmara in May. Kenya condemned the attack."
    assert attacks(text)[-1] == ("attack", ["Eritrea"], ["Adigrat"])


def test_a_war_by_its_name_is_nobodys_that_the_text_tells_of():
    text = "Gunmen shot Father Alemu in Asmara. He came to the town after the Second Chechen War."
    assert [actors for word, actors, _ in attacks(text) if word == "War"] in ([], [[]])


def test_whoever_calls_an_attack_a_crime_has_not_made_it():
    assert attacks("Kenya called the attack an aggression.") == [("attack", [], []), ("aggression", [], [])]


def test_gunmen_do_what_is_told_of_them_and_no_other_fighting():
    text = "Gunmen killed nine tourists in Goma. Rwanda and Burundi blamed each other. Shelling went on for a week."
    assert ("Shelling", [], []) in attacks(text)
