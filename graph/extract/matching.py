"""Which frames a token evokes, and which phrases fill their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..language.clauses import Clauses
from ..language.tree import children, coordinated
from ..resolve.resolver import Resolver
from ..vocabulary.frames import SHORT, Frame, FrameSet, Slot
from ..vocabulary.words import Words
from .classes import Classes, name_noun
from .functions import is_plain, with_words
from .matches import Arguments, Match, Miss
from .proposals import Proposals
from .sites import Sites
from .topics import topics_of
from .triggers import Triggers, refers, wrong_form

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN = frozenset({"i"})
"""What rules frames out, since anybody says it, but in a text about a topic: there it is somebody who is quoted."""
ANYTHING = "*"
"""In a frame's exclusions: whatever fills the function."""


class Matcher:
    """Matches the frames of a vocabulary against the tokens of one document."""

    def __init__(self, frames: FrameSet, clauses: Clauses, resolver: Resolver, words: Words) -> None:
        self._triggers = Triggers(frames, resolver, words)
        self._clauses = clauses
        self._resolver = resolver
        self._words = words
        self.classes = Classes(resolver, words)
        self._sites = Sites(words)
        self._cache: dict[tuple[int, int], list[Match | Miss]] = {}
        self._read: dict[tuple[int, int], dict[str, list[Token]]] = {}
        self._proposals = Proposals(frames, self._held)
        self._told: dict[tuple[int, int], list[Match | Miss]] | None = None
        self.topics: frozenset[str] = frozenset()
        self._any = topics_of(words)

    def about(self, topics: frozenset[str]) -> None:
        """Take what the text is about (`topics.find_topics`), once that is known."""
        self.topics = topics
        self._cache = {key: self._within(results) for key, results in self._cache.items()}
        self._told = {}

    def asked_about(self, frame: Frame) -> bool:
        """Whether the text is about a topic of a frame, or the frame asks for none."""
        return not frame.about or not self.topics.isdisjoint(frame.about)

    def frames_at(self, token: Token) -> list[Frame]:
        """Frames that hold of the token."""
        return [each.frame for each in self.match(token) if isinstance(each, Match)]

    def match(self, token: Token) -> list[Match | Miss]:
        """Every frame evoked by the token, as a Match or a Miss; at most one Match a class.

        Of several of a class the one with the longest trigger holds; what it leaves open a shorter one fills. Once it
        is known that the text is about negotiations, what the pipeline takes for an event comes behind them.
        """
        found = self._framed(token)
        if self._told is None or not self.topics - {SHORT}:
            return found
        key = (id(token.doc), token.i)
        if key not in self._told:
            self._told[key] = [self._proposed(frame, token, found) for frame in self._proposals.at(token)]
        return [*found, *self._told[key]] if self._told[key] else found

    def _framed(self, token: Token) -> list[Match | Miss]:
        key = (id(token.doc), token.i)
        if key not in self._cache:
            self._cache[key] = self._within(self._match(token))
        return self._cache[key]

    def _proposed(self, frame: Frame, token: Token, found: list[Match | Miss]) -> Match | Miss:
        """What nearly fits of a frame of the class, else the frame of words that no trigger knows."""
        near = (each.otherwise for each in found if isinstance(each, Miss) and each.frame.event == frame.event)
        return next(filter(None, near), None) or self._try(frame, token, (token,), self._arguments(token))

    def _held(self, token: Token) -> frozenset[str]:
        return frozenset(each.frame.event for each in self._framed(token) if isinstance(each, Match))

    def _within(self, results: list[Match | Miss]) -> list[Match | Miss]:
        """What holds within the topics of the text."""
        if not self.topics or not results:
            return results
        taken = {each.frame.event for each in results if isinstance(each, Match)}
        found: list[Match | Miss] = []
        for each in results:
            match = each.otherwise if isinstance(each, Miss) and each.topics & self.topics else None
            if match is None or match.frame.event in taken:
                found.append(each)
            else:
                taken.add(match.frame.event)
                found.append(match)
        return found

    def _match(self, token: Token) -> list[Match | Miss]:
        results: list[Match | Miss] = []
        taken: dict[str, int] = {}
        evoked = self._triggers.evoked(token)
        if not evoked:
            return results
        arguments = self._arguments(token)
        longest = 0
        for frame, _, words in evoked:
            if frame.event in taken:
                held = results[taken[frame.event]]
                if isinstance(held, Match) and len(words) < len(held.words):
                    also = self._try(frame, token, words, arguments)
                    more = also.roles if isinstance(also, Match) else {}
                    results[taken[frame.event]] = replace(held, roles={**more, **held.roles})
                continue
            if len(words) < longest:
                results.append(Miss(frame, token, "a longer trigger says more"))
                continue
            result = self._try(frame, token, words, arguments)
            results.append(result)
            if isinstance(result, Match):
                taken[frame.event] = len(results) - 1
                longest = max(longest, len(words))
        return results

    def _arguments(self, token: Token) -> Arguments:
        key = (id(token.doc), token.i)
        if key not in self._read:
            self._read[key] = self._clauses.arguments(token)
        return self._read[key]

    def _try(self, frame: Frame, token: Token, words: tuple[Token, ...], arguments: Arguments) -> Match | Miss:
        arguments = with_words(token, words, arguments, self._arguments)
        arguments["words"] = [word for word in words if word != token and refers(word)]
        reason = wrong_form(frame, token, words, self._words)
        if reason:
            return Miss(frame, token, reason)
        reasons = list(self._excluded(frame, token, arguments))
        excluded = next((reason for _, reason in reasons), "")
        if excluded and (frame.about or any(lemma not in OWN for lemma, _ in reasons)):
            return Miss(frame, token, excluded)
        roles = self._fill(frame, token, words, arguments)
        match = Match(frame, token, words, roles, arguments)
        reason = self._nobody(token, roles)
        if reason:
            return Miss(frame, token, reason)
        reason = self._unfit(frame, roles)
        if excluded:
            return Miss(frame, token, excluded, match, frozenset() if reason else self._any)
        if not reason and frame.about:
            reason = f"only in a text about {' or '.join(frame.about)}"
        if not reason:
            return match
        topics = frame.about or frame.within
        fitting = (each for each in topics if not self._unfit(frame, roles, frame.within.get(each, ())))
        return Miss(frame, token, reason, match, frozenset(fitting))

    def _excluded(self, frame: Frame, token: Token, arguments: Arguments) -> Iterator[tuple[str, str]]:
        """The words (lemmas) that rule the frame out, and why."""
        for function, lemmas in frame.exclude.items():
            if function == "clause" and frame.when_content_negated is not None and self._denied(arguments):
                continue  # "vowed not to help": what would be harmless to vow is a refusal to deny
            for head in self._fillers(function, arguments, token):
                lemma = head.lemma_.lower()
                called = name_noun(head)  # "backed by the investor Ana Ruiz"
                named = called is not None and called.lemma_ in lemmas
                if lemma in lemmas or named or (ANYTHING in lemmas and head.ent_type_ not in {"DATE", "TIME"}):
                    yield lemma, f"{function} is {lemma!r}, which rules the frame out"
                for name in lemmas:
                    if name.startswith("@") and self.classes.is_a(head, name[1:]):
                        yield lemma, f"{function} {lemma!r} is of the class {name[1:]!r}, which rules the frame out"

    def _denied(self, arguments: Arguments) -> bool:
        negators = self._words["polarity.negators"]
        return any(child.lower_ in negators for clause in arguments.get("clause", []) for child in clause.children)

    def _fill(
        self, frame: Frame, token: Token, words: tuple[Token, ...], arguments: Arguments
    ) -> dict[str, list[Token]]:
        """For every role the first of its alternatives that fills it; no phrase fills two roles."""
        roles: dict[str, list[Token]] = {}
        used: set[int] = {word.i for word in words}
        for role, alternatives in frame.roles.items():
            groups = (self._group(group, arguments, token, used, role) for group in alternatives)
            if role in {"content", "topic"}:
                lasting = self._words["nouns.duration"] if frame.event == "Demand" else frozenset[str]()
                # "insisted on Monday", but "insisted on ten days"
                groups = (
                    [each for each in heads if each.ent_type_ != "DATE" or each.lemma_ in lasting] for heads in groups
                )
            heads = next((heads for heads in groups if heads), [])
            if heads:
                roles[role] = heads
                if role not in {"count", "duration", "topic"}:
                    used |= {head.i for head in heads}
        return roles

    def _nobody(self, token: Token, roles: Arguments) -> str:
        """Why whoever does it is nobody in particular ("if somebody threatens to"); empty if somebody does it."""
        heads = roles.get("actor", [])
        indefinite = self._words["pronouns.indefinite"]
        unsaid = [head.head == token and head.lower_ in indefinite for head in heads]
        if heads and (all(unsaid) or (token.dep_ == "acl:relcl" and all(map(_any, heads)))):
            return f"actor is nobody in particular: {_texts(heads)}"
        return ""

    def _unfit(self, frame: Frame, roles: Arguments, free: Iterable[str] = ()) -> str:
        """Which role, but for the free ones, is not filled as the frame demands, and how; empty if all are."""
        for role, classes in frame.require.items():
            heads = roles.get(role, [])
            if role not in free and not self._any_is_a(heads, classes):
                return f"{role} must be of class {' or '.join(classes)}; found {_texts(heads)}"
        for role in (*frame.several, *frame.single):
            if role not in free and self.classes.several(roles.get(role, [])) != (role in frame.several):
                return f"{role} must be {'several' if role in frame.several else 'one'}"
        for role, classes in frame.only.items():
            heads = [] if role in free else roles.get(role, [])
            if heads and not self._any_is_a(heads, classes):
                return f"{role} may only be of class {' or '.join(classes)}; found {_texts(heads)}"
        return ""

    def _any_is_a(self, heads: Iterable[Token], classes: Iterable[str]) -> bool:
        names = list(classes)
        return any(self.classes.is_a(head, name) for head in heads for name in names)

    def _fillers(self, function: str, arguments: Arguments, token: Token) -> list[Token]:
        if is_plain(function):
            return arguments.get(function, [])
        if function == "self":
            return [token]
        if function == "description":
            return [token] if any(map(self.classes.describes, token.children)) else []
        if function in {"case", "conj"}:
            return coordinated(token) if function == "conj" else children(token, "case")
        if function == "determiner":
            return [child for child in token.children if child.dep_ in {"det", "nmod:poss", "nummod"}]
        if function == "adverb":
            return children(token, "advmod", "mark")
        if function == "governor":
            return [token.head] if token.head != token else []
        first, _, second = function.partition(".")
        # "object.between": what the object's own "between" phrase names
        # ... and "governor.in" where the noun's verb says it is: "fighting was reported in Goma"
        heads = self._fillers(first, arguments, token) if first != "governor" or self.classes.only_told(token) else []
        return [each for head in heads for each in self._arguments(head).get(second, []) if each != token]

    def _group(
        self, group: Iterable[Slot], arguments: Arguments, token: Token, used: set[int], role: str
    ) -> list[Token]:
        heads: list[Token] = []
        for slot in group:
            fillers = self._fillers(slot.function, arguments, token)
            if fillers:
                free = slot.function in {"self", "description", "words"}
                heads += [head for head in fillers if (free or head.i not in used) and self._fits(slot, head, role)]
        return list(dict.fromkeys(heads))

    def _fits(self, slot: Slot, head: Token, role: str) -> bool:
        if role == "recipient" and head.ent_type_ in {"DATE", "TIME"}:
            return False  # "declared an emergency on Friday"
        if slot.noun_class == "actor" and slot.function == "on" and head.lemma_.lower() in self._words["nouns.medium"]:
            return False
        if slot.noun_class == "place" and role == "place":
            # "at a church in Lome", "from the hills"
            return self._resolver.site(head) is not None or self._sites.holds(head)
        if slot.noun_class == "actor" and slot.function == "modifier":
            # "hostage talks" are not held by hostages; "Israeli strikes" are Israel's.
            return self.classes.named(head) or head.lemma_.lower() in self._words["nouns.attributive"]
        return slot.noun_class is None or self.classes.is_a(head, slot.noun_class)


def _any(noun: Token) -> bool:
    """Whether a noun is of whoever there may be: "name any group that backs him"."""
    return noun.tag_ in {"NN", "NNS"} and any(child.lower_ == "any" for child in children(noun, "det"))


def _texts(heads: Iterable[Token]) -> str:
    return ", ".join(head.text for head in heads) or "nothing"
