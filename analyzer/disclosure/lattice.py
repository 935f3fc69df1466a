"""The lattice: every segment that might be shown, as a set of the finest groups that people are counted in.

These finest groups, the atoms, are the cells with somebody in them. Whatever is added up or subtracted from published segments is a sum of
atoms, so what can be worked out is a question about rows of noughts and ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.segment import ORGANISATION, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from analyzer.model.cells import Cells
    from analyzer.model.request import Request


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """Segments and atoms: ``inside[segment, atom]`` says whether an atom lies in a segment, ``people`` counts respondents per atom.

    ``segments`` holds the organisation first and no segment without people. ``places`` are the atoms as flat places in the cells,
    ``rows`` finds the row of a segment.
    """

    segments: tuple[Segment, ...]
    inside: NDArray[np.bool_]
    people: NDArray[np.int64]
    places: NDArray[np.int64]
    rows: Mapping[Segment, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", {segment: row for row, segment in enumerate(self.segments)})

    @classmethod
    def of(cls, cells: Cells, request: Request) -> Lattice:
        """The organisation and every segment of the crossings that were asked for, in the order of their labels."""
        places = np.flatnonzero(cells.respondents.ravel() > 0)
        where = np.argwhere(cells.respondents > 0).T
        found = [(ORGANISATION, np.ones(len(places), dtype=bool))]
        for by in sorted({table.by for table in request.tables if table.by}, key=lambda by: (len(by), by)):
            found += _crossing(cells, where, by)
        segments, inside = zip(*found, strict=True)
        return cls(tuple(segments), np.array(inside).reshape(len(found), len(places)), cells.respondents.ravel()[places], places)

    def on(self, segment: Segment, counted: NDArray[np.int64] | None = None) -> int:
        """The total of a segment: respondents, or another count per atom."""
        counted = self.people if counted is None else counted
        return int(counted[self.inside[self.rows[segment]]].sum())

    def atoms(self, counted: NDArray[np.int64]) -> NDArray[np.int64]:
        """A count laid out as the cells are, per atom."""
        return counted.ravel()[self.places]

    def outside(self, segments: Iterable[Segment], segmentation: str) -> NDArray[np.bool_]:
        """The atoms in none of the segments of one segmentation: its rest."""
        rows = [self.inside[self.rows[segment]] for segment in segments if segment.by == (segmentation,)]
        return ~np.any(rows, axis=0) if rows else np.ones(len(self.people), dtype=bool)


def rows_of(lattice: Lattice, segments: Iterable[Segment]) -> NDArray[np.bool_]:
    """Segments as rows over the atoms."""
    places = [lattice.rows[segment] for segment in segments]
    found: NDArray[np.bool_] = lattice.inside[places].reshape(len(places), len(lattice.people))
    return found


def rests(lattice: Lattice, shown: Iterable[Segment]) -> NDArray[np.bool_]:
    """Per segmentation everybody whose own segment is not among those shown, as far as there is anybody."""
    named = list(shown)
    left = [lattice.outside(named, name) for name in sorted({one.by[0] for one in named if len(one.parts) == 1})]
    return np.array([group for group in left if group.any()], dtype=bool).reshape(-1, len(lattice.people))


def _crossing(cells: Cells, where: NDArray[np.int64], by: tuple[str, ...]) -> Iterator[tuple[Segment, NDArray[np.bool_]]]:
    """The segments of one crossing with somebody in them."""
    axes = [cells.segmentations.index(name) for name in by]
    for labels in sorted({tuple(int(place) for place in atom) for atom in where[axes].T}):
        inside = np.all(where[axes] == np.array(labels)[:, None], axis=0)
        yield Segment.of(**{name: cells.labels[axis][place] for name, axis, place in zip(by, axes, labels, strict=True)}), inside
