"""Malformed and hostile files from elsewhere; they are not kept here, and ``ANALYZER_REAL_EXPORTS`` says where they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sheets.limited import outcome

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
FILES = sorted(path for path in Path(PLACE, "messy").iterdir() if path.suffix != ".md") if PLACE else []

TABLES = {
    "synthetic__lying_dimension.xlsx": "table 2 2",
    "synthetic__stray_cell_A1048576.xlsx": "table 2 2",
    "synthetic__stray_cell_XFD2.xlsx": "table 2 2",
    "messy__softwaresaved-international-survey__canarie_17.xlsx": "table 57 6",
    "messy__tafia-calamine__strict_iso_paths.xlsx": "table 76 18",
    "messy__tafia-calamine__pass_protected.xlsx": "refused The workbook is protected with a password.",
    "messy__tafia-calamine__pass_protected.xlsb": "refused The workbook is protected with a password.",
    "messy__dimastbk-python-calamine__empty_file.xlsx": "refused The file is empty.",
}


@pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_ends_in_a_table_or_in_a_sentence(path: Path) -> None:
    ended = outcome(path)
    assert ended.startswith(("table ", "refused "))
    assert ended == TABLES.get(path.name, ended)
