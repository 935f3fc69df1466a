"""Somebody who holds the report and this code lists every number of points that the flagged can have had, given what is told of them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from analyzer.disclosure.screening import Known
from analyzer.model.screening import Change
from tests.house.makers import makers
from tests.house.source import PACKAGE

CEILING = 4
DEMAND = 2 * CEILING

ORGANISATIONS = [
    (people, flagged, round(people * CEILING * share))
    for people in (12, 20, 37, 60, 150, 400, 3000)
    for flagged in sorted({5, people // 20, people // 8, people // 2, people - 5})
    for share in (0.03, 0.2, 0.55, 0.9, 0.99)
    if 5 <= flagged <= people - 5
]


def public(people: int, flagged: int, right: int) -> Known:
    """What everybody knows."""
    return Known(people, flagged, right, CEILING, max(0, right - CEILING * (people - flagged)), min(right, CEILING * flagged))


def change(people: int, flagged: int, right: int, points: int) -> Fraction:
    """What leaving the flagged out changes, in percentage points, exactly."""
    return 100 * (Fraction(right - points, (people - flagged) * CEILING) - Fraction(right, people * CEILING))


@pytest.mark.parametrize(("people", "flagged", "right"), ORGANISATIONS)
def test_no_band_gives_away_what_the_flagged_or_the_others_had_right(people: int, flagged: int, right: int) -> None:
    known = public(people, flagged, right)
    leaves: dict[Change | None, list[int]] = {}
    for points in range(known.least, known.most + 1):
        leaves.setdefault(known.change(points, DEMAND), []).append(points)
    for band, left in leaves.items() if len(leaves) > 1 else ():  # where always the same is told, nothing is learnt
        assert max(left) - min(left) >= DEMAND, band
        for count, size in ((left, flagged), ([right - points for points in left], people - flagged)):
            assert max(count) > CEILING, f"{band}: known to be nearly none"
            assert min(count) < (size - 1) * CEILING, f"{band}: known to be nearly all"


@pytest.mark.parametrize(("people", "flagged", "right"), ORGANISATIONS)
def test_a_band_is_true(people: int, flagged: int, right: int) -> None:
    known = public(people, flagged, right)
    for points in range(known.least, known.most + 1, max(1, (known.most - known.least) // 60)):
        band, real = known.change(points, DEMAND), change(people, flagged, right, points)
        if band is not None:
            size = abs(real) if band.direction == "either" else real if band.direction == "up" else -real
            assert band.low <= size
            assert band.high is None or size < band.high


def test_a_large_organisation_is_told_every_band_and_an_edge_belongs_to_the_larger_change() -> None:
    """300 of 3000 people; without them 540 or 780 points of theirs would change the share right by exactly one percent point."""
    known = public(3000, 300, 6600)
    told = {known.change(points, DEMAND) for points in range(known.least, known.most + 1)}
    either, up, down = Change("either", 0, 1), Change("up", 1, 3), Change("down", 1, 3)
    assert told == {Change("up", 3, None), up, either, down, Change("down", 3, None)}
    assert [change(3000, 300, 6600, points) for points in (552, 768)] == [1, -1]
    assert [known.change(points, DEMAND) for points in (552, 553, 767, 768)] == [up, either, either, down]


def test_only_disclosure_tells_and_only_the_archive_recalls() -> None:
    assert {place.split("/")[0] for place in makers(PACKAGE, "Screening")} == {"disclosure", "archive"}
