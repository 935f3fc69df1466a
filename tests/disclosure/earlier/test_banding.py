"""Bands of a later wave: whichever groups a few people came to, no exact total and no sum of totals undoes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyzer.disclosure import door
from analyzer.disclosure.audit import Verdict
from analyzer.disclosure.earlier.banding import banded
from analyzer.disclosure.lattice import Lattice
from analyzer.model.policy import Policy
from analyzer.model.segment import REST, Segment
from tests.disclosure.organisations import organisation, request, survey

if TYPE_CHECKING:
    from analyzer.model.release import Release
    from analyzer.model.request import Figure


def rows(lattice: Lattice, release: Release, names: tuple[str, ...]) -> dict[Segment, np.ndarray]:
    """Which of the finest groups each segment is made of, as noughts and ones."""
    found = {segment: lattice.inside[place].astype(float) for place, segment in enumerate(lattice.segments)}
    for name in names:
        found[Segment.of(**{name: REST})] = (
            lattice.outside([one.segment for one in release.by(name) if not one.segment.is_rest], name) * 1.0
        )
    return found


def told(release: Release, figure: Figure) -> dict[Segment, bool]:
    return {one.segment: one.figures[figure].count is not None for one in release.segments if figure in one.figures}


@pytest.mark.parametrize("seed", [*range(12), 275])
def test_no_band_is_undone_by_what_is_exact(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "audit", lambda *_, **__: Verdict("OK"))
    cells, company = organisation(seed)
    before = door.protect(cells, request(), survey(), company, Policy())
    small, chance = [one.segment for one in before.segments if one.respondents < 50], np.random.default_rng(seed)
    few = {small[place] for place in chance.choice(len(small), size=min(len(small), int(chance.integers(1, 4))), replace=False)}
    after = banded(before, few)
    made_of = rows(Lattice.of(cells, request()), before, cells.segmentations)
    for figure in cells.counts:
        was, now = told(before, figure), told(after, figure)
        assert was.keys() == now.keys()
        exact = np.array([made_of[segment] for segment, known in now.items() if known]).reshape(-1, len(made_of[Segment()]))
        rank = np.linalg.matrix_rank(exact) if len(exact) else 0
        blurred = [segment for segment, known in now.items() if was[segment] and not known]
        assert {segment for segment in few if was.get(segment)} <= set(blurred)
        assert all(np.linalg.matrix_rank(np.vstack([exact, made_of[segment]])) > rank for segment in blurred)
