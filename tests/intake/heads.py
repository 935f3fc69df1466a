"""Heads of tables, made by hand or read from the collected files, for the tests of layouts."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from analyzer.intake.heading import Head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.intake.heading import Heading, Layout
    from analyzer.intake.platform import Platform

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
FILES = sorted(path for path in Path(PLACE, "samples").iterdir() if path.suffix in {".csv", ".xlsx"}) if PLACE else []
real = pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")


def head(*rows: Sequence[str], file: str = "export.csv", sheet: str = "") -> Head:
    width = max(map(len, rows), default=0)
    return Head(file, sheet, [[*row, *[""] * (width - len(row))] for row in rows])


def laid_out(platform: Platform, *rows: Sequence[str]) -> Layout:
    layout = platform.lay_out(head(*rows))
    assert layout is not None
    return layout


def told(heading: Heading) -> tuple[str, str]:
    return heading.question, heading.part


def real_head(path: Path) -> Head:
    if path.suffix == ".xlsx":
        book = CalamineWorkbook.from_path(str(path))
        name = book.sheet_names[0]
        return head(*([str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()[:40]), file=path.name, sheet=name)
    text = path.read_bytes().decode("utf-8-sig", "replace")
    first = text.splitlines()[0]
    rows = csv.reader(text.splitlines(keepends=True), delimiter=max(",;\t", key=first.count))
    return head(*[row for _, row in zip(range(40), rows, strict=False)], file=path.name)
