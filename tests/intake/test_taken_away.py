"""Owners change their exports before they share them: columns taken away, titles added, headings repeated. Everybody's answers stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake import survey_the_file
from analyzer.model.company import Company
from tests.intake.examples import HEADINGS, SURVEY, given, messages, saved
from tests.intake.layouts import google_forms, microsoft_forms, people, surveymonkey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from analyzer.intake.reading import Reading

Rows = list[list[str]]
PEOPLE = people(SURVEY, 24)
K1 = [dict(enumerate(person.answers["K1"])).get(0) for person in PEOPLE]
LANGUAGES = ["nl", "en"]


def without(rows: Rows, columns: int) -> Rows:
    return [row[columns:] for row in rows]


def blanked(rows: Rows, columns: int) -> Rows:
    """The first columns of the headings made blank, as somebody does who redacts."""
    return [[*[""] * columns, *rows[0][columns:]], *rows[1:]]


def reading_of(folder: Path, rows: Sequence[Sequence[str]]) -> Reading:
    width = max(map(len, rows))
    head, *below = [[*row, *[""] * (width - len(row))] for row in rows]
    return survey_the_file([saved(folder, below, head)], SURVEY, Company())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("change", "tool"),
    [
        (lambda rows: rows, "surveymonkey"),
        (lambda rows: without(rows, 9), "surveymonkey"),
        (lambda rows: without(rows, 4), "surveymonkey"),
        (lambda rows: blanked(rows, 9), "surveymonkey"),
        (lambda rows: [["Meting 2026"], *rows], "surveymonkey"),
    ],
)
def test_surveymonkey(tmp_path: Path, change: Callable[[Rows], Rows], tool: str, language: str) -> None:
    reading = reading_of(tmp_path, change(surveymonkey(SURVEY, PEOPLE, language)))
    assert (reading.platform, reading.respondents) == (tool, 24)
    assert given(reading, "K1") == K1
    assert len(reading.matched) == 8


def test_surveymonkey_with_the_questions_again_in_the_second_row(tmp_path: Path) -> None:
    rows = surveymonkey(SURVEY, PEOPLE, "nl")
    rows[1] = [above if below == "Response" else below for above, below in zip(rows[0], rows[1], strict=True)]
    reading = reading_of(tmp_path, rows)
    assert (reading.platform, reading.respondents) == ("surveymonkey", 24)
    assert given(reading, "K1") == K1


def test_surveymonkey_in_one_row(tmp_path: Path) -> None:
    rows = surveymonkey(SURVEY, PEOPLE, "nl")
    one = [
        below if below and below not in {"Response", "Open-Ended Response"} else above
        for above, below in zip(rows[0], rows[1], strict=True)
    ]
    reading = reading_of(tmp_path, [one, *rows[2:]])
    assert (reading.platform, reading.respondents) == ("surveymonkey", 24)
    assert given(reading, "K1") == K1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [0, 1, 3, 5, 7])
def test_microsoft_forms(tmp_path: Path, columns: int, language: str) -> None:
    rows = without(microsoft_forms(SURVEY, PEOPLE, language), columns)
    reading = reading_of(tmp_path, rows)
    assert (reading.platform, reading.respondents) == ("microsoft-forms", 24)
    assert given(reading, "K1") == K1
    assert sum(column.role == "score" for column in reading.columns) == 8 + max(0, 7 - max(columns, 5))


def test_microsoft_forms_with_a_block_of_statements(tmp_path: Path) -> None:
    """The title of a block can come along as a column in which nothing stands."""
    rows = microsoft_forms(SURVEY, PEOPLE, "nl")
    place = next(number for number, cell in enumerate(rows[0]) if cell.replace("\u00a0", " ") == "Ik vind het spannend.")
    title = ["In hoeverre ben je het eens?", *[""] * 24]
    reading = reading_of(tmp_path, [[*row[:place], title[number], *row[place:]] for number, row in enumerate(rows)])
    assert given(reading, "F1") == [dict(enumerate(person.answers["F1"])).get(0) for person in PEOPLE]
    assert next(column for column in reading.columns if column.heading == title[0]).kind == "empty"


def test_microsoft_forms_with_a_question_that_is_called_name(tmp_path: Path) -> None:
    rows = microsoft_forms(SURVEY, PEOPLE, "en")
    for heading in ("Name", "Name2"):
        asked = [[*row, heading if number == 0 else f"Poison {number % 3}"] for number, row in enumerate(rows)]
        reading = reading_of(tmp_path, asked)
        assert reading.columns[-1].role == "identifier"
        assert "Poison" not in f"{reading} {reading.problems}"


def test_points_before_their_questions(tmp_path: Path) -> None:
    rows = microsoft_forms(SURVEY, PEOPLE, "nl")
    points = [place for place, cell in enumerate(rows[0]) if cell.startswith(("Punten - ", "Feedback - "))]
    order = [*points, *(place for place in range(len(rows[0])) if place not in points)]
    reading = reading_of(tmp_path, [[row[place] for place in order] for row in rows])
    assert (reading.platform, reading.respondents) == ("microsoft-forms", 24)
    assert given(reading, "K1") == K1
    assert [column.role for column in reading.columns[: len(points)]] == ["score"] * len(points)


@pytest.mark.parametrize("columns", [1, 2])
def test_google_forms_without_its_first_columns(tmp_path: Path, columns: int) -> None:
    rows = without(google_forms(SURVEY, PEOPLE, "nl"), columns)
    reading = reading_of(tmp_path, rows)
    assert reading.platform == "generic"
    assert reading.respondents == 24
    assert given(reading, "K1") == K1


def test_a_title_is_told(tmp_path: Path) -> None:
    rows = [["31-8-2026 9:00:00", "Sales", "Medewerker", "280", "Een hekje", "Verhaal", "Ja", "Eens", "Eens", ""]] * 6
    reading = reading_of(
        tmp_path, [["Resultaten augustus"], HEADINGS, *[[f"{row[0][:-1]}{place}", *row[1:]] for place, row in enumerate(rows)]]
    )
    assert (reading.platform, reading.respondents) == ("google-forms", 6)
    assert messages(reading) == ["The rows above the headings were passed over."]
