"""The phrases of a text that name somebody or something or refer to them, and what their form tells of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ..language.tree import base, children
from ..vocabulary.words import Words
from .mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Form = Literal["name", "noun", "pronoun", "pair"]
Role = Literal["subject", "object", "owner", "oblique", "other"]

ANY = frozenset({"person", "body", "place", "thing"})
ACTOR_KINDS: Mapping[str, frozenset[str]] = {
    "Person": frozenset({"person"}),
    "State": frozenset({"body", "place"}),
    "Organization": frozenset({"body"}),
    "ArmedGroup": frozenset({"body"}),
    "Outlet": frozenset({"body"}),
    "Population": frozenset({"person"}),
    "Place": frozenset({"place"}),
}
PRONOUN_KINDS: Mapping[str, frozenset[str]] = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": ANY - {"person"},
    "they": ANY,
}
ROLES: Mapping[str, Role] = {"nsubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique"}
WITHIN = frozenset({"compound", "flat", "amod", "nummod", "goeswith", "fixed", "case", "dep"})
"""Labels of nouns that are only a part of another phrase."""
OPENING, CLOSING = "“«", "”»"
STRAIGHT = ('"', "``", "''")


@dataclass(slots=True, eq=False)
class Phrase:
    """A phrase by its head; `word` is its class: a pronoun's (`he`, `she`, `it`, `they`) or the noun's lemma."""

    block: int
    token: Token
    sentence: int
    form: Form
    word: str
    kinds: frozenset[str]
    role: Role
    quoted: bool
    many: bool
    """Whether it is plural in form, or a people."""
    sex: str = ""
    """`man`, `woman` or nothing where it is not told."""
    determiner: str = ""
    mention: Mention | None = None
    sort: str = ""
    """More closely than `kinds`, of what: the class of a named actor (`State`), the list of a noun (`country`)."""
    names: tuple[str, ...] = ()
    """The words of a name, as written."""
    modifiers: frozenset[str] = field(default=frozenset())
    """Lemmas of what stands before the noun, without determiners."""
    qualified: bool = False
    """Whether a phrase or a clause behind the noun says which one it is."""

    speaks: bool = False
    """Whether it is the subject of a reporting verb."""
    about: int | None = None
    """The token of the name that stands before the noun for a group and says which ("the Wagner group")."""

    @property
    def at(self) -> tuple[int, int]:
        return self.block, self.token.i


class Phrases:
    """Finds the phrases of a document's Docs, in the order of their heads."""

    def __init__(self, docs: Sequence[Doc], at: Sequence[Mapping[int, Mention]], words: Words) -> None:
        self._docs, self._at, self._words = docs, at, words
        self._pronouns = {
            "it": words["pronouns.thing"],
            "they": words["pronouns.plural"],
            "he": words["pronouns.man"],
            "she": words["pronouns.woman"],
        }
        self._known: dict[str, tuple[frozenset[str], str]] = {}
        self._ranks = dict(pair.split(" ") for pair in words["referents.short_rank"])

    def find(self, numbers: Sequence[Sequence[int]]) -> Iterator[Phrase]:
        """Yield the phrases; `numbers` has the number of each token's sentence."""
        for block, doc in enumerate(self._docs):
            quoted = quotation(doc)
            for token in doc:
                phrase = self._phrase(block, token, numbers[block][token.i], quoted=quoted[token.i])
                if phrase is not None:
                    verb = governor(token)
                    phrase.speaks = phrase.role == "subject" and verb.lemma_ in self._words["verbs.reporting"]
                    yield phrase

    def _phrase(self, block: int, token: Token, sentence: int, *, quoted: bool) -> Phrase | None:
        mention = self._at[block].get(token.i)
        if mention is not None and (mention.actor.known or not self._titles(token, mention)):
            span = token.doc[mention.start : mention.end]
            # "Israeli" in "Israeli officials" names them, and is taken up by nobody.
            adjective = mention.form == "demonym" and base(token) in {"amod", "compound"}
            if token.i != name_head(span).i or adjective:
                return None
            return self._name(block, token, sentence, mention, quoted=quoted)
        if token.tag_ in {"PRP", "PRP$"}:
            word = next((key for key, forms in self._pronouns.items() if token.lower_ in forms), None)
            # "the king himself"
            emphatic = token.lower_.endswith(("self", "selves")) and token.head.pos_ in {"PROPN", "NOUN", "PRON"}
            if word is None or base(token) == "expl" or emphatic:
                return None
            sex = {"he": "man", "she": "woman"}.get(word, "")
            many = word == "they"
            return Phrase(
                block, token, sentence, "pronoun", word, PRONOUN_KINDS[word], _role(token), quoted, many, sex=sex
            )
        if token.pos_ not in {"NOUN", "PROPN"} or base(token) in WITHIN or token.ent_type_ in {"DATE", "TIME"}:
            return None
        if token.pos_ == "PROPN" and not self._title(token):
            return self._unknown(block, token, sentence, quoted=quoted)
        return self._noun(block, token, sentence, quoted=quoted)

    def _name(self, block: int, token: Token, sentence: int, mention: Mention, *, quoted: bool) -> Phrase:
        span = token.doc[mention.start : mention.end]
        kinds = ACTOR_KINDS.get(mention.actor.kind, ANY)
        body = span[-1].lemma_.lower() in self._words["referents.body"] | self._words["referents.place"]
        personal = mention.actor.kind in {"Person", "Place", "Organization"} and not body
        sex = self._sex(span[0].lower_, token) if personal else ""
        if sex and not mention.actor.known:
            kinds |= {"person"}  # "Gloria" is a person, or a place as the pipeline says
        names = tuple(each.text for each in span if each.pos_ not in {"DET", "PUNCT"} and each.tag_ != "POS")
        people = mention.form == "people" or mention.actor.kind == "Population"
        return Phrase(
            *(block, token, sentence, "name", "", kinds, _role(token), quoted),
            many=people,
            sex=sex,
            mention=mention,
            sort="metonym" if mention.form == "metonym" else mention.actor.kind,
            names=names,
        )

    def _unknown(self, block: int, token: Token, sentence: int, *, quoted: bool) -> Phrase:
        """A name that nobody has found: of whom or what is open."""
        parts = [token, *children(token, "flat", "compound")]
        names = tuple(each.text for each in sorted(parts, key=lambda each: each.i) if each.pos_ == "PROPN")
        many = token.tag_ == "NNPS"
        sex = self._sex(min(parts, key=lambda each: each.i).lower_, token)
        kinds = frozenset({"person"}) if sex else ANY
        return Phrase(block, token, sentence, "name", "", kinds, _role(token), quoted, many, sex, names=names)

    def _noun(self, block: int, token: Token, sentence: int, *, quoted: bool) -> Phrase:
        lemma = self._lemma(token)
        before = [child for child in token.children if child.i < token.i]
        determiner = next((child.lower_ for child in before if child.tag_ in {"DT", "PDT", "PRP$"}), "")
        modifiers = frozenset(
            each.lemma_.lower() for each in before if base(each) in {"amod", "compound", "nmod", "nummod"}
        )
        behind = (child for child in token.children if child.i > token.i)
        qualified = any(base(child) in {"nmod", "acl", "appos"} for child in behind)
        owned = any(child.dep_ == "nmod:poss" for child in before)
        return Phrase(
            *(block, token, sentence, "noun", lemma, self.kinds(lemma), _role(token), quoted),
            many=token.tag_ in {"NNS", "NNPS"} or "Plur" in token.morph.get("Number", []),
            sex=self._noun_sex(lemma),
            determiner=determiner,
            sort=self._noun_kinds(lemma)[1],
            modifiers=modifiers,
            qualified=qualified or owned,
            about=self._about(block, token, lemma),
        )

    def _about(self, block: int, token: Token, lemma: str) -> int | None:
        if lemma not in self._words["nouns.description_group"] and lemma not in self._words["nouns.description_outlet"]:
            return None
        for child in children(token, "compound", "nmod", "amod"):
            mention = self._at[block].get(child.i)
            if child.i == token.i - 1 and child.dep_ != "nmod:poss" and mention is not None:
                named = mention.actor.kind in {"Organization", "ArmedGroup", "Outlet"}
                return child.i if named else None
        return None

    def kinds(self, lemma: str) -> frozenset[str]:
        """What a common noun can stand for."""
        return self._noun_kinds(lemma)[0]

    def _noun_kinds(self, lemma: str) -> tuple[frozenset[str], str]:
        """What a common noun can stand for, and its sort ("" for none)."""
        if lemma not in self._known:
            kinds = {kind for kind, keys in NOUN_LISTS.items() if any(lemma in self._words[key] for key in keys)}
            sorts = (key for key, lists in SORTS.items() if any(lemma in self._words[each] for each in lists))
            self._known[lemma] = frozenset(kinds or {"thing"}), next(sorts, "")
        return self._known[lemma]

    def _titles(self, token: Token, mention: Mention) -> bool:
        return all(self._title(each) for each in token.doc[mention.start : mention.end] if each.pos_ != "DET")

    def _title(self, token: Token) -> bool:
        """Whether a noun in capitals is an office and no name ("the President")."""
        lemma = self._lemma(token)
        titled = any(lemma in self._words[key] for key in NOUN_LISTS["person"])
        return titled and not token.is_upper and not children(token, "flat")

    def _lemma(self, token: Token) -> str:
        """The base form of a noun, a shortened title in full ("Gen" is a general)."""
        lemma = token.lemma_.lower()
        return self._ranks.get(lemma.rstrip("."), lemma)

    def _noun_sex(self, lemma: str) -> str:
        return next((sex for sex in ("man", "woman") if lemma in self._words[f"referents.{sex}"]), "")

    def _sex(self, first: str, token: Token) -> str:
        """The sex that a person's first name tells, or a title or description beside the name."""
        beside = [child.lemma_.lower().rstrip(".") for child in children(token, "nmod", "appos", "compound", "flat")]
        if base(token) == "appos":
            beside.append(token.head.lemma_.lower())
        told = next((sex for sex in map(self._noun_sex, beside) if sex), "")
        named = (sex for sex in ("man", "woman") if first in self._words[f"firstnames.{sex}"])
        return told or next(named, "")


NOUN_LISTS: Mapping[str, Sequence[str]] = {
    "person": ("referents.person", "referents.man", "referents.woman"),
    "body": ("referents.body", "nouns.description_group", "nouns.description_armed", "nouns.description_state"),
    "place": ("referents.place", "nouns.description_place"),
}

SORTS: Mapping[str, Sequence[str]] = {
    "country": ("referents.country",),
    "city": ("referents.city",),
    "state": ("nouns.description_state",),
    "armed": ("nouns.description_armed",),
    "outlet": ("nouns.description_outlet",),
    "group": ("nouns.description_group",),
    "place": ("referents.place", "nouns.description_place"),
    "body": ("referents.body",),
    "person": NOUN_LISTS["person"],
}


def name_head(span: Span) -> Token:
    """The token of a name on which its others depend; never its article."""
    root = span.root
    return span[-1] if root.pos_ == "DET" else root


def _role(token: Token) -> Role:
    label = base(token)
    if label == "conj" and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _role(token.head)
    if token.dep_ == "nmod:poss":
        return "owner"
    return ROLES.get(label, "other")


def governor(token: Token) -> Token:
    """What the noun phrase that the token belongs to depends on."""
    while token.head != token and (base(token) in {"appos", "flat", "compound", "conj"} or token.dep_ == "nmod:desc"):
        token = token.head
    return token.head


def quotation(doc: Doc) -> list[bool]:
    """For every token whether it stands between quotation marks."""
    strings = doc.vocab.strings
    marks = {strings[mark]: mark for mark in (*STRAIGHT, *OPENING, *CLOSING)}
    inside, found = False, []
    for form in doc.to_array("ORTH").tolist():
        mark = marks.get(form)
        if mark is not None:
            inside = mark in OPENING or (mark in STRAIGHT and not inside)
        found.append(inside)
    return found
