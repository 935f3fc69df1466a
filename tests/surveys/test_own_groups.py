"""A survey workbook can divide people in other ways besides the department and the level."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analyzer import surveys
from analyzer.model.problem import Unreadable
from analyzer.surveys.own.quiz import Row
from tests.surveys.quiz import OWN, loaded

if TYPE_CHECKING:
    from pathlib import Path

SITE, YEARS, SHIFT = (Row(text, "group", answers=("A", "B")) for text in ("Which site?", "Years of service:", "Shift"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.xlsx"


def test_two_other_groups_come_after_department_and_level(path: Path) -> None:
    survey = loaded(path, replace(OWN, rows=(SITE, *OWN.rows, YEARS)))
    assert [one.id for one in survey.segmentations] == ["department", "level", "group", "group-2"]
    assert [one.options for one in survey.segmentations[2:]] == [(), ()]


def test_they_are_called_what_they_were_asked_by(path: Path) -> None:
    asked = loaded(path, replace(OWN, rows=(*OWN.rows, SITE, YEARS, replace(SHIFT, use="unused")))).wording("nl").segmentations
    assert [(asked[id].title, asked[id].text) for id in ("group", "group-2")] == [
        ("Which site", "Which site?"),
        ("Years of service", "Years of service:"),
    ]


def test_a_third_is_refused(path: Path) -> None:
    with pytest.raises(Unreadable, match="2 other rows divide people"):
        loaded(path, replace(OWN, rows=(*OWN.rows, SITE, YEARS, SHIFT)))


def test_the_key_of_such_a_survey_is_the_same_workbook(path: Path) -> None:
    survey = loaded(path, replace(OWN, rows=(*OWN.rows, SITE)))
    path.write_bytes(surveys.key(survey, "en"))
    assert surveys.load(path) == survey


def test_a_key_uses_no_more_of_them_than_can_be_read_back(path: Path) -> None:
    survey = loaded(path, replace(OWN, rows=(*OWN.rows, SITE, YEARS)))
    third = replace(survey.segmentations[-1], id="shift")
    wordings = {
        language: replace(
            wording, segmentations=dict(wording.segmentations) | {"shift": replace(wording.segmentations["group"], text="Shift?")}
        )
        for language, wording in survey.wordings.items()
    }
    path.write_bytes(surveys.key(replace(survey, segmentations=(*survey.segmentations, third), wordings=wordings), "en"))
    assert [one.id for one in surveys.load(path).segmentations] == ["department", "level", "group", "group-2"]
