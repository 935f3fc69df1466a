"""Relations: right answers, don't-knows and all other answers of a module add up to what there is, so they are attacked together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.audit.certificate import certificate
from analyzer.disclosure.audit.figure import ENOUGH, NEVER, Attack, joined, lies_within, shown_alike
from analyzer.disclosure.audit.puzzle import Puzzle
from analyzer.disclosure.audit.ranges import Ranges
from analyzer.disclosure.audit.solver import Doubt
from analyzer.disclosure.audit.targets import large_groups
from analyzer.disclosure.audit.totals import Totals
from analyzer.disclosure.audit.verdict import Leak
from analyzer.model.request import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from analyzer.disclosure.audit.knowledge import Knowledge
    from analyzer.disclosure.audit.targets import Targets


def related(figures: Iterable[Figure]) -> list[str]:
    """The modules of which right answers and don't-knows are both told somewhere."""
    told = {(figure.id, figure.outcome) for figure in figures if figure.about == "module"}
    return sorted(module for module, outcome in told if outcome == "right" and (module, "dont_know") in told)


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """The attacks on right answers, don't-knows and the answers that are neither, of one module; a don't-know is ``unit`` units."""

    known: Knowledge
    right: Attack
    dont_know: Attack
    neither: Attack
    unit: int

    @classmethod
    def of(cls, module: str, known: Knowledge, small: Targets) -> Relation:
        """The relation of a module of which both figures are told."""
        right, dont_know = (Attack.on(Figure("module", module, outcome), known, small) for outcome in ("right", "dont_know"))
        unit, totals = known.cells.unit, _left_over(right, dont_know, known.cells.unit)
        neither = Attack(known, dont_know.figure, totals, small, large_groups(known, totals), right.ceiling)
        if right.ceiling != dont_know.ceiling * unit:
            raise Doubt("right answers and don't-knows of a module do not count the same questions")
        return cls(known, right, dont_know, neither, unit)

    @property
    def parts(self) -> tuple[Attack, Attack, Attack]:
        """The three attacks, in the order of the unknowns."""
        return self.right, self.dont_know, self.neither

    def ranges(self) -> Ranges:
        """Every group three times: its right answers, its don't-knows, and what is neither."""
        from scipy.sparse import block_diag, vstack

        rows = block_diag([vstack([part.small.inside, part.large.inside]) for part in self.parts], format="csr")
        return Ranges(self.puzzle, rows, joined(*(part.demand() for part in self.parts)))

    def leaks(self, ranges: Ranges) -> Iterator[Leak]:
        """What one of the two figures gives away alone, or else what both do together. Raises Doubt without proof."""
        over = (Leak("relation", leak.figure, leak.certificate) for leak in shown_alike(self.neither))
        together = [*(leak for part in self.parts[:2] for leak in shown_alike(part)), *over, *self._worked_out(ranges)]
        alone = [leak for part in self.parts[:2] for leak in part.leaks(part.ranges())] if together else []
        yield from alone or together

    def _worked_out(self, ranges: Ranges) -> Iterator[Leak]:
        for group in ranges.narrow(self._told, ENOUGH):
            found = int(ranges.least[group]), int(ranges.most[group])
            words = certificate(ranges.puzzle, ranges.rows[[group]].toarray()[0], "a group", found)
            yield Leak("relation", self.dont_know.figure, words)

    @property
    def puzzle(self) -> Puzzle:
        """Everything that is known of the three together."""
        from scipy.sparse import block_array, block_diag, csr_array, eye_array

        one, two = self.right.puzzle, self.dont_know.puzzle
        each = eye_array(len(self.known.people), dtype=np.int64)
        whole = self.known.people * self.right.ceiling
        told = block_diag([one.rows, two.rows, csr_array((0, len(whole)), dtype=np.int64)])
        rows = csr_array(block_array([[told], [block_array([[each, self.unit * each, each]])]]))
        names = (
            *(f"right of {name}" for name in one.names),
            *(f"don't-knows of {name}" for name in two.names),
            *("all answers" for _ in whole),
        )
        left = whole - one.truth - self.unit * two.truth
        low, high = (np.concatenate([getattr(one, end), getattr(two, end), whole]) for end in ("low", "high"))
        roof, truth = np.concatenate([one.roof, two.roof, whole]), np.concatenate([one.truth, two.truth, left])
        return Puzzle(names, rows, low, high, np.zeros_like(roof), roof, truth)

    def _told(self, groups: NDArray[np.intp]) -> NDArray[np.int64]:
        """As for each figure alone; but a single total of one figure also says how much room it leaves to the others."""
        widths = np.full(len(groups), NEVER, dtype=np.int64)
        start = 0
        for part, worth in zip(self.parts, (1, self.unit, 1), strict=True):
            end = start + len(part.small) + len(part.large)
            mine = (groups >= start) & (groups < end)
            widths[mine] = np.minimum(part.told(groups[mine] - start), self._left_by_others(part, groups[mine] - start) // worth)
            start = end
        return widths

    def _left_by_others(self, part: Attack, groups: NDArray[np.intp]) -> NDArray[np.int64]:
        """What the most telling total of another figure leaves of small groups within it, in the units of right answers.

        A band is such a total too: where at least so many answers were right, no more than the others can be don't-knows.
        """
        left = np.full(len(groups), NEVER, dtype=np.int64)
        chosen = groups[groups < len(part.small)]
        picked = part.small.inside[chosen]
        for other, worth in zip(self.parts[:2], (1, self.unit), strict=True):
            if other is not part:
                rows = other.totals.rows
                over = rows @ (self.known.people * self.right.ceiling) - worth * other.totals.low
                found = np.where(lies_within(picked, rows), over, NEVER).min(axis=1, initial=NEVER)
                left[groups < len(part.small)] = np.minimum(left[groups < len(part.small)], found)
        return left


def _of(what: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{what} of {name}" for name in names)


def _left_over(right: Attack, dont_know: Attack, unit: int) -> Totals:
    """The totals of the answers that are neither right nor a don't-know, where both are told exactly."""
    places = {right.totals.rows[row].tobytes(): row for row in np.flatnonzero(right.totals.exact)}
    theirs_by_people = ((dont_know.totals.rows[row].tobytes(), row) for row in np.flatnonzero(dont_know.totals.exact))
    pairs = [(places[people], row) for people, row in theirs_by_people if people in places]
    mine, theirs = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    rows = right.totals.rows[mine]
    left = rows @ (right.known.people * right.ceiling) - right.totals.low[mine] - unit * dont_know.totals.low[theirs]
    return Totals(tuple(right.totals.names[row] for row in mine), rows, left, left)
