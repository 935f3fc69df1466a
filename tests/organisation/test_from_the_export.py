"""The company workbook that `check` makes of an export, by itself and below one that was given; completed, it is read like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from analyzer import api, organisation
from tests.sample import COMPANY, RESPONSES, TODAY

if TYPE_CHECKING:
    from pathlib import Path

SMALL = "Juridische zaken"
"""A department that fewer than five people gave."""


def test_only_departments_that_enough_people_gave(tmp_path: Path) -> None:
    path = tmp_path / "company.xlsx"
    api.check(RESPONSES, write_company=path)
    found, _ = organisation.read(path, api.survey_wording("social-media"))
    departments = {group.department for group in found.groups}
    assert departments == {"Buitendienst", "Klantenservice", "Verkoop", "ICT", "Financiën", "Marketing en communicatie", "HR"}
    assert {(group.level, group.headcount, group.report_as) for group in found.groups} == {("", None, "")}
    assert SMALL not in str([cell.value for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row])


def test_what_was_given_stays_as_it_was(tmp_path: Path) -> None:
    api.check(RESPONSES, company=COMPANY, write_company=tmp_path / "company.xlsx")
    survey = api.survey_wording("social-media")
    (given, _), (found, notes) = organisation.read(COMPANY, survey), organisation.read(tmp_path / "company.xlsx", survey)
    assert found.groups == given.groups
    assert found.needs.items() >= given.needs.items()
    assert notes == ()


def test_nothing_filled_in_shows_the_same_groups_as_no_workbook(tmp_path: Path) -> None:
    api.check(RESPONSES, write_company=tmp_path / "company.xlsx")
    bare = api.analyze(RESPONSES, today=TODAY)
    found = api.analyze(RESPONSES, company=tmp_path / "company.xlsx", today=TODAY)
    assert found.groups == bare.groups
    assert found.withheld == bare.withheld
