"""A document as a workbook: a summary, then one flat table a sheet, ready to filter, print and work on.

Texts are written as text whatever they begin with (`analyzer.sheets.safe`). Two workbooks of one document are the same to the last byte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

from analyzer.report.grid import FACE, draw_table, one_line, write_text
from analyzer.report.labels import labels
from analyzer.report.repeatable import repeatable
from analyzer.report.sizes import LINE, lines_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.report.document import Document, Phrase, Sheet

_TITLE = Font(FACE, 14, bold=True, color="FF17467F")
_READ_FIRST = Alignment(wrap_text=True, vertical="top")
_PAGE_WIDTH = 100
"""Characters of a sheet without a table."""
_A4 = 9
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def write(document: Document, path: Path) -> None:
    """Write the workbook. Raises ValueError for a document without sheets, OSError where the file cannot be written."""
    if not document.sheets:
        raise ValueError("the document has no sheets; a workbook needs at least one")
    words = labels(document)
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(document.sheets, start=1):
        page = book.create_sheet(sheet_name(sheet.name, book.sheetnames))
        _fill(page, sheet, number, words)
        _set_up_page(page, document, words)
    path.write_bytes(repeatable(book, one_line(document.title)))


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    r"""A name that Excel accepts: at most 31 characters, none of ``[]:*?/\``, no apostrophe at an end, and not one already there."""
    clean = _FORBIDDEN.sub(" ", one_line(wanted)).strip().strip("'")[:_LONGEST_NAME].strip().strip("'") or "-"
    name, number = clean, 1
    while name.casefold() in {other.casefold() for other in taken} or name.casefold() == "history":
        number += 1
        suffix = f" {number}"
        name = clean[: _LONGEST_NAME - len(suffix)] + suffix
    return name


def _fill(page: Worksheet, sheet: Sheet, number: int, words: Mapping[str, str]) -> None:
    """The title, what to read first, and the table below it with its heading and first column always in sight."""
    phrases = (sheet.title, *sheet.lines, *((sheet.table.note,) if sheet.table and sheet.table.note else ()))
    if sheet.table is None:
        page.column_dimensions["A"].width = _PAGE_WIDTH
        _write_lines(page, phrases, 1, _PAGE_WIDTH)
        return
    head = len(phrases) + 2
    width = draw_table(page, sheet, head, f"Table{number}", words)
    _write_lines(page, phrases, page.max_column, width)
    page.freeze_panes = f"B{head + 1}"
    page.print_title_rows = f"{head}:{head}"


def _write_lines(page: Worksheet, phrases: Sequence[Phrase], columns: int, width: float) -> None:
    """Lines of text across the width of the table, each as high as it needs: Excel does not measure merged cells."""
    for row, phrase in enumerate(phrases, start=1):
        cell = write_text(page, row, 1, phrase.text)
        cell.alignment = _READ_FIRST
        if row == 1:
            cell.font = _TITLE
        if columns > 1:
            page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        page.row_dimensions[row].height = LINE * lines_of([phrase.text], [width / (1.4 if row == 1 else 1)]) + (6 if row == 1 else 0)


def _set_up_page(page: Worksheet, document: Document, words: Mapping[str, str]) -> None:
    """Landscape A4, as wide as the paper, with the report and its stamp above and the page number below."""
    page.sheet_view.showGridLines = False
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    left, right = _in_margin(document.title), _in_margin(document.stamp)
    page.oddHeader = HeaderFooterItem(left=_HeaderFooterPart(left), right=_HeaderFooterPart(right))
    page.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(words["page"]))


def _in_margin(text: str) -> str:
    """A text for the margin of a page, where an ampersand begins a code; Excel allows 255 characters for all of a margin."""
    return one_line(text)[:100].replace("&", "&&")
