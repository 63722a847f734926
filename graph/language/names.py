"""Names for training: GUM's mentions reduced to the name itself, and UNER's tags.

The rule: a name is the proper noun that heads a mention with its flat parts, compounds, numbers and capitalised
adjectives, and for organisations, places and events the proper nouns that "of" and "for" hang under it. Titles and
descriptions before a person ("Prime Minister", "the group's leader"; `nmod:desc` in the treebank) stay outside,
and so do determiners and possessive endings. A title that stands alone ("the President") is no name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .conllu import Mention, Sentence, Token, mentions

KINDS = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT", "time": "DATE"}
UNER_KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
OPEN_TAGS = frozenset({"PROPN", "NOUN", "NUM", "ADJ", "SYM", "X"})
"""Word classes that a DATE or an EVENT may hold: outside UNER's names they say nothing about those two."""

NEVER_IN_NAMES = frozenset({"AUX", "INTJ", "PRON", "SCONJ", "VERB"})
"""Word classes that are outside of names wherever nobody has looked."""

Span = tuple[int, int, str]
"""Tokens start to end (half open) of a sentence and the label of the name."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a sentence, none overlapping, and the tokens of which it is not known whether they are in one."""

    spans: Sequence[Span]
    unknown: Sequence[int] = ()


def titles(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Words (lower case) that the treebank uses as titles or descriptions before a name."""
    return frozenset(t.form.lower() for sentence in sentences for t in sentence.tokens if t.dep == "nmod:desc")


def gum_names(sentence: Sentence, title_words: Collection[str]) -> Names:
    """Reduce GUM's mentions to names; of overlapping ones the outermost wins."""
    found: list[Span] = []
    for mention in mentions(sentence):
        label = KINDS.get(mention.kind)
        if label is None:
            continue
        span = _date(sentence.tokens, mention) if label == "DATE" else _name(sentence.tokens, mention, label)
        if span is None or (label == "PERSON" and _only_titles(sentence.tokens[span[0] : span[1]], title_words)):
            continue
        found.append((*span, label))
    chosen: list[Span] = []
    for span3 in sorted(set(found), key=lambda s: (s[0] - s[1], s)):
        if all(span3[1] <= start or end <= span3[0] for start, end, _ in chosen):
            chosen.append(span3)
    return Names(sorted(chosen))


def _only_titles(tokens: Sequence[Token], title_words: Collection[str]) -> bool:
    return all(token.form.lower() in title_words for token in tokens)


def _head(tokens: Sequence[Token], mention: Mention) -> int:
    inside = range(mention.start, mention.end)
    return next((i for i in inside if tokens[i].head == i or tokens[i].head not in inside), mention.start)


def _proper(token: Token) -> bool:
    return token.upos == "PROPN" or token.xpos in {"NNP", "NNPS"}


def _name(tokens: Sequence[Token], mention: Mention, label: str) -> tuple[int, int] | None:
    head = _head(tokens, mention)
    if tokens[head].upos != "PROPN":
        return None
    kept = {head}
    while True:
        grown = kept | {
            i
            for i in range(mention.start, mention.end)
            if i not in kept and tokens[i].head in kept and _belongs(tokens, i, label, mention)
        }
        if grown == kept:
            break
        kept = grown
    return _run(tokens, kept, head)


def _belongs(tokens: Sequence[Token], index: int, label: str, mention: Mention) -> bool:
    """Whether a dependent of a token of the name is itself part of the name."""
    token = tokens[index]
    if token.dep in {"flat", "goeswith"}:
        return True
    if token.dep in {"compound", "amod", "nummod"}:
        return _proper(token) or (token.form[:1].isupper() and token.dep != "nummod") or token.upos == "NUM"
    if token.dep in {"nmod", "conj"} and label != "PERSON" and _proper(token):
        joints = {"of", "for"} if token.dep == "nmod" else {"and", "&"}
        inside = [t.form.lower() for i, t in enumerate(tokens[mention.start : index], mention.start) if t.head == index]
        between = [t.form for t in tokens[min(index, token.head) + 1 : index]]
        return bool(joints.intersection(inside)) and "," not in between
    return token.dep == "nmod:poss" and label != "PERSON" and _proper(token)


def _run(tokens: Sequence[Token], kept: Collection[int], head: int) -> tuple[int, int]:
    """The unbroken stretch of kept tokens around the head; small words and hyphens between them count as kept."""
    glue = {
        i
        for i in range(min(kept), max(kept))
        if tokens[i].upos in {"ADP", "DET", "CCONJ", "PART"} or tokens[i].form in {"-", "\N{EN DASH}", "/", "."}
    }
    start, end = head, head + 1
    while start - 1 in kept or start - 1 in glue:
        start -= 1
    while end in kept or end in glue:
        end += 1
    while start not in kept:
        start += 1
    while end - 1 not in kept:
        end -= 1
    return start, end


def _date(tokens: Sequence[Token], mention: Mention) -> tuple[int, int] | None:
    """Cut a time expression to its head with what stands before it and the numbers and names after it."""
    head = _head(tokens, mention)
    if tokens[head].upos not in {"NOUN", "PROPN", "NUM"}:
        return None
    end = head + 1
    while end < mention.end and (
        tokens[end].upos in {"NUM", "PROPN"} or tokens[end].form in {",", "of", "-", "\N{EN DASH}", "/"}
    ):
        end += 1
    while tokens[end - 1].upos not in {"NUM", "PROPN", "NOUN"}:
        end -= 1
    start = mention.start
    while start < head and tokens[start].upos in {"DET", "ADP", "PUNCT"} and tokens[start].form.lower() != "this":
        start += 1
    return (start, end) if end - start <= 8 else None


def uner_names(sentence: Sentence, tags: Sequence[str]) -> Names | None:
    """Read UNER's tags of a sentence; None where they do not fit its tokens.

    UNER knows no dates and no events: words that could be in one are unknown.
    """
    if len(tags) != len(sentence.tokens):
        return None
    spans: list[Span] = []
    start, label = 0, ""
    for index, (before, tag) in enumerate(pairwise(["O", *tags, "O"])):
        if before != "O" and (tag == "O" or tag.startswith("B-")):
            spans.append((start, index, label))
        if tag.startswith("B-") or (tag != "O" and before == "O"):
            start, label = index, UNER_KINDS.get(tag[2:], "ORG")
    unknown = [i for i, tag in enumerate(tags) if tag == "O" and sentence.tokens[i].upos in OPEN_TAGS]
    return Names(spans, unknown)


def frequent_names(named: Iterable[tuple[Sentence, Sequence[Span]]]) -> Mapping[tuple[str, ...], str]:
    """Names (their forms) that occur twice or more and nearly always with one label, dates left out."""
    counts: dict[tuple[str, ...], Counter[str]] = {}
    for sentence, spans in named:
        for start, end, label in spans:
            forms = tuple(token.form for token in sentence.tokens[start:end])
            counts.setdefault(forms, Counter())[label] += 1
    best = {forms: min(labels.items(), key=lambda item: (-item[1], item[0])) for forms, labels in counts.items()}
    return {
        forms: label
        for forms, (label, count) in sorted(best.items())
        if label != "DATE" and count >= 2 and count >= 0.85 * counts[forms].total()
    }


def known_names(sentence: Sentence, known: Mapping[tuple[str, ...], str]) -> Names:
    """Mark the runs of proper nouns that are known names; other words that could be in a name stay unknown."""
    spans: list[Span] = []
    start = 0
    for index, (before, token) in enumerate(pairwise([None, *sentence.tokens, None])):
        inside, was_inside = (t is not None and t.upos == "PROPN" for t in (token, before))
        if inside and not was_inside:
            start = index
        elif was_inside and not inside:
            label = known.get(tuple(t.form for t in sentence.tokens[start:index]))
            if label is not None:
                spans.append((start, index, label))
    covered = {index for start, end, _ in spans for index in range(start, end)}
    unknown = [i for i, t in enumerate(sentence.tokens) if i not in covered and t.upos not in NEVER_IN_NAMES]
    return Names(spans, unknown)
