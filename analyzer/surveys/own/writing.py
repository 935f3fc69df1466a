"""Writing the survey workbook: a page that explains, the questions with their drop-downs, the courses, and what the survey is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from analyzer.sheets.safe import text_cell
from analyzer.sheets.workbook import new_workbook, workbook_bytes, write_headings
from analyzer.surveys.own.how_to import HOW_TO
from analyzer.surveys.own.look import choose, font, heighten, listed
from analyzer.surveys.own.rows import MOST_COURSES, write_questions
from analyzer.surveys.own.words import COURSES, FORMS, SHEETS, SURVEY, word
from analyzer.text import LANGUAGES, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.surveys.own.quiz import Course, Own

_WIDE = 110


def write(own: Own) -> bytes:
    """The workbook in the language of the questionnaire (``nl`` or ``en``)."""
    workbook = new_workbook()
    sheets = {name: workbook.create_sheet(word(names, own.language)) for name, names in SHEETS.items()}
    _write_how_to(sheets["how_to"], Text(own.language))
    write_questions(sheets["questions"], own)
    _write_courses(sheets["courses"], own)
    _write_survey(sheets["survey"], own)
    return workbook_bytes(workbook)


def _write_how_to(sheet: Worksheet, text: Text) -> None:
    sheet.column_dimensions["A"].width = _WIDE
    for row, line in enumerate(HOW_TO, 1):
        cell = text_cell(sheet, row, 1, text.say(line))
        cell.font = font(bold=row == 1)
        heighten(sheet, row, [(cell, _WIDE)])


def _write_courses(sheet: Worksheet, own: Own) -> None:
    write_headings(sheet, [word(names, own.language) for names in COURSES.values()], (50, 16, 16, 10, 16, 16))
    for place, course in enumerate(own.courses, 2):
        _write_course(sheet, place, course, own.language)
    choose(sheet, listed(FORMS.values(), own.language), f"C2:C{MOST_COURSES + 1}")


def _write_course(sheet: Worksheet, place: int, course: Course, language: str) -> None:
    text_cell(sheet, place, 1, course.title)
    text_cell(sheet, place, 3, word(FORMS[course.form], language))
    for column, number in ((2, course.norm), (4, course.hours), (5, course.least), (6, course.most)):
        if number is not None:
            sheet.cell(place, column).value = number


def _write_survey(sheet: Worksheet, own: Own) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 32, 50
    for place, names in enumerate(SURVEY.values(), 1):
        text_cell(sheet, place, 1, word(names, own.language)).font = font(bold=True)
    text_cell(sheet, 1, 2, own.title)
    if own.checked:
        sheet.cell(2, 2).value = own.checked
    sheet.cell(2, 2).number_format = "yyyy-mm-dd"
    sheet.cell(2, 2).alignment = Alignment(horizontal="left")
    text_cell(sheet, 3, 2, own.language)
    choose(sheet, f'"{",".join(LANGUAGES)}"', "B3")
