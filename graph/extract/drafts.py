"""Drafts of events: matches with their roles filled from the sentence, before the document has its say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..language.tree import base, case, children
from ..records import NAME_ROLES, Actor, Date, Filler, Modality, Polarity
from ..resolve.antecedents import is_plural
from ..resolve.resolver import Resolver
from ..vocabulary.frames import Frame
from ..vocabulary.schema import Schema
from ..vocabulary.words import Words
from . import counts
from .attribution import Attribution
from .circumstances import Circumstances
from .conditions import Bond
from .phrases import antecedent_noun, cover, cut, described, phrase, tail
from .voices import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..language.pipeline import Parsed


FIELDING = frozenset({"ArmedGroup", "State"})
"""Classes of those who have troops of their own."""


@dataclass(slots=True)
class Draft:
    """An event in the making. `words` are the tokens of its trigger, `roles` its fillers so far."""

    type: str
    plover: str
    frame: Frame
    trigger: Token
    words: tuple[Token, ...]
    offset: int
    """Where the Doc of the trigger begins in the document."""
    roles: dict[str, tuple[Filler, ...]]
    heads: dict[str, list[Token]]
    polarity: Polarity
    modality: Modality
    speaker: Voice | None
    outlet: Voice | None
    bonds: list[Bond]
    hedged: bool
    date: Date | None = None
    implicit: set[str] = field(default_factory=set)

    @property
    def start(self) -> int:
        return self.offset + min(word.idx for word in self.words)

    @property
    def end(self) -> int:
        return self.offset + max(word.idx + len(word.text) for word in self.words)

    def actors(self, *roles: str) -> list[Actor]:
        """The actors that fill these roles."""
        return [f.actor for role in roles for f in self.roles.get(role, ()) if f.actor is not None]


class Filling:
    """Turns heads of phrases into fillers, for one document."""

    def __init__(
        self, resolver: Resolver, attribution: Attribution, circumstances: Circumstances, schema: Schema, words: Words
    ) -> None:
        self._resolver = resolver
        self._circumstances = circumstances
        self._attribution = attribution
        self._schema = schema
        self._words = words
        self._taken: frozenset[int] = frozenset()
        self._filling: frozenset[int] = frozenset()
        self._written: dict[int, str] = {}
        self._longest = max((form.count(" ") + 1 for form in schema.issue_of), default=1)
        self.careful = False
        """Whether a pronoun counts only where it is beyond doubt whom it stands for."""

    def roles(
        self, heads: dict[str, list[Token]], parsed: Parsed, trigger: Sequence[Token] = ()
    ) -> dict[str, tuple[Filler, ...]]:
        """Fillers of every role, empty ones left out; counts come with their captives.

        No filler begins with a word of the trigger ("handed over 40 men" hands over 40 men).
        """
        self._taken = frozenset(parsed.block.start + word.idx for word in trigger)
        self._filling = frozenset(head.i for tokens in heads.values() for head in tokens)
        filled: dict[str, tuple[Filler, ...]] = {}
        for role, tokens in heads.items():
            fillers = self.names(role, tokens, parsed) if role in NAME_ROLES else self._texts(role, tokens, parsed)
            if fillers:
                filled[role] = fillers
        if "captive" in filled and "count" not in filled:
            # Not the days of "the men who were held for 40 days".
            end = parsed.block.start + cover(heads["captive"])[1]
            count = counts.summed(filled["captive"][0], heads["captive"]) or counts.of_captives(
                filled["captive"][0], end
            )
            if count is not None:
                filled["count"] = (count,)
        return filled

    def _text(self, parsed: Parsed) -> str:
        """The text of a paragraph, which spaCy puts together anew each time that it is asked for it."""
        key = id(parsed.doc)
        if key not in self._written:
            self._written[key] = parsed.doc.text
        return self._written[key]

    def actor(self, token: Token) -> Actor | None:
        """Who acts; "we" in somebody's mouth is the side they speak for."""
        ours = self._ours(token)
        if ours or self._resolver.first_person(token):
            speaker, _ = self._attribution.voices(token)
            side = None if speaker is None else self._resolver.side(speaker.actor)
            sends = token.lemma_.lower() not in self._words["nouns.troops"] or (side and side.kind in FIELDING)
            if not ours or (side is not None and side.kind != "Person" and sends):
                return side
        return self._resolver.actor(token)

    def _ours(self, token: Token) -> bool:
        """Whether it is people who act for whoever speaks of them: "our members", "our army"."""
        people = self._words["nouns.own_men"] | self._words["nouns.own_body"] | self._words["nouns.troops"]
        return token.lemma_.lower() in people and any(map(self._resolver.first_person, children(token, "nmod")))

    def voice(self, voice: Voice, parsed: Parsed) -> Filler:
        """The filler for somebody who speaks."""
        start, end = phrase(voice.token)
        doc_offset = parsed.block.start
        if voice.token.doc is not parsed.doc:
            return Filler(voice.actor.name, doc_offset, doc_offset, voice.actor, implicit=True)
        return Filler(self._text(parsed)[start:end], doc_offset + start, doc_offset + end, voice.actor)

    def names(self, role: str, tokens: Iterable[Token], parsed: Parsed) -> tuple[Filler, ...]:
        """The fillers of a role that names somebody, one an actor."""
        fillers: dict[str, Filler] = {}
        for token in map(self.subject_above, tokens):
            if self.careful and self._resolver.doubtful(token):
                continue
            actor = self._resolver.site(token) if role == "place" else self.actor(token)
            if actor is None and (noun := self._resolver.antecedent(token, sure=True)) is not None:
                token = noun  # noqa: PLW2901 - "the nurses said that they ..."
                actor = self.actor(token)
            if actor is None:
                token = self._resolver.meant(token)  # noqa: PLW2901 - "dozens of miners" are miners
            if actor is None and role == "place":
                actor = self._resolver.actor(token)
            start, end = phrase(token)
            text, low, high = self._text(parsed)[start:end], parsed.block.start + start, parsed.block.start + end
            if not text:
                continue
            several = self._resolver.several(token) or (() if actor is None else (actor,))
            if several:
                for each in several:
                    fillers.setdefault(each.id, Filler(text, low, high, each))
            elif token.pos_ in {"NOUN", "PROPN"} and self._tellable(role, token):
                end = self._cut_place(token, cut(token, end))
                text, high = self._text(parsed)[start:end], parsed.block.start + end
                name = described(text)
                anonymous = self._resolver.anonymous(token, self._resolver.beside(token))
                fillers.setdefault(anonymous.id, Filler(text, low, high, replace(anonymous, name=name, kind="Actor")))
        return tuple(fillers.values())

    def subject_above(self, token: Token) -> Token:
        """The noun that a pronoun stands for in "the rebels said they had freed him": who says so; else the token."""
        plural = token.lower_ in self._words["pronouns.plural"]
        third = any(token.lower_ in self._words[f"pronouns.{name}"] for name in ("person", "thing", "plural"))
        if third and token.dep_ == "nmod:poss" and token.tag_ == "PRP$" and self._resolver.actor(token) is None:
            # "the rebels ended their strike": who does something to what is theirs, but not to what is ours
            subjects = [each for each in children(token.head.head, "nsubj") if each.i < token.i]
            return next((each for each in subjects if is_plural(each) == plural), token)
        if token.dep_ != "nsubj" or not (plural or token.lower_ in self._words["pronouns.thing"]):
            return token
        clause = token.head
        while base(clause) in {"xcomp", "conj"} and clause.head != clause:
            clause = clause.head
        if base(clause) != "ccomp" or any(child.dep_ == "nsubj:pass" for child in clause.head.children):
            return token
        for subject in children(clause.head, "nsubj"):
            several = is_plural(subject) or bool(children(subject, "conj"))
            actor = self._resolver.actor(subject)
            thing = actor is not None and actor.kind != "Person" and not several
            many = several or subject.lemma_.lower() in self._words["nouns.group"]
            if subject.i < token.i and (many if plural else thing):
                return subject
        return token

    def _cut_place(self, token: Token, end: int) -> int:
        """Where a name for fighters or firms ends: before where they are ("gunmen in the two towns")."""
        if not self._circumstances.placed(token):
            return end
        locative = self._words["prepositions.locative"] | self._words["prepositions.origin"]
        where = [each for each in children(token, "nmod") if each.i > token.i and case(each) in locative]
        return min([end, *(each.left_edge.nbor(-1).idx + len(each.left_edge.nbor(-1)) for each in where)])

    def _tellable(self, role: str, token: Token) -> bool:
        """Whether a description that names nobody still tells who or where is meant."""
        lemma = token.lemma_.lower()
        if lemma.endswith(("ist", "man", "woman", "ian", "owner")) and token.tag_ in {"NNS", "NNPS"}:
            return True
        if role == "place" and self._circumstances.sites.holds(token):
            return True
        if role in {"recipient", "place"} and (lemma in self._words["nouns.target"] or token.pos_ == "PROPN"):
            return True
        if role == "actor" and token.tag_ == "NN" and lemma in self._words["nouns.kin"]:
            return True
        if role == "recipient" and is_plural(token) and lemma in self._words["referents.person"]:
            return True
        people = self._words["nouns.group"] | self._words["nouns.worker"]
        return lemma in people or token.pos_ == "PROPN"

    def _texts(self, role: str, tokens: list[Token], parsed: Parsed) -> tuple[Filler, ...]:
        if not tokens:
            return ()
        tokens = [antecedent_noun(token) or token for token in tokens] if role == "content" else tokens
        together = role != "captive" or all(base(token) == "conj" for token in tokens[1:])
        spans = [cover(tokens, relatives=True)] if together else [phrase(token, relatives=True) for token in tokens]
        if role in {"content", "topic"}:
            spans = [(start, tail(tokens[-1], end, self._filling)) for start, end in spans]
        fillers = []
        for token, (start, end) in zip(tokens, spans, strict=False):
            text = " ".join(self._text(parsed)[start:end].split())
            if not text:
                continue
            actor = self._resolver.actor(token) if role == "captive" else None
            if actor is not None and (actor.kind != "Person" or (token.pos_ == "PRON" and not actor.known)):
                actor = None
            issue = self.issue(tokens) if role in {"content", "topic"} else None
            while (
                role == "captive" and parsed.block.start + start in self._taken and " " in self._text(parsed)[start:end]
            ):
                start = self._text(parsed).index(" ", start) + 1  # noqa: PLW2901
            raw = self._text(parsed)[start:end]
            fillers.append(Filler(raw, parsed.block.start + start, parsed.block.start + end, actor, issue))
        return tuple(fillers)

    def issue(self, heads: Iterable[Token]) -> str | None:
        """The issue that the words of a content name: the longest form, the first of equals."""
        best: tuple[int, int, str] | None = None
        for head in heads:
            tokens = [token for token in head.subtree if not token.is_punct and token.tag_ != "POS"]
            lemmas = [token.lemma_.lower() for token in tokens]
            for start in range(len(lemmas)):
                for length in range(min(self._longest, len(lemmas) - start), 0, -1):
                    found = self._schema.issue_of.get(" ".join(lemmas[start : start + length]))
                    if found is not None and (best is None or (-length, start) < best[:2]):
                        best = (-length, start, found)
        return None if best is None else best[2]
