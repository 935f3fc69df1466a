"""The layout: which segment each part of the forest stands for, and which of those segments may be shown together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzer.disclosure.complement.covering import cost_of, safe_crossings, safe_totals
from analyzer.disclosure.primary import too_few
from analyzer.model.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from analyzer.disclosure.complement.forest import Forest
    from analyzer.model.company import Company
    from analyzer.model.policy import Policy

    By = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A forest with the segment that each part (node or atom) stands for; None for a part that is never shown by itself.

    A segment of one segmentation is a line, always a node. A crossed segment is a node or an atom.
    """

    forest: Forest
    segments: tuple[Segment | None, ...]

    def lines(self, company: Company, minimum: int) -> frozenset[Segment]:
        """The lines that may be shown: as large as the minimum, and none that leaves too few for the others to be told apart from.

        The organisation must have as many respondents as the minimum. Raises Unsafe without a proof.
        """
        choice = self._large([one is not None and len(one.parts) == 1 for one in self.segments], company, minimum)
        return self._shown(safe_totals(self.forest, ~choice, choice, self._costs(), minimum)) - self._crossed

    def crossings(self, lines: frozenset[Segment], by: Collection[By], company: Company, minimum: int) -> frozenset[Segment]:
        """The crossed segments that may be shown beside these lines, of the crossings ``by``.

        They lie between lines that are shown, are as large as the minimum, and leave none too small around them that could be computed.
        Raises Unsafe without a proof.
        """
        wanted = [one is not None and len(one.parts) > 1 and one.by in by and _between(one, lines) for one in self.segments]
        choice = self._large(wanted, company, minimum)
        hidden = ~choice & np.array([one not in lines for one in self.segments])
        return self._shown(safe_crossings(self.forest, hidden, choice, self._costs(), minimum)) & self._crossed

    def useful_crossings(self, lines: frozenset[Segment], by: Collection[By], company: Company, policy: Policy) -> frozenset[Segment]:
        """The same, without crossings of which too small a share of the segments survives."""
        wanted = set(by)
        while wanted:
            shown = self.crossings(lines, wanted, company, policy.min_crossed)
            share = {one: self._share(one, shown) for one in wanted}
            if min(share.values()) >= policy.crossed_share:
                return shown
            wanted.remove(min(wanted, key=lambda one: (share[one], one)))
        return frozenset()

    @property
    def _crossed(self) -> frozenset[Segment]:
        return frozenset(one for one in self.segments if one is not None and len(one.parts) > 1)

    def _share(self, by: By, shown: frozenset[Segment]) -> float:
        """The share of the segments of a crossing with somebody in them that is shown."""
        sizes = self.forest.sizes()
        filled = sum(people > 0 for people, one in zip(sizes, self.segments, strict=True) if one is not None and one.by == by)
        return sum(one.by == by for one in shown) / max(int(filled), 1)

    def _large(self, wanted: list[bool], company: Company, minimum: int) -> NDArray[np.bool_]:
        """The parts, of those wanted, that are large enough by themselves."""
        large = zip(self.segments, self.forest.sizes(), wanted, strict=True)
        return np.array([bool(one and want and not too_few(int(people), one, company, minimum)) for one, people, want in large])

    def _costs(self) -> NDArray[np.float64]:
        return np.array([cost_of(one, int(people)) if one else 1.0 for one, people in zip(self.segments, self.forest.sizes(), strict=True)])

    def _shown(self, hidden: NDArray[np.bool_]) -> frozenset[Segment]:
        return frozenset(one for one, unseen in zip(self.segments, hidden, strict=True) if one is not None and not unseen)


def _between(crossed: Segment, lines: frozenset[Segment]) -> bool:
    """Whether both lines that a crossed segment lies in are shown."""
    return all(Segment((part,)) in lines for part in crossed.parts)
