from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake.microsoft_forms import MICROSOFT_FORMS
from analyzer.intake.platform import END, RESPONSE_ID, SCORE, TIME, TOOL
from tests.intake.heads import FILES, head, laid_out, real, real_head

if TYPE_CHECKING:
    from pathlib import Path

MAIL, NAME = ("identifier", "email"), ("identifier", "name")
ENGLISH = ["ID", "Start time", "Completion time", "Email", "Name"]
DUTCH = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"]
ROW = ["3", "2026-08-31 09:00:00", "2026-08-31 09:05:00", "anonymous", ""]


@pytest.mark.parametrize("own", [ENGLISH, DUTCH, ["Id", "Start\u00a0time", "Completion time ", "EMAIL", "name"]])
def test_its_own_columns_give_it_away(own: list[str]) -> None:
    layout = laid_out(MICROSOFT_FORMS, [*own, "Welke afdeling?"], [*ROW, "HR"])
    assert layout.body == 1
    assert [heading.own for heading in layout.headings] == [RESPONSE_ID, TIME, END, MAIL, NAME, None]
    assert layout.headings[-1].question == "Welke afdeling?"


def test_a_title_may_stand_above_the_headings() -> None:
    assert laid_out(MICROSOFT_FORMS, ["Meting 2026"], [*DUTCH, "Vraag"], [*ROW, "Ja"]).body == 2


def test_what_it_adds_is_no_question() -> None:
    headings = laid_out(MICROSOFT_FORMS, [*DUTCH, "Tijd van laatste wijziging", "Taal", "Vraag"], [*ROW, "", "", "Ja"]).headings
    assert [heading.own for heading in headings[5:]] == [TOOL, TOOL, None]


@pytest.mark.parametrize("points", ["Points - {}", "Punten - {}", "Punten \u2013 {}", "Feedback - {}"])
def test_points_keep_the_question_they_belong_to(points: str) -> None:
    headings = laid_out(
        MICROSOFT_FORMS, [*ENGLISH, "Total points", "Hoe - en waar?", points.format("Hoe - en waar?")], [*ROW, "1", "Nu", "1"]
    ).headings
    assert [(heading.question, heading.own) for heading in headings[5:]] == [
        ("", SCORE),
        ("Hoe - en waar?", None),
        ("Hoe - en waar?", SCORE),
    ]


def test_points_may_stand_before_the_name() -> None:
    row = ["ID", "Start time", "Completion time", "Points - Vraag", "Email", "Name", "Vraag"]
    headings = laid_out(MICROSOFT_FORMS, row, ["1", ROW[1], ROW[2], "1", "anonymous", "", "Ja"]).headings
    assert [heading.own for heading in headings] == [RESPONSE_ID, TIME, END, SCORE, MAIL, NAME, None]


def test_points_will_do_where_the_times_are_gone() -> None:
    assert laid_out(MICROSOFT_FORMS, ["Vraag", "Points - Vraag", "Feedback - Vraag"], ["Ja", "1", ""]).headings[1].own == SCORE
    assert MICROSOFT_FORMS.lay_out(head(["Vraag", "Points - Thuis", "Points - Uit"], ["Ja", "1", "2"])) is None


@pytest.mark.parametrize("row", [["ID", "Start time", "Vraag"], ["ID", "Email", "Name"], ["Tijdstempel", "Vraag", "Naam"]])
def test_another_table_is_not_ours(row: list[str]) -> None:
    assert MICROSOFT_FORMS.lay_out(head(row, ["1", "2", "3"])) is None


def test_an_empty_head_is_not_ours() -> None:
    assert MICROSOFT_FORMS.lay_out(head()) is None


def test_a_block_has_an_empty_column_and_a_column_per_statement() -> None:
    headings = laid_out(
        MICROSOFT_FORMS, [*ENGLISH, "Ben je het eens?", "Ik weet het.", "Ik deel het."], [*ROW, "", "Eens", "Oneens"]
    ).headings
    assert [(heading.question, heading.part) for heading in headings[5:]] == [
        ("Ben je het eens?", ""),
        ("Ik weet het.", ""),
        ("Ik deel het.", ""),
    ]


def test_only_english_writes_the_month_first() -> None:
    assert MICROSOFT_FORMS.day_first(head(DUTCH, ROW))
    assert not MICROSOFT_FORMS.day_first(head(ENGLISH, ROW))


@real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_its_own_real_files_are_known(path: Path) -> None:
    layout = MICROSOFT_FORMS.lay_out(real_head(path))
    assert (layout is not None) == path.name.startswith("msforms")
    if layout:
        assert [heading.own for heading in layout.headings[:7]] == [RESPONSE_ID, TIME, END, MAIL, NAME, SCORE, SCORE]
        asked = [heading.question for heading in layout.headings if heading.own is None]
        assert len(asked) == 10
        assert all(heading.question in {"", *asked} for heading in layout.headings if heading.own == SCORE)


def test_a_question_may_be_called_as_a_column_of_its_own() -> None:
    headings = laid_out(MICROSOFT_FORMS, [*ENGLISH, "Name", "Points - Name", "Email"], [*ROW, "Jan", "0", "jan@office.example"]).headings
    assert [(heading.question, heading.own) for heading in headings[4:]] == [
        ("Name", NAME),
        ("Name", None),
        ("Name", SCORE),
        ("Email", None),
    ]


def test_the_name_question_may_have_lost_its_heading() -> None:
    row = ["ID", "Start time", "Completion time", "Email", "Points - Name", "Feedback - Name", "Name", ""]
    headings = laid_out(MICROSOFT_FORMS, row, ["1", *ROW[1:4], "0", "", "", "Jan"]).headings
    assert [heading.own for heading in headings[4:]] == [SCORE, SCORE, NAME, None]


def test_hard_spaces_in_a_question_are_those_of_its_points() -> None:
    headings = laid_out(MICROSOFT_FORMS, [*ENGLISH, "Hoe\u00a0laat?", "Points\u00a0- Hoe laat?"], [*ROW, "Nu", "1"]).headings
    assert [(heading.question, heading.own) for heading in headings[5:]] == [("Hoe laat?", None), ("Hoe laat?", SCORE)]


@pytest.mark.parametrize("own", [["開始時刻", "完了時刻"], ["Startzeit", "Fertigstellungszeit"], ["Heure de début", "Heure de fin"]])
def test_other_languages(own: list[str]) -> None:
    headings = laid_out(MICROSOFT_FORMS, ["ID", *own, "Vraag"], ["1", *ROW[1:3], "Ja"]).headings
    assert [heading.own for heading in headings] == [RESPONSE_ID, TIME, END, None]
