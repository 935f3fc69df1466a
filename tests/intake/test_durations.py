"""How long people took: seconds, from a column that says so or from the clock at the begin and at the end."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analyzer.intake.column import Column
from analyzer.intake.durations import are_told, seconds
from analyzer.sheets.texts import Block, Texts

BEGIN, END = Column("Begintijd", "metadata", None, "time"), Column("Tijd van voltooien", "metadata", None, "end")
TOLD = Column("Duration (in seconds)", "metadata", None, "duration")
ANSWER = Column("Vraag", "unmatched", None, "choice")


def took(begin: str, end: str) -> float:
    return float(seconds([BEGIN, ANSWER, END], Block((Texts.of([begin]), Texts.of(["Ja"]), Texts.of([end])), 1))[0])


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("2026-08-31 09:00:00", "2026-08-31 09:05:30", 330),
        ("2026-08-31T09:00:00.250", "2026-08-31T09:00:01.500", 1),
        ("8/31/2026 11:59:00 AM", "8/31/2026 12:01:00 PM", 120),
        ("01/16/2020 2:26:37 p.m.", "01/16/2020 2:26:38 p.m.", 1),
        ("2026-08-31 23:59:00", "2026-09-01 00:01:00", 120),
    ],
)
def test_from_begin_to_end(begin: str, end: str, expected: float) -> None:
    assert took(begin, end) == expected


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("2026-08-31 09:05:00", "2026-08-31 09:00:00"),
        ("2026-08-31 09:00:00", "2026-08-31 21:00:00"),
        ("", "2026-08-31 09:00:00"),
        ("a", "b"),
    ],
)
def test_what_cannot_be_is_unknown(begin: str, end: str) -> None:
    assert math.isnan(took(begin, end))


def test_a_column_that_says_so_goes_first() -> None:
    block = Block((Texts.of(["2026-08-31 09:00:00"] * 3), Texts.of(["2026-08-31 09:05:00"] * 3), Texts.of(["61", " 61,5 ", "?"])), 3)
    np.testing.assert_array_equal(seconds([BEGIN, END, TOLD], block), [61, 61.5, np.nan])


def test_without_times_nothing_is_known() -> None:
    assert not are_told([BEGIN, ANSWER])
    assert are_told([TOLD])
    assert np.isnan(seconds([BEGIN, ANSWER], Block((Texts.of(["x", "y"]), Texts.of(["x", "y"])), 2))).all()
