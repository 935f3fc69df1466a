"""Head counts known in part: a company workbook can withhold more, and what it leaves blank never shows more than no workbook does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analyzer.disclosure import protect
from analyzer.disclosure.complement.patterns import pattern
from analyzer.disclosure.grid import Grid
from analyzer.disclosure.lattice import Lattice
from analyzer.disclosure.primary import too_few
from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.model.segment import Segment
from tests.disclosure.complement.test_patterns import smallest_combination
from tests.disclosure.organisations import organisation, request, survey


def blanked(company: Company, seed: int, share: float) -> Company:
    """The company with this share of its head counts left blank."""
    random = np.random.default_rng(seed)
    return Company(tuple(replace(group, headcount=None) if random.random() < share else group for group in company.groups))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("share", [0.3, 1.0])
def test_a_segment_that_is_too_small_without_a_workbook_is_so_with_one(seed: int, share: float) -> None:
    cells, company = organisation(seed)
    partial, grid = blanked(company, seed, share), Grid.of(cells)
    for line in grid.lines():
        people, segment = grid.on(line), grid.segment(line)
        without, with_it = too_few(people, segment, Company(), 5), too_few(people, segment, partial, 5)
        assert with_it >= without
        assert partial.headcount(segment) is not None or with_it == without


@pytest.mark.parametrize("seed", range(4))
def test_a_workbook_without_a_single_head_count_hides_what_no_workbook_hides(seed: int) -> None:
    cells, company = organisation(seed, departments=5, levels=2, people=200)
    policy = Policy()
    bare = protect(cells, request(), survey(), Company(), policy)
    assert protect(cells, request(), survey(), blanked(company, seed, 1.0), policy) == bare


@pytest.mark.parametrize("seed", range(24))
def test_nothing_small_follows_from_what_is_shown_with_half_the_head_counts(seed: int) -> None:
    cells, company = organisation(seed, departments=3, levels=3, people=90)
    lattice = Lattice.of(cells, request())
    shown = pattern(cells, lattice, blanked(company, seed, 0.5), Policy(crossed_share=0.01))
    assert smallest_combination(lattice, shown) >= 5


def test_one_small_head_count_still_hides_beside_one_that_is_blank() -> None:
    small, other = Segment.of(department="a"), Segment.of(department="b")
    company = Company((Group("a", "", 4), Group("b", "", None)))
    assert too_few(9, small, company, 5)
    assert not too_few(9, other, company, 5)
    assert too_few(4, other, company, 5)
