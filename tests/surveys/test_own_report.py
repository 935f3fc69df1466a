"""A survey of one's own goes through the whole corridor: no scales, no order of modules, no role families, levels listed or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from analyzer import archive, report, surveys
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.responses import Responses
from analyzer.study import Wave, study
from analyzer.surveys.own.writing import write
from analyzer.text import Text
from tests.surveys.quiz import OWN, QUESTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.findings import Findings
    from analyzer.model.survey import Survey
    from analyzer.surveys.own.quiz import Own

PEOPLE = 90
OPEN = replace(OWN, rows=tuple(replace(row, answers=()) if row.use == "level" else row for row in OWN.rows))
BARE = replace(OWN, rows=QUESTIONS)
ALONE = replace(OWN, rows=tuple(replace(row, course="Privacy") for row in QUESTIONS[:3]))

SAVED = (archive.write, archive.as_json)
"""How findings are saved, and what a report is held against."""


def _found(own: Own, folder: Path) -> Findings:
    """Ninety people who guess."""
    path = folder / "own.xlsx"
    path.write_bytes(write(own))
    survey = surveys.load(path)
    draw = np.random.default_rng(1)
    labels = {"department": ("IT", "Ops", "Sales"), "level": _levels(survey)}
    labels = {one.id: labels[one.id] for one in survey.segmentations}
    segments = {name: pd.Categorical(draw.choice(given, PEOPLE), given) for name, given in labels.items()}
    options = {item.id: ("a", "a+b", "b") if item.kind == "multiple" else item.options for item in survey.items}
    answers = {name: pd.Categorical(draw.choice(given, PEOPLE), given) for name, given in options.items()}
    batch = Responses(pd.DataFrame(segments, index=pd.RangeIndex(PEOPLE)), pd.DataFrame(answers, index=pd.RangeIndex(PEOPLE)))
    return study([batch], Wave("1", survey.keyed_on(None), Company(), Policy(), labels, None, date(2026, 11, 25)))


def _levels(survey: Survey) -> tuple[str, ...]:
    listed = next((one.options for one in survey.segmentations if one.id == "level"), ())
    return tuple(option for option in listed if option != "rather_not_say") or ("Boss", "Staff")


@pytest.mark.parametrize("own", [OWN, OPEN, BARE, ALONE], ids=["full", "open levels", "no groups", "self-paced only"])
def test_a_report_can_be_made(own: Own, tmp_path: Path) -> None:
    findings = _found(own, tmp_path)
    (course,) = findings.survey.modules
    assert findings.organisation.first == (course.id,)
    assert archive.as_json(archive.from_json(archive.as_json(findings))) == archive.as_json(findings)
    for language in ("nl", "en"):
        page = report.write(findings, tmp_path / language, Text(language), *SAVED).read_text("utf-8")
        assert findings.survey.wording(language).modules[course.id].title in page


def test_levels_are_shown_by_the_words_of_the_workbook(tmp_path: Path) -> None:
    findings = _found(OWN, tmp_path)
    page = report.write(findings, tmp_path / "en", Text("en"), *SAVED).read_text("utf-8")
    assert "Manager" in page


def test_a_question_with_several_right_answers_needs_all_of_them(tmp_path: Path) -> None:
    findings = _found(OWN, tmp_path)
    item = findings.items[-1]
    assert item.right == item.answers["a+b"]


def test_the_norm_is_called_a_choice_of_the_organisation_and_nothing_is_said_of_scales(tmp_path: Path) -> None:
    page = report.write(_found(OWN, tmp_path), tmp_path / "en", Text("en"), *SAVED).read_text("utf-8")
    assert "provisional" not in page
    assert "Your organisation chose the norm itself." in page
    assert "That cannot be told here." not in page
    assert "only asks what people know" in page


def test_without_sizes_of_groups_no_table_speaks_of_response(tmp_path: Path) -> None:
    page = report.write(_found(OWN, tmp_path), tmp_path / "en", Text("en"), *SAVED).read_text("utf-8")
    assert "Response</th>" not in page
