"""Where a figure may be shown in linked tables, against everything that is possible, by counting it all out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.disclosure.complement.linked import linked
from analyzer.disclosure.figures.linked import linked_figure
from analyzer.disclosure.primary import near_unanimous
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.segment import ORGANISATION, Segment
from tests.disclosure.linked_tables import cells_of, drawn, groups_of, lattice_of, worlds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.disclosure.lattice import Lattice
    from analyzer.disclosure.shown import Shown

POLICY = Policy()


def _told_by_one_total(lattice: Lattice, right: np.ndarray, group: np.ndarray, exact: Iterable[Segment]) -> int:
    """The width that the most telling single total leaves a group."""
    widths = []
    for segment in exact:
        whole = lattice.inside[lattice.rows[segment]]
        if not (group & ~whole).any():
            room, count, most = lattice.people[group].sum(), right[whole].sum(), lattice.people[whole].sum()
            widths.append(int(min(room, count) - max(0, count - (most - room))))
    return min(widths)


def _figure(seed: int, shape: tuple[int, ...], people: int) -> tuple[Lattice, np.ndarray, frozenset[Segment], Shown | None]:
    lattice = lattice_of(cells_of(drawn(seed, shape, people)))
    right = np.random.default_rng(seed).binomial(lattice.people, 0.6 if seed % 3 else 0.9)
    asked = linked(lattice, Company(), POLICY) | {ORGANISATION}
    return lattice, right, asked, linked_figure(lattice, right, 1, asked, POLICY)


SHAPES = ((2, 1, 3), (2, 2, 2), (3, 1, 2), (1, 2, 3))
SMALL = [(seed, SHAPES[seed % 4], 24 + seed % 5) for seed in range(24)]


@pytest.mark.parametrize(("seed", "shape", "people"), SMALL)
def test_groups_below_the_minimum_stay_open(seed: int, shape: tuple[int, ...], people: int) -> None:
    lattice, right, asked, shown = _figure(seed, shape, people)
    if shown is None:
        assert near_unanimous(int(right.sum()), people, 1, POLICY)
        return
    assert shown.exact <= asked
    every = worlds(lattice, right, 1, shown.exact)
    for group in groups_of(lattice):
        held, size = every[:, group].sum(axis=1), int(lattice.people[group].sum())
        width = int(held.max() - held.min())
        if size < POLICY.min_group:
            assert width > min(2, size / 2) or width >= _told_by_one_total(lattice, right, group, shown.exact)
        elif not any((lattice.inside[lattice.rows[one]] == group).all() for one in shown.exact):
            assert not (held <= 1).all()
            assert not (held >= size - 1).all()


@pytest.mark.parametrize(("seed", "shape", "people"), SMALL)
def test_nobody_who_answered_knows_a_small_group_to_the_point(seed: int, shape: tuple[int, ...], people: int) -> None:
    lattice, right, _, shown = _figure(seed, shape, people)
    if shown is None:
        return
    every = worlds(lattice, right, 1, shown.exact)
    wholes = [lattice.inside[lattice.rows[one]] for one in shown.exact]
    for group in groups_of(lattice):
        if not 0 < lattice.people[group].sum() < POLICY.min_group:
            continue
        for atom in range(len(lattice.people)):
            rest = group.copy()
            if group[atom] and lattice.people[group].sum() == 1:
                continue
            known = any(
                whole[atom] and not (rest & ~whole).any() and lattice.people[whole].sum() == lattice.people[rest].sum() + 1
                for whole in wholes
            )
            for own in (0, 1):
                if not max(0, right[atom] - lattice.people[atom] + 1) <= own <= min(1, right[atom]):
                    continue
                believed = every[(every[:, atom] >= own) & (every[:, atom] <= own + lattice.people[atom] - 1)]
                assert known or len(set(believed[:, rest].sum(axis=1).tolist())) > 1


def test_an_organisation_that_did_all_the_same_shows_nothing() -> None:
    lattice = lattice_of(cells_of(np.full((2, 2, 2), 6, dtype=np.int64)))
    assert linked_figure(lattice, lattice.people - (np.arange(8) == 0), 1, frozenset(lattice.segments), POLICY) is None


def test_a_figure_that_nothing_speaks_against_is_shown_everywhere() -> None:
    lattice = lattice_of(cells_of(np.full((3, 2, 2), 12, dtype=np.int64)))
    shown = linked_figure(lattice, lattice.people * 4, 8, frozenset(lattice.segments), POLICY)
    assert shown is not None
    assert shown.exact == frozenset(lattice.segments)
    assert not shown.bands


def test_a_segment_where_all_did_the_same_has_a_band_at_most() -> None:
    people = np.full((4, 2, 2), 12, dtype=np.int64)
    lattice = lattice_of(cells_of(people))
    right = people * 4
    right[0] = 0
    alike = Segment.of(department="department 0")
    shown = linked_figure(lattice, lattice.atoms(right), 8, frozenset(lattice.segments), POLICY)
    assert shown is not None
    assert alike not in shown.exact
    assert shown.bands[alike] == (0.0, 0.05)
    others = {Segment.of(department=f"department {place}") for place in (1, 2, 3)}
    assert 0 < len(shown.exact & others) < 3


def test_only_what_was_asked_is_shown() -> None:
    lattice = lattice_of(cells_of(np.full((3, 2, 2), 12, dtype=np.int64)))
    shown = linked_figure(lattice, lattice.people * 4, 8, frozenset({ORGANISATION}), POLICY)
    assert shown is not None
    assert shown.exact == {ORGANISATION}


def test_the_same_figure_comes_out_the_same() -> None:
    lattice = lattice_of(cells_of(drawn(5, (4, 3, 3), 150)))
    right = np.random.default_rng(5).binomial(lattice.people * 4, 0.8)
    asked = linked(lattice, Company(), POLICY) | {ORGANISATION}
    assert linked_figure(lattice, right, 4, asked, POLICY) == linked_figure(lattice, right, 4, asked, POLICY)
