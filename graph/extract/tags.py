"""The reporting tags of quotations, read off the order of the words: "..." the minister said; X told Y: "..."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..language.clauses import Clauses
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .quotations import CLOSING, OPENING, STRAIGHT
from .reporters import TAG, Reporters
from .voices import Scope, scope_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Tags:
    """Finds who utters a quotation."""

    def __init__(self, reporters: Reporters, resolver: Resolver, clauses: Clauses, words: Words) -> None:
        self._reporters = reporters
        self._resolver = resolver
        self._clauses = clauses
        self._words = words

    def nearest(self, doc: Doc, start: int, end: int, spoken: Sequence[Scope]) -> Scope | None:
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

    def beside(self, doc: Doc, start: int, end: int) -> Scope | None:
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
                    near = self._reporters.quoted(token) if token.lemma_ in self._words["sources.quoting"] else []
                    near += self._clauses.logical_subject(token)
                    inner = window[:position] if forward else window[position + 1 :]
                    outer = window[position + 1 :] if forward else []
                    for candidate in [*near, *inner, *outer]:
                        if start <= candidate.i < end or candidate.pos_ not in {"PROPN", "NOUN", "PRON"}:
                            continue
                        voice = (
                            self._reporters.subject_voice(token, [candidate])
                            if candidate in near
                            else self._reporters.voice(candidate)
                        )
                        if voice is not None:
                            return scope_of(iter(()), voice, self._reporters.addressee(token), token)
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
