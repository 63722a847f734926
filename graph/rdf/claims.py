"""Events as quads: the claim with its roles, its evidence and its direct edges, in the graph of its document.

The quads are made of pyoxigraph's terms: they go straight into Oxigraph, five to ten times as fast as
through rdflib's. Who wants rdflib asks the store for a `Dataset`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import permutations

import pyoxigraph as ox

from ..errors import InputError, VocabularyError
from ..records import Actor, Condition, Date, Document, Event, Filler, content_hash
from ..vocabulary.schema import EventClass, Schema, load_schema
from .actors import FALSE, TRUE, describe
from .evidence import Evidence
from .namespaces import (
    CONDITION,
    DECIMAL,
    INTEGER,
    PLOVER,
    PROV,
    PROVENANCE,
    SCHEMA,
    SEM,
    TYPE,
    XSD,
    acc,
    actor_iri,
    document_iri,
    event_iri,
    issue_iri,
    node,
)
from .provenance import USED, Run

WORDS_ROLES: frozenset[str] = frozenset({"content", "topic", "count", "duration"})
"""The roles whose words are always kept, whatever else fills them."""

_Value = ox.NamedNode | ox.Literal
_DAY, _MONTH, _YEAR = (node(XSD + name) for name in ("date", "gYearMonth", "gYear"))
_EARLIEST, _LATEST = node(SEM + "hasEarliestBeginTimeStamp"), node(SEM + "hasLatestEndTimeStamp")
_GENERATED = node(PROV + "wasGeneratedBy")


def to_quads(document: Document, events: Iterable[Event], run: Run, schema: Schema | None = None) -> list[ox.Quad]:
    """Write a document and its events as quads: the document's graph, then its lines of the provenance graph.

    Each quad comes once; the same input gives the same list. Raises EvidenceError for a quote that is
    not what the text holds at its offsets, VocabularyError for a class or a role that the ontology
    does not have, InputError for a text that is no Unicode; then nothing is returned, so that nothing is written.
    """
    writer = _Writer(document, run, _shipped() if schema is None else schema)
    for event in events:
        writer.event(event)
    quads = [*writer.quads, *writer.evidence.quads, *run.quads()]
    quads.append(ox.Quad(node(run.iri), USED, writer.graph, PROVENANCE))
    return list(dict.fromkeys(quads))


def fingerprint(document: Document) -> str:
    """Hash everything about a document that its claims depend on: the text, what is read of it, the date ...

    Where it was read from is left out: a folder that has moved holds the same documents.
    """
    date = None if document.date is None else document.date.iso
    about = (document.title, date, document.publisher, document.url, document.language, document.reader)
    return content_hash(document.sha256, *about, *document.blocks, length=64)


@cache
def _shipped() -> Schema:
    return load_schema()


class _Writer:
    """The quads of one document as they come."""

    def __init__(self, document: Document, run: Run, schema: Schema) -> None:
        self.graph = node(document_iri(document.id))
        self.evidence = Evidence(document)
        self.quads: list[ox.Quad] = []
        self._run = node(run.iri)
        self._schema = schema
        self._roles = frozenset(role for cls in schema.events.values() for role in cls.roles)
        self._described: set[str] = set()
        self._document(document)

    def _add(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: _Value) -> None:
        self.quads.append(ox.Quad(subject, predicate, value, self.graph))

    def _document(self, document: Document) -> None:
        try:
            document.text.encode()
        except UnicodeEncodeError as error:
            raise InputError(f"no Unicode text: half a surrogate pair at {error.start}", file=document.id) from error
        self._add(self.graph, TYPE, acc("Document"))
        texts = {
            acc("documentId"): document.id,
            acc("text"): document.text,
            acc("sha256"): document.sha256,
            acc("fingerprint"): fingerprint(document),
            acc("source"): document.source,
            acc("reader"): document.reader,
            node(SCHEMA + "inLanguage"): document.language,
            node(SCHEMA + "headline"): document.title,
            node(SCHEMA + "publisher"): document.publisher,
            node(SCHEMA + "url"): document.url,
        }
        for predicate, text in texts.items():
            if text is not None:
                self._add(self.graph, predicate, ox.Literal(text))
        if document.date is not None:
            self._add(self.graph, node(SCHEMA + "datePublished"), date_literal(document.date))

    def event(self, event: Event) -> None:
        """Write one claim."""
        cls = self._schema.events.get(event.type)
        if cls is None:
            raise VocabularyError(f"event {event.id} is of the class {event.type}, which the ontology does not have")
        subject = node(event_iri(event.id))
        self._add(subject, TYPE, acc(event.type))
        self._add(subject, TYPE, acc("Claim"))
        sentence = self.evidence.cite(
            event.sentence_start, event.sentence_end, event.sentence, f"sentence of event {event.id}"
        )
        self._add(subject, acc("hasEvidence"), sentence)
        trigger = self.evidence.cite(event.start, event.end, event.trigger, f"trigger of event {event.id}")
        self._add(subject, acc("hasTrigger"), trigger)
        for role in sorted(event.roles):
            if role not in self._roles:
                raise VocabularyError(f"event {event.id} has the role {role}, which the ontology does not have")
            for filler in event.roles[role]:
                self._filler(subject, role, filler)
        self._claim(subject, event)
        for condition in event.conditions:
            self._condition(subject, event, condition)
        if event.polarity == "affirmed" and event.modality == "actual":
            for source, predicate, target in direct_edges(event.roles, cls):
                self._add(source, predicate, target)

    def _filler(self, subject: ox.NamedNode, role: str, filler: Filler) -> None:
        if role in ("content", "topic"):
            if filler.issue is not None:
                self._add(subject, acc(role), self._issue(filler.issue))
        elif filler.actor is not None:
            self._add(subject, acc(role), self._actor(filler.actor))
        elif filler.issue is not None:
            self._add(subject, acc("topic"), self._issue(filler.issue))
        if filler.number is not None and role == "count":
            self._add(subject, acc("count"), ox.Literal(str(filler.number), datatype=INTEGER))
        if role in WORDS_ROLES or filler.actor is None:
            self._add(subject, acc(role + "Text"), ox.Literal(filler.text))
        if filler.implicit:
            self._add(subject, acc("implicitRole"), ox.Literal(role))

    def _claim(self, subject: ox.NamedNode, event: Event) -> None:
        self._add(subject, acc("polarity"), acc(event.polarity))
        self._add(subject, acc("modality"), acc(event.modality))
        for name, filler in (("speaker", event.speaker), ("outlet", event.outlet)):
            if filler is not None and filler.actor is not None:
                self._add(subject, acc(name), self._actor(filler.actor))
            elif filler is not None:
                self._add(subject, acc(name + "Text"), ox.Literal(filler.text))
        if event.date is not None:
            self._date(subject, event.date)
        if event.part_of is not None:
            self._add(subject, acc("partOf"), node(event_iri(event.part_of)))
        if event.plover is not None:
            self._add(subject, acc("codedAs"), node(PLOVER + event.plover))
        self._add(subject, acc("hedged"), TRUE if event.hedged else FALSE)
        self._add(subject, acc("confidence"), _decimal(event.confidence))
        self._add(subject, acc("rule"), ox.Literal(event.rule))
        self._add(subject, _GENERATED, self._run)

    def _date(self, subject: ox.NamedNode, date: Date) -> None:
        self._add(subject, acc("date"), date_literal(date))
        self._add(subject, acc("datePrecision"), ox.Literal(date.precision))
        self._add(subject, _EARLIEST, ox.Literal(date.earliest.isoformat(), datatype=_DAY))
        self._add(subject, _LATEST, ox.Literal(date.latest.isoformat(), datatype=_DAY))
        if date.text:
            self._add(subject, acc("dateText"), ox.Literal(date.text))

    def _condition(self, subject: ox.NamedNode, event: Event, condition: Condition) -> None:
        name = content_hash(event.id, condition.start, condition.end, condition.cue, condition.event)
        target = ox.NamedNode(CONDITION + name)
        self._add(subject, acc("condition"), target)
        self._add(target, TYPE, acc("Condition"))
        self._add(target, acc("conditionText"), ox.Literal(condition.text))
        self._add(target, acc("cue"), ox.Literal(condition.cue))
        quote = self.evidence.cite(condition.start, condition.end, condition.text, f"condition of event {event.id}")
        self._add(target, acc("hasEvidence"), quote)
        if condition.event is not None:
            self._add(target, acc("requires"), node(event_iri(condition.event)))

    def _actor(self, actor: Actor) -> ox.NamedNode:
        """Name an actor, and describe it the first time if the ontology does not."""
        if not actor.known and actor.id not in self._described:
            self._described.add(actor.id)
            self.quads.extend(describe(actor, self.graph))
        return node(actor_iri(actor.id))

    def _issue(self, issue: str) -> ox.NamedNode:
        if issue not in self._schema.issues:
            raise VocabularyError(f"{issue} is no issue of the ontology")
        return node(issue_iri(issue))


def direct_edges(
    roles: Mapping[str, tuple[Filler, ...]], cls: EventClass
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]]:
    """Yield the direct edges that stand for an event of the class `cls` with these roles."""
    for edge in cls.edges:
        sources, targets = _nodes(roles, edge.source), _nodes(roles, edge.target)
        pairs = permutations(sources, 2) if edge.symmetric else ((s, t) for s in sources for t in targets)
        for source, target in pairs:
            if source != target:
                yield source, acc(edge.name), target


def _nodes(roles: Mapping[str, tuple[Filler, ...]], role: str) -> list[ox.NamedNode]:
    fillers = roles.get(role, ())
    if role in ("content", "topic"):
        return [node(issue_iri(filler.issue)) for filler in fillers if filler.issue is not None]
    return [node(actor_iri(filler.actor.id)) for filler in fillers if filler.actor is not None]


def _decimal(number: float) -> ox.Literal:
    """Write a number with two places in the canonical form, which is what stores give back."""
    return ox.Literal(f"{number:.2f}".rstrip("0").rstrip("."), datatype=DECIMAL)


def date_literal(date: Date) -> ox.Literal:
    """Write a date as precisely as it is known; an interval has no datatype of XML Schema and stays a string."""
    datatype = {"day": _DAY, "month": _MONTH, "year": _YEAR}.get(date.precision)
    return ox.Literal(date.iso) if datatype is None else ox.Literal(date.iso, datatype=datatype)
