"""Which phrases the rules remember: names, and people who are described and not named, with what stands about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.tree import base, children
from .antecedents import Antecedents, is_plural
from .mentions import Mention
from .nouns import Nouns, qualified

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .resolver import Resolver


def note(token: Token, resolver: Resolver, nouns: Nouns, antecedents: Antecedents) -> None:
    """Remember the phrase headed by the token, if later ones can refer to it; tokens come in the order of the text."""
    label, mention = base(token), resolver.mention(token)
    subject = label == "nsubj" or (label == "conj" and base(token.head) == "nsubj")
    if mention is not None:
        if token.i == token.doc[mention.start : mention.end].root.i:
            _note_name(token, mention, nouns, antecedents, subject=subject)
    elif (again := resolver.again(token)) is not None:
        antecedents.note(token, again, subject=subject, plural=is_plural(token), head=token.lemma_.lower())
    elif (
        token.pos_ == "NOUN"
        and label not in {"amod", "compound", "flat"}
        and nouns.source(token.lemma_.lower())
        and resolver.named(token) is None
    ):
        _note_source(token, resolver, nouns, antecedents, subject=subject)


def _note_name(token: Token, mention: Mention, nouns: Nouns, antecedents: Antecedents, *, subject: bool) -> None:
    label = base(token)
    # "Israeli" in "Israeli officials" is no antecedent of "it", nor "Cairo" in "the Cairo-based group";
    # "Houthi" in "a Houthi envoy" is one of "the group".
    state = mention.actor.kind in {"State", "Place", "Population"}
    if state and mention.form in {"demonym", "metonym"} and label in {"amod", "compound"}:
        return
    top = token
    if label in {"flat", "appos", "compound"}:
        top = token.head
        # "Hamas gunmen" act as a subject, "the Hamas raid" does not.
        people = label != "compound" or nouns.acts_for(top.lemma_.lower())
        subject = people and base(top) == "nsubj"
    # "The United States" is one state; "the Americans" are many.
    plural = is_plural(token) and (mention.form == "people" or mention.actor.kind == "Population")
    antecedents.note(token, mention.actor, subject=subject, plural=plural, head=top.lemma_.lower())


def _note_source(token: Token, resolver: Resolver, nouns: Nouns, antecedents: Antecedents, *, subject: bool) -> None:
    lemma = token.lemma_.lower()
    beside = resolver.beside(token)
    again = nouns.definite(token) and beside is None and not qualified(token)
    new = any(child.lower_ in {"a", "an"} for child in children(token, "det"))
    if beside is None and nouns.collective(lemma) and nouns.definite(token) and antecedents.description(token):
        return  # "the Lagos-based group" is the group of before, however it is described
    if (subject or new or beside is not None) and not again:
        actor = resolver.anonymous(token, beside)
        antecedents.note(token, actor, subject=subject, plural=is_plural(token), head=lemma)
