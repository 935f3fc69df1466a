"""The workbook of a survey that exists is read back as the same questions with the same right answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer import surveys
from tests.surveys.quiz import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from analyzer.model.survey import Survey


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.xlsx"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_key_of_a_bundled_survey_is_read_back(path: Path, language: str) -> None:
    known = surveys.load("social-media")
    path.write_bytes(surveys.key(known, language))
    assert not [problem for problem in surveys.verify(path) if problem.severity == "stop"]
    again = surveys.load(path)
    assert _told(again, language) == _told(known, language)
    assert [round(module.cut_score, 2) for module in again.modules] == [module.cut_score for module in known.modules]
    assert again.wording(language).title == known.wording(language).title
    assert [one.id for one in again.segmentations] == [one.id for one in known.segmentations]


def _told(survey: Survey, language: str) -> list[tuple[object, ...]]:
    """Every question that is scored: its words, course, answers, right answers and don't-know, in words."""
    wording = survey.wording(language)
    told = []
    for item in survey.items:
        if item.module:
            said = wording.items[item.id]
            texts = {option: said.options[option] for option in item.options}
            right = {texts[option] for option in item.key}
            told.append((said.text, wording.modules[item.module].title, tuple(texts.values()), right, texts.get(item.dont_know or "")))
    return told


def test_a_key_without_a_checked_answer_asks_for_the_date(path: Path) -> None:
    known = surveys.load("social-media")
    unchecked = replace(known, items=tuple(replace(item, verified=None) for item in known.items))
    path.write_bytes(surveys.key(unchecked, "en"))
    assert any("which date" in str(problem.message) for problem in surveys.verify(path))


def test_the_key_of_an_own_survey_is_the_same_workbook(path: Path) -> None:
    survey = loaded(path)
    path.write_bytes(surveys.key(survey, "en"))
    assert surveys.load(path) == survey
