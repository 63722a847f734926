"""Evidence: stretches of a document's text as Web Annotation targets, checked against the text."""

from __future__ import annotations

import pyoxigraph as ox

from ..errors import EvidenceError
from ..records import Document, content_hash
from .namespaces import EVIDENCE, INTEGER, OA, TYPE, document_iri, node

_CONTEXT = 32
"""Code points of prefix and suffix: enough to tell repeated words of a sentence apart."""

_RESOURCE, _POSITION, _QUOTE = (
    node(OA + name) for name in ("SpecificResource", "TextPositionSelector", "TextQuoteSelector")
)
_SOURCE, _SELECTOR = node(OA + "hasSource"), node(OA + "hasSelector")
_START, _END, _EXACT = node(OA + "start"), node(OA + "end"), node(OA + "exact")
_PREFIX, _SUFFIX = node(OA + "prefix"), node(OA + "suffix")


class Evidence:
    """The quotes of one document. Each stretch is described once, however many claims point to it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._source = node(document_iri(document.id))
        self._known: dict[tuple[int, int], ox.NamedNode] = {}
        self.quads: list[ox.Quad] = []
        """What describes the stretches cited so far, in the graph of the document."""

    def cite(self, start: int, end: int, quote: str, what: str) -> ox.NamedNode:
        """Return the node of the stretch from `start` to `end`, half open, in code points of the text.

        `what` names the thing quoted, for the message of the EvidenceError that is raised unless
        `text[start:end] == quote`.
        """
        text = self._document.text
        if not 0 <= start < end <= len(text):
            raise EvidenceError(
                f"{what}: characters {start} to {end} do not lie in the text of {len(text)} characters",
                file=self._document.id,
            )
        if text[start:end] != quote:
            raise EvidenceError(
                f"{what}: the text has {_short(text[start:end])} at {start} to {end}, not {_short(quote)}",
                file=self._document.id,
            )
        found = self._known.get((start, end))
        if found is None:
            found = self._known[start, end] = self._describe(start, end, quote)
        return found

    def _describe(self, start: int, end: int, quote: str) -> ox.NamedNode:
        name = EVIDENCE + content_hash(self._document.id, self._document.sha256, start, end)
        target, position, exact = (ox.NamedNode(name + part) for part in ("", "-position", "-quote"))
        triples: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
            (target, TYPE, _RESOURCE),
            (target, _SOURCE, self._source),
            (target, _SELECTOR, position),
            (target, _SELECTOR, exact),
            (position, TYPE, _POSITION),
            (position, _START, ox.Literal(str(start), datatype=INTEGER)),
            (position, _END, ox.Literal(str(end), datatype=INTEGER)),
            (exact, TYPE, _QUOTE),
            (exact, _EXACT, ox.Literal(quote)),
        ]
        text = self._document.text
        if text.find(quote) != start or text.find(quote, start + 1) != -1:
            # Only a quote that stands in several places needs its neighbours to be found again.
            triples.append((exact, _PREFIX, ox.Literal(text[max(0, start - _CONTEXT) : start])))
            triples.append((exact, _SUFFIX, ox.Literal(text[end : end + _CONTEXT])))
        self.quads.extend(ox.Quad(*triple, self._source) for triple in triples)
        return target


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 40 else quote[:37] + "...")
