"""What ordinary news says in the words of negotiations, read with the trained pipeline."""

import pytest

from annotated import extracted


def claims(text):
    """Class, trigger and modality of the events of a text."""
    events = extracted(text)
    return [(each.type, each.trigger, each.modality) for each in events]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The mayor did not say whether he backs the truce.", ("Support", "backs", "possible")),
        ("The main issue was the release of the nuns.", ("Release", "release", "possible")),
        ("The court has to approve the accord.", ("Acceptance", "approve", "required")),
        ("The envoy called the accord a mistake.", ("Agreement", "accord", "actual")),
        ('The envoy called the accord "null and void".', ("Agreement", "accord", "actual")),
        # due, planned or provided for
        ("The ban on rallies was to be lifted in May.", ("Concession", "lifted", "intended")),
        ("Kenya voted on a resolution to expel the envoy of Sudan.", ("Sanction", "expel", "intended")),
        ("Kenya rejected the accord on sending troops to Somalia.", ("Mobilization", "sending troops", "intended")),
        ("The vote may be held on Monday, subject to a truce.", ("Ceasefire", "truce", "required")),
        ("Floods could come from a hasty withdrawal.", ("Withdrawal", "withdrawal", "possible")),
        ("Kenya has to choose between backing Chad and leaving the union.", ("Support", "backing", "possible")),
        # told as what was so
        ("Kenya helped broker a truce between Chad and Sudan.", ("Ceasefire", "truce", "actual")),
        ("The general approved the attacks on Goma that took place in May.", ("Attack", "attacks", "actual")),
        ("The judge insisted that she was pressured by the rebels.", ("Pressure", "pressured", "actual")),
        ("The aide claimed to be in talks with the rebels.", ("Talks", "talks", "actual")),
    ],
)
def test_what_is_said_to_be_open_or_due_is_no_fact(sentence, claim):
    assert claim in claims(sentence)


def test_a_sentence_in_another_script_claims_nothing():
    assert claims("Chad attacked Niger.") != []
    assert claims("Министр сказал вчера что attack on Niger это была ошибка армии.") == []


def test_a_question_behind_the_name_of_who_asks_claims_nothing():
    assert claims("Chad spoke with Niger about the dam.") != []
    assert claims("((WN)) Did Chad speak with Niger about the dam?") == []
    assert claims("Apart from the union, any other body helped the refugees with food?") == []


def test_whom_an_investor_backs_is_backed_by_no_party():
    assert [kind for kind, _, _ in claims("Kenya, backed by Chad, hired a captain.")] == ["Support"]
    assert claims("Kenya Shipping, backed by the investor Omar Diallo, hired a captain.") == []


def test_who_seeks_to_do_something_tries():
    assert "Demand" in {kind for kind, _, _ in claims("The union seeks a deal on pay.")}
    assert claims("The union seeks to settle down in Mombasa.") == []


def test_who_speaks_to_an_outlet_holds_no_talks_with_it():
    assert [kind for kind, _, _ in claims("Chad spoke with Niger about the dam.")] == ["Talks"]
    for outlet in ("Axios", "Reuters"):
        assert claims(f"Chad spoke with {outlet} about the dam.") == []
