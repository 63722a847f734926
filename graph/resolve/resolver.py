"""From a phrase to the actor it stands for, by rules that can be told, tried in this order.

name        the phrase holds a name or an alias ("the IDF", "Prime Minister Benjamin Netanyahu")
pronoun     a personal pronoun, by the chains of the text, else the nearest fitting subject before it
delegate    a noun for people or bodies that act for whoever is named beside it ("Qatari envoys")
description a definite description of somebody mentioned before ("the group", "the spokesman")
source      people described but not named, kept as an anonymous actor ("a senior diplomat")

Conservative: where nothing fits, nobody is returned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..language.tree import children
from ..records import Actor
from ..vocabulary.words import Words
from . import naming, owners, pairs
from .antecedents import GROUP_KINDS, Antecedent, Antecedents, is_plural, sentence_numbers, stands_acting
from .coreference import Coreference, Link
from .introductions import introduce
from .mentions import Mention, find_mentions
from .notes import note
from .nouns import Nouns, qualified
from .phrases import name_head
from .ranker import load_ranker
from .registry import Registry
from .setting import Setting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Resolver:
    """The actors of one document's phrases. Blocks are Docs in the order of the text."""

    def __init__(
        self, docs: Sequence[Doc], registry: Registry, words: Words, firsts: Mapping[str, int], doc_id: str
    ) -> None:
        self.registry = registry
        self._words = words
        self._nouns = Nouns(words)
        self._doc_id = doc_id
        self._docs = docs
        self._block = {id(doc): index for index, doc in enumerate(docs)}
        self._cache, self._at = dict[tuple[int, int, bool], Actor | None](), list[dict[int, Mention]]()
        for doc in docs:
            by_token: dict[int, Mention] = {}
            for mention in find_mentions(doc, registry, firsts, words):
                by_token.update(dict.fromkeys(range(mention.start, mention.end), mention))
                registry.told.add(mention.actor.id)
            self._at.append(by_token)
            introduce(doc, by_token, registry, words)
        numbers, ranker = sentence_numbers(docs), load_ranker()
        self._setting = Setting(docs, self._at, registry, words, doc_id)
        for doc, named in zip(docs, self._at, strict=True):
            introduce(doc, named, registry, words, self._setting.meant)  # now that it is known
        self._coreference = Coreference(docs, self._at, words, numbers, ranker, self._setting, ranker)
        self._antecedents = Antecedents(docs, numbers, words)
        for doc in docs:
            for token in doc:
                note(token, self, self._nouns, self._antecedents)

    # ---- the document's names -------------------------------------------------------------

    def mention(self, token: Token) -> Mention | None:
        """The name that the token is part of."""
        return self._at[self._block[id(token.doc)]].get(token.i)

    def first_person(self, token: Token) -> bool:
        """Whether the token is "we", "our" ...; "US" is none."""
        return token.lower_ in self._words["pronouns.speaker"] and self.mention(token) is None

    # ---- phrases ---------------------------------------------------------------------------

    def actor(self, token: Token, *, source: bool = False) -> Actor | None:
        """The actor that the phrase headed by the token stands for, as one who acts.

        With `source`, as one who speaks: "Israeli officials" are then themselves and not Israel.
        """
        key = (id(token.doc), token.i, source)
        if key not in self._cache:
            self._cache[key] = None  # a phrase that refers to itself stands for nobody
            self._cache[key] = self._resolve(token, source=source)
        found = self._cache[key]
        return None if found is None else self.registry.current(found)

    def _resolve(self, token: Token, *, source: bool) -> Actor | None:
        named = self.named(token)
        if named is not None:
            return named
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            found = self._taken_up(token, source=source)
            return self.side(found) if found is not None and found.anonymous and not source else found
        meant = self._nouns.meant(token)
        if meant != token:
            return self.actor(meant, source=source)
        beside = self.beside(token)
        by_side = self._beside_source if source else self._delegate
        return self._described(token, source=source) if beside is None else by_side(token, beside)

    def link(self, token: Token, *, acts: bool = False) -> Link | None:
        """Which name before it the phrase headed by a token takes up.

        With `acts`, it is known to stand for somebody who acts: where the text's chains have no answer, the rules
        give the nearest that fits of whom news is about, the states, groups and outlets of the lexicon.
        """
        found = self._coreference.link(self._block[id(token.doc)], token)
        if found is not None or not acts or self.mention(token) is not None or not stands_acting(token):
            return found
        likely = self._coreference.acting(self._block[id(token.doc)], token)
        if likely is not None:
            name = next((each for each in reversed(likely.names) if each.mention is not None), None)
            return None if name is None else Link(token, "pronoun", name.token, name.mention)
        rule = self._rule(token, source=False)
        named = None if rule is None else self._at[rule.block].get(rule.token)
        if rule is None or named is None or named.actor.kind == "Person" or not named.actor.known:
            return None
        kind = "description" if token.pos_ == "NOUN" else "pronoun"
        return Link(token, kind, self._docs[rule.block][rule.token], named)

    def again(self, token: Token) -> Actor | None:
        """The state or group that a description or pronoun names again, by chains and by what the text is about."""
        if self.mention(token) is not None or token.pos_ not in {"NOUN", "PRON"}:
            return None
        link = self._coreference.link(self._block[id(token.doc)], token)
        found = self._setting.whose(token) if link is None or link.mention is None else link.mention.actor
        return found if found is not None and found.kind in GROUP_KINDS else None

    def _rule(self, token: Token, *, source: bool) -> Antecedent | None:
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            return self._antecedents.pronoun(token, source=source)
        free = token.pos_ == "NOUN" and self._nouns.definite(token) and self.named(token) is None
        return self._antecedents.description(token) if free and self.beside(token) is None else None

    def _taken_up(self, token: Token, *, source: bool) -> Actor | None:
        """Whom a pronoun or a description takes up: by a name before it, or somebody described and not named."""
        if self._coreference.several(block := self._block[id(token.doc)], token) is not None:
            return None  # no one of them alone
        link = self.link(token, acts=True)
        if link is not None and link.mention is not None:
            return self._spelled_out(link.name, link.mention)
        clear = self._coreference.entity(block, token)
        entity = clear or self._coreference.acting(block, token)
        before = () if entity is None else (each for each in reversed(entity.phrases) if each.at < (block, token.i))
        not_meant = {each.lemma_.lower() for each in children(token.head, "obj")}  # "they freed two hostages"
        not_meant |= self._words["nouns.vague"] if clear is None else frozenset[str]()
        for phrase in before:
            if phrase.form == "noun" and phrase.word not in not_meant:
                found = None if source else self.actor(phrase.token)
                if found is None or found.anonymous:
                    found = self.actor(phrase.token, source=self._nouns.source(phrase.word)) or found
                if found is not None:
                    return found
        rule = self._rule(token, source=source)
        return rule.actor if rule is not None and rule.actor.anonymous else None

    def antecedent(self, token: Token, *, sure: bool = False) -> Token | None:
        """The noun before it in its paragraph that a pronoun takes up, where nobody is named ("nurses ... they")."""
        block, chains = self._block[id(token.doc)], self._coreference
        if token.pos_ != "PRON":
            return None
        entity = chains.entity(block, token) or (None if sure else chains.acting(block, token))
        before = () if entity is None else (each for each in reversed(entity.phrases) if each.at < (block, token.i))
        return next((each.token for each in before if each.form == "noun" and each.block == block), None)

    def doubtful(self, token: Token) -> bool:
        """Whether a word is a pronoun of the third person of which it is not beyond doubt whom it stands for."""
        third = any(token.lower_ in self._words[f"pronouns.{name}"] for name in ("person", "thing", "plural"))
        return third and not self._coreference.sure(self._block[id(token.doc)], token)

    def several(self, token: Token) -> tuple[Actor, ...]:
        """Who "both sides" and "the two countries" are, nobody where one of them has no name; or whom envoys are of."""
        envoys = owners.several(token, self, self._nouns)
        return envoys or pairs.named(token, self._coreference, self._block, self.registry, self._words)

    def of_two(self, token: Token) -> Token | None:
        """The phrase of two, whoever they are, that a noun heads or a pronoun takes up: "both sides ... they"."""
        return pairs.of_two(token, self._coreference, self._block)

    def mirrors(self, token: Token) -> bool:
        """Whether a noun is of somebody of the other side: "his counterpart" is not of his."""
        return token.lemma_.lower() in self._words["nouns.mirror"]

    def _delegate(self, token: Token, beside: Actor) -> Actor | None:
        """Whom people or bodies act for that are named by their side ("the Kenyan delegation")."""
        lemma = token.lemma_.lower()
        if beside.sector == "LAB" and lemma in self._words["nouns.worker"]:
            return beside
        if beside.kind == "ArmedGroup" and lemma in self._words["nouns.own_men"] and is_plural(token):
            return beside
        if beside.kind == "Person":
            if lemma in self._words["nouns.own_body"]:
                return beside
            beside = naming.led(token, beside, self.side(beside), self._words)
        if self._nouns.nonstate(lemma, beside):
            return None
        if self._nouns.definite(token) and (known := self._known(token, beside)) is not None:
            return beside if known.anonymous else known
        own = beside.kind == "State" and lemma in self._words["referents.country"]  # "said his country had yielded"
        return beside if own or self._nouns.acts_for(lemma) else None

    def _beside_source(self, token: Token, beside: Actor) -> Actor | None:
        """Who speaks, where the side is named: somebody met before, or people of that side."""
        lemma = token.lemma_.lower()
        if lemma in self._words["nouns.utterance"] or (beside.kind == "State" and lemma in self._words["nouns.organ"]):
            return beside
        if self._nouns.nonstate(lemma, beside):
            return self.anonymous(token, beside)
        if self._nouns.definite(token) and (known := self._known(token, beside)) is not None:
            return known
        single = lemma.startswith("spokes") and not is_plural(token)
        named = self.registry.spokesman(beside) if single else None
        return named or (self.anonymous(token, beside) if self._nouns.speaks(lemma) else None)

    def _known(self, token: Token, beside: Actor) -> Actor | None:
        return naming.known(token, beside, self._antecedents, self.registry, self._words)

    def _described(self, token: Token, *, source: bool) -> Actor | None:
        """Who is meant by a description that names no side."""
        lemma, definite = token.lemma_.lower(), self._nouns.definite(token)
        whose = self._setting.whose(token)
        if whose is not None and not (source and whose.kind == "State" and lemma not in self._words["nouns.organ"]):
            return naming.called(token, self._antecedents, self.registry) or whose
        if source and self._nouns.speaks(lemma):
            again = self._taken_up(token, source=source) if definite and not qualified(token) else None
            return again or self.anonymous(token, whose)
        if not definite:
            return None
        if lemma in self._words["nouns.description_place"] and not qualified(token):
            return self.place(token)
        return self._taken_up(token, source=source)

    def meant(self, token: Token) -> Token:
        """The noun behind nouns of quantity: "tens of thousands of students" are students."""
        return self._nouns.meant(token)

    def speaker(self, token: Token) -> Actor | None:
        """Who the subject of a reporting verb is: anybody that a noun can name, since somebody speaks.

        A deal or an attack "shows" and "suggests", and says nothing.
        """
        known = self.actor(token, source=True)
        if known is not None or token.pos_ != "NOUN":
            return known
        return None if self._nouns.silent(token.lemma_.lower()) else self.anonymous(token, self.beside(token))

    def named(self, token: Token) -> Actor | None:
        """The actor whose name the phrase holds."""
        mention = self.mention(token)
        if mention is not None:
            return naming.state_behind(token, mention, self.registry, self._words) or self._spelled_out(token, mention)
        inside = naming.inside(token, self.mention, self._words)
        return inside or naming.named_after(token, self.mention, self._words)

    def _spelled_out(self, token: Token, mention: Mention) -> Actor:
        """Who is meant by letters that the text has introduced ("the Harbour Workers' Federation (HWF)")."""
        doc = token.doc
        root = name_head(doc[mention.start : mention.end])
        letters = root.is_upper and len(root) > 2  # which may be known to stand for something else
        link = None if mention.actor.known and not letters else self._coreference.link(self._block[id(doc)], root)
        full = link.mention if link is not None and link.kind == "abbreviation" else None
        return mention.actor if full is None else full.actor

    def beside(self, token: Token) -> Actor | None:
        """The actor named by a modifier, possessor or "of" phrase of the noun ("Hamas gunmen")."""
        return owners.beside(token, self) or self._setting.beside(token)

    def place(self, token: Token) -> Actor | None:
        """The place that the phrase names, a capital as itself and not as its government."""
        mention = next(filter(None, map(self.mention, [token, *children(token, "compound", "appos", "flat")])), None)
        if mention is not None:
            return naming.place(token, mention, self.registry)
        again = self._nouns.definite(token) and token.lemma_.lower() in self._words["nouns.description_place"]
        return self._antecedents.place(token) if again else None

    def site(self, token: Token) -> Actor | None:
        """The place that the phrase names, or that what it names stands in ("a church in the town of Bria")."""
        return naming.site(token, lambda each: self.place(self.meant(each)), self._words)

    def anonymous(self, token: Token, beside: Actor | None) -> Actor:
        """An actor for people whom the text describes and does not name, its own in every document."""
        return naming.anonymous(token, beside, self._words["nouns.collective"], self._doc_id)

    @property
    def captors(self) -> Actor | None:
        """Those without a name who hold people in the whole text ("the hijackers"); None where there are none."""
        return self._setting.captors

    def side(self, actor: Actor) -> Actor:
        """The party that an actor acts for: a spokesman's movement, a minister's state."""
        return self.registry.side(actor)
