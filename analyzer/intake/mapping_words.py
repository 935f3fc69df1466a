"""The words of the workbook with questions: what its sheets and headings are called, and the page that explains how to fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from analyzer.sheets.plain import plain
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shown = Literal["number", "where", "question", "answer"]

SHEETS: Mapping[str, Mapping[str, str]] = {
    "how_to": {"nl": "uitleg", "en": "how to"},
    "questions": {"nl": "vragen", "en": "questions"},
}

HEADINGS: Mapping[Shown, Mapping[str, str]] = {
    "number": {"nl": "Nr.", "en": "No."},
    "where": {"nl": "Waar", "en": "Where"},
    "question": {"nl": "Vraag", "en": "Question"},
    "answer": {"nl": "Jouw antwoord", "en": "Your answer"},
}
"""What a person sees; the hidden columns to the right have the same names in both languages."""

KEY, VALUE, LABEL = "key", "value", "label"

HOW_TO = (
    sentence("Questions about your file"),
    sentence("Something in your file can be understood in more than one way. You know which is meant; we do not."),
    sentence("Go to the sheet with questions. Choose an answer from the list in each cell of the column “Your answer”."),
    sentence("Yellow answers are our guess. Look at each of them, and choose another answer where we are wrong."),
    sentence("A question that you leave empty is asked again. Leave the other columns as they are, also those that are hidden."),
    sentence("Save the workbook and give it along with the same file: on the command line with --mapping."),
)


def columns(headings: Sequence[str]) -> dict[str, int]:
    """The place of each column that we need, by its name in this module; of two that are equal the first."""
    names = {plain(text): name for name, texts in HEADINGS.items() for text in texts.values()}
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        found.setdefault(names.get(plain(heading), plain(heading)), place)
    return found


def value_heading(number: int) -> str:
    """The heading of the column with the value of a choice (from 1)."""
    return f"{VALUE} {number}"


def label_heading(number: int, language: str) -> str:
    """The heading of the column with what a choice (from 1) is called in a language."""
    return f"{LABEL} {number} {language}"
