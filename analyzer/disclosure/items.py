"""Answers to single questions, for the organisation: which of them may be counted apart.

Answers that too few people gave are left out, together with as many others as it takes for what is left out to be large enough: their sum
is known anyway, since everybody gave one answer. Right answers and don't-knows of the items of a module add up to the module's own
figures, so where one is left out that nearly everybody or nearly nobody gave, a second one is left out with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.disclosure.primary import near_unanimous
from analyzer.model.request import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.cells import Cells
    from analyzer.model.policy import Policy
    from analyzer.model.survey import Item, Survey


def countable(cells: Cells, survey: Survey, policy: Policy) -> frozenset[Figure]:
    """The item figures that may be shown for the organisation."""
    people = int(cells.respondents.sum())
    counts = {figure: int(count.sum()) for figure, count in cells.counts.items() if figure.about == "item"}
    shown: set[Figure] = set()
    for item in survey.items:
        shown |= _large_answers({figure: count for figure, count in counts.items() if figure.id == item.id}, policy.min_group)
    for module in survey.modules:
        items = [item for item in survey.items_of(module.id) if any(figure.id == item.id for figure in counts)]
        for group in (_worth_something(items), _dont_knows(items)):
            _hide_together(shown, [figures for figures in group if figures], counts, people, policy)
    return frozenset(shown)


def _large_answers(counts: Mapping[Figure, int], minimum: int) -> set[Figure]:
    """The answers of one item that may be counted apart."""
    order = sorted(counts, key=lambda figure: (counts[figure], figure))
    left_out = [figure for figure in order if counts[figure] < minimum]
    while left_out and len(left_out) < len(order) and sum(counts[figure] for figure in left_out) < minimum:
        left_out.append(order[len(left_out)])
    return set(order) - set(left_out)


def _worth_something(items: list[Item]) -> list[set[Figure]]:
    return [{Figure("item", item.id, option) for option, points in item.points().items() if points > 0} for item in items]


def _dont_knows(items: list[Item]) -> list[set[Figure]]:
    return [{Figure("item", item.id, item.dont_know)} if item.dont_know else set() for item in items]


def _hide_together(shown: set[Figure], parts: list[set[Figure]], counts: Mapping[Figure, int], people: int, policy: Policy) -> None:
    """Hide further parts of a known sum until what is hidden tells neither that few gave an answer nor that nearly none or all did."""

    def count(figures: set[Figure]) -> int:
        return sum(counts.get(figure, 0) for figure in figures)

    hidden = [figures for figures in parts if not figures <= shown]
    while hidden and len(hidden) < len(parts):
        pool = sum(count(figures) for figures in hidden)
        follows = len(hidden) == 1 and min(pool, _left(hidden[0], shown, counts)) < policy.min_group
        if not follows and not near_unanimous(pool, people, len(hidden), policy):
            break
        next_one = min((figures for figures in parts if figures <= shown), key=lambda figures: (count(figures), sorted(figures)))
        _hide(next_one, shown, counts)
        hidden.append(next_one)


def _left(figures: set[Figure], shown: set[Figure], counts: Mapping[Figure, int]) -> int:
    """How many gave another answer that is left out to the question of these: known as well, once these are."""
    ids = {figure.id for figure in figures}
    return sum(count for figure, count in counts.items() if figure.id in ids and figure not in shown | figures)


def _hide(figures: set[Figure], shown: set[Figure], counts: Mapping[Figure, int]) -> None:
    """Hide answers to a question, and a second one with a single answer: by itself it would follow from all others."""
    shown -= figures
    for id in {figure.id for figure in figures}:
        of_item = [figure for figure in counts if figure.id == id]
        if sum(figure not in shown for figure in of_item) == 1 and len(of_item) > 1:
            shown -= {min((figure for figure in of_item if figure in shown), key=lambda figure: (counts[figure], figure))}
