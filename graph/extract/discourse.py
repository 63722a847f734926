"""What a sentence leaves unsaid and the document says: the parties, the captor, the opponent.

News names the sides of a conflict once and then speaks of "the ceasefire" and "the talks". Frames
declare which roles may be filled that way (`implicit` in `ontology/frames/*.toml`); fillers found
here are marked as implicit and lower the claim's confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..language.tree import base, is_passive
from ..records import Actor, Filler
from ..resolve.resolver import Resolver
from ..vocabulary.words import Words
from .attacks import Attacks
from .camps import Camps
from .drafts import Draft
from .homecoming import Homecoming, lets_go
from .voices import Voice

WEIGHTS = {"slight": 1, "clear": 2, "strong": 3}
"""How much an actor's part in an event of these classes (`ontology/cues/sides.toml`) says that it is a side."""
MEDIATING = 6
"""How much each mediation by an actor speaks against its being a side."""
WAGED = frozenset({"actor's side", "theatre"})
"""How the roles of an attack are filled."""
ADDRESSED = frozenset({"opponent", "other side", "offered", "asked"})
"""How the recipients of acts of speech and of concessions are filled; `other side` and `offered` in long texts only."""
CLEAR = 1.0
"""The share of the second side's weight from which on a third actor makes it unclear who the two are."""
ENOUGH = 2
"""How much must say of an actor that it is a side, before events are taken to be between it and the other."""
LONG = 5
"""Of how many events a text must tell for what its sides concede and offer to be for each other."""
SIDE_KINDS = frozenset({"State", "ArmedGroup", "Organization", "Population"})


def _took_place(draft: Draft) -> bool:
    """Whether the noun's own clause or modifiers say that the event is past ("launched an attack", "its 2014 raid")."""
    token = draft.trigger
    past = token.dep_ == "obj" and token.head.tag_ in {"VBD", "VBN"}
    return past or any(child.ent_type_ == "DATE" or child.like_num for child in token.children)


class Discourse:
    """The document's context: its two sides, who holds whom, who attacks what."""

    def __init__(self, drafts: Sequence[Draft], resolver: Resolver, words: Words) -> None:
        self._resolver = resolver
        self._between = words["sides.between"]
        self._shared = words["nouns.arrangement"] | words["nouns.restraint"] | words["nouns.hostilities"]
        self._resuming = words["pronouns.resuming"]
        self._stoppages = words["topics.labour"]
        self._weights = {event: weight for key, weight in WEIGHTS.items() for event in words[f"sides.{key}"]}
        self._mediators = Counter(resolver.side(actor).id for draft in drafts for actor in draft.actors("mediator"))
        self._police = words["nouns.police_word"]
        self._long = len(drafts) >= LONG
        self._homecoming = Homecoming(resolver, words)
        self._holders = {
            resolver.side(actor).id for draft in drafts if draft.type == "Capture" for actor in draft.actors("actor")
        }
        self.camps = Camps((), self._holders, resolver, words)
        self.sides = self._find_sides(drafts)
        self.camps = Camps(self.sides, self._holders, resolver, words)
        self._captors: dict[str, Counter[str]] = {}
        self._attacks = Attacks(drafts, resolver.side)
        self._actors: dict[str, Actor] = {}
        for draft in drafts:
            self._note(draft)

    def _find_sides(self, drafts: Sequence[Draft]) -> list[Actor]:
        weight: Counter[str] = Counter()
        actors: dict[str, Actor] = {}
        for draft in drafts:
            value = self._weights.get(draft.type, 0)
            if not value:
                continue
            named = map(self._resolver.side, draft.actors("actor", "recipient", "party", "participant"))
            for side in {side.id: side for side in named if self._can_be_side(side)}.values():
                actors[side.id] = side
                weight[side.id] += value
        for side_id, times in self._mediators.items():
            weight[side_id] -= MEDIATING * times
        ranked = sorted(actors, key=lambda key: (-weight[key], actors[key].anonymous, key))
        if ranked and self.camps.is_union(actors[ranked[0]]):  # unions strike side by side
            others = [key for key in ranked[1:] if not self.camps.is_union(actors[key])]
            firms = [key for key in others if actors[key].sector == "BUS" and weight[key] >= ENOUGH]
            ranked = [ranked[0], *(firms or others)]
        if len(ranked) < 2 or weight[ranked[1]] < ENOUGH:
            return []
        rivals = [key for key in ranked[2:] if actors[ranked[1]].anonymous or not actors[key].anonymous]
        if self.camps.is_union(actors[ranked[1]]):
            rivals = [key for key in rivals if not self.camps.is_union(actors[key])]
        if rivals and weight[rivals[0]] >= CLEAR * weight[ranked[1]]:
            return []  # a survey of many conflicts has no two sides
        return [actors[key] for key in ranked[:2]]

    def _can_be_side(self, side: Actor) -> bool:
        """Whether states, movements and leaders of such; of those without a name only who holds people or ships.

        "A group of settlers" is not what everything turns on, but "the hijackers" are.
        """
        leads = side.kind == "Person" and self._resolver.registry.parent(side) is not None
        if side.anonymous and self._holders and side.name.lower().split()[-1] in self._police:
            return True
        if side.anonymous or (side.kind == "Person" and not leads):
            return side.id in self._holders or side == self._resolver.captors
        return (side.kind in SIDE_KINDS or leads) and side.country not in {"IGO", "NGO"}

    def _note(self, draft: Draft) -> None:
        if draft.type == "Capture" or (draft.type == "Release" and lets_go(draft)):
            for captive in draft.heads.get("captive", []):
                for actor in draft.actors("actor"):
                    side = self._resolver.side(actor)
                    self._actors[side.id] = side
                    self._captors.setdefault(captive.lemma_.lower(), Counter())[side.id] += (
                        2 if draft.type == "Capture" else 1
                    )

    def settle(self, drafts: Sequence[Draft]) -> None:
        """Carry over what was said before: a plan stays a plan, and a person's demand is theirs throughout."""
        planned: dict[tuple[str, str], set[str]] = {}
        for draft in drafts:
            key = (draft.type, draft.trigger.lemma_.lower())
            if draft.trigger.pos_ == "NOUN":
                actors = {actor.id for actor in draft.actors("actor")}
                if draft.modality == "intended":
                    planned.setdefault(key, set()).update(actors)
                elif (
                    draft.modality == "actual" and key in planned and actors <= planned[key] and not _took_place(draft)
                ):
                    draft.modality = "intended"
                else:
                    planned.pop(key, None)  # what was planned has taken place
            if draft.speaker is None:
                draft.speaker = self._said_within(draft, drafts)
        self._take_up(drafts)

    def _take_up(self, drafts: Sequence[Draft]) -> None:
        """Take up "this demand", "the offer": a speech act named again has the actor and recipient it had before."""
        last: dict[str, Draft] = {}
        for draft in drafts:
            again = any(child.dep_ == "det" and child.lower_ in self._resuming for child in draft.trigger.children)
            before = last.get(draft.type)
            if (
                draft.frame.speech
                and draft.trigger.pos_ == "NOUN"
                and again
                and before is not None
                and not draft.roles.get("actor")
            ):
                for role in ("actor", "recipient"):
                    if before.roles.get(role) and not draft.roles.get(role):
                        draft.roles[role] = tuple(replace(filler, implicit=True) for filler in before.roles[role])
                        draft.implicit.add(role)
            if draft.roles.get("actor"):
                last[draft.type] = draft

    def _said_within(self, draft: Draft, drafts: Sequence[Draft]) -> Voice | None:
        for other in drafts:
            if (
                other is draft
                or other.trigger.doc is not draft.trigger.doc
                or not other.frame.speech
                or other.speaker is None
            ):
                continue
            inside = {each.i for head in other.heads.get("content", []) for each in head.subtree}
            if draft.trigger.i in inside:
                return other.speaker
        return None

    def fill(self, draft: Draft, implicit: Mapping[str, str]) -> None:
        """Fill the roles that the sentence leaves open, as the draft's class allows."""
        if draft.type == "Release" and draft.roles.get("actor") and not lets_go(draft):
            self._held_by(draft)
        for role, how in implicit.items():
            half = how == "sides" and len(draft.roles.get(role, ())) < 2 and role not in draft.frame.require
            if draft.roles.get(role) and not half:
                continue  # whom one visits, and does not meet in talks, the sentence itself must say
            if how in WAGED and draft.trigger.pos_ == "PROPN":
                continue  # "the Second Chechen War" is not the one told of
            actors = self._context(draft, how, role)
            if not actors:
                continue
            present = {filler.actor.id for filler in draft.roles.get(role, ()) if filler.actor is not None}
            here = (draft.start, draft.end)
            added = tuple(
                Filler(actor.name, *here, actor, implicit=True) for actor in actors if actor.id not in present
            )
            if added:
                draft.roles[role] = (*draft.roles.get(role, ()), *added)
                draft.implicit.add(role)

    def _held_by(self, draft: Draft) -> None:
        """Whoever is understood to free people whom others are known to hold brings about that these let them go."""
        known = [self._captors.get(head.lemma_.lower()) for head in draft.heads.get("captive", [])]
        captors = {key for counts in known if counts for key in counts}
        if captors and not any(self._resolver.side(actor).id in captors for actor in draft.actors("actor")):
            del draft.roles["actor"]

    def _context(self, draft: Draft, how: str, role: str) -> list[Actor]:
        if how == "sides":
            return self._both(draft, role)
        if how == "both sides":
            return self._both(draft, role) if draft.trigger.pos_ == "NOUN" and not draft.heads.get(role) else []
        if how == "speaker":
            # "Migrants are blamed for it", "the order will help us", she said: not by her, and not hers
            passive = is_passive(draft.trigger) and draft.modality != "required" and draft.frame.tense is None
            known = draft.trigger.pos_ == "NOUN" and any(child.lower_ == "the" for child in draft.trigger.children)
            unclear = any(head.pos_ == "PRON" for head in draft.heads.get(role, []))  # "they blame us", she said
            unsaid = draft.speaker is None or passive or known or unclear or base(draft.trigger) == "csubj"
            spoken = [] if unsaid else self._spoken_for(draft)
            to = draft.actors("recipient") if passive and draft.type in self._between else []
            told = to and all(self.camps.of(actor) in {side.id for side in self.sides} for actor in to)
            return spoken or (self._opponent(to) if told else [])
        if how in ADDRESSED:
            return self._addressed(draft, how)
        if how in {"captor", "homeland"}:
            return self._captor(draft) if how == "captor" else self._homecoming.receivers(draft)
        if how in {"union", "addressed"}:
            return self._dispute(draft, how)  # who is addressed and not named is the employer, or nobody
        if how in {"theatre", "actor's side"} and draft.roles.get("place") and "place" in draft.frame.require:
            return []  # "the fighting in Goma" is told by where it is
        if how == "theatre":
            return self._attacks.attacked(draft) or self._opponent(draft.actors("actor"))
        return self._attacks.attackers(draft) or self._opponent(draft.actors("recipient"))

    def _both(self, draft: Draft, role: str) -> list[Actor]:
        named = [self._resolver.side(actor).id for actor in draft.actors(role)]
        if not self.sides or any(name not in {side.id for side in self.sides} for name in named):
            return []
        return [side for side in self.sides if side.id not in named]

    def _spoken_for(self, draft: Draft) -> list[Actor]:
        side = self._resolver.side(draft.speaker.actor) if draft.speaker is not None else None
        return [side] if side is not None and side.kind in SIDE_KINDS | {"Person"} and not side.anonymous else []

    def _addressed(self, draft: Draft, how: str) -> list[Actor]:
        """For whom it is meant: the other of the two sides; both, if a third offers it or asks for what takes two."""
        actors = draft.actors("actor")
        sides = {side.id for side in self.sides}
        third = bool(actors) and not any(self.camps.of(actor) in sides for actor in actors)
        if third and self._long and (how == "offered" or (how == "asked" and self._takes_two(draft))):
            return self.sides
        return self._opponent(actors) if self._long or how in {"opponent", "asked"} else []

    def _takes_two(self, draft: Draft) -> bool:
        """Whether the content is a truce, talks or restraint, and nothing that one can do alone."""
        contents = draft.heads.get("content", [])
        return any(each.lemma_.lower() in self._shared for head in contents for each in head.subtree)

    def _opponent(self, actors: Sequence[Actor]) -> list[Actor]:
        own = {self.camps.of(actor) for actor in actors}
        others = [side for side in self.sides if side.id not in own]
        return others if len(others) == 1 else []

    def _captor(self, draft: Draft) -> list[Actor]:
        for head in draft.heads.get("captive", []):
            known = self._captors.get(head.lemma_.lower())
            if known:
                best = min(known, key=lambda key: (-known[key], key))
                return [self._actors[best]]
        if draft.type == "Capture":
            held = {key for counts in self._captors.values() for key in counts}
            only = [self._actors[key] for key in held if self._actors[key].kind == "ArmedGroup"]
            return only if len(held) == 1 else []  # who takes prisoners is one side as well as the other
        if self._homecoming.comrades(draft):
            return []  # "threatened to blow it up unless their comrades were freed": by those who hold them
        groups = [side for side in self.sides if side.kind == "ArmedGroup"]
        if len(groups) == 1:
            return groups
        overall: Counter[str] = sum(self._captors.values(), Counter())
        ranked = sorted(overall, key=lambda key: (-overall[key], key))
        recipients = {self._resolver.side(actor).id for actor in draft.actors("recipient")}
        return [self._actors[key] for key in ranked[:1] if key not in recipients]

    def _dispute(self, draft: Draft, part: str) -> list[Actor]:
        """The union that strikes or the employer struck, where the two sides of the text are those."""
        unions = [side for side in self.sides if self.camps.is_union(side)]
        others = [side for side in self.sides if side not in unions]
        if f"{draft.type}#{draft.frame.id}" not in self._stoppages or len(unions) != 1:
            return []
        if part == "union":
            return unions
        named = any(self._resolver.side(actor) not in unions for actor in draft.actors("actor"))
        return [] if named else [side for side in others if side.kind == "Organization"]
