"""The pattern of what may be shown, by segments, against everything that can be computed from it by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from analyzer.disclosure.complement import patterns
from analyzer.disclosure.complement.patterns import pattern
from analyzer.disclosure.lattice import Lattice
from analyzer.model.cells import Cells
from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.model.request import Figure, Request, Table
from analyzer.model.segment import ORGANISATION, UNKNOWN, Segment
from tests.disclosure.organisations import organisation, request

BARE = Company()
EVERY_CROSSING = Policy(crossed_share=0.01)


def cells_of(table: list[list[int]], rows: str, columns: str) -> Cells:
    """Departments by levels, named by words."""
    return Cells(("department", "level"), (tuple(rows.split()), tuple(columns.split())), np.array(table, dtype=np.int64), {}, {}, {})


def shown_of(cells: Cells, company: Company = BARE, policy: Policy = EVERY_CROSSING) -> frozenset[Segment]:
    """The pattern of two segmentations and their crossing."""
    return pattern(cells, Lattice.of(cells, request()), company, policy)


def named(shown: frozenset[Segment], *parts: str) -> set[str]:
    """The labels of the segments cut out by these segmentations."""
    return {" ".join(one.where.values()) for one in shown if one.by == parts}


def smallest_combination(lattice: Lattice, shown: frozenset[Segment]) -> int:
    """The fewest respondents behind any signed sum of atoms that follows from the organisation and these segments, by trying all."""
    rows = np.array([lattice.inside[lattice.segments.index(one)] for one in (ORGANISATION, *shown)], dtype=float)
    outside = np.linalg.svd(rows)[2][np.linalg.matrix_rank(rows) :]
    hidden = [atom for atom in range(len(lattice.people)) if np.abs(outside[:, atom]).max(initial=0.0) > 1e-9]
    signs = np.array(list(product((-1, 0, 1), repeat=len(hidden))), dtype=float)[1:]
    signs = signs[(signs != 0).any(axis=1)]
    follows = np.abs(signs @ outside[:, hidden].T).max(axis=1, initial=0.0) < 1e-9
    least = int(lattice.people[[atom for atom in range(len(lattice.people)) if atom not in hidden]].min(initial=10**6))
    return min(least, int((np.abs(signs) @ lattice.people[hidden])[follows].min(initial=10**6)))


@pytest.mark.parametrize("seed", range(30))
def test_nothing_small_follows_from_what_is_shown(seed: int) -> None:
    cells, company = organisation(seed, departments=3, levels=3, people=(60, 90, 150)[seed % 3])
    lattice = Lattice.of(cells, request())
    assert smallest_combination(lattice, pattern(cells, lattice, company, EVERY_CROSSING)) >= 5
    assert smallest_combination(lattice, pattern(cells, lattice, BARE, EVERY_CROSSING)) >= 5


@pytest.mark.parametrize("seed", range(20))
def test_any_hidden_segment_put_back_tells_about_too_few(seed: int) -> None:
    """So nothing is hidden needlessly."""
    cells, _ = organisation(seed, departments=3, levels=3, people=200)
    lattice, shown = Lattice.of(cells, request()), shown_of(cells)
    lines = frozenset(one for one in shown if len(one.parts) == 1)
    if smallest_combination(lattice, lines) >= EVERY_CROSSING.min_crossed:
        for hidden in set(lattice.segments) - shown - {ORGANISATION}:
            if all(Segment((part,)) in lines for part in hidden.parts):
                assert smallest_combination(lattice, shown | {hidden}) < EVERY_CROSSING.min_crossed


def test_a_small_margin_hides_the_cheapest_other_one() -> None:
    cells = cells_of([[20, 20], [12, 9], [30, 10], [2, 1]], "a b c d", "x y")
    shown = shown_of(cells)
    assert named(shown, "department") == {"a", "c"}
    assert named(shown, "level") == {"x", "y"}


def test_a_pool_of_small_margins_needs_no_other() -> None:
    shown = shown_of(cells_of([[20, 20], [12, 9], [2, 1], [1, 2]], "a b c d", "x y"))
    assert named(shown, "department") == {"a", "b"}


def test_groups_that_nearly_coincide_are_not_told_apart() -> None:
    """Everybody of a department but two is in one level, and nobody else is."""
    shown = shown_of(cells_of([[2, 0, 30], [20, 25, 0], [30, 20, 0]], "legal b c", "x y expert"))
    assert not {"legal", "expert"} <= named(shown, "department") | named(shown, "level")


def test_groups_that_coincide_are_both_shown() -> None:
    shown = shown_of(cells_of([[0, 0, 30], [20, 25, 0], [30, 20, 0]], "legal b c", "x y expert"))
    assert {"legal", "expert"} <= named(shown, "department") | named(shown, "level")


def test_an_empty_cell_protects_nobody() -> None:
    """The two hidden people of a row with an empty cell would follow from the rest of it."""
    shown = shown_of(cells_of([[2, 0, 12, 19], [18, 18, 18, 18], [3, 18, 18, 18]], "a b c", "w x y z"))
    crossed = named(shown, "department", "level")
    assert "a w" not in crossed
    assert "a y" not in crossed, "the cheapest that is not empty"
    assert "a z" in crossed


def test_unknown_is_a_category_like_any_other() -> None:
    cells = cells_of([[20, 20], [15, 10], [12, 11]], f"a b {UNKNOWN}", "x y")
    assert named(shown_of(cells), "department") == {"a", "b", UNKNOWN}
    small = cells_of([[20, 20], [15, 10], [2, 1]], f"a b {UNKNOWN}", "x y")
    assert named(shown_of(small), "department") == {"a"}, "three unknown people would be everybody without both departments"


def test_unknown_is_hidden_first() -> None:
    cells = cells_of([[20, 20], [10, 9], [12, 15], [2, 1]], f"a b {UNKNOWN} d", "x y")
    assert named(shown_of(cells), "department") == {"a", "b"}
    crossed = cells_of([[3, 12, 18], [20, 20, 20], [20, 20, 20]], f"a b {UNKNOWN}", "x y z")
    assert named(shown_of(crossed), "department", "level") == {"a z", "b x", "b y", "b z", f"{UNKNOWN} z"}


def test_a_department_with_too_few_people_on_the_payroll_is_hidden_whatever_the_respondents() -> None:
    cells = cells_of([[20, 9], [15, 8], [4, 2]], "a b c", "x y")
    company = Company((*(Group(row, level, size) for row in "ab" for level, size in (("x", 40), ("y", 20))), Group("c", "", 4)))
    assert "c" not in named(shown_of(cells, company), "department")
    assert "c" in named(shown_of(cells), "department")


def test_a_crossing_with_too_few_people_on_the_payroll_is_hidden() -> None:
    cells = cells_of([[20, 8], [25, 18], [20, 30]], "a b c", "x y")
    company = Company(tuple(Group(row, level, 6 if (row, level) == ("a", "y") else 60) for row in "abc" for level in "xy"))
    assert "a y" not in named(shown_of(cells, company), "department", "level")
    assert "a y" in named(shown_of(cells), "department", "level")


def test_a_line_of_five_or_six_does_not_hide_the_crossings_of_others() -> None:
    """What follows of the small line follows from the totals alone."""
    cells = cells_of([[30, 20, 25], [25, 18, 22], [2, 2, 2], [24, 19, 31]], "a b small d", "x y z")
    shown = shown_of(cells)
    assert "small" in named(shown, "department")
    assert len(named(shown, "department", "level")) >= 6


def test_crossings_only_where_half_survive() -> None:
    policy = Policy()
    assert len(named(shown_of(cells_of([[30, 20], [25, 18]], "a b", "x y"), policy=policy), "department", "level")) == 4
    thin = shown_of(cells_of([[30, 6, 3], [25, 5, 2], [20, 4, 2]], "a b c", "x y z"), policy=policy)
    assert not named(thin, "department", "level")
    assert named(thin, "department") == {"a", "b", "c"}


def test_crossings_only_where_they_are_asked_for() -> None:
    cells = cells_of([[30, 20], [25, 18]], "a b", "x y")
    figures = frozenset({Figure("module", "rules", "right")})
    for by, seen in (((), set()), (("department",), {"department"}), (("department", "level"), {"department", "level"})):
        wanted = Request(tuple(Table(one, figures) for one in ((), *((name,) for name in by))))
        shown = pattern(cells, Lattice.of(cells, wanted), BARE, Policy())
        assert {name for one in shown for name in one.by} == seen
        assert all(len(one.parts) == 1 for one in shown)


def test_one_segmentation_and_none() -> None:
    figures = frozenset({Figure("module", "rules", "right")})
    one = Cells(("level",), (("x", "y", "z"),), np.array([20, 3, 9]), {}, {}, {})
    shown = pattern(one, Lattice.of(one, Request((Table((), figures), Table(("level",), figures)))), BARE, Policy())
    assert shown == {Segment.of(level="x")}
    nothing = Cells((), (), np.array(30), {}, {}, {})
    assert pattern(nothing, Lattice.of(nothing, Request((Table((), figures),))), BARE, Policy()) == frozenset()


def test_the_same_cells_give_the_same_pattern() -> None:
    cells, company = organisation(5, departments=9, levels=4, people=500)
    assert len({shown_of(cells, company) for _ in range(3)}) == 1


@pytest.mark.parametrize("axis", [0, 1])
def test_the_order_of_the_labels_does_not_matter(axis: int) -> None:
    cells, company = organisation(5, departments=8, levels=4, people=500)
    order = np.random.default_rng(0).permutation(len(cells.labels[axis]))
    labels = tuple(tuple(np.array(one)[order].tolist()) if at == axis else one for at, one in enumerate(cells.labels))
    turned = Cells(cells.segmentations, labels, np.take(cells.respondents, order, axis), {}, {}, {})
    assert shown_of(turned, company) == shown_of(cells, company)


def test_four_segmentations_are_linked_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = Cells(("a", "b", "c", "d"), (("x",),) * 4, np.full((1, 1, 1, 1), 9), {}, {}, {})
    monkeypatch.setattr(patterns, "linked", lambda *_: frozenset({Segment.of(a="x")}))
    figures = frozenset({Figure("module", "rules", "right")})
    assert pattern(cells, Lattice.of(cells, Request((Table(("a",), figures),))), BARE, Policy()) == {Segment.of(a="x")}
