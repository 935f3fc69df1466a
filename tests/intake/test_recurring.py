"""Several choices in one cell of which the options are not known."""

from __future__ import annotations

import pytest

from analyzer.intake.recurring import pieces_of, recurring


@pytest.mark.parametrize("sign", [";", ", "])
def test_pieces_that_come_back_are_choices(sign: str) -> None:
    answers = {sign.join(("LinkedIn", "X")): 3, sign.join(("X", "Instagram")): 2, "LinkedIn": 4, "Instagram": 1}
    assert recurring(answers) == (sign, {"LinkedIn": 7, "X": 5, "Instagram": 3})


def test_a_semicolon_behind_every_choice() -> None:
    assert recurring({"LinkedIn;": 5, "X;": 4, "X;LinkedIn;": 1}) == (";", {"LinkedIn": 6, "X": 5})


def test_options_may_hold_a_comma_when_a_semicolon_separates() -> None:
    answers = {"Bericht, lang of kort;Verhaal": 3, "Verhaal;Bericht, lang of kort": 2, "Verhaal": 2}
    assert recurring(answers) == (";", {"Bericht, lang of kort": 5, "Verhaal": 7})


@pytest.mark.parametrize(
    "answers",
    [
        {"Ja": 5, "Nee": 4},
        {"Een label, met #": 5, "Een hekje": 4},
        {f"Ik vind dit leuk, omdat {number}": 1 for number in range(9)},
        {**{f"Ja, omdat {number}": 1 for number in range(9)}, "Ja": 9},
        {"Sales; Noord": 1, "HR": 50, "Inkoop": 50},
        {},
    ],
)
def test_one_answer_a_cell(answers: dict[str, int]) -> None:
    assert recurring(answers) == ("", answers)


def test_blank_pieces_and_repeated_ones_are_no_people() -> None:
    assert pieces_of({"a; ;b;a;": 2, "": 9}, ";") == {"a": 2, "b": 2}
