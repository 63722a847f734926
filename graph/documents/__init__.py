"""Documents: from files, folders and standard input to texts cut into blocks, page furniture told apart.

`Document.text` is what was read, character for character, and is what all offsets count in: of a
text file the decoded file (line ends as they are, a byte order mark left out), of Markdown the whole
file with its front matter, of a JSON record its `text`, of an HTML page what the reader extracted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..errors import InputError
from ..records import Document, Report
from .assemble import Assembler
from .readers import drafts
from .sources import Source, bare_message, find_sources

__all__ = ["read"]


def read(paths: Sequence[str], report: Report) -> Iterator[Document]:
    """The documents of files, folders (all below, known endings, in order) and `-` for standard input.

    Standard input is JSON lines if its first character is `{`, else one text. A missing path, an
    empty folder or a device raises InputError at the call, before anything is read; a file or a
    record that turns out to be no document is entered in `report` with the reason, and the others
    are read. `report.read` counts the documents handed out.
    """
    return _documents(find_sources(paths, report), report)


def _documents(sources: Sequence[Source], report: Report) -> Iterator[Document]:
    assembler = Assembler()
    for source in sources:
        try:
            for draft in drafts(source, report):
                document = assembler.document(draft, source.name, source.stem)
                report.read += 1
                yield document
        except InputError as error:
            report.skip(source.name, bare_message(error), error.line)
