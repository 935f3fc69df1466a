"""A workbook as bytes that do not change from one writing to the next: no clock, no name of who was at the keyboard."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

if TYPE_CHECKING:
    from openpyxl import Workbook

_CREATOR = "analyzer"
_STAMP = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's dates carry no zone
"""The same moment for every workbook; the report says on which day it was made."""
_ZIP_STAMP = (1980, 1, 1, 0, 0, 0)


def repeatable(book: Workbook, title: str) -> bytes:
    """The workbook packed with fixed properties and fixed dates."""
    properties = book.properties
    properties.creator = properties.lastModifiedBy = _CREATOR
    properties.title = title
    fresh = io.BytesIO()
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(book, archive).save()
    properties.created = properties.modified = _STAMP  # saving sets both to now
    return _packed(fresh, tostring(properties.to_tree()))


class _InMemory(ExcelWriter):
    """A writer that leaves nothing in the temporary folder of the system, where the usual one puts each sheet: a run may be cut off."""

    def write_worksheet(self, ws: Any) -> None:
        """One sheet of cells and tables; there are no pictures or charts in a workbook of ours."""
        book: Any = self
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as the method that this replaces does
        sheet: Any = WorksheetWriter(ws, io.BytesIO())
        sheet.write()
        ws._rels = sheet._rels  # noqa: SLF001 - as above
        book._archive.writestr(ws.path[1:], sheet.read())  # noqa: SLF001 - as above
        self.manifest.append(ws)


def _packed(fresh: io.BytesIO, core: bytes) -> bytes:
    """The same parts in the same order, with the properties given and without the time of packing."""
    packed = io.BytesIO()
    with zipfile.ZipFile(fresh) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ZIP_STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            copy.writestr(entry, core if name == ARC_CORE else parts.read(name))
    return packed.getvalue()
