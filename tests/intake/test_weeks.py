from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.intake.weeks import first_week, is_time

MONDAY = date(2026, 8, 31)


@pytest.mark.parametrize(
    "value",
    [
        "31-8-2026 14:20:53",
        "31/08/2026 14:20:53",
        "8/31/2026 14:20:53",
        "2026/08/31 2:24:24 pm CET",
        "2026/08/31 12:38:43 PM GMT+8",
        "2026-08-31",
        "2026-08-31T15:37:21",
        "Mon Aug 31 2026 13:58:23 GMT-0500 (Central Daylight Time)",
        "31 aug. 2026",
        "8/31/26 9:00",
        "46265.53487",
    ],
)
def test_any_way_of_writing_a_moment(value: str) -> None:
    assert is_time([value])
    assert first_week([value]) == (MONDAY, False)


@pytest.mark.parametrize("values", [["Ja", "Nee"], [""], [], ["140", "280"], ["1-5", "3/4"], ["31-8-2026", "Ja"]])
def test_other_columns_hold_no_moments(values: list[str]) -> None:
    assert not is_time(values)


def test_one_day_beyond_twelve_decides_for_the_whole_column() -> None:
    assert first_week(["03/09/2026 9:00", "13/09/2026 9:00"], day_first=False) == (MONDAY, False)
    assert first_week(["9/3/2026 9:00", "9/13/2026 9:00"], day_first=True) == (MONDAY, False)


def test_what_cannot_be_decided_takes_the_shorter_fieldwork_and_says_so() -> None:
    assert first_week(["03/09/2026", "05/09/2026", "07/09/2026"]) == (MONDAY, True)
    assert first_week(["9/3/2026", "9/5/2026", "9/7/2026"]) == (MONDAY, True)


def test_one_day_alone_follows_the_layout() -> None:
    assert first_week(["03/09/2026"], day_first=True) == (MONDAY, True)
    assert first_week(["9/3/2026"], day_first=False) == (MONDAY, True)


def test_both_ways_may_mean_the_same_week() -> None:
    assert first_week(["9/9/2026"]) == (date(2026, 9, 7), False)


def test_dummies_and_nonsense_do_not_count() -> None:
    assert first_week(["1980-01-01 00:00:00", "0000-00-00", "31-02-2026", "", "x", "2026-09-02"]) == (MONDAY, False)
    assert first_week(["1980-01-01 00:00:00"]) == (None, False)
    assert first_week([]) == (None, False)


@settings(deadline=None)
@given(
    st.lists(st.dates(date(2020, 1, 1), date(2030, 12, 31)), min_size=1, max_size=30), st.sampled_from(["%d-%m-%Y", "%m/%d/%Y", "%Y/%m/%d"])
)
def test_the_week_is_that_of_the_earliest_day(days: list[date], layout: str) -> None:
    week, unsure = first_week([day.strftime(layout) for day in days])
    earliest = min(days)
    assert unsure or week == earliest - timedelta(days=earliest.weekday())
    assert week is not None
    assert week.weekday() == 0


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_a_moment_or_not(text: str) -> None:
    week, _ = first_week([text])
    assert week is None or is_time([text])
