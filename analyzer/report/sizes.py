"""How wide the columns and how high the rows of a sheet are, so that every text can be read."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.report.document import Table

LINE = 15.5
"""Points of a line of text."""

_NARROWEST, _WIDEST, _FOR_A_NAME = 11, 46, 20
_FILTER_BUTTON = 4


def set_widths(page: Worksheet, table: Table, headings: Sequence[str]) -> list[float]:
    """Columns as wide as their texts ask, within bounds; those to fill in wide enough for a name."""
    widths: list[float] = []
    for column, heading in enumerate(headings):
        texts = [len(row[column].text.text) + 2 for row in table.rows if len(row) > column]
        longest_word = max((len(word) for word in heading.split()), default=0) + _FILTER_BUTTON
        least = _NARROWEST if column < len(table.columns) else _FOR_A_NAME
        widths.append(min(max([least, longest_word, *texts]), _WIDEST))
        page.column_dimensions[get_column_letter(column + 1)].width = widths[-1]
    return widths


def set_heights(page: Worksheet, table: Table, head: int, headings: Sequence[str], widths: Sequence[float]) -> None:
    """Rows as high as their wrapped texts: not every program measures them."""
    page.row_dimensions[head].height = LINE * lines_of(headings, [width - _FILTER_BUTTON for width in widths]) + 4
    for row, cells in enumerate(table.rows, start=head + 1):
        page.row_dimensions[row].height = LINE * lines_of([cell.text.text for cell in cells], widths) + 2


def lines_of(texts: Iterable[str], widths: Iterable[float]) -> int:
    """Lines that the longest of these texts takes, each wrapped at its own width (characters)."""
    return max((len(wrap(text, max(int(width), 1))) for text, width in zip(texts, widths, strict=False)), default=1) or 1
