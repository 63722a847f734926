import pytest
import spacy
from spacy.lookups import Lookups
from spacy.tokens import Doc

from accord.language.lemmatizer import FACTORY, SEEN, learn

VERBS = "reject expel need hope hop sing singe install instal die dye lie carry plan watch pass agree use see open be"
TABLES = {
    "lemma_rules": {"verb": [["s", ""]]},
    "lemma_exc": {
        "verb": {"was": ["be"], "freed": ["free"], "lying": ["lie"], "dying": ["die"], "installed": ["instal"]},
        "noun": {"crises": ["crisis"]},
        "adj": {"better": ["good"]},
        "adv": {"better": ["well"]},
    },
    "lemma_index": {
        "verb": VERBS.split(),
        "noun": ["truce", "party", "bus", "class", "hostage", "box", "knife"],
        "adj": ["happy", "large", "big", "tall"],
        "adv": [],
    },
}


@pytest.fixture
def lemmatizer():
    nlp = spacy.blank("en")
    component = nlp.add_pipe(FACTORY)
    lookups = Lookups()
    for name, table in TABLES.items():
        lookups.add_table(name, table)
    component.initialize(lookups=lookups)
    return component


@pytest.mark.parametrize(
    ("form", "tag", "pos", "lemma"),
    [
        ("rejected", "VBD", "VERB", "reject"),
        ("rejects", "VBD", "VERB", "reject"),  # taggers take "shuts" for a past, too
        ("expelled", "VBN", "VERB", "expel"),
        ("needed", "VBD", "VERB", "need"),
        ("need", "VB", "VERB", "need"),
        ("need", "VBP", "VERB", "need"),
        ("hoped", "VBD", "VERB", "hope"),
        ("hopping", "VBG", "VERB", "hop"),
        ("singing", "VBG", "VERB", "sing"),
        ("installed", "VBN", "VERB", "install"),
        ("dying", "VBG", "VERB", "die"),
        ("carried", "VBD", "VERB", "carry"),
        ("planned", "VBD", "VERB", "plan"),
        ("watches", "VBZ", "VERB", "watch"),
        ("passes", "VBZ", "VERB", "pass"),
        ("carries", "VBZ", "VERB", "carry"),
        ("uses", "VBZ", "VERB", "use"),
        ("agreeing", "VBG", "VERB", "agree"),
        ("Opened", "VBD", "VERB", "open"),
        ("was", "VBD", "AUX", "be"),
        ("freed", "VBD", "VERB", "free"),
        ("re-opened", "VBD", "VERB", "re-open"),
        ("demilitarized", "VBN", "VERB", "demilitarize"),
        ("doxxed", "VBD", "VERB", "dox"),
        ("agreed", "VB", "VERB", "agree"),
        ("will", "MD", "AUX", "will"),
        ("parties", "NNS", "NOUN", "party"),
        ("hostages", "NNS", "NOUN", "hostage"),
        ("buses", "NNS", "NOUN", "bus"),
        ("classes", "NNS", "NOUN", "class"),
        ("boxes", "NNS", "NOUN", "box"),
        ("knives", "NNS", "NOUN", "knife"),
        ("crises", "NNS", "NOUN", "crisis"),
        ("gunmen", "NNS", "NOUN", "gunman"),
        ("truce", "NN", "NOUN", "truce"),
        ("happiest", "JJS", "ADJ", "happy"),
        ("larger", "JJR", "ADJ", "large"),
        ("bigger", "JJR", "ADJ", "big"),
        ("better", "JJR", "ADJ", "good"),
        ("Houthis", "NNPS", "PROPN", "Houthis"),
        ("Quickly", "RB", "ADV", "quickly"),
    ],
)
def test_lemmas(lemmatizer, form, tag, pos, lemma):
    assert lemmatizer.base(form, tag, pos) == lemma


def annotated(lemmatizer, *tokens):
    forms, tags, pos, lemmas = zip(*tokens, strict=True)
    return Doc(lemmatizer.vocab, words=forms, tags=tags, pos=pos, lemmas=lemmas)


def test_treebanks_correct_the_rules(lemmatizer):
    seen = ("n’t", "RB", "PART", "not")
    once = ("lit", "VBD", "VERB", "light")
    right = ("rejected", "VBD", "VERB", "reject")
    lookups = learn(lemmatizer, [annotated(lemmatizer, seen, once, right), annotated(lemmatizer, seen, right)])
    assert len(lookups.get_table(SEEN)) == 1
    assert lemmatizer.base("n't", "RB", "PART") == "not"
    assert lemmatizer.base("N’T", "RB", "PART") == "not"
    assert lemmatizer.base("lit", "VBD", "VERB") == "lit"


def test_lemmas_survive_storage(lemmatizer, tmp_path):
    learn(lemmatizer, [annotated(lemmatizer, *[("'ve", "VBP", "AUX", "have")] * 2)])
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY).from_bytes(lemmatizer.to_bytes())
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    doc = Doc(loaded.vocab, words=["They", "'ve", "rejected"], tags=["PRP", "VBP", "VBN"], pos=["PRON", "AUX", "VERB"])
    assert [token.lemma_ for token in loaded.get_pipe(FACTORY)(doc)] == ["they", "have", "reject"]
