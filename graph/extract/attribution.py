"""Who says so: the speaker and the outlet of every stretch of a document.

A scope is a set of tokens whose words are somebody's: the complement of a reporting verb, what
"according to" modifies, a quotation. A token's speaker is that of its innermost scope; an outlet
that passes on somebody else's words is kept beside the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..language.clauses import Clauses
from ..language.tree import base, case, children, is_relative, is_verb
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .quotations import CLOSING, OPENING, STRAIGHT, quotations
from .reporters import TAG, Reporters
from .tags import Tags
from .voices import Scope, Voice, carried, is_charge, scope_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Attribution:
    """Speakers and outlets over the Docs (paragraphs) of one document."""

    def __init__(self, docs: Sequence[Doc], resolver: Resolver, clauses: Clauses, words: Words) -> None:
        self._resolver = resolver
        self._clauses = clauses
        self._words = words
        self._scopes: dict[int, list[Scope]] = {}
        self._quotes: dict[int, list[tuple[int, int]]] = {}
        self._reporters = Reporters(resolver, clauses, words)
        self._tags = Tags(self._reporters, resolver, clauses, words)
        last: Scope | None = None
        for doc in docs:
            scopes = sorted(self._reported(doc), key=lambda scope: len(scope.tokens))
            quotes = quotations(doc)
            self._quotes[id(doc)] = quotes
            spoken = [scope for scope in scopes if scope.verb is not None and (scope.speaker or scope.outlet)]
            for start, end in quotes:
                if end - start < 4:
                    continue
                own = (
                    self._tags.beside(doc, start, end)
                    or self._tags.nearest(doc, start, end, spoken)
                    or (last if self._continues(doc, start) else None)
                )
                if own is not None:
                    scopes.append(Scope(frozenset(range(start, end)), own.speaker, own.outlet, own.verb))
            scopes += carried(doc, scopes, resolver)
            if spoken:
                last = max(spoken, key=lambda scope: scope.verb.i if scope.verb is not None else 0)
            self._scopes[id(doc)] = sorted(scopes, key=lambda scope: len(scope.tokens))

    # ---- questions -----------------------------------------------------------------------------

    def quoted(self, token: Token) -> bool:
        """Whether the token stands inside quotation marks."""
        return any(start <= token.i < end for start, end in self._quotes[id(token.doc)])

    def voices(self, token: Token) -> tuple[Voice | None, Voice | None]:
        """The speaker and the outlet of the token's words; None for the narrator, None where none is named."""
        around = [scope for scope in self._scopes[id(token.doc)] if token.i in scope.tokens]
        speaker = next((scope.speaker for scope in around if scope.speaker is not None), None)
        outlet = next((scope.outlet for scope in around if scope.outlet is not None), None)
        if speaker is None and outlet is not None:
            speaker = outlet
        return speaker, outlet

    # ---- scopes --------------------------------------------------------------------------------

    def _reported(self, doc: Doc) -> Iterator[Scope]:
        for token in doc:
            if is_verb(token) and token.lemma_ in self._words["verbs.reporting"]:
                yield from self._verb_scope(token)
                yield from self._trailing(token)
            elif (
                base(token) in {"obl", "nmod", "parataxis", "advcl"}
                and case(token) in self._words["sources.prepositions"]
            ):
                actor = self._resolver.speaker(token)
                voice = None if actor is None or actor.kind == "Place" else Voice(actor, token)
                if voice is not None:
                    own = {each.i for each in token.subtree}
                    head = token.head
                    if base(head) in {"advcl", "acl"} and head.left_edge.i >= token.left_edge.i - 1:
                        head = head.head  # "according to residents reached by telephone"
                    span = {each.i for each in head.subtree} if is_verb(head) else {each.i for each in token.sent}
                    outlet = self._reporters.addressee(token)
                    yield scope_of(iter(span - own), voice, outlet, None)

    def _verb_scope(self, verb: Token) -> Iterator[Scope]:
        subjects = self._reporters.subjects(verb)
        voice = self._reporters.subject_voice(verb, subjects)
        outlet = self._reporters.addressee(verb) or (self._reporters.addressee(subjects[0]) if subjects else None)
        if verb.lemma_ in self._words["sources.quoting"]:
            quoted = self._reporters.quoted(verb)
            inner = self._reporters.subject_voice(verb, quoted)
            if inner is not None:
                taken = {each.i for token in quoted + subjects for each in token.subtree}
                through = voice if voice is not None and voice.actor.kind == "Outlet" else outlet
                yield Scope(frozenset(each.i for each in verb.subtree if each.i not in taken), inner, through, verb)
            return
        if self._reporters.as_saying(verb):
            return
        if voice is None or self._reporters.only_acts(verb, voice):
            return
        said = self._complements(verb, subjects)
        if any(child.i < verb.i for child in said):
            # "The town was shelled, they said, and the bridge was bombed."
            said += [
                child for child in children(verb, "conj") if children(child, "nsubj") and not self._reporting(child)
            ]
        tokens = {each.i for child in said for each in child.subtree}
        opening = verb.doc[max(verb.left_edge.i - 1, 0) : verb.left_edge.i + 1]
        tag = base(verb) == "parataxis" and all(each.text != ";" for each in opening)
        bare = base(verb) in {"advcl", "ccomp"} and not any(self._subordinates(each) for each in verb.children)
        if tag or (bare and not tokens and verb.head.i < verb.i):
            own = {each.i for each in verb.subtree}
            tokens |= {each.i for each in verb.head.subtree if each.i not in own}
        if tokens:
            yield scope_of(iter(tokens), voice, outlet, verb)

    def _subordinates(self, token: Token) -> bool:
        """Whether it opens a clause that is no tag, as "as" does ("as the mayor said")."""
        return (base(token) == "mark" and token.lower_ != "as") or token.tag_ == "WRB"

    def _reporting(self, verb: Token) -> bool:
        return verb.lemma_ in self._words["verbs.reporting"]

    def _trailing(self, verb: Token) -> Iterator[Scope]:
        """A tag that closes a sentence, "..., the ministry said on Friday": all before its comma is reported.

        Read off the order of the words as well as off the tree, which parsers get wrong here.
        """
        sentence, outlet = verb.sent, self._reporters.addressee(verb)
        subjects = self._reporters.subjects(verb)
        objects = children(verb, "ccomp", "obj")
        first = subjects[0].left_edge.i if subjects else verb.i
        last = subjects[0].right_edge.i if first > verb.i else verb.i
        if subjects and verb.lemma_ in self._words["sources.quoting"]:
            passing = self._reporters.subject_voice(verb, subjects)
            outlet = passing if passing is not None and passing.actor.kind == "Outlet" else outlet
            subjects, objects = self._reporters.quoted(verb), []
        if not subjects or sentence.end - last > TAG or any(child.i > verb.i for child in objects):
            return
        first = min(first, verb.i)
        while verb.doc[first].is_punct and first < verb.i:
            first += 1
        if first - sentence.start < 4 or verb.doc[first - 1].text not in {",", *CLOSING, STRAIGHT}:
            return
        voice = self._reporters.subject_voice(verb, subjects)
        if voice is not None:
            yield scope_of(iter(range(sentence.start, first)), voice, outlet, verb)

    def _complements(self, verb: Token, subjects: list[Token]) -> list[Token]:
        """What the verb reports: its clauses, and the clauses that complete its object."""
        found = children(verb, "ccomp", "xcomp", "parataxis")
        for child in children(verb, "obl"):
            # "said in a statement that ..."
            if child.lemma_.lower() in self._words["nouns.utterance"]:
                found += [each for each in children(child, "ccomp", "acl") if children(each, "mark")]
        for child in children(verb, "obj"):
            if child in subjects:
                continue
            if verb.lemma_ in self._words["verbs.conveying"]:
                found.append(child)
                continue
            found += [each for each in children(child, "ccomp", "acl") if each.dep_ != "acl:relcl"]
        if verb.lemma_ in self._words["sources.addressing"]:
            # "told Reuters the pirates had gone": no relative pronoun, so no relative clause of Reuters
            told = [each for child in children(verb, "obj", "iobj") for each in children(child, "acl")]
            found += [each for each in told if any(not is_relative(c) for c in children(each, "nsubj"))]
        found += [each for each in children(verb, "advcl", "obl") if is_charge(each, self._words)]
        for other in children(verb, "advcl"):
            # "said X, adding that Y" is handled at "adding"; an infinitive says what for.
            if (
                other.lemma_ not in self._words["verbs.reporting"]
                and other.i > verb.i
                and self.quoted_after(verb, other)
            ):
                found.append(other)
        return found

    def quoted_after(self, verb: Token, clause: Token) -> bool:
        """Whether a quotation opens between the verb and the clause."""
        return any(each.text in OPENING + STRAIGHT for each in clause.doc[verb.i : clause.i])

    # ---- quotations ----------------------------------------------------------------------------

    def _continues(self, doc: Doc, start: int) -> bool:
        """Whether a quotation opens its paragraph, so that it may go on from the one before."""
        return start <= 1 and bool(len(doc))
