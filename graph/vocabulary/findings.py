"""What a lint of the ontology's files reports: one finding a line, sorted, never an exception."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a file of the ontology that is not as it should be."""

    file: str
    line: int | None
    """The line where the thing concerned begins; None where the file as a whole is meant."""
    key: str
    """The thing concerned: an id, a table, a name."""
    message: str

    def __str__(self) -> str:
        """One line for a terminal.

        >>> str(Finding("actors/states.ttl", 12, "chad", "has no skos:prefLabel"))
        'actors/states.ttl:12: chad: has no skos:prefLabel'
        """
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.key}: {self.message}"

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sorts findings by file, line, key and message."""
        return (self.file, self.line or 0, self.key, self.message)
