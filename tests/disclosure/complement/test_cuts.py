"""Light cuts, against all ways to part a small graph in two."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analyzer.disclosure.complement import cuts
from analyzer.disclosure.complement.cuts import Cuts
from analyzer.disclosure.complement.lightest import lightest_cut
from analyzer.disclosure.solver import cheapest_cover
from analyzer.model.problem import Unsafe


def random_graph(seed: int, nodes: int = 6) -> np.ndarray:
    random = np.random.default_rng(seed)
    above = np.triu(random.integers(1, 6, (nodes, nodes)) * (random.random((nodes, nodes)) < random.uniform(0.2, 0.7)), 1)
    return above + above.T


def across(weights: np.ndarray, side: np.ndarray) -> np.ndarray:
    """The edges between the two sides."""
    return np.triu(weights * (side[:, None] != side[None, :]))


def light_bonds(weights: np.ndarray, minimum: int) -> set[bytes]:
    """The cuts below a minimum that have no smaller cut in them, as the edges between their sides."""
    pieces = connected_components(csr_array(weights))[0]
    found = set()
    for chosen in product((False, True), repeat=len(weights)):
        edges = across(weights, np.array(chosen))
        left = weights - edges - edges.T
        if 0 < edges.sum() < minimum and connected_components(csr_array(left))[0] == pieces + 1:
            found.add(edges.tobytes())
    return found


@pytest.mark.parametrize("seed", range(40))
def test_light_cuts_are_found_whichever_of_them_are_harmless(seed: int) -> None:
    weights, minimum = random_graph(seed), 4 + seed % 9
    bonds = sorted(light_bonds(weights, minimum))
    random = np.random.default_rng(seed)
    for share in (0.0, 0.5, 0.9, 1.0):
        harmless = {bond for bond in bonds if random.random() < share}
        found = Cuts(weights, minimum, lambda side, known=harmless: across(weights, side).tobytes() in known).harmful()
        assert {across(weights, side).tobytes() for side in found} <= set(bonds) - harmless
        assert bool(found) == bool(set(bonds) - harmless)


@pytest.mark.parametrize("seed", range(40))
def test_one_harmful_cut_among_harmless_ones_is_found(seed: int) -> None:
    weights, minimum = random_graph(seed), 9
    for bond in light_bonds(weights, minimum):
        found = Cuts(weights, minimum, lambda side, only=bond: across(weights, side).tobytes() != only).harmful()
        assert {across(weights, side).tobytes() for side in found} == {bond}


@pytest.mark.parametrize("seed", range(40))
def test_the_proof_finds_the_lightest_cut(seed: int) -> None:
    weights = random_graph(seed)
    sums = [int(across(weights, np.array(chosen)).sum()) for chosen in product((False, True), repeat=len(weights))]
    assert lightest_cut(weights) == min((weight for weight in sums if weight), default=None)


def test_a_search_that_grows_too_long_ends_without_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuts, "MOST_FLOWS", 3)
    star = np.zeros((9, 9), dtype=np.int64)
    star[0, 1:] = star[1:, 0] = 5
    with pytest.raises(Unsafe):
        Cuts(star, 7, lambda _side: True).harmful()


def test_a_cover_is_the_cheapest_and_never_empty_handed() -> None:
    rows = [np.array([True, True, False]), np.array([False, True, True])]
    assert cheapest_cover(np.array([1.0, 1.5, 1.0]), rows).tolist() == [False, True, False]
    assert cheapest_cover(np.array([1.0, 2.5, 1.0]), rows).tolist() == [True, False, True]
    assert cheapest_cover(np.array([1.0, 2.5, 1.0]), []).tolist() == [False] * 3
    with pytest.raises(Unsafe):
        cheapest_cover(np.ones(3), [np.zeros(3, dtype=bool)])


def test_an_answer_without_a_proof_is_no_answer(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    from analyzer.disclosure import solver

    random = np.random.default_rng(1)
    rows = [row for row in random.random((400, 200)) < 0.05 if row.any()]
    monkeypatch.setattr(solver, "SECONDS", 0.01)
    with pytest.raises(Unsafe, match="without a proof"):
        cheapest_cover(random.uniform(1, 2, 200), rows)
    assert capfd.readouterr().out == ""
