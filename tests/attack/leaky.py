"""Small organisations written down as tables, and releases of whatever parts of them, safe or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.model.cells import Cells
from analyzer.model.release import Counted, Release, ReleasedSegment
from analyzer.model.request import Figure
from analyzer.model.segment import ORGANISATION, REST, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analyzer.disclosure.audit import Verdict

RIGHT = Figure("module", "rules", "right")
DONT_KNOW = Figure("module", "rules", "dont_know")
AGREE = Figure("scale", "clarity", "agree")
AXES = ("department", "level", "site")


def cells_of(people: object, counts: Mapping[Figure, object], ceiling: int = 1, unit: int = 1) -> Cells:
    """Cells of as many segmentations as the table has axes: departments D0, D1 ..., levels L0 ..., sites S0 ..."""
    respondents = np.array(people, dtype=np.int64)
    labels = tuple(tuple(f"{name}{place}" for place in range(size)) for name, size in zip("DLS", respondents.shape, strict=False))
    counted = {figure: np.array(count, dtype=np.int64) for figure, count in counts.items()}
    most = {figure: ceiling * (unit if figure.outcome == "right" else 1) if figure.about == "module" else 1 for figure in counted}
    return Cells(AXES[: respondents.ndim], labels, respondents, counted, most, {}, unit)


def segment(name: str) -> Segment:
    """``""`` is everybody, ``"D0"`` a department, ``"D1 L2"`` a crossing, ``"D*"`` the small departments together."""
    axes = dict(zip("DLS", AXES, strict=True))
    return Segment.of(**{axes[part[0]]: REST if part[1:] == "*" else part for part in name.split()})


def mask(cells: Cells, name: str, names: Iterable[str]) -> np.ndarray:
    """Where a segment lies in the cells."""
    inside = np.ones(cells.respondents.shape, dtype=bool)
    for part in name.split():
        axis = "DLS".index(part[0])
        shown = {int(one[1:]) for one in names if len(one.split()) == 1 and one[0] == part[0] and one[1:] != "*"}
        places = [place for place in range(inside.shape[axis]) if (place not in shown if part[1:] == "*" else place == int(part[1:]))]
        inside &= np.isin(np.arange(inside.shape[axis]), places).reshape([-1 if other == axis else 1 for other in range(inside.ndim)])
    return inside


def release_of(
    cells: Cells,
    names: Iterable[str],
    silent: Iterable[tuple[str, Figure]] = (),
    bands: Mapping[tuple[str, Figure], tuple[float, float]] | None = None,
    minimum: int = 1,
) -> Release:
    """All figures of the segments of these names, but for the pairs that stay silent or are told as a band."""
    names, silent, bands = ["", *names], set(silent), bands or {}
    segments = []
    for name in names:
        inside = mask(cells, name, names)
        people = int(cells.respondents[inside].sum())
        figures = {}
        for figure, counted in cells.counts.items():
            unit = cells.unit if figure.about == "module" and figure.outcome == "right" else 1
            out_of = people * cells.ceiling[figure] // unit
            if (name, figure) in bands:
                figures[figure] = Counted(out_of, low=bands[name, figure][0], high=bands[name, figure][1])
            elif (name, figure) not in silent and (figure.about != "item" or not name):
                figures[figure] = Counted(out_of, count=int(counted[inside].sum()) / unit)
        segments.append(ReleasedSegment(segment(name) if name else ORGANISATION, people, figures))
    return Release(tuple(segments), (), (), cells.unit, minimum)


def kinds(verdict: Verdict) -> set[str]:
    """The kinds of leaks that were found."""
    return {leak.kind for leak in verdict.leaks}
