"""``report --final``: a measurement is released once, and what comes after it is held against that."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.sample import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]


@pytest.fixture
def final(run: Run, tmp_path: Path) -> Callable[..., Ended]:
    """Runs ``report`` on a small made-up export, of which some people can be left out."""
    run("sample", "--respondents", 60, "--seed", 5, "--out", "made", "--language", "en")

    def report(*options: object, without: int = 0) -> Ended:
        rows = list(csv.reader(io.StringIO((tmp_path / "made/responses.csv").read_text("utf-8-sig"), newline="")))
        level = rows[0].index("What is your level in the organisation?")
        saved([[*row[:level], *row[level + 1 :]] for row in (rows[0], *rows[1 + without :])], tmp_path / "answers.csv")
        return run("report", "answers.csv", "--wave", "Autumn", "--language", "en", *options)

    return report


def test_a_final_report_says_so_and_says_what_to_keep(final: Callable[..., Ended], tmp_path: Path) -> None:
    concept = final()
    assert "This is a concept" in concept.err
    assert not (tmp_path / "reports/.ledger").exists()
    ended = final("--final")
    assert ended.code == 0
    assert ".ledger" in ended.err
    assert (tmp_path / ended.out.strip()).read_text("utf-8").count("CONCEPT") == 0
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == [".ledger", "social-media-autumn"]


def test_what_would_tell_about_a_few_people_is_stopped_with_what_to_do(final: Callable[..., Ended], tmp_path: Path) -> None:
    final("--final")
    kept = (tmp_path / "reports/social-media-autumn/findings.json").read_bytes()
    for options in (("--final",), ("--out", "reports/other")):
        ended = final(*options, without=2)
        assert ended.code == 3
        assert "Measurement Autumn" in ended.err
        assert "--wave" in ended.err
        assert "2" not in ended.err
    told = json.loads(final("--min-group", 8, "--json").out)
    assert "--min-group 5" in told["problems"][0]["remedy"]
    assert (tmp_path / "reports/social-media-autumn/findings.json").read_bytes() == kept
    assert not (tmp_path / "reports/other").exists()
