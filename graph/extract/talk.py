"""Talk by nobody whom the text names, as the answers of an interview, which claims nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.tree import is_polar_question
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .attribution import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Talk:
    """Tells such talk from a text's own sentences, for one document."""

    def __init__(self, attribution: Attribution, resolver: Resolver, words: Words) -> None:
        self._attribution = attribution
        self._resolver = resolver
        self._words = words

    def of_nobody(self, doc: Doc) -> set[int]:
        """Where sentences begin that claim nothing: what is said by nobody who is named.

        A sentence is such talk if it says "I", "we" or "you", or if every second sentence of its paragraph does.
        Questions whether something is so claim nothing either.
        """
        sentences = list(doc.sents)
        spoken = {sentence.start for sentence in sentences if any(map(self._nobodys, sentence))}
        asked = {sentence.start for sentence in sentences if is_polar_question(sentence.root)}
        return {sentence.start for sentence in sentences} if 2 * len(spoken) >= len(sentences) else spoken | asked

    def unsaid(self, token: Token) -> bool:
        """Whether a word is nobody's that the text names, and stands in no quotation."""
        return not self._attribution.quoted(token) and self._attribution.voices(token)[0] is None

    def _nobodys(self, token: Token) -> bool:
        """Whether the token is an "I", "we" or "you" of which the text does not say who it is."""
        if token.pos_ != "PRON" or self._resolver.mention(token) is not None:
            return False
        if token.head.lemma_.lower() in self._words["nouns.own_outlet"]:
            return False  # "told our correspondent"
        lists = (self._words[name] for name in ("pronouns.speaker", "pronouns.addressee"))
        return any(token.lower_ in words for words in lists) and self.unsaid(token)
