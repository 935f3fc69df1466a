"""One small table worked out by hand: question q, right answers by department and level, minimum 5, one insider."""

from __future__ import annotations

import numpy as np
import pytest

from analyzer.disclosure.figures.figure_layer import FigureLayer
from analyzer.disclosure.figures.network import Network, Shown
from analyzer.disclosure.figures.two_way import two_way_figure
from analyzer.disclosure.grid import Grid, Pattern
from analyzer.model.policy import Policy
from tests.disclosure.attacker import Attacker
from tests.disclosure.slack import spot_slack

SALES, IT, LEGAL, HR = range(4)
JUNIOR, MEDIOR, SENIOR = range(3)
PEOPLE = np.array([[9, 8, 6], [7, 11, 3], [2, 5, 4], [6, 6, 1]])
RIGHT = np.array([[4, 5, 3], [3, 6, 2], [0, 2, 3], [2, 4, 1]])
SMALL = {(IT, SENIOR), (LEGAL, JUNIOR), (LEGAL, SENIOR), (HR, SENIOR)}
COMPLEMENTS = {(IT, JUNIOR), (HR, JUNIOR)}


@pytest.fixture
def layer() -> FigureLayer:
    grid = Grid(("department", "level"), (("Sales", "IT", "Legal", "HR"), ("junior", "medior", "senior")), PEOPLE)
    return FigureLayer(grid, RIGHT, 1, Policy())


@pytest.fixture
def pattern(layer: FigureLayer) -> Pattern:
    """What may be shown as far as the number of people goes."""
    return Pattern(frozenset(layer.grid.lines()), frozenset(layer.spots) - SMALL - COMPLEMENTS)


def test_without_complements_everything_small_is_known(layer: FigureLayer) -> None:
    naive = Network(RIGHT, PEOPLE, Shown(frozenset(layer.grid.lines()), frozenset(layer.spots) - SMALL))
    assert {spot: spot_slack(naive, spot) for spot in SMALL} == dict.fromkeys(SMALL, (0, 0))


def test_what_hidden_cells_can_hold(layer: FigureLayer) -> None:
    """Up and down, within the cell itself."""
    held = {spot: (people - right, right) for spot, (right, people) in layer.spots.items() if spot in SMALL | COMPLEMENTS}
    assert held == {
        (IT, SENIOR): (1, 2),
        (LEGAL, JUNIOR): (2, 0),
        (LEGAL, SENIOR): (1, 3),
        (HR, SENIOR): (0, 1),
        (IT, JUNIOR): (4, 3),
        (HR, JUNIOR): (4, 2),
    }


def test_the_pattern_alone_says_too_much_about_this_question(layer: FigureLayer, pattern: Pattern) -> None:
    attacker = Attacker(layer, Shown(pattern.lines, pattern.spots))
    assert ((LEGAL, SENIOR),) in attacker.too_narrow()


def test_four_more_cells_are_withheld_and_nothing_is_learned(layer: FigureLayer, pattern: Pattern) -> None:
    shown = two_way_figure(layer, pattern, bands=False)
    assert shown is not None
    assert shown.lines == frozenset(layer.grid.lines())
    assert shown.spots == {(IT, MEDIOR), (SALES, JUNIOR)}
    assert {spot: layer.spots[spot] for spot in shown.spots} == {(IT, MEDIOR): (6, 11), (SALES, JUNIOR): (4, 9)}
    assert pattern.spots - shown.spots == {(HR, MEDIOR), (LEGAL, MEDIOR), (SALES, MEDIOR), (SALES, SENIOR)}
    attacker = Attacker(layer, shown)
    expected = {(HR, SENIOR): (0, 1), (LEGAL, JUNIOR): (0, 2), (IT, SENIOR): (0, 3), (LEGAL, SENIOR): (0, 4)}
    assert {spot: attacker.range((spot,)) for spot in SMALL} == expected
    assert attacker.too_narrow() == []
    assert attacker.known_to_an_insider() == []
    assert attacker.forced() == []
