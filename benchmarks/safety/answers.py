"""The answers of random respondents, counted as cells. All figures of a person come from the same answers, so they are consistent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.cells import Cells
from analyzer.model.request import Figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzer.model.survey import Item, Survey

_RIGHT, _HALF, _DONT_KNOW, _WRONG, _BLANK = range(5)
_OPTIONS = ("b", "c", "dont_know", "a", "blank")


def cells_of(random: np.random.Generator, survey: Survey, labels: tuple[tuple[str, ...], ...], places: NDArray[np.int64]) -> Cells:
    """Cells of respondents of whom ``places[segmentation, person]`` says where they work."""
    shape = tuple(len(known) for known in labels)
    where = np.ravel_multi_index(tuple(places), shape)
    cells = _Counting(where, shape)
    ability = random.normal(0, 0.8, len(where))
    unit = 2 if any(item.score for item in survey.items) else 1
    for module in survey.modules:
        items = survey.items_of(module.id)
        chance = _chances(random, ability, where, places[0])
        answers = _answers(random, chance, len(items), halves=unit == 2)
        cells.module(module.id, items, answers, unit)
    for scale in survey.scales:
        agrees = random.random(len(where)) < _chances(random, 0.3 * ability, where, places[0])
        cells.count(Figure("scale", scale.id, "agree"), agrees.astype(np.int64), 1)
    names = tuple(segmentation.id for segmentation in survey.segmentations)
    return Cells(names, labels, cells.respondents, cells.counts, cells.ceiling, cells.histograms, unit)


def _chances(random: np.random.Generator, ability: NDArray[np.float64], *where: NDArray[np.int64]) -> NDArray[np.float64]:
    """The chance of a right answer per person: an easy, a hard or an ordinary module, with groups that are alike or nearly unanimous."""
    easiness = random.choice([random.normal(0.5, 0.8), 4.5, -4.5], p=[0.84, 0.08, 0.08])
    level = easiness + ability
    for group in where:
        effect = random.normal(0, random.uniform(0.1, 0.7), group.max() + 1)
        effect[random.random(len(effect)) < 0.04] += random.choice([-12, 12])
        level = level + effect[group]
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-level))
    return chances


def _answers(random: np.random.Generator, chance: NDArray[np.float64], items: int, *, halves: bool) -> NDArray[np.int64]:
    """What each person made of each item."""
    hardness = random.normal(0, 0.1, items)
    right = np.clip(chance[:, None] + hardness * (chance * (1 - chance))[:, None] * 4, 0, 1)
    otherwise = random.choice(4, size=right.shape, p=[0.15, 0.45, 0.35, 0.05] if halves else [0.0, 0.5, 0.45, 0.05]) + 1
    return np.where(random.random(right.shape) < right, _RIGHT, otherwise)


class _Counting:
    """Counts per cell while they are added up."""

    def __init__(self, where: NDArray[np.int64], shape: tuple[int, ...]) -> None:
        self.where, self.shape = where, shape
        self.respondents = self._per_cell(np.ones(len(where), dtype=np.int64))
        self.counts: dict[Figure, NDArray[np.int64]] = {}
        self.ceiling: dict[Figure, int] = {}
        self.histograms: dict[str, NDArray[np.int64]] = {}

    def _per_cell(self, each: NDArray[np.int64]) -> NDArray[np.int64]:
        counted = np.zeros(int(np.prod(self.shape)), dtype=np.int64)
        np.add.at(counted, self.where, each)
        return counted.reshape(self.shape)

    def count(self, figure: Figure, each: NDArray[np.int64], ceiling: int) -> None:
        """Add up what each person contributes to a figure."""
        self.counts[figure], self.ceiling[figure] = self._per_cell(each), ceiling

    def module(self, name: str, items: tuple[Item, ...], answers: NDArray[np.int64], unit: int) -> None:
        """Count points, don't-knows and single answers of a module; ``answers[person, item]``."""
        points = unit * (answers == _RIGHT).sum(axis=1) + (answers == _HALF).sum(axis=1) * (unit // 2)
        self.count(Figure("module", name, "right"), points, unit * len(items))
        self.count(Figure("module", name, "dont_know"), (answers == _DONT_KNOW).sum(axis=1), len(items))
        self.histograms[name] = np.bincount(points, minlength=unit * len(items) + 1).astype(np.int64)
        for place, item in enumerate(items):
            for answer, option in enumerate(_OPTIONS):
                self.count(Figure("item", item.id, option), (answers[:, place] == answer).astype(np.int64), 1)
