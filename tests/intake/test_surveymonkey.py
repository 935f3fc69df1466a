from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake.platform import END, RESPONSE_ID, TIME, TOOL
from analyzer.intake.surveymonkey import SURVEYMONKEY
from tests.intake.heads import FILES, head, laid_out, real, real_head, told

if TYPE_CHECKING:
    from pathlib import Path

OWN = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
NONE = [""] * len(OWN)
ROW = ["11487654321", "400123", "01/16/2020 2:26:37 PM", "01/16/2020 2:30:00 PM"]
FLATTENED = ("comma-survey", "contribex-survey-2018")


def test_two_rows_become_one_heading_a_column() -> None:
    layout = laid_out(
        SURVEYMONKEY,
        [*OWN, "Afdeling?", "Welke media?", "", "", "Waarom?"],
        [*NONE, "Response", "LinkedIn", "Instagram", "Other (please specify)", "Open-Ended Response"],
        [*ROW, "HR", "LinkedIn", "", "", ""],
    )
    assert layout.body == 2
    assert [heading.own for heading in layout.headings[:4]] == [RESPONSE_ID, TOOL, TIME, END]
    media = [("Welke media?", part) for part in ("LinkedIn", "Instagram", "Other (please specify)")]
    assert [told(heading) for heading in layout.headings[4:]] == [("Afdeling?", ""), *media, ("Waarom?", "")]
    assert layout.headings[5].text == "Welke media? [LinkedIn]"
    assert layout.headings[7].own == ("free_text", "text")


def test_what_tells_who_somebody_is() -> None:
    told_by = ["IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1"]
    rows = [*OWN, *told_by, "Vraag"], [*NONE, *[""] * 5, "Response"], [*ROW, *[""] * 5, "Ja"]
    kinds = [heading.own for heading in laid_out(SURVEYMONKEY, *rows).headings[4:9]]
    assert kinds == [("identifier", kind) for kind in ("ip", "email", "name", "name", "personnel number")]


def test_only_the_number_of_a_response_counts_as_that() -> None:
    rows = [*OWN, "Custom Data 1", "Vraag"], [*NONE, "", "Response"], [*ROW, "HR", "Ja"]
    assert [heading.own for heading in laid_out(SURVEYMONKEY, *rows).headings].count(RESPONSE_ID) == 1


def test_without_its_own_columns_the_second_row_will_do() -> None:
    layout = laid_out(SURVEYMONKEY, ["Vraag?", "Media?", ""], ["Response", "LinkedIn", "Comments:"], ["Ja", "LinkedIn", ""])
    assert layout.body == 2
    assert [told(heading) for heading in layout.headings] == [("Vraag?", ""), ("Media?", "LinkedIn"), ("Media?", "Comments:")]


def test_a_question_is_carried_on_only_where_the_second_row_has_text() -> None:
    first, second = ["", "", "Vraag?", "", "", "Media?", ""], ["", "", "Response", "", "Later", "X", "Y"]
    layout = laid_out(SURVEYMONKEY, first, second, ["x", "y", "Ja", "z", "Later", "X", ""])
    media = [("Media?", "X"), ("Media?", "Y")]
    assert [told(heading) for heading in layout.headings] == [("", ""), ("", ""), ("Vraag?", ""), ("", ""), ("", "Later"), *media]


def test_a_first_row_of_one_cell_cannot_be_told_from_a_title() -> None:
    assert SURVEYMONKEY.lay_out(head(["Media?"], ["Response", "X", "Comments:"], ["Ja", "X", ""])) is None


def test_a_repeated_question_is_no_part() -> None:
    layout = laid_out(SURVEYMONKEY, [*OWN, "Vraag?", "Nog een?"], [*NONE, "Vraag?", "Nog een?"], [*ROW, "Ja", "Nee"])
    assert layout.body == 2
    assert [told(heading) for heading in layout.headings[4:]] == [("Vraag?", ""), ("Nog een?", "")]


@pytest.mark.parametrize("first", ["Respondent ID", "RespondentID"])
def test_one_row_will_do_with_the_number_of_a_respondent(first: str) -> None:
    layout = laid_out(SURVEYMONKEY, [first, "Vraag?", "Nog een?"], ["11487654321", "Ja", "Nee"], ["11487654322", "Nee", "Nee"])
    assert layout.body == 1
    assert [heading.own for heading in layout.headings] == [RESPONSE_ID, None, None]


def test_a_title_may_stand_above_the_headings() -> None:
    assert laid_out(SURVEYMONKEY, ["Meting 2026"], [*OWN, "Vraag?"], [*NONE, "Response"], [*ROW, "Ja"]).body == 3


def test_another_table_is_not_ours() -> None:
    assert SURVEYMONKEY.lay_out(head(["Afdeling", "Vraag", "Nog een"], ["HR", "Ja", "Nee"], ["HR", "Nee", ""])) is None
    assert (
        SURVEYMONKEY.lay_out(head(["Start Date", "End Date", "Vraag"], ["2026-08-31", "2026-09-01", "Ja"], ["2026-08-31", "", "Nee"]))
        is None
    )
    assert SURVEYMONKEY.lay_out(head()) is None


def test_the_month_comes_first() -> None:
    assert not SURVEYMONKEY.day_first(head(OWN, ROW))


@real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_its_own_real_files_are_known(path: Path) -> None:
    top = real_head(path)
    layout = SURVEYMONKEY.lay_out(top)
    assert (layout is not None) == path.name.startswith("surveymonkey")
    if layout:
        assert layout.body == (1 if any(name in path.name for name in FLATTENED) else 2)
        assert len(layout.headings) == len(top.rows[0])
        assert not any(heading.part.casefold() in {"response", "open-ended response"} for heading in layout.headings)
