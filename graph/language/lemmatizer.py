"""A rule lemmatizer that asks the Penn tag first and never invents a verb.

spaCy's own rules take "hoped" for "hop" and "need" for "nee". These look the form up in what the treebanks say of it
under its tag, then among the irregular forms of the tables, then try the endings that the tag allows and keep the
base form that the tables know. The tables come from spacy-lookups-data and travel inside the pipeline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token

FACTORY = "accord_lemmatizer"
SEEN = "lemma_seen"
"""Table of what treebanks say where the rules say something else: "TAG|form" to lemma."""
VERB_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "VBD": ("ed",),
    "VBN": ("ed",),
    "VBG": ("ing",),
    "VBZ": ("s",),
    "VB": ("ed", "ing", "s"),
    "VBP": ("ed", "ing", "s"),
}
BASE_TAGS = frozenset({"VB", "VBP", "MD"})
VOWELS = frozenset("aeiou")
E_STEMS = ("at", "iz", "is", "iv", "c", "v", "dg", "rg", "ng", "u", "bl", "pl", "tl", "dl", "cl", "gl", "uc", "ur")
"""Ends of stems that take a final e where no table knows the verb ("depoliticiz-", "defenestrat-")."""


@Language.factory(
    FACTORY,
    assigns=["token.lemma"],
    requires=["token.tag", "token.pos"],
    default_config={"overwrite": True},
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(nlp: Language, name: str, *, overwrite: bool) -> TagLemmatizer:
    """Build the component, for spaCy's registry."""
    return TagLemmatizer(nlp.vocab, None, name, mode="rule", overwrite=overwrite)


class TagLemmatizer(Lemmatizer):
    """Lemmas from the form and its Penn tag; `lemma_seen` wins over irregular forms, those over the endings."""

    @classmethod
    def get_lookups_config(cls, mode: str) -> tuple[list[str], list[str]]:  # noqa: ARG003 - spaCy's interface
        """Name the tables that must and that may be there."""
        return ["lemma_rules", "lemma_exc", "lemma_index"], [SEEN]

    def rule_lemmatize(self, token: Token) -> list[str]:
        """Give the lemma as a list of one."""
        key = (token.orth, token.tag, token.pos)
        found: list[str] | None = self.cache.get(key)
        if found is None:
            found = self.cache[key] = [self.base(token.text, token.tag_, token.pos_)]
        return found

    def base(self, text: str, tag: str, pos: str) -> str:
        """Give the lemma of a form under a Penn tag and a UD word class."""
        form = straight(text.lower())
        seen = self.lookups.get_table(SEEN, {}).get(f"{tag}|{form}")
        if seen is not None:
            return str(seen)
        if pos == "PROPN":
            # A tagger that takes "gunmen" for a name is wrong: names have capitals.
            return self._noun(form) if text.islower() and text.isalpha() else text
        if pos in {"VERB", "AUX"} or tag.startswith("VB"):
            return self._verb(form, tag)
        if pos == "NOUN" and tag in {"NNS", "NNPS"}:
            return self._noun(form)
        if pos in {"ADJ", "ADV"} and tag in {"JJR", "JJS", "RBR", "RBS"}:
            return self._degree(form, tag)
        return form

    def knows(self, form: str) -> bool:
        """Tell whether a lower-case form is a word of the language, inflected or not, as far as the tables say."""
        if form in STOP_WORDS or any(form in self._index(pos) for pos in ("verb", "noun", "adj", "adv")):
            return True
        if self._noun(form) in self._index("noun"):
            return True
        return any(
            self._verb(form, tag) in self._index("verb")
            for tag in ("VBZ", "VBD", "VBG")
            if self._verb(form, tag) != form
        )

    def knows_verb(self, lemma: str) -> bool:
        """Tell whether the tables list a base form as a verb."""
        return lemma in self._index("verb")

    def _irregular(self, form: str, pos: str, among: Callable[[str], bool] = bool) -> str | None:
        listed = self.lookups.get_table("lemma_exc").get(pos, {}).get(form, [])
        return next((lemma for lemma in listed if lemma != form and among(lemma)), None)

    def _index(self, pos: str) -> frozenset[str]:
        key = ("index", pos, 0)
        found: frozenset[str] | None = self.cache.get(key)
        if found is None:
            found = self.cache[key] = frozenset(self.lookups.get_table("lemma_index").get(pos, ()))
        return found

    def _verb(self, form: str, tag: str) -> str:
        index = self._index("verb")
        if tag in BASE_TAGS and (tag == "MD" or form in index or not form.isalpha()):
            return form
        irregular = self._irregular(form, "verb")
        if irregular is not None:
            doubled = irregular + irregular[-1]  # "installed": the tables list the rare "instal", too
            return doubled if doubled in index and form.startswith(doubled) else irregular
        if tag == "VBD" and form.endswith("s") and form not in index:
            tag = "VBZ"  # "Forum shuts out Fiji": what taggers take for "shut" in the past
        head, joint, last = form.rpartition("-")
        candidates = [
            candidate
            for ending in VERB_ENDINGS.get(tag, VERB_ENDINGS["VB"])
            if last.endswith(ending) and len(last) > len(ending) + 1
            for candidate in _verb_bases(last, ending)
        ]
        known = [candidate for candidate in candidates if candidate in index]
        if known:
            return head + joint + known[0]
        if tag in BASE_TAGS or form in index or not candidates:
            return form
        return head + joint + _likely(candidates)

    def _noun(self, form: str) -> str:
        irregular = self._irregular(form, "noun")
        if irregular is not None:
            return irregular
        if not form.endswith("s") or form.endswith("ss") or len(form) < 3:
            return form[:-3] + "man" if form.endswith("men") and len(form) > 3 else form
        head, joint, last = form.rpartition("-")
        candidates = [last[: -len(old)] + new for old, new in _NOUN_ENDINGS if last.endswith(old)]
        index = self._index("noun")
        known = [candidate for candidate in candidates if candidate in index]
        return head + joint + (known[0] if known else candidates[0])

    def _degree(self, form: str, tag: str) -> str:
        for pos in ("adj", "adv"):
            irregular = self._irregular(form, pos)
            if irregular is not None:
                return irregular
        ending = "er" if tag.endswith("R") else "est"
        if not form.endswith(ending):
            return form
        stem = form[: -len(ending)]
        candidates = [stem[:-1] + "y"] if stem.endswith("i") else _plain_or_e(stem)
        index = self._index("adj") | self._index("adv")
        return next((candidate for candidate in candidates if candidate in index), form)


_NOUN_ENDINGS: Sequence[tuple[str, str]] = (
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("ves", "f"),
    ("ves", "fe"),
    ("s", ""),
    ("es", ""),
)


def straight(form: str) -> str:
    """Write a form with straight apostrophes, as the tables do."""
    return form.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\N{MODIFIER LETTER APOSTROPHE}", "'")


def _verb_bases(form: str, ending: str) -> list[str]:
    """Base forms that a regular form can come from, the likelier first."""
    stem = form[: -len(ending)]
    if ending == "s":
        found = [stem]
        if form.endswith("ies"):
            found = [form[:-3] + "y", stem]
        elif form.endswith("es"):
            found = [stem, form[:-2]] if stem[-2:-1] not in {"h", "x", "s", "z"} else [form[:-2], stem]
        return found
    if ending == "ed" and stem.endswith("i"):
        return [stem[:-1] + "y", stem + "e"]
    return _plain_or_e(stem)


def _plain_or_e(stem: str) -> list[str]:
    """The stem with e, as it is, and with its doubled consonant single, in the order that its end suggests."""
    single = len(stem) > 2 and stem[-1] not in VOWELS and stem[-2] in VOWELS and stem[-3] not in VOWELS
    found = [stem + "e", stem] if single and stem[-1] not in "wxy" else [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        found.append(stem[:-1])
    return found


def _likely(candidates: Sequence[str]) -> str:
    """The base form to take where no table knows the verb."""
    with_e = [candidate for candidate in candidates if candidate.endswith("e") and candidate[:-1].endswith(E_STEMS)]
    if with_e:
        return with_e[0]
    shortest = min(candidates, key=len)
    doubled = len(shortest) > 2 and f"{shortest}{shortest[-1]}" in candidates and shortest[-1] not in "lsz"
    plain = [candidate for candidate in candidates if not candidate.endswith("e")]
    return shortest if doubled or not plain else plain[0]


def learn(lemmatizer: TagLemmatizer, docs: Iterable[Doc]) -> Lookups:
    """Put in place, and return, the table of what annotated Docs say twice or more against the rules."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    classes: dict[tuple[str, str], Counter[str]] = {}
    for doc in docs:
        for token in doc:
            if token.lemma_ and token.tag_ and token.pos_ not in {"PROPN", "NUM", "X"}:
                key = (token.tag_, straight(token.lower_))
                lemma = token.lemma_ if token.lower_ == "i" else token.lemma_.lower()
                counts.setdefault(key, Counter())[straight(lemma)] += 1
                classes.setdefault(key, Counter())[token.pos_] += 1
    table: dict[str, str] = {}
    for (tag, form), lemmas in sorted(counts.items()):
        lemma, count = min(lemmas.items(), key=lambda item: (-item[1], item[0]))
        pos = min(classes[tag, form].items(), key=lambda item: (-item[1], item[0]))[0]
        ruled = lemmatizer.base(form, tag, pos)
        slip = pos == "VERB" and lemmatizer.knows_verb(ruled) and not lemmatizer.knows_verb(lemma)
        if count >= 2 and 2 * count > lemmas.total() and lemma != ruled and not slip:
            table[f"{tag}|{form}"] = lemma
    if lemmatizer.lookups.has_table(SEEN):
        lemmatizer.lookups.remove_table(SEEN)
    lemmatizer.lookups.add_table(SEEN, table)
    lemmatizer.cache.clear()
    return lemmatizer.lookups
