"""A large file is read block by block, and gives what it gives when it is read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from analyzer.intake import batches, held
from analyzer.sheets import large, streaming
from tests.intake.layouts import LAYOUTS, people
from tests.intake.test_layouts import answers_of, reading_of, threefold, truth, written

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = people(threefold(), 900, 7)


@pytest.mark.parametrize("hold", [0, 2**20])
@pytest.mark.parametrize("layout", ["google sheet", "surveymonkey", "limesurvey codetext labels", "qualtrics text joined"])
def test_a_large_file_gives_what_a_small_one_gives(tmp_path: Path, layout: str, hold: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "export.csv", LAYOUTS[layout](threefold(), PEOPLE, "nl"))
    whole = reading_of(path)
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(streaming, "BLOCK", 2**14)
    monkeypatch.setattr(held, "MOST", hold)
    monkeypatch.setattr(batches, "BATCH", 128)
    streamed = reading_of(path)
    assert streamed.forms[0].table.is_read_again
    assert len(streamed.forms[0].kept) > 5
    expected = truth(PEOPLE)
    pd.testing.assert_frame_equal(answers_of(streamed)[list(expected)], expected)
    for part in ("platform", "respondents", "columns", "matched", "dropped_rows", "week", "segment_labels"):
        assert getattr(streamed, part) == getattr(whole, part), part


def test_rows_that_are_no_answers_are_left_out_of_a_large_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = LAYOUTS["google sheet"](threefold(), PEOPLE, "nl")
    path = written(tmp_path / "export.csv", [*rows[:700], rows[0], rows[650], [rows[1][0], *[""] * (len(rows[0]) - 1)], *rows[700:]])
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(streaming, "BLOCK", 2**14)
    reading = reading_of(path)
    assert reading.dropped_rows == {"repeated_heading": 1, "pasted_twice": 1, "empty_form": 1}
    pd.testing.assert_frame_equal(answers_of(reading)[list(truth(PEOPLE))], truth(PEOPLE))
