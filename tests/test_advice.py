"""The advice is right: what the benchmark shows over many organisations, here over the first six of each kind.

The whole table, over fifty of each kind, comes from ``python3 -m benchmarks.advice``.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

import numpy as np
import pytest

from analyzer import surveys
from benchmarks.advice import CLASSES, SCENARIOS, Run, run

SEEDS = range(6)
PLANTED = "planted, 35 answers"
SHOWN = ("strong", "alike", PLANTED, "sample")


@cache
def runs(name: str) -> tuple[Run, ...]:
    """The organisations of one kind, in the order of their seeds."""
    survey = surveys.load("social-media")
    return tuple(run(survey, SCENARIOS[name], seed) for seed in SEEDS)


def test_a_strong_organisation_is_hardly_sent_on_a_course() -> None:
    assert sum(one.advised for one in runs("strong")) <= 0.05 * sum(one.figures for one in runs("strong"))


def test_departments_that_do_not_differ_get_the_same_training() -> None:
    assert sum(one.same_for_all for one in runs("alike")) >= len(SEEDS) - 1


def test_what_is_weak_in_one_department_is_found_and_comes_first() -> None:
    assert sum(one.planted for one in runs(PLANTED)) >= len(SEEDS) - 1
    assert sum(one.first for one in runs(PLANTED)) >= len(SEEDS) - 1


def test_where_nothing_is_weak_nothing_is_advised() -> None:
    assert sum(one.falsely for one in runs(PLANTED)) <= 0.05 * sum(one.elsewhere for one in runs(PLANTED))


@pytest.mark.parametrize(("low", "high"), [(low, high) for low, high in CLASSES if low > 15])
def test_the_share_below_the_norm_is_right_on_average_and_its_margin_holds_it(low: int, high: int) -> None:
    shares = [share for one in chain.from_iterable(map(runs, SHOWN)) for share in one.shares if low <= share.respondents <= high]
    assert len(shares) > 200
    assert abs(np.mean([share.error for share in shares])) <= 0.03
    assert 0.80 <= np.mean([share.covered for share in shares]) <= 0.98
