"""Common ground: the atoms on which two publications of one wave can be laid side by side, also where labels were merged in between."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.segment import REST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from analyzer.disclosure.audit.knowledge import Knowledge
    from analyzer.model.publication import Publication
    from analyzer.model.release import ReleasedSegment
    from analyzer.model.segment import Segment

    MadeOf = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Atoms by the labels of the export. ``parents`` gives the atom of now that each lies in, -1 for where nobody is counted now."""

    segmentations: tuple[str, ...]
    atoms: tuple[tuple[str, ...], ...]
    parents: NDArray[np.int64]

    @classmethod
    def of(cls, known: Knowledge, made_of: MadeOf, before: Publication) -> Ground:
        """The atoms of now, split as finely as the export was, and those that only the earlier publication speaks of."""
        names, labels = known.cells.segmentations, known.cells.labels
        atoms: dict[tuple[str, ...], int] = {}
        for number, places in enumerate(known.where.T):
            own = [(names[axis], labels[axis][place]) for axis, place in enumerate(places)]
            for atom in product(*(_base(made_of, name, label) for name, label in own)):
                atoms[atom] = number
        axes = [sorted({atom[axis] for atom in atoms}) for axis in range(len(names))]
        for axis, label in _only_before(before, names, axes):
            for atom in product(*([label] if other == axis else axes[other] for other in range(len(names)))):
                atoms.setdefault(atom, -1)
        return cls(names, tuple(atoms), np.array(list(atoms.values()), dtype=np.int64))

    def mask(self, segment: Segment, published: Sequence[Segment], made_of: MadeOf) -> NDArray[np.bool_]:
        """The atoms in a published segment; what is left over of a crossing lies in none of its other published segments."""
        inside = np.ones(len(self.atoms), dtype=bool)
        for name, label in segment.parts:
            if label != REST and name in self.segmentations:
                axis, base = self.segmentations.index(name), _base(made_of, name, label)
                inside &= np.array([atom[axis] in base for atom in self.atoms])
        if segment.is_rest:
            for other in published:
                if other.by == segment.by and not other.is_rest:
                    inside &= ~self.mask(other, published, made_of)
        return inside

    def masks(self, shown: Sequence[ReleasedSegment], made_of: MadeOf) -> NDArray[np.bool_]:
        """The atoms in each of some published segments."""
        published = [one.segment for one in shown]
        return np.array([self.mask(segment, published, made_of) for segment in published]).reshape(len(shown), len(self.atoms))

    @property
    def split(self) -> bool:
        """Whether some atom of now is more than one here."""
        inside = self.parents[self.parents >= 0]
        return len(np.unique(inside)) < len(inside)

    def today(self, mask: NDArray[np.bool_], atoms: int) -> NDArray[np.bool_] | None:
        """The same set in atoms of now; None where it cuts one of them in two."""
        inside = self.parents >= 0
        part = np.bincount(self.parents[inside], weights=mask[inside], minlength=atoms)
        whole = np.bincount(self.parents[inside], minlength=atoms)
        return np.asarray(part > 0) if np.all((part == 0) | (part == whole)) else None


def _base(made_of: MadeOf, name: str, label: str) -> tuple[str, ...]:
    return made_of.get(name, {}).get(label, (label,))


def _only_before(before: Publication, names: Sequence[str], axes: Sequence[Iterable[str]]) -> set[tuple[int, str]]:
    """Labels of the export that an earlier publication shows and that nobody has now, with their axis."""
    found = set()
    for shown in before.segments:
        for name, label in shown.segment.parts:
            if label != REST and name in names:
                axis = names.index(name)
                found |= {(axis, base) for base in _base(before.made_of, name, label) if base not in axes[axis]}
    return found
