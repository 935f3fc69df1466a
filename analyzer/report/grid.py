"""A table of a document as an Excel table: numbers in their own format, all else as text, heat as colour that follows the numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from analyzer.report.labels import STATUSES
from analyzer.report.sizes import set_heights, set_widths
from analyzer.sheets.safe import text_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.cell import Cell as WorkbookCell
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.report.document import Cell, Number, Sheet, Table

ACTION = ("status", "owner", "date")
"""The columns that an action sheet has besides its table; keys of `labels`."""

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DIGITS = re.compile(r"[-−]?[\d.,\u00a0\u202f]+\s?%?")
_DECIMALS = re.compile(r"[.,](\d{1,2})(?=\s?%?$)")
_LONGEST_HEADING = 255
FACE = "Calibri"
_HEADING = Font(FACE, 11, bold=True, color="FFFFFFFF")
_ROW_HEADING = Font(FACE, 11, bold=True)
_HEADING_FILL = PatternFill("solid", fgColor="FF17467F")
_HIDDEN_FONT = Font(FACE, 10, italic=True, color="FF57606A")
_HIDDEN_FILL = PatternFill("lightUp", fgColor="FFBFC5CC", bgColor="FFFFFFFF")
_TO_FILL_IN = PatternFill("solid", fgColor="FFFFF8E5")
_LINE = Border(bottom=Side("thin", color="FFDFE3E8"))


def draw_table(page: Worksheet, sheet: Sheet, head: int, name: str, words: Mapping[str, str]) -> float:
    """Draw the sheet's table with its headings in row ``head``; gives its width in characters. An action sheet gets columns to fill in."""
    table = sheet.table
    if table is None:
        raise ValueError(f"sheet {sheet.name!r} has no table")
    extra = tuple(words[key] for key in ACTION) if sheet.action else ()
    headings = unique_headings((*(column.text for column in table.columns), *extra), words["column"])
    _write_headings(page, headings, head, [column.numeric for column in table.columns])
    for row, cells in enumerate(table.rows, start=head + 1):
        for column, cell in enumerate(cells, start=1):
            _write_cell(page, row, column, cell, centred=table.columns[column - 1].numeric)
    last = head + max(len(table.rows), 1)
    if sheet.action:
        _write_to_fill_in(page, head + 1, last, len(table.columns), words)
    _add_table(page, f"A{head}:{get_column_letter(len(headings))}{last}", headings, name)
    _add_heat(page, table, head)
    widths = set_widths(page, table, headings)
    set_heights(page, table, head, headings, widths)
    return sum(widths)


def write_text(page: Worksheet, row: int, column: int, text: str) -> WorkbookCell:
    """A text in a cell, as text; with a replacement sign for what no XML file can hold."""
    return text_cell(page, row, column, _NOT_IN_XML.sub("\ufffd", text))


def one_line(text: str) -> str:
    """A text as one line, without what no XML file can hold."""
    return " ".join(_NOT_IN_XML.sub("", text).split())


def unique_headings(wanted: Iterable[str], column: str) -> list[str]:
    """Headings as an Excel table needs them: one line, not empty, not too long, and no two the same but for capitals."""
    headings: list[str] = []
    for number, text in enumerate(wanted, start=1):
        clean = one_line(text)[:_LONGEST_HEADING] or f"{column} {number}"
        heading, again = clean, 1
        while heading.casefold() in {other.casefold() for other in headings}:
            again += 1
            heading = f"{clean[: _LONGEST_HEADING - 6]} ({again})"
        headings.append(heading)
    return headings


def only_number(cell: Cell) -> Number | None:
    """The number that a cell consists of, or None where it says more (``about 12``), less (``<1%``), or something else."""
    numbers = cell.text.numbers
    alone = len(numbers) == 1 and numbers[0].shown == cell.text.text and not cell.hidden
    return numbers[0] if alone and _DIGITS.fullmatch(numbers[0].shown) else None


def number_format(number: Number) -> str:
    """``0%``, ``0``, ``0.0`` or ``0.00``: as many decimals as the reader of the page sees."""
    decimals = 0 if number.value == int(number.value) else len(_DECIMALS.findall(number.shown)[0]) if _DECIMALS.search(number.shown) else 0
    return "0" + ("." + "0" * decimals if decimals else "") + ("%" if number.kind == "share" else "")


def _write_headings(page: Worksheet, headings: Sequence[str], row: int, numeric: Sequence[bool]) -> None:
    centred = {column for column, right in enumerate(numeric, start=1) if right}
    for column, heading in enumerate(headings, start=1):
        cell = write_text(page, row, column, heading)
        cell.font, cell.fill = _HEADING, _HEADING_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if column in centred else "left")


def _write_cell(page: Worksheet, row: int, column: int, cell: Cell, *, centred: bool) -> None:
    number = only_number(cell)
    drawn: WorkbookCell | MergedCell
    if number is None:
        drawn = write_text(page, row, column, cell.text.text)
        drawn.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if cell.hidden or centred else "left")
        if cell.hidden:
            drawn.font, drawn.fill = _HIDDEN_FONT, _HIDDEN_FILL
    else:
        drawn = page.cell(row, column, _plain(number))
        drawn.number_format = number_format(number)
        drawn.alignment = Alignment(vertical="top", horizontal="center")
    if cell.header:
        drawn.font = _ROW_HEADING
    drawn.border = _LINE


def _plain(number: Number) -> float:
    return int(number.value) if number.kind != "share" and number.value == int(number.value) else number.value


def _write_to_fill_in(page: Worksheet, first: int, last: int, columns: int, words: Mapping[str, str]) -> None:
    """Status, owner and date: the status from a list and open to begin with, the date as a date."""
    status, owner, date = (get_column_letter(columns + step) for step in (1, 2, 3))
    for row in range(first, last + 1):
        write_text(page, row, columns + 1, words[STATUSES[0]])
        page[f"{date}{row}"].number_format = "mm-dd-yy"  # the short date of the reader's own country
        for letter in (status, owner, date):
            page[f"{letter}{row}"].fill, page[f"{letter}{row}"].border = _TO_FILL_IN, _LINE
            page[f"{letter}{row}"].alignment = Alignment(wrap_text=True, vertical="top")
    listed = ",".join(words[key].replace(",", " ") for key in STATUSES)
    choice = DataValidation(
        "list", formula1='"' + listed.replace('"', "'") + '"', allow_blank=True, sqref=f"{status}{first}:{status}{last}"
    )
    day = DataValidation("date", operator="greaterThan", formula1="1", allow_blank=True, sqref=f"{date}{first}:{date}{last}")
    page.add_data_validation(choice)
    page.add_data_validation(day)


def _add_table(page: Worksheet, where: str, headings: Sequence[str], name: str) -> None:
    columns = [TableColumn(id=number, name=heading) for number, heading in enumerate(headings, start=1)]
    table = ExcelTable(displayName=name, ref=where, autoFilter=AutoFilter(ref=where), tableColumns=columns)
    table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=False)
    page.add_table(table)


def _add_heat(page: Worksheet, table: Table, head: int) -> None:
    """From white at 0 to blue at 1 over all columns with heat; never so dark that the number cannot be read."""
    columns = [
        column for column in range(len(table.columns)) if any(len(row) > column and row[column].heat is not None for row in table.rows)
    ]
    rule = ColorScaleRule(start_type="num", start_value=0, start_color="FFFFFFFF", end_type="num", end_value=1, end_color="FF8BB8E0")
    for column in columns:
        letter = get_column_letter(column + 1)
        page.conditional_formatting.add(f"{letter}{head + 1}:{letter}{head + len(table.rows)}", rule)
