"""Writing the workbook with questions: a row per question, with its answers as a list to choose from."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from analyzer.intake.mapping_words import HEADINGS, HOW_TO, KEY, SHEETS, label_heading, value_heading
from analyzer.sheets.safe import text_cell
from analyzer.sheets.workbook import new_workbook, workbook_bytes, write_headings
from analyzer.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.model.question import Choice, Question

_WIDTHS = (6, 34, 70, 34)
_LINE = 15
_WRAP = 1.15  # lines break between words, so that some of their room is lost
_GUESS = PatternFill("solid", fgColor="FFF2CC")
_ANSWER = list(HEADINGS).index("answer") + 1
_KEY = len(HEADINGS) + 1
_LABELS = _KEY + 1


def write(questions: Sequence[Question], decisions: Mapping[str, str], language: str) -> bytes:
    """The workbook in a language (``nl`` or ``en``), filled in with what was decided, else with our guess.

    What each choice is called stands beside the question in hidden columns, in both languages, so that sorting or removing rows does no
    harm.
    """
    workbook = new_workbook()
    how_to = workbook.create_sheet(SHEETS["how_to"][language])
    sheet = workbook.create_sheet(SHEETS["questions"][language])
    _write_how_to(how_to, Text(language))
    most = max((len(question.choices) for question in questions), default=0)
    _write_headings(sheet, most, language)
    for row, question in enumerate(questions, 2):
        _write_question(sheet, row, question, question.decided(decisions), language)
        _write_choices(sheet, row, question.choices, most, language)
    return workbook_bytes(workbook)


def _write_how_to(sheet: Worksheet, text: Text) -> None:
    sheet.column_dimensions["A"].width = 110
    for row, line in enumerate(HOW_TO, 1):
        cell = text_cell(sheet, row, 1, text.say(line))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=row == 1)


def _write_headings(sheet: Worksheet, most: int, language: str) -> None:
    labels = [label_heading(number, each) for each in _languages(language) for number in range(1, most + 1)]
    hidden = [KEY, *labels, *(value_heading(number) for number in range(1, most + 1))]
    write_headings(sheet, [*(names[language] for names in HEADINGS.values()), *hidden], _WIDTHS)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column in range(_KEY, _KEY + len(hidden)):
        sheet.column_dimensions[get_column_letter(column)].hidden = True


def _write_question(sheet: Worksheet, row: int, question: Question, decided: str | None, language: str) -> None:
    """What a person sees, the number of the question first."""
    text = Text(language)
    filled = decided or question.guess
    answer = next((text.place(choice.label) for choice in question.choices if choice.value == filled), "")
    shown = (str(row - 1), text.say(question.where), text.say(question.message), answer)
    for column, value in enumerate(shown, 1):
        text_cell(sheet, row, column, value).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[row].height = _LINE * max(ceil(len(value) / width * _WRAP) for value, width in zip(shown, _WIDTHS, strict=True))
    cell = sheet.cell(row, _ANSWER)
    cell.number_format = "@"  # so that Excel makes no date of an answer such as 1-3
    if answer and decided is None:
        cell.fill, cell.font = _GUESS, Font(italic=True)
    text_cell(sheet, row, _KEY, question.key)


def _write_choices(sheet: Worksheet, row: int, choices: Sequence[Choice], most: int, language: str) -> None:
    """The labels in the language of the workbook, from which the answer takes its list, those in the other, and the values."""
    for block, each in enumerate(_languages(language)):
        text = Text(each)
        for number, choice in enumerate(choices):
            text_cell(sheet, row, _LABELS + block * most + number, text.place(choice.label))
    for number, choice in enumerate(choices):
        text_cell(sheet, row, _LABELS + len(LANGUAGES) * most + number, choice.value)
    first, last = get_column_letter(_LABELS), get_column_letter(_LABELS + len(choices) - 1)
    offered = DataValidation(type="list", formula1=f"${first}${row}:${last}${row}", allow_blank=True, showErrorMessage=True)
    offered.add(f"{get_column_letter(_ANSWER)}{row}")
    sheet.add_data_validation(offered)


def _languages(first: str) -> list[str]:
    """Both languages, that of the workbook first."""
    return sorted(LANGUAGES, key=lambda language: language != first)
