"""Names in a parsed text: stretches of tokens and the actors that they name.

A mention is an alias of the lexicon (longest first) or a name that the pipeline found. Names that
no lexicon knows become actors of their own by a stated rule: the id is the slug of the full name,
so that the same name in two documents is the same actor; within a document a last name stands for
the full name given before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..records import Actor
from ..vocabulary.actors import ActorLexicon, Alias, normalise
from ..vocabulary.words import Words
from .registry import Registry
from .unlisted import armed_group, body_name, counted, introduced, is_acronym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

KINDS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "PLACE": "Place",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Population",
}
"""Entity labels (ours and spaCy's own) to classes of actors; other labels name no actor."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` to `end` (half open) of a Doc, and the actor they name."""

    start: int
    end: int
    actor: Actor
    form: str
    place: Actor | None = None
    """The place meant where a metonym stands for a place and not for a government."""


def _titled(span: Span, titles: frozenset[str]) -> bool:
    """Whether a name begins with a rank or an office, and so is a person's whatever the pipeline says."""
    return len(span) > 1 and span[0].lower_.rstrip(".") in titles and span[-1].pos_ == "PROPN" and span[1].is_title


def _is_title(token: Token, titles: frozenset[str]) -> bool:
    """Whether a token before a person's name is no part of it: a title, an office, a nationality."""
    return token.dep_ == "nmod:desc" or token.pos_ == "ADJ" or token.lower_.rstrip(".") in titles


def _clean(span: Span, label: str, titles: frozenset[str]) -> tuple[int, int]:
    """The entity's tokens without a determiner, a title's dot or a possessive ending at its edges."""
    start, end = span.start, span.end
    doc = span.doc
    person = label == "PERSON"
    numbers = {"NUM"} if label in {"NORP", "PERSON"} else set()
    while start < end - 1 and (
        doc[start].pos_ in {"DET", "PUNCT", "ADP"} | numbers or (person and _is_title(doc[start], titles))
    ):
        start += 1
    while person and end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and doc[end + 1].is_alpha:
        end += 2  # "al-Sabah" is three tokens
    while person and end < len(doc) and doc[end].dep_ == "flat" and doc[end].pos_ == "PROPN" and doc[end].is_title:
        end += 1  # a last name that the pipeline left out
    if doc[end - 1].lower_ == "of" and end < len(doc) and doc[end].ent_type_ in {"PLACE", "GPE"}:
        end += 1  # "Parliament of Mali", where the pipeline found two names
        while end < len(doc) and doc[end].ent_iob_ == "I":
            end += 1
    while end - 1 > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].pos_ in {"PUNCT", "ADP", "CCONJ", "DET"}):
        end -= 1
    return start, end


def alias_at(doc: Doc, start: int, registry: Registry, firsts: Mapping[str, int]) -> tuple[int, Alias] | None:
    """The longest alias that begins at a token, with its end; None where none does."""
    token = doc[start]
    reach = firsts.get(token.lower_ if token.text.isascii() else normalise(token.text), 0)
    if token.lower_ == "the" and start + 1 < len(doc):
        reach = firsts.get(doc[start + 1].lower_, 0) + 1
        if reach == 1:
            return None
    text = doc[start : start + reach].text
    for end in range(min(len(doc), start + reach), start, -1):
        last = doc[end - 1]
        if last.is_space or (last.is_punct and last.text != ".") or last.tag_ == "POS":
            continue
        surface = text[: last.idx + len(last) - token.idx]
        if end - start == 1 and surface.islower():
            continue  # a common noun alone ("peacekeepers") names nobody
        alias = registry.find(surface)
        if alias is not None:
            return end, alias
    return None


def first_words(lexicon: ActorLexicon) -> dict[str, int]:
    """First words of all surface forms, as they compare, and how many tokens forms that begin so can have."""
    reach: dict[str, int] = {}
    for form in [*lexicon.aliases, *(key.lower() for key in lexicon.acronyms)]:
        words = form.split()
        # Dots, hyphens and apostrophes are tokens of their own to a tokenizer ("U.S. Navy", "al-Shabaab").
        length = 2 * len(words) + form.count("'") + 1
        reach[words[0]] = max(reach.get(words[0], 0), length)
    for alias in lexicon.acronyms.values():
        first = alias.surface.split()[0].lower()
        reach[first] = max(reach.get(first, 0), 2 * len(alias.surface.split()) + 1)
        spelled = ".".join(first) + "."
        reach[spelled] = max(reach.get(spelled, 0), 3)
    return reach


def _entities(doc: Doc, registry: Registry, titles: frozenset[str]) -> dict[int, tuple[int, str]]:
    """End and label of the names that the pipeline found, by their start, without titles and nationalities."""
    entities = {}
    for span in doc.ents:
        if span.label_ not in KINDS:
            continue
        label = "PERSON" if _titled(span, titles) else span.label_
        start, end = _clean(span, label, titles)
        if label == "PERSON":
            alias = registry.find(doc[start].text)
            start += end - start > 1 and alias is not None and alias.form == "demonym"
            while end - start > 1 and doc[start].lower_.rstrip(".") in titles:
                start += 1
            if all(_is_title(token, titles) for token in doc[start:end]):
                continue  # "Prime" of "the Malian Prime Minister"
        entities[start] = (end, label)
    return entities


def find_mentions(
    doc: Doc,
    registry: Registry,
    firsts: Mapping[str, int],
    words: Words,
) -> Iterator[Mention]:
    """The named mentions of a Doc in order, none overlapping."""
    titles, people = words["nouns.title"], words["nouns.description_person"]
    entities = _entities(doc, registry, titles)
    lowered = [token.lower_ for token in doc]
    position = 0
    while position < len(doc):
        word = lowered[position]
        # Few words begin an alias; normalise() makes others of those beyond ASCII.
        begins = word in firsts or word == "the" or not word.isascii()
        found = alias_at(doc, position, registry, firsts) if begins else None
        entity = entities.get(position)
        longest = max(found[0] if found else position, entity[0] if entity else position)
        surname = registry.surnames.get(word)
        if surname is not None and doc[position].is_title and doc[position].pos_ != "PRON" and longest <= position + 1:
            # A last name stands for whom the text has introduced in full, whatever else bears it.
            yield Mention(position, position + 1, surname, "name")
            position += 1
            continue
        if found is not None and (entity is None or entity[0] <= found[0]):
            end, alias = found
            nationality = alias.form == "demonym" and end < len(doc) and _is_title(doc[end], titles)
            if nationality or not _inside_name(doc, position, end):
                if alias.actor.kind == "Person":
                    registry.person(alias.actor.name)
                mention = _listed(doc, position, end, alias, registry, words)
                yield mention
                position = mention.end
                continue
        if found is None and (end := armed_group(doc, position, words)):
            yield Mention(position, end, registry.named(doc[position : end - 1].text, "ArmedGroup"), "name")
            position = end
            continue
        if entity is not None:
            end, label = entity
            found_by_pipeline = _entity(doc, position, end, label, registry, words)
            if found_by_pipeline is not None:
                yield found_by_pipeline
                position = end
                continue
        if found is None and word not in titles and (end := introduced(doc, position, people)):
            yield Mention(position, end, registry.person(doc[position:end].text), "name")
            position = end
            continue
        if is_acronym(doc[position]):
            # Nobody knows it, but somebody it is ("the FNV called a strike").
            yield Mention(position, position + 1, registry.named(doc[position].text, "Organization"), "name")
        position += 1


def _listed(doc: Doc, start: int, end: int, alias: Alias, registry: Registry, words: Words) -> Mention:
    """What a name of the lexicon names where it stands: its actor, or who is only named after it."""
    actor, name = alias.actor, doc[start:end].text
    longer = body_name(doc, end, words) if actor.kind in {"State", "Population"} else end
    if longer > end:
        first = start + (doc[start].pos_ == "DET")
        return Mention(start, longer, registry.named(doc[first:longer].text, "Organization"), "name")
    before = doc[start - 1].lemma_.lower() if start else ""
    if actor.kind in {"State", "Place"} and alias.form != "demonym" and before in words["nouns.description_outlet"]:
        return Mention(start, end, registry.named(name, "Outlet"), "name")
    if actor.kind == "State" and alias.form in {"people", "demonym"} and counted(doc, start, end, words):
        return Mention(start, end, registry.nationals(name, actor), "people")
    return Mention(start, end, actor, alias.form, alias.place)


def _inside_name(doc: Doc, start: int, end: int) -> bool:
    """Whether an alias of one word is only a part of somebody's name ("Jordan Henderson", "Chad Smith")."""
    if end - start > 1:
        return False
    token = doc[start]
    following = doc[end] if end < len(doc) else None
    return token.ent_type_ == "PERSON" and following is not None and following.ent_type_ == "PERSON"


def _entity(doc: Doc, start: int, end: int, label: str, registry: Registry, words: Words) -> Mention | None:
    name = doc[start:end].text
    if not any(character.isupper() for character in name) or len(name) < 2:
        return None
    if label == "PERSON":
        return Mention(start, end, registry.person(name), "name")
    if not any(token.pos_ == "PROPN" for token in doc[start:end]):
        return None
    alias = registry.find(name)
    if alias is not None:
        return Mention(start, end, alias.actor, alias.form, alias.place)
    if end - start > 1 and doc[end - 1].is_lower and doc[end - 1].lemma_ in words["nouns.one_union"]:
        bare = doc[start : end - 1].text
        name = name if registry.find(bare) is not None else bare
    return Mention(start, end, registry.named(name, KINDS[label]), "name")


def head(doc: Doc, mention: Mention) -> Token:
    """The token of the mention on which its others depend."""
    return doc[mention.start : mention.end].root
