"""Responses that stand in the files twice: found by number and moment, asked about, and counted once where that is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.intake import read, survey_the_file
from analyzer.model.company import Company
from tests.intake.examples import HEADINGS, SURVEY, people, saved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analyzer.intake.reading import Reading

FORMS = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"]


def reading_of(folder: Path, parts: Sequence[Sequence[Sequence[str]]], headings: Sequence[str], decisions: Mapping[str, str]) -> Reading:
    paths = [saved(folder, rows, headings, f"{number}.csv") for number, rows in enumerate(parts)]
    return survey_the_file(paths, SURVEY, Company(), (), decisions)


def numbered(count: int, begin: int = 1, day: str = "31-8-2026", department: str = "Sales") -> list[list[str]]:
    """Rows of Microsoft Forms, whose numbers begin at 1 in every form."""
    return [
        [str(begin + place), f"{day} 9:00:{place % 60:02}", f"{day} 9:04:{place % 60:02}", "anonymous", "", department, *row[2:]]
        for place, row in enumerate(people(count))
    ]


def test_no_response_twice_no_question(tmp_path: Path) -> None:
    assert reading_of(tmp_path, [numbered(6), numbered(6, begin=7)], [*FORMS, *HEADINGS[1:]], {}).asked == ()


def test_the_second_of_a_number_and_moment_is_left_out_once_decided(tmp_path: Path) -> None:
    parts = [numbered(6), [*numbered(6)[2:], *numbered(3, begin=7, day="1-9-2026")]]
    (asked,) = reading_of(tmp_path, parts, [*FORMS, *HEADINGS[1:]], {}).asked
    assert (asked.key, asked.guess) == ("repeated", "once")
    assert "4 responses" in str(asked.message)
    once = reading_of(tmp_path, parts, [*FORMS, *HEADINGS[1:]], {"repeated": "once"})
    assert (once.respondents, once.dropped_rows, once.asked) == (9, {"exported_twice": 4}, ())
    assert sum(len(batch) for batch in read(once)) == 9
    both = reading_of(tmp_path, parts, [*FORMS, *HEADINGS[1:]], {"repeated": "all"})
    assert (both.respondents, both.dropped_rows) == (13, {})


def test_one_file_may_hold_a_response_twice_too(tmp_path: Path) -> None:
    again = [[*row[:-2], "Neutraal", *row[-1:]] for row in numbered(2)]  # so that they are not equal rows
    (asked,) = reading_of(tmp_path, [[*numbered(6), *again]], [*FORMS, *HEADINGS[1:]], {}).asked
    assert "2 responses" in str(asked.message)


def test_whoever_is_left_out_makes_no_group_larger(tmp_path: Path) -> None:
    parts = [[*numbered(6), *numbered(3, begin=7, department="Directie")], numbered(3, begin=7, department="Directie")]
    once = reading_of(tmp_path, parts, [*FORMS, *HEADINGS[1:]], {"repeated": "once"})
    assert once.respondents == 9
    assert sum(once.segment_labels["department"].values()) == 9
    assert once.segment_labels["department"].get("Directie", 0) in {0, 3}


def test_a_response_without_its_number_is_nobody_else(tmp_path: Path) -> None:
    unnumbered = [["", *row[1:]] for row in numbered(3)]
    other = [[*row[:5], "HR", *row[6:]] for row in unnumbered]
    reading = reading_of(tmp_path, [[*numbered(3, begin=7), *unnumbered], [*numbered(3, begin=20), *other]], [*FORMS, *HEADINGS[1:]], {})
    assert (reading.respondents, reading.asked) == (12, ())


def test_the_same_numbers_at_other_moments_are_other_people(tmp_path: Path) -> None:
    assert reading_of(tmp_path, [numbered(6), numbered(6, day="1-9-2026")], [*FORMS, *HEADINGS[1:]], {}).asked == ()


def test_short_numbers_without_moments_are_not_enough(tmp_path: Path) -> None:
    rows = [[row[0], *(moment[:-3] for moment in row[1:3]), *row[3:]] for row in numbered(6)]
    other = [[*row[:5], "HR", *row[6:]] for row in rows]
    assert reading_of(tmp_path, [rows, other], [*FORMS, *HEADINGS[1:]], {}).asked == ()
    (asked,) = reading_of(tmp_path, [rows, rows[2:]], [*FORMS, *HEADINGS[1:]], {}).asked
    assert "4 responses" in str(asked.message)


def test_long_numbers_are(tmp_path: Path) -> None:
    rows = [[str(11_487_654_321 + place), *row[1:]] for place, row in enumerate(people(6))]
    other = [[*row[:1], "HR", *row[2:]] for row in rows]
    (asked,) = reading_of(tmp_path, [rows, other], ["Respondent ID", *HEADINGS[1:]], {}).asked
    assert "6 responses" in str(asked.message)


def test_a_later_export_of_the_same_form_holds_the_earlier_one(tmp_path: Path) -> None:
    later = [*people(4), *([f"2-9-2026 9:00:{place:02}", *row[1:]] for place, row in enumerate(people(20)))]
    once = reading_of(tmp_path, [people(4), later], HEADINGS, {"repeated": "once"})
    assert (once.respondents, once.dropped_rows) == (24, {"exported_twice": 4})


def test_two_people_in_the_same_second_are_two(tmp_path: Path) -> None:
    other = [[*row[:1], "HR", *row[2:]] for row in people(6)]
    reading = reading_of(tmp_path, [people(6), other], HEADINGS, {})
    assert (reading.respondents, reading.asked) == (12, ())


def test_files_without_numbers_and_moments_raise_nothing(tmp_path: Path) -> None:
    rows = [row[1:] for row in people(6)]
    assert reading_of(tmp_path, [rows, rows[1:]], HEADINGS[1:], {}).asked == ()
