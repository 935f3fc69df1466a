"""Malformed and hostile files from elsewhere; they are not kept here, and ``ANALYZER_REAL_EXPORTS`` says where they are."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.sheets.limited import outcome

PLACE = os.environ.get("ANALYZER_REAL_EXPORTS")
FILES = sorted(path for path in Path(PLACE, "messy").iterdir() if path.suffix != ".md") if PLACE else []
SECONDS = 15

PROTECTED = "refused The workbook is protected with a password."
EMPTY = "refused The workbook is empty."
ONE_COLUMN = "refused Only one column was found, so the answers cannot be told apart."
NOT_READ = "refused The workbook is damaged, or it is of a kind that cannot be read."
TOO_MUCH = "refused The file holds far more than a survey export does, so it was not opened."
TOO_FAR = "refused The sheet reaches as far as cell XFD1048576, much further than a table with answers. Often it is a stray space."

OUTCOMES = {
    "messy__dimastbk-python-calamine__empty_file.ods": "refused The file is empty.",
    "messy__dimastbk-python-calamine__empty_file.xlsx": "refused The file is empty.",
    "messy__dimastbk-python-calamine__issue139.xlsx": ONE_COLUMN,
    "messy__softwaresaved-international-survey__canarie_17.xlsx": "table 57 6",
    "messy__tafia-calamine__any_sheets.ods": "table 4 2",
    "messy__tafia-calamine__any_sheets.xls": "table 4 2",
    "messy__tafia-calamine__any_sheets.xlsx": "table 4 2",
    "messy__tafia-calamine__capitalized_wbook_stream.xls": EMPTY,
    "messy__tafia-calamine__column_row_ranges.xlsx": "table 5 3",
    "messy__tafia-calamine__covered.ods": ONE_COLUMN,
    "messy__tafia-calamine__date_1904.xls": "table 3 2",
    "messy__tafia-calamine__date_quoted_format.xlsx": ONE_COLUMN,
    "messy__tafia-calamine__empty_sheet.xlsx": EMPTY,
    "messy__tafia-calamine__errors.xlsx": EMPTY,
    "messy__tafia-calamine__formula.issue.xlsx": "table 3 4",
    "messy__tafia-calamine__gh548_incorrect_sst_unique_count.xls": "table 218 28",
    "messy__tafia-calamine__issue_594_dos.ods": NOT_READ,
    "messy__tafia-calamine__issue_666_panic.xlsb": EMPTY,
    "messy__tafia-calamine__merge_cells.xlsx": "table 2 3",
    "messy__tafia-calamine__no-header.xlsx": "table 2 2",
    "messy__tafia-calamine__pass_protected.ods": PROTECTED,
    "messy__tafia-calamine__pass_protected.xlsb": PROTECTED,
    "messy__tafia-calamine__pass_protected.xlsx": PROTECTED,
    "messy__tafia-calamine__ptgexp-truncated-operand.xls": "table 16 10",
    "messy__tafia-calamine__strict_iso_paths.xlsx": "table 76 18",
    "messy__tafia-calamine__too_small.xls": ONE_COLUMN,
    "messy__tafia-calamine__vba.xlsm": EMPTY,
    "messy__tafia-calamine__whitespace_trim.xlsx": "table 3 3",
    "messy__tidyverse-readxl__65536-rows-xls.xls": ONE_COLUMN,
    "messy__tidyverse-readxl__big-texty-numbers-xls.xls": "table 7 3",
    "messy__tidyverse-readxl__big-texty-numbers-xlsx.xlsx": "table 7 3",
    "messy__tidyverse-readxl__dates-leap-year-1900-xls.xls": "table 11 3",
    "messy__tidyverse-readxl__dates-leap-year-1900-xlsx.xlsx": "table 11 3",
    "messy__tidyverse-readxl__deaths.xlsx": "table 19 6",
    "messy__tidyverse-readxl__embedded-chartsheet.xlsx": "table 1001 5",
    "messy__tidyverse-readxl__empty-sheets.xls": "table 1 2",
    "messy__tidyverse-readxl__empty-sheets.xlsx": "table 1 2",
    "messy__tidyverse-readxl__missing-first-column.xls": ONE_COLUMN,
    "messy__tidyverse-readxl__missing-first-column.xlsx": ONE_COLUMN,
    "messy__tidyverse-readxl__missing-v-node-xlsx.xlsx": "table 2 3",
    "messy__tidyverse-readxl__missing-values-xls.xls": "table 4 3",
    "messy__tidyverse-readxl__mtcars.xls": "table 7 11",
    "messy__tidyverse-readxl__utf8-sheet-names.xls": ONE_COLUMN,
    "synthetic__lying_dimension.xlsx": "table 2 2",
    "synthetic__stray_cell_A1048576.xlsx": "table 2 2",
    "synthetic__stray_cell_XFD1048576.xlsx": TOO_FAR,
    "synthetic__stray_cell_XFD2.xlsx": "table 2 2",
    "synthetic__zip_bomb_300MB.xlsx": TOO_MUCH,
}


@pytest.mark.skipif(not PLACE, reason="ANALYZER_REAL_EXPORTS does not say where the collected files are")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_ends_in_a_table_or_in_a_sentence(path: Path) -> None:
    begun = time.monotonic()
    ended = outcome(path)
    assert time.monotonic() - begun < SECONDS
    assert ended == OUTCOMES[path.name]
