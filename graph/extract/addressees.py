"""Whom an act of speech is for where only what it says tells: "demanded that the army pull out"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..language.tree import base, case, children, is_passive, with_conjuncts
from ..resolve.mentions import Mention
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .drafts import Draft, Filling
from .phrases import asides

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..language.pipeline import Parsed

APART = frozenset({"obj", "xcomp", "ROOT"})
"""Labels under which the adjective of a nation says of nothing whose it is ("Buy Kenyan")."""
DIRECTED = frozenset({"", "to", "by", "from", "against", "with"})
"""Prepositions by which what is said names a person who is more than concerned; a possessor has none."""


class Addressees:
    """Fills empty recipients, for one document."""

    def __init__(self, resolver: Resolver, filling: Filling, words: Words) -> None:
        self._resolver = resolver
        self._filling = filling
        self._people = words["nouns.troops"] | words["nouns.group"]

    def named(self, draft: Draft, parsed: Parsed, said: Iterable[Token]) -> None:
        """Fill an empty recipient from what is said: whose act it is, or the first other actor that it names.

        "demanded that the army pull out", "rejected the union's offer", "vowed to punish the rebels".
        """
        if draft.roles.get("recipient"):
            return
        actors = draft.actors("actor")
        own = {self._resolver.side(actor).id for actor in actors} | {actor.id for actor in actors}
        persons = {actor.id for actor in actors} if all(actor.kind == "Person" for actor in actors) else own
        for head in said:
            doers = [] if is_passive(head) else children(head, "nsubj")
            if any(each.tag_ == "NNS" and each.lemma_.lower() in self._people for each in doers):
                acting = self._filling.actor(doers[0])  # "that troops leave the Chadian border": nothing for Chad
                if acting is not None and self._resolver.side(acting).id not in own:
                    draft.roles["recipient"] = self._filling.names("recipient", doers[:1], parsed)
                return
            for token in _near(head, draft):
                mention = self._resolver.mention(token)
                if mention is None or mention.place is not None or not _is_meant(token, mention, head):
                    continue
                one = mention.actor  # a politician's rival is of the same state
                if one.id in own or (self._resolver.side(one).id in (persons if one.kind == "Person" else own)):
                    continue
                others = (each for each in with_conjuncts([token])[1:] if self._resolver.mention(each) is not None)
                draft.roles["recipient"] = self._filling.names("recipient", [token, *others], parsed)
                return

    def warned(self, draft: Draft, parsed: Parsed, subjects: Sequence[Token]) -> None:
        """Fill the recipient with who is to meet the event's condition: "will raise tariffs unless Chad yields"."""
        own = {self._resolver.side(actor).id for actor in draft.actors("actor")}
        named = [each for each in subjects if each.doc is parsed.doc and self._filling.actor(each) is not None]
        fillers = self._filling.names("recipient", named, parsed)
        if own and fillers and not any(self._resolver.side(f.actor).id in own for f in fillers if f.actor is not None):
            draft.roles["recipient"] = fillers


def _near(head: Token, draft: Draft) -> Iterator[Token]:
    """The words below a head that may name somebody, its subject first; nobody who is counted, or is to be freed."""
    passive = children(head, "nsubj") if is_passive(head) else []  # "demanded that the two be freed"
    left_out = asides(head) | {each.i for subject in passive for each in subject.subtree}
    left_out |= {word.i for word in draft.words}
    near = (each for each in head.subtree if each.i not in left_out and each.pos_ in {"PROPN", "ADJ", "NOUN"})
    counted = (each for each in near if not children(each, "nummod"))
    yield from sorted(counted, key=lambda token: (base(token) != "nsubj" or token.head != head, token.i))


def _is_meant(token: Token, mention: Mention, head: Token) -> bool:
    """Whether a name in what is said may be of whom it is said to."""
    kind, top = mention.actor.kind, token.doc[mention.start : mention.end].root
    if kind in {"Place", "Outlet"}:
        return False
    if kind == "Population" and (base(token) != "nsubj" or token.head != head):
        return False  # "called for the release of other Europeans"
    if _joined(token.doc, mention) or (mention.form == "demonym" and base(top) in APART):
        return False  # "a Chad-led force", "Buy Kenyan"
    if kind == "State" and base(top) == "nmod" and case(top) == "from":
        return False  # "their objection to goods from Chad"
    if kind == "Person" and base(top) in {"nmod", "obl"} and case(top) not in DIRECTED:
        return False  # "protested over the death of NAME"
    return not (top.dep_ == "compound" and top.head.pos_ == "PROPN")  # a part of a name: "the Abraham Accords"


def _joined(doc: Doc, mention: Mention) -> bool:
    """Whether a hyphen joins a name to a common word behind it."""
    text = doc[mention.start : min(mention.end + 2, len(doc))].text
    return re.search(r"[\w.]-[a-z]", text) is not None
