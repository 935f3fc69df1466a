"""The completed workbook becomes a survey like any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer import surveys
from analyzer.surveys import references
from analyzer.surveys.faults import Faults
from analyzer.surveys.own.answers import chosen
from analyzer.surveys.own.cells import CellPlace
from analyzer.surveys.own.quiz import Course, Row
from analyzer.surveys.own.survey import slug
from analyzer.surveys.own.writing import write
from analyzer.surveys.questionnaire import Questionnaire
from tests.surveys.quiz import OWN, QUESTIONS, TODAY, loaded, put

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.xlsx"


def test_a_completed_workbook_is_a_survey(path: Path) -> None:
    survey = loaded(path)
    assert (survey.id, survey.version, survey.languages, survey.scales) == ("our-quiz-2026", "2026-11-25", ("en", "nl"), ())
    assert [(module.id, module.cut_score) for module in survey.modules] == [("safe-online", 0.65)]
    given = survey.modules[0].forms[0]
    assert (given.form, given.hours, given.min, given.max) == ("workshop", 1.5, 6, 12)
    assert [item.kind for item in survey.items] == ["single"] * 4 + ["multiple"]
    first, last = survey.items[0], survey.items[-1]
    assert (first.options, first.key, first.dont_know, first.verified, first.tier) == (("a", "b", "c"), ("a",), "c", TODAY, "basic")
    assert (last.key, last.dont_know) == (("a", "b"), None)


def test_the_texts_are_those_of_the_file_in_both_languages(path: Path) -> None:
    survey = loaded(path)
    for language in ("nl", "en"):
        wording = survey.wording(language)
        assert wording.title == "Our quiz: 2026"
        assert wording.items[survey.items[0].id].text == "Question 1?"
        assert wording.items[survey.items[-1].id].options == {"a": "one; or", "b": "two", "c": "three"}
        assert wording.segmentations["department"].text == "Where do you work?"
    assert survey.wording("nl").segmentations["department"].title == "Afdeling"


def test_levels_keep_their_order_and_declining_is_no_level(path: Path) -> None:
    survey = loaded(path)
    assert [(one.id, one.options) for one in survey.segmentations] == [("department", ()), ("level", ("a", "b", "rather_not_say"))]
    assert survey.wording("en").segmentations["level"].options == {"a": "Staff", "b": "Manager", "rather_not_say": "Prefer not to say"}


def test_levels_that_are_not_listed_are_read_from_the_export(path: Path) -> None:
    rows = tuple(replace(row, answers=()) if row.use == "level" else row for row in OWN.rows)
    assert loaded(path, replace(OWN, rows=rows)).segmentations[1].options == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_languages_are_read(path: Path, language: str) -> None:
    survey = loaded(path, replace(OWN, language=language))
    assert survey.languages[0] == language
    assert replace(survey, languages=("en", "nl")) == loaded(path)


def test_it_passes_the_checks_of_a_folder(path: Path) -> None:
    survey, faults, place = loaded(path), Faults(), CellPlace("own.xlsx")
    parts = [tuple((part, place) for part in parts) for parts in (survey.segmentations, survey.modules, survey.scales, survey.items)]
    references.check(Questionnaire(survey.id, survey.version, survey.languages, (), *parts), faults)  # type: ignore[arg-type]
    assert faults.problems == []


def test_percentages_and_decimals_are_read_as_people_write_them(path: Path) -> None:
    path.write_bytes(write(OWN))
    for written, norm in ((0.7, 0.7), ("70%", 0.7), ("0,7", 0.7), (70, 0.7), (1, 0.01)):
        put(path, "courses", "B2", written)
        assert surveys.load(path).modules[0].cut_score == pytest.approx(norm)
    put(path, "courses", "D2", "1,5")
    assert surveys.load(path).modules[0].forms[0].hours == 1.5


@pytest.mark.parametrize("written", ["25-11-2026", "25/11/2026", "2026-11-25", date(2026, 11, 25)])
def test_dates_are_read_as_people_write_them(path: Path, written: object) -> None:
    path.write_bytes(write(OWN))
    put(path, "survey", "B2", written)
    assert surveys.load(path).version == "2026-11-25"


def test_a_course_without_questions_is_left_out_and_told(path: Path) -> None:
    loaded(path)
    (problem,) = surveys.verify(path)
    assert (problem.severity, str(problem.where)) == ("note", "Survey workbook, sheet courses, cell A3")
    assert "'Privacy'" in str(problem.message)


def test_a_question_that_is_not_used_may_lack_everything(path: Path) -> None:
    assert "Remarks" not in {wording.text for wording in loaded(path).wording("en").items.values()}


def test_blank_rows_and_answers_further_on_do_no_harm(path: Path) -> None:
    path.write_bytes(write(OWN))
    put(path, "questions", "L4", "A fourth answer")
    put(path, "questions", "L1", "Answer 5")
    assert surveys.load(path).items[0].options == ("a", "b", "c", "d")


def test_texts_that_look_like_formulas_come_back_as_texts(path: Path) -> None:
    tempting = ("=1+1", "+2", "-3", "@x")
    rows = tuple(Row(f"={number}+1", "question", "=Course", (tempting[number],), answers=tempting) for number in range(4))
    survey = loaded(path, replace(OWN, title="=Title", rows=rows, courses=(Course("=Course"),)))
    wording = survey.wording("en")
    assert [said.text for said in wording.items.values()] == ["=0+1", "=1+1", "=2+1", "=3+1"]
    assert tuple(wording.items[survey.items[0].id].options.values()) == tempting
    assert (wording.title, wording.modules["course"].title) == ("=Title", "=Course")


@pytest.mark.parametrize(
    ("written", "right", "strange"),
    [
        ("a", ("a",), ()),
        ("A; b", ("a", "b"), ()),
        ("c; d", ("c; d",), ()),
        ("c;d; a", ("c; d", "a"), ()),
        ("a; x; b", ("a", "b"), ("x",)),
        ("a; a;", ("a",), ()),
        (";".join("x" * 300), (), (";".join("x" * 300),)),
    ],
)
def test_several_answers_in_one_cell(written: str, right: tuple[str, ...], strange: tuple[str, ...]) -> None:
    assert chosen(written, ("a", "b", "c; d", "c")) == (right, strange)


@pytest.mark.parametrize(
    ("title", "name"), [("Privé & zakelijk!", "prive-zakelijk"), ("安全", "own"), ("--A--", "a"), ("x" * 90, "x" * 50)]
)
def test_names_are_made_of_titles(title: str, name: str) -> None:
    assert slug(title) == name


def test_courses_with_one_name_in_letters_get_two_ids(path: Path) -> None:
    rows = tuple(replace(row, course=course) for course in ("C++", "C#") for row in QUESTIONS[:4])
    rows = tuple(replace(row, question=f"{number} {row.question}") for number, row in enumerate(rows))
    survey = loaded(path, replace(OWN, rows=rows, courses=(Course("C++"), Course("C#"))))
    assert [(module.id, len(survey.items_of(module.id))) for module in survey.modules] == [("c", 4), ("c-2", 4)]
