"""Drafts of real exports: whatever a tool writes, a person can complete what comes out of it."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest

from analyzer import api
from analyzer.surveys.own.words import QUESTIONS

FOLDER = Path(os.environ.get("ANALYZER_REAL_EXPORTS", "")) / "samples"
COLUMN = {name: column for column, name in enumerate(QUESTIONS, 1)}

pytestmark = pytest.mark.skipif("ANALYZER_REAL_EXPORTS" not in os.environ, reason="ANALYZER_REAL_EXPORTS names no folder with real exports")


def _completed(export: Path, workbook: Path) -> tuple[int, int]:
    """Draft a workbook and choose the first answer wherever none is right yet; how many had one, and how many questions there are."""
    api.draft(export, workbook, language="en")
    book = openpyxl.load_workbook(workbook)
    sheet = book["questions"]
    known = asked = 0
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, COLUMN["use"]).value == "question":
            asked += 1
            known += bool(sheet.cell(row, COLUMN["right"]).value)
            if not sheet.cell(row, COLUMN["right"]).value:
                sheet.cell(row, COLUMN["right"]).value = sheet.cell(row, len(QUESTIONS) + 1).value
    book.save(workbook)
    return known, asked


def test_the_right_answers_of_a_quiz_come_from_its_points(tmp_path: Path) -> None:
    export = FOLDER / "msforms__skoofer-ms-forms-quiz-calculator__Category-1.xlsx"
    assert _completed(export, tmp_path / "own.xlsx") == (9, 10)
    findings = api.analyze(export, survey=tmp_path / "own.xlsx")
    assert findings.organisation.respondents == 7
    assert len(findings.items) == 10


def test_a_survey_of_one_long_table_is_drafted_and_read_back(tmp_path: Path) -> None:
    export = FOLDER / "surveymonkey__fivethirtyeight-data__comma-survey.csv"
    assert _completed(export, tmp_path / "own.xlsx") == (0, 12)
    told = api.check(export, survey=tmp_path / "own.xlsx", language="en")
    assert told["respondents"] == 1129
    assert len(told["matched"]) == 12
