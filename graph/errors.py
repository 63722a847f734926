"""What can go wrong, as one tree.

AccordError
├── UsageError            the request itself is off: an unknown option value, a missing parameter (exit 2)
├── InputError            a document or a record cannot be read (exit 3)
├── VocabularyError       a file of the ontology does not hold what it should (exit 4)
├── ModelError            a language pipeline is missing or does not fit (exit 5)
├── StoreError            the store cannot be opened, read or written (exit 6)
│   └── StoreLockedError  another process has the store open for writing (exit 6)
├── QueryError            SPARQL that does not parse, or a query that may not run (exit 7)
├── RequestError          a server will not do what a request asks (an HTTP status goes with it)
├── EvidenceError         a quote is not what the text holds at its offsets (exit 8)
└── ValidationError       the graph does not conform to its shapes (exit 8)

Every message is one line that says what is wrong and where (file, line, key). The command line
prints that line on stderr and exits with the class's `exit_code`; nothing else translates errors.
A run that went on past bad inputs ends with `PARTIAL`.
"""

from __future__ import annotations

from pathlib import Path

PARTIAL = 9
"""Exit code of a run that finished but had to leave some of its inputs out."""


class AccordError(Exception):
    """Raised for anything that accord can explain in one line; the base of all the others."""

    exit_code = 1

    def __init__(self, message: str, *, file: str | Path | None = None, line: int | None = None) -> None:
        self.file = None if file is None else str(file)
        self.line = line
        place = "" if self.file is None else self.file if line is None else f"{self.file}:{line}"
        super().__init__(f"{place}: {message}" if place else message)


class UsageError(AccordError):
    """Raised when what was asked for makes no sense: an unknown format, a parameter that is missing."""

    exit_code = 2


class InputError(AccordError):
    """Raised when a document cannot be read: missing, empty, binary, not UTF-8, not permitted, broken JSON."""

    exit_code = 3


class VocabularyError(AccordError):
    """Raised when a file of the ontology is missing, does not parse, or names something unknown."""

    exit_code = 4


class ModelError(AccordError):
    """Raised when a language pipeline is not installed, has no parser, or was made for another spaCy."""

    exit_code = 5


class StoreError(AccordError):
    """Raised when the store cannot be opened, read or written; it is left as it was."""

    exit_code = 6


class StoreLockedError(StoreError):
    """Raised when another process has the store open for writing."""


class QueryError(AccordError):
    """Raised when SPARQL does not parse, is of the wrong kind, or names an unknown question."""

    exit_code = 7


class RequestError(AccordError):
    """Raised when a server will not do what a request asks: over a limit, no token, no such media type."""

    status = 400

    @classmethod
    def of(cls, status: int, message: str) -> RequestError:
        """Make the error that goes with an HTTP status."""
        error = cls(message)
        error.status = status
        return error


class EvidenceError(AccordError):
    """Raised when a quote is not what the document's text holds between its offsets."""

    exit_code = 8


class ValidationError(AccordError):
    """Raised when a graph does not conform to the shapes of the ontology."""

    exit_code = 8
