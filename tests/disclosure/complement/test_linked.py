"""Which segments may be shown of three segmentations and more: nothing small follows from them, and no more is hidden than must be."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from analyzer.disclosure.complement import linked as room
from analyzer.disclosure.complement.linked import linked
from analyzer.disclosure.complement.patterns import pattern
from analyzer.disclosure.complement.spans import Span
from analyzer.disclosure.complement.two_way import two_way
from analyzer.disclosure.grid import Grid
from analyzer.disclosure.lattice import Lattice
from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.model.problem import Unsafe
from analyzer.model.segment import ORGANISATION, Segment
from tests.disclosure.linked_tables import cells_of, drawn, lattice_of, small_unions
from tests.disclosure.organisations import organisation, request

POLICY = Policy()
NOBODY = Company()


def _rows(lattice: Lattice, segments: list[Segment]) -> np.ndarray:
    return lattice.inside[[lattice.rows[segment] for segment in segments]].astype(float)


@pytest.mark.parametrize("seed", range(16))
def test_no_union_of_atoms_below_the_minimum_follows(seed: int) -> None:
    shape = [(2, 2, 3), (3, 2, 2), (2, 2, 2), (2, 2, 2, 2)][seed % 4]
    lattice = lattice_of(cells_of(drawn(seed, shape, 30 + 4 * seed)))
    shown = linked(lattice, NOBODY, POLICY)
    assert not small_unions(lattice, shown, POLICY.min_group)
    assert all(lattice.on(segment) >= POLICY.min_group for segment in shown)


@pytest.mark.parametrize("seed", range(30))
def test_the_smallest_union_is_found_where_there_is_one(seed: int) -> None:
    lattice = lattice_of(cells_of(drawn(seed, (2, 2, 3), 40)))
    random = np.random.default_rng(seed)
    chosen = [segment for segment in lattice.segments[1:] if random.random() < 0.6]
    span = Span(_rows(lattice, [ORGANISATION, *chosen]), lattice.people)
    expected = [int(lattice.people[group].sum()) for group in small_unions(lattice, chosen, POLICY.min_group)]
    found = span.small(POLICY.min_group)
    assert (found is None) == (not expected)
    if found is not None:
        assert lattice.people[found].sum() in expected


@pytest.mark.parametrize("seed", range(12))
def test_of_two_segmentations_it_hides_as_much_as_the_exact_method(seed: int) -> None:
    cells, company = organisation(seed, departments=2 + seed % 5, levels=2 + seed % 3, people=80 + 15 * seed)
    lattice = Lattice.of(cells, request())
    found = linked(lattice, company, POLICY)
    grid = Grid.of(cells)
    exact = two_way(grid, company, POLICY)
    lines = [grid.segment(line) for line in exact.lines]
    ours = [segment for segment in found if len(segment.parts) == 1]
    assert sum(1 + sqrt(lattice.on(one)) for one in ours) >= sum(1 + sqrt(lattice.on(one)) for one in lines) - 1e-9
    if set(ours) == set(lines):
        assert len(found) - len(ours) == len(exact.spots)


def test_segments_of_two_segmentations_that_nearly_coincide_are_not_both_shown() -> None:
    people = np.zeros((2, 2, 2), dtype=np.int64)
    people[0, :, 0], people[1, :, 1], people[0, 0, 1] = 10, 10, 2
    lattice = lattice_of(cells_of(people))
    shown = linked(lattice, NOBODY, POLICY)
    assert shown
    assert not (Segment.of(department="department 0") in shown and Segment.of(tenure="tenure 0") in shown)
    assert not small_unions(lattice, shown, POLICY.min_group)


def test_segments_that_overlap_but_for_a_few_people_are_not_both_shown() -> None:
    people = np.zeros((2, 2, 2), dtype=np.int64)
    people[0, :, 0], people[1, :, 1], people[0, 0, 1], people[1, 0, 0] = 10, 10, 2, 2
    shown = linked(lattice_of(cells_of(people)), NOBODY, POLICY)
    assert not (Segment.of(department="department 0") in shown and Segment.of(tenure="tenure 0") in shown)


def test_segmentations_that_coincide_are_shown_side_by_side() -> None:
    people = np.zeros((2, 2, 2), dtype=np.int64)
    people[0, :, 0], people[1, :, 1] = 10, 10
    shown = linked(lattice_of(cells_of(people)), NOBODY, POLICY)
    assert {segment.by for segment in shown} == {("department",), ("level",), ("tenure",), ("department", "level")}


def test_crossed_segments_below_their_own_minimum_do_not_follow() -> None:
    people = np.full((3, 3, 2), 8, dtype=np.int64)
    people[0, 0] = 3
    lattice = lattice_of(cells_of(people))
    shown = linked(lattice, NOBODY, POLICY)
    secret = lattice.inside[[lattice.rows[Segment.of(department="department 0", level="level 0")]]]
    assert {segment.by for segment in shown} > {("department", "level")}
    assert not Span(_rows(lattice, [ORGANISATION, *shown]), lattice.people).holds(secret.astype(float))[0]


def test_crossed_segments_are_shown_only_where_enough_survive() -> None:
    lattice = lattice_of(cells_of(drawn(1, (5, 4, 3), 90)))
    assert {len(segment.parts) for segment in linked(lattice, NOBODY, POLICY)} == {1}


def test_a_department_with_too_few_people_on_the_payroll_is_hidden() -> None:
    lattice = lattice_of(cells_of(np.full((3, 2, 2), 9, dtype=np.int64)))
    company = Company(tuple(Group(f"department {place}", "", 36 if place else 4) for place in range(3)))
    shown = linked(lattice, company, POLICY)
    assert Segment.of(department="department 0") not in shown
    assert Segment.of(tenure="tenure 0") in shown


def test_whoever_did_not_say_is_hidden_rather_than_a_department_of_the_same_size() -> None:
    people = np.zeros((4, 2, 2), dtype=np.int64)
    people[0], people[1], people[2], people[3, 0, 0] = 6, 4, 4, 3
    cells = cells_of(people)
    labels = (("Sales", "unknown", "IT", "Legal"), *cells.labels[1:])
    lattice = lattice_of(type(cells)(cells.segmentations, labels, cells.respondents, cells.counts, cells.ceiling, {}))
    shown = {segment.where["department"] for segment in linked(lattice, NOBODY, POLICY) if segment.by == ("department",)}
    assert shown == {"Sales", "IT"}


def _never(*_: object) -> None:
    raise Unsafe("no proof")


def test_without_a_proof_fewer_tables_are_shown_and_in_the_end_none(monkeypatch: pytest.MonkeyPatch) -> None:
    lattice = lattice_of(cells_of(np.full((3, 2, 2), 9, dtype=np.int64)))
    whole = linked(lattice, NOBODY, POLICY)
    tables = room._Tables
    monkeypatch.setattr(tables, "crossed", _never)
    assert linked(lattice, NOBODY, POLICY) == {segment for segment in whole if len(segment.parts) == 1}
    lines = tables.lines
    monkeypatch.setattr(tables, "lines", lambda self, names: _never() if len(names) > 2 else lines(self, names))
    assert {segment.by for segment in linked(lattice, NOBODY, POLICY)} == {("department",), ("level",)}
    monkeypatch.setattr(tables, "lines", _never)
    with pytest.raises(Unsafe):
        linked(lattice, NOBODY, POLICY)


def test_a_search_that_runs_out_of_branches_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    lattice = lattice_of(cells_of(drawn(3, (2, 2, 3), 40)))
    monkeypatch.setattr(Span, "small", _never)
    with pytest.raises(Unsafe):
        linked(lattice, NOBODY, POLICY)


def test_three_segmentations_take_this_way() -> None:
    cells = cells_of(np.full((3, 2, 2), 9, dtype=np.int64))
    lattice = lattice_of(cells)
    assert pattern(cells, lattice, NOBODY, POLICY) == linked(lattice, NOBODY, POLICY)
