"""The layout of a survey tool: headings and rows as its export has them, and the file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.segment import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    import pandas as pd
    from numpy.typing import NDArray

    from analyzer.model.responses import Responses
    from analyzer.model.survey import Survey, Wording

RATHER_NOT_SAY = "rather_not_say"

GOOGLE_WORDS = {
    "nl": ("Tijdstempel", "Formulierreacties 1", "d-m-yyyy h:mm:ss"),
    "en": ("Timestamp", "Form Responses 1", "m/d/yyyy h:mm:ss"),
}
"""What Google Forms itself writes: the heading of the time, the name of the sheet, and how a spreadsheet shows a time."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export before it is a file: one row of headings, and a row of text per respondent with a moment in its first column."""

    headings: list[str]
    rows: list[list[str]]
    moments: list[datetime]
    sheet: str
    time_format: str


def google_forms(survey: Survey, responses: Responses, moments: NDArray[np.datetime64], language: str) -> Export:
    """The linked sheet of a Google form: time, knowledge and statements as asked, then what was asked about the group.

    Headings are the wording of the questions, answers that of the options. Several options in one answer are joined with a comma. Raises
    ValueError for a language that has no such layout.
    """
    if language not in GOOGLE_WORDS:
        raise ValueError(f"language is {language!r}; it must be one of {', '.join(GOOGLE_WORDS)}")
    wording = survey.wording(language)
    heading, sheet, time_format = GOOGLE_WORDS[language]
    when = moments.tolist()
    headings, columns = [heading], [[_moment(moment, language) for moment in when]]
    for item in survey.items:
        said = wording.items[item.id]
        headings.append(said.text)
        columns.append(_texts(responses.answers[item.id], said.options))
    for segmentation in survey.segmentations:
        own = wording.segmentations[segmentation.id]
        headings.append(own.text or own.title)
        columns.append(_texts(responses.segments[segmentation.id], {UNKNOWN: unwilling(wording, segmentation.id), **own.options}))
    return Export(headings, [list(row) for row in zip(*columns, strict=True)], when, sheet, time_format)


LAYOUTS: Mapping[str, Callable[[Survey, Responses, NDArray[np.datetime64], str], Export]] = {"google-forms": google_forms}


def unwilling(wording: Wording, segmentation: str) -> str:
    """How somebody says that they would rather not say; empty where no question offers it."""
    own = wording.segmentations[segmentation].options.get(RATHER_NOT_SAY)
    others = (other.options[RATHER_NOT_SAY] for other in wording.segmentations.values() if RATHER_NOT_SAY in other.options)
    return own or next(others, "")


def as_csv(export: Export) -> bytes:
    """The export as Google writes it: UTF-8 without a mark, commas, quotes only where needed."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([export.headings, *export.rows])
    return written.getvalue().encode()


def as_xlsx(export: Export) -> bytes:
    """The export as a workbook; times are real dates, everything else is text."""
    from analyzer.sheets.safe import text_cell
    from analyzer.sheets.workbook import new_workbook, workbook_bytes

    book = new_workbook()
    sheet = book.create_sheet(export.sheet)
    for row, texts in enumerate([export.headings, *export.rows], start=1):
        for column, value in enumerate(texts, start=1):
            if value:
                text_cell(sheet, row, column, value)
    for row, moment in enumerate(export.moments, start=2):
        sheet.cell(row, 1, moment).number_format = export.time_format
    return workbook_bytes(book)


FILES: Mapping[str, Callable[[Export], bytes]] = {"csv": as_csv, "xlsx": as_xlsx}


def _moment(moment: datetime, language: str) -> str:
    """A time as the sheet shows it: ``5-10-2026 09:14:03`` in Dutch, ``10/5/2026 9:14:03`` in English."""
    if language == "nl":
        return f"{moment.day}-{moment.month}-{moment.year} {moment:%H:%M:%S}"
    return f"{moment.month}/{moment.day}/{moment.year} {moment.hour}:{moment:%M:%S}"


def _texts(column: pd.Series, wording: Mapping[str, str]) -> list[str]:
    """The answers of a categorical column in words; a blank is an empty text."""
    said = [", ".join(wording.get(option, option) for option in str(answer).split("+")) for answer in column.cat.categories]
    table = np.array([*said, ""], dtype=object)
    texts: list[str] = table[column.cat.codes.to_numpy()].tolist()
    return texts
