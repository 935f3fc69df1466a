from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake import survey_the_file
from analyzer.model.company import Company
from tests.intake.examples import HEADINGS, SURVEY, answered, people, reading_of, saved

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("first", ["Timestamp", "Tijdstempel", "tijdstempel ", "\ufeffTimestamp", "Zeitstempel", "Horodateur"])
def test_the_first_heading_gives_it_away(tmp_path: Path, first: str) -> None:
    assert reading_of(tmp_path, people(3), [first, *HEADINGS[1:]]).platform == "google-forms"


def test_a_blanked_heading_above_moments_will_do(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, people(3), ["", *HEADINGS[1:]])
    assert reading.platform == "google-forms"
    assert reading.columns[0].heading == "A"
    assert reading.columns[0].role == "metadata"


def test_the_name_of_the_sheet_in_the_file_name_will_do(tmp_path: Path) -> None:
    path = saved(tmp_path, [row[1:] for row in people(3)], HEADINGS[1:], name="Quiz (Antwoorden) - Formulierreacties 1.csv")
    assert survey_the_file([path], SURVEY, Company()).platform == "google-forms"


def test_another_table_is_generic(tmp_path: Path) -> None:
    assert reading_of(tmp_path, [row[1:] for row in people(3)], HEADINGS[1:]).platform == "generic"
    assert reading_of(tmp_path, [["9", *row] for row in people(3)], ["ID", *HEADINGS]).platform == "generic"


def test_columns_of_a_quiz_are_no_questions(tmp_path: Path) -> None:
    headings = [*HEADINGS[:1], "Score", *HEADINGS[1:4], f"{HEADINGS[3]} [Score]", f"{HEADINGS[3]} [Feedback]", *HEADINGS[4:]]
    rows = [[*row[:1], "7.00 / 10", *row[1:4], "1.00 / 1", "", *row[4:]] for row in people(3)]
    reading = reading_of(tmp_path, rows, headings)
    assert [column.heading for column in reading.columns if column.role == "score"] == ["Score", headings[5], headings[6]]
    assert reading.matched == ("department", "level", "K1", "K2", "K3", "K4", "F1", "F2")


def test_a_grid_has_its_question_between_brackets(tmp_path: Path) -> None:
    grid = [f"In hoeverre ben je het eens?  [{heading}]" if heading.startswith("Ik ") else heading for heading in HEADINGS]
    assert "F1" in reading_of(tmp_path, people(3), grid).matched


def test_choices_of_the_form_and_of_the_sheet(tmp_path: Path) -> None:
    rows = [answered(day="2026/08/31 9:00:00 AM GMT+2", K3="Bericht, lang of kort;Verhaal"), answered(day="2026/08/31 9:01:00 AM GMT+2")]
    coded = reading_of(tmp_path, rows).answers["K3"]
    assert coded.categories == ("post+story",)
    assert list(coded.codes) == [0, 0]


def test_english_moments_have_the_month_first(tmp_path: Path) -> None:
    dutch = reading_of(tmp_path, [answered(day="3/9/2026 9:00:00")])
    english = reading_of(tmp_path, [answered(day="9/3/2026 9:00:00")], ["Timestamp", *HEADINGS[1:]])
    assert dutch.week == english.week
