"""A release refuses what no release may hold, whoever puts it together."""

from __future__ import annotations

import pytest

from analyzer.model.release import Counted, Moment, Release, ReleasedSegment
from analyzer.model.request import Figure
from analyzer.model.segment import ORGANISATION, REST, Segment

SALES, IT, LEGAL = (Segment.of(department=name) for name in ("Sales", "IT", "Legal"))
WHOLE = ReleasedSegment(ORGANISATION, 120, {})


def release(*segments: ReleasedSegment, withheld: tuple[Segment, ...] = (), moments: tuple[Moment, ...] = ()) -> Release:
    return Release((WHOLE, *segments), withheld, moments, 1, 5)


def moments(*people: int) -> tuple[Moment, ...]:
    return tuple(Moment(one, count, {}) for one, count in zip((SALES, IT, LEGAL), people, strict=False))


def test_counts_and_bands_are_one_or_the_other() -> None:
    assert (Counted(20, 5).share, Counted(20, 5).side, Counted(20, 5).edge) == (0.25, "", None)
    at_most, at_least, within = Counted(20, low=0, high=0.2), Counted(20, low=0.8, high=1), Counted(20, low=0.4, high=0.5)
    assert [(one.side, one.edge, one.until) for one in (at_most, at_least, within)] == [
        ("low", 0.2, None),
        ("high", 0.8, None),
        ("within", 0.4, 0.5),
    ]
    assert [one.share for one in (at_most, at_least, within)] == [0.2, 0.8, pytest.approx(0.45)]


@pytest.mark.parametrize("told", [{}, {"count": 5, "low": 0.1, "high": 0.2}, {"low": 0.1}, {"count": 21}, {"low": 0.5, "high": 0.5}])
def test_half_a_figure_is_refused(told: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"count|band"):
        Counted(20, **told)


def test_segments_are_large_enough_shown_once_and_never_withheld_too() -> None:
    assert (
        release(ReleasedSegment(SALES, 5, {}), ReleasedSegment(Segment.of(department=REST), 9, {}), withheld=(LEGAL,)).segments[0] is WHOLE
    )
    with pytest.raises(ValueError, match="fewer people than the minimum"):
        release(ReleasedSegment(SALES, 4, {}))
    with pytest.raises(ValueError, match="every segment once"):
        release(ReleasedSegment(SALES, 8, {}), ReleasedSegment(SALES, 9, {}))
    with pytest.raises(ValueError, match="either shown or withheld"):
        release(ReleasedSegment(SALES, 8, {}), withheld=(SALES,))
    with pytest.raises(ValueError, match="at most two"):
        release(ReleasedSegment(Segment.of(department="Sales", level="staff", site="north"), 8, {}))
    with pytest.raises(ValueError, match="organisation first"):
        Release((ReleasedSegment(SALES, 8, {}),), (), (), 1, 5)


def test_single_answers_are_told_for_the_organisation_only() -> None:
    with pytest.raises(ValueError, match="organisation only"):
        release(ReleasedSegment(SALES, 8, {Figure("item", "K001", "a"): Counted(8, 6)}))


def test_moments_of_parts_take_large_parts_and_all_of_them() -> None:
    assert release(moments=moments(60, 60)).whole.histograms == {}
    with pytest.raises(ValueError, match="as many people as the policy says"):
        release(moments=moments(71, 49))
    with pytest.raises(ValueError, match="every part"):
        release(moments=moments(60, 50))
    with pytest.raises(ValueError, match="one segmentation"):
        release(moments=(*moments(60), Moment(Segment.of(level="staff"), 60, {})))
    with pytest.raises(ValueError, match="more people than answered"):
        Moment(SALES, 60, {"rules": (40, 30)})


def test_what_it_refuses_it_does_not_name() -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the words are the test
        release(ReleasedSegment(LEGAL, 3, {}))
    assert not any(word in str(refused.value) for word in ("Legal", "3"))
