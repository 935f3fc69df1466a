from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake.generic import GENERIC
from analyzer.intake.heading import Head
from tests.intake.heads import FILES, laid_out, real, real_head

if TYPE_CHECKING:
    from pathlib import Path


def test_every_column_has_a_heading_as_it_stands() -> None:
    layout = laid_out(GENERIC, ["Afdeling", "Ik  weet\nhet", ""], ["HR", "Ja", ""])
    assert layout.body == 1
    assert [(heading.text, heading.question, heading.own) for heading in layout.headings] == [
        ("Afdeling", "Afdeling", None),
        ("Ik weet het", "Ik weet het", None),
        ("", "", None),
    ]


@pytest.mark.parametrize("above", [[["Meting 2026"]], [["Meting 2026"], [""]], [["", "Meting"], ["Gemaakt door HR"], ["\u00a0"]]])
def test_titles_above_the_headings_are_skipped(above: list[list[str]]) -> None:
    layout = laid_out(GENERIC, *above, ["Afdeling", "Vraag", "Nog een"], ["HR", "Ja", "Nee"])
    assert layout.body == len(above) + 1
    assert layout.headings[0].text == "Afdeling"


def test_a_narrow_table_has_no_titles() -> None:
    assert laid_out(GENERIC, ["Afdeling", ""], ["HR", "Ja"]).body == 1


def test_there_is_always_a_layout() -> None:
    assert laid_out(GENERIC).headings == ()
    assert laid_out(GENERIC, ["", "", ""], ["", "", ""]).body == 1


@real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_any_real_file_has_a_heading_per_column(path: Path) -> None:
    top = real_head(path)
    assert len(laid_out(GENERIC, *top.rows).headings) == len(top.rows[0])


def test_headings_that_are_merged_over_several_columns() -> None:
    rows = [["Afdeling", "Wat vind je?", "", "", "Slot"], ["", "LinkedIn", "X", "TikTok", ""], *[["HR", "goed", "matig", "goed", "ja"]] * 5]
    layout = GENERIC.lay_out(Head("", "", rows))
    assert layout is not None
    assert layout.body == 2
    assert [heading.text for heading in layout.headings] == [
        "Afdeling",
        "Wat vind je? [LinkedIn]",
        "Wat vind je? [X]",
        "Wat vind je? [TikTok]",
        "Slot",
    ]


def test_a_first_answer_below_blank_headings_is_no_heading() -> None:
    rows = [["Afdeling", "Wat vind je?", "", "", "Slot"], *[["HR", "goed", "matig", "goed", "ja"]] * 5]
    layout = GENERIC.lay_out(Head("", "", rows))
    assert layout is not None
    assert layout.body == 1
