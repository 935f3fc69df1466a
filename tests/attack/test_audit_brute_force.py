"""The audit against brute force: every world that fits what is published, one by one, on tables that are small enough."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.disclosure.audit.figure import NEVER, Attack
from analyzer.disclosure.audit.knowledge import Knowledge
from analyzer.disclosure.audit.ranges import Demand, Ranges
from analyzer.disclosure.audit.relations import Relation
from analyzer.disclosure.audit.targets import small_groups
from analyzer.disclosure.audit.unions import smallest_union
from analyzer.model.policy import Policy
from tests.attack.leaky import AGREE, DONT_KNOW, RIGHT, cells_of, release_of

if TYPE_CHECKING:
    from analyzer.disclosure.audit.puzzle import Puzzle

POLICY = Policy()


def worlds_of(puzzle: Puzzle) -> np.ndarray:
    """Every way in which the unknowns can be, by trying all of them."""
    rows = puzzle.rows.toarray()
    every = np.array(list(product(*(range(low, high + 1) for low, high in zip(puzzle.floor, puzzle.roof, strict=True)))))
    sums = every @ rows.T
    return every[np.all((sums >= puzzle.low) & (sums <= puzzle.high), axis=1)]


def exact(puzzle: Puzzle, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The ranges that the audit finds when nothing less than the whole range is enough."""
    from scipy.sparse import csr_array

    never = np.full(len(rows), NEVER)
    ranges = Ranges(puzzle, csr_array(rows), Demand(never.copy(), -never, never))
    assert len(ranges.narrow(lambda groups: never[: len(groups)])) == len(rows)
    return ranges.least, ranges.most


def random_release(seed: int, shape: tuple[int, ...], ceiling: int = 1) -> Knowledge:
    """A few people in a table of which some totals are told, now and then as a band."""
    random = np.random.default_rng(seed)
    people = random.integers(0, 3, shape)
    people.flat[0] += 1
    counts = {AGREE: random.binomial(people, random.uniform(0.2, 0.8)), RIGHT: random.binomial(people * ceiling, 0.5)}
    counts[DONT_KNOW] = random.binomial(people * ceiling - counts[RIGHT], 0.4)
    cells = cells_of(people, counts, ceiling)
    lines = [f"{name}{place}" for name, size in zip("DLS", shape, strict=False) for place in range(size)]
    crossed = [f"D{row} L{column}" for row, column in product(range(shape[0]), range(shape[1]))]
    names = [name for name in lines if random.random() < 0.6] + [name for name in crossed if random.random() < 0.25]
    silent = [(name, figure) for name in names for figure in counts if random.random() < 0.2]
    total = int(people.sum())
    share = int(counts[AGREE].sum()) / total
    band = (max(0.0, share - 0.3), min(1.0, share + 0.31))
    bands = {("", AGREE): band} if random.random() < 0.3 and band != (0.0, 1.0) else {}
    return Knowledge.of(release_of(cells, names, silent, bands, minimum=0), cells, POLICY)


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("shape", [(3, 3), (2, 2, 2)])
def test_ranges_are_those_of_all_worlds(seed: int, shape: tuple[int, ...]) -> None:
    known = random_release(seed, shape)
    if int(np.prod(known.people + 1)) > 60_000:
        pytest.skip("too many worlds to try")
    puzzle = Attack.on(AGREE, known, small_groups(known)).puzzle
    rows = np.random.default_rng(seed).integers(0, 2, (6, len(known.people)))
    least, most = exact(puzzle, rows)
    every = worlds_of(puzzle) @ rows.T
    assert np.array_equal(least, every.min(axis=0))
    assert np.array_equal(most, every.max(axis=0))


@pytest.mark.parametrize("seed", range(12))
def test_right_and_dont_know_together_are_those_of_all_worlds(seed: int) -> None:
    known = random_release(seed, (2, 2))
    if {RIGHT, DONT_KNOW} - known.totals.keys():
        pytest.skip("nothing is told of one of them")
    puzzle = Relation.of("rules", known, small_groups(known)).puzzle
    rows = np.random.default_rng(seed).integers(0, 2, (5, len(puzzle.truth)))
    least, most = exact(puzzle, rows)
    every = worlds_of(puzzle) @ rows.T
    assert np.array_equal(least, every.min(axis=0))
    assert np.array_equal(most, every.max(axis=0))


def smallest_by_trying(rows: np.ndarray, people: np.ndarray, minimum: int) -> int | None:
    """The fewest people in any set of atoms whose row of noughts and ones is a combination of the published rows."""
    outside = np.linalg.svd(rows.astype(float))[2][np.linalg.matrix_rank(rows.astype(float)) :]
    sets = np.array(list(product((0, 1), repeat=len(people))))
    follows = np.abs(sets @ outside.T).max(axis=1, initial=0.0) < 1e-9
    sizes = (sets @ people)[follows]
    return min((int(size) for size in sizes if 0 < size < minimum), default=None)


@pytest.mark.parametrize("seed", range(60))
def test_the_smallest_union_is_that_of_all_sets(seed: int) -> None:
    random = np.random.default_rng(seed)
    shape = [(3, 3), (4, 3), (2, 2, 3)][seed % 3]
    where = np.array(list(np.ndindex(*shape)))
    people = random.integers(1, 7, len(where))
    lines = [where[:, axis] == place for axis in range(len(shape)) for place in range(shape[axis])]
    cells = [(where[:, 0] == row) & (where[:, 1] == column) for row in range(shape[0]) for column in range(shape[1])]
    shown = [line for line in lines if random.random() < 0.75] + [cell for cell in cells if random.random() < 0.4]
    rows = np.array([np.ones(len(where), dtype=bool), *shown])
    minimum = int(random.integers(3, 9))
    found = smallest_union(rows, people, minimum)
    assert (found.people if found else None) == smallest_by_trying(rows, people, minimum)
    if found:
        assert np.allclose(found.weights @ rows, found.atoms)
        assert people[found.atoms].sum() == found.people


def test_a_range_is_that_of_whole_numbers_where_a_programme_gives_halves() -> None:
    """Three sums of two unknowns each: 1 + 1 + 1, so that each is a half; in whole numbers there is only the world with one of 0, 1, 1."""
    from scipy.sparse import csr_array

    from analyzer.disclosure.audit.puzzle import Puzzle

    rows = csr_array(np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]]))
    floor, roof = np.zeros(3, dtype=np.int64), np.ones(3, dtype=np.int64)
    puzzle = Puzzle(("a", "b", "c"), rows, np.ones(3, dtype=np.int64), np.full(3, 2), floor, roof, np.array([1, 1, 0]))
    least, most = exact(puzzle, np.array([[1, 1, 1], [1, 0, 0]]))
    assert least.tolist() == [2, 0]
    assert most.tolist() == [3, 1]
