"""Who a name beside a noun names, and the actors that are made for phrases without one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from ..language.tree import base, case, children
from ..records import Actor, content_hash
from ..vocabulary.words import Words
from .antecedents import FAR, Antecedents, is_plural
from .introductions import apposed, giving, noun_phrase
from .mentions import Mention
from .registry import Registry, slug

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 2
"""How many sentences back another government may stand that "the government" names again."""


def state_behind(token: Token, mention: Mention, registry: Registry, words: Words) -> Actor | None:
    """The state, where the name is only its adjective and a common noun ("the Israeli army")."""
    span = [each for each in token.doc[mention.start : mention.end] if each.pos_ != "DET"]
    if len(span) != 2 or not span[1].is_lower or span[1].lemma_ not in words["nouns.force"]:
        return None
    alias = registry.find(span[0].text)
    return alias.actor if alias is not None and alias.form == "demonym" and alias.actor.kind == "State" else None


def named_after(token: Token, mention: Callable[[Token], Mention | None], words: Words) -> Actor | None:
    """Who is named after a description ("former president NAME", "the envoy to the talks, NAME,")."""
    given = next((each.actor for each in filter(None, map(mention, giving(token, words)))), None)
    if given is not None and given.kind not in {"Place", "State"}:
        return given
    near = apposed(token) if token.lemma_.lower() in words["nouns.description_person"] else ()
    found = filter(None, map(mention, near))
    return next((each.actor for each in found if each.actor.kind == "Person"), None)


def inside(token: Token, mention: Callable[[Token], Mention | None], words: Words) -> Actor | None:
    """Who is named by a part of the phrase: in apposition, behind a title or as a name of several words."""
    for child in token.children:
        label = base(child)
        inner = mention(child) if label in {"flat", "appos", "compound", "nmod"} else None
        if inner is None or (label == "nmod" and (case(child) or child.dep_ == "nmod:poss")):
            continue
        if (
            token.lemma_.lower() in words["nouns.one_union"]
            and inner.actor.kind == "Organization"
            and not inner.actor.known
        ):
            return inner.actor  # "the Sintramar union" is Sintramar, but the Amazon union is not Amazon
        titled = token.lemma_.lower() in words["nouns.title"]
        if label == "compound" and token.ent_type_ != "PERSON" and child.i < token.i and not titled:
            continue  # "Kony supporters" are not Kony, nor is the "Lincoln Treaty" Lincoln
        apposed = label == "appos" and inner.form != "demonym"
        if inner.actor.kind == "Person" or label == "flat" or apposed:
            return inner.actor
    return None


def place(token: Token, mention: Mention, registry: Registry) -> Actor | None:
    """The place that a name stands for, a capital as itself and not as its government."""
    if mention.place is not None:
        return mention.place
    if mention.form == "metonym":
        return registry.named(token.doc[mention.start : mention.end].text, "Place")
    return mention.actor if mention.actor.kind in {"Place", "State"} else None


def site(token: Token, named: Callable[[Token], Actor | None], words: Words) -> Actor | None:
    """The place that a phrase names, by `named`, or the nearest that it stands in."""
    where = words["prepositions.locative"] | words["prepositions.origin"]
    inner = (child for child in children(token, "nmod") if case(child) in where)
    return named(token) or next(filter(None, (site(child, named, words) for child in inner)), None)


def anonymous(token: Token, beside: Actor | None, collective: Collection[str], doc_id: str) -> Actor:
    """An actor for people whom a document describes and does not name; `beside` is whom they are of."""
    name = noun_phrase(token) or token.text
    speaks = beside.id if beside is not None else None
    country = beside.country if beside is not None else None
    key = f"{slug(name)}-{content_hash(doc_id, name, length=6)}"
    kind = "Organization" if token.lemma_.lower() in collective else "Person"
    return Actor(key, name, kind, country=country, speaks_for=speaks, known=False, anonymous=True)


def led(token: Token, person: Actor, side: Actor, words: Words) -> Actor:
    """Whose "the president's troops" and "the warlord's fighters" are: a state's, a movement's, or the person's."""
    lemma = token.lemma_.lower()
    ruled = words["nouns.of_state"] | words["nouns.force"] | words["referents.country"]
    state = side.kind == "State" and lemma in ruled
    return side if state or (lemma in words["nouns.one_armed"] and is_plural(token)) else person


def known(token: Token, beside: Actor, antecedents: Antecedents, registry: Registry, words: Words) -> Actor | None:
    """Who "the Israeli officials" or "the Israeli prime minister" is, where somebody like that was mentioned."""
    lemma, offices = token.lemma_.lower(), registry.lexicon.offices
    if lemma not in words["nouns.source"]:
        return None
    for each in antecedents.before(token, FAR):
        actor = each.actor
        if actor.anonymous and each.head == lemma and actor.speaks_for == beside.id:
            return actor
        held = any(lemma in office for office in offices.get(actor.id, ()))
        if held and registry.side(actor).id == beside.id:
            return actor
    return None


def called(token: Token, antecedents: Antecedents, registry: Registry) -> Actor | None:
    """Whose "the government" is where the sentences right before name another's ("the Turkish government")."""
    lemma = token.lemma_.lower()
    near = (each.actor for each in antecedents.before(token, NEAR) if each.head == lemma)
    return next((registry.parent(actor) for actor in near if actor.anonymous and actor.speaks_for), None)
