"""Two employee surveys and a quiz, from the export to the findings as HR would go. Every number is counted again here, in another way.

The exports are real and are not kept here: ``ANALYZER_REAL_EXPORTS`` says where they are.
"""

from __future__ import annotations

import csv
import os
from html import escape
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer import api
from analyzer.model.segment import UNKNOWN
from tests.own_report import COLUMN, Key, Report, Row, real, reported

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.skipif("ANALYZER_REAL_EXPORTS" not in os.environ, reason="ANALYZER_REAL_EXPORTS names no folder with real exports")


def _right(people: Sequence[Row], key: Key) -> int:
    """Right answers of these people to the questions of a course, straight from the rows."""
    return sum(person[question] in right.split("; ") for person in people for question, right in key.items())


def _agree(report: Report, course: str, key: Key, people: Sequence[Row], **where: str) -> None:
    """The figures of one course in one group, against the rows of its people."""
    told = report.module(course, **where)
    assert people
    assert told.shown == len(people) * len(key)
    right, few = _right(people, key), 2 * len(key)
    if told.right is None and told.side == "low":
        assert right <= few
        assert right / told.shown <= (told.edge or 0)
    else:
        assert told.right == right
        assert few < right < told.shown - few


FACULTY = "In which faculty are you based?"
JOB = "What is your job title?"
TOOLS = "How confident are you with the following technologies? [{}]"
HIRED = "Have you or someone in your group ever hired someone specifically to develop software?"
UNIVERSITY: dict[str, Key] = {
    "Version control & testing": {
        TOOLS.format("Version control"): "Confident; Very confident",
        TOOLS.format("Continuous integration"): "Confident; Very confident",
        TOOLS.format("Unit testing"): "Confident; Very confident",
        "Do you feel that you have received sufficient training to develop reliable software?": "Yes",
    },
    "Software in research": {
        "Do you use research software?": "Yes",
        "Have you developed your own research software?": "Yes",
        HIRED: "Yes",
        "How suitable would the following models be for your software development needs? [Hire a full-time software developer]": (
            "Suitable; Perfect"
        ),
    },
}
TESTING = "Version control & testing"
TAUGHT = ("Version control", "Continuous integration", "Unit testing")


@pytest.fixture(scope="module")
def university(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return reported(real("googleforms__Southampton"), tmp_path_factory.mktemp("university"), UNIVERSITY, 60, "Not heard of it")


@pytest.fixture(scope="module")
def staff() -> list[Row]:
    with real("googleforms__Southampton").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_university_as_a_whole(university: Report, staff: list[Row]) -> None:
    assert university.findings.organisation.respondents == len(staff) == 594
    for course, key in UNIVERSITY.items():
        _agree(university, course, key, staff)
    assert university.module(TESTING).dont_know == sum(row[TOOLS.format(tool)] == "Not heard of it" for row in staff for tool in TAUGHT)


@pytest.mark.parametrize("course", UNIVERSITY)
def test_each_faculty(university: Report, staff: list[Row], course: str) -> None:
    faculties = {row[FACULTY] for row in staff}
    assert university.names("department") == faculties
    for faculty in faculties:
        people = [row for row in staff if row[FACULTY] == faculty]
        _agree(university, course, UNIVERSITY[course], people, department=faculty)


def test_each_job_title_that_is_common(university: Report, staff: list[Row]) -> None:
    for job in ("PhD student", "Research Fellow", "Professor", "Lecturer"):
        _agree(university, TESTING, UNIVERSITY[TESTING], [row for row in staff if row[JOB] == job], level=job)


def test_faculties_by_the_two_most_common_job_titles(staff: list[Row], tmp_path: Path) -> None:
    """With few levels most combinations are large enough to be shown."""
    report = reported(real("googleforms__Southampton"), tmp_path, UNIVERSITY, 60, levels=2)
    engineering = "Faculty of Engineering and Physical Sciences"
    for job in ("PhD student", "Research Fellow"):
        people = [row for row in staff if (row[FACULTY], row[JOB]) == (engineering, job)]
        for course, key in UNIVERSITY.items():
            _agree(report, course, key, people, department=engineering, level=job)
    labels = report.findings.survey.wording("en").segmentations["level"].options
    for group in report.findings.groups:
        if len(group.segment.where) == 2 and UNKNOWN not in group.segment.where.values():
            where = (group.segment.where["department"], labels[group.segment.where["level"]])
            assert group.respondents == sum((row[FACULTY], row[JOB]) == where for row in staff) >= 7


def test_the_answers_to_one_question(university: Report, staff: list[Row]) -> None:
    question = TOOLS.format("Continuous integration")
    answers = university.answers(question)
    for answer in ("Very confident", "Confident", "Not confident", "Not heard of it"):
        assert answers[answer] == sum(row[question] == answer for row in staff)
    assert answers["blank"] == sum(not row[question] for row in staff)


def test_a_job_title_of_few_people_has_no_figures(university: Report, staff: list[Row]) -> None:
    jobs = [row[JOB] for row in staff]
    few = {job for job in jobs if job and jobs.count(job) < 5}
    assert few
    shown = university.findings.survey.wording("en").segmentations["level"].options
    assert not {shown[id] for id in university.names("level")} & few
    once = {job for job in few if jobs.count(job) == 1 and len(job) > 12 and not any(job in other for other in set(jobs) - {job})}
    assert once
    assert not [job for job in once if escape(job) in university.page]


DIVISION = "Identify which division you work in."
POSITION = "Which of the following best describes your position level?"
COMPANY: dict[str, Key] = {
    "Safe working": {"Question 1": "Answer 5", "Question 2": "Answer 6", "Question 3": "Answer 2", "Question 4": "Answer 2"},
    "Our rules": {
        "Question 12": "Answer 3; Answer 7",
        "Question 13": "Answer 5",
        "Question 14": "Answer 4; Answer 6",
        "Question 15": "Answer 2",
        "Question 16": "Answer 7; Answer 4",
    },
}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return reported(real("surveymonkey__kshashank03"), tmp_path_factory.mktemp("company"), COMPANY, 50, "Answer 8")


@pytest.fixture(scope="module")
def employees() -> list[Row]:
    """The rows below both heading rows, under the first heading of each column."""
    first, _, *rows = openpyxl.load_workbook(real("surveymonkey__kshashank03")).worksheets[0].iter_rows(values_only=True)
    named = {str(heading): place for place, heading in enumerate(first) if heading}
    return [{heading: str(row[place] or "") for heading, place in named.items()} for row in rows]


def test_a_company_as_a_whole(company: Report, employees: list[Row]) -> None:
    assert company.findings.organisation.respondents == len(employees) == 198
    for course, key in COMPANY.items():
        _agree(company, course, key, employees)
        assert company.module(course).dont_know == sum(row[question] == "Answer 8" for row in employees for question in key)


def test_divisions(company: Report, employees: list[Row]) -> None:
    for division in ("Infrastructure", "Finance", "People"):
        people = [row for row in employees if row[DIVISION] == division]
        for course, key in COMPANY.items():
            _agree(company, course, key, people, department=division)


def test_position_levels(company: Report, employees: list[Row]) -> None:
    for level in ("Staff", "Manager"):
        people = [row for row in employees if row[POSITION] == level]
        _agree(company, "Our rules", COMPANY["Our rules"], people, level=level)


def test_the_answers_of_employees_to_one_question(company: Report, employees: list[Row]) -> None:
    answers = company.answers("Question 13")
    for number in (1, 4, 5):
        assert answers[f"Answer {number}"] == sum(row["Question 13"] == f"Answer {number}" for row in employees)
    assert answers["blank"] == sum(not row["Question 13"].strip() for row in employees)


def test_a_division_of_few_people_is_nowhere(company: Report, employees: list[Row]) -> None:
    divisions = [row[DIVISION] for row in employees]
    few = {name for name in divisions if name and divisions.count(name) < 5}
    assert len(few) == 3
    assert not company.names("department") & few
    assert not [name for name in few if escape(name) in company.page]
    assert {name for name in divisions if divisions.count(name) >= 5} == company.names("department")


def test_no_employee_is_named(company: Report, employees: list[Row]) -> None:
    assert not [row["Respondent ID"] for row in employees if row["Respondent ID"] in company.page]


def test_a_quiz_brings_its_own_right_answers(tmp_path: Path) -> None:
    """The points contradict each other, so the answer that got them most often is a guess; nobody ever had points for one question."""
    file, workbook = real("msforms__skoofer"), tmp_path / "own.xlsx"
    api.draft(file, workbook, language="en")
    book = openpyxl.load_workbook(workbook)
    sheet = book["questions"]
    key = {sheet.cell(row, COLUMN["question"]).value: sheet.cell(row, COLUMN["right"]).value for row in range(2, sheet.max_row + 1)}
    marks = [sheet.cell(row, COLUMN["guessed"]).value for row in range(2, sheet.max_row + 1)]
    first, *rows = openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True)
    people = [{str(heading): str(cell) for heading, cell in zip(first, row, strict=True)} for row in rows]
    assert key == {question: _most_often_right(people, question) for question in key}
    (unknown,) = [question for question, right in key.items() if right is None]
    assert all(("contradict" in mark) == (question != unknown) for question, mark in zip(key, marks, strict=True))
    sheet.cell(2 + list(key).index(unknown), COLUMN["right"]).value = key[unknown] = "a"
    book.save(workbook)
    findings = api.analyze(file, survey=workbook)
    (course,) = findings.organisation.modules.values()
    assert findings.organisation.respondents == len(people) == 7
    assert course.shown == len(people) * len(key) == 70
    assert course.right == _right(people, key)
    assert {item.right for item in findings.items} == {None}, "seven people are too few to tell about single questions"


def _most_often_right(people: Sequence[Row], question: str) -> str | None:
    """The answer of which the largest part got points; None where nobody got any."""
    shares = {}
    for answer in {person[question] for person in people}:
        points = [person[f"Points - {question}"] != "0" for person in people if person[question] == answer]
        shares[answer] = sum(points) / len(points)
    return max(shares, key=lambda answer: shares[answer]) if any(shares.values()) else None
