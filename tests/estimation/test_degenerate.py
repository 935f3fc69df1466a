"""Answers that leave nothing to estimate: a statement why not, or a number that makes sense; never anything else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.estimation.beta_binomial import heads, posterior
from analyzer.estimation.differences import heterogeneity, holm
from analyzer.estimation.outlook import Outlook
from analyzer.estimation.pooling import Pooled, pooled
from analyzer.estimation.share_below import share_below
from analyzer.estimation.spread import shared, spread
from analyzer.model.estimates import Interval, Spread

QUICK = settings(max_examples=40, deadline=None)
SHARES = st.floats(0, 1)


def is_share(interval: Interval) -> bool:
    """Whether these are three shares in order, give or take the last digit."""
    return -1e-9 <= interval.low <= interval.value + 1e-9 <= interval.high + 2e-9 <= 1 + 3e-9


def is_distribution(outlook: Outlook) -> bool:
    """Whether these are shares with weights that sum to 1."""
    in_range = bool((outlook.values >= 0).all() and (outlook.values <= 1).all())
    return in_range and bool((outlook.weights >= 0).all()) and outlook.weights.sum() == pytest.approx(1)


# Spread of persons


@pytest.mark.parametrize(
    ("people_by_points", "item_variances", "why"),
    [
        ([12, 0, 0, 0, 0], [0.0] * 4, "mean share is 0.0"),
        ([0, 0, 0, 0, 12], [0.0] * 4, "mean share is 1.0"),
        ([6, 6], [0.25], "1 items and 12 people"),
        ([1, 0, 1, 1, 0], [0.2] * 4, "4 items and 3 people"),
        ([0, 0, 0, 0, 0], [0.0] * 4, "4 items and 0 people"),
        ([], [], "0 items and 0 people"),
    ],
    ids=["all wrong", "all right", "one item", "three people", "nobody", "nothing"],
)
def test_no_spread_where_scores_tell_nothing(people_by_points: list[int], item_variances: list[float], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        spread(people_by_points, item_variances)


def test_five_people_have_a_spread() -> None:
    found = spread([1, 1, 1, 1, 1], [0.24] * 4)
    assert np.isfinite([found.rho, found.error]).all()
    assert found.error > 0.1, "five people tell little"


@given(st.lists(st.integers(0, 30), min_size=3, max_size=7))
@QUICK
def test_a_spread_is_a_number_or_a_reason(people_by_points: list[int]) -> None:
    items = len(people_by_points) - 1
    people = sum(people_by_points)
    share = sum(points * count for points, count in enumerate(people_by_points)) / (people * items) if people else 0
    try:
        found = spread(people_by_points, [share * (1 - share)] * items)
    except ValueError:
        assert people < 4 or share in {0, 1}
        return
    # The mean covariance of m items is at least -variance/(m-1) and at most the variance; n/(n-1) comes on top.
    assert -1 / (items - 1) * people / (people - 1) - 1e-9 <= found.rho <= people / (people - 1) + 1e-9
    assert np.isfinite(found.error)
    assert found.error >= 0
    assert found.items == items


def test_spreads_of_no_modules_are_none() -> None:
    assert shared({}) == {}


def test_the_spread_of_one_module_keeps_its_own_value() -> None:
    settled = shared({"privacy": Spread(0.3, 0.05, 4)})
    assert settled["privacy"].rho == pytest.approx(0.3)
    assert settled["privacy"].error == pytest.approx(0.05)
    assert settled["privacy"].items == 4


SPREADS = st.builds(Spread, st.floats(-0.5, 1.2), st.floats(0, 0.5), st.integers(2, 8))


@given(st.lists(SPREADS, max_size=8))
@QUICK
def test_settled_spreads_lie_between_the_limits_and_no_further_apart(spreads: list[Spread]) -> None:
    own = {str(number): one for number, one in enumerate(spreads)}
    settled = shared(own)
    assert settled.keys() == own.keys()
    for module, one in settled.items():
        assert 0.02 <= one.rho <= 0.60
        assert (one.error, one.items) == (own[module].error, own[module].items)
    if spreads:
        values = [one.rho for one in settled.values()]
        assert max(values) - min(values) <= max(one.rho for one in spreads) - min(one.rho for one in spreads) + 1e-9


# Pooling


def pool(shares: list[float], sizes: list[float]) -> Pooled:
    return pooled(np.array(shares, dtype=float), np.array(sizes, dtype=float))


@pytest.mark.parametrize(
    ("shares", "sizes", "why"),
    [
        ([], [], "no segments"),
        ([0.5, 0.4], [0, 5], "above 0"),
        ([0.5, 0.4], [-1, 5], "above 0"),
        ([1.2, 0.4], [5, 5], "0 to 1"),
        ([float("nan"), 0.4], [5, 5], "0 to 1"),
    ],
    ids=["empty", "no answers", "fewer than none", "more than all", "not a number"],
)
def test_nothing_is_pooled_from_what_is_no_share(shares: list[float], sizes: list[float], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        pool(shares, sizes)


def test_one_segment_keeps_its_own_answers() -> None:
    alone = pool([0.6], [20.0])
    assert alone.spread == 0
    assert alone.segments[0].interval(0.9).value == pytest.approx(13 / 22, abs=0.001), (
        "the mean of a beta with 12 and 8 answers and a flat prior"
    )


def test_all_right_everywhere_is_nearly_all_and_never_quite() -> None:
    for share, sign in ((1.0, 1), (0.0, -1)):
        for outlook in pool([share] * 4, [10.0] * 4).segments:
            interval = outlook.interval(0.9)
            assert is_share(interval)
            assert 0.5 < 0.5 + sign * (interval.value - 0.5) < 1
            assert interval.high > interval.low


def test_whole_groups_that_answered_are_known_exactly() -> None:
    """Where everybody was asked nothing is left to chance, and a likelihood is a needle."""
    for outlook, share in zip(pool([0.2, 0.8, 0.5], [2.5e8] * 3).segments, (0.2, 0.8, 0.5), strict=True):
        interval = outlook.interval(0.9)
        assert is_share(interval)
        assert interval.value == pytest.approx(share, abs=0.002)


SIZES = st.one_of(st.floats(0.5, 200), st.just(2.5e8))


@given(st.lists(st.tuples(SHARES, SIZES), min_size=1, max_size=9))
@QUICK
def test_pooled_means_are_distributions(segments: list[tuple[float, float]]) -> None:
    found = pool([share for share, _ in segments], [size for _, size in segments])
    assert len(found.segments) == len(segments)
    assert 0 <= found.spread <= 0.25
    for outlook in found.segments:
        assert is_distribution(outlook)
        assert is_share(outlook.interval(0.9))


@given(st.lists(st.tuples(st.floats(0.1, 0.9), st.floats(4, 100)), min_size=2, max_size=8), st.randoms(use_true_random=False))
@QUICK
def test_pooling_does_not_depend_on_the_order_of_segments(segments: list[tuple[float, float]], random: object) -> None:
    order = list(range(len(segments)))
    random.shuffle(order)  # type: ignore[attr-defined]
    straight = pool(*map(list, zip(*segments, strict=True)))
    turned = pool(*map(list, zip(*(segments[place] for place in order), strict=True)))
    for place, outlook in zip(order, turned.segments, strict=True):
        assert outlook.weights == pytest.approx(straight.segments[place].weights, abs=1e-9)


def test_small_segments_lean_on_the_others_more_than_large_ones() -> None:
    means = [outlook.interval(0.9).value for outlook in pool([0.3, 0.3, 0.65, 0.65, 0.65, 0.65], [8, 80, 40, 40, 40, 40]).segments]
    assert 0.3 < means[1] < means[0] < 0.65


# Share below the cut score

POINT = Outlook(np.array([0.55]), np.array([1.0]))


@pytest.mark.parametrize("cut", [-0.1, 1.2, float("nan")])
def test_a_cut_score_is_a_share(cut: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        share_below(POINT, Spread(0.3, 0.05, 4), cut)


@pytest.mark.parametrize(("cut", "share"), [(0.0, 0.0), (1.0, 1.0)])
@pytest.mark.parametrize("headcount", [None, 0, 5, 500])
def test_nobody_is_below_nothing_and_everybody_below_all(cut: float, share: float, headcount: int | None) -> None:
    assert share_below(POINT, Spread(0.3, 0.05, 4), cut, headcount).interval(0.9).value == pytest.approx(share)


def test_a_mean_at_an_end_leaves_nobody_on_the_other_side() -> None:
    for place, share in ((0.0, 1.0), (1.0, 0.0)):
        below = share_below(Outlook(np.array([place]), np.array([1.0])), Spread(0.3, 0.1, 4), 0.6, 5)
        assert below.interval(0.9).value == pytest.approx(share, abs=0.01)


OUTLOOKS = st.lists(st.tuples(SHARES, st.floats(0.01, 1)), min_size=1, max_size=6).map(
    lambda parts: Outlook(
        np.array([value for value, _ in parts]), np.array([weight for _, weight in parts]) / sum(weight for _, weight in parts)
    )
)


@given(OUTLOOKS, st.floats(-0.2, 1.2), st.floats(0, 1), SHARES, st.one_of(st.none(), st.integers(0, 500)))
@QUICK
def test_a_share_below_is_a_distribution(mean: Outlook, rho: float, error: float, cut: float, headcount: int | None) -> None:
    below = share_below(mean, Spread(rho, error, 4), cut, headcount)
    assert is_distribution(below)
    assert is_share(below.interval(0.9))
    assert 0 <= below.above(0.5) <= below.above(0.3) <= 1 + 1e-9


@given(OUTLOOKS, st.floats(0.02, 0.6), st.floats(0.1, 0.8))
@QUICK
def test_a_higher_cut_score_leaves_more_people_below(mean: Outlook, rho: float, cut: float) -> None:
    lower, higher = (share_below(mean, Spread(rho, 0.03, 4), at).interval(0.9).value for at in (cut, cut + 0.1))
    assert lower <= higher + 1e-9


# Counted shares


@pytest.mark.parametrize(("count", "people"), [(-1, 5), (6, 5), (1, 0)])
def test_a_count_is_at_most_the_people_counted(count: int, people: int) -> None:
    with pytest.raises(ValueError, match=f"count is {count}"):
        posterior(count, people, 0.45, 6)


@pytest.mark.parametrize(("usual", "strength"), [(0.0, 6), (1.0, 6), (-0.2, 6), (0.45, 0), (float("nan"), 6)])
def test_what_is_usual_leaves_room_for_answers(usual: float, strength: float) -> None:
    with pytest.raises(ValueError, match="usual is"):
        posterior(3, 5, usual, strength)


def test_there_are_no_fewer_heads_than_people_counted() -> None:
    with pytest.raises(ValueError, match="headcount is 4"):
        heads(posterior(3, 5, 0.45, 6), 3, 5, 4, 0.9)


@given(
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(0, 400),
    st.floats(0.01, 0.99),
    st.floats(0.1, 50),
    st.sampled_from((0.5, 0.9, 0.99, 1.0)),
)
@QUICK
def test_counted_shares_make_sense(count: int, others: int, rest: int, usual: float, strength: float, level: float) -> None:
    people = count + others
    known = posterior(count, people, usual, strength)
    interval = known.interval(level)
    assert 0 <= interval.low <= interval.high <= 1
    assert 0 < interval.value < 1
    assert 0 <= known.above(0.5) <= known.above(0.3) <= 1
    median, low, high = heads(known, count, people, people + rest, level)
    assert count <= low <= median <= high <= count + rest


# Differences


@pytest.mark.parametrize(("means", "why"), [([], "0 segments"), ([0.5], "1 segments")])
def test_one_segment_differs_from_nothing(means: list[float], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        heterogeneity(np.array(means), np.full(len(means), 0.01))


@pytest.mark.parametrize("variance", [0.0, -0.1, float("nan")])
def test_a_mean_without_a_variance_cannot_be_compared(variance: float) -> None:
    with pytest.raises(ValueError, match="variance"):
        heterogeneity(np.array([0.5, 0.6]), np.array([0.01, variance]))


def test_segments_that_are_alike_do_not_differ_and_segments_apart_do() -> None:
    assert heterogeneity(np.full(5, 0.4), np.full(5, 1e-9)) == 1
    assert heterogeneity(np.array([0.1, 0.9]), np.full(2, 1e-9)) == 0


def test_nothing_looked_at_is_nothing_to_adjust() -> None:
    assert holm([]) == []


@given(st.lists(SHARES, min_size=1, max_size=20))
@QUICK
def test_adjusted_chances_are_chances_in_the_same_order(chances: list[float]) -> None:
    adjusted = holm(chances)
    assert all(chance <= more <= 1 for chance, more in zip(chances, adjusted, strict=True))
    ranked = sorted(zip(chances, adjusted, strict=True))
    assert [more for _, more in ranked] == sorted(adjusted)
    assert max(adjusted) <= 1
    assert min(adjusted) == pytest.approx(min(1, len(chances) * min(chances)))
