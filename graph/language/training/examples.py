"""Docs with gold annotation -> arrays for training, over the words that the pipeline's own tokenizer makes.

What an annotation does not say is marked with MISSING, and nothing is learnt from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from ..syntax.labels import Labels
from .propbank import Predicate

Ints = NDArray[np.int64]
MISSING = -1
PLAIN: Mapping[str, str] = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "``": '"',
    "''": '"',
    "/.": ".",
    "/-": "-",
}
"""Tokens of PropBank's examples that stand for punctuation."""


@dataclass(slots=True)
class Item:
    """A paragraph of n words with what is known about it; all arrays have length n."""

    words: list[str]
    spaces: list[bool]
    tags: Ints
    forms: Ints
    starts: Ints
    heads: Ints
    deps: Ints
    names: Ints
    predicates: Sequence[Predicate] = ()
    judged: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """1 or 0 where it is known whether the word is a predicate, MISSING elsewhere."""
    events: Ints | None = None
    """(n, classes): 1 or 0 where it is known whether the word tells of an event of the class, MISSING elsewhere."""


def bio(tag: str) -> str:
    """Give spaCy's BILUO tag as a BIO tag.

    >>> [bio(tag) for tag in ("U-ORG", "L-ORG", "O")]
    ['B-ORG', 'I-ORG', 'O']
    """
    prefix, _, label = tag.partition("-")
    return {"U": "B", "L": "I"}.get(prefix, prefix) + ("-" + label if label else "")


def collect_labels(docs: Iterable[Doc], roles: Sequence[str], rolesets: Sequence[str]) -> Labels:
    """All labels that the Docs use, the frequent ones first."""
    tags, forms, deps, names = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for doc in docs:
        for token in doc:
            if token.tag_:
                tags[token.tag_] += 1
                forms[f"{token.pos_}|{token.morph}"] += 1
                deps[token.dep_] += 1
            if token.ent_iob_ in {"B", "I"}:
                names[token.ent_type_] += 1
    kinds = ["O", *(f"{prefix}-{kind}" for kind in sorted(names) for prefix in ("B", "I"))]
    return Labels(
        tags=_ordered(tags),
        forms=_ordered(forms),
        deps=_ordered(deps),
        names=tuple(kinds),
        roles=tuple(roles),
        rolesets=tuple(rolesets),
    )


def _ordered(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(label for label, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def to_item(nlp: Language, gold: Doc, labels: Labels) -> Item:
    """Align a gold Doc to the pipeline's own words and turn its labels into numbers.

    Predicates are read from `gold.user_data["predicates"]`, if they are known: a list over the Doc's own tokens.
    """
    doc = nlp.make_doc(gold.text)
    if len(doc) == len(gold) and all(a.text == b.text for a, b in zip(doc, gold, strict=True)):
        doc = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    example = Example(doc, gold)
    size = len(doc)
    parsed = gold.has_annotation("DEP")
    numbers = labels.numbers()
    heads, deps = np.full(size, MISSING), np.full(size, MISSING)
    tags, forms, starts = np.full(size, MISSING), np.full(size, MISSING), np.full(size, MISSING)
    if parsed:
        found_heads, found_deps = example.get_aligned_parse(projectivize=False)  # type: ignore[no-untyped-call]
        poss = example.get_aligned("POS", as_string=True)
        morphs = example.get_aligned("MORPH", as_string=True)
        for index, (head, dep) in enumerate(zip(found_heads, found_deps, strict=True)):
            if head is not None and dep:
                heads[index], deps[index] = head, numbers.deps.get(dep, MISSING)
        for index, tag in enumerate(example.get_aligned("TAG", as_string=True)):
            tags[index] = numbers.tags.get(tag or "", MISSING)
            features = morphs[index] if morphs[index] != "_" else ""  # spaCy's sign for no features
            forms[index] = numbers.forms.get(f"{poss[index]}|{features}", MISSING)
        for index, start in enumerate(example.get_aligned_sent_starts()):  # type: ignore[no-untyped-call]
            starts[index] = MISSING if start is None else int(start == 1)
    names = np.full(size, MISSING)
    if any(token.ent_iob for token in gold):
        for index, tag in enumerate(example.get_aligned_ner()):
            if tag is not None and tag != "-":
                names[index] = numbers.names.get(bio(tag), MISSING)
    item = Item([t.text for t in doc], [bool(t.whitespace_) for t in doc], tags, forms, starts, heads, deps, names)
    item.judged = np.full(size, MISSING)
    _add_predicates(item, example, gold.user_data.get("predicates"), gold.user_data.get("judged", "all"))
    return item


def _add_predicates(item: Item, example: Example, predicates: Sequence[Predicate] | None, judged: str) -> None:
    """Bring predicates to the words of the item; `judged` says whether all the others are known to be none."""
    if predicates is None:
        return
    to_word: Mapping[int, int] = {
        index: int(words[-1]) if len(words) else MISSING
        for index, words in enumerate(example.alignment.y2x[i] for i in range(len(example.reference)))
    }
    if judged == "all":
        item.judged[:] = 0
    found = []
    for predicate in predicates:
        token = to_word[predicate.token]
        if token == MISSING:
            continue
        item.judged[token] = 1
        arguments = tuple((role, to_word[word]) for role, word in predicate.arguments if to_word[word] != MISSING)
        found.append(Predicate(token, predicate.roleset, predicate.lemma, arguments))
    item.predicates = tuple(found)


def example_item(tokens: Sequence[str], predicate: Predicate | None, *, judged: bool) -> Item:
    """An example sentence of a roleset: nothing is known of it but the one predicate.

    With `judged` it also teaches that the word is a predicate, and not only what its arguments are.
    """
    item = bare_item([PLAIN.get(token, token) for token in tokens], [True] * len(tokens))
    if predicate is not None:
        item.predicates = (predicate,)
        item.judged[predicate.token] = 1 if judged else MISSING
    return item


def bare_item(words: Sequence[str], spaces: Sequence[bool]) -> Item:
    """A paragraph of which nothing is known."""
    tags, forms, starts, heads, deps, names, judged = (np.full(len(words), MISSING) for _ in range(7))
    item = Item(list(words), list(spaces), tags, forms, starts, heads, deps, names)
    item.judged = judged
    return item
