"""Lines: which segments of a release add up to which other one, and what can be worked out from some of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.segment import ORGANISATION, REST, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from analyzer.model.release import Release

NOTHING = 1e-9
"""What is smaller than this part of the largest is rounding."""


@dataclass(frozen=True, eq=False)
class Lines:
    """Totals, each followed by all its parts; parts that are not shown are among them, as far as they are named."""

    lines: tuple[tuple[Segment, ...], ...]

    @classmethod
    def of(cls, release: Release) -> Lines:
        """The lines of the organisation, and of every segment that is crossed with another segmentation."""
        people = {shown.segment: shown.respondents for shown in release.segments}
        found: list[tuple[Segment, ...]] = []
        for name in sorted({segment.by[0] for segment in people if len(segment.parts) == 1}):
            rest = Segment.of(**{name: REST})
            shown = [segment for segment in people if segment.by == (name,) and segment != rest]
            people[rest] = people[ORGANISATION] - sum(people[segment] for segment in shown)
            found.append((ORGANISATION, *shown, rest))
        for by in sorted({segment.by for segment in people if len(segment.parts) > 1}):
            cells = [segment for segment in (*people, *release.withheld) if segment.by == by]
            found += [line for name in by for line in _crossed(name, people, cells)]
        return cls(tuple(line for one in found if (line := _complete(one, people))))

    def beside(self, segment: Segment) -> AbstractSet[Segment]:
        """The segments that are in a line with a segment, itself included."""
        return self._neighbours.get(segment, set())

    def worked_out(self, told: AbstractSet[Segment]) -> set[Segment]:
        """The segments of which the total follows from the totals of those that are told.

        A total follows if some sum of lines has it as its only unknown. Then its unit vector lies in the space of the rows of the unknown
        columns, and its projection on that space is as long as itself.
        """
        unknown = [place for place, segment in enumerate(self._segments) if segment not in told]
        signs = self._signs[:, unknown]
        lengths = (signs * (np.linalg.pinv(signs @ signs.T, rcond=NOTHING, hermitian=True) @ signs)).sum(axis=0)
        return {self._segments[place] for place, length in zip(unknown, lengths, strict=True) if length > 1 - 1e-6}

    @cached_property
    def _neighbours(self) -> dict[Segment, set[Segment]]:
        found: dict[Segment, set[Segment]] = {segment: set() for segment in self._segments}
        for line in self.lines:
            for segment in line:
                found[segment].update(line)
        return found

    @cached_property
    def _segments(self) -> tuple[Segment, ...]:
        return tuple(dict.fromkeys(segment for line in self.lines for segment in line))

    @cached_property
    def _signs(self) -> NDArray[np.float64]:
        """One row a line: 1 for the total, -1 for each part."""
        place = {segment: number for number, segment in enumerate(self._segments)}
        signs = np.zeros((len(self.lines), len(place)))
        for row, (total, *parts) in zip(signs, self.lines, strict=True):
            row[place[total]] = 1
            row[[place[part] for part in parts]] = -1
        return signs


def _crossed(name: str, people: Mapping[Segment, int], cells: list[Segment]) -> Iterator[tuple[Segment, ...]]:
    """Each segment of a segmentation with the cells that it is made of, the rest with those of no shown segment."""
    rest = Segment.of(**{name: REST})
    own = {segment.where[name]: segment for segment in people if segment.by == (name,)}
    for total in own.values():
        yield (total, *(cell for cell in cells if own.get(cell.where[name], rest) == total))


def _complete(line: tuple[Segment, ...], people: Mapping[Segment, int]) -> tuple[Segment, ...]:
    """A line with the parts that have people in them; empty where people are in none of its parts."""
    total, *parts = line
    shown = [part for part in parts if people.get(part, 0) > 0]
    if sum(people[part] for part in shown) == people[total]:
        return (total, *shown)
    hidden = [part for part in parts if part not in people]
    return (total, *shown, *hidden) if hidden else ()
