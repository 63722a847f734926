import warnings

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from accord.errors import ModelError
from accord.language import load
from accord.language.evaluate_roles import score_examples
from accord.language.roles import Argument, Lexicon, Predicate, RoleLabeller, build_lexicon, predicate_at
from accord.language.shipped import SHIPPED
from accord.language.training.propbank import Annotated

FRAMES = [
    ("call_off.02", [("v", "call_off")], ["0", "1"]),
    ("call.01", [("v", "call"), ("n", "call")], ["0", "1", "2"]),
    ("release.01", [("v", "release"), ("n", "release")], ["0", "1", "2"]),
]


def test_rolesets_of_a_lemma_by_its_class():
    lexicon = build_lexicon(FRAMES)
    assert lexicon.candidates("call", "NOUN") == ["call.01"]
    assert lexicon.candidates("call", "VERB") == ["call.01", "call_off.02"], "a verb with a particle, too"
    assert lexicon.candidates("call", "ADJ") == ["call.01", "call_off.02", "call.01"]
    assert lexicon.candidates("dither", "VERB") == []
    assert lexicon.roles["call_off.02"] == "01"
    assert Lexicon.from_json(lexicon.to_json()) == lexicon


def test_a_broken_lexicon_is_named(tmp_path):
    (tmp_path / "lexicon.json").write_text("{}", "utf-8")
    with pytest.raises(ModelError, match="lexicon"):
        RoleLabeller().from_disk(tmp_path)


def test_heads_of_a_role():
    predicate = Predicate(1, "release.01", 0.9, (Argument("ARG0", 0, 0.8), Argument("ARGM-TMP", 3, 0.5)))
    assert predicate.heads("ARG0") == [0]
    assert predicate.heads("ARG1") == []


def test_the_predicate_that_a_word_is():
    doc = Doc(Vocab(), words=["Rebels", "agreed", "to", "release", "prisoners"])
    assert [predicate_at(token) for token in doc] == [None] * 5, "a Doc without roles has no predicates"
    agreed, release = Predicate(1, "agree.01", 0.9, ()), Predicate(3, "release.01", 0.8, ())
    doc._.predicates = (agreed, release)
    assert [predicate_at(token) for token in doc] == [None, agreed, None, release, None]


@pytest.fixture(scope="module")
def pipeline():
    return load(roles=True)


def roles_of(doc, word):
    """Role -> words of the predicate that is this word."""
    (predicate,) = [one for one in doc._.predicates if doc[one.token].text == word]
    return {argument.role: doc[argument.token].text for argument in predicate.arguments} | {"": predicate.roleset}


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The union put pressure on the ministry.", "pressure", {"": "pressure.01"}),
        (
            "The rebels agreed to release fifty prisoners.",
            "release",
            {"": "release.01", "ARG0": "rebels", "ARG1": "prisoners"},
        ),
        ("Two sailors were freed by the pirates.", "freed", {"ARG0": "pirates", "ARG1": "sailors"}),
        ("The envoy, whom the junta had expelled, returned.", "expelled", {"ARG0": "junta"}),
        ("The union met the owners and rejected their offer.", "rejected", {"ARG0": "union", "ARG1": "offer"}),
        ("The ministry did not sign the protocol on Friday.", "sign", {"ARGM-NEG": "not", "ARGM-TMP": "Friday"}),
        ("The release of the hostages by the gunmen ended the siege.", "release", {"ARG1": "hostages"}),
    ],
)
def test_roles_of_plain_news(pipeline, text, word, wanted):
    found = roles_of(pipeline(text), word)
    assert {role: found.get(role) for role in wanted} == wanted


@pytest.mark.pipeline
def test_a_pipeline_can_be_loaded_without_its_roles():
    assert "roles" in load().nlp.pipe_names
    pipeline = load(roles=False)
    assert "roles" not in pipeline.nlp.pipe_names
    assert pipeline("The army withdrew.")._.predicates == ()


@pytest.mark.pipeline
def test_another_pipeline_gets_roles_with_one_warning(tmp_path):
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "withdrew"}]], {"LEMMA": "withdraw", "POS": "VERB"})
    labeller = nlp.add_pipe("accord_roles")
    labeller.from_disk(SHIPPED / "roles")
    with pytest.warns(UserWarning, match="accord's own network"):
        doc = nlp("The army withdrew.")
    assert [doc[one.token].text for one in doc._.predicates] == ["withdrew"]
    assert doc._.predicates[0].roleset.startswith("withdraw.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nlp("The army withdrew again.")


def test_a_doc_has_no_predicates_before_it_is_read():
    assert Doc(Vocab(), words=["Talks", "."])._.predicates == ()


def test_examples_are_scored_at_their_one_predicate():
    words = ("The", "rebels", "freed", "two", "nuns", "and", "left", ".")
    right = Annotated(words, 2, "free.01", (("ARG0", 0, 1), ("ARG1", 3, 4)))
    wrong = Annotated(words, 2, "free.01", (("ARG1", 0, 1), ("ARG0", 3, 4)))
    scores = score_examples(load(roles=True), [right, wrong])
    assert (scores.core["verbs"].right, scores.core["verbs"].found, scores.core["verbs"].gold) == (2, 4, 4)
    assert scores.predicates["all"].f1 == 1
    assert scores.core["nouns"].gold == 0
