"""Departments that are reported as one, from the export to the findings: one group everywhere, their own names nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analyzer import api, organisation
from analyzer.model.segment import Segment
from analyzer.report import compose
from analyzer.text import Text
from tests.sample import COMPANY, RESPONSES, TODAY, findings, table

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.company import Company
    from analyzer.model.findings import Findings

APART, TOGETHER = ("Juridische zaken", "Financiën"), "Staf en bestuur"


def analysed(company: Company, folder: Path) -> Findings:
    """What is found in the sample with this company."""
    path = folder / "company.xlsx"
    path.write_bytes(organisation.write(company, api.survey_wording("social-media"), "nl"))
    return api.analyze(RESPONSES, company=path, today=TODAY)


@pytest.fixture(scope="module")
def company() -> Company:
    return organisation.read(COMPANY, api.survey_wording("social-media"))[0]


@pytest.fixture(scope="module")
def merged(company: Company, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    groups = tuple(replace(group, report_as=TOGETHER) if group.department in APART else group for group in company.groups)
    return analysed(replace(company, groups=groups), tmp_path_factory.mktemp("merged"))


def test_they_are_one_group_with_the_answers_of_both(merged: Findings) -> None:
    place = table()[0].index("Bij welke afdeling werk je?")
    people = sum(row[place] in APART for row in table()[1:])
    shown = {group.segment: group.respondents for group in merged.groups}
    assert shown[Segment.of(department=TOGETHER)] == people
    assert Segment.of(department="Juridische zaken") not in {group.segment for group in findings().groups}, "too small by itself"
    assert merged.organisation.respondents == findings().organisation.respondents


def test_their_own_names_are_nowhere_in_the_findings_or_the_report(merged: Findings, tmp_path: Path) -> None:
    index = api.render(merged, tmp_path / "report", single_file=True)
    kept = (index.parent / "findings.json").read_text("utf-8")
    assert TOGETHER in kept
    for name in APART:
        assert name not in kept
        assert name.encode("ascii", "backslashreplace").decode() not in kept
        assert name not in index.read_text("utf-8")


def test_the_response_is_that_of_all_of_them(merged: Findings, company: Company) -> None:
    people = sum(group.headcount or 0 for group in company.groups if group.department in APART)
    (group,) = [group for group in merged.groups if group.segment == Segment.of(department=TOGETHER)]
    assert group.response is not None
    assert group.response.low <= group.respondents / people <= group.response.high


def test_blank_head_counts_leave_out_the_response_and_the_people_to_train_and_nothing_else(company: Company, tmp_path: Path) -> None:
    groups = tuple(replace(group, headcount=None) if group.department == "Verkoop" else group for group in company.groups)
    found = analysed(replace(company, groups=groups), tmp_path)
    whole = {group.segment: group for group in findings().groups}
    assert {group.segment for group in found.groups} >= whole.keys()
    for group in found.groups:
        unknown = (
            group.segment.is_organisation or group.segment.where.get("department") == "Verkoop" or "department" not in group.segment.where
        )
        assert (group.response is None) >= unknown
        assert not unknown or all(advice.seats is None for module in group.modules.values() if (advice := module.advice))
        if not unknown:
            assert group.response == whole[group.segment].response
    assert any("blank" in str(problem.message) for problem in found.problems)
    for language in ("nl", "en"):
        assert compose(found, Text(language))
