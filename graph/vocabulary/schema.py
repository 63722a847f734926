"""The classes of events, the direct edges and the issues, read from the ontology's Turtle files.

Parsing is left to pyoxigraph, which reads the ontology in about ten milliseconds; nothing else of
it shows outside this module.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from ..errors import VocabularyError

ACC = "https://w3id.org/accord/ontology#"
ISSUE = "https://w3id.org/accord/id/issue/"
PLOVER = "https://w3id.org/accord/id/plover/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

ISSUE_ROLES: frozenset[str] = frozenset({"content", "topic"})
"""The roles that issues fill."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A direct edge that stands for an event: from the fillers of one role to those of another.

    Where both are the same role the edge is symmetric: it binds every two fillers of that role.
    """

    name: str
    """Local name of the property in the namespace of the ontology: `demandsOf`."""
    label: str
    """In words, read from source to target: "demands of"."""
    source: str
    target: str

    @property
    def symmetric(self) -> bool:
        return self.source == self.target

    @property
    def to_issue(self) -> bool:
        """Whether the edge leads to an issue rather than to an actor or a place."""
        return self.target in ISSUE_ROLES


@dataclass(frozen=True, slots=True)
class EventClass:
    """A class of events: what it is called, how PLOVER codes it, which roles it takes, which edges stand for it."""

    name: str
    label: str
    definition: str
    plover: str
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    roles: frozenset[str]
    relation: str
    """Words for an edge that stands for such an event where no edge of `edges` is more exact."""
    edges: tuple[Edge, ...] = ()
    """Sorted by name."""
    issue: str | None = None
    """Id of the issue that events of this class are about by themselves."""
    issue_relation: str = ""
    """Words for an edge from who does it to that issue: "carries out", "keeps"."""
    cameo: str = ""
    """Code of the closest category of CAMEO; empty where the ontology names none."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something negotiated about, and the forms that name it: lower case, each word as its lemma."""

    id: str
    label: str
    aliases: tuple[str, ...]
    """Sorted; the label in lower case is one of them."""
    broader: str | None = None


@dataclass(frozen=True)
class Schema:
    """What the ontology says, and the hash of the files that say it."""

    folder: Path
    events: Mapping[str, EventClass]
    issues: Mapping[str, Issue]
    kinds: Mapping[str, str]
    """The classes of entities (actors and places), by local name, with their labels."""
    sha256: str

    @cached_property
    def issue_of(self) -> Mapping[str, str]:
        """The id of the issue that each form names."""
        return {form: issue.id for issue in self.issues.values() for form in issue.aliases}


def ontology_folder() -> Path:
    """Return where the ontology's files are installed."""
    return Path(str(files("accord.ontology")))


def ontology_files(folder: Path) -> list[Path]:
    """Return the files that hold the ontology, sorted by their path within it; code and caches are none."""
    found = (path for path in folder.rglob("*") if path.suffix in {".ttl", ".toml", ".rq"} and path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def ontology_hash(folder: Path) -> str:
    """Hash (SHA-256) the names and the contents of the ontology's files, in hexadecimal."""
    digest = hashlib.sha256()
    for path in ontology_files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def load_schema(folder: Path | None = None) -> Schema:
    """Read the Turtle files at the top of the ontology's folder (the one shipped, unless another is named).

    Raises VocabularyError, with file and line where there is one, for a file that does not parse and
    for a class or an issue that lacks what accord needs of it.
    """
    folder = ontology_folder() if folder is None else folder
    graph = _Graph.read(sorted(folder.glob("*.ttl")))
    if not graph.parts:
        raise VocabularyError("no Turtle file of an ontology here", file=folder)
    issues = _issues(graph)
    edges = _edges(graph)
    events = {
        cls.name: cls for iri in graph.subjects(ACC + "plover") for cls in [_event_class(graph, iri, edges, issues)]
    }
    for name in edges.keys() - events.keys():
        raise VocabularyError(f"acc:{edges[name][0].name} is a shortcut for acc:{name}, which is no class of events")
    return Schema(folder, events, issues, _kinds(graph), ontology_hash(folder))


class _Graph:
    """The triples of some files by subject and predicate, each subject with the file it came from."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, list[str]]] = {}
        self.file: dict[str, Path] = {}

    @classmethod
    def read(cls, paths: list[Path]) -> _Graph:
        graph = cls()
        for path in paths:
            try:
                for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                    if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode):
                        graph.add(path, quad.subject.value, quad.predicate.value, quad.object.value)
            except SyntaxError as error:
                raise VocabularyError(error.msg, file=path, line=error.lineno) from error
            except (OSError, UnicodeError) as error:
                raise VocabularyError(f"cannot be read: {error}", file=path) from error
        return graph

    def add(self, path: Path, subject: str, predicate: str, value: str) -> None:
        self.parts.setdefault(subject, defaultdict(list))[predicate].append(value)
        self.file.setdefault(subject, path)

    def values(self, subject: str, predicate: str) -> list[str]:
        return self.parts.get(subject, {}).get(predicate, [])

    def one(self, subject: str, predicate: str) -> str:
        found = self.values(subject, predicate)
        if len(found) != 1:
            name, key = subject.rsplit("/", 1)[-1], predicate.rsplit("/", 1)[-1]
            raise VocabularyError(f"{name} has {len(found)} values for {key}, not 1", file=self.file.get(subject))
        return found[0]

    def name(self, subject: str, predicate: str, base: str) -> str:
        """Return the local name of the one value, which has to lie in the namespace `base`."""
        return self.local(subject, self.one(subject, predicate), base)

    def local(self, subject: str, iri: str, base: str) -> str:
        if not iri.startswith(base) or iri not in self.parts:
            raise VocabularyError(
                f"{subject.rsplit('/', 1)[-1]} names <{iri}>, which is not described", file=self.file[subject]
            )
        return iri.removeprefix(base)

    def subjects(self, predicate: str) -> list[str]:
        return sorted(subject for subject, parts in self.parts.items() if predicate in parts)


def _event_class(graph: _Graph, iri: str, edges: Mapping[str, list[Edge]], issues: Mapping[str, Issue]) -> EventClass:
    name = iri.removeprefix(ACC)
    category = PLOVER + graph.name(iri, ACC + "plover", PLOVER)
    roles = frozenset(graph.local(iri, role, ACC) for role in graph.values(iri, ACC + "takesRole"))
    own = sorted(edges.get(name, []), key=lambda edge: edge.name)
    for edge in own:
        for role in (edge.source, edge.target):
            if role not in roles:
                raise VocabularyError(
                    f"acc:{edge.name} uses acc:{role}, which acc:{name} does not take", file=graph.file[iri]
                )
    issue = graph.values(iri, ACC + "ownIssue")
    if issue and issue[0].removeprefix(ISSUE) not in issues:
        raise VocabularyError(f"acc:{name} is about <{issue[0]}>, which is no issue", file=graph.file[iri])
    cameo = graph.values(iri, ACC + "cameo")
    quad = graph.one(graph.one(category, SKOS + "broader"), SKOS + "notation")
    return EventClass(
        name=name,
        label=graph.one(iri, RDFS + "label"),
        definition=graph.one(iri, SKOS + "definition"),
        plover=graph.one(category, SKOS + "notation"),
        quad=int(quad),
        roles=roles,
        relation=graph.one(iri, ACC + "relationLabel"),
        edges=tuple(own),
        issue=issue[0].removeprefix(ISSUE) if issue else None,
        issue_relation=graph.one(iri, ACC + "ownIssueLabel") if issue else "",
        cameo=graph.one(cameo[0], SKOS + "notation") if cameo else "",
    )


def _edges(graph: _Graph) -> dict[str, list[Edge]]:
    """Sort the direct edges by the class of events that they stand for."""
    edges: dict[str, list[Edge]] = defaultdict(list)
    for iri in graph.subjects(ACC + "shortcutFor"):
        edge = Edge(
            name=iri.removeprefix(ACC),
            label=graph.one(iri, RDFS + "label"),
            source=graph.name(iri, ACC + "fromRole", ACC),
            target=graph.name(iri, ACC + "toRole", ACC),
        )
        edges[graph.name(iri, ACC + "shortcutFor", ACC)].append(edge)
    return edges


def _issues(graph: _Graph) -> dict[str, Issue]:
    issues: dict[str, Issue] = {}
    owner: dict[str, str] = {}
    for iri in sorted(subject for subject in graph.parts if subject.startswith(ISSUE)):
        name = iri.removeprefix(ISSUE)
        label = graph.one(iri, SKOS + "prefLabel")
        forms = {label.lower(), *graph.values(iri, SKOS + "altLabel")}
        for form in sorted(forms):
            if owner.setdefault(form, name) != name:
                raise VocabularyError(f'"{form}" names two issues, {owner[form]} and {name}', file=graph.file[iri])
        broader = graph.values(iri, SKOS + "broader")
        parent = graph.name(iri, SKOS + "broader", ISSUE) if broader else None
        issues[name] = Issue(name, label, tuple(sorted(forms)), parent)
    return issues


def _kinds(graph: _Graph) -> dict[str, str]:
    """Find the classes under acc:Entity, with their labels."""
    kinds = {ACC + "Entity"}
    while True:
        grown = kinds | {
            iri for iri in graph.subjects(RDFS + "subClassOf") if kinds & set(graph.values(iri, RDFS + "subClassOf"))
        }
        if grown == kinds:
            return {iri.removeprefix(ACC): graph.one(iri, RDFS + "label") for iri in sorted(kinds)}
        kinds = grown
