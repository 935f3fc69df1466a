"""A text as it is compared, and a text as it is shown.

Survey tools, spreadsheets and people change quotes, spaces, capitals and mark-up; two texts are the same when their plain forms are.
"""

from __future__ import annotations

import html
import re
import unicodedata

BLANK = (
    " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\xad\x00"
)
"""Characters that nobody sees: a cell of only these is blank."""

_TAG = re.compile(r"<[/a-zA-Z!][^<>]{0,300}>")
_SIGNS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_ENDING = " .:;,!?*\u2026"
_SHOWN = 200


def is_blank(text: str) -> bool:
    """Whether nothing can be seen in a cell."""
    return not text.strip(BLANK)


def plain(text: str) -> str:
    """A text as it is compared: no mark-up, straight quotes and hyphens, single spaces, small letters, no closing punctuation."""
    bare = html.unescape(_TAG.sub(" ", text)) if "<" in text or "&" in text else text
    if bare.isascii() and bare.isprintable():  # as most texts are: nothing to normalise
        whole = " ".join(bare.translate(_SIGNS).lower().split())
        return whole.strip(_ENDING) or whole
    bare = unicodedata.normalize("NFKC", bare)
    seen = "".join(sign for sign in bare.translate(_SIGNS) if unicodedata.category(sign) not in {"Cf", "Cc"} or sign in "\t\n\r")
    whole = " ".join(seen.casefold().split())
    return whole.strip(_ENDING) or whole


def unhyphened(text: str) -> str:
    """The name of a group as it is compared: plain, and a hyphen is a space."""
    bare = plain(text)
    return " ".join(bare.replace("-", " ").split()) or bare


def line(text: str) -> str:
    """A text in one line: single spaces, no mark-up, no control or direction marks."""
    bare = unicodedata.normalize("NFC", html.unescape(_TAG.sub(" ", text)))
    seen = "".join(" " if sign in BLANK else sign for sign in bare if sign in BLANK or unicodedata.category(sign) not in {"Cf", "Cc", "Cs"})
    return " ".join(seen.split())


def tidy(text: str) -> str:
    """A text as it is shown: in one line, of a length that fits a page."""
    whole = line(text)
    return whole if len(whole) <= _SHOWN else whole[: _SHOWN - 1].rstrip() + "…"
