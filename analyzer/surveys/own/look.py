"""How the survey workbook looks: its font, the height of its rows, and lists to choose from."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation

from analyzer.surveys.own.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.surveys.own.words import Names


def font(*, bold: bool = False, italic: bool = False) -> Font:
    """The font of the rest of the workbook; a font without a name is another one in some programs."""
    return Font(name="Calibri", size=11, bold=bold, italic=italic)


def heighten(sheet: Worksheet, row: int, cells: Sequence[tuple[Cell, int]]) -> None:
    """Give a row the height that its texts need at these widths (in characters); not every program does so when it opens a workbook."""
    for cell, _ in cells:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    lines = max((ceil(len(str(cell.value)) / (0.9 * width)) for cell, width in cells), default=1)
    sheet.row_dimensions[row].height = 15.0 * min(max(lines, 1), 20)


def choose(sheet: Worksheet, choices: str, cells: str) -> None:
    """A drop-down in these cells, from a range or a list as a formula; nothing else can be filled in."""
    offered = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True)
    offered.add(cells)
    sheet.add_data_validation(offered)


def listed(names: Iterable[Names], language: str) -> str:
    """A few words of ours as a list in a formula."""
    return f'"{",".join(word(each, language) for each in names)}"'
