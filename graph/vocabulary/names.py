"""How surface forms of names are compared: what counts as the same spelling, and what as an acronym."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02bb\u02bf\u02be\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        # letters that no decomposition reduces to a base letter
        "\u0131": "i",
        "\u0142": "l",
        "\u0141": "L",
        "\u00f8": "o",
        "\u00d8": "O",
        "\u0111": "d",
        "\u0110": "D",
        "\u00ad": None,
        "\u200b": None,
    }
)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}|\b(?:[^\W\d_]\.)+[^\W\d_]\b")
_POSSESSIVE = re.compile(r"(?<=\w)'[sS]?$")


def plain(surface: str) -> str:
    r"""The surface with plain quotes, dashes and spaces, without a possessive ending; case and article are kept.

    >>> plain("the\u00a0United States\u2019")
    'the United States'
    >>> plain("Hamas\u2019s")
    'Hamas'
    """
    if not surface.isascii():
        surface = unicodedata.normalize("NFKC", surface).translate(_PLAIN)
    text = " ".join(surface.split())
    return _POSSESSIVE.sub("", text) if "'" in text else text


def without_article(text: str) -> str:
    """The text without a leading "the"."""
    return text[4:] if text[:4].lower() == "the " else text


def undotted(text: str) -> str:
    """The text with the dots of its abbreviations dropped.

    >>> undotted("U.S. Navy")
    'US Navy'
    >>> undotted("St. Lucia")
    'St. Lucia'
    """
    return _DOTTED.sub(lambda match: match[0].replace(".", ""), text) if "." in text else text


def normalise(surface: str) -> str:
    r"""The key under which spellings of one name meet.

    Compatibility forms, case, accents, curly quotes, dashes (as good as spaces), a leading "the", a
    possessive ending and the dots of abbreviations make no difference.

    >>> normalise("Côte d\u2019Ivoire\u2019s")
    "cote d'ivoire"
    >>> normalise("the U.S."), normalise("al-Shabaab")
    ('us', 'al shabaab')
    """
    if surface.isascii() and surface.isalpha():
        return surface.lower()
    text = undotted(without_article(plain(surface)))
    if "-" in text:
        text = " ".join(text.replace("-", " ").split())
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", "".join(char for char in parts if not unicodedata.combining(char)))
    return text.casefold()


def acronym_key(surface: str) -> str | None:
    """The key of an acronym, case kept and dots dropped; None for what does not look like one.

    >>> acronym_key("the U.S."), acronym_key("US"), acronym_key("us"), acronym_key("Who")
    ('US', 'US', None, None)
    """
    text = without_article(plain(surface)).replace(".", "")
    return text if sum(char.isupper() for char in text) > 1 else None
