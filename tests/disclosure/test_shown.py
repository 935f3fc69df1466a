"""Steps back: a figure that leaks keeps what it can, and the organisation longest."""

from __future__ import annotations

from analyzer.disclosure.shown import Shown
from analyzer.model.segment import ORGANISATION, Segment

LINES = [Segment.of(department=name) for name in "ABCDE"]
CELL = Segment.of(department="A", level="staff")
PEOPLE = {ORGANISATION: 100, CELL: 12} | dict(zip(LINES, (30, 25, 20, 15, 10), strict=True))


def test_a_figure_steps_back_from_bands_to_crossings_to_large_segments_to_nothing() -> None:
    steps = [Shown(frozenset({ORGANISATION, CELL, *LINES[:4]}), {LINES[4]: (0.0, 0.2)})]
    while (back := steps[-1].retreated(PEOPLE.__getitem__)) is not None:
        steps.append(back)
    assert [one.exact for one in steps[1:]] == [
        {ORGANISATION, CELL, *LINES[:4]},
        {ORGANISATION, *LINES[:4]},
        {ORGANISATION, LINES[0]},
        {ORGANISATION},
    ]
    assert not any(one.bands for one in steps[1:])
