"""The sheet *questions* of the survey workbook: a row per question, with drop-downs for what a person must choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from analyzer.sheets.safe import text_cell
from analyzer.sheets.workbook import write_headings
from analyzer.surveys.own.how_to import TO_CHECK
from analyzer.surveys.own.look import choose, font, heighten, listed
from analyzer.surveys.own.words import ANSWER, QUESTIONS, SHEETS, USES, YES_NO, word
from analyzer.text import Text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.surveys.own.quiz import Own, Row

MOST_COURSES = 40
"""Rows on the sheet with courses from which the drop-down of a question takes its list."""

_SPARE = 30
_WIDTHS = (60, 16, 24, 30, 24, 14, 40)
_ANSWER_WIDTH = 24
_COLUMN = {name: column for column, name in enumerate(QUESTIONS, 1)}
_ANSWERS = len(QUESTIONS) + 1
_GUESS = PatternFill("solid", fgColor="FFF2CC")


def write_questions(sheet: Worksheet, own: Own) -> None:
    """All questions; the titles of courses to choose from are those on the sheet with courses."""
    most = max((len(row.answers) for row in own.rows), default=0)
    headings = [word(names, own.language) for names in QUESTIONS.values()]
    answers = [f"{word(ANSWER, own.language)} {number}" for number in range(1, max(most, 2) + 1)]
    write_headings(sheet, [*headings, *answers], (*_WIDTHS, *(_ANSWER_WIDTH for _ in answers)))
    sheet.row_dimensions[1].height = 48
    for place, row in enumerate(own.rows, 2):
        _write_row(sheet, place, row, own.language)
    last = len(own.rows) + 1 + _SPARE
    _offer(sheet, listed(USES.values(), own.language), "use", last)
    _offer(sheet, listed(YES_NO.values(), own.language), "several", last)
    begin = f"{quote_sheetname(word(SHEETS['courses'], own.language))}!"
    filled = f"MAX(1,COUNTA({begin}$A$2:$A${MOST_COURSES + 1}))"  # without the blank rows, at which Excel would open the list
    _offer(sheet, f"OFFSET({begin}$A$2,0,0,{filled},1)", "course", last)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings) + len(answers))}{len(own.rows) + 1}"


def _write_row(sheet: Worksheet, place: int, row: Row, language: str) -> None:
    marks = Text(language)
    written = {
        "question": row.question,
        "use": word(USES[row.use], language),
        "course": row.course,
        "right": "; ".join(row.right),
        "dont_know": row.dont_know,
        "several": word(YES_NO["yes" if row.several else "no"], language),
        "guessed": ", ".join(marks.say(TO_CHECK[name]) for name in row.guessed),
    }
    wrapped = []
    for name, value in written.items():
        if value:
            cell = text_cell(sheet, place, _COLUMN[name], value)
            wrapped.append((cell, _WIDTHS[_COLUMN[name] - 1]))
            if name in row.guessed or (name == "right" and "doubtful" in row.guessed):
                _mark(cell)
    wrapped += [(text_cell(sheet, place, _ANSWERS + number, answer), _ANSWER_WIDTH) for number, answer in enumerate(row.answers)]
    heighten(sheet, place, wrapped)
    if row.answers:
        _offer_answers(sheet, place, len(row.answers))


def _mark(cell: Cell) -> None:
    """A guess looks like one; a column in words says so too."""
    cell.fill = _GUESS
    cell.font = font(italic=True)


def _offer_answers(sheet: Worksheet, place: int, count: int) -> None:
    """The answers of a row as a choice; something else may be typed, for several answers are written in one cell."""
    first, last = get_column_letter(_ANSWERS), get_column_letter(_ANSWERS + count - 1)
    offered = DataValidation(type="list", formula1=f"${first}${place}:${last}${place}", allow_blank=True, showErrorMessage=False)
    for name in ("right", "dont_know"):
        offered.add(f"{get_column_letter(_COLUMN[name])}{place}")
    sheet.add_data_validation(offered)


def _offer(sheet: Worksheet, choices: str, name: str, last: int) -> None:
    """A choice for every row of a column."""
    letter = get_column_letter(_COLUMN[name])
    choose(sheet, choices, f"{letter}2:{letter}{last}")
