"""Names that cannot be right, put right; `docs/language.md` says what a name is.

- A title before a person's name, a possessive ending and a noun in small letters are outside: "Emperor Norton" ->
  "Norton", "FENTRA union" -> "FENTRA".
- A plural in small letters names nobody: "the atheists".
- A name of several words is what its head word says: "Eastfield College" and "College of Arts" are organisations.
- Followers of something are no single person: "the Maoists".
- A storm is an event: "Hurricane Odile".
- "1960s and 1970s" are two dates, and a number between commas behind a person is an age.
- What a noun right before it calls a body is one: "the airline Avianca", "the union Verdi".
- What somebody "calls itself" is a name as far as it is written large: "calling itself the Army of the Poor".
- Initials in brackets name what stands before them, here and wherever the text has them again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Span

from ..vocabulary.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PROPER = frozenset({"NNP", "NNPS"})
JOINTS = frozenset({"of", "for"})
FOLLOWERS = ("ists", "ites", "istas", "ians")
"""How plural names of those who follow something end ("the Maoists")."""
CALLED: Mapping[str, str] = {"names.bodies_called": "ORG", "names.people_called": "PERSON"}
WITHIN = frozenset({"of", "for", "the", "and"})
"""Small words within names that somebody calls himself by."""
KINDS: Mapping[str, str] = {"names.organizations": "ORG", "names.places": "PLACE", "names.events": "EVENT"}


def named(doc: Doc) -> Doc:
    """The Doc, in which the names are put right. Changes the Doc itself."""
    old = list(doc.ents)
    names = [part for name in old if not (_small(name) or _age(name)) for part in _dates(_kind(_bare(name)))]
    names = _with_called(doc, _with_bodies(doc, _with_storms(doc, names)))
    names += _initials(doc, names)
    if [(name.start, name.end, name.label) for name in names] != [(name.start, name.end, name.label) for name in old]:
        doc.set_ents(sorted(names, key=lambda name: name.start))
    return doc


@cache
def _heads() -> Mapping[str, str]:
    words = load_words()
    return {word: kind for key, kind in KINDS.items() for word in words[key]}


def _small(name: Span) -> bool:
    return name.label_ == "PERSON" and name.text.islower() and name.root.tag_ in {"NNS", "NNPS"}


def _bare(name: Span) -> Span:
    """The name without the titles before a person's, a noun behind a body's, and a possessive ending."""
    doc, start, end = name.doc, name.start, name.end
    if name.label_ == "DATE":
        return name
    if end - 1 > start and doc[end - 1].tag_ == "POS" and name.root.dep_ == "nmod:poss":
        end -= 1
    if name.label_ == "ORG" and end - 1 > start and doc[end - 1].tag_ in {"NN", "NNS"} and doc[end - 1].is_lower:
        end -= doc[end - 2].tag_ in PROPER  # "the FENTRA union"
    while name.label_ == "PERSON" and start + 1 < end and (_title(doc[start], end) or doc[start].is_punct):
        start += 1
    return name if (start, end) == (name.start, name.end) else Span(doc, start, end, label=name.label)


def _title(token: Token, end: int) -> bool:
    return token.dep_ == "nmod:desc" and token.i < token.head.i < end


def _kind(name: Span) -> Span:
    """The name with the label that its head word asks for; persons may be called Lake or Church."""
    if name.label_ == "PERSON" and len(name) == 1 and name[0].tag_ == "NNPS" and name.text.endswith(FOLLOWERS):
        return Span(name.doc, name.start, name.end, label="ORG")
    if name.label_ in {"DATE", "PERSON"} or len(name) < 2:
        return name
    words = [token.lower_ for token in name]
    head = next((before for before, word in pairwise(words) if word in JOINTS), words[-1])
    kind = _heads().get(head, name.label_)
    return name if kind == name.label_ else Span(name.doc, name.start, name.end, label=kind)


def _age(name: Span) -> bool:
    """Whether what was taken for a date is a number below 100 between commas behind a person's name."""
    doc, start = name.doc, name.start
    number = name.label_ == "DATE" and len(name) == 1 and len(name.text) < 3 and name.text.isdigit()
    apart = [token.text for token in doc[max(0, start - 1) : name.end + 1]] == [",", name.text, ","]
    return number and apart and start > 1 and doc[start - 2].ent_type_ == "PERSON"


def _dates(name: Span) -> list[Span]:
    """The name, or the two dates that it is."""
    if name.label_ == "DATE":
        for joint in name[1:-1]:
            before, behind = joint.nbor(-1), joint.nbor(1)
            years = before.shape_ == behind.shape_ and before.shape_[:4] == "dddd"
            if joint.tag_ == "CC" and (years or before.tag_ == behind.tag_ == "NNP"):
                halves = (name.start, joint.i), (joint.i + 1, name.end)
                return [Span(name.doc, start, end, label=name.label) for start, end in halves]
    return [name]


def _with_storms(doc: Doc, names: list[Span]) -> list[Span]:
    for token in doc:
        if token.tag_ not in PROPER or token.lower_ not in load_words()["names.storms"]:
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].tag_ in PROPER:
            end += 1
        over = [name for name in names if name.start < end and token.i < name.end]
        if end > token.i + 1 and all(token.i <= name.start and name.end <= end for name in over):
            names = [*(name for name in names if name not in over), Span(doc, token.i, end, label="EVENT")]
    return names


def _with_bodies(doc: Doc, names: list[Span]) -> list[Span]:
    for noun in doc:
        start = end = noun.i + 1
        if noun.tag_ != "NN" or not noun.is_lower or noun.lower_ not in load_words()["names.bodies"]:
            continue
        while end < len(doc) and doc[end].tag_ in PROPER and doc[end].text[0].isupper():
            end += 1
        over = [name for name in names if name.start < end and start < name.end]
        unlike = not over or any(name.label_ != "ORG" for name in over)
        if end > start and unlike and all(start <= name.start and name.end <= end for name in over):
            names = [*(name for name in names if name not in over), Span(doc, start, end, label="ORG")]
    return names


@cache
def _called() -> Mapping[tuple[str, ...], str]:
    words = load_words()
    return {tuple(phrase.split()): kind for key, kind in CALLED.items() for phrase in words[key]}


def _with_called(doc: Doc, names: list[Span]) -> list[Span]:
    sizes = {len(phrase) for phrase in _called()}
    for token in doc:
        before = (tuple(each.lower_ for each in doc[max(0, token.i - size) : token.i]) for size in sizes)
        kind = next(filter(None, map(_called().get, before)), None)
        if kind is None:
            continue
        start = end = token.i + (token.lower_ == "the")
        behind = end
        while behind < len(doc) and (doc[behind].text[0].isupper() or (behind > start and doc[behind].text in WITHIN)):
            behind += 1
            end = behind if doc[behind - 1].text[0].isupper() else end
        over = [name for name in names if name.start < end and start < name.end]
        if end > start and all(start <= name.start and name.end <= end for name in over):
            names = [*(name for name in names if name not in over), _bare(Span(doc, start, end, label=kind))]
    return names


def _initials(doc: Doc, names: list[Span]) -> list[Span]:
    """Initials that are in no name, but once stand in brackets behind one."""
    inside = {token.i for name in names for token in name}
    meant: dict[str, str] = {}
    for name in names:
        behind = doc[name.end : name.end + 3]
        if name.label_ != "DATE" and len(behind) == 3 and (behind[0].text, behind[2].text) == ("(", ")"):
            word = behind[1]
            if (
                word.tag_ in PROPER
                and word.is_upper
                and word.is_alpha
                and len(word) > 1
                and word.text[0] == name.text[0]
            ):
                meant.setdefault(word.text, name.label_)
    return [
        Span(doc, token.i, token.i + 1, label=meant[token.text])
        for token in (doc if meant else ())
        if token.i not in inside and token.text in meant and token.tag_ in PROPER
    ]
