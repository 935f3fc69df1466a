"""Workbooks to columns of texts: calamine first, openpyxl for those that calamine cannot read; values only, never formulas or macros."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.sheets.coded import coded
from analyzer.sheets.container import save_as_xlsx
from analyzer.sheets.refusal import unreadable
from analyzer.sheets.zipped import damaged
from analyzer.text import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from analyzer.model.problem import Unreadable
    from analyzer.sheets.texts import Texts
    from analyzer.text import Sentence

_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A sheet as a reader gave it, from row 1 and column A on, blank rows and all. Of a hidden sheet nothing is read: no columns."""

    name: str
    columns: list[Texts] = field(default_factory=list)
    height: int = 0
    hidden: bool = False


def sheets(source: BinaryIO, where: Sentence, *, openpyxl_too: bool) -> list[Drawn]:
    """The sheets with cells, hidden ones by name only. Raises Unreadable for a workbook that cannot be read.

    The extent of the workbook must have been measured: both readers set aside memory for every cell up to the last one.
    """
    try:
        return list(_by_calamine(source))
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as fault:  # a panic in Rust arrives as a BaseException that is no Exception
        if not openpyxl_too:
            raise _not_read(where) from fault
    _require_defused()
    source.seek(0)
    try:
        return list(_by_openpyxl(source))
    except MemoryError:
        raise
    except Exception as fault:  # a workbook of a stranger can fail anywhere in the reader
        raise damaged(where) from fault


def _by_calamine(source: BinaryIO) -> Iterator[Drawn]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    source.seek(0)
    workbook = CalamineWorkbook.from_filelike(source)
    for sheet in workbook.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != SheetVisibleEnum.Visible:
            yield Drawn(sheet.name, hidden=True)
            continue
        found = workbook.get_sheet_by_name(sheet.name)
        skipped = found.start[1] if found.start else 0  # iter_rows leaves out the blank columns on the left
        columns, height = coded(found.iter_rows(), skipped)
        yield Drawn(sheet.name, columns, height)


def _require_defused() -> None:
    """Raises RuntimeError where openpyxl would let a workbook multiply or fetch things; that is a fault of the set-up, not of the file."""
    from openpyxl import DEFUSEDXML

    if not DEFUSEDXML:
        raise RuntimeError("openpyxl reads without defusedxml; install defusedxml before reading workbooks of strangers")


def _by_openpyxl(source: BinaryIO) -> Iterator[Drawn]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that hold no values
        workbook = openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            if sheet.sheet_state != "visible":
                yield Drawn(sheet.title, hidden=True)
                continue
            sheet.reset_dimensions()
            rows = sheet.iter_rows(values_only=True)
            columns, height = coded([None if value in _ERRORS else value for value in row] for row in rows)
            yield Drawn(sheet.title, columns, height)


def protected(where: Sentence) -> Unreadable:
    """Nobody but the owner can open it."""
    return unreadable(
        where,
        sentence("The workbook is protected with a password."),
        sentence("Open it in Excel, remove the password (File, Info, Protect Workbook), save it and choose it again."),
    )


def _not_read(where: Sentence) -> Unreadable:
    message = sentence("The workbook is damaged, or it is of a kind that cannot be read.")
    return unreadable(where, message, save_as_xlsx())
