"""The codes of a check in words: survey tools, kinds of identifiers, and why rows were left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake.rows import EMPTY, EXPORTED_TWICE, FOOTNOTE, HEADING, TOTAL, TWICE
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.text import Sentence

TOOLS: Mapping[str, Sentence | str] = {
    "google-forms": "Google Forms",
    "microsoft-forms": "Microsoft Forms",
    "surveymonkey": "SurveyMonkey",
    "limesurvey": "LimeSurvey",
    "qualtrics": "Qualtrics",
    "typeform": "Typeform",
    "kobo": "KoboToolbox",
    "redcap": "REDCap",
    "alchemer": "Alchemer",
    "spss": "SPSS",
    "generic": sentence("a table from another tool or from Excel"),
}
KINDS: Mapping[str, Sentence] = {
    "email": sentence("e-mail address"),
    "name": sentence("name of a person"),
    "username": sentence("user name"),
    "ip": sentence("internet address"),
    "location": sentence("place of a person"),
    "access code": sentence("code of a respondent"),
    "response number": sentence("number of a response"),
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
    FOOTNOTE: sentence("lines of text below the answers"),
    TOTAL: sentence("totals below the answers"),
    TWICE: sentence("rows that were pasted twice"),
    EXPORTED_TWICE: sentence("responses that were in the files twice"),
    "preview": sentence("previews by the maker of the survey"),
    "test": sentence("test answers"),
    "spam": sentence("answers that the survey tool marked as spam"),
    "unfinished": sentence("forms that were not finished"),
}


def in_words(code: str) -> Sentence | str:
    """What a code of a check is called for the reader; a code that has no word is itself."""
    return TOOLS.get(code) or KINDS.get(code) or REASONS.get(code) or code
