"""The workbook with questions: what a person sees, and what comes back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer.intake import mapping
from analyzer.model.problem import Unreadable
from analyzer.model.question import Choice, Question
from analyzer.sheets.safe import text_cell
from analyzer.text import Text, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

SPELLING = Question(
    "spelling:Marketting",
    sentence("Column {column}", column="Afdeling"),
    sentence("Is {one} the same as {other}?", one="Marketting", other="Marketing"),
    (Choice("same", sentence("The first")), Choice("apart", sentence("The second")), Choice("1-3", "1-3")),
    "same",
)
TABLES = Question("beside:F", sentence("The table"), sentence("Which?"), (Choice("first", "=1+1"), Choice("second", "@SUM")))
BOTH = (SPELLING, TABLES)


@pytest.fixture
def completed(tmp_path: Path) -> Callable[..., Path]:
    """The workbook as somebody leaves it after changing cells."""

    def complete(change: Callable[[Worksheet], object] | None = None, language: str = "nl") -> Path:
        workbook = openpyxl.load_workbook(io.BytesIO(mapping.write(BOTH, {}, language)))
        if change:
            change(workbook.worksheets[1])
        path = tmp_path / "answers.xlsx"
        workbook.save(path)
        return path

    return complete


def _answers(*texts: str | None) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row, text in enumerate(texts, 2):
            text_cell(sheet, row, 4, text or "")

    return fill


def _sheet(language: str = "en", decisions: dict[str, str] | None = None) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(mapping.write(BOTH, decisions or {}, language))).worksheets[1]


def _faults(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(Unreadable) as caught:
        mapping.read(path)
    say = Text("en").say
    return [(say(problem.where), say(problem.message)) for problem in caught.value.problems]


def test_a_person_sees_the_number_the_place_the_question_and_the_guess() -> None:
    sheet = _sheet()
    assert [cell.value for cell in sheet[1][:4]] == ["No.", "Where", "Question", "Your answer"]
    assert [cell.value for cell in sheet[2][:4]] == ["1", "Column Afdeling", "Is Marketting the same as Marketing?", "The first"]
    assert sheet["D3"].value is None or sheet["D3"].value == ""


def test_all_else_is_hidden() -> None:
    sheet = _sheet()
    hidden = {letter for letter, column in sheet.column_dimensions.items() if column.hidden}
    seen = {cell.column_letter for cell in sheet[1][:4]}
    assert sheet.max_column == 4 + 1 + 3 * 3
    assert hidden
    assert not hidden & seen


def test_each_answer_is_chosen_from_its_own_list() -> None:
    sheet = _sheet()
    lists = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert lists == {"D2": "$F$2:$H$2", "D3": "$F$3:$G$3"}
    assert [cell.value for cell in sheet["F2:H2"][0]] == ["The first", "The second", "1-3"]


def test_a_guess_looks_like_one_and_a_decision_does_not() -> None:
    assert _sheet()["D2"].font.italic
    decided = _sheet(decisions={SPELLING.key: "apart"})["D2"]
    assert (decided.value, bool(decided.font.italic)) == ("The second", False)


def test_nothing_becomes_a_formula() -> None:
    sheet = _sheet()
    assert [(cell.value, cell.data_type) for cell in sheet["F3:G3"][0]] == [("=1+1", "s"), ("@SUM", "s")]
    assert sheet["D2"].number_format == "@"


def test_it_is_the_same_file_each_time() -> None:
    assert mapping.write(BOTH, {}, "nl") == mapping.write(BOTH, {}, "nl")


def test_left_as_it_is_it_holds_the_guesses(completed: Callable[..., Path]) -> None:
    assert mapping.read(completed()) == {SPELLING.key: "same"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("answer", ["The second", "the  SECOND.", "apart", "De tweede"])
def test_either_language_and_the_value_are_understood(
    completed: Callable[..., Path], language: str, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analyzer.text._catalogue", lambda language: {"The second": ("De tweede",)} if language == "nl" else {})
    assert mapping.read(completed(_answers(answer, "=1+1"), language)) == {SPELLING.key: "apart", TABLES.key: "first"}


def test_rows_may_be_sorted_or_removed_and_sheets_renamed(completed: Callable[..., Path]) -> None:
    def turn(sheet: Worksheet) -> None:
        sheet.title = "Blad1"
        sheet.delete_rows(2)
        sheet["D2"].value = "@SUM"

    assert mapping.read(completed(turn)) == {TABLES.key: "second"}


def test_every_fault_is_said_at_once_by_cell(completed: Callable[..., Path]) -> None:
    def spoil(sheet: Worksheet) -> None:
        _answers("perhaps", "@SUM")(sheet)
        sheet["E3"].value = None

    where = "Workbook with questions, sheet vragen, cell {}"
    assert _faults(completed(spoil)) == [
        (where.format("D2"), "This is not one of the answers to this question."),
        (where.format("D3"), "We cannot see which question this answers: the hidden column “key” is empty here."),
    ]


def test_a_question_with_two_answers_is_a_fault(completed: Callable[..., Path]) -> None:

    def answer_apart(sheet: Worksheet) -> None:
        for column in range(5, sheet.max_column + 1):
            sheet.cell(3, column).value = sheet.cell(2, column).value
        sheet["D3"].value = "apart"

    assert _faults(completed(answer_apart)) == [
        ("Workbook with questions, sheet vragen, cell D3", "This question stands there twice, with two answers.")
    ]


def test_another_workbook_is_refused(completed: Callable[..., Path]) -> None:
    path = completed(lambda sheet: sheet.delete_cols(5))
    assert _faults(path) == [
        ("File answers.xlsx", "This is not the workbook with questions about your file, or columns have gone from it.")
    ]


def test_a_question_that_was_not_answered_is_a_problem() -> None:
    asked = mapping.still_asked(SPELLING)
    assert asked.severity == "ask"
    assert (asked.where, asked.message) == (SPELLING.where, SPELLING.message)
    assert "--mapping" in Text("en").say(asked.remedy)
