"""From a name to the actor or the issue it means, by the labels that a store holds."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from ..errors import QueryError
from .namespaces import ID, ISSUE
from .store import Store, Term

_ACTORS = """
SELECT DISTINCT ?thing ?label ?rank WHERE {
  VALUES (?property ?rank) {
    (skos:prefLabel 0) (acc:acronym 1) (skos:altLabel 2) (acc:metonym 3) (acc:demonym 4) (acc:people 5)
  }
  ?thing ?property ?label ; acc:known ?known .
  FILTER(!BOUND(?wanted) || LCASE(STR(?label)) = ?wanted || LCASE(STR(?label)) = CONCAT("the ", ?wanted))
}
"""
_ISSUES = """
SELECT DISTINCT ?thing ?label ?rank WHERE {
  VALUES (?property ?rank) { (skos:prefLabel 0) (skos:altLabel 1) }
  ?thing ?property ?label ; skos:inScheme id:issues .
  FILTER(!BOUND(?wanted) || LCASE(STR(?label)) = ?wanted)
}
"""
_MENTIONED = """
SELECT DISTINCT ?thing WHERE {
  ?claim a acc:Claim ;
    acc:actor|acc:recipient|acc:mediator|acc:party|acc:participant|acc:captive|acc:speaker|acc:outlet ?thing
}
"""


def find_actor(store: Store, name: str) -> ox.NamedNode:
    """Return the actor or the place that a name, an alias, an id (`id:qatar`) or an IRI means.

    Capitals and a leading "the" make no difference. Of several that share the name, the one whose own
    name it is wins, then the one that claims mention. Raises QueryError, with names that are near, where
    nobody or more than one is left.
    """
    return _find(store, name, "actor", _ACTORS, ID)


def find_issue(store: Store, name: str) -> ox.NamedNode:
    """Return the issue that a name, one of its forms, an id (`issue:ceasefire`, `ceasefire`) or an IRI means."""
    return _find(store, name, "issue", _ISSUES, ISSUE)


def _find(store: Store, name: str, what: str, question: str, base: str) -> ox.NamedNode:
    wanted = _key(name)
    if not wanted:
        raise QueryError(f"the name of an {what} is empty")
    for iri in (name.strip("<>"), *_by_id(name, base)):
        if _described(store, iri, "inScheme" if base == ISSUE else "known"):
            return ox.NamedNode(iri)
    best: dict[str, int] = {}
    for thing, _, rank in _labels(store, question, {"wanted": ox.Literal(wanted)}):
        best[thing] = min(rank, best.get(thing, rank))
    found = [thing for thing, rank in best.items() if rank == min(best.values())]
    if len(found) > 1:
        mentioned = {solution[0].value for solution in store.query(_MENTIONED)}  # type: ignore[union-attr]
        found = [thing for thing in found if thing in mentioned] or found
    if len(found) > 1:
        raise QueryError(f"{name!r} names several {what}s: {', '.join(_short(thing) for thing in sorted(found))}")
    if not found:
        raise QueryError(f"the store has no {what} named {name!r}{_near(wanted, _labels(store, question, {}))}")
    return ox.NamedNode(found[0])


def _by_id(name: str, base: str) -> Iterable[str]:
    """Yield the IRIs that `name` may be short for."""
    if base == ISSUE:
        return (ISSUE + name.removeprefix("issue:"), ISSUE + name.removeprefix("id:issue/"))
    return (ID + name.removeprefix("id:"),) if name.startswith("id:") else ()


def _labels(store: Store, question: str, bindings: Mapping[str, Term]) -> Iterator[tuple[str, str, int]]:
    """Yield things with their labels, and how much of a name of its own each label is: 0 the most."""
    for solution in store.query(question, bindings):  # type: ignore[union-attr]
        thing, label, rank = (value.value for value in solution)
        yield thing, label, int(rank)


def _described(store: Store, iri: str, mark: str) -> bool:
    """Whether the store describes an IRI as an actor or a place (`known`), or as an issue (`inScheme`)."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    prefix = "skos" if mark == "inScheme" else "acc"
    return bool(store.query(f"ASK {{ {node} {prefix}:{mark} ?any }}"))


def _near(wanted: str, labels: Iterable[tuple[str, str, int]]) -> str:
    by_key = {_key(label): label for _, label, _ in sorted(labels, reverse=True)}
    near = [by_key[key] for key in difflib.get_close_matches(wanted, sorted(by_key), n=5, cutoff=0.6)]
    return f"; near it: {', '.join(near)}" if near else ""


def _key(label: str) -> str:
    return " ".join(label.lower().removeprefix("the ").split())


def _short(iri: str) -> str:
    return "id:" + iri.removeprefix(ID)
