"""Text that stays text: nothing that a person typed may become a formula in a spreadsheet.

openpyxl takes any text that begins with ``=`` for a formula and ``#N/A`` for an error; spreadsheets do the same with CSV files, and look at
``+ - @`` too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from analyzer.sheets.plain import BLANK

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767

_TEMPTING = "=+-@\t\r'"
_LIVE_LINE = re.compile(rf"(?:\A|[\n\r])[{re.escape(BLANK)}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?")


def text_cell(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """Write a value as text into a cell (row and column from 1); it stays text when somebody edits it.

    Raises ValueError for a cell that disappeared in a merge. A named style set afterwards undoes the protection; a font or fill does not.
    """
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):  # the sheet has such a cell, so it is the place that is wrong and not a type
        raise ValueError(f"cell {cell.coordinate} is part of a merge; only its first cell can be written")  # noqa: TRY004
    as_text(cell, value)
    return cell


def as_text(cell: Cell, value: object) -> None:
    """Give a cell (a ``WriteOnlyCell`` too) a value as text; control characters, which no workbook can hold, become a replacement sign."""
    written = ILLEGAL_CHARACTERS_RE.sub("\ufffd", str(value))[:LONGEST_CELL]
    cell.value = written
    cell.data_type = "s"  # after the value, whose setter guesses
    cell.quotePrefix = written[:1] in _TEMPTING and bool(written)


def csv_text(value: str) -> str:
    """A text for a CSV file: with an apostrophe in front where a spreadsheet would run a line of it. Numbers stay numbers."""
    return f"'{value}" if _LIVE_LINE.search(value) and not _NUMBER.fullmatch(value) else value
