"""What a file is called for the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.sheets.refusal import shown_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("antwoorden.csv", "antwoorden.csv"),
        ("antwoorden jan@bedrijf.nl (1).csv", "antwoorden ••• (1).csv"),
        ("x" * 150 + ".csv", "x" * 60 + "…" + "x" * 15 + ".csv"),
    ],
)
def test_a_name_is_short_and_names_nobody(name: str, shown: str) -> None:
    assert shown_name(Path(name)) == shown
