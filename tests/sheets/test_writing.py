from __future__ import annotations

import io
import re
import time
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from analyzer.sheets.safe import as_text, csv_text, text_cell
from analyzer.sheets.workbook import new_workbook, workbook_bytes, write_headings

BAD = [
    "=1+1",
    "=cmd|'/C calc'!A0",
    "+31612345678",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\r=1",
    "'=1",
    "#N/A",
    "#REF!",
    "TRUE",
    "1e5",
    "=",
    "2026-01-01",
    "x",
]


def reread(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_bad_texts_come_back_as_texts() -> None:
    book = new_workbook()
    sheet = book.create_sheet("Blad")
    for row, text in enumerate(BAD, start=1):
        text_cell(sheet, row, 1, text).font = Font(bold=True)
    cells = [cell for (cell,) in reread(workbook_bytes(book))["Blad"].iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == [text.replace("\r", "\n") if "\r" in text else text for text in BAD]
    assert [cell.quotePrefix for cell in cells] == [text[:1] in "=+-@\t\r'" for text in BAD]


def test_write_only_cells_are_safe_too() -> None:
    book = new_workbook(write_only=True)
    sheet = book.create_sheet("Blad")
    cell = WriteOnlyCell(sheet)
    as_text(cell, "=1+1")
    sheet.append([cell])
    assert reread(workbook_bytes(book))["Blad"]["A1"].data_type == "s"


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    book = new_workbook()
    text_cell(book.create_sheet("Blad"), 1, 1, text + "\x0b")
    assert reread(workbook_bytes(book))["Blad"]["A1"].data_type in {"s", "n"}


def test_a_cell_inside_a_merge_is_refused() -> None:
    sheet = new_workbook().create_sheet("Blad")
    sheet.merge_cells("A1:B1")
    with pytest.raises(ValueError, match="B1 is part of a merge"):
        text_cell(sheet, 1, 2, "x")


def test_the_same_content_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> bytes:
        book = new_workbook()
        write_headings(book.create_sheet("Blad"), ["Afdeling", "Aantal"], (20, 10))
        return workbook_bytes(book)

    first = made()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100_000)
    assert made() == first


def test_a_workbook_says_nothing_of_who_and_when() -> None:
    book = new_workbook()
    book.create_sheet("Blad")
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(book))) as archive:
        properties = archive.read("docProps/core.xml").decode() + archive.read("docProps/app.xml").decode()
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r">([^<]+)<", properties) == ["analyzer", "analyzer"]


def test_a_workbook_needs_a_sheet() -> None:
    with pytest.raises(ValueError, match="0 sheets"):
        workbook_bytes(new_workbook())


@pytest.mark.parametrize("text", ["=1", " =1", "\u00a0@x", "+a", "-a", "a\n=1", "\tx", "\uff1d1", "a\r\n+b"])
def test_a_live_text_is_disarmed_in_csv(text: str) -> None:
    assert csv_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-2", "+31612345678", "2,5", "-12.5%", "a=b", "x - y", ""])
def test_numbers_and_plain_texts_stay_as_they_are_in_csv(text: str) -> None:
    assert csv_text(text) == text
