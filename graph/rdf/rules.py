"""Rules applied: what follows from the claims of a store, in graphs that can be dropped and made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from .. import __version__
from ..records import content_hash
from ..vocabulary.rules import Rule, load_rules
from .endpoint import EndpointStore
from .namespaces import RULE, VOCABULARY, acc, node
from .oxigraph import MemoryStore
from .store import Store

_HASH = acc("sha256")


def apply_rules(store: Store, rules: Sequence[Rule] | None = None) -> bool:
    """Bring what the rules conclude up to date; return whether that needed a change.

    Each rule has a graph of its own, which says by a hash what it was made from: nothing is done where neither
    documents, nor vocabulary, nor rules have changed, and graphs of rules that are gone are dropped. A run that is
    cut short leaves some graphs older than others, and the next one puts that right.
    """
    rules = load_rules() if rules is None else rules
    wanted = {RULE + rule.name: _digest(rule, rules, state) for state in [_state(store)] for rule in rules}
    found = {name: _made_from(store, name) for name in store.graphs() if name.startswith(RULE)}
    if found == wanted:
        return False
    drop_rules(store, keep=wanted)
    # Rules are more than some endpoints can work out: theirs are applied to a copy, and the conclusions sent.
    copy = _copy(store) if isinstance(store, EndpointStore) else store
    for rule in rules:
        graph = node(RULE + rule.name)
        quads = [*_conclusions(copy, rule, graph), ox.Quad(graph, _HASH, ox.Literal(wanted[graph.value]), graph)]
        for target in (copy, store) if copy is not store else (store,):
            target.replace_graph(graph.value, quads)
    return True


def drop_rules(store: Store, keep: Sequence[str] | dict[str, str] = ()) -> int:
    """Drop what rules have concluded, but for the graphs named; return how many graphs went."""
    gone = [name for name in store.graphs() if name.startswith(RULE) and name not in keep]
    for name in gone:
        store.replace_graph(name, [])
    return len(gone)


def _conclusions(store: Store, rule: Rule, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    triples: Any = store.query(rule.text)
    for triple in triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _copy(store: Store) -> MemoryStore:
    copy = MemoryStore()
    copy.add_documents(quad for quad in store.quads() if not quad.graph_name.value.startswith(RULE))  # type: ignore[union-attr]
    return copy


def _state(store: Store) -> str:
    """Hash what the rules work on: the documents by what they were read from, and the vocabulary."""
    documents = (part for stored in store.documents().values() for part in (stored.iri, stored.fingerprint, stored.run))
    return content_hash(__version__, _made_from(store, VOCABULARY.value), *documents, length=64)


def _made_from(store: Store, graph: str) -> str:
    rows: Any = store.query(f"SELECT ?hash {{ GRAPH <{graph}> {{ <{graph}> {_HASH} ?hash }} }}")
    return "".join(row[0].value for row in rows)


def _digest(rule: Rule, rules: Sequence[Rule], state: str) -> str:
    return content_hash(state, rule.text, *(other.text for other in rules if other.name in rule.uses), length=64)
