"""HTML pages: trafilatura finds the article; its text is the document's, and offsets count in it."""

from __future__ import annotations

import trafilatura

from .draft import Draft, words_or_none

READER = f"html/trafilatura {trafilatura.__version__}"


def draft(html: str) -> Draft | None:
    """The article of a page with title, date, publisher and address as the page states them.

    None where trafilatura finds no article. Tables and comments are left out.
    """
    page = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only a date that the page states: guesses from numbers somewhere on it would be invented.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if page is None or isinstance(page, dict) or not page.text:
        return None
    return Draft(
        page.text,
        READER,
        title=words_or_none(page.title),
        date=words_or_none(page.date),
        publisher=words_or_none(page.sitename),
        url=words_or_none(page.url),
    )
