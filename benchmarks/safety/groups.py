"""The groups that an attacker is after: every group of people that can be named with what is published, as rows over the filled cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.safety.unions import unions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analyzer.model.cells import Cells
    from analyzer.model.release import Release
    from analyzer.model.segment import Segment


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Rows of noughts and ones over the filled cells, in the order of ``places`` (flat places in the cells), each with ``people``.

    ``published`` are the segments of the release. ``small`` are groups of fewer than the minimum: cells, lines, differences of published
    segments, and unions that subtraction gets at. ``large`` are the others of which no one may know that nearly all did the same.
    """

    places: NDArray[np.int64]
    people: NDArray[np.int64]
    published: dict[Segment, NDArray[np.bool_]]
    small: NDArray[np.bool_]
    large: NDArray[np.bool_]


def groups(release: Release, cells: Cells, minimum: int) -> Groups:
    """The groups to attack in a release of some cells."""
    places = np.flatnonzero(cells.respondents.ravel())
    people = cells.respondents.ravel()[places]
    where = dict(zip(cells.segmentations, np.unravel_index(places, cells.respondents.shape), strict=True))
    lines = [where[name] == place for name, labels in _axes(cells) for place in range(len(labels))]
    published = {shown.segment: _inside(shown.segment, release, cells, where) for shown in release.segments}
    shown = np.array(list(published.values()))
    named = np.vstack([np.eye(len(places), dtype=bool), *lines])
    weight = named @ people
    small = [named[(weight > 0) & (weight < minimum)], *_differences(shown, people, minimum), unions(shown, people, minimum)]
    rest = [row for row in _remainders(published) if row @ people >= minimum]
    return Groups(
        places, people, published, np.unique(np.vstack(small), axis=0), np.unique(np.vstack([named[weight >= minimum], *rest]), axis=0)
    )


def _axes(cells: Cells) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from zip(cells.segmentations, cells.labels, strict=True)


def _inside(segment: Segment, release: Release, cells: Cells, where: dict[str, NDArray[np.int64]]) -> NDArray[np.bool_]:
    """The filled cells of a published segment; that of the small ones together is what the others of its segmentation leave."""
    inside = np.ones(len(next(iter(where.values()))), dtype=bool)
    labels = dict(_axes(cells))
    if segment.is_rest:
        (name,) = segment.by
        shown = [labels[name].index(one.segment.where[name]) for one in release.by(name) if not one.segment.is_rest]
        return ~np.isin(where[name], shown)
    for name, label in segment.parts:
        inside &= where[name] == labels[name].index(label)
    return inside


def _differences(shown: NDArray[np.bool_], people: NDArray[np.int64], minimum: int) -> Iterator[NDArray[np.bool_]]:
    """What one published segment has more than another, where that is a small group."""
    weight = (shown @ people)[:, None] - (shown * people) @ shown.T
    for one, other in np.argwhere((weight > 0) & (weight < minimum)):
        yield (shown[one] & ~shown[other])[None]


def _remainders(published: dict[Segment, NDArray[np.bool_]]) -> Iterator[NDArray[np.bool_]]:
    """What the published segments inside another, one label finer, leave of it."""
    for segment, whole in published.items():
        finer: dict[tuple[str, ...], list[NDArray[np.bool_]]] = {}
        for other, inside in published.items():
            if len(other.parts) == len(segment.parts) + 1 and set(segment.parts) < set(other.parts):
                finer.setdefault(other.by, []).append(inside)
        for rows in finer.values():
            yield whole & ~np.any(rows, axis=0)
