"""Rows below the answers: totals and lines of text, and the people who look like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.intake.totals import footnotes, totals
from analyzer.sheets.texts import Block, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = [["m", "3", "1", "2"], ["m", "4", "1", "4"], ["m", "3", "1", "2"], ["m", "4", "1", "4"]]
PEOPLE = [["m", "HR", "Ja", "Nee", "3"], ["m", "Sales", "Ja", "Ja", "4"], ["m", "HR", "Nee", "Ja", "3"]]


def block(rows: Sequence[Sequence[str]]) -> Block:
    return Block(tuple(Texts.of(cells) for cells in zip(*rows, strict=True)), len(rows))


def found(rows: Sequence[Sequence[str]]) -> list[int]:
    return np.flatnonzero(totals(block(rows), [0])).tolist()


def lines(rows: Sequence[Sequence[str]]) -> list[int]:
    return np.flatnonzero(footnotes(block(rows))).tolist()


@pytest.mark.parametrize(
    "last",
    [
        ["", "3.5", "", ""],
        ["", "Gemiddelde", "3,50", ""],
        ["", "14", "4", "3.0"],
        ["", "Totaal", "14", "12"],
        ["Totaal", "", "", "12"],
        ["", "Gem.", "75%", ""],
        ["", "14", "4", "12"],
        ["", "3.50", "1.0", "3.00"],
    ],
)
def test_totals(last: list[str]) -> None:
    assert found([*ROWS, last]) == [4]


def test_a_sum_and_a_mean_below_each_other() -> None:
    assert found([*ROWS, ["", "14", "4", "12"], ["", "3.5", "1.0", "3.0"]]) == [4, 5]


@pytest.mark.parametrize(
    "last",
    [["m", "3.5", "", ""], ["", "3.5", "1", "5"], ["", "n", "3", "2"], ["", "3.50", "1", "3"], ["", "", "", ""], ["", "x", "4", "12"]],
)
def test_a_person_who_answers_like_a_total_stays(last: list[str]) -> None:
    assert found([*ROWS, last]) == []


def test_a_moment_that_is_a_number_is_one() -> None:
    rows = [["46265.1", "3"], ["46265.3", "4"]]
    assert found([*rows, ["46265.2", "3.5"]]) == []
    assert found([*rows, ["", "3.5"]]) == [2]


def test_a_word_that_others_answered_is_an_answer() -> None:
    assert found([["m", "Totaal", "1"], ["m", "Deels", "3"], ["", "Totaal", "4"]]) == []


def test_totals_stand_at_the_end() -> None:
    assert found([["", "Totaal", "14", "12"], *ROWS, *ROWS]) == []


@pytest.mark.parametrize("line", ["Gemaakt op 3 september 2026", "Pagina 1 van 3"])
def test_a_line_below_the_answers(line: str) -> None:
    assert lines([*PEOPLE, [line, "", "", "", ""]]) == [3]
    assert lines([*PEOPLE, ["", "", line, "", ""], [f"{line}.", "", "", "", ""]]) == [3, 4]


@pytest.mark.parametrize(
    "last", [["", "", "Ja", "", ""], ["", "", "5", "", ""], ["", "HR", "Ja, zeker wel", "", ""], ["", "Ja, zeker wel", "Nee", "Ja", "4"]]
)
def test_a_person_who_answered_little_stays(last: list[str]) -> None:
    assert lines([*PEOPLE, last]) == []


def test_an_answer_that_others_gave_is_no_line() -> None:
    said = ["", "", "Dat weet ik niet", "", ""]
    assert lines([*PEOPLE, said, said]) == []


def test_lines_end_where_people_begin() -> None:
    assert lines([["Alleen dit gezegd", "", "", "", ""], *PEOPLE]) == []


def test_a_narrow_table_has_no_lines() -> None:
    assert lines([["HR", "Ja"], ["Sales", "Nee"], ["Gemaakt op 3 september", ""]]) == []
