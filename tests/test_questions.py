"""The ready-made questions asked of the sample dispatches, their answers checked by reading the dispatches."""

import pytest

from accord.query import run
from accord.rdf.store import open_store
from accord.vocabulary.questions import load_questions

NEEDED = {
    "claims": {"a": "Hamas"},
    "negotiation": {"a": "Armenia", "b": "Azerbaijan"},
    "changes": {"since": "2024-06-01"},
}
NONE = {"empty-documents"}


@pytest.fixture(scope="module")
def sample(sample_store):
    with open_store(sample_store, writable=False) as opened:
        yield opened


def ask(store, name, *columns, **params):
    answer = run(store, name, NEEDED.get(name, {}) | params)
    return [tuple(row[answer.columns.index(column)] for column in columns) for row in answer.rows]


def test_there_are_as_many_questions_as_promised():
    assert len(load_questions()) >= 20


@pytest.mark.pipeline
@pytest.mark.parametrize("name", load_questions())
def test_question_has_an_answer(sample, name):
    answer = run(sample, name, NEEDED.get(name, {}))
    assert answer.columns == list(load_questions()[name].columns)
    assert bool(answer.rows) is (name not in NONE)


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("name", "columns", "params", "row"),
    [
        ("mediators", ("mediator",), {"a": "Russia", "b": "Ukraine"}, ("United Arab Emirates",)),
        ("mediators", ("mediator", "document"), {"a": "Hamas"}, ("Qatar", "2023-11-25-gaza-truce")),
        ("demands", ("recipient", "state", "demand"), {"by": "Hamas"},
         ("Israel", "raised, rejected, met", "a full ceasefire")),
        ("demands", ("actor", "recipient"), {"of": "ELN"}, ("Colombia", "National Liberation Army")),
        ("concessions", ("status", "document"), {"by": "United States"}, ("actual", "2023-09-19-iran-us-swap")),
        ("release-totals", ("date", "released", "total"), {"by": "Iran"}, ("2023-09-18", 5, 5)),
        ("release-totals", ("date", "released", "total"), {"by": "Azerbaijan"}, ("2023-12-13", 32, 32)),
        ("rejections", ("actor", "rejected"), {"by": "Israel"}, ("Israel", "a permanent ceasefire")),
        ("unanswered", ("actor", "offer"), {"by": "Israel"}, ("Israel", "pause the fighting for a week")),
        ("conditions", ("condition", "cue"), {"actor": "Taliban"}, ("its prisoners were freed", "unless")),
        ("conditions", ("condition", "met"), {"actor": "Israel"}, ("Hamas releases about 40 captives", "2025-01-20")),
        ("outlets", ("who", "about", "second outlet"), {}, ("Hamas, Israel", "talks", "Al Jazeera")),
        ("disagreements", ("who", "second"), {"actor": "Russia"}, ("Russia", "talks (denied, actual)")),
        ("meetings", ("participants", "date"), {"actor": "Taliban"}, ("Taliban, United States", "2020-02-29")),
        ("speakers", ("speaker", "for"), {"party": "Israel"}, ("Isaac Herzog", "Israel")),
        ("negotiation", ("day", "event", "whom"), {}, ("2023-12-07", "agreement", "Armenia, Azerbaijan")),
        ("negotiation", ("event", "status"), {}, ("mediation", "denied, actual")),
        ("negotiations", ("one", "other", "mediators"), {"party": "Ukraine"},
         ("Russia", "Ukraine", "Saudi Arabia, Turkey, United Arab Emirates, United Nations")),
        ("changes", ("day", "who", "event", "whom"), {}, ("2025-01-20", "Izzat al-Rishq", "rejection", "Israel")),
        ("brokers", ("mediator", "for"), {}, ("Turkey", "Russia, Ukraine")),
        ("denials", ("speaker", "event", "document"), {"speaker": "Hamas"},
         ("Saleh al-Arouri", "talks", "2023-12-02-gaza-truce-ends")),
        ("silent", ("actor", "kind"), {}, ("Eritrea", "state")),
        ("contested", ("issue",), {}, ("ceasefire",)),
        ("same-actors", ("first", "second", "why"), {}, ("Netanyahu's office", "Netanyahu's office", "same name")),
    ],
)  # fmt: skip
def test_answers_hold_what_the_dispatches_say(sample, name, columns, params, row):
    rows = ask(sample, name, *columns, **params)
    assert row in rows


@pytest.mark.pipeline
def test_what_is_not_so_is_not_answered(sample):
    assert ("Qatar",) not in ask(sample, "mediators", "mediator", a="Russia", b="Ukraine")
    assert all(day >= "2024-06-01" for (day,) in ask(sample, "changes", "day"))
    assert ("Israel",) not in ask(sample, "silent", "actor")
    assert all("denied" in status for (status,) in ask(sample, "denials", "status"))


@pytest.mark.pipeline
def test_running_totals_grow_by_what_was_released(sample):
    totals = {}
    for who, released, total in ask(sample, "release-totals", "by", "released", "total"):
        totals[who] = totals.get(who, 0) + released
        assert totals[who] == total
