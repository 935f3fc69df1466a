"""What one figure may show: nothing about a few people, however the published totals are combined, and as much as possible otherwise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analyzer.disclosure.complement.two_way import two_way
from analyzer.disclosure.figures.figure_layer import FigureLayer
from analyzer.disclosure.figures.network import Network, Shown
from analyzer.disclosure.figures.proofs import proof
from analyzer.disclosure.figures.search import Search
from analyzer.disclosure.figures.showable import showable
from analyzer.disclosure.figures.two_way import two_way_figure
from analyzer.disclosure.grid import Grid, Pattern, as_grid
from analyzer.disclosure.lattice import Lattice
from analyzer.model.cells import Cells
from analyzer.model.company import Company
from analyzer.model.policy import Policy
from analyzer.model.segment import ORGANISATION, Segment
from tests.disclosure.attacker import Attacker
from tests.disclosure.organisations import AGREE, RIGHT, organisation, request
from tests.disclosure.slack import line_slack, spot_slack

Table = list[list[int]]


def layer_of(people: Table, counts: Table, ceiling: int = 1, policy: Policy | None = None) -> FigureLayer:
    labels = (tuple(f"d{row}" for row in range(len(people))), tuple(f"l{column}" for column in range(len(people[0]))))
    return FigureLayer(Grid(("department", "level"), labels, np.array(people)), np.array(counts), ceiling, policy or Policy())


def all_but(layer: FigureLayer, *hidden: tuple[int, int]) -> Pattern:
    """A pattern of every line, and every cell but some."""
    return Pattern(frozenset(layer.grid.lines()), frozenset(layer.spots) - set(hidden))


def naive(layer: FigureLayer, pattern: Pattern) -> Shown:
    """What is left of a pattern when only the near-unanimous is taken out."""
    return Shown(
        frozenset(line for line in pattern.lines if not layer.alike(layer.totals[line])),
        frozenset(spot for spot in pattern.spots if not layer.alike(layer.spots[spot])),
    )


def found(layer: FigureLayer, pattern: Pattern) -> Shown:
    shown = two_way_figure(layer, pattern)
    assert shown is not None
    attacker = Attacker(layer, shown)
    assert attacker.too_narrow() == []
    assert attacker.known_to_an_insider() == []
    assert attacker.forced() == []
    return shown


@pytest.mark.parametrize("seed", range(20))
def test_nothing_follows_about_a_few_people_in_random_organisations(seed: int) -> None:
    cells, company = organisation(seed, departments=2 + seed % 4, levels=1 + seed % 3, people=40 + 15 * seed)
    policy = Policy(crossed_share=0.01)
    grid = Grid.of(cells)
    figure = [*RIGHT, AGREE, AGREE][seed % 5]
    layer = FigureLayer(grid, as_grid(cells.counts[figure]), cells.ceiling[figure], policy)
    if not layer.alike(layer.everybody):
        found(layer, two_way(grid, company, policy))


@pytest.mark.parametrize("seed", range(10))
def test_every_small_group_that_is_not_published_has_its_demand(seed: int) -> None:
    random = np.random.default_rng(seed)
    people = random.integers(0, 5, (4, 3))
    people[random.integers(0, 4)] += 8
    layer = layer_of(people.tolist(), random.binomial(people, 0.5).tolist())
    shown = Shown(
        frozenset(line for line in layer.totals if layer.totals[line][1] >= 5), frozenset(s for s in layer.spots if layer.spots[s][1] >= 7)
    )
    search = Search(layer, shown)
    asked = {pair for _, pair in search.pairs.pairs}
    for demand in search.demands.single():
        pipes = [(demand.group.node, end) for end in demand.group.ends]
        spots = [search.network.spot_of(pipe if pipe in search.network.counted else pipe[::-1]) for pipe in pipes]
        asked.add(tuple(sorted(spot for spot in spots if spot)))
    assert set(Attacker(layer, shown).small()) <= asked


def test_a_cell_that_can_hardly_move_is_given_room() -> None:
    """Of four people all were right, and of those they share hidden cells with nearly none: one of the four may have been wrong at most."""
    layer = layer_of([[4, 9, 12], [9, 9, 12], [12, 12, 12]], [[4, 7, 6], [4, 5, 6], [6, 6, 6]])
    pattern = all_but(layer, (0, 0), (0, 1), (1, 0), (1, 1))
    assert Attacker(layer, naive(layer, pattern)).too_narrow() == [((0, 0),)]
    assert len(found(layer, pattern).spots) >= 2


def test_a_pair_of_colleagues_is_given_room_as_one_person_is() -> None:
    """One of two was right. Who it was stays open, so only the two together give it away."""
    people = [[1, 1, 12, 12], [9, 9, 12, 12], [9, 9, 12, 12]]
    layer = layer_of(people, [[1, 0, 6, 7], [5, 4, 6, 5], [4, 5, 6, 6]], policy=Policy(insiders=0))
    pattern = all_but(layer, (0, 0), (0, 1), (1, 0), (1, 1))
    search = Search(layer, naive(layer, pattern))
    assert all(proof(search.network, demand) for demand in (*search.demands.single(), *search.demands.pools()))
    assert Attacker(layer, search.shown).too_narrow() == [((0, 0), (0, 1))]
    shown = two_way_figure(layer, pattern)
    assert shown is not None
    assert Attacker(layer, shown).too_narrow() == []
    assert len(shown.spots & {(0, 2), (0, 3)}) == 1


def test_somebody_who_knows_her_own_answer_learns_no_other() -> None:
    """Everybody but one in a row had all points: she would know that of every other, and nobody else would."""
    layer = layer_of([[1, 1, 1, 1, 1, 10], [9] * 6, [9] * 6], [[4, 0, 4, 4, 4, 20], [18] * 6, [18] * 6], ceiling=4)
    pattern = all_but(layer, *((row, column) for row in (0, 1) for column in range(5)))
    search = Search(layer, naive(layer, pattern))
    demand = next(demand for demand in search.demands.single() if demand.group.node == 0 and demand.group.ends == (3,))
    assert proof(search.network, replace(demand, either=0))
    assert not proof(search.network, demand)
    assert Attacker(layer, search.shown).pinned(((0, 0),), (0, 1), 0)
    shown = two_way_figure(layer, pattern)
    assert shown is not None
    attacker = Attacker(layer, shown)
    assert not any(attacker.pinned(((0, column),), (0, 1), 0) for column in (0, 2, 3, 4))


def test_a_band_does_not_say_that_nearly_all_did_the_same() -> None:
    """Who knows the rules knows that a cell with a band lies near none; two right answers are told in the same words as none."""
    told = set()
    for right in range(5):
        layer = layer_of([[12, 12, 11], [14, 12, 12], [12, 12, 12]], [[right, 4, 3], [5, 8, 6], [8, 6, 5]])
        shown = found(layer, all_but(layer))
        told.add((right, (0, 0) in shown.spots, shown.spot_bands.get((0, 0))))
    assert {right for right, exact, _ in told if exact} == {3, 4}
    assert {band for right, _, band in told if right < 3} == {(0, 2)}


def test_a_near_unanimous_cell_does_not_follow_from_its_line() -> None:
    layer = layer_of([[9, 12, 11], [6, 12, 12], [12, 12, 12]], [[8, 4, 3], [3, 8, 6], [8, 6, 5]])
    shown = found(layer, all_but(layer))
    assert (0, 0) not in shown.spots
    assert len(shown.spots) == 5, "three others around a square is the least that hides it"


def test_a_rest_of_a_line_that_did_the_same_is_mixed_with_others() -> None:
    """No cell of the seven is shown, but all of them were right: that follows from their line until others are hidden with them."""
    layer = layer_of([[3, 4, 12], [12, 12, 12], [9, 12, 12]], [[3, 4, 5], [6, 6, 6], [6, 6, 6]])
    pattern = all_but(layer, (0, 0), (0, 1), (1, 0), (1, 1))
    search = Search(layer, naive(layer, pattern))
    assert ((0, 0), (0, 1)) in Attacker(layer, search.shown).forced()
    rest = [demand for demand in search.demands.pools() if set(demand.group.ends) == {3, 4}]
    assert [proof(search.network, demand) for demand in rest] == [None]
    assert (0, 2) not in found(layer, pattern).spots


def test_small_departments_that_did_the_same_are_mixed_with_a_large_one() -> None:
    people, counts = [[3], [3], [20], [25], [30]], [[3], [3], [10], [9], [12]]
    grid = Grid(("department",), (tuple("abcde"),), np.array(people))
    layer = FigureLayer(grid, np.array(counts), 1, Policy())
    large = frozenset({(0, 2), (0, 3), (0, 4)})
    search = Search(layer, Shown(large, frozenset()))
    pools = [demand for demand in search.demands.pools() if demand.group.ends == (0, 1)]
    assert [proof(search.network, demand) for demand in pools] == [None]
    shown = two_way_figure(layer, Pattern(large, frozenset()))
    assert shown is not None
    assert shown.lines == {(0, 3), (0, 4)}, "the six were all right; with the twenty they are not"


def test_a_near_unanimous_line_is_hidden_with_another() -> None:
    layer = layer_of([[12, 12], [15, 14], [20, 20]], [[12, 11], [8, 7], [11, 9]])
    shown = found(layer, all_but(layer))
    assert (0, 0) not in shown.lines
    assert len([line for line in shown.lines if line[0] == 0]) == 1


@pytest.mark.parametrize(("insiders", "shown_there"), [(0, True), (1, False)])
def test_one_who_was_wrong_would_know_that_all_others_were_right(insiders: int, *, shown_there: bool) -> None:
    layer = layer_of([[12, 12], [14, 14], [20, 20]], [[10, 6], [7, 8], [11, 9]], policy=Policy(insiders=insiders))
    shown = two_way_figure(layer, all_but(layer))
    assert shown is not None
    assert ((0, 0) in shown.spots) == shown_there


def test_a_figure_of_which_everybody_did_the_same_is_shown_nowhere() -> None:
    assert two_way_figure(layer_of([[20, 20]], [[20, 19]]), all_but(layer_of([[20, 20]], [[20, 19]]))) is None


def test_near_unanimous_segments_tell_a_floor_or_a_ceiling_where_that_is_safe() -> None:
    people = [[12, 30], [30, 30], [30, 30], [30, 30]]
    layer = layer_of(people, [[12, 15], [15, 16], [30, 29], [0, 1]])
    shown = found(layer, all_but(layer))
    assert shown.spot_bands[0, 0] == (10, 12), "two in twelve, rounded away: at least 80 %"
    assert shown.bands == {(0, 2): (57, 60), (0, 3): (0, 3)}
    assert not shown.bands.keys() & shown.lines
    assert not shown.spot_bands.keys() & shown.spots


@pytest.mark.parametrize(("cells", "told"), [([4, 8], False), ([6, 6], True)])
def test_a_band_is_not_told_where_it_narrows_down_a_few_people(cells: list[int], *, told: bool) -> None:
    """At least ten of twelve: of four among them two at least, which is half of what they could be."""
    layer = layer_of([cells, [30, 30], [30, 30]], [cells, [15, 16], [14, 12]])
    shown = found(layer, Pattern(frozenset(layer.grid.lines()), frozenset()))
    assert ((0, 0) in shown.bands) == told


def test_the_same_figure_is_always_withheld_in_the_same_places() -> None:
    cells, _ = organisation(7, 12, 4, 900)
    policy = Policy(crossed_share=0.01)
    lattice = Lattice.of(cells, request())
    asked = frozenset(lattice.segments)
    ways = [showable(cells, RIGHT[0], lattice, _shuffled(asked, seed), policy) for seed in range(3)]
    assert ways[0] == ways[1] == ways[2]
    assert ways[0] is not None
    assert ORGANISATION in ways[0].exact


def _shuffled(segments: frozenset[Segment], seed: int) -> frozenset[Segment]:
    order = np.random.default_rng(seed).permutation(len(segments))
    return frozenset(sorted(segments)[place] for place in order)


def test_crossed_segments_may_have_bands_and_stay_apart_from_exact_ones() -> None:
    people = np.array([[12, 30], [30, 30], [30, 30]], dtype=np.int64)
    cells = Cells(
        ("department", "level"), (("a", "b", "c"), ("x", "y")), people, {AGREE: np.array([[12, 15], [15, 16], [14, 12]])}, {AGREE: 1}, {}
    )
    lattice = Lattice.of(cells, request())
    shown = showable(cells, AGREE, lattice, frozenset(lattice.segments), Policy())
    assert shown is not None
    assert shown.bands == {Segment.of(department="a", level="x"): (0.8, 1.0)}
    assert not shown.bands.keys() & shown.exact
    assert Segment.of(department="c") in shown.exact


@pytest.mark.parametrize(("ceiling", "kept"), [(4, 0.8), (1, 0.6)])
def test_a_large_table_keeps_most_of_its_cells(ceiling: int, kept: float) -> None:
    random = np.random.default_rng(3)
    chance = random.dirichlet(np.full(60, 2.0))[:, None] * random.dirichlet(np.full(6, 3.0))
    people = random.binomial(random.multinomial(3000, chance.ravel()).reshape(60, 6), 0.7)
    counts = random.binomial(people * ceiling, np.clip(random.normal(0.6, 0.12, people.shape), 0.02, 0.98))
    layer = layer_of(people.tolist(), counts.tolist(), ceiling)
    pattern = two_way(layer.grid, Company(), Policy(crossed_share=0.01))
    shown = two_way_figure(layer, pattern)
    assert shown is not None
    assert len(shown.spots) > kept * len(pattern.spots)
    assert len(shown.lines) > 0.9 * len(pattern.lines)
    after = Search(layer, shown)
    assert after.settle()
    assert after.shown == shown, "what is shown is safe as it is"


def test_what_is_withheld_was_needed() -> None:
    """Showing any single one of the cells again leaves something open to somebody, by the same demands."""
    layer = layer_of([[9, 8, 6], [7, 11, 3], [2, 5, 4], [6, 6, 1]], [[4, 5, 3], [3, 6, 2], [0, 2, 3], [2, 4, 1]])
    pattern = all_but(layer, (1, 2), (2, 0), (2, 2), (3, 2), (1, 0), (3, 0))
    shown = found(layer, pattern)
    for spot in pattern.spots - shown.spots:
        more = Search(layer, replace(shown, spots=shown.spots | {spot}))
        assert not all(proof(more.network, demand) for demand in (*more.demands.single(), *more.demands.pools()))


def test_without_any_total_but_the_organisation_every_cell_may_be_anything() -> None:
    layer = layer_of([[3, 9], [8, 4]], [[1, 5], [4, 2]])
    network = Network(layer.counts, layer.room, Shown(frozenset(), frozenset()))
    assert spot_slack(network, (0, 0)) == (1, 2)
    assert line_slack(network, (0, 1)) == (6, 6)
