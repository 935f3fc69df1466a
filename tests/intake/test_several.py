from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.intake.several import combined, pieces
from analyzer.model.survey import combination
from analyzer.sheets.texts import Texts
from tests.intake.examples import SURVEY

K3 = SURVEY.item("K3")


def together(*columns: tuple[str, list[str]], missing: frozenset[str] = frozenset()) -> tuple[list[str], Counter[str]]:
    found, strange = combined([(option, Texts.of(cells)) for option, cells in columns], K3, SURVEY, missing)
    return found.cells(), strange


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ("Y", ""),
        ("Yes", "No"),
        ("Ja", "Nee"),
        ("1", "0"),
        ("1", ""),
        ("1", "-99"),
        ("TRUE", "FALSE"),
        ("WAAR", "ONWAAR"),
        ("1", "2"),
        ("x", ""),
    ],
)
def test_a_column_per_option_with_marks(chosen: str, left: str) -> None:
    found = together(("post", [chosen, chosen, left]), ("story", [chosen, left, left]), ("both", [left, left, left]))
    assert found == (["post+story", "post", ""], Counter())


def test_checked_and_not_shown() -> None:
    found = together(("post", ["Checked", "Unchecked", "N/A"]), ("story", ["Unchecked", "Checked", "N/A"]))
    assert found == (["post", "story", ""], Counter())


def test_a_column_per_option_with_the_texts_of_options() -> None:
    found = together(("post", ["Bericht, lang of kort", "", "Post, long or short"]), ("story", ["Verhaal ", "Verhaal", ""]))
    assert found == (["post+story", "story", "post"], Counter())


def test_a_column_per_option_with_their_own_numbers() -> None:
    found = together(("post", ["1", "", ""]), ("story", ["2", "2", ""]), ("both", ["", "3", "-99"]))
    assert found == (["post+story", "both+story", ""], Counter())


def test_what_else_stands_there_is_counted() -> None:
    found = together(
        ("post", ["Ja", "iets eigens", "iets eigens"]), ("story", ["", "Ja", "Niet getoond"]), missing=frozenset({"niet getoond"})
    )
    assert found == (["post", "story", ""], Counter({"iets eigens": 2}))


def test_two_columns_of_one_option_add_up() -> None:
    assert together(("post", ["Y", "", ""]), ("post", ["", "Y", ""]))[0] == ["post", "post", ""]


def test_no_text_stands_twice_and_no_column_is_refused() -> None:
    found, _ = combined([("post", Texts.of(["", "No", "Y"])), ("story", Texts.of(["No", "", "N"]))], K3, SURVEY)
    assert sorted(found.distinct) == ["", "post"]
    with pytest.raises(ValueError, match="0 columns"):
        combined([], K3, SURVEY)


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(0, 60), st.integers(0, 2**32 - 1))
def test_any_marks_of_any_number_of_options_are_joined(options: int, people: int, seed: int) -> None:
    item = replace(K3, options=tuple(f"o{number}" for number in range(options)))
    marks = np.random.default_rng(seed).random((people, options)) < 0.4
    columns = [(option, Texts.of(["Y" if mark else "" for mark in marks[:, place]])) for place, option in enumerate(item.options)]
    found, strange = combined(columns, item, SURVEY)
    assert found.cells() == [
        combination([option for option, mark in zip(item.options, row, strict=True) if mark]) for row in marks.tolist()
    ]
    assert not strange
    assert len(set(found.distinct)) == len(found.distinct)


def test_the_choices_of_a_column_of_which_the_options_are_not_known() -> None:
    assert pieces(Counter({"a;b;": 3, "b;": 2, "c;a": 1})) == {"a": 4, "b": 5, "c": 1}
    assert pieces(Counter({"One, Two": 2, "Two": 1, "One": 1, "Two, Three": 2, "Three": 1})) == {"One": 3, "Two": 5, "Three": 3}
    deals = Counter({"Deals (fave, iprice);Gifts": 2, "Gifts": 3, "Deals (fave, iprice)": 4})
    assert pieces(deals) == {"Deals (fave, iprice)": 6, "Gifts": 5}


def test_an_option_that_holds_the_separator_stays_whole() -> None:
    counts = Counter({"Post, long or short, Story": 3, "Story": 2, "Post, long or short": 2, "Story, Both": 1, "Both": 1})
    assert pieces(counts) == {"Post, long or short": 5, "Story": 6, "Both": 2}


def test_a_column_with_one_choice_in_a_cell_has_no_pieces() -> None:
    assert pieces(Counter({"Yes, always": 5, "No, never": 3})) == {}
    assert pieces(Counter({"Sales": 5, "HR": 3})) == {}


def test_the_pieces_among_known_ones() -> None:
    assert set(pieces(Counter({"a;b;": 1}), among={"a": 1, "b": 2, "c": 3})) == {"a", "b"}
