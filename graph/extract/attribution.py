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
from .voices import Scope, Voice, carried

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 9
"""How far behind its verb an outlet that was told something may stand."""
TAG = 12
"""How many words beside a quotation its reporting tag may take up."""


class Attribution:
    """Speakers and outlets over the Docs (paragraphs) of one document."""

    def __init__(self, docs: Sequence[Doc], resolver: Resolver, clauses: Clauses, words: Words) -> None:
        self._resolver = resolver
        self._clauses = clauses
        self._words = words
        self._scopes: dict[int, list[Scope]] = {}
        self._quotes: dict[int, list[tuple[int, int]]] = {}
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
                    self._tag(doc, start, end)
                    or self._quoted_by(doc, start, end, spoken)
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

    def _voice(self, token: Token) -> Voice | None:
        actor = self._resolver.actor(token, source=True)
        return None if actor is None or actor.kind == "Place" else Voice(actor, token)

    def _subject_voice(self, verb: Token, subjects: Sequence[Token]) -> Voice | None:
        """Who speaks as the subject of a reporting verb; of a verb's own subject any noun will do."""
        if not subjects:
            return None
        subject = subjects[0]
        if subject.head != verb:
            # A controlled subject may be the parser's guess: only those who are known to speak do.
            guess = self._voice(subject)
            described = guess is not None and guess.actor.anonymous
            return None if described and subject.lemma_.lower() not in self._words["nouns.source"] else guess
        actor = self._resolver.speaker(subject)
        return None if actor is None or actor.kind == "Place" else Voice(actor, subject)

    def _scope(self, tokens: Iterator[int], subject: Voice | None, outlet: Voice | None, verb: Token | None) -> Scope:
        if subject is not None and subject.actor.kind == "Outlet":
            return Scope(frozenset(tokens), None, subject, verb)
        return Scope(frozenset(tokens), subject, outlet, verb)

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
                    span = {each.i for each in head.subtree} if is_verb(head) else {each.i for each in token.sent}
                    outlet = self._addressee(token)
                    yield self._scope(iter(span - own), voice, outlet, None)

    def _verb_scope(self, verb: Token) -> Iterator[Scope]:
        subjects = self._clauses.logical_subject(verb)
        voice = self._subject_voice(verb, subjects)
        outlet = self._addressee(verb) or (self._addressee(subjects[0]) if subjects else None)
        if verb.lemma_ in self._words["sources.quoting"]:
            objects = children(verb, "obj")
            inner = self._voice(objects[0]) if objects else None
            if inner is not None:
                taken = {each.i for token in objects + subjects for each in token.subtree}
                through = voice if voice is not None and voice.actor.kind == "Outlet" else outlet
                yield Scope(frozenset(each.i for each in verb.subtree if each.i not in taken), inner, through, verb)
            return
        if voice is None:
            return
        tokens = {each.i for child in self._complements(verb, subjects) for each in child.subtree}
        if base(verb) == "parataxis" or (base(verb) in {"advcl", "ccomp"} and not tokens and verb.head.i < verb.i):
            own = {each.i for each in verb.subtree}
            tokens |= {each.i for each in verb.head.subtree if each.i not in own}
        if tokens:
            yield self._scope(iter(tokens), voice, outlet, verb)

    def _trailing(self, verb: Token) -> Iterator[Scope]:
        """A tag that closes a sentence, "..., the ministry said on Friday": all before its comma is reported.

        Read off the order of the words as well as off the tree, which parsers get wrong here.
        """
        sentence = verb.sent
        subjects = self._clauses.logical_subject(verb)
        if (
            not subjects
            or sentence.end - verb.i > TAG
            or any(child.i > verb.i for child in children(verb, "ccomp", "obj"))
        ):
            return
        first = min(subjects[0].left_edge.i, verb.i)
        while verb.doc[first].is_punct and first < verb.i:
            first += 1
        if first - sentence.start < 4 or verb.doc[first - 1].text not in {",", *CLOSING, STRAIGHT}:
            return
        voice = self._subject_voice(verb, subjects)
        if voice is not None:
            yield self._scope(iter(range(sentence.start, first)), voice, self._addressee(verb), verb)

    def _complements(self, verb: Token, subjects: list[Token]) -> list[Token]:
        """What the verb reports: its clauses, and the clauses that complete its object."""
        found = children(verb, "ccomp", "xcomp", "parataxis")
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

    def _addressee(self, token: Token) -> Voice | None:
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

    # ---- quotations ----------------------------------------------------------------------------

    def _quoted_by(self, doc: Doc, start: int, end: int, spoken: Sequence[Scope]) -> Scope | None:
        """The reporting verb of a quotation: in its sentences, else the nearest in its paragraph."""
        first, last = doc[start].sent.start, doc[min(end, len(doc)) - 1].sent.end
        if end < len(doc) and end == last:
            last = doc[end].sent.end if doc[end].sent.start == end and doc[end].is_lower else last

        def distance(scope: Scope) -> tuple[int, int]:
            verb = scope.verb.i if scope.verb is not None else 0
            outside = not start <= verb < end
            near = first <= verb < last
            gap = start - verb if verb < start else verb - end
            return (0 if near and outside else 1 if outside else 2, abs(gap))

        candidates = [scope for scope in spoken if scope.verb is not None and not start <= scope.verb.i < end]
        return min(candidates, key=distance, default=None)

    def _tag(self, doc: Doc, start: int, end: int) -> Scope | None:
        """The reporting tag right beside a quotation, read linearly: "..." the minister said; X told Y: "...".

        Quotations are where parsers fail most; the order of the words around them is strict.
        """
        after = list(doc[end : min(end + TAG, len(doc))])
        before = list(doc[max(0, start - TAG) : start])
        for window, forward in ((after, True), (before[::-1], False)):
            for position, token in enumerate(window):
                if token.text in OPENING + CLOSING + STRAIGHT or (token.is_punct and token.text in ".!?;"):
                    break
                if self._reports(token, position if forward else None) or (not forward and self._opens(token, start)):
                    near = self._clauses.logical_subject(token)
                    inner = window[:position] if forward else window[position + 1 :]
                    outer = window[position + 1 :] if forward else []
                    for candidate in [*near, *inner, *outer]:
                        if start <= candidate.i < end or candidate.pos_ not in {"PROPN", "NOUN", "PRON"}:
                            continue
                        voice = self._voice(candidate)
                        if voice is not None:
                            return self._scope(iter(()), voice, self._addressee(token), token)
                    break
        return None

    def _opens(self, token: Token, start: int) -> bool:
        """Whether the token leads from a person's name straight into a quotation, whatever the word."""
        gap = start - token.i - 1
        if gap > 1 or (gap == 1 and token.doc[start - 1].text not in {",", ":"}) or token.i == 0 or not token.is_alpha:
            return False
        mention = self._resolver.mention(token.nbor(-1))
        return mention is not None and mention.actor.kind == "Person" and mention.end == token.i and token.is_lower

    def _reports(self, token: Token, position: int | None) -> bool:
        """Whether a word beside a quotation reports it; right after a name even where it was taken for a noun."""
        reporting = self._words["verbs.reporting"]
        if token.pos_ in {"VERB", "AUX"}:
            return token.lemma_ in reporting
        return (
            position is not None
            and position <= 3
            and token.pos_ == "NOUN"
            and token.lower_.removesuffix("s") in reporting
        )

    def _continues(self, doc: Doc, start: int) -> bool:
        """Whether a quotation opens its paragraph, so that it may go on from the one before."""
        return start <= 1 and bool(len(doc))
