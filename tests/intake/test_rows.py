from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake.reading import Column
from analyzer.intake.rows import respondents
from tests.intake.examples import HEADINGS, answered, people, reading_of

if TYPE_CHECKING:
    from pathlib import Path

BLANK = dict.fromkeys(["K1", "K2", "K3", "K4", "F1", "F2"], "")


def test_empty_forms_are_not_respondents(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [*people(6), answered(**BLANK), answered(**BLANK, O1="alleen een opmerking")])
    assert reading.respondents == 6
    assert reading.dropped_rows == {"empty_form": 2}


def test_headings_in_the_middle_are_not_respondents(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [*people(6), HEADINGS, answered(day="1-9-2026 8:00:00")])
    assert (reading.respondents, reading.dropped_rows) == (7, {"repeated_heading": 1})


def test_a_row_pasted_twice_counts_once(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [*people(6), *people(6)])
    assert (reading.respondents, reading.dropped_rows) == (6, {"pasted_twice": 6})


def test_the_same_answers_at_another_moment_or_without_one_are_people(tmp_path: Path) -> None:
    assert reading_of(tmp_path, [answered(), answered(day="31-8-2026 14:20:54")]).respondents == 2
    assert reading_of(tmp_path, [answered(day="2026-08-31"), answered(day="2026-08-31")]).respondents == 2


COLUMNS = [Column("T", "metadata", None, "time"), *(Column(name, "item", name) for name in "abc")]


@pytest.mark.parametrize(
    "last",
    [["", "3.5", "", ""], ["", "Gemiddelde", "3,50", ""], ["", "14", "4", "3.0"], ["", "Totaal", "14", "12"], ["", "3.50", "1", "3"]],
)
def test_totals_are_not_respondents(last: list[str]) -> None:
    rows = [["m", "3", "1", "2"], ["m", "4", "1", "4"], ["m", "3", "1", "2"], ["m", "4", "1", "4"]]
    kept, dropped = respondents(["T", "a", "b", "c"], [*rows, last], COLUMNS)
    expected = {"total": 1} if last != ["", "3.50", "1", "3"] else {}
    assert (kept == rows, dropped) == (bool(expected), expected)


@pytest.mark.parametrize("last", [["m", "3.5", "", ""], ["", "3.5", "1", "5"], ["", "n", "3", "2"]])
def test_a_person_who_answers_like_a_total_stays(last: list[str]) -> None:
    rows = [["m", "3", "1", "2"], ["m", "4", "1", "4"], ["", "n", "1", "2"]]
    _, dropped = respondents(["T", "a", "b", "c"], [*rows, last], COLUMNS)
    assert dropped == {}
