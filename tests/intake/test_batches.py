from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from analyzer.intake import batches, read, survey_the_file
from analyzer.model.company import Company
from tests.intake.examples import HEADINGS, SURVEY, answered, people, reading_of, saved

if TYPE_CHECKING:
    from pathlib import Path


def test_one_batch_of_a_small_file(tmp_path: Path) -> None:
    (batch,) = read(reading_of(tmp_path, [*people(3), answered(K1="", level="")]))
    assert len(batch) == 4
    assert list(batch.segments.columns) == ["department", "level"]
    assert list(batch.answers.columns) == ["K1", "K2", "K3", "K4", "F1", "F2"]
    assert list(batch.answers["K1"].cat.categories) == ["a", "b", "c", "dk"]
    assert list(batch.answers["K3"].cat.categories) == ["post+story"]
    assert list(batch.segments["level"].cat.categories) == ["staff", "team_lead", "unknown"]
    assert batch.answers["K1"].isna().tolist() == [False, False, False, True]
    assert batch.segments["level"].tolist() == ["staff"] * 3 + ["unknown"]


@pytest.mark.parametrize("size", [1, 2, 7, 100])
def test_batches_of_any_size_are_the_same_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    reading = reading_of(tmp_path, [*people(4), answered(K1="140", K3="Verhaal"), answered(department="HR", K2="")])
    (whole,) = read(reading)
    monkeypatch.setattr(batches, "BATCH", size)
    parts = list(read(reading))
    assert [len(part) for part in parts[:-1]] == [size] * (len(parts) - 1)
    pd.testing.assert_frame_equal(pd.concat([part.answers for part in parts], ignore_index=True), whole.answers)
    pd.testing.assert_frame_equal(pd.concat([part.segments for part in parts], ignore_index=True), whole.segments)


def test_a_reading_without_a_survey_has_no_responses(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no survey"):
        next(read(survey_the_file([saved(tmp_path, people(3))], None, Company())))


@pytest.mark.parametrize("size", [1, 3, 4, 100])
def test_batches_run_on_from_file_to_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    paths = [saved(tmp_path, people(5), name="a.csv"), saved(tmp_path, people(6, K1="140", department="HR"), name="b.csv")]
    reading = survey_the_file(paths, SURVEY, Company())
    monkeypatch.setattr(batches, "BATCH", size)
    parts = list(read(reading))
    assert sum(map(len, parts)) == 11
    assert all(len(part) == size for part in parts[:-1])
    assert pd.concat([part.answers["K1"] for part in parts]).tolist() == ["b"] * 5 + ["a"] * 6
    assert len({tuple(part.segments["department"].cat.categories) for part in parts}) == 1


def test_how_long_people_took_comes_along_where_every_file_tells_it(tmp_path: Path) -> None:
    heads = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *HEADINGS[1:]]
    rows = [
        [f"{place}", f"31-8-2026 9:00:{place:02}", f"31-8-2026 9:0{place}:{place:02}", "anonymous", "", *row[1:]]
        for place, row in enumerate(people(6))
    ]
    timed = saved(tmp_path, rows, heads, "a.csv")
    (batch,) = read(survey_the_file([timed], SURVEY, Company()))
    assert batch.seconds is not None
    assert batch.seconds.tolist() == [0, 60, 120, 180, 240, 300]
    untimed = saved(tmp_path, people(3), name="b.csv")
    assert all(batch.seconds is None for batch in read(survey_the_file([timed, untimed], SURVEY, Company())))
