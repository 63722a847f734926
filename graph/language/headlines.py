"""Headlines in Title Case, brought to the case of a sentence so that they parse like one.

"Rebels Urge Army to Halt Offensive" looks like a row of names to a tagger. Words that the lexicon of
actors does not know as names and that the lemma tables know as words are lowered; the parse is then
laid over the text as it stands, offset for offset.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc

from ..vocabulary.actors import ActorLexicon

_WORD = re.compile("[^\\W\\d_]+(?:['\u2019][^\\W\\d_]+)?")
SHARE = 0.75
"""How many of the longer words must have capitals for a line to be in Title Case."""
_LEAD = re.compile("(?:[A-Z]{2,} ){1,4}(?=[a-z])")
_SHORT = frozenset({"a", "an", "the"})
_COPIED = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]


def is_title_case(text: str) -> bool:
    """Whether most longer words of a line begin with a capital.

    >>> is_title_case("Rebels Urge Army to Halt Its Offensive")
    True
    >>> is_title_case("Rebels in Darfur urged the army to halt its offensive")
    False
    """
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capitals >= SHARE * len(words) and not text.isupper()


def recase(text: str, lexicon: ActorLexicon, is_word: Callable[[str], bool]) -> str:
    """The line in the case of a sentence, of the same length; names stay as they are.

    `is_word` says whether a lower-case form is a word of the language.
    """
    words = list(_WORD.finditer(text))
    names: set[int] = set()
    for first in range(len(words)):
        for last in range(min(len(words), first + lexicon.longest), first, -1):
            surface = text[words[first].start() : words[last - 1].end()]
            if (alias := lexicon.find(surface)) is not None and alias.actor.kind != "Outlet":
                names.update(range(first, last))
                break
    pieces, position = [], 0
    for index, match in enumerate(words):
        word = match.group()
        lowered = word.lower()
        plain = word[0].isupper() and word[1:].islower() and len(lowered) == len(word)
        pieces.append(text[position : match.start()])
        pieces.append(lowered if plain and index not in names and is_word(lowered) else word)
        position = match.end()
    return "".join(pieces) + text[position:]


def lower_lead(text: str, lexicon: ActorLexicon, is_word: Callable[[str], bool]) -> str:
    """The paragraph with its first words in plain letters where a house prints them in capitals ("BANDITS have ...").

    Nothing is changed where one of them is a name or letters that stand for one.
    """
    lead = _LEAD.match(text)
    if lead is None:
        return text
    run = lead.group().rstrip()
    words = run.split(" ")
    named = lexicon.find(run) is not None or any(lexicon.find(word) is not None for word in words)
    plain = all(is_word(word.lower()) and (len(word) > 3 or word.lower() in _SHORT) for word in words)
    return text if named or not plain else run.capitalize() + text[len(run) :]


def laid_over(text: str, parsed: Doc) -> Doc:
    """A Doc of the text with the annotation of the parse of its recased form."""
    words = [text[token.idx : token.idx + len(token.text)] for token in parsed]
    doc = Doc(parsed.vocab, words=words, spaces=[bool(token.whitespace_) for token in parsed])
    doc.user_data.update(parsed.user_data)  # the semantic roles, whose words are numbered alike
    annotation: Any = parsed.to_array(_COPIED)
    return doc.from_array(_COPIED, annotation)
