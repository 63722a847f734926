import csv
import io
import json

import pytest
import rdflib

from accord.errors import QueryError, UsageError
from accord.query import run
from accord.rdf.build import write_document, write_vocabulary
from accord.rdf.namespaces import PREFIXES, event_iri
from accord.rdf.rules import apply_rules
from accord.rdf.store import open_store
from accord.vocabulary.questions import load_questions
from graph_builders import CORPUS, RUN, caucasus, document, filled, sudan, vocabulary, yemen

ID = PREFIXES["id"]
NEEDED = {"claims": {"a": "RSF"}, "negotiation": {"a": "RSF", "b": "SAF"}, "changes": {"since": "2023-01-01"}}
"""Parameters that a question cannot do without, with values that have an answer here."""
NOTHING_HERE = {"concessions", "empty-documents", "outlets", "same-actors", "contested"}
"""Questions that the few claims of these tests give no answer to; tests/test_questions.py asks a whole corpus."""


@pytest.fixture(scope="module")
def store():
    with filled() as opened:
        yield opened


def ask(store, name, *columns, **params):
    """The named columns of an answer, one tuple a row."""
    answer = run(store, name, params)
    return [tuple(row[answer.columns.index(column)] for column in columns) for row in answer.rows]


def test_mediators(store):
    assert ask(store, "mediators", "mediator", "parties") == [
        ("Oman", "Houthis"),
        ("Saudi Arabia", "Rapid Support Forces, Sudanese army"),
        ("United States", "Rapid Support Forces, Sudanese army"),
    ]
    between = {"a": "the RSF", "b": "Sudanese army"}
    assert ask(store, "mediators", "mediator", **between) == [("Saudi Arabia",), ("United States",)]
    assert ask(store, "mediators", "mediator", a="rsf", b="Houthis") == []
    assert ask(store, "mediators", "mediator", b="Ansar Allah") == [("Oman",)]


def test_demands(store):
    expected = [("Sudanese army", "Rapid Support Forces", "withdraw from homes in Khartoum", "actual")]
    for params in ({}, {"by": "SAF"}, {"of": "RSF"}, {"issue": "withdrawal"}, {"issue": "war and fighting"}):
        assert ask(store, "demands", "actor", "recipient", "demand", "status", **params) == expected
    for params in ({"by": "RSF"}, {"of": "SAF"}, {"issue": "ransom"}):
        assert ask(store, "demands", "actor", **params) == []


def test_rejections(store):
    assert ask(store, "rejections", "actor", "rejected", "speaker", "outlet") == [
        ("Rapid Support Forces", "the army's demand for a withdrawal", "a senior diplomat", "The Harbour Daily"),
        ("Colombia", "to pay a ransom", "", ""),
        ("Saudi Arabia", "the withdrawal", "", ""),
    ]


def test_releases_come_in_the_order_of_their_dates(store):
    rows = ask(store, "releases", "date", "by", "captives", "count", "number", "to")
    assert rows == [
        ("2023-06-03", "National Liberation Army", "captives", "12", 12, "Colombia"),
        ("2023-07", "National Liberation Army", "soldiers", "two", 2, ""),
    ]
    assert ask(store, "releases", "date", since="2023-07-15") == [("2023-07",)]
    assert ask(store, "releases", "date", by="Colombia") == []


def test_offers_threats_and_conditions(store):
    assert ask(store, "offers", "actor", "recipient", "offer") == [("Rapid Support Forces", "Sudanese army", "a truce")]
    assert ask(store, "threats", "actor", "recipient", "threat") == [("Azerbaijan", "Armenia", "a blockade")]
    assert ask(store, "conditions", "condition", "cue", "event", "who") == [
        ("aid reaches the capital", "if", "offer", "Rapid Support Forces")
    ]
    assert ask(store, "conditions", "condition", actor="Colombia") == []


def test_meetings_are_those_that_took_place(store):
    assert ask(store, "meetings", "participants", "place", "about") == [
        ("Armenia, Azerbaijan", "", "prisoners"),
        ("Houthis, Saudi Arabia", "Muscat", ""),
    ]
    assert ask(store, "meetings", "participants", actor="Yerevan") == [("Armenia, Azerbaijan",)]


def test_disagreements_stand_side_by_side(store):
    (row,) = ask(store, "disagreements", "who", "about", "first", "first speaker", "second", "second speaker")
    assert row == (
        "Armenia, Azerbaijan",
        "talks",
        "talks (actual)",
        "Armenia",
        "talks (denied, actual)",
        "Leyla Mammadova",
    )
    (claims,) = ask(store, "disagreements", "first claim", "second claim", actor="Baku")
    assert claims == tuple(event_iri(event.id) for event in caucasus()[1][:2])
    assert ask(store, "disagreements", "who", actor="Houthis") == []


def test_stances_of_the_same_actor_disagree_and_those_of_two_actors_do_not(tmp_path):
    """Whoever speaks for a party has the party's stance."""
    from graph_builders import ENVOY, claim, document, what, who

    about = {"content": [what("the plan", "proposal")]}
    text = document(
        "d", "Azerbaijan accepts the plan.", "Leyla Mammadova rejects the plan.", "Armenia rejects the plan."
    )
    events = [
        claim(text, "Acceptance", "Azerbaijan", "accepts", about | {"actor": [who("azerbaijan")]}),
        claim(text, "Rejection", "Leyla", "rejects", about | {"actor": [who(ENVOY)]}),
        claim(text, "Rejection", "Armenia", "rejects", about | {"actor": [who("armenia")]}),
    ]
    with open_store("memory:", writable=True) as store:
        write_vocabulary(store, vocabulary(tmp_path))
        write_document(store, text, events, RUN)
        apply_rules(store)
        rows = ask(store, "disagreements", "who", "about", "first", "second")
        assert rows == [("Azerbaijan", "a proposal or plan", "acceptance (actual)", "rejection (actual)")]
        assert ask(store, "rejections", "actor", by="Azerbaijan") == [("Leyla Mammadova",)]


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        ({"party": ["armenia", "azerbaijan"]}, True),
        ({"party": ["azerbaijan", "armenia"]}, True),
        ({"party": ["armenia"]}, False),
        ({"party": ["armenia", "azerbaijan", "oman"]}, False),
        ({"party": ["armenia", "oman"]}, False),
    ],
)
def test_event_is_denied_only_by_a_claim_about_the_same_sides(tmp_path, roles, found):
    from graph_builders import claim, document, who

    text = document("d", "Armenia agreed with Azerbaijan.", "There was no deal.")
    sides = {"party": [who("armenia"), who("azerbaijan")]}
    other = {role: [who(name) for name in names] for role, names in roles.items()}
    events = [
        claim(text, "Agreement", "Armenia", "agreed", sides),
        claim(text, "Agreement", "There", "deal", other, polarity="negated"),
    ]
    with open_store("memory:", writable=True) as store:
        write_vocabulary(store, vocabulary(tmp_path))
        write_document(store, text, events, RUN)
        apply_rules(store)
        assert ask(store, "disagreements", "who", "about") == [("Armenia, Azerbaijan", "agreement")] * found
        assert ask(store, "disagreements", "who", issue="ceasefire") == []


def test_timeline_is_in_order_and_can_be_cut(store):
    rows = ask(store, "timeline", "date", "published", "event", "status")
    assert len(rows) == sum(len(make()[1]) for make in CORPUS)
    assert rows[0] == ("", "2022-09-20", "talks", "denied, actual")
    order = [date or published or "9999" for date, published, *_ in rows]
    assert order == sorted(order)
    assert ask(store, "timeline", "event", since="2023-01-01", until="2023-06-30") == [("mediation",), ("release",)]
    assert ask(store, "timeline", "event", actor="Oman") == [("mediation",)]


def test_claims_behind_an_edge(store):
    assert ask(store, "claims", "event", "who", "whom", a="RSF", b="SAF", relation="demand") == [
        ("demand", "Sudanese army", "Rapid Support Forces")
    ]
    assert ask(store, "claims", "event", a="Houthis", issue="withdrawal") == [("acceptance",), ("rejection",)]
    assert ask(store, "claims", "event", a="Oman", b="Colombia") == []


def test_who_speaks_reports_and_takes_part(store):
    assert ask(store, "speakers", "speaker", "for", "claims") == [
        ("Armenia", "", 1),
        ("Leyla Mammadova", "Azerbaijan", 1),
        ("a senior diplomat", "", 1),
    ]
    assert ask(store, "speakers", "speaker", party="Azerbaijan") == [("Leyla Mammadova",)]
    assert ask(store, "sources", "outlet", "claims") == [("not named", 11), ("The Harbour Daily", 6)]
    assert ask(store, "actors", "actor", "kind", "code", "known", "claims")[0] == (
        "Rapid Support Forces",
        "armed group",
        "SDNREB",
        "yes",
        6,
    )
    assert ask(store, "documents", "document", "title", "published", "claims")[2] == (
        "sudan/jeddah talks.txt",
        "Talks in Jeddah",
        "2023-05-07",
        6,
    )


@pytest.mark.parametrize("name", sorted(load_questions().keys() - NOTHING_HERE - {"sources"}))
def test_last_column_of_a_question_is_an_iri(store, name):
    answer = run(store, name, NEEDED.get(name, {}))
    assert answer.rows
    assert all(str(row[-1]).startswith(ID) for row in answer.rows)
    assert answer.columns == list(load_questions()[name].columns)
    assert None not in [cell for row in answer.rows for cell in row]


@pytest.mark.parametrize("name", load_questions())
def test_answer_does_not_depend_on_the_order_of_building(store, name, tmp_path):
    params = NEEDED.get(name, {})
    with open_store(tmp_path / "store", writable=True) as other:
        for make in reversed(CORPUS):
            text, events = make()
            write_document(other, text, events[::-1], RUN)
        write_vocabulary(other, vocabulary(tmp_path))
        apply_rules(other)
        assert run(other, name, params).rows == run(store, name, params).rows


@pytest.mark.parametrize("name", [name for name, question in load_questions().items() if question.parameters])
def test_each_parameter_narrows_the_answer(store, name):
    """Whatever a parameter is given, what comes back is a part of the whole answer."""
    sample = {"actor": "Houthis", "issue": "ransom", "date": "2023-07-15", "text": "Talks", "number": "1"}
    needed = NEEDED.get(name, {})
    whole = [tuple(row) for row in run(store, name, needed).rows]
    for parameter in load_questions()[name].parameters:
        if parameter.name not in needed:
            part = [tuple(row) for row in run(store, name, needed | {parameter.name: sample[parameter.kind]}).rows]
            assert len(part) < len(whole) or not whole or name in ("denials", "negotiation")
            if name not in ("disagreements", "brokers"):
                assert set(part) <= set(whole)


def test_names_are_resolved_by_label_alias_id_and_iri(store):
    for name in ("Oman", "oman", "the Oman", "Muscat", "id:oman", ID + "oman", f"<{ID}oman>"):
        assert ask(store, "timeline", "who", actor=name) == [("Oman",)], name
    for name in ("withdrawal", "issue:withdrawal", "pull-out", "Withdrawal", ID + "issue/withdrawal"):
        assert len(ask(store, "demands", "demand", issue=name)) == 1, name


def test_unknown_name_is_answered_with_names_that_are_near(store):
    with pytest.raises(QueryError, match=r"^the store has no actor named 'Omann'; near it: Oman"):
        run(store, "mediators", {"a": "Omann"})
    with pytest.raises(QueryError, match=r"no issue named 'cease-fires'; near it: cease-fire"):
        run(store, "demands", {"issue": "cease-fires"})
    with pytest.raises(QueryError, match="the name of an actor is empty"):
        run(store, "mediators", {"a": " "})


def test_name_of_several_actors_is_not_guessed(tmp_path):
    files = vocabulary(tmp_path)
    with files[-1].open("a", encoding="utf-8") as file:
        file.write(
            'id:guards-a a acc:ArmedGroup ; skos:prefLabel "Guards" .\n'
            'id:guards-b a acc:ArmedGroup ; skos:prefLabel "guards" .\n'
        )
    with open_store("memory:", writable=True) as store:
        write_vocabulary(store, files)
        with pytest.raises(QueryError, match="'Guards' names several actors: id:guards-a, id:guards-b"):
            run(store, "mediators", {"a": "Guards"})


@pytest.mark.parametrize(
    ("name", "params", "error", "message"),
    [
        ("mediator", {}, QueryError, "no question named 'mediator'; there is mediators"),
        ("claims", {}, UsageError, "claims needs the parameter a: one of the actors"),
        ("claims", {"who": "x"}, UsageError, "claims has no parameter who; it has a, b, relation, issue"),
        ("sources", {"who": "x"}, UsageError, "sources has no parameter who; it has none"),
        ("timeline", {"since": "last week"}, UsageError, "since: 'last week' is no day; write it as YYYY-MM-DD"),
        ("nowhere.rq", {}, QueryError, "nowhere.rq: cannot be read"),
        ("SELECT * { ?s ?p ?o }", {"x": "1"}, UsageError, r"the query has no variable \?x"),
        ("SELECT ?s { ?s ?p ?o }", {"o": "number:many"}, UsageError, "o: 'many' is no whole number"),
        ("SELECT ?s { ?s ?p ?o }", {"s": "<a b>"}, UsageError, "s: <a b> is no IRI"),
        ("SELECT ?s { ?s ?p ?o }", {"o": "\ud800"}, UsageError, "o: the value is no Unicode text"),
        ("SELECT ?s WHERE {\n  ?s ?p }", {}, QueryError, "line 2, column 10: expected"),
        ("SELECT ?s WHERE {\n  ?s ?p }", {"s": "x"}, QueryError, "line 2, column 10: expected"),
        ("DELETE WHERE { ?s ?p ?o }", {}, QueryError, "DELETE changes the graph"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", {}, QueryError, "SERVICE asks another server"),
    ],
)
def test_mistakes_are_explained_in_one_line(store, name, params, error, message):
    with pytest.raises(error, match=message) as caught:
        run(store, name, params)
    assert "\n" not in str(caught.value)


def test_sparql_with_values(store):
    query = "SELECT ?who { ?who acc:mediatesFor ?party } ORDER BY ?who"
    assert [row[0] for row in run(store, query, {"party": "actor:RSF"}).rows] == [
        ID + "saudi-arabia",
        ID + "united-states",
    ]
    assert [row[0] for row in run(store, query, {"party": f"<{ID}houthis>"}).rows] == [ID + "oman"]
    (text,) = run(store, "SELECT ?d { ?d schema:headline ?t }", {"t": "Talks in Jeddah"}).rows
    assert text == ["https://w3id.org/accord/id/document/sudan%2Fjeddah%20talks.txt"]
    assert run(store, "SELECT ?c ?d { ?c acc:date ?d }", {"d": "date:2023-05-06"}).rows == [
        [event_iri(sudan()[1][0].id), "2023-05-06"]
    ]
    assert len(run(store, "SELECT ?c { ?c acc:count ?n }", {"n": "number:12"}).rows) == 1


def test_file_with_and_without_a_head(store, tmp_path):
    path = tmp_path / "who.rq"
    path.write_text("SELECT ?who { ?who acc:mediatesFor id:houthis }", encoding="utf-8")
    assert run(store, str(path)).rows == [[ID + "oman"]]
    head = "#: title Who\n#: description Who.\n#: param party actor - for whom\n#: columns mediator\n"
    path.write_text(head + "SELECT ?who { ?who acc:mediatesFor ?party }", encoding="utf-8")
    answer = run(store, str(path), {"party": "Houthis"})
    assert (answer.columns, answer.rows) == (["mediator"], [[ID + "oman"]])
    path.write_text(
        head + "SELECT ?who {\n ?who acc:mediatesFor ?x\n FILTER(?x = ?party) #? party\n}", encoding="utf-8"
    )
    with pytest.raises(UsageError, match="needs the parameter party"):
        run(store, str(path))
    path.write_text(head.replace("mediator", "a, b") + "SELECT ?who { ?who acc:mediatesFor ?party }", encoding="utf-8")
    with pytest.raises(QueryError, match=r"who\.rq: the head names 2 columns, the query has 1"):
        run(store, str(path), {"party": "Houthis"})


def test_cells_keep_their_types(store):
    query = "SELECT (1 AS ?i) (0.5 AS ?d) ('a' AS ?s) (true AS ?b) ?none ('nan' AS ?x) { }"
    assert run(store, query).rows == [[1, 0.5, "a", "true", None, "nan"]]


def test_ask_and_graphs(store):
    answer = run(store, "ASK { id:oman acc:mediatesFor id:houthis }")
    assert (answer.columns, answer.rows) == (["answer"], [["true"]])
    assert json.loads(answer.to_json()) == {"head": {}, "boolean": True}
    with pytest.raises(UsageError, match="ASK answers with a table"):
        answer.to_turtle()
    answer = run(store, "CONSTRUCT { ?a acc:mediatesFor ?b } WHERE { ?a acc:mediatesFor ?b }")
    assert len(answer.rows) == 5
    assert len(rdflib.Graph().parse(data=answer.to_turtle(), format="turtle")) == 5
    assert [ID + "oman", PREFIXES["acc"] + "mediatesFor", ID + "houthis"] in answer.rows
    assert run(store, f"DESCRIBE <{event_iri(yemen()[1][0].id)}>").form == "DESCRIBE"


def test_csv_and_json_hold_what_the_rows_hold(store):
    answer = run(store, 'SELECT ?a ?n { VALUES (?a ?n) { ("x, \\"y\\"\\nz" 3) (UNDEF 4) (\'=1+1\' 0.5) ("é"@fr 1) } }')
    rows = list(csv.reader(io.StringIO(answer.to_csv(), newline="")))
    assert rows == [["a", "n"], ['x, "y"\nz', "3"], ["", "4"], ["'=1+1", "0.5"], ["é", "1"]]
    data = json.loads(answer.to_json())
    assert data["head"] == {"vars": ["a", "n"]}
    assert data["results"]["bindings"][0] == {
        "a": {"type": "literal", "value": 'x, "y"\nz'},
        "n": {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
    }
    assert "a" not in data["results"]["bindings"][1]
    assert data["results"]["bindings"][3]["a"] == {"type": "literal", "value": "é", "xml:lang": "fr"}


def test_rows_that_differ_in_joined_columns_are_one(store, tmp_path):
    path = tmp_path / "who.rq"
    text = "#: title Who\n#: description Who.\n#: columns mediator, parties\n#: joined parties\n"
    text += "SELECT ?m ?p { ?who acc:mediatesFor ?party ; skos:prefLabel ?m . ?party skos:prefLabel ?p } ORDER BY ?m"
    path.write_text(text, encoding="utf-8")
    answer = run(store, str(path))
    assert answer.rows == [
        ["Oman", "Houthis"],
        ["Saudi Arabia", "Rapid Support Forces, Sudanese army"],
        ["United States", "Rapid Support Forces, Sudanese army"],
    ]
    assert [[term.value for term in row] for row in answer.terms] == answer.rows


def test_documents_without_claims_are_listed():
    with filled() as opened:
        write_document(opened, document("empty.txt", "Nothing happens here."), [], RUN)
        assert ask(opened, "empty-documents", "document") == [("empty.txt",)]
