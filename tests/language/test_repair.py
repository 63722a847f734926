"""A sentence that ends in a full stop has a finite verb, also where the parser found none."""

import pytest
from spacy.tokens import Span

from accord.language.repair import (
    adverbial_nouns,
    bare_obliques,
    conjoined_pasts,
    counted_plurals,
    enumerated_subjects,
    finite_roots,
    garden_paths,
    infinitive_negations,
    inflected_infinitives,
    named_objects,
    names_beside_adjectives,
    object_agents,
    plain_pasts,
    repaired,
    stray_particles,
)
from accord.language.tree import conjunct_head
from annotated import parsed


def tree(doc):
    return [(token.text, token.dep_, token.head.text) for token in doc]


def the_airline_yielded(*tail):
    return parsed(
        ("The", "DT", "DET", "det", 1),
        ("airline", "NN", "NOUN", "ROOT", 1),
        ("yielded", "VBN", "VERB", "acl", 1),
        *tail,
    )


def test_a_participle_that_must_be_the_verb_becomes_the_root():
    doc = finite_roots(
        the_airline_yielded(
            ("to", "IN", "ADP", "case", 4), ("pilots", "NNS", "NOUN", "obl", 2), (".", ".", "PUNCT", "punct", 1)
        )
    )
    assert tree(doc)[1:] == [
        ("airline", "nsubj", "yielded"),
        ("yielded", "ROOT", "yielded"),
        ("to", "case", "pilots"),
        ("pilots", "obl", "yielded"),
        (".", "punct", "yielded"),
    ]
    assert doc[2].tag_ == "VBD"


@pytest.mark.parametrize(
    ("tail", "why"),
    [
        ([("to", "IN", "ADP", "case", 4), ("pilots", "NNS", "NOUN", "obl", 2)], "no full stop: a headline or a list"),
        (
            [("by", "IN", "ADP", "case", 4), ("pilots", "NNS", "NOUN", "obl", 2), (".", ".", "PUNCT", "punct", 1)],
            "an agent: the participle is passive",
        ),
        ([(".", ".", "PUNCT", "punct", 1)], "nothing that a verb would have"),
    ],
)
def test_fragments_stay_as_they_are(tail, why):
    doc = the_airline_yielded(*tail)
    before = tree(doc)
    assert tree(finite_roots(doc)) == before, why


def test_a_sentence_with_a_finite_verb_stays_as_it_is():
    doc = parsed(
        ("Sailors", "NNS", "NOUN", "nsubj", 3),
        ("held", "VBN", "VERB", "acl", 0),
        ("ashore", "RB", "ADV", "advmod", 1),
        ("wept", "VBD", "VERB", "ROOT", 3),
        (".", ".", "PUNCT", "punct", 3),
    )
    before = tree(doc)
    assert tree(finite_roots(doc)) == before


def mediated(*help_words, end="."):
    first = ("Qatar", "NNP", "PROPN", "nsubj:pass", 1 + len(help_words))
    verb = ("mediated", "VBN", "VERB", "ROOT", 1 + len(help_words))
    return parsed(first, *help_words, verb, (end, ".", "PUNCT", "punct", 1 + len(help_words)))


def test_a_participle_with_a_subject_and_no_auxiliary_is_a_plain_past():
    doc = plain_pasts(mediated())
    assert (doc[0].dep_, doc[1].tag_) == ("nsubj", "VBD")


@pytest.mark.parametrize(
    ("doc", "why"),
    [
        (mediated(("was", "VBD", "AUX", "aux:pass", 2)), "it has its auxiliary"),
        (mediated(end="!"), "headlines drop the auxiliary and have no full stop"),
        (
            parsed(
                ("Crew", "NN", "NOUN", "nsubj:pass", 1),
                ("freed", "VBN", "VERB", "ROOT", 1),
                ("by", "IN", "ADP", "case", 3),
                ("navy", "NN", "NOUN", "obl", 1),
                (".", ".", "PUNCT", "punct", 1),
            ),
            "an agent says that it is passive",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_participles_stay(doc, why):
    before = tree(doc), [token.tag_ for token in doc]
    assert (tree(plain_pasts(doc)), [token.tag_ for token in doc]) == before, why


def pledged(word):
    return parsed(
        ("They", "PRP", "PRON", "nsubj", 1),
        ("pledged", "VBD", "VERB", "ROOT", 1),
        (word, "RB", "ADV", "advmod", 1),
        ("to", "TO", "PART", "mark", 4),
        ("attack", "VB", "VERB", "xcomp", 1),
        (".", ".", "PUNCT", "punct", 1),
    )


def test_a_negation_before_an_infinitive_belongs_to_it():
    assert infinitive_negations(pledged("not"))[2].head.text == "attack"
    assert infinitive_negations(pledged("never"))[2].head.text == "attack"
    assert infinitive_negations(pledged("publicly"))[2].head.text == "pledged"


def test_all_repairs_are_made():
    assert repaired(pledged("not"))[2].head.text == "attack"
    assert repaired(mediated())[1].tag_ == "VBD"


def test_a_plural_behind_to_is_a_noun():
    doc = parsed(
        ("Lima", "NNP", "PROPN", "nsubj", 1),
        ("turned", "VBD", "VERB", "ROOT", 1),
        ("to", "TO", "PART", "mark", 3),
        ("talks", "VB", "VERB", "advcl", 1),
        ("with", "IN", "ADP", "case", 5),
        ("miners", "NNS", "NOUN", "obl", 3),
        (".", ".", "PUNCT", "punct", 1),
    )
    doc[3].lemma_ = "talk"
    inflected_infinitives(doc)
    assert tree(doc)[2:6] == [
        ("to", "case", "talks"),
        ("talks", "obl", "turned"),
        ("with", "case", "miners"),
        ("miners", "nmod", "talks"),
    ]
    assert [doc[2].tag_, doc[3].tag_] == ["IN", "NNS"]


def test_an_infinitive_that_ends_in_s_stays():
    doc = parsed(
        ("They", "PRP", "PRON", "nsubj", 1),
        ("met", "VBD", "VERB", "ROOT", 1),
        ("to", "TO", "PART", "mark", 3),
        ("discuss", "VB", "VERB", "advcl", 1),
    )
    assert inflected_infinitives(doc)[3].tag_ == "VB"


def halted_and_called(tag):
    return parsed(
        ("Oslo", "NNP", "PROPN", "nsubj", 1),
        ("urged", "VBD", "VERB", "ROOT", 1),
        ("both", "DT", "PRON", "obj", 1),
        ("to", "TO", "PART", "mark", 4),
        ("halt", "VB", "VERB", "xcomp", 1),
        ("and", "CC", "CCONJ", "cc", 6),
        ("called", tag, "VERB", "conj", 4),
        ("for", "IN", "ADP", "case", 8),
        ("talks", "NNS", "NOUN", "obl", 6),
    )


def test_a_participle_is_no_conjunct_of_an_infinitive():
    assert conjoined_pasts(halted_and_called("VBN"))[6].tag_ == "VBD"
    assert conjoined_pasts(halted_and_called("VB"))[6].tag_ == "VB"
    assert conjunct_head(conjoined_pasts(halted_and_called("VBN"))[6]).text == "urged"


def test_a_noun_behind_a_preposition_is_no_clause():
    rows = [
        ("Oslo", "NNP", "PROPN", "nsubj", 1),
        ("remained", "VBD", "VERB", "ROOT", 1),
        ("open", "JJ", "ADJ", "xcomp", 1),
        ("to", "IN", "ADP", "case", 4),
        ("talks", "NNS", "NOUN", "advcl", 1),
        ("with", "IN", "ADP", "case", 6),
        ("Chad", "NNP", "PROPN", "obl", 4),
    ]
    assert tree(bare_obliques(parsed(*rows)))[4:] == [
        ("talks", "obl", "remained"),
        ("with", "case", "Chad"),
        ("Chad", "nmod", "talks"),
    ]
    rows[3] = ("being", "VBG", "AUX", "cop", 4)
    assert bare_obliques(parsed(*rows))[4].dep_ == "advcl"


def test_a_root_stays_the_root():
    doc = parsed(("to", "TO", "PART", "mark", 1), ("talks", "VB", "VERB", "ROOT", 1))
    doc[1].lemma_ = "talk"
    assert inflected_infinitives(doc)[1].dep_ == "ROOT"


def rejected(verb_tag, part="PROPN"):
    return parsed(
        ("Sudan", "NNP", "PROPN", "nsubj", 1),
        ("rejected", verb_tag, "VERB", "ROOT", 1),
        ("charges", "NNS", "NOUN", "obj", 1),
        ("by", "IN", "ADP", "case", 4),
        ("Chad", "NNP", part, "obl", 1),
        (".", ".", "PUNCT", "punct", 1),
    )


def test_who_stands_behind_a_noun_phrase_acted_in_its_head():
    doc = parsed(
        ("attacks", "NNS", "NOUN", "ROOT", 0),
        ("on", "IN", "ADP", "case", 2),
        ("convoys", "NNS", "NOUN", "nmod", 0),
        ("by", "IN", "ADP", "case", 4),
        ("Eritrea", "NNP", "PROPN", "nmod", 2),
    )
    assert tree(object_agents(doc))[4] == ("Eritrea", "nmod", "attacks")


def test_who_stands_behind_the_object_acted_in_it():
    assert tree(object_agents(rejected("VBD")))[4] == ("Chad", "nmod", "charges")
    assert tree(object_agents(rejected("VBN")))[4] == ("Chad", "obl", "rejected"), "a participle has agents of its own"
    assert tree(object_agents(rejected("VBD", "NOUN")))[4] == ("Chad", "obl", "rejected"), "by force, by phone"


def listed(label):
    return parsed(
        ("Qatar", "NNP", "PROPN", label, 5),
        (",", ",", "PUNCT", "punct", 2),
        ("Egypt", "NNP", "PROPN", "nmod:unmarked", 0),
        ("and", "CC", "CCONJ", "cc", 4),
        ("Oman", "NNP", "PROPN", "conj", 0),
        ("mediated", "VBD", "VERB", "ROOT", 5),
    )


def test_names_of_an_enumerated_subject_are_coordinated():
    assert enumerated_subjects(listed("nsubj"))[2].dep_ == "conj"
    assert enumerated_subjects(listed("obl"))[2].dep_ == "nmod:unmarked", "in London, England and Paris"


def granted(*between, entity=""):
    """ "Uganda gave refuge to 18 ... rebels": the number is parsed as whom, the plural as what."""
    last = 5 + len(between)
    rows = (
        ("Uganda", "NNP", "PROPN", "nsubj", 1),
        ("gave", "VBD", "VERB", "ROOT", 1),
        ("refuge", "NN", "NOUN", "obj", 1),
        ("to", "IN", "ADP", "case", 4),
        ("18", "CD", "NUM", "obl", 1),
        *((word, tag, part, label, last if head is None else head) for word, tag, part, label, head in between),
        ("rebels", "NNS", "NOUN", "obj", 1),
        (".", ".", "PUNCT", "punct", 1),
    )
    doc = parsed(*rows)
    if entity:
        doc.ents = [Span(doc, 4, 5, entity)]
    return doc


RWANDAN = ("Rwandan", "JJ", "ADJ", "amod", None)


@pytest.mark.parametrize("between", [(), (RWANDAN,), (("Tutsi", "NN", "NOUN", "compound", None), RWANDAN)])
def test_a_number_before_a_plural_counts_it_and_leaves_it_its_place(between):
    doc = counted_plurals(granted(*between))
    plural = doc[len(doc) - 2]
    assert (plural.dep_, plural.head.text) == ("obl", "gave")
    assert (doc[4].dep_, doc[4].head.text) == ("nummod", "rebels")
    assert (doc[3].dep_, doc[3].head.text) == ("case", "rebels"), "the preposition comes along"
    assert doc[2].dep_ == "obj", "the object is another word"


def test_a_number_that_was_an_object_beside_the_plural_leaves_one_object():
    doc = counted_plurals(
        parsed(
            ("Chad", "NNP", "PROPN", "nsubj", 1),
            ("freed", "VBD", "VERB", "ROOT", 1),
            ("40", "CD", "NUM", "obj", 1),
            ("sick", "JJ", "ADJ", "amod", 4),
            ("detainees", "NNS", "NOUN", "obj", 1),
        )
    )
    assert tree(doc)[2:] == [
        ("40", "nummod", "detainees"),
        ("sick", "amod", "detainees"),
        ("detainees", "obj", "freed"),
    ]


@pytest.mark.parametrize(
    ("doc", "why"),
    [
        (granted(entity="DATE"), "a year: nothing is counted"),
        (granted(("the", "DT", "DET", "det", None)), "whom is counted, what follows is another phrase"),
        (granted(("and", "CC", "CCONJ", "cc", None)), "what stands between is no part of the plural"),
        (granted(*[RWANDAN] * 3), "too far away"),
        (
            parsed(
                ("Chad", "NNP", "PROPN", "nsubj", 1),
                ("freed", "VBD", "VERB", "ROOT", 1),
                ("nine", "CD", "NUM", "obj", 1),
                ("of", "IN", "ADP", "case", 5),
                ("its", "PRP$", "PRON", "nmod:poss", 5),
                ("hostages", "NNS", "NOUN", "nmod", 2),
            ),
            "the number is the object",
        ),
        (
            parsed(
                ("Of", "IN", "ADP", "case", 1),
                ("12", "CD", "NUM", "obl", 3),
                ("miners", "NNS", "NOUN", "nsubj", 3),
                ("fled", "VBD", "VERB", "ROOT", 3),
            ),
            "the plural is the subject",
        ),
        (
            parsed(
                ("Chad", "NNP", "PROPN", "nsubj", 1),
                ("freed", "VBD", "VERB", "ROOT", 1),
                ("two", "CD", "NUM", "nummod", 3),
                ("nuns", "NNS", "NOUN", "obj", 1),
            ),
            "it is right already",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_numbers_stay(doc, why):
    before = tree(doc)
    assert tree(counted_plurals(doc)) == before, why


def with_mediators(name="Cairo", adjective="Omani", tag="JJ", noun="mediators", label="compound"):
    """ "Chad met with Cairo and Omani and Qatari mediators": parsed as if Cairo were an adjective."""
    return parsed(
        ("Chad", "NNP", "PROPN", "nsubj", 1),
        ("met", "VBD", "VERB", "ROOT", 1),
        ("with", "IN", "ADP", "case", 8),
        (name, "NNP", "PROPN", label, 8),
        ("and", "CC", "CCONJ", "cc", 5),
        (adjective, tag, "ADJ", "conj", 3),
        ("and", "CC", "CCONJ", "cc", 7),
        ("Qatari", "JJ", "ADJ", "conj", 5),
        (noun, "NNS" if noun.endswith("s") else "NN", "NOUN", "obl", 1),
        (".", ".", "PUNCT", "punct", 1),
    )


def test_a_name_coordinated_with_adjectives_stands_beside_their_noun():
    assert tree(names_beside_adjectives(with_mediators()))[2:9] == [
        ("with", "case", "Cairo"),
        ("Cairo", "obl", "met"),
        ("and", "cc", "mediators"),
        ("Omani", "amod", "mediators"),
        ("and", "cc", "Qatari"),
        ("Qatari", "conj", "Omani"),
        ("mediators", "conj", "Cairo"),
    ]


def test_a_name_beside_adjectives_becomes_the_root_where_their_noun_was():
    doc = names_beside_adjectives(
        parsed(
            ("Cairo", "NNP", "PROPN", "compound", 3),
            ("and", "CC", "CCONJ", "cc", 0),
            ("Omani", "JJ", "ADJ", "conj", 0),
            ("envoys", "NNS", "NOUN", "ROOT", 3),
        )
    )
    assert tree(doc) == [
        ("Cairo", "ROOT", "Cairo"),
        ("and", "cc", "envoys"),
        ("Omani", "amod", "envoys"),
        ("envoys", "conj", "Cairo"),
    ]
    assert [sentence.root.text for sentence in doc.sents] == ["Cairo"]


@pytest.mark.parametrize(
    ("doc", "why"),
    [
        (with_mediators(adjective="Fatah", tag="NNP"), "two names before a noun are alike"),
        (with_mediators(adjective="senior"), "no nationality: what is coordinated is not known"),
        (with_mediators(noun="mediation"), "a thing of both"),
        (with_mediators(label="nmod:poss"), "a possessor"),
        (
            parsed(
                ("Cairo", "NNP", "PROPN", "compound", 1),
                ("envoys", "NNS", "NOUN", "ROOT", 1),
                ("and", "CC", "CCONJ", "cc", 3),
                ("Omani", "JJ", "ADJ", "conj", 0),
            ),
            "the adjective stands behind the noun",
        ),
        (
            parsed(("Cairo", "NNP", "PROPN", "compound", 1), ("envoys", "NNS", "NOUN", "ROOT", 1)),
            "nothing is coordinated",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_names_before_a_noun_stay(doc, why):
    before = tree(doc)
    assert tree(names_beside_adjectives(doc)) == before, why


def test_names_and_numbers_are_repaired_with_the_rest():
    assert repaired(granted())[4].dep_ == "nummod"
    assert repaired(with_mediators())[3].dep_ == "obl"


def test_what_somebody_is_called_is_no_second_object():
    rows = [
        ("men", "NNS", "NOUN", "ROOT", 0),
        ("whom", "WP", "PRON", "obj", 4),
        ("Oman", "NNP", "PROPN", "nsubj", 4),
        ("had", "VBD", "AUX", "aux", 4),
        ("called", "VBN", "VERB", "acl:relcl", 0),
        ("pirates", "NNS", "NOUN", "obj", 4),
    ]
    assert named_objects(parsed(*rows))[5].dep_ == "xcomp"
    plain = [
        ("Oman", "NNP", "PROPN", "nsubj", 1),
        ("called", "VBD", "VERB", "ROOT", 1),
        ("pirates", "NNS", "NOUN", "obj", 1),
    ]
    assert named_objects(parsed(*plain))[2].dep_ == "obj"


@pytest.mark.parametrize(("before", "label"), [("in", "xcomp"), ("the", "acl")])
def test_an_infinitive_behind_in_principle_is_the_verbs(before, label):
    tag, part, own = ("IN", "ADP", "case") if before == "in" else ("DT", "DET", "det")
    doc = parsed(
        ("Oman", "NNP", "PROPN", "nsubj", 1),
        ("agreed", "VBD", "VERB", "ROOT", 1),
        (before, tag, part, own, 3),
        ("principle", "NN", "NOUN", "obl", 1),
        ("to", "TO", "PART", "mark", 5),
        ("mediate", "VB", "VERB", "acl", 3),
    )
    assert adverbial_nouns(doc)[5].dep_ == label


def test_a_phrase_behind_in_principle_is_the_verbs():
    doc = parsed(
        ("Oman", "NNP", "PROPN", "nsubj", 1),
        ("agreed", "VBD", "VERB", "ROOT", 1),
        ("in", "IN", "ADP", "case", 3),
        ("principle", "NN", "NOUN", "obl", 1),
        ("on", "IN", "ADP", "case", 5),
        ("mediation", "NN", "NOUN", "nmod", 3),
    )
    found = adverbial_nouns(doc)[5]
    assert (found.head.text, found.dep_) == ("agreed", "obl")


@pytest.mark.parametrize(("noun", "label"), [("letter", "xcomp"), ("bid", "acl")])
def test_an_infinitive_behind_a_letter_is_the_verbs(noun, label):
    doc = parsed(
        ("Oman", "NNP", "PROPN", "nsubj", 1),
        ("appealed", "VBD", "VERB", "ROOT", 1),
        ("in", "IN", "ADP", "case", 4),
        ("a", "DT", "DET", "det", 4),
        (noun, "NN", "NOUN", "obl", 1),
        ("to", "TO", "PART", "mark", 6),
        ("mediate", "VB", "VERB", "acl", 4),
    )
    assert adverbial_nouns(doc)[6].dep_ == label


def briefed(*rest):
    return parsed(
        ("Two", "CD", "NUM", "nummod", 1),
        ("aides", "NNS", "NOUN", "nsubj", 2),
        ("briefed", "VBD", "VERB", "ROOT", 2),
        ("yesterday", "NN", "NOUN", "obl:unmarked", 2),
        *rest,
    )


def test_the_first_of_two_verbs_behind_a_subject_is_its_participle():
    doc = garden_paths(
        briefed(
            ("told", "VBD", "VERB", "parataxis", 2),
            ("us", "PRP", "PRON", "obj", 4),
            (".", ".", "PUNCT", "punct", 2),
        )
    )
    assert [(token.text, token.dep_, token.head.text) for token in doc if token.i in {1, 2, 4, 6}] == [
        ("aides", "nsubj", "told"),
        ("briefed", "acl", "aides"),
        ("told", "ROOT", "told"),
        (".", "punct", "told"),
    ]
    assert doc[2].tag_ == "VBN"


def test_verbs_that_are_joined_or_apart_stay():
    joined = (("and", "CC", "CCONJ", "cc", 5), ("left", "VBD", "VERB", "conj", 2))
    apart = ((",", ",", "PUNCT", "punct", 5), ("left", "VBD", "VERB", "parataxis", 2))
    for rest in (joined, apart):
        assert garden_paths(briefed(*rest))[2].dep_ == "ROOT"


def presided(label, *tail):
    return parsed(
        ("Elders", "NNS", "NOUN", "nsubj", 1),
        ("presided", "VBD", "VERB", "ROOT", 1),
        ("over", "IN", "ADP", "compound:prt", 1),
        ("the", "DT", "DET", "det", 4),
        ("talks", "NNS", "NOUN", label, 1),
        *tail,
    )


def test_a_particle_right_before_an_oblique_is_its_preposition():
    assert tree(stray_particles(presided("obl")))[2] == ("over", "case", "talks")


@pytest.mark.parametrize(
    ("doc", "why"),
    [
        (presided("obj"), "an object needs no preposition: 'gave up the town'"),
        (presided("obl:unmarked"), "nor does a stretch of time: 'gave up last week'"),
        (presided("obl", ("after", "IN", "ADP", "case", 4)), "it has one"),
    ],
)
def test_other_particles_stay(doc, why):
    before = tree(doc)
    assert tree(stray_particles(doc)) == before, why
