"""Which answers got all points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzer.intake.marked import Marked
from analyzer.sheets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence


def marked(*blocks: Sequence[tuple[str, str]]) -> Marked:
    found = Marked()
    for block in blocks:
        found.add(Texts.of([answer for answer, _ in block]), Texts.of([points for _, points in block]))
    return found


@pytest.mark.parametrize(
    ("full", "none"), [("1.00 / 1", "0.00 / 1"), ("1", "0"), ("1,0", "0,0"), ("2.00 / 2", "0.00 / 2"), (" 5/5 ", "0 / 5")]
)
def test_all_points_make_an_answer_right(full: str, none: str) -> None:
    found = marked([("280", full), ("140", none)], [("280", full)])
    assert found.right() == {"280"}
    assert not found.contradicts


def test_several_answers_may_be_right() -> None:
    assert marked([("a;b;", "1"), ("b;a;", "1"), ("a;", "0")]).right() == {"a;b;", "b;a;"}


def test_a_part_of_the_points_is_not_right() -> None:
    assert marked([("a", "0.50 / 1"), ("b", "0.00 / 1")]).right() == set()


def test_nobody_had_it_right() -> None:
    assert marked([("a", "0"), ("b", "0")]).right() == set()
    assert marked([("a", "0.00 / 1")]).right() == set()
    assert marked([]).right() == set()


@pytest.mark.parametrize("points", ["", "n.v.t.", "1 punt", "-1"])
def test_what_is_no_number_says_nothing(points: str) -> None:
    found = marked([("a", points), ("b", "1")])
    assert found.right() == {"b"}
    assert not found.contradicts


def test_a_blank_answer_is_never_right() -> None:
    assert marked([("", "1"), ("\xa0", "1"), ("a", "1")]).right() == {"a"}


def test_points_that_contradict_each_other_are_told_and_the_most_usual_counts() -> None:
    found = marked([("a", "1"), ("a", "1"), ("a", "0"), ("b", "0"), ("b", "0"), ("b", "1")])
    assert found.contradicts
    assert found.right() == {"a"}
    assert marked([("a", "1"), ("a", "0"), ("b", "0"), ("b", "1")]).right() == set()
