"""One form that was exported in two languages is found by the moments that both files share, and asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake import survey_the_file
from analyzer.model.company import Company
from tests.intake.examples import HEADINGS, SURVEY, people, saved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.intake.reading import Reading

Rows = list[list[str]]


def _reading(folder: Path, parts: Sequence[Rows], decisions: Mapping[str, str] | None = None) -> Reading:
    paths = [saved(folder, rows, HEADINGS, f"{number}.csv") for number, rows in enumerate(parts)]
    return survey_the_file(paths, SURVEY, Company(), (), decisions or {})


def _elsewhere(rows: Rows) -> Rows:
    """The same people, whose department is called something else in the other language."""
    return [[row[0], "Somewhere else", *row[2:]] for row in rows]


def _at(rows: Rows, minute: int) -> Rows:
    return [[f"2-9-2026 9:{minute:02}:{place:02}", *row[1:]] for place, row in enumerate(rows)]


def test_a_form_in_two_languages_is_asked_about_and_counts_once_where_that_is_decided(tmp_path: Path) -> None:
    rows = people(20)
    (asked,) = [each for each in _reading(tmp_path, [rows, _elsewhere(rows)]).asked if each.key == "repeated"]
    assert "20 responses" in str(asked.message)
    assert "two languages" in str(asked.message)
    once = _reading(tmp_path, [rows, _elsewhere(rows)], {"repeated": "once"})
    assert (once.respondents, once.dropped_rows) == (20, {"exported_twice": 20})
    assert _reading(tmp_path, [rows, _elsewhere(rows)], {"repeated": "all"}).respondents == 40


def test_only_the_shared_moments_are_left_out(tmp_path: Path) -> None:
    rows = people(20)
    later = [*_elsewhere(rows), *_at(_elsewhere(people(8)), 30)]
    assert _reading(tmp_path, [rows, later], {"repeated": "once"}).respondents == 28


def test_a_few_people_in_the_same_second_are_no_reason_to_ask(tmp_path: Path) -> None:
    mine, other = people(30), [*_elsewhere(people(12)), *_at(_elsewhere(people(30)), 30)]
    assert not [each for each in _reading(tmp_path, [mine, other]).asked if each.key == "repeated"]


def test_a_file_whose_moments_were_made_equal_is_no_reason_to_ask(tmp_path: Path) -> None:
    rows = [["1-1-1980 0:00:00", *row[1:]] for row in people(20)]
    assert not [each for each in _reading(tmp_path, [rows, _elsewhere(rows)]).asked if each.key == "repeated"]
