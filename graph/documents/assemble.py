"""Drafts become documents: cut into blocks, dated, and named so that no two of a run share an id."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from ..records import Date, Document, content_hash
from .classify import classify, headline, stands_alone
from .dateline import parse_date
from .draft import Draft
from .pieces import plain_pieces

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Assembler:
    """Makes documents of one run; remembers the ids that it has given."""

    taken: dict[str, str] = field(default_factory=dict)
    """Id -> the place (source and line) of the document that has it."""

    def document(self, draft: Draft, source: str, stem: str) -> Document:
        """The document of a draft from a source; `stem` names it where nothing else does."""
        place = source if draft.line is None else f"{source}:{draft.line}"
        pieces = draft.pieces
        if pieces is None:
            pieces = plain_pieces(draft.text, stands_alone)
        blocks, line_date = classify(draft.text, pieces, draft.title, is_page=draft.is_page)
        return Document(
            id=self._id(draft.id or stem, source, place),
            text=draft.text,
            blocks=blocks,
            source=source,
            reader=draft.reader,
            title=draft.title or headline(draft.text, blocks),
            date=self._date(draft, line_date, place),
            publisher=draft.publisher,
            url=draft.url,
        )

    def _id(self, wanted: str, source: str, place: str) -> str:
        """The id that was asked for, else with the hash of its source (of its place there, within one file)."""
        given, place_of_number = wanted, source
        number = 0
        while given in self.taken:
            given = f"{wanted}-{content_hash(place_of_number, length=8)}"
            number += 1
            place_of_number = f"{place}#{number}"
        if given != wanted:
            log.warning("%s: the id %r is taken by %s; named %r", place, wanted, self.taken[wanted], given)
        self.taken[given] = place
        return given

    def _date(self, draft: Draft, line_date: Date | None, place: str) -> Date | None:
        if draft.date is None:
            return line_date
        date = parse_date(draft.date)
        if date is None:
            log.warning("%s: %r is no date that can be read; the document is left without one", place, draft.date)
        return date
