"""What is wrong in a survey workbook is told at once, by sheet and cell, and nothing in one makes the program fail."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from analyzer import surveys
from analyzer.model.problem import Unreadable
from analyzer.surveys.own.writing import write
from tests.surveys.quiz import OWN

if TYPE_CHECKING:
    from analyzer.surveys.own.quiz import Row


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.xlsx"


def _changed(path: Path, *changes: tuple[str, str, Any]) -> dict[str, str]:
    """What is said, by place, after cells got another value: sheet, cell, value."""
    workbook = openpyxl.load_workbook(io.BytesIO(write(OWN)))
    for sheet, cell, value in changes:
        workbook[sheet][cell] = value
    workbook.save(path)
    told: dict[str, str] = {}
    for problem in surveys.verify(path):
        if problem.severity == "stop":
            told[str(problem.where)] = f"{told.get(str(problem.where), '')} {problem.message}"
    return told


def test_a_drafted_workbook_says_what_must_be_completed(path: Path) -> None:
    rows = (*OWN.rows[:3], replace(OWN.rows[3], right=(), course=""))
    path.write_bytes(write(replace(OWN, rows=rows)))
    with pytest.raises(Unreadable) as refusal:
        surveys.load(path)
    assert [str(problem.where).rsplit(" ", 1)[1] for problem in refusal.value.problems] == ["C5", "D5"]


FAULTS = [
    ("questions", "B4", "", "does not say what"),
    ("questions", "B4", "perhaps", "'perhaps' does not say"),
    ("questions", "C4", "", "has no course"),
    ("questions", "C4", "Cooking", "'Cooking' is not on the sheet"),
    ("questions", "D4", "", "which answer is right"),
    ("questions", "D4", "Yep", "'Yep' is not among"),
    ("questions", "D4", "No idea", "Don't-know is counted"),
    ("questions", "D8", "two; four", "'four' is not among"),
    ("questions", "E4", "Dunno", "'Dunno' is not among"),
    ("questions", "F4", "many", "several answers"),
    ("questions", "A4", "", "question is missing"),
    ("questions", "A5", "question 1", "stands there twice"),
    ("questions", "I4", "YES.", "'YES.' stands there twice"),
    ("questions", "B9", "level", "already"),
    ("questions", "B9", "Afdeling", "already"),
    ("questions", "D4", '="Yes"', "formula"),
    ("courses", "A2", "", "name of the course"),
    ("courses", "A3", "SAFE online", "twice"),
    ("courses", "A2", "x" * 121, "longer than 120"),
    ("courses", "B2", 0, "from 1 to 99"),
    ("courses", "B2", 100, "from 1 to 99"),
    ("courses", "B2", "half", "from 1 to 99"),
    ("courses", "C2", "lecture", "how this course is given"),
    ("courses", "D2", 0, "number of hours"),
    ("courses", "D2", "1:30", "number of hours"),
    ("courses", "D2", 101, "number of hours"),
    ("courses", "E2", 13, "larger than the largest"),
    ("courses", "F2", 2.5, "whole number"),
    ("courses", "E2", -1, "whole number"),
    ("survey", "B1", "x" * 121, "longer than 120"),
    ("survey", "B2", "soon", "on which date"),
    ("survey", "B2", "2026-02-30", "on which date"),
    ("survey", "B3", "fr", "'fr' is not a language"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "said"), FAULTS, ids=[f"{sheet}-{cell}-{said}" for sheet, cell, _, said in FAULTS])
def test_every_fault_is_told_with_its_cell(path: Path, sheet: str, cell: str, value: object, said: str) -> None:
    assert said in _changed(path, (sheet, cell, value))[f"Survey workbook, sheet {sheet}, cell {cell}"]


def test_all_faults_are_told_at_once(path: Path) -> None:
    told = _changed(path, ("questions", "D4", "Yep"), ("questions", "C5", "Cooking"), ("courses", "D2", "long"), ("survey", "B2", "soon"))
    assert {where.split("sheet ")[1] for where in told} == {
        "questions, cell D4",
        "questions, cell C5",
        "courses, cell D2",
        "survey, cell B2",
    }


def test_a_blank_title_and_date_are_told(path: Path) -> None:
    assert len(_changed(path, ("survey", "B1", None), ("survey", "B2", None))) >= 1


@pytest.mark.parametrize("sheet", ["questions", "courses", "survey"])
def test_a_missing_sheet_is_named(path: Path, sheet: str) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write(OWN)))
    del workbook[sheet]
    workbook.save(path)
    (problem,) = surveys.verify(path)
    assert f"no sheet {sheet}" in str(problem.message)


@pytest.mark.parametrize(("sheet", "cell"), [("questions", "A1"), ("questions", "B1"), ("courses", "B1"), ("courses", "D1")])
def test_a_missing_column_is_named(path: Path, sheet: str, cell: str) -> None:
    told = _changed(path, (sheet, cell, "Something else"))
    assert "There is no column" in told[f"Survey workbook, sheet {sheet}"]


def test_a_workbook_that_is_no_survey_is_refused(path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["a", "b"])
    workbook.active.append(["1", "2"])
    workbook.save(path)
    (problem,) = surveys.verify(path)
    assert "not a survey workbook" in str(problem.message)
    assert "own.xlsx" in str(problem.where)


@pytest.mark.parametrize("content", [b"", b"rubbish", b"PK\x03\x04 rubbish", b"\x00" * 100])
def test_rubbish_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        surveys.load(path)


def test_a_workbook_that_is_not_there_is_refused(path: Path) -> None:
    (problem,) = surveys.verify(path)
    assert "own.xlsx" in str(problem.where)


def test_a_course_with_two_questions_is_told_and_alone_it_is_refused(path: Path) -> None:
    few = replace(OWN, rows=OWN.rows[:4])
    path.write_bytes(write(few))
    told = surveys.verify(path)
    assert [problem.severity for problem in told] == ["note", "note", "stop"]
    assert "2 questions" in str(told[0].message)
    with pytest.raises(Unreadable):
        surveys.load(path)


def test_a_sheet_with_far_too_many_rows_is_refused(path: Path) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write(OWN)))
    for number in range(5_100):
        workbook["questions"].append([f"{number}"])
    workbook.save(path)
    (problem,) = surveys.verify(path)
    assert "more than 5,000 rows" in str(problem.message)


@given(changes=st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=6), end=st.integers(0, 20_000))
@settings(max_examples=60, deadline=None)
def test_a_damaged_workbook_is_a_survey_or_is_refused(changes: list[tuple[int, int]], end: int) -> None:
    content = bytearray(write(OWN))
    for place, value in changes:
        content[place % len(content)] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.xlsx"
        path.write_bytes(bytes(content) if end > len(content) else bytes(content[:end]))
        stops = [problem for problem in surveys.verify(path) if problem.severity == "stop"]
        if stops:
            with pytest.raises(Unreadable):
                surveys.load(path)
        else:
            assert surveys.load(path).items


_CELLS = st.one_of(st.none(), st.booleans(), st.integers(-5, 200), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))


@given(sheet=st.sampled_from(["questions", "courses", "survey"]), row=st.integers(1, 9), column=st.integers(1, 10), value=_CELLS)
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_a_cell_is_read_or_told(sheet: str, row: int, column: int, value: object) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write(OWN)))
    text = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    workbook[sheet].cell(row, column).value = text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.xlsx"
        workbook.save(path)
        if not any(problem.severity == "stop" for problem in surveys.verify(path)):
            assert surveys.load(path).items


def test_the_same_fault_in_many_rows_is_told_once(path: Path) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(write(replace(OWN, rows=(*OWN.rows[:3], *(_another(number) for number in range(5)))))))
    workbook["questions"]["F5"] = "many"
    workbook.save(path)
    several, right, _ = surveys.verify(path)
    assert (str(right.where), right.severity) == ("Survey workbook, sheet questions, cells D5, D6, D7 and more", "stop")
    assert str(right.message) == "It does not say which answer is right. This is so in 5 cells."
    assert str(right.remedy) == "Choose the right answer, or choose that the question is not used."
    assert str(several.where) == "Survey workbook, sheet questions, cell F5"


def test_the_same_fault_in_three_rows_is_told_by_cell(path: Path) -> None:
    path.write_bytes(write(replace(OWN, rows=(*OWN.rows[:3], *(_another(number) for number in range(3))))))
    stops = [problem for problem in surveys.verify(path) if "right" in str(problem.message)]
    assert [str(problem.where).rsplit(" ", 1)[1] for problem in stops] == ["D5", "D6", "D7"]


def _another(number: int) -> Row:
    """A question of which nobody filled in the right answer."""
    return replace(OWN.rows[3], question=f"Question {number}?", right=())
