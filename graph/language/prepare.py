"""Treebank files -> spaCy Docs for training, one a paragraph, because that is what the pipeline is run on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from .augment import OtherNames, as_headline, in_house_style
from .conllu import Sentence, read_conllu, read_iob
from .names import Names, frequent_names, gum_names, known_names, titles, uner_names
from .training.propbank import Predicate

LONGEST = 250
"""Tokens of a training Doc at most: longer paragraphs are cut between sentences."""
FEATURES = frozenset(
    {
        *("Case", "Definite", "Degree", "Gender", "Mood", "Number", "NumType"),
        *("Person", "Polarity", "Poss", "PronType", "Tense", "VerbForm", "Voice"),
    }
)
"""Morphological features that are kept; the others (Typo, Abbr, ExtPos ...) cost capacity and are not read."""
HOUSE_STYLES, HEADLINES = 0.5, 0.04
"""Shares of paragraphs that are printed in a random house style, and of those that are also made a headline."""

Namer = Callable[[Sentence], Names | None]
"""What is known about the names of a sentence; None where nothing is."""

Roles = Mapping[str, Sequence[Predicate]]
"""The predicates of a sentence by its id."""


def paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences by paragraph, cut at LONGEST tokens."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (sentence.starts or sum(len(s.tokens) for s in group) + len(sentence.tokens) > LONGEST):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(
    vocab: Vocab, group: Sequence[Sentence], namer: Namer, *, syntax: bool = True, roles: Roles | None = None
) -> Doc:
    """Make one Doc of a paragraph's sentences; without `syntax` it carries names only.

    The document's name is kept in `doc.user_data["document"]`, its predicates in `doc.user_data["predicates"]` where
    those of all its sentences are known.
    """
    tokens = [token for sentence in group for token in sentence.tokens]
    words, spaces = [t.form for t in tokens], [t.space for t in tokens]
    if syntax:
        offsets = [offset for offset, sentence in _offsets(group) for _ in sentence.tokens]
        doc = Doc(
            vocab,
            words=words,
            spaces=spaces,
            tags=[t.xpos for t in tokens],
            pos=[t.upos for t in tokens],
            morphs=[_features(t.feats) for t in tokens],
            lemmas=[t.lemma for t in tokens],
            heads=[t.head + offset for t, offset in zip(tokens, offsets, strict=True)],
            deps=["ROOT" if t.dep == "root" else t.dep for t in tokens],
        )
    else:
        doc = Doc(vocab, words=words, spaces=spaces)
    spans: list[Span] = []
    missing: list[Span] = []
    for offset, sentence in _offsets(group):
        names = namer(sentence)
        if names is None:
            missing.append(Span(doc, offset, offset + len(sentence.tokens)))
            continue
        spans += [Span(doc, offset + start, offset + end, label=label) for start, end, label in names.spans]
        missing += [Span(doc, offset + index, offset + index + 1) for index in names.unknown]
    doc.set_ents(spans, missing=missing, default="outside")
    doc.user_data["document"] = group[0].document
    if roles is not None and all(sentence.id in roles for sentence in group):
        doc.user_data["predicates"] = [
            shifted
            for offset, sentence in _offsets(group)
            for predicate in roles[sentence.id]
            if (shifted := _shift(predicate, offset, len(sentence.tokens))) is not None
        ]
    return doc


def _shift(predicate: Predicate, offset: int, size: int) -> Predicate | None:
    """The predicate as tokens of the Doc; what lies behind the sentence's end (a headline lost it) is left out."""
    if predicate.token >= size:
        return None
    arguments = tuple((role, token + offset) for role, token in predicate.arguments if token < size)
    return Predicate(predicate.token + offset, predicate.roleset, predicate.lemma, arguments)


def _offsets(group: Sequence[Sentence]) -> Iterator[tuple[int, Sentence]]:
    offset = 0
    for sentence in group:
        yield offset, sentence
        offset += len(sentence.tokens)


def _features(feats: str) -> str:
    return "|".join(item for item in feats.split("|") if item.partition("=")[0] in FEATURES)


def training_docs(folder: Path, vocab: Vocab, seed: int, roles: Roles | None = None) -> list[Doc]:
    """All training Docs: EWT and GUM twice, the second time with other names, each time in random house styles.

    GUM says where the names are. Of EWT's sentences only those names are marked that GUM and UNER's development
    file know; UNER's file itself is there for the names alone.
    """
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    gum, ewt = (list(read_conllu(find(folder, f"{stem}-train.conllu"))) for stem in ("en_gum", "en_ewt"))
    title_words = titles(gum)
    gum_named = {sentence.id: gum_names(sentence, title_words) for sentence in gum}
    named = [(sentence, gum_named[sentence.id].spans) for sentence in gum]
    uner = _uner_namer(folder, "dev")
    uner_sentences = list(read_conllu(find(folder, "en_ewt-dev.conllu"))) if uner is not None else []
    for sentence in uner_sentences:
        names = None if uner is None else uner(sentence)
        named += [] if names is None else [(sentence, names.spans)]
    known = frequent_names(named)
    ewt_named = {sentence.id: known_names(sentence, known) for sentence in ewt}
    others = OtherNames(named)

    docs: list[Doc] = []
    for table, sentences in ((ewt_named, ewt), (gum_named, gum)):
        for renamed in (False, True):
            for plain in paragraphs(sentences):
                group = [others.swap(s, table[s.id].spans, rng) for s in plain] if renamed else plain
                if rng.random() < HOUSE_STYLES:
                    group = in_house_style(group, rng)
                docs.append(to_doc(vocab, group, lambda sentence, table=table: table[sentence.id], roles=roles))  # type: ignore[misc]
                headline = as_headline(group[0], rng) if rng.random() < HEADLINES else None
                if headline is not None:
                    names = _before(table[headline.id], len(headline.tokens))
                    docs.append(to_doc(vocab, [headline], lambda _, names=names: names, roles=roles))  # type: ignore[misc]
    if uner is not None:
        docs += [to_doc(vocab, in_house_style(group, rng), uner, syntax=False) for group in paragraphs(uner_sentences)]
    return docs


def _before(names: Names, end: int) -> Names:
    """The names of a sentence that lost its last token."""
    return Names([span for span in names.spans if span[1] <= end], [index for index in names.unknown if index < end])


def held_out_docs(folder: Path, vocab: Vocab, part: str, stem: str, roles: Roles | None = None) -> list[Doc]:
    """Make the Docs of a development or test file, as it is; `stem` is `en_ewt` or `en_gum`."""
    namer: Namer | None
    if stem == "en_gum":
        title_words = titles(read_conllu(find(folder, "en_gum-train.conllu")))
        namer = lambda sentence: gum_names(sentence, title_words)  # noqa: E731
    else:
        namer = _uner_namer(folder, part) if part == "test" else None
    sentences = list(read_conllu(find(folder, f"{stem}-{part}.conllu")))
    return [to_doc(vocab, group, namer or (lambda _: None), roles=roles) for group in paragraphs(sentences)]


def _uner_namer(folder: Path, part: str) -> Namer | None:
    path = find(folder, f"uner_ewt-{part}.iob2")
    if not path.exists():
        return None
    tags = read_iob(path)
    return lambda sentence: uner_names(sentence, tags[sentence.id]) if sentence.id in tags else None


def find(folder: Path, name: str) -> Path:
    """Name the file itself or its gzipped form, whichever is there."""
    path = folder / name
    return path if path.exists() else folder / f"{name}.gz"
