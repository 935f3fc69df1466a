"""Somebody who holds the whole release, knows who works where and who answered, and this code, tries to work out small groups.

Shares no code with the protection: what is published becomes a linear programme over the cells.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import linprog

from analyzer.disclosure import protect
from analyzer.model.policy import Policy
from analyzer.model.problem import TooSmall
from analyzer.model.segment import REST
from tests.disclosure.organisations import AGREE, RIGHT, organisation, request, survey

if TYPE_CHECKING:
    from analyzer.model.release import Release
    from analyzer.model.request import Figure
    from analyzer.model.segment import Segment

POLICY = Policy()


class Attacker:
    """Everything that can be said about one figure by somebody who has the release."""

    def __init__(self, release: Release, figure: Figure, labels: tuple[tuple[str, ...], ...], people: np.ndarray, ceiling: int) -> None:
        self.people, self.ceiling = people.ravel(), ceiling
        rows, sums, ends, reach = [], [], [], []
        for shown in release.segments:
            counted, inside = shown.figures.get(figure), where(shown.segment, release, labels)
            if counted is not None and counted.count is not None:
                rows.append(inside)
                sums.append(counted.count)
            elif counted is not None and counted.low is not None and counted.high is not None:
                ends += [inside, -inside]
                reach += [counted.high * counted.out_of, -counted.low * counted.out_of]
        self.equal = (np.array(rows) if rows else None, np.array(sums) if sums else None)
        self.below = (np.array(ends) if ends else None, np.array(reach) if reach else None)

    def range(self, inside: np.ndarray) -> tuple[float, float]:
        """The lowest and highest count of some cells."""
        limits = list(zip(np.zeros(len(self.people)), self.people * self.ceiling, strict=True))
        ends = []
        for sign in (1, -1):
            found = linprog(
                sign * inside, A_ub=self.below[0], b_ub=self.below[1], A_eq=self.equal[0], b_eq=self.equal[1], bounds=limits, method="highs"
            )
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return float(np.ceil(ends[0] - 1e-6)), float(np.floor(ends[1] + 1e-6))

    def told_by_one_total(self, inside: np.ndarray) -> float:
        """How narrow the range is that a single published total leaves: more than that only a larger minimum could hide."""
        room = float((inside * self.people).sum() * self.ceiling)
        widths = [room]
        if self.equal[0] is not None and self.equal[1] is not None:
            for row, count in zip(*self.equal, strict=True):
                if (inside <= row).all():
                    whole = float((row * self.people).sum() * self.ceiling)
                    widths.append(min(room, count) - max(0.0, count - (whole - room)))
        return min(widths)


def where(segment: Segment, release: Release, labels: tuple[tuple[str, ...], ...]) -> np.ndarray:
    """The cells in a segment, as ones; small ones together are all cells in none of the segments that are shown beside them."""
    inside = np.ones([len(axis) for axis in labels])
    for axis, name in enumerate(("department", "level")):
        label = segment.where.get(name)
        shown = [one.segment.where[name] for one in release.by(name)] if label == REST else []
        inside *= np.array([label in {None, one} or (label == REST and one not in shown) for one in labels[axis]]).reshape(
            [-1, 1] if axis == 0 else [1, -1]
        )
    return inside.ravel()


def small(groups: list[np.ndarray], people: np.ndarray) -> list[np.ndarray]:
    """Those of the groups that have fewer people than may be shown, but somebody."""
    return [group for group in groups if 0 < group @ people.ravel() < POLICY.min_group]


def cells_of(people: np.ndarray) -> list[np.ndarray]:
    return [np.eye(people.size)[number] for number in np.flatnonzero(people.ravel())]


def lines_of(people: np.ndarray) -> list[np.ndarray]:
    lines = [np.zeros(people.shape) for _ in range(sum(people.shape))]
    for number, line in enumerate(lines):
        line[(number, slice(None)) if number < people.shape[0] else (slice(None), number - people.shape[0])] = 1
    return [line.ravel() for line in lines]


@pytest.mark.parametrize("seed", range(40))
def test_no_group_below_the_minimum_can_be_worked_out(seed: int) -> None:
    cells, company = organisation(seed)
    release = protect(cells, request(), survey(), company, POLICY)
    for figure in (*RIGHT, AGREE):
        ceiling = cells.ceiling[figure]
        attacker = Attacker(release, figure, cells.labels, cells.respondents, ceiling)
        for group in small([*cells_of(cells.respondents), *lines_of(cells.respondents)], cells.respondents):
            low, high = attacker.range(group)
            people = float(group @ cells.respondents.ravel())
            demand = min(2 * ceiling, people * ceiling / 2, attacker.told_by_one_total(group) - 1e-6)
            assert high - low >= demand, f"{figure.path}: {people:.0f} people known to lie between {low} and {high}"


@pytest.mark.parametrize("seed", range(20))
def test_two_small_cells_together_are_not_found_to_within_one_person(seed: int) -> None:
    cells, company = organisation(seed)
    release = protect(cells, request(), survey(), company, POLICY)
    tiny = [cell for cell in cells_of(cells.respondents) if cell @ cells.respondents.ravel() < 3]
    for figure in (RIGHT[0], AGREE):
        ceiling = cells.ceiling[figure]
        attacker = Attacker(release, figure, cells.labels, cells.respondents, ceiling)
        for group in small([one + other for one, other in combinations(tiny[:8], 2)], cells.respondents):
            low, high = attacker.range(group)
            assert high - low >= min(ceiling, attacker.told_by_one_total(group) - 1e-6)


def test_an_organisation_that_is_too_small_shows_nothing() -> None:
    cells, company = organisation(3, departments=2, levels=1, people=6)
    assert cells.respondents.sum() < POLICY.min_group
    with pytest.raises(TooSmall):
        protect(cells, request(), survey(), company, POLICY)


@pytest.mark.parametrize("seed", range(40))
def test_nothing_nearly_unanimous_is_shown_or_follows(seed: int) -> None:
    cells, company = organisation(seed)
    release = protect(cells, request(), survey(), company, POLICY)
    for figure in (*RIGHT, AGREE):
        ceiling = cells.ceiling[figure]
        for shown in release.segments:
            counted = shown.figures.get(figure)
            if counted is not None and counted.count is not None:
                assert ceiling < counted.count < counted.out_of - ceiling
        attacker = Attacker(release, figure, cells.labels, cells.respondents, ceiling)
        for row in range(cells.respondents.shape[0]):
            inside = np.zeros(cells.respondents.shape)
            inside[row] = 1
            room = cells.respondents[row].sum() * ceiling
            if room:
                low, high = attacker.range(inside.ravel())
                told = attacker.told_by_one_total(inside.ravel())
                assert high > ceiling or high - low >= told - 1e-6, "known that nearly nobody did"
                assert low < room - ceiling or high - low >= told - 1e-6, "known that nearly everybody did"


@pytest.mark.parametrize("seed", range(10))
def test_a_withheld_segment_has_no_number_at_all(seed: int) -> None:
    cells, company = organisation(seed)
    release = protect(cells, request(), survey(), company, POLICY)
    shown = {segment.segment for segment in release.segments}
    assert not shown & set(release.withheld)
    assert all(segment.respondents >= POLICY.min_group for segment in release.segments)
    assert all(segment.respondents >= POLICY.min_crossed for segment in release.segments if len(segment.segment.parts) == 2)
