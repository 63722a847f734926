"""What follows from claims: each rule on texts made for it, and the graphs that hold the conclusions."""

import dataclasses
import io

import pytest

from accord.errors import VocabularyError
from accord.rdf.build import write_document, write_vocabulary
from accord.rdf.namespaces import PREFIXES, RULE, event_iri
from accord.rdf.rules import apply_rules, drop_rules
from accord.rdf.store import open_store
from accord.records import Condition
from accord.vocabulary.rules import load_rules
from endpoints import ENDPOINTS
from graph_builders import CORPUS, ENVOY, RUN, claim, day, document, fill, vocabulary, what, who

ID = PREFIXES["id"]


def concluded(store, name):
    """The pairs that a property binds, as the last parts of the IRIs, sorted."""
    rows = store.query(f"SELECT DISTINCT ?a ?b {{ ?a acc:{name} ?b }}")
    return sorted((a.value.rsplit("/", 1)[-1], str(b.value).rsplit("/", 1)[-1]) for a, b in rows)


def of(tmp_path, *documents):
    """A store with these documents, each a text and its claims, and what follows from them."""
    store = open_store("memory:", writable=True)
    write_vocabulary(store, vocabulary(tmp_path))
    for text, events in documents:
        write_document(store, text, events, RUN)
    apply_rules(store)
    return store


def text(name, published, kind, sentence, trigger, roles, **about):
    """A document of one claim."""
    made = document(name, sentence, date=published)
    return made, [claim(made, kind, sentence, trigger, roles, **about)]


def demand(name, date, **about):
    return text(
        name, date, "Demand", "Colombia demanded of the ELN that it free the hostages.", "demanded",
        {"actor": [who("colombia")], "recipient": [who("eln")],
         "content": [what("free the hostages", "release-of-hostages")]}, **about,
    )  # fmt: skip


def release(name, date, actor="eln", **about):
    roles = {"actor": [who(actor)], "captive": [what("nine")]}
    return text(name, date, "Release", "They freed nine.", "freed", roles, **about)


def reply(name, date, kind, actor="eln", issue="release-of-hostages", **about):
    roles = {"actor": [who(actor)], "recipient": [who("colombia")], "content": [what("this", issue)]}
    return text(name, date, kind, "They said so to this.", "said", roles, **about)


def test_claims_are_sorted_by_their_own_day_or_the_day_of_their_document(tmp_path):
    own = text("a", "2023-05-07", "Talks", "They met.", "met", {"participant": [who("rsf")]}, date=day("2023-05-01"))
    none = text("b", "2023-05-07", "Talks", "They met.", "met", {"participant": [who("rsf")]})
    undated = text("c", None, "Talks", "They met.", "met", {"participant": [who("rsf")]})
    with of(tmp_path, own, none, undated) as store:
        found = dict(concluded(store, "sortDate"))
    assert found == {own[1][0].id: "2023-05-01", none[1][0].id: "2023-05-07"}


def test_whoever_speaks_for_an_actor_stands_for_it(tmp_path):
    with of(tmp_path, text("a", None, "Threat", "She threatened.", "threatened", {"actor": [who(ENVOY)]})) as store:
        assert concluded(store, "standsFor") == [("x-leyla-mammadova", "azerbaijan"), ("x-leyla-mammadova",) * 2]


def test_demand_calls_on_its_recipients_or_on_who_is_to_do_it(tmp_path):
    made = document("a", "Oman demanded that the RSF withdraw.")
    asked = claim(made, "Demand", "Oman", "demanded", {"actor": [who("oman")], "content": [what("it", "withdrawal")]})
    roles = {"actor": [who("rsf")]}
    deed = claim(made, "Withdrawal", "Oman", "withdraw", roles, modality="required", part_of=asked.id)
    named = demand("b", "2023-05-07")
    with of(tmp_path, (made, [asked, deed]), named) as store:
        assert concluded(store, "addressee") == sorted([(asked.id, "rsf"), (named[1][0].id, "eln")])


def test_life_of_a_demand(tmp_path):
    first, again = demand("a", "2023-05-01"), demand("b", "2023-05-09")
    no, yes = reply("c", "2023-05-02", "Rejection"), reply("d", "2023-05-20", "Acceptance", issue="release-of-captives")
    met, later = release("e", "2023-06-01"), release("f", "2023-07-01")
    with of(tmp_path, first, again, no, yes, met, later) as store:
        assert concluded(store, "repeats") == [(again[1][0].id, first[1][0].id)]
        assert concluded(store, "answers") == sorted((x[1][0].id, first[1][0].id) for x in (no, yes))
        assert concluded(store, "fulfils") == [(met[1][0].id, first[1][0].id)]


@pytest.mark.parametrize(
    "other",
    [
        release("b", "2023-04-30"),
        release("b", "2023-05-01"),
        release("b", "2023-06-01", actor="houthis"),
        release("b", "2023-06-01", polarity="negated"),
        release("b", "2023-06-01", modality="intended"),
        release("b", None),
        reply("b", "2023-04-30", "Rejection"),
        reply("b", "2023-06-01", "Rejection", issue="sanctions"),
        reply("b", "2023-06-01", "Rejection", polarity="negated"),
        reply("b", "2023-06-01", "Acceptance", modality="possible"),
        reply("b", "2023-06-01", "Rejection", actor="colombia"),
    ],
)
def test_what_is_no_answer_and_no_deed(tmp_path, other):
    with of(tmp_path, demand("a", "2023-05-01"), other) as store:
        assert concluded(store, "answers") == []
        assert concluded(store, "fulfils") == []


def test_condition_is_met_by_what_it_requires(tmp_path):
    made = document("a", "The RSF will talk if the army withdraws.", date="2023-05-01")
    roles = {"actor": [who("sudan-army")]}
    needed = claim(made, "Withdrawal", "The RSF", "withdraws", roles, modality="conditional")
    talks = claim(made, "Talks", "The RSF", "talk", {"participant": [who("rsf")]}, modality="conditional")
    start = made.text.index("the army withdraws")
    bound = Condition("the army withdraws", start, start + len("the army withdraws"), "if", needed.id)
    talks = dataclasses.replace(talks, conditions=(bound,))
    deed = text("b", "2023-05-09", "Withdrawal", "The army left.", "left", roles)
    with of(tmp_path, (made, [needed, talks]), deed) as store:
        ((found, node),) = concluded(store, "fulfils")
        assert found == deed[1][0].id
        assert bool(store.query(f"ASK {{ <{event_iri(talks.id)}> acc:condition <{PREFIXES['condition']}{node}> }}"))


def test_negotiation_has_two_parties_and_its_mediators(tmp_path):
    sides = [who("armenia"), who(ENVOY)]
    made = text("a", None, "Mediation", "Oman mediated.", "mediated", {"mediator": [who("oman")], "party": sides})
    met = text("b", None, "Talks", "They met.", "met", {"participant": [who("azerbaijan"), who("armenia")]})
    aside = text("c", None, "Talks", "They met.", "met", {"participant": [who("oman"), who("armenia")]})
    with of(tmp_path, made, met, aside) as store:
        parties = concluded(store, "hasParty")
        assert {party for _, party in parties} == {"armenia", "azerbaijan"}
        assert len({node for node, _ in parties}) == 1
        assert [helper for _, helper in concluded(store, "hasMediator")] == ["oman"]
        assert [event for event, _ in concluded(store, "inNegotiation")] == sorted([made[1][0].id, met[1][0].id])


def dump(store):
    out = io.BytesIO()
    store.dump(out)
    return out.getvalue()


def test_conclusions_are_dropped_and_made_again(tmp_path):
    with open_store(tmp_path / "store", writable=True) as store:
        before = dump(fill(store, tmp_path))
        assert apply_rules(store)
        names = [RULE + rule.name for rule in load_rules()]
        assert [name for name in store.graphs() if name.startswith(RULE)] == sorted(names)
        made = dump(store)
        assert not apply_rules(store)
        assert drop_rules(store) == len(names)
        assert dump(store) == before
        assert apply_rules(store)
        assert dump(store) == made
        assert all("/graph/rule/" in line for line in set(made.decode().split("\n")) - set(before.decode().split("\n")))


def test_conclusions_follow_documents_and_rules(tmp_path):
    with of(tmp_path, demand("a", "2023-05-01")) as store:
        write_document(store, *release("b", "2023-06-01"), RUN)
        assert apply_rules(store)
        assert len(concluded(store, "fulfils")) == 1
        store.remove_document(PREFIXES["document"] + "b")
        assert apply_rules(store)
        assert concluded(store, "fulfils") == []
        assert apply_rules(store, [rule for rule in load_rules() if rule.name == "sort-dates"])
        assert [name for name in store.graphs() if name.startswith(RULE)] == [RULE + "sort-dates"]


@pytest.mark.parametrize("name", ENDPOINTS)
def test_conclusions_at_an_endpoint_are_the_same(name, tmp_path):
    memory = of(tmp_path, *(make() for make in CORPUS))
    with ENDPOINTS[name]() as address, open_store(address, writable=True) as store:
        fill(store, tmp_path)
        assert apply_rules(store)
        assert not apply_rules(store)
        for graph in memory.graphs():
            if graph.startswith(RULE):
                assert set(store.quads(graph)) == set(memory.quads(graph)), graph


HEAD = "#: title A\n#: description A.\n"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a": "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }"}, r"a\.rq: the head has no title"),
        ({"a": HEAD + "#: uses b\n"}, r"a\.rq: uses b, which is no rule"),
        ({"a": HEAD + "#: uses b\n", "b": HEAD + "#: uses a\n"}, "rules use each other: "),
        ({"a": HEAD + "#: author me\n"}, r"a\.rq:3: a head line says one of description, title, uses"),
    ],
)
def test_rules_that_cannot_be_used_are_named(tmp_path, files, message):
    for name, content in files.items():
        (tmp_path / f"{name}.rq").write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=message):
        load_rules(tmp_path)


def test_each_rule_stands_behind_those_it_uses():
    seen = set()
    for rule in load_rules():
        assert rule.uses <= seen
        seen.add(rule.name)
    assert len(seen) == 9
