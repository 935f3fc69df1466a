"""Reach: how few and how many points some of the respondents can have together, by what is published of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.model.request import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analyzer.model.cells import Cells
    from analyzer.model.survey import Item


def reach(cells: Cells, items: Sequence[Item], flagged: int, right: int, ceiling: int) -> tuple[int, int]:
    """The fewest and the most points in a module of ``flagged`` people among all, who have ``right`` together.

    Where the answers to every question are counted, no question gives more right answers to the flagged than it has. ``ceiling`` is the
    most points of one person. Points are whole numbers of the unit of the cells.
    """
    people = int(cells.respondents.sum())
    least, most = max(0, right - (people - flagged) * ceiling), min(right, flagged * ceiling)
    given = [_given(cells, item, people) for item in items]
    if sum(points * count for answers in given for points, count in answers) == right:
        least = max(least, sum(_sum_of(sorted(answers), flagged) for answers in given))
        most = min(most, sum(_sum_of(sorted(answers, reverse=True), flagged) for answers in given))
    return least, most


def _given(cells: Cells, item: Item, people: int) -> list[tuple[int, int]]:
    """What each answer to a question is worth, with how many gave it; all others are worth nothing."""
    worth = [
        (round(points * cells.unit), int(cells.counts[figure].sum()))
        for option, points in item.points().items()
        if (figure := Figure("item", item.id, option)) in cells.counts
    ]
    return [*worth, (0, people - sum(count for _, count in worth))]


def _sum_of(answers: Iterable[tuple[int, int]], people: int) -> int:
    """The points of the first so many people, answer after answer."""
    total = 0
    for points, count in answers:
        total += points * min(count, people)
        people -= min(count, people)
    return total
