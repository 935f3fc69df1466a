from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake.google_forms import GOOGLE_FORMS
from analyzer.intake.platform import SCORE, TIME
from tests.intake.heads import FILES, head, laid_out, real, real_head, told

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = "31-8-2020 14:20:53"
ANSWERS = [MOMENT, "HR", "Ja"]


@pytest.mark.parametrize(
    "first", ["Timestamp", "Tijdstempel", "tijdstempel ", "\ufeffTimestamp", "Zeitstempel", "Horodateur", "Tijd\u00adstempel"]
)
def test_the_first_heading_gives_it_away(first: str) -> None:
    layout = laid_out(GOOGLE_FORMS, [first, "Afdeling", "Vraag"], ANSWERS)
    assert layout.body == 1
    assert [heading.own for heading in layout.headings] == [TIME, None, None]


def test_a_title_may_stand_above_the_headings() -> None:
    assert laid_out(GOOGLE_FORMS, ["Meting 2026"], [""], ["Tijdstempel", "Afdeling", "Vraag"], ANSWERS).body == 3


def test_a_blanked_heading_above_moments_will_do() -> None:
    assert laid_out(GOOGLE_FORMS, ["", "Afdeling", "Vraag"], ANSWERS, ANSWERS).headings[0].text == ""


@pytest.mark.parametrize("name", ["Quiz (Antwoorden) - Formulierreacties 1.csv", "Quiz_(Responses)_-_Form_Responses_1.csv"])
def test_the_name_of_the_sheet_will_do(name: str) -> None:
    rows = ["Afdeling", "Vraag"], ["HR", "Ja"]
    assert GOOGLE_FORMS.lay_out(head(*rows, file=name)) is not None
    assert GOOGLE_FORMS.lay_out(head(*rows, sheet=name.removesuffix(".csv").replace("_", " "))) is not None


@pytest.mark.parametrize("first", ["ID", "Afdeling", "Datum", "Timestamp of the visit"])
def test_another_table_is_not_ours(first: str) -> None:
    assert GOOGLE_FORMS.lay_out(head([first, "Timestamp", "Vraag"], ["9", MOMENT, "Ja"])) is None


def test_an_empty_head_is_not_ours() -> None:
    assert GOOGLE_FORMS.lay_out(head()) is None


def test_points_keep_the_question_they_belong_to_and_a_total_has_none() -> None:
    row = ["Timestamp", "Email Address", "Total score", "Hoe laat?", "Hoe laat? [Score]", "Hoe laat? [Feedback]"]
    headings = laid_out(GOOGLE_FORMS, row, [MOMENT, "a@example.org", "7.00 / 10", "Nu", "1.00 / 1", ""]).headings
    assert [heading.own for heading in headings] == [TIME, ("identifier", "email"), SCORE, None, SCORE, SCORE]
    assert [heading.question for heading in headings[2:]] == ["", "Hoe laat?", "Hoe laat?", "Hoe laat?"]
    assert headings[4].text == "Hoe laat? [Score]"


def test_a_row_of_a_grid_stands_between_brackets() -> None:
    headings = laid_out(GOOGLE_FORMS, ["Timestamp", "Eens?  [Ik weet\nhet ]", "Eens? [Ik deel]"], ANSWERS).headings
    assert [told(heading) for heading in headings[1:]] == [("Eens?", "Ik weet het"), ("Eens?", "Ik deel")]


def test_blank_and_double_headings_stay() -> None:
    headings = laid_out(GOOGLE_FORMS, ["Timestamp", "Wat?", "", "Wat?"], [MOMENT, "a", "b", "c"]).headings
    assert [heading.text for heading in headings] == ["Timestamp", "Wat?", "", "Wat?"]


def test_only_english_writes_the_month_first() -> None:
    assert GOOGLE_FORMS.day_first(head(["Tijdstempel", "Vraag"], ANSWERS))
    assert not GOOGLE_FORMS.day_first(head(["Timestamp", "Vraag"], ANSWERS))


@real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_its_own_real_files_are_known(path: Path) -> None:
    top = real_head(path)
    layout = GOOGLE_FORMS.lay_out(top)
    assert (layout is not None) == path.name.startswith("googleforms")
    if layout:
        assert layout.body == 1
        assert len(layout.headings) == len(top.rows[0])
        assert [heading.own for heading in layout.headings].count(TIME) == 1
