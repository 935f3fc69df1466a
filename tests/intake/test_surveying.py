from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from analyzer.intake import read, survey_the_file
from analyzer.model.company import Company
from analyzer.model.problem import Unreadable
from tests.intake.examples import EN, HEADINGS, ITEMS, SURVEY, answered, given, messages, people, reading_of, saved
from tests.sheets.books import workbook

if TYPE_CHECKING:
    from pathlib import Path


def test_a_plain_export_needs_no_word(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, people(6))
    assert reading.platform == "google-forms"
    assert reading.respondents == 6
    assert reading.matched == ("department", "level", "K1", "K2", "K3", "K4", "F1", "F2")
    assert reading.problems == ()
    assert reading.week == date(2026, 8, 31)
    assert [column.role for column in reading.columns] == ["metadata", "segmentation", "segmentation", *["item"] * 6, "free_text"]
    assert given(reading, "K3") == ["post+story"] * 6
    assert given(reading, "F1") == ["4"] * 6


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    turned = reading_of(tmp_path, [row[::-1] for row in people(3)], HEADINGS[::-1])
    usual = reading_of(tmp_path, people(3))
    assert set(turned.matched) == set(usual.matched)
    assert {item: given(turned, item) for item in turned.items} == {item: given(usual, item) for item in usual.items}


def test_a_workbook_reads_like_the_csv(tmp_path: Path) -> None:
    rows = [["2026-08-31", *row[1:]] for row in people(6)]
    path = workbook(tmp_path / "a.xlsx", {"Formulierreacties 1": [HEADINGS, *[[*row[:3], 280, *row[4:]] for row in rows]]})
    reading = survey_the_file([path], SURVEY, Company())
    assert (reading.platform, reading.respondents) == ("google-forms", 6)
    assert given(reading, "K1") == ["b"] * 6


def test_the_survey_is_found_among_those_known(tmp_path: Path) -> None:
    path = saved(tmp_path, people(3))
    assert survey_the_file([path], None, Company(), [SURVEY]).survey is SURVEY
    described = survey_the_file([path], None, Company())
    assert described.survey is None
    assert described.respondents == 3
    assert "No questionnaire was recognised" in messages(described)[0]


def test_questions_that_are_not_asked_are_named(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [row[:5] for row in people(5)], HEADINGS[:5])
    assert messages(reading) == ["4 questions of the questionnaire are not in the file and are left out."]
    assert reading.problems[0].values[0] == "Waar kun je delen?"


def test_strange_answers_are_blank_and_quoted_from_five_on(tmp_path: Path) -> None:
    rows = [*people(60), *(answered(day=f"1-9-2026 8:00:{number:02}", K2="Een teken") for number in range(5)), answered(K2="Jan weet dit")]
    reading = reading_of(tmp_path, rows)
    assert given(reading, "K2") == ["a"] * 60 + [None] * 6
    (asked,) = reading.asked
    assert "5 people answered 'Een teken'" in str(asked.message)
    assert "Jan" not in f"{asked} {reading.problems}"
    path = tmp_path / "export.csv"
    told = survey_the_file([path], SURVEY, Company(), (), {asked.key: "b"})
    assert given(told, "K2") == ["a"] * 60 + ["b"] * 5 + [None]
    assert messages(told) == ["1 of 66 answers to this question is none of its options and counts as not answered."]
    assert told.problems[0].values == ()


def test_a_question_with_many_strange_answers_is_left_out(tmp_path: Path) -> None:
    rows = [*people(6), *(answered(day=f"1-9-2026 8:00:{number:02}", K2="Een teken") for number in range(3))]
    reading = reading_of(tmp_path, rows)
    assert "K2" not in reading.matched
    assert "K2" not in reading.items
    assert all("K2" not in batch.answers for batch in read(reading))
    assert next(column for column in reading.columns if column.target == "K2").role == "unmatched"
    assert "so the question is left out" in messages(reading)[0]
    assert reading.problems[0].values == ()


def test_a_form_in_two_languages_has_two_columns_for_a_question(tmp_path: Path) -> None:
    english = [EN.items[item.id].text for item in ITEMS]
    blank = [""] * len(ITEMS)
    dutch = [[*row, *blank] for row in people(5)]
    others = [["1-9-2026 9:00:00", "Sales", "Staff", *blank, "140", "A fence", "Story", "No", "Agree", "No opinion", ""]]
    reading = reading_of(tmp_path, [*dutch, *others], [*HEADINGS, *english])
    assert given(reading, "K1") == [*["b"] * 5, "a"]
    assert given(reading, "F2") == [*["2"] * 5, "no_opinion"]
    assert messages(reading) == []


def test_a_question_answered_in_two_columns_is_told(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [[*row, "140"] for row in people(3)], [*HEADINGS, EN.items["K1"].text])
    assert given(reading, "K1") == ["b"] * 3
    assert "3 respondents filled both" in messages(reading)[0]


def test_several_files_are_one_wave(tmp_path: Path) -> None:
    english = ["Timestamp", *(EN.segmentations[name].text for name in ("department", "level")), *(EN.items[item.id].text for item in ITEMS)]
    one = saved(tmp_path, people(5), name="nl.csv")
    row = ["8/24/2026 9:00:00", "sales", "Staff", "140", "A fence", "Story;Both", "No", "Agree", "No opinion", ""]
    two = saved(tmp_path, [row], english, name="en.csv")
    reading = survey_the_file([one, two], SURVEY, Company())
    assert reading.respondents == 6
    assert given(reading, "K3") == ["post+story"] * 5 + ["both+story"]
    assert reading.segment_labels["department"] == {"Sales": 6}
    assert reading.week == date(2026, 8, 24)
    assert reading.files == ("nl.csv", "en.csv")
    assert len(reading.columns) == 2 * len(HEADINGS)


def test_a_question_that_only_one_file_asks_is_left_out(tmp_path: Path) -> None:
    one = saved(tmp_path, people(3), name="a.csv")
    two = saved(tmp_path, [row[:-3] for row in people(2)], HEADINGS[:-3], name="b.csv")
    reading = survey_the_file([one, two], SURVEY, Company())
    assert set(reading.items) == {"K1", "K2", "K3", "K4"}
    assert messages(reading) == ["2 questions are asked in some of the files only and are left out."]


def test_the_same_file_twice_is_refused(tmp_path: Path) -> None:
    one = saved(tmp_path, people(3), name="a.csv")
    two = saved(tmp_path, people(3), name="b.csv")
    with pytest.raises(Unreadable, match="The same file was given twice"):
        survey_the_file([one, two], SURVEY, Company())


def test_what_is_wrong_in_all_files_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    (tmp_path / "b.csv").write_bytes(b"%PDF-1.4")
    with pytest.raises(Unreadable) as caught:
        survey_the_file([tmp_path / "a.csv", tmp_path / "b.csv", saved(tmp_path, people(1))], SURVEY, Company())
    assert [str(problem.where) for problem in caught.value.problems] == ["File a.csv", "File b.csv"]


def test_a_call_without_files_is_wrong() -> None:
    with pytest.raises(ValueError, match="0 files"):
        survey_the_file([], SURVEY, Company())


def test_a_title_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [HEADINGS, *people(5)], ["Resultaten augustus", *[""] * (len(HEADINGS) - 1)])
    assert reading.respondents == 5
    assert messages(reading) == ["The rows above the headings were passed over."]


def test_dates_that_can_be_read_in_two_ways_are_told(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, [answered(day="03/09/2026 9:00:00"), answered(day="03/09/2026 9:01:00")])
    assert "cannot be told apart; the week of 31 August 2026" in messages(reading)[0]


def test_no_moment_no_week(tmp_path: Path) -> None:
    assert reading_of(tmp_path, [row[1:] for row in people(3)], HEADINGS[1:]).week is None


def test_each_tool_writes_choices_in_its_own_way(tmp_path: Path) -> None:
    one = saved(tmp_path, people(10), name="a.csv")
    numbers = [["1-9-2026 9:00:00", "Sales", "Medewerker", "1", "2", "1;3", "2", "4", "2", ""]] * 4
    two = saved(tmp_path, [[f"1-9-2026 9:00:{place:02}", *row[1:]] for place, row in enumerate(numbers)], name="b.csv")
    asked = survey_the_file([one, two], SURVEY, Company()).asked
    assert asked
    reading = survey_the_file([one, two], SURVEY, Company(), (), {question.key: question.guess for question in asked})
    assert given(reading, "K1") == ["b"] * 10 + ["a"] * 4
    assert given(reading, "K3") == ["post+story"] * 10 + ["both+post"] * 4
    assert given(reading, "K4") == ["yes"] * 10 + ["no"] * 4
    assert given(reading, "F1") == ["4"] * 14


def test_questions_that_most_people_left_blank_are_named(tmp_path: Path) -> None:
    asked = [*people(5), *people(7, K4="")]
    reading = reading_of(tmp_path, asked)
    assert messages(reading) == ["Half of the people or more left 1 question blank. A blank counts as not right."]
    assert reading.problems[0].values == ("Mag dit?",)
    assert messages(reading_of(tmp_path, [*people(8), *people(6, K4="")])) == []
    assert messages(reading_of(tmp_path, [*people(2), *people(4, K4="")])) == []
