"""Workbooks as we write them: properties that are always the same, and no time of writing anywhere."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from analyzer.sheets.safe import text_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

if not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl works without defusedxml here; install defusedxml, it keeps workbooks of strangers harmless")

CREATOR = "analyzer"

_WRITTEN = (1980, 1, 1, 0, 0, 0)
_SPACE = "http://schemas.openxmlformats.org"
_FIXED = {
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_SPACE}/package/2006/metadata/core-properties" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{CREATOR}</dc:creator></cp:coreProperties>',
    "docProps/app.xml": f'<Properties xmlns="{_SPACE}/officeDocument/2006/extended-properties">'
    f"<Application>{CREATOR}</Application></Properties>",
}


def new_workbook(*, write_only: bool = False) -> openpyxl.Workbook:
    """A workbook without any sheet; add them with ``create_sheet``."""
    workbook = openpyxl.Workbook(write_only=write_only)
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    return workbook


def workbook_bytes(workbook: openpyxl.Workbook) -> bytes:
    """The finished workbook: the same bytes for the same content, whenever it is written. Raises ValueError without a sheet."""
    if not workbook.worksheets:
        raise ValueError("the workbook has 0 sheets; it must have 1 or more")
    written = io.BytesIO()
    workbook.save(written)
    settled = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _WRITTEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            target.writestr(member, _FIXED.get(name) or source.read(name))
    return settled.getvalue()


def write_headings(sheet: Worksheet, headings: Sequence[str], widths: Sequence[float] = ()) -> None:
    """Headings in bold in the first row, which stays in sight; widths are in characters."""
    for column, heading in enumerate(headings, 1):
        cell = text_cell(sheet, 1, column, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E6E6E6")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"
