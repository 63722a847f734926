"""Whose people a noun is of, by what stands beside it: "Hamas gunmen", "the envoys of Armenia and Azerbaijan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.tree import case, children, with_conjuncts
from ..records import Actor
from .antecedents import GROUP_KINDS
from .nouns import Nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .resolver import Resolver


def beside(token: Token, resolver: Resolver) -> Actor | None:
    """The actor named by a modifier, possessor or "of" phrase of the noun."""
    for child in _around(token, resolver):
        found = _named(child, resolver)
        if found is not None:
            return found
    for before in token.doc[token.left_edge.i : token.i]:
        # "Israeli negotiating officials", wherever the adjective hangs
        mention = resolver.mention(before)
        if mention is not None and mention.form == "demonym" and before.head.i <= token.i:
            return mention.actor
    return None


def several(token: Token, resolver: Resolver, nouns: Nouns) -> tuple[Actor, ...]:
    """Whom the envoys of more than one act for; nobody where one of them has no name.

    Who stands first decides: "French troops in Mali and Niger" are those of France.
    """
    lemma = token.lemma_.lower()
    if not nouns.acts_for(lemma):
        return ()
    for child in _around(token, resolver):
        chain = [_named(each, resolver) for each in with_conjuncts([child])]
        if chain[0] is not None and (
            len(chain) > 1 or chain[0].kind != "Population"
        ):  # "Muslim nations of Mali and Chad"
            found = tuple(each for each in chain if each is not None and not nouns.nonstate(lemma, each))
            return found if len(found) == len(chain) > 1 else ()
    return ()


def _around(token: Token, resolver: Resolver) -> list[Token]:
    """What may name the owner: a group's name before the noun, what else stands there, then what prepositions bring.

    "Colombia's ELN guerrillas" are the ELN's, and "his Russian counterpart" is not his.
    """
    near = children(token, "amod", "compound", "nmod", "det")
    if resolver.mirrors(token):
        near = [each for each in near if each.dep_ != "nmod:poss"]

    def group(each: Token) -> bool:
        mention = resolver.mention(each)
        return mention is not None and mention.actor.kind in {"ArmedGroup", "Organization"}

    return sorted(near, key=lambda each: (bool(case(each)), not group(each), each.i))


def _named(child: Token, resolver: Resolver) -> Actor | None:
    preposition = case(child)
    if preposition and preposition not in {"of", "from", "for", "in"}:
        return None
    if child.dep_ == "nmod:poss" or child.tag_ in {"PRP$", "WP$"}:
        owner = resolver.actor(_relative(child))
        return owner if owner is not None and owner.kind != "Place" else None
    mention = resolver.mention(child)
    if mention is None:
        return (resolver.named(child) or beside(child, resolver)) if child.pos_ == "NOUN" else None
    if mention.actor.kind not in GROUP_KINDS | {"Person"}:
        return None
    # "miners in the Bajo Cauca": what nobody knows is more likely where they are than what they belong to.
    where = mention.place is not None or (mention.actor.kind == "Organization" and not mention.actor.known)
    return None if preposition == "in" and where and not resolver.mirrors(child.head) else mention.actor


def _relative(token: Token) -> Token:
    """The noun that "whose" stands for ("the general, whose soldiers ..."); any other word itself."""
    if token.tag_ != "WP$":
        return token
    return next((each.head for each in token.ancestors if each.dep_ == "acl:relcl"), token)
