"""Right answers, don't-knows and the rest of a module: where two are shown the third follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.disclosure.figures.relations import apart, neither
from analyzer.disclosure.figures.showable import countable_in, showable
from analyzer.disclosure.lattice import Lattice
from analyzer.disclosure.primary import near_unanimous
from analyzer.model.cells import Cells
from analyzer.model.policy import Policy
from analyzer.model.request import Figure, Request, Table
from analyzer.model.segment import ORGANISATION, Segment
from tests.disclosure.organisations import organisation

if TYPE_CHECKING:
    from analyzer.disclosure.shown import Shown

RIGHT = Figure("module", "privacy", "right")
UNKNOWN = Figure("module", "privacy", "dont_know")


def one_way(people: list[int], right: list[int], unknown: list[int], unit: int = 1) -> Cells:
    """Four questions, by department; right answers in parts of ``1 / unit``."""
    counts = {RIGHT: np.array(right), UNKNOWN: np.array(unknown)}
    labels = (tuple(f"d{place}" for place in range(len(people))),)
    return Cells(("department",), labels, np.array(people), counts, {RIGHT: 4 * unit, UNKNOWN: 4}, {}, unit)


def lattice_of(cells: Cells) -> Lattice:
    """Both figures for the organisation and by each segmentation, not crossed."""
    figures = frozenset({RIGHT, UNKNOWN})
    return Lattice.of(cells, Request(tuple(Table(by, figures) for by in ((), *((name,) for name in cells.segmentations)))))


def shown_in(cells: Cells, lattice: Lattice, policy: Policy) -> dict[Figure, Shown]:
    asked = frozenset(lattice.segments)
    found = {figure: showable(cells, figure, lattice, asked, policy) for figure in (RIGHT, UNKNOWN)}
    return {figure: shown for figure, shown in found.items() if shown is not None}


def both_of(cells: Cells) -> tuple[dict[Figure, Shown], dict[Figure, Shown]]:
    """What each figure may show by itself, and next to the other."""
    lattice, policy = lattice_of(cells), Policy()
    alone = shown_in(cells, lattice, policy)
    return alone, dict(apart(cells, alone, lattice, policy))


def test_nothing_changes_where_the_third_may_be_shown_as_well() -> None:
    alone, together = both_of(one_way([20, 25, 30], [40, 50, 60], [20, 20, 25]))
    assert alone == together


def test_a_department_where_nobody_was_wrong_keeps_its_right_answers_and_not_its_dont_knows() -> None:
    alone, together = both_of(one_way([20, 25, 30], [50, 50, 60], [28, 20, 25]))
    first = Segment.of(department="d0")
    assert first in alone[UNKNOWN].exact
    assert together[RIGHT] == alone[RIGHT]
    assert first not in together[UNKNOWN].exact
    assert len(together[UNKNOWN].exact) == 2, "the organisation and one department: another goes with the first, or it would follow"


def test_right_answers_count_in_parts_of_a_point() -> None:
    whole = both_of(one_way([20, 25, 30], [50, 50, 60], [28, 20, 25]))[1]
    halves = both_of(one_way([20, 25, 30], [100, 100, 120], [28, 20, 25], unit=2))[1]
    assert whole[UNKNOWN] == halves[UNKNOWN]
    cells = one_way([20, 25, 30], [100, 100, 120], [28, 20, 25], unit=2)
    assert neither(cells, RIGHT, UNKNOWN).tolist() == [4, 60, 70]


def test_without_a_wrong_answer_anywhere_the_dont_knows_go() -> None:
    _, together = both_of(one_way([20, 25, 30], [50, 60, 80], [28, 40, 39]))
    assert UNKNOWN not in together
    assert RIGHT in together


@pytest.mark.parametrize("seed", range(15))
def test_the_third_is_never_near_unanimous_where_it_follows(seed: int) -> None:
    cells = _with_dont_knows(seed)
    lattice, policy = lattice_of(cells), Policy()
    alone = shown_in(cells, lattice, policy)
    together = apart(cells, alone, lattice, policy)
    assert together.get(RIGHT) == alone.get(RIGHT)
    if UNKNOWN in together and RIGHT in together:
        third = lattice.atoms(neither(cells, RIGHT, UNKNOWN))
        both = together[RIGHT].exact & together[UNKNOWN].exact
        assert ORGANISATION in both
        for segment in both:
            assert not near_unanimous(lattice.on(segment, third), lattice.on(segment), 4, policy)
        safe = countable_in(cells, neither(cells, RIGHT, UNKNOWN), 4, lattice, both, policy, bands=False)
        assert safe is not None
        assert both <= safe.exact
        assert together[UNKNOWN].exact <= alone[UNKNOWN].exact


def _with_dont_knows(seed: int) -> Cells:
    """Of what was not right most was not known, in some organisations nearly all of it."""
    cells, _ = organisation(seed)
    right = next(iter(cells.counts.values()))
    random = np.random.default_rng(seed)
    unknown = random.binomial(cells.respondents * 4 - right, random.choice([0.4, 0.8, 0.95]))
    return Cells(cells.segmentations, cells.labels, cells.respondents, {RIGHT: right, UNKNOWN: unknown}, {RIGHT: 4, UNKNOWN: 4}, {})
