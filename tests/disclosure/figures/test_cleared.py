"""What worlds show about small groups, against every world there is."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from analyzer.disclosure.figures.cleared import Inside, Small
from analyzer.disclosure.figures.worlds import Told, Truth, farthest
from analyzer.model.policy import Policy

LINES = np.array([[1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 1, 1], [1, 0, 1, 0, 1, 0], [0, 1, 0, 1, 0, 1]], dtype=bool)
GROUPS = np.vstack([np.eye(6, dtype=bool), LINES])


def _case(seed: int) -> tuple[Truth, np.ndarray, np.ndarray]:
    """A figure of six atoms in three rows and two columns, some of whose totals are told, and all its worlds."""
    random = np.random.default_rng(seed)
    people = random.integers(1, 4, 6)
    truth = Truth(random.binomial(people, 0.5), people, 1, 1)
    rows = np.vstack([np.ones(6, dtype=bool), LINES[random.random(5) < 0.7]])
    every = np.indices(tuple(people + 1)).reshape(6, -1).T
    return truth, rows, every[(every @ rows.T == truth.counts @ rows.T).all(axis=1)]


def _known_inside(truth: Truth, every: np.ndarray) -> set[tuple[int, int]]:
    """Pairs of a group and an atom: with some answer of their own people in the atom know the group."""
    found = set()
    for atom in range(6):
        for own in range(max(0, truth.counts[atom] - truth.people[atom] + 1), min(1, truth.counts[atom]) + 1):
            believed = every[(every[:, atom] >= own) & (every[:, atom] <= own + truth.people[atom] - 1)]
            held = believed @ GROUPS.T
            found |= {(int(group), atom) for group in np.flatnonzero((held == held[0]).all(axis=0))}
    return {(group, atom) for group, atom in found if truth.people[GROUPS[group]].sum() > 1 or not GROUPS[group, atom]}


@pytest.mark.parametrize("seed", range(40))
def test_insiders_know_what_is_left_when_every_world_was_seen(seed: int) -> None:
    truth, _, every = _case(seed)
    inside = Inside(truth, csr_array(GROUPS.astype(float)), [world.astype(float) for world in every[::2]])
    for world in every[1::2]:
        inside.add(world.astype(float))
    assert {(int(group), int(atom)) for group, atom in inside.pinned} == _known_inside(truth, every)


def test_insiders_know_something_now_and_then() -> None:
    assert sum(bool(_known_inside(*_case(seed)[::2])) for seed in range(40)) > 10


@pytest.mark.parametrize("seed", range(20))
def test_the_range_of_a_group_is_what_the_farthest_worlds_show(seed: int) -> None:
    truth, rows, every = _case(seed)
    small = Small(truth, Policy(), csr_array(GROUPS.astype(float)))
    told = Told(rows, np.zeros((0, 6), dtype=bool), np.zeros(0), np.zeros(0))
    for group in GROUPS.astype(float):
        for side in (group, -group):
            small.add(farthest(truth, told, side, np.zeros(6, dtype=bool))[0])
    held = every @ GROUPS.T
    np.testing.assert_allclose(small.low, held.min(axis=0), atol=1e-6)
    np.testing.assert_allclose(small.high, held.max(axis=0), atol=1e-6)


def test_what_a_single_total_leaves_is_conceded() -> None:
    truth = Truth(np.array([1, 4]), np.array([1, 5]), 1, 1)
    small = Small(truth, Policy(), csr_array(np.array([[1.0, 0.0]])))
    whole, alone = np.array([[True, True]]), np.array([[True, True], [False, True]])
    assert list(small.short()) == [0]
    assert list(small.narrow(whole)) == [0]
    small.add(np.array([0.0, 5.0]))
    assert not len(small.narrow(alone))


def test_insiders_concede_the_others_of_a_shown_segment() -> None:
    truth = Truth(np.array([2, 1]), np.array([4, 1]), 1, 1)
    inside = Inside(truth, csr_array(np.array([[1.0, 0.0]])), [])
    everybody, half = np.array([[True, True]]), np.array([[False, True]])
    assert [0, 1] in inside.given_away(half).tolist()
    assert [0, 1] not in inside.given_away(everybody).tolist()
