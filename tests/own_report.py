"""How HR makes a report of an export of their own: draft a workbook, complete it, check, and report. Real exports are found here too."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from analyzer import api
from analyzer.model.segment import REST, UNKNOWN
from analyzer.surveys.own.words import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.findings import Findings, GroupFinding, ModuleFinding

COLUMN = {name: column for column, name in enumerate(QUESTIONS, 1)}

Key = dict[str, str]
"""The right answers by question, a semicolon in between, as a person types them."""


def real(begin: str) -> Path:
    (path,) = Path(os.environ["ANALYZER_REAL_EXPORTS"], "samples").glob(f"{begin}*")
    return path


@dataclass(frozen=True)
class Report:
    """What HR got: the findings, and the first page of the report."""

    findings: Findings
    page: str

    def group(self, **where: str) -> GroupFinding:
        (found,) = [group for group in self.findings.groups if dict(group.segment.where) == where]
        return found

    def module(self, course: str, **where: str) -> ModuleFinding:
        """A course by its title in one group; the groups of listed levels by their words."""
        wording = self.findings.survey.wording("en")
        (id,) = [id for id, each in wording.modules.items() if each.title == course]
        if "level" in where:
            where["level"] = self.level(where["level"])
        return self.group(**where).modules[id]

    def level(self, label: str) -> str:
        options = self.findings.survey.wording("en").segmentations["level"].options
        (id,) = [id for id, text in options.items() if text == label]
        return id

    def names(self, segmentation: str) -> set[str]:
        """What people called the groups that are shown: not those who did not say, nor the small ones together."""
        labels = {group.segment.where[segmentation] for group in self.findings.groups if segmentation in group.segment.where}
        return labels - {UNKNOWN, REST}

    def answers(self, question: str) -> dict[str, int]:
        """How many people gave each answer that is told, by its words."""
        wording = self.findings.survey.wording("en").items
        (item,) = [each for each in self.findings.items if wording[each.id].text == question]
        return {wording[item.id].options.get(option, option): count for option, count in item.answers.items()}


def reported(file: Path, folder: Path, courses: Mapping[str, Key], norm: int, dont_know: str = "", levels: int | None = None) -> Report:
    """Draft, complete, check and report, with the workbook between them, as a person does."""
    workbook = folder / "own.xlsx"
    api.draft(file, workbook, language="en")
    complete(workbook, courses, norm, dont_know)
    if levels is not None:
        _keep_levels(workbook, levels)
    told = api.check(file, survey=workbook, language="en")
    assert not [problem for problem in told["problems"] if problem["severity"] != "note"]
    findings = api.analyze(file, survey=workbook)
    index = api.render(findings, folder / "report", language="nl")
    return Report(findings, index.read_text("utf-8"))


def complete(workbook: Path, courses: Mapping[str, Key], norm: int, dont_know: str) -> None:
    """Questions that belong to no course are not used; department and level stay as they were guessed."""
    book = openpyxl.load_workbook(workbook)
    sheet, taught = book["questions"], book["courses"]
    of = {question: (course, right) for course, key in courses.items() for question, right in key.items()}
    for row in range(2, sheet.max_row + 1):
        course, right = of.pop(sheet.cell(row, COLUMN["question"]).value, ("", ""))
        known = [sheet.cell(row, column).value for column in range(len(QUESTIONS) + 1, sheet.max_column + 1)]
        if course:
            sheet.cell(row, COLUMN["use"]).value = "question"
            sheet.cell(row, COLUMN["course"]).value = course
            sheet.cell(row, COLUMN["right"]).value = right
            sheet.cell(row, COLUMN["dont_know"]).value = dont_know if dont_know in known else None
        elif sheet.cell(row, COLUMN["use"]).value == "question":
            sheet.cell(row, COLUMN["use"]).value = "not used"
            sheet.cell(row, COLUMN["course"]).value = None
    assert not of, "a question that was not drafted"
    for row, course in enumerate(courses, 2):
        for column, value in enumerate((course, norm, "workshop", 2, 8, 14), 1):
            taught.cell(row, column).value = value
    book.save(workbook)


def _keep_levels(workbook: Path, count: int) -> None:
    """Take out all levels but the most common."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["questions"]
    (row,) = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, COLUMN["use"]).value == "level"]
    for column in range(len(QUESTIONS) + 1 + count, sheet.max_column + 1):
        sheet.cell(row, column).value = None
    book.save(workbook)


Row = dict[str, str]
