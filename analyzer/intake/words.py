"""The codes of a check in words: survey tools, kinds of identifiers, and why rows were left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.rows import EMPTY, HEADING, TOTAL, TWICE
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.text import Sentence

TOOLS: Mapping[str, Sentence | str] = {
    "google-forms": "Google Forms",
    "generic": sentence("a table from another tool or from Excel"),
}
KINDS: Mapping[str, Sentence] = {
    "email": sentence("e-mail address"),
    "name": sentence("name of a person"),
    "username": sentence("user name"),
    "ip": sentence("internet address"),
    "location": sentence("place of a person"),
    "access code": sentence("code of a respondent"),
    "personnel number": sentence("personnel number"),
    "phone": sentence("phone number"),
    "date of birth": sentence("date of birth"),
    "address": sentence("home address"),
    "device": sentence("device of a respondent"),
    "bank account": sentence("bank account"),
    "citizen number": sentence("citizen service number"),
    "profile": sentence("profile page"),
    "link": sentence("link to a page or file"),
    "nearly unique": sentence("a value of their own for nearly everybody"),
}
REASONS: Mapping[str, Sentence] = {
    EMPTY: sentence("empty forms"),
    HEADING: sentence("headings in the middle of the file"),
    TOTAL: sentence("totals below the answers"),
    TWICE: sentence("rows that were pasted twice"),
}


def in_words(code: str) -> Sentence | str:
    """What a code of a check is called for the reader; a code that has no word is itself."""
    return TOOLS.get(code) or KINDS.get(code) or REASONS.get(code) or code
