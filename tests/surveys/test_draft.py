"""The workbook that somebody completes: what is filled in, what is marked as a guess, what can be chosen, and that nothing in it runs."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer import surveys
from analyzer.model.outline import Asked, Outline
from analyzer.surveys.own.words import COURSES, QUESTIONS, SHEETS, declines, means_dont_know, word

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TODAY = date(2026, 11, 25)
OUTLINE = Outline(
    "google-forms",
    40,
    (
        Asked("In which team do you work?", ("Sales", "IT"), 0, use="department"),
        Asked("What is your level?", ("Staff", "Manager"), 2, use="level"),
        Asked("Is this safe?", ("Yes", "No", "yes.", "I don't know"), 3, right=("No",)),
        Asked("Which of these?", ("a; b", "c", "d"), 0, several=True, right=("a; b", "d")),
        Asked("Your remarks", ("none", "nice"), 9, use="unused"),
    ),
)


def _drafted(outline: Outline = OUTLINE, language: str = "en") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(surveys.draft(outline, language, TODAY)))


def _row(sheet: Worksheet, number: int) -> dict[str, str]:
    cells = [sheet.cell(number, column).value or "" for column in range(1, len(QUESTIONS) + 1)]
    return dict(zip(QUESTIONS, cells, strict=True))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sheets_and_headings_are_in_the_language(language: str) -> None:
    workbook = _drafted(language=language)
    assert workbook.sheetnames == [word(names, language) for names in SHEETS.values()]
    questions, courses = workbook.worksheets[1:3]
    assert [cell.value for cell in questions[1]][: len(QUESTIONS)] == [word(names, language) for names in QUESTIONS.values()]
    assert [cell.value for cell in courses[1]] == [word(names, language) for names in COURSES.values()]


def test_what_the_file_tells_is_filled_in() -> None:
    sheet = _drafted()["questions"]
    third, fourth = _row(sheet, 4), _row(sheet, 5)
    assert (third["use"], third["course"], third["right"], third["dont_know"], third["several"]) == (
        "question",
        "Course 1",
        "No",
        "I don't know",
        "no",
    )
    assert (fourth["right"], fourth["several"]) == ("a; b; d", "yes")
    assert _row(sheet, 2)["use"] == "department"
    assert _row(sheet, 6) | {"guessed": ""} == dict.fromkeys(QUESTIONS, "") | {
        "question": "Your remarks",
        "use": "not used",
        "several": "no",
    }


def test_answers_that_read_the_same_are_offered_once() -> None:
    sheet = _drafted()["questions"]
    first = len(QUESTIONS) + 1
    assert [sheet.cell(4, first + place).value for place in range(4)] == ["Yes", "No", "I don't know", None]


def test_guesses_are_marked_in_colour_and_in_words() -> None:
    sheet = _drafted()["questions"]
    columns = {name: column for column, name in enumerate(QUESTIONS, 1)}
    marked = {name for name, column in columns.items() if sheet.cell(4, column).fill.fgColor.rgb == "00FFF2CC"}
    assert marked == {"use", "course", "right", "dont_know"}
    assert "the answer for don't know" in _row(sheet, 4)["guessed"]
    assert "only one person gave" in _row(sheet, 4)["guessed"]
    assert "only one person gave" not in _row(sheet, 5)["guessed"]


def test_a_question_offers_its_own_answers_and_the_courses() -> None:
    sheet = _drafted()["questions"]
    offered = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert offered["D4 E4"] == "$H$4:$J$4"
    course = next(formula for cells, formula in offered.items() if cells.startswith("C2:"))
    assert "courses'!$A$2" in course
    assert all(len(formula) < 255 for formula in offered.values())


def test_the_day_and_a_course_to_begin_with() -> None:
    workbook = _drafted()
    assert workbook["survey"]["B2"].value.date() == TODAY
    assert [cell.value for cell in workbook["courses"][2]] == ["Course 1", 65, "workshop", 2, 8, 14]


def test_nothing_from_the_file_becomes_a_formula() -> None:
    tempting = '=HYPERLINK("http://x")', "+1", "-2", "@sum(A1)", "#N/A", "\t=1"
    outline = Outline("generic", 9, tuple(Asked(text, tempting, 0, right=(text,)) for text in tempting))
    workbook = _drafted(outline)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}]
    assert all(cell.quotePrefix for cell in cells if str(cell.value)[:1] in {"=", "+", "-", "@", "\t"})


def test_the_same_outline_gives_the_same_bytes() -> None:
    assert surveys.draft(OUTLINE, "nl", TODAY) == surveys.draft(OUTLINE, "nl", TODAY)


def test_an_outline_without_questions_is_a_workbook_as_well() -> None:
    assert _drafted(Outline("generic", 0, ()))["questions"].max_row == 1


@pytest.mark.parametrize(
    "answer", ["Weet ik niet", "Dat weet ik niet.", "Ik weet het niet", "Weet niet", "I don't know", "Don\u2019t know", "Not sure"]
)
def test_dont_know_is_recognised(answer: str) -> None:
    assert means_dont_know(answer)


@pytest.mark.parametrize("answer", ["Niet", "Know", "I don't know him", "Weet ik", ""])
def test_other_answers_are_not_dont_know(answer: str) -> None:
    assert not means_dont_know(answer)


@pytest.mark.parametrize("answer", ["Zeg ik liever niet", "Prefer not to say", "I'd rather not say", "Dat zeg ik liever niet"])
def test_declining_is_recognised(answer: str) -> None:
    assert declines(answer)


def test_a_right_answer_on_which_the_file_contradicts_itself_is_a_guess() -> None:
    outline = Outline("microsoft-forms", 9, (Asked("Is it?", ("Yes", "No"), 0, right=("No",), doubtful=True), OUTLINE.asked[2]))
    sheet = _drafted(outline)["questions"]
    column = list(QUESTIONS).index("right") + 1
    assert "contradict each other" in _row(sheet, 2)["guessed"]
    assert "from the points" not in _row(sheet, 2)["guessed"]
    assert sheet.cell(2, column).fill.fgColor.rgb == sheet.cell(2, 2).fill.fgColor.rgb
    assert "contradict" not in _row(sheet, 3)["guessed"]
