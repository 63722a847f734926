"""What made the claims: one run for each combination of software, pipeline and ontology.

The IRI of a run is a hash of what it names and no time is written, so that building the same texts
again with the same parts writes the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from .. import __version__
from ..records import content_hash
from .namespaces import ID, PROV, PROVENANCE, RUN, SCHEMA, TYPE, acc, node

SOFTWARE = node(ID + "software/accord")
USED = node(PROV + "used")


@dataclass(frozen=True, slots=True)
class Run:
    """The reading of documents with one version of everything that decides what is found in them."""

    pipeline: str
    """Name of the language pipeline."""
    pipeline_version: str
    ontology: str
    """SHA-256 of the ontology's files (`Schema.sha256`)."""
    software: str = __version__

    @property
    def iri(self) -> str:
        """The same for the same parts, today and tomorrow."""
        return RUN + content_hash(self.software, self.pipeline, self.pipeline_version, self.ontology)

    def quads(self) -> list[ox.Quad]:
        """Describe the run, in the provenance graph."""
        run = node(self.iri)
        triples: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
            (TYPE, acc("Run")),
            (TYPE, node(PROV + "Activity")),
            (node(PROV + "wasAssociatedWith"), SOFTWARE),
            (node(SCHEMA + "softwareVersion"), ox.Literal(self.software)),
            (acc("pipelineName"), ox.Literal(self.pipeline)),
            (acc("pipelineVersion"), ox.Literal(self.pipeline_version)),
            (acc("sha256"), ox.Literal(self.ontology)),
        ]
        return [ox.Quad(run, predicate, value, PROVENANCE) for predicate, value in triples]
