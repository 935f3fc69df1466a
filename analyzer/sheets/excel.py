"""Workbooks to rows of text: calamine first, openpyxl for those that calamine cannot read; values only, never formulas or macros."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from analyzer.sheets.plain import is_blank
from analyzer.sheets.zipped import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from analyzer.text import Sentence

    Numbered = list[tuple[int, list[str]]]


def sheets(source: BinaryIO, where: Sentence) -> list[tuple[str, Numbered]]:
    """The visible sheets by name with their rows that are not blank, numbered from 1. Raises Unreadable for a workbook neither can read.

    The extent of the workbook must have been measured: both readers set aside memory for every cell up to the last one.
    """
    try:
        return list(_by_calamine(source))
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001 - a panic in Rust arrives as a BaseException that is no Exception
        source.seek(0)
    _require_defused()
    try:
        return list(_by_openpyxl(source))
    except Exception as fault:  # a workbook of a stranger can fail anywhere in the reader
        raise damaged(where) from fault


def _by_calamine(source: BinaryIO) -> Iterator[tuple[str, Numbered]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    source.seek(0)
    workbook = CalamineWorkbook.from_filelike(source)
    for sheet in workbook.sheets_metadata:
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet:
            found = workbook.get_sheet_by_name(sheet.name)
            before: list[object] = [""] * (found.start[1] if found.start else 0)  # iter_rows leaves out the blank columns on the left
            yield sheet.name, _written([*before, *row] for row in found.iter_rows())


def _require_defused() -> None:
    """Raises RuntimeError where openpyxl would let a workbook multiply or fetch things; that is a fault of the set-up, not of the file."""
    from openpyxl import DEFUSEDXML

    if not DEFUSEDXML:
        raise RuntimeError("openpyxl reads without defusedxml; install defusedxml before reading workbooks of strangers")


def _by_openpyxl(source: BinaryIO) -> Iterator[tuple[str, Numbered]]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that hold no values
        workbook = openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()
                yield sheet.title, _written(sheet.iter_rows(values_only=True))


def _written(rows: Iterable[Iterable[object]]) -> Numbered:
    """Rows with something in them, every value as text; the same text is kept once."""
    shared: dict[str, str] = {}
    numbered: Numbered = []
    for number, row in enumerate(rows, 1):
        cells = [value if type(value) is str else cell_text(value) for value in row]
        if not is_blank("".join(cells)):
            numbered.append((number, [shared.setdefault(cell, cell) for cell in cells]))
    return numbered


def cell_text(value: object) -> str:
    """One value of a workbook as text: no ``.0`` behind whole numbers, dates as ISO dates without the time of day."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
