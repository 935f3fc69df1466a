"""Surveys are found by name or by folder and come whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from analyzer import assets, surveys
from analyzer.model.problem import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Spoiled


def test_the_bundled_survey_has_a_name_and_nothing_to_complain_of() -> None:
    assert "social-media" in surveys.bundled()
    assert surveys.verify("social-media") == ()


def test_a_survey_is_found_by_name_by_folder_and_by_its_file() -> None:
    folder = assets.surveys() / "social-media"
    by_name = surveys.load("social-media")
    assert by_name == surveys.load(folder) == surveys.load(str(folder / "survey.toml"))
    assert by_name.id == "social-media"


def test_a_survey_that_is_nowhere_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refusal:
        surveys.load(tmp_path / "nowhere")
    assert "social-media" in str(refusal.value.problems[0].remedy)


def test_a_folder_without_a_survey_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refusal:
        surveys.load(tmp_path)
    assert str(refusal.value.problems[0].where) == "survey.toml"


def test_a_small_survey_is_read_as_it_stands(small: Spoiled) -> None:
    assert small.problems() == []
    survey = surveys.load(small.folder)
    assert [item.id for item in survey.items_of("tea")] == ["T1", "T2", "T3", "T4"]
    assert survey.item("T1").points() == {"a": 1.0}
    assert survey.item("T1").verified == date(2026, 11, 25)
    assert survey.module("tea").forms[0].max == 14
    assert survey.wording("nl").items["T1"].options == {"a": "Thee a", "b": "b", "dont_know": "?"}
    assert survey.wording("en").items["T5"].options["5"] == "five"


def test_options_may_be_worth_a_part(small: Spoiled) -> None:
    small.replace("survey.toml", 'key = ["a"]', "score = { a = 0.5, b = 1 }")
    assert surveys.load(small.folder).item("T1").points() == {"a": 0.5, "b": 1.0}


def test_several_answers_can_be_right_together(small: Spoiled) -> None:
    small.replace("survey.toml", 'kind = "single"', 'kind = "multiple"').replace("survey.toml", 'key = ["a"]', 'key = ["b", "a"]')
    assert surveys.load(small.folder).item("T1").points() == {"a+b": 1.0}


def test_a_fact_that_changed_keeps_its_earlier_key(small: Spoiled) -> None:
    earlier = 'verified = 2026-11-25\n[[item.earlier_key]]\nkey = ["b"]\nuntil = 2020-01-31'
    small.replace("survey.toml", "verified = 2026-11-25", earlier)
    item = surveys.load(small.folder).item("T1")
    assert item.key_on(date(2020, 1, 31)) == ("b",)
    assert item.key_on(date(2020, 2, 1)) == ("a",)


def test_a_byte_order_mark_of_notepad_is_no_fault(small: Spoiled) -> None:
    file = small.folder / "survey.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert small.problems() == []


def test_notes_do_not_keep_a_survey_from_being_used(small: Spoiled) -> None:
    small.replace("survey.toml", "verified = 2026-11-25", "").replace("survey.toml", 'languages = ["nl", "en"]', 'languages = ["nl"]')
    assert {problem.severity for problem in small.problems()} == {"note"}
    assert small.wheres() == ["survey.toml, item T1", "wording.en.toml"]
    assert surveys.load(small.folder).languages == ("nl",)
