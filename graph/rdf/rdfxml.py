"""RDF/XML and what XML asks for: no control characters, line ends that survive, attributes in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from .turtle import order, write

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOT = re.compile(rb"<rdf:RDF ([^>]*)>")


def allowed(text: str) -> str:
    """Replace the characters that XML 1.0 cannot hold by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def rdfxml(triples: Iterable[ox.Triple | ox.Quad]) -> bytes:
    """Write triples as RDF/XML, each once, sorted."""
    unique = {(triple.subject, triple.predicate, _allowed(triple.object)): None for triple in triples}
    written = write(sorted((ox.Triple(*parts) for parts in unique), key=order), ox.RdfFormat.RDF_XML)
    # A bare carriage return would be read back as a line feed; literals are all that can hold one.
    written = written.replace(b"\r", b"&#xD;")
    found = _ROOT.search(written)
    if found is None:
        return written + b"\n"
    attributes = b" ".join(sorted(found[1].split()))
    return written[: found.start(1)] + attributes + written[found.end(1) :] + b"\n"


def _allowed(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if not isinstance(term, ox.Literal) or _FORBIDDEN.search(term.value) is None:
        return term
    if term.language is not None:
        return ox.Literal(allowed(term.value), language=term.language)
    return ox.Literal(allowed(term.value), datatype=term.datatype)
