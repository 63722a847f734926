"""Semantic roles after PropBank: predicates of a Doc, their roleset, and the words that head their arguments.

The network says which words are predicates and what their arguments are; this component picks the roleset among those
of the predicate's lemma and keeps the roles that the roleset knows. Over a Doc of another pipeline it runs the shipped
network itself, and says so once.
"""

from __future__ import annotations

import json
import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from ..errors import ModelError
from .shipped import SHIPPED
from .syntax.component import Syntax, acting
from .syntax.network import Acting

FACTORY = "accord_roles"
LEXICON = "lexicon.json"
CLASSES: Mapping[str, str] = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "j"}
"""PropBank's letter for a word class."""


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a predicate: its role ("ARG0", "ARGM-TMP"), the word that heads it, and how sure that is (0-1)."""

    role: str
    token: int
    score: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate: its word, its roleset ("release.01"; "" where its lemma has none), how sure it is, its arguments."""

    token: int
    roleset: str
    score: float
    arguments: tuple[Argument, ...]

    def heads(self, role: str) -> list[int]:
        """The words that head arguments of a role."""
        return [argument.token for argument in self.arguments if argument.role == role]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Rolesets by lemma and class ("n|release"), and the numbered roles ("0", "1") of each roleset."""

    rolesets: Mapping[str, Sequence[str]]
    roles: Mapping[str, str]

    def candidates(self, lemma: str, pos: str) -> Sequence[str]:
        """Rolesets of a lemma: those of its class, or else of any other."""
        own = self.rolesets.get(f"{CLASSES.get(pos, 'v')}|{lemma}")
        if own:
            return own
        return [roleset for letter in "vnjl" for roleset in self.rolesets.get(f"{letter}|{lemma}", ())]

    def to_json(self) -> str:
        """As `from_json` reads it."""
        return json.dumps({"rolesets": self.rolesets, "roles": self.roles}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Lexicon:
        """Read what `to_json` wrote."""
        data = json.loads(text)
        return cls(data["rolesets"], data["roles"])


@Language.factory(FACTORY, assigns=["doc._.predicates"], requires=["token.lemma"])
def make_roles(nlp: Language, name: str) -> RoleLabeller:
    """Build the component, for spaCy's registry."""
    found = RoleLabeller(name)
    found.find_network = lambda: next((part for _, part in nlp.pipeline if isinstance(part, Syntax)), None)
    return found


class RoleLabeller:
    """Writes `doc._.predicates`, a tuple of `Predicate` in order of their words."""

    def __init__(self, name: str = FACTORY, lexicon: Lexicon | None = None) -> None:
        self.name = name
        self.lexicon = lexicon or Lexicon({}, {})
        self.find_network: Callable[[], Syntax | None] = lambda: None
        self._numbers: Mapping[str, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        syntax = self.find_network() or _shipped()
        found = acting(doc)
        if found is None:
            found = syntax.read_roles(doc)
        if not self._numbers:
            self._numbers = syntax.network.labels.numbers().rolesets
        doc._.predicates = tuple(self._predicate(doc[one.word], one) for one in found)
        return doc

    def _predicate(self, token: Token, found: Acting) -> Predicate:
        roleset = self._roleset(token, found)
        known = self.lexicon.roles.get(roleset)
        arguments = tuple(
            Argument(role, word, score)
            for role, word, score in found.arguments
            if known is None or not role[-1:].isdigit() or role[-1] in known
        )
        return Predicate(token.i, roleset, found.probability, arguments)

    def _roleset(self, token: Token, found: Acting) -> str:
        """The likeliest roleset of the lemma; the first one listed where the network has seen none of them."""
        candidates = self.lexicon.candidates(token.lemma_.lower(), token.pos_)
        known = [roleset for roleset in candidates if roleset in self._numbers]
        scored = [(float(found.senses[self._numbers[roleset]]), roleset) for roleset in known]
        if scored:
            return max(scored)[1]
        return candidates[0] if candidates else ""

    def to_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> None:  # noqa: ARG002 - spaCy's interface
        """Write the lexicon into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LEXICON).write_text(self.lexicon.to_json() + "\n", encoding="utf-8")

    def from_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> RoleLabeller:  # noqa: ARG002 - spaCy's interface
        """Read what `to_disk` wrote."""
        try:
            self.lexicon = Lexicon.from_json((Path(path) / LEXICON).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"cannot be read: {error}", file=Path(path) / LEXICON) from error
        return self


def build_lexicon(frames: Iterable[tuple[str, Iterable[tuple[str, str]], Iterable[str]]]) -> Lexicon:
    """From rolesets as (id, [(class, lemma)], [numbered roles]); a verb with its particle goes by the verb as well."""
    rolesets: dict[str, list[str]] = {}
    roles: dict[str, str] = {}
    for roleset, aliases, numbered in frames:
        roles[roleset] = "".join(sorted(number for number in numbered if number.isdigit()))
        for letter, alias in aliases:
            for lemma in dict.fromkeys((alias.replace("_", " "), alias.partition("_")[0])):
                listed = rolesets.setdefault(f"{letter}|{lemma}", [])
                if roleset not in listed:
                    listed.append(roleset)
    for listed in rolesets.values():
        listed.sort(key=lambda roleset: (roleset.rpartition(".")[2], roleset))
    return Lexicon(rolesets, roles)


def predicate_at(token: Token) -> Predicate | None:
    """The predicate that a token is, if the Doc has semantic roles and the token is one."""
    predicates: Sequence[Predicate] = token.doc._.predicates
    place = bisect_left(predicates, token.i, key=lambda one: one.token)
    found = predicates[place] if place < len(predicates) else None
    return found if found is not None and found.token == token.i else None


@cache
def _shipped() -> Syntax:
    """The shipped network, for Docs of another pipeline."""
    warnings.warn("semantic roles are read by accord's own network, as this pipeline has none", stacklevel=4)
    return Syntax(Vocab(), roles=True).from_disk(SHIPPED / "syntax")


if not Doc.has_extension("predicates"):
    Doc.set_extension("predicates", default=())
