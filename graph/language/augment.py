"""Copies of training sentences as news would print them: house styles of quotes and dashes, headlines, other names."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .conllu import Sentence, Token

NamedSpan = tuple[int, int, str]
Shape = tuple[str, tuple[str, ...], tuple[str, ...]]
"""Label, tags and dependency labels of a name: names of one shape can stand for each other."""

CURLY_APOSTROPHE, STRAIGHT_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}", "'"
CURLY_QUOTES = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
CURLY_SINGLES = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
EN_DASH, EM_DASH = "\N{EN DASH}", "\N{EM DASH}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
DOUBLE_QUOTES = frozenset({'"', "``", "''", *CURLY_QUOTES})
SINGLE_QUOTES = frozenset({"'", *CURLY_SINGLES})
DASHES = frozenset({"--", EN_DASH, EM_DASH})
HEADLINE = range(4, 19)
"""Tokens of a sentence that is printed as a headline."""


def in_house_style(group: Sequence[Sentence], rng: random.Random) -> list[Sentence]:
    """Print a paragraph with the quotes, apostrophes and dashes of one house style, chosen at random."""
    apostrophe = rng.choice([STRAIGHT_APOSTROPHE, CURLY_APOSTROPHE])
    double = rng.choice(['""', CURLY_QUOTES, CURLY_QUOTES, CURLY_QUOTES])
    single = CURLY_SINGLES if apostrophe == CURLY_APOSTROPHE else "''"
    dash = rng.choice(["-", "--", EN_DASH, EM_DASH, EM_DASH])
    ellipsis = rng.choice(["...", ELLIPSIS])
    opened = False

    def printed(token: Token) -> str:
        nonlocal opened
        form = token.form
        if form in DOUBLE_QUOTES:
            opened = token.xpos == "``" or (token.xpos != "''" and not opened)
            return double[0] if opened else double[1]
        if form in DASHES or (form == "-" and token.xpos in {":", ","}):
            return dash
        if form == "...":
            return ellipsis
        if form in SINGLE_QUOTES and token.upos == "PUNCT":
            return single[0] if token.xpos == "``" else single[1]
        return form.replace(CURLY_APOSTROPHE, "'").replace("'", apostrophe) if len(form) > 1 else form

    return [_with_forms(sentence, [printed(token) for token in sentence.tokens]) for sentence in group]


def as_headline(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """Print a sentence in title case or capitals, mostly without its full stop; None for one of another length."""
    if len(sentence.tokens) not in HEADLINE:
        return None
    if rng.random() < 1 / 3:
        forms = [token.form.upper() for token in sentence.tokens]
    else:
        small = {"ADP", "DET", "CCONJ", "PART"}
        forms = [
            token.form if index and token.upos in small else token.form[:1].upper() + token.form[1:]
            for index, token in enumerate(sentence.tokens)
        ]
    tokens = _with_forms(sentence, forms).tokens
    last = len(tokens) - 1
    if tokens[last].form == "." and all(token.head != last for token in tokens) and rng.random() < 0.8:
        tokens = tokens[:last]
    return replace(sentence, tokens=tokens)


class OtherNames:
    """Puts other names of the same kind and shape in the place of names, so that context and shape are learnt."""

    def __init__(self, named: Iterable[tuple[Sentence, Sequence[NamedSpan]]]) -> None:
        pools: dict[Shape, set[tuple[str, ...]]] = {}
        for sentence, spans in named:
            for span in spans:
                pools.setdefault(_shape(sentence, span), set()).add(_forms(sentence, span))
        self._pools: Mapping[Shape, list[tuple[str, ...]]] = {shape: sorted(pool) for shape, pool in pools.items()}

    def swap(self, sentence: Sentence, spans: Sequence[NamedSpan], rng: random.Random) -> Sentence:
        """Replace each name but dates by a random one, half of the time."""
        forms = [token.form for token in sentence.tokens]
        for span in spans:
            if span[2] != "DATE" and rng.random() < 0.5:
                forms[span[0] : span[1]] = rng.choice(
                    self._pools.get(_shape(sentence, span)) or [_forms(sentence, span)]
                )
        return _with_forms(sentence, forms)


def _forms(sentence: Sentence, span: NamedSpan) -> tuple[str, ...]:
    return tuple(token.form for token in sentence.tokens[span[0] : span[1]])


def _shape(sentence: Sentence, span: NamedSpan) -> Shape:
    tokens = sentence.tokens[span[0] : span[1]]
    inner = range(span[0], span[1])
    return span[2], tuple(token.xpos for token in tokens), tuple(t.dep if t.head in inner else "" for t in tokens)


def _with_forms(sentence: Sentence, forms: Sequence[str]) -> Sentence:
    tokens = tuple(replace(token, form=form) for token, form in zip(sentence.tokens, forms, strict=True))
    return replace(sentence, tokens=tokens)
