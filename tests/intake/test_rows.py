"""Which rows are people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.intake import survey_the_file
from analyzer.intake.rows import fingerprints
from analyzer.model.company import Company
from analyzer.sheets.texts import Texts
from tests.intake.examples import HEADINGS, SURVEY, answered, people, reading_of, saved

if TYPE_CHECKING:
    from pathlib import Path

BLANK = dict.fromkeys(["K1", "K2", "K3", "K4", "F1", "F2"], "")


def test_empty_forms_are_not_respondents(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [*people(6), answered(**BLANK), answered(**BLANK, O1="alleen een opmerking")])
    assert reading.respondents == 6
    assert reading.dropped_rows == {"empty_form": 2}


def test_a_form_of_codes_for_no_answer_is_empty_too(tmp_path: Path) -> None:
    head = ["StartDate", "EndDate", "Status", "Finished", "ResponseId", "RecordedDate", *HEADINGS[1:]]
    own = ["2026-09-14 10:00:00", "2026-09-14 10:04:00", "IP Address", "True"]
    rows = [[*own, f"R_{place:015}", own[1], *row[1:]] for place, row in enumerate([*people(5), answered(**dict.fromkeys(BLANK, "-99"))])]
    reading = survey_the_file([saved(tmp_path, rows, head)], SURVEY, Company())
    assert reading.platform == "qualtrics"
    assert (reading.respondents, reading.dropped_rows) == (5, {"empty_form": 1})


def test_headings_in_the_middle_are_not_respondents(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [*people(6), HEADINGS, answered(day="1-9-2026 8:00:00")])
    assert (reading.respondents, reading.dropped_rows) == (7, {"repeated_heading": 1})


def test_a_row_pasted_twice_counts_once(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [*people(6), *people(6)])
    assert (reading.respondents, reading.dropped_rows) == (6, {"pasted_twice": 6})


def test_the_same_answers_at_another_moment_or_without_one_are_people(tmp_path: Path) -> None:
    assert reading_of(tmp_path, [answered(), answered(day="31-8-2026 14:20:54")]).respondents == 2
    assert reading_of(tmp_path, [answered(day="2026-08-31"), answered(day="2026-08-31")]).respondents == 2
    assert reading_of(tmp_path, [answered(day=""), answered(day=""), answered()]).respondents == 3


@pytest.mark.parametrize(("state", "reason"), [("Survey Preview", "preview"), ("1", "preview"), ("Survey Test", "test"), ("8", "spam")])
def test_what_the_tool_says_about_a_row(tmp_path: Path, state: str, reason: str) -> None:
    head = ["StartDate", "EndDate", "Status", "Finished", "ResponseId", "RecordedDate", *HEADINGS[1:]]
    own = ["2026-09-14 10:00:00", "2026-09-14 10:04:00", "0", "True", "", "2026-09-14 10:04:00"]
    rows = [[*own[:4], f"R_{place:015}", own[5], *row[1:]] for place, row in enumerate(people(6))]
    rows[2][2] = state
    reading = survey_the_file([saved(tmp_path, rows, head)], SURVEY, Company())
    assert (reading.respondents, reading.dropped_rows) == (5, {reason: 1})


def test_the_word_of_the_tool_goes_before_our_own(tmp_path: Path) -> None:
    head = ["id", "submitdate", "lastpage", "startlanguage", *HEADINGS[1:]]
    rows = [[str(place), "1980-01-01 00:00:00", "4", "nl", *row[1:]] for place, row in enumerate(people(6))]
    rows += [["7", "", "1", "nl", *answered(**BLANK)[1:]], ["8", "1980-01-01 00:00:00", "4", "nl", *answered(**BLANK)[1:]]]
    reading = survey_the_file([saved(tmp_path, rows, head)], SURVEY, Company())
    assert (reading.platform, reading.respondents) == ("limesurvey", 6)
    assert reading.dropped_rows == {"unfinished": 1, "empty_form": 1}


def test_prints_are_those_of_whole_rows() -> None:
    columns = [Texts.of(["a", "b", "a", "b", "a"]), Texts.of(["b", "a", "b", "b", ""])]
    found = fingerprints(columns)
    assert found.dtype == np.uint64
    assert found[0] == found[2]
    assert len(set(found.tolist())) == 4


def test_prints_know_the_order_of_columns() -> None:
    one, other = Texts.of(["a"]), Texts.of(["b"])
    assert fingerprints([one, other]) != fingerprints([other, one])


def test_two_people_in_one_second_who_differ_in_what_the_survey_does_not_use_count_both(tmp_path: Path) -> None:
    rows = [[*row, extra] for row, extra in zip([*people(6), *people(1)], [*"abcdef", "g"], strict=True)]
    reading = reading_of(tmp_path, rows, [*HEADINGS, "Waar werk je het liefst?"])
    assert (reading.respondents, reading.dropped_rows) == (7, {})
