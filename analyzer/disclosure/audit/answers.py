"""Answers: how many gave each answer to a single question, told for the organisation; what is left out may follow from what is told.

Everybody gave one answer to every question, and the right answers and don't-knows of the questions of a module add up to its own figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.figure import NEVER
from analyzer.disclosure.audit.puzzle import Puzzle
from analyzer.disclosure.audit.ranges import Demand, Ranges
from analyzer.disclosure.audit.solver import Doubt
from analyzer.disclosure.audit.verdict import Leak
from analyzer.model.request import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from analyzer.model.cells import Cells
    from analyzer.model.policy import Policy
    from analyzer.model.release import Release
    from analyzer.model.survey import Item, Survey


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """All answers that were counted, those that are told, and how many people there are."""

    counts: Mapping[Figure, int]
    told: frozenset[Figure]
    people: int
    policy: Policy

    @classmethod
    def of(cls, release: Release, cells: Cells, policy: Policy) -> Answers:
        """Raises Doubt when something else is told than was counted."""
        counts = {figure: int(counted.sum()) for figure, counted in cells.counts.items() if figure.about == "item"}
        told = {figure: counted for figure, counted in release.organisation.figures.items() if figure.about == "item"}
        if any(figure not in counts or counted.count != counts[figure] for figure, counted in told.items()):
            raise Doubt("the release tells other answers than the cells")
        return cls(counts, frozenset(told), release.organisation.respondents, policy)

    def left_out(self) -> Iterator[Leak]:
        """Answers of too few people that are told, and those that are left out of too few people together."""
        for id in sorted({figure.id for figure in self.told}):
            told = sorted(figure for figure in self.told if figure.id == id)
            yield from (Leak("answer", one, f"{self.counts[one]} people") for one in told if self.counts[one] < self.policy.min_group)
            others = [figure for figure in self.counts if figure.id == id and figure not in self.told]
            left = self._left(id)
            if left < self.policy.min_group and (others or left):
                yield from (Leak("answers", one, f"{left} people gave another answer") for one in told)

    def _left(self, id: str) -> int:
        """How many people gave an answer to a question that is not told."""
        return self.people - sum(self.counts[figure] for figure in self.told if figure.id == id)

    def follows(self, survey: Survey, release: Release, unit: int) -> Iterator[Leak]:
        """Answers that are left out but follow from the figures of their module. Raises Doubt without proof."""
        for module in survey.modules:
            items = [item for item in survey.items_of(module.id) if any(figure.id == item.id for figure in self.counts)]
            sums = list(self._sums(module.id, items, release, unit))
            if sums:
                yield from self._worked_out([figure for item in items for figure in self._of(item)], sums)

    def _of(self, item: Item) -> list[Figure]:
        return [figure for figure in self.counts if figure.id == item.id]

    def _sums(self, module: str, items: list[Item], release: Release, unit: int) -> Iterator[tuple[dict[Figure, int], int]]:
        """What each answer is worth in a figure of the module that is told exactly, and the total; only where it does add up."""
        points = {Figure("item", item.id, option): round(worth * unit) for item in items for option, worth in item.points().items()}
        dont_know = {Figure("item", item.id, item.dont_know): 1 for item in items if item.dont_know}
        for outcome, worth, scale in (("right", points, unit), ("dont_know", dont_know, 1)):
            counted = release.organisation.figures.get(Figure("module", module, outcome))
            if counted is not None and counted.count is not None:
                total = sum(each * self.counts.get(figure, 0) for figure, each in worth.items())
                if total == round(counted.count * scale):
                    yield worth, total

    def _worked_out(self, figures: list[Figure], sums: list[tuple[dict[Figure, int], int]]) -> Iterator[Leak]:
        """The answers left out whose number is known although few people gave them, or known to be nearly none or nearly all."""
        from scipy.sparse import eye_array

        count = np.array([self.counts[figure] for figure in figures], dtype=np.int64)
        hidden = np.array([figure not in self.told for figure in figures])
        slack = self.policy.insiders
        width = np.where(hidden & (count < self.policy.min_group), 1, 0)
        demand = Demand(width, np.where(hidden, slack + 1, -NEVER), np.where(hidden, self.people - slack - 1, NEVER))
        ranges = Ranges(self._puzzle(figures, count, hidden, sums), eye_array(len(figures), dtype=np.int64, format="csr"), demand)
        found = ranges.narrow(lambda groups: np.full(len(groups), NEVER, dtype=np.int64))
        for place in found:
            if self._left(figures[place].id) < self.policy.min_group:
                continue  # that follows from the question alone, and was found before
            words = f"{figures[place].path} between {int(ranges.least[place])} and {int(ranges.most[place])}"
            yield from (Leak("answers", one, words) for one in self._to_withhold(figures[place], figures))

    def _to_withhold(self, hidden: Figure, figures: list[Figure]) -> list[Figure]:
        """The answers to the same question that are told; where there are none, those to all questions of the module."""
        same = [one for one in figures if one in self.told and one.id == hidden.id]
        return same or [one for one in figures if one in self.told]

    def _puzzle(
        self, figures: list[Figure], count: NDArray[np.int64], hidden: NDArray[np.bool_], sums: list[tuple[dict[Figure, int], int]]
    ) -> Puzzle:
        """All answers to a question together are everybody; what was not counted of a question may be anything."""
        from scipy.sparse import csr_array

        ids = sorted({figure.id for figure in figures})
        each = np.array([[figure.id == id for figure in figures] for id in ids], dtype=np.int64)
        worth = np.array([[one.get(figure, 0) for figure in figures] for one, _ in sums], dtype=np.int64)
        totals = np.array([total for _, total in sums], dtype=np.int64)
        high = np.full(len(ids), self.people)
        low = np.where(each @ count == self.people, self.people, 0)
        floor, roof = np.where(hidden, 0, count), np.where(hidden, self.people, count)
        rows = csr_array(np.vstack([each, worth]))
        names = (*ids, *("the figures of the module" for _ in sums))
        return Puzzle(names, rows, np.concatenate([low, totals]), np.concatenate([high, totals]), floor, roof, count)
