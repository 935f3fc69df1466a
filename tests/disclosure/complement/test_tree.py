"""A tree and a flat segmentation, against everything that can be computed and against every other pattern there is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from analyzer.disclosure.complement import patterns
from analyzer.disclosure.complement.covering import cost_of
from analyzer.disclosure.complement.patterns import pattern
from analyzer.disclosure.complement.tree import Tree, layout_of, tree_by_flat
from analyzer.disclosure.lattice import Lattice
from analyzer.model.cells import Cells
from analyzer.model.company import Company, Group
from analyzer.model.policy import Policy
from analyzer.model.request import Figure, Request, Table
from analyzer.model.segment import Segment

BARE = Company()
NAMES = ("department", "division", "level")
BOTH = (("department", "level"), ("division", "level"))
EVERY_CUT_OF_ONE = Policy(crossed_share=0.01)


def random_tree(seed: int, most: float, above: tuple[int, ...] = (0, 0, 1), flat: int = 2) -> Tree:
    random = np.random.default_rng(seed)
    mean = most * random.dirichlet(np.ones(len(above)))[:, None] * random.dirichlet(np.ones(flat)) * len(above) * flat
    sizes = zip(NAMES, (len(above), max(above) + 1, flat), strict=True)
    labels = tuple(tuple(f"{name[:2]}{place}" for place in range(size)) for name, size in sizes)
    return Tree(NAMES, labels, random.poisson(mean), np.array(above))


def cells_of(tree: Tree, order: tuple[int, ...] = (0, 1, 2)) -> Cells:
    """The cells of a tree, with the segmentations in any order."""
    respondents = np.zeros([len(labels) for labels in tree.labels], dtype=np.int64)
    for lower, flat in tree.atoms():
        respondents[lower, tree.above[lower], flat] = tree.respondents[lower, flat]
    names, labels = tuple(tree.names[axis] for axis in order), tuple(tree.labels[axis] for axis in order)
    return Cells(names, labels, respondents.transpose(order), {}, {}, {})


def request(*crossings: tuple[str, ...]) -> Request:
    wanted = frozenset({Figure("module", "rules", "right")})
    return Request(tuple(Table(by, wanted) for by in ((), *((name,) for name in NAMES), *crossings)))


class Sums:
    """Everything that can be added and subtracted, by hand: each signed choice of atoms, and the atoms in every segment."""

    def __init__(self, tree: Tree) -> None:
        lattice = Lattice.of(cells_of(tree), request(*BOTH))
        self.people = lattice.people
        self.inside = dict(zip(lattice.segments, lattice.inside.astype(float), strict=True))
        signed = np.array(list(product((-1, 0, 1), repeat=len(self.people))), dtype=float)
        self.signed = signed[(signed != 0).any(axis=1)]
        self.weights = np.abs(self.signed) @ self.people

    def follow(self, shown: frozenset[Segment]) -> np.ndarray:
        """Which signed choices of atoms follow from some segments and the organisation."""
        rows = np.array([self.inside[Segment()], *(self.inside[one] for one in shown)])
        outside = np.linalg.svd(rows)[2][np.linalg.matrix_rank(rows) :]
        return np.abs(self.signed @ outside.T).max(axis=1, initial=0.0) < 1e-9

    def lightest(self, shown: frozenset[Segment]) -> int:
        return int(self.weights[self.follow(shown)].min())

    def allows(self, lines: frozenset[Segment], crossed: frozenset[Segment], minimum: int) -> bool:
        """Whether nothing below the minimum follows that does not follow from the lines alone."""
        return not (self.follow(lines | crossed) & ~self.follow(lines) & (self.weights < minimum)).any()


def cost(tree: Tree, shown: frozenset[Segment], among: set[Segment]) -> float:
    layout = layout_of(tree)
    sizes = dict(zip(layout.segments, layout.forest.sizes(), strict=True))
    return sum(cost_of(one, int(sizes[one])) for one in among - shown)


@pytest.mark.parametrize("seed", range(24))
def test_lines_are_the_cheapest_that_are_safe(seed: int) -> None:
    tree = random_tree(seed, (1.5, 3, 5)[seed % 3])
    sums, sizes = Sums(tree), dict(zip(layout_of(tree).segments, layout_of(tree).forest.sizes(), strict=True))
    found = layout_of(tree).lines(BARE, 5)
    large = [one for one in sums.inside if len(one.parts) == 1 and sizes[one] >= 5]
    every = [frozenset(one for one, keep in zip(large, kept, strict=True) if keep) for kept in product((False, True), repeat=len(large))]
    best = min(cost(tree, lines, set(large)) for lines in every if sums.lightest(lines) >= 5)
    assert sums.lightest(found) >= 5
    assert cost(tree, found, set(large)) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(24))
def test_crossings_are_the_cheapest_that_are_safe(seed: int) -> None:
    tree = random_tree(seed, (8, 12)[seed % 2])
    minimum = (5, 7, 9)[seed % 3]
    sums, layout = Sums(tree), layout_of(tree)
    sizes = dict(zip(layout.segments, layout.forest.sizes(), strict=True))
    lines = layout.lines(BARE, 5)
    found = layout.crossings(lines, BOTH, BARE, minimum)
    large = [
        one for one in sums.inside if len(one.parts) == 2 and sizes[one] >= minimum and all(Segment((part,)) in lines for part in one.parts)
    ]
    assert sums.lightest(lines | found) >= 5
    assert sums.allows(lines, found, minimum)
    least = cost(tree, found, set(large)) - 1e-9
    for kept in product((False, True), repeat=len(large)):
        other = frozenset(one for one, keep in zip(large, kept, strict=True) if keep)
        assert cost(tree, other, set(large)) >= least or not sums.allows(lines, other, minimum)


@pytest.mark.parametrize("seed", range(30))
def test_nothing_small_follows_from_a_tree_with_uneven_branches(seed: int) -> None:
    tree = random_tree(seed, (6, 10, 20)[seed % 3], ((0, 1, 1, 2), (0, 0, 0, 1), (0, 1, 2, 2))[seed // 3 % 3])
    shown = tree_by_flat(tree, BOTH, BARE, EVERY_CUT_OF_ONE)
    assert Sums(tree).lightest(shown) >= 5


def test_a_small_department_is_found_by_way_of_its_division_and_so_a_sister_is_hidden() -> None:
    tree = Tree(NAMES, (("a", "b", "c", "d"), ("x", "y"), ("l",)), np.array([[20], [9], [3], [15]]), np.array([0, 0, 0, 1]))
    shown = tree_by_flat(tree, (), BARE, Policy())
    hidden = {tree.segment(lower=place) for place in range(4)} - shown
    assert hidden == {tree.segment(lower=1), tree.segment(lower=2)}, "the small one, and the cheapest of its own division"
    assert tree.segment(upper=0) in shown


def test_a_large_tree_shows_its_divisions_by_level_where_the_departments_are_too_small() -> None:
    names = tuple(f"d{place:02d}" for place in range(20))
    tree = Tree(NAMES, (names, ("w", "x", "y", "z"), ("k", "l", "m")), np.full((20, 3), 5), np.arange(20) // 5)
    shown = tree_by_flat(tree, BOTH, BARE, Policy())
    assert len([one for one in shown if one.by == ("division", "level")]) == 12
    assert len([one for one in shown if len(one.parts) == 1]) == 27
    assert len(shown) == 39


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_tree_is_found_whichever_way_the_segmentations_come(order: tuple[int, ...]) -> None:
    tree = random_tree(8, 9, (0, 0, 1, 1), 3)
    assert Tree.of(cells_of(tree, order)).names == NAMES
    lattice = Lattice.of(cells_of(tree, order), request(*BOTH))
    assert pattern(cells_of(tree, order), lattice, BARE, EVERY_CUT_OF_ONE) == tree_by_flat(tree, BOTH, BARE, EVERY_CUT_OF_ONE)


def test_only_what_was_asked_for_is_shown() -> None:
    tree = random_tree(8, 30, (0, 0, 1, 1), 3)
    cells = cells_of(tree)
    for crossings in ((), BOTH[:1], BOTH, (*BOTH, ("department", "division"))):
        shown = pattern(cells, Lattice.of(cells, request(*crossings)), BARE, EVERY_CUT_OF_ONE)
        assert {one.by for one in shown if len(one.parts) > 1} == set(crossings)


def test_a_department_named_with_its_division_is_shown_where_the_department_is() -> None:
    tree = Tree(NAMES, (("a", "b", "c"), ("x", "y"), ("l",)), np.array([[20], [9], [6]]), np.array([0, 0, 1]))
    shown = tree_by_flat(tree, (("department", "division"),), BARE, Policy())
    assert {one for one in shown if len(one.parts) == 2} == {tree.segment(lower=0, upper=0), tree.segment(lower=1, upper=0)}


def test_segmentations_that_cross_are_no_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = Cells(NAMES, (("a", "b"), ("x", "y"), ("l", "m")), np.full((2, 2, 2), 9), {}, {}, {})
    assert Tree.of(cells) is None
    monkeypatch.setattr(patterns, "linked", lambda *_: frozenset({Segment.of(level="l")}))
    assert pattern(cells, Lattice.of(cells, request()), BARE, Policy()) == {Segment.of(level="l")}


def test_a_small_head_count_hides_a_crossing_of_a_tree() -> None:
    tree = Tree(NAMES, (("a", "b"), ("x", "y"), ("l", "m")), np.array([[20, 20], [20, 20]]), np.array([0, 1]))
    company = Company(tuple(Group(one, other, 6 if (one, other) == ("a", "l") else 40) for one in "ab" for other in "lm"))
    shown = tree_by_flat(tree, BOTH[:1], company, EVERY_CUT_OF_ONE)
    assert tree.segment(lower=0, flat=0) not in shown
    assert tree.segment(lower=1, flat=1) in tree_by_flat(tree, BOTH[:1], BARE, EVERY_CUT_OF_ONE)
