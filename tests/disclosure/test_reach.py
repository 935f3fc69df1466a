"""How few and how many points some people can have together, by what is counted of everybody; worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analyzer.disclosure.reach import reach
from analyzer.model.request import Figure
from analyzer.model.survey import Item
from tests.disclosure.organisations import organisation, survey

ITEMS = survey().items_of("linkedin")


def reached(right: tuple[int, ...], flagged: int, *, people: int = 100, unit: int = 1) -> tuple[int, int]:
    """The reach of the flagged in a module of four questions that so many people had right."""
    counts = {Figure("item", item.id, "b"): np.array(count) for item, count in zip(ITEMS, right, strict=True)}
    cells = replace(organisation(0)[0], segmentations=(), labels=(), respondents=np.array(people), counts=counts, unit=unit)
    return reach(cells, ITEMS, flagged, sum(right) * unit, 4 * unit)


@pytest.mark.parametrize(
    ("right", "flagged", "least", "most"),
    [
        ((50, 50, 50, 50), 20, 0, 80),
        ((50, 6, 50, 97), 20, 17, 66),
        ((50, 50, 50, 50), 60, 40, 200),
        ((0, 0, 0, 0), 20, 0, 0),
        ((100, 100, 100, 100), 20, 80, 80),
    ],
)
def test_no_question_gives_the_flagged_more_than_it_has(right: tuple[int, ...], flagged: int, least: int, most: int) -> None:
    assert reached(right, flagged) == (least, most)
    assert reached(right, flagged, unit=2) == (2 * least, 2 * most)


def test_answers_that_are_worth_a_part_are_dealt_out_best_first() -> None:
    item = Item("half", "single", ("a", "b", "c"), module="linkedin", score={"a": 0.5, "b": 1})
    counts = {Figure("item", "half", "a"): np.array(30), Figure("item", "half", "b"): np.array(10)}
    cells = replace(organisation(0)[0], segmentations=(), labels=(), respondents=np.array(50), counts=counts, unit=2)
    assert reach(cells, (item,), 20, 50, 2) == (10, 30)


def test_where_answers_are_not_counted_the_module_alone_says_how_far() -> None:
    cells = replace(organisation(0)[0], segmentations=(), labels=(), respondents=np.array(100), counts={})
    assert reach(cells, ITEMS, 20, 390, 4) == (70, 80)
    assert reach(cells, ITEMS, 20, 30, 4) == (0, 30)
