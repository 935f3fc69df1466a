"""A survey of one's own that divides people in three ways and more: from the export to the pages, with nothing small in them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer import api
from tests.own_report import COLUMN, complete
from tests.three_ways import COURSES, WAYS, exported, written

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.findings import Findings

THREE = tuple(WAYS)[:3]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("three")


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[dict[str, str]]:
    return exported(folder / "export.csv", THREE, 160)


@pytest.fixture(scope="module")
def findings(folder: Path, rows: list[dict[str, str]]) -> Findings:
    assert rows
    return api.analyze(folder / "export.csv", survey=written(folder / "survey", THREE))


def test_a_report_has_all_three(findings: Findings) -> None:
    ways = {segment.by for segment in (group.segment for group in findings.groups)}
    assert {(), *((way,) for way in THREE)} <= ways
    assert ways <= {(), *((way,) for way in THREE), ("department", "level")}


def test_every_figure_is_that_of_its_people(findings: Findings, rows: list[dict[str, str]]) -> None:
    for group in findings.groups:
        where = group.segment.where.items()
        people = [row for row in rows if all(row[f"Which {way}?"] == label for way, label in where)]
        assert group.respondents == len(people) >= findings.policy.min_group
        for course, module in group.modules.items():
            right = sum(row[f"Question about {course}{number}?"] == "Yes" for row in people for number in range(1, 5))
            assert module.right in {right, None}
    assert any(module.right is not None for group in findings.groups for module in group.modules.values())


def test_no_two_groups_differ_by_a_few_people(findings: Findings, rows: list[dict[str, str]]) -> None:
    sets = [
        frozenset(
            place for place, row in enumerate(rows) if all(row[f"Which {way}?"] == label for way, label in group.segment.where.items())
        )
        for group in findings.groups
    ]
    assert not [one for one, other in combinations(sets, 2) if 0 < len(one ^ other) < findings.policy.min_group]


def test_the_pages_show_them(findings: Findings, folder: Path) -> None:
    page = api.render(findings, folder / "report", language="en").read_text("utf-8")
    assert all(f"by {way}" in page for way in THREE)
    pages = {path.stem for path in (folder / "report" / "groups").iterdir()}
    assert {"site-delft", "site-gouda", "department-it"} <= pages


def test_nothing_crosses_more_than_the_first_two(findings: Findings) -> None:
    crossed = {segment.by for segment in (*(group.segment for group in findings.groups), *findings.withheld) if len(segment.parts) > 1}
    assert crossed <= {("department", "level")}


def test_the_fifth_way_is_left_out_and_said_so(tmp_path: Path) -> None:
    exported(tmp_path / "export.csv", tuple(WAYS), 200)
    survey = written(tmp_path / "survey", tuple(WAYS))
    told = api.check(tmp_path / "export.csv", survey=survey, language="en")
    assert [problem["where"] for problem in told["problems"]] == ["Column Which contract?"]
    assert told["problems"][0]["severity"] == "note"
    assert "contract" not in told["matched"]
    assert set(told["segments"]) == set(WAYS) - {"contract"}


def test_a_survey_workbook_can_divide_people_in_a_third_way(folder: Path, rows: list[dict[str, str]], tmp_path: Path) -> None:
    workbook = tmp_path / "own.xlsx"
    api.draft(folder / "export.csv", workbook, language="en")
    key = {course: {f"Question about {course}{number}?": "Yes" for number in range(1, 5)} for course in COURSES}
    complete(workbook, key, 60, "No idea")
    book = openpyxl.load_workbook(workbook)
    sheet = book["questions"]
    (site,) = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, COLUMN["question"]).value == "Which site?"]
    sheet.cell(site, COLUMN["use"]).value = "another group"
    book.save(workbook)
    findings = api.analyze(folder / "export.csv", survey=workbook)
    assert {group.segment.where["group"] for group in findings.groups if "group" in group.segment.where} == set(WAYS["site"])
    page = api.render(findings, tmp_path / "report", language="nl").read_text("utf-8")
    assert "Which site" in page
