"""Who speaks by a reporting verb, named beside it or heard before, and through which outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..language.clauses import Clauses
from ..language.tree import FINITE, base, case, children, is_verb
from ..resolve.antecedents import GROUP_KINDS, is_plural
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .quotations import CLOSING, STRAIGHT
from .voices import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 9
"""How far behind its verb an outlet that was told something may stand."""
HEARD = 3
"""How many speakers back somebody may have spoken whom "they said" takes up."""
TAG = 12
"""How many words beside a quotation its reporting tag may take up."""


class Reporters:
    """Finds the subjects of reporting verbs in one document; remembers who has spoken."""

    def __init__(self, resolver: Resolver, clauses: Clauses, words: Words) -> None:
        self._resolver = resolver
        self._clauses = clauses
        self._words = words
        self._heard: list[Voice] = []

    def voice(self, token: Token) -> Voice | None:
        """Who a phrase stands for, as one who speaks."""
        actor = self._resolver.actor(token, source=True)
        return None if actor is None or actor.kind == "Place" else Voice(actor, token)

    def subject_voice(self, verb: Token, subjects: Sequence[Token]) -> Voice | None:
        """Who speaks as the subject of a reporting verb; of a verb's own subject any noun will do."""
        if not subjects:
            return None
        subject = subjects[0]
        if subject.pos_ == "PRON" and (again := self._heard_before(subject)) is not None:
            return again
        voice = self._named_voice(subject, verb)
        if voice is not None and subject.pos_ != "PRON":
            self._heard.append(voice)
        return voice

    def _heard_before(self, pronoun: Token) -> Voice | None:
        """Whom "they" and "it" stand for who speak: of those heard before, the last that is many, or a body."""
        many = pronoun.lower_ in self._words["pronouns.plural"]
        if not many and pronoun.lower_ not in self._words["pronouns.thing"]:
            return None
        for voice in reversed(self._heard[-HEARD:]):
            plural = is_plural(voice.token)
            if (many and plural) or (not many and not plural and voice.actor.kind in GROUP_KINDS):
                return Voice(voice.actor, pronoun)
        return None

    def _named_voice(self, subject: Token, verb: Token) -> Voice | None:
        outer = subject.head == verb.sent.root
        if subject.head != verb and not outer and not self._beside(subject, verb):
            # A controlled subject may be the parser's guess: only those who are known to speak do.
            guess = self.voice(subject)
            described = guess is not None and guess.actor.anonymous
            return None if described and subject.lemma_.lower() not in self._words["nouns.source"] else guess
        actor = self._resolver.speaker(subject)
        return None if actor is None or actor.kind == "Place" else Voice(actor, subject)

    def _beside(self, subject: Token, verb: Token) -> bool:
        """Whether nothing but the subject's own words stands between it and the finite verb behind it."""
        return (
            verb.tag_ in FINITE
            and subject.i < verb.i
            and not any(each.is_punct for each in subject.doc[subject.i + 1 : verb.i])
        )

    def subjects(self, verb: Token) -> list[Token]:
        """Who speaks by a reporting verb; of that of a tag ("..., an aide of the mayor told us") who stands in it.

        Parsers hang the noun of a tag on the word before its comma.
        """
        doc, own = verb.doc, children(verb, "nsubj")
        marks = {",", *CLOSING, STRAIGHT}
        behind = [child for child in own if child.i > verb.i and child.left_edge.i <= verb.i + 2]
        if behind and (len(own) == 1 or doc[verb.i - 1].text in marks):
            return behind[:1]
        top = verb.sent.root
        tail = not own and verb.tag_ == "VBG" and verb.i > top.i and doc[verb.i - 1].text == ","
        if tail and top.lemma_ in self._words["verbs.reporting"] and (first := self._clauses.logical_subject(top)):
            return first  # "urged the rebels to free the crew, saying that ...": who urged says it
        if not own and verb.tag_ in FINITE:
            start = next((i for i in range(verb.i, verb.sent.start, -1) if doc[i - 1].is_punct), verb.sent.start)
            if verb.sent.start < start < verb.i and doc[start - 1].text in marks and verb.i - start <= TAG:
                words = list(doc[start : verb.i])
                who = next((each.i for each in words if each.tag_ in {"WP", "WDT"}), verb.i)
                named = doc[start:who]
                plain = who > start and named[0].pos_ not in {"ADP", "CCONJ", "SCONJ", "ADV", "AUX"}
                if plain and not any(each.tag_[:2] in {"VB", "MD"} for each in named) and _nominal(named.root):
                    return [named.root]
            elif start == verb.i > 1:
                # "..., the ministry, which had mediated, announced"
                for clause in [doc[start - 2], *doc[start - 2].ancestors]:
                    if clause.dep_ == "acl:relcl" and doc[clause.head.left_edge.i - 1].text in marks:
                        return [clause.head] if _nominal(clause.head) else []
        return self._clauses.logical_subject(verb)

    def quoted(self, verb: Token) -> list[Token]:
        """Whom an outlet quotes: "quoted a diplomat as saying", "the diplomat was quoted as saying"."""
        return children(verb, "obj") or [each for each in verb.children if each.dep_ == "nsubj:pass"]

    def as_saying(self, verb: Token) -> bool:
        """Whether the verb only says how somebody is quoted ("as saying")."""
        return verb.head.lemma_ in self._words["sources.quoting"] and any(
            child.lower_ == "as" for child in children(verb, "mark", "case")
        )

    def only_acts(self, verb: Token, voice: Voice) -> bool:
        """Whether the narrator tells of an act of speech and not of words ("Chad vowed to ...", "the union demanded").

        A person who demands is heard; a party's demand is told by whoever tells it.
        """
        actor = voice.actor
        described = actor.anonymous and voice.token.pos_ == "NOUN"
        described &= voice.token.lemma_.lower() not in self._words["nouns.source"]
        if actor.kind == "Outlet" or (actor.kind == "Person" and not described):
            return False
        infinitive = bool(children(verb, "xcomp")) and not children(verb, "ccomp")
        return infinitive or verb.lemma_ in self._words["verbs.performative"]

    def addressee(self, token: Token) -> Voice | None:
        """The outlet that was told: "told Reuters", "officials speaking to Axios", "spoke to the newspaper"."""
        verbs = [token] if is_verb(token) else children(token, "acl", "acl:relcl")
        for verb in verbs:
            if verb.lemma_ not in self._words["sources.addressing"]:
                continue
            for child in children(verb, "obj", "iobj", "obl"):
                if base(child) == "obl" and case(child) not in {"to", "with"}:
                    continue
                actor = self._resolver.actor(child)
                if actor is not None and actor.kind == "Outlet":
                    return Voice(actor, child)
            for each in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
                # "told the news outlet X that": read in order where the tree has it elsewhere
                if each.pos_ in {"SCONJ", "VERB", "PUNCT"}:
                    break
                mention = self._resolver.mention(each)
                if mention is not None and mention.actor.kind == "Outlet":
                    return Voice(mention.actor, each)
        return None


def _nominal(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"}
