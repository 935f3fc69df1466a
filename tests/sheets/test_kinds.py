"""Every kind of workbook: read by what is in it, whatever it is called."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from analyzer.model.problem import Unreadable
from analyzer.sheets.reading import read
from tests.sheets.books import changed, workbook, zipped
from tests.sheets.kinds import ods, xls, xlsb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = [["Vraag", "Afdeling", "Café"], ["ja", "HR", 1.0], ["nee", "R&D", 2.5]]
READ = [["Vraag", "Afdeling", "Café"], ["ja", "HR", "1"], ["nee", "R&D", "2.5"]]


def xls_5(path: Path, rows: list[list[str | float]]) -> Path:
    return xls(path, rows, version=5)


def xlsx(path: Path, rows: list[list[str | float]]) -> Path:
    return workbook(path, {"Blad1": rows})


KINDS = [xlsx, xls, xls_5, xlsb, ods]


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path)
    return str(caught.value.problems[0].message)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.xls", "a"])
def test_every_kind_is_read_whatever_its_name(tmp_path: Path, kind: Callable[..., Path], name: str) -> None:
    sheet = read(kind(tmp_path / name, ROWS))
    assert (sheet.name[:4], sheet.rows, sheet.notes) == ("Blad", READ, ())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_from_a_zip(tmp_path: Path, kind: Callable[..., Path]) -> None:
    inner = kind(tmp_path / "in", ROWS).read_bytes()
    assert read(zipped(tmp_path / "a.zip", {"Antwoorden.xls": inner, "__MACOSX/._x.xls": b""})).rows == READ


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_broke_off_is_refused(tmp_path: Path, kind: Callable[..., Path]) -> None:
    path = kind(tmp_path / "a", ROWS)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert "damaged" in refused(path)


@pytest.mark.parametrize(
    ("version", "record"), [(8, "2f000600010000000000"), (5, "2f00040000000000"), (8, "86000000" + "2f000600010000000000")]
)
def test_an_xls_with_a_password_is_named(tmp_path: Path, version: int, record: str) -> None:
    path = xls(tmp_path / "a.xls", ROWS, version=version, before=bytes.fromhex(record))
    assert refused(path) == "The workbook is protected with a password."


def test_of_a_workbook_with_macros_only_values_are_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS})
    assert read(changed(path, tmp_path / "a.xlsm", {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(9000)})).rows == READ


def test_an_ods_that_repeats_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    path = ods(tmp_path / "a.ods", ROWS, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')
    assert "cannot be read" in refused(path)


def test_an_ods_may_repeat_blank_rows_to_the_end_of_the_sheet(tmp_path: Path) -> None:
    blank = (
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert read(ods(tmp_path / "a.ods", ROWS, blank)).rows == READ


@pytest.mark.parametrize(
    "name",
    ["Service Mesh\u00a0Microsurvey.xlsx", "reacties \U0001f600.xlsx", "answers\u202efdp.xlsx", "a" * 240 + ".xlsx", "ja{0}{n.x}.xlsx"],
)
def test_a_name_is_for_showing_only(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / name, {"leeg": []})
    with pytest.raises(Unreadable) as caught:
        read(path)
    shown = str(caught.value.problems[0].where)
    assert len(shown) < 100
    assert "\u202e" not in shown


def test_a_zip_with_names_that_lead_elsewhere_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    path = zipped(folder / "a.zip", {"../../elsewhere.csv": b"a,b\n1,2\n", "/etc/absolute/": b"", "..\\windows.png": b"x"})
    before = sorted(tmp_path.rglob("*"))
    assert read(path).rows == [["a", "b"], ["1", "2"]]
    assert sorted(tmp_path.rglob("*")) == before


def respelled(tmp_path: Path, change: Callable[[str], str]) -> Path:
    """A workbook of which every part was written by another program, to the same effect."""
    path = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS})
    with zipfile.ZipFile(path) as archive:
        parts = {name: change(archive.read(name).decode()).encode() for name in archive.namelist() if name.startswith("xl/")}
    return changed(path, tmp_path / "a.xlsx", parts)


def test_a_strict_workbook_is_read(tmp_path: Path) -> None:
    """ISO 29500 strict: other name spaces for the same things."""
    spaces = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }

    def strict(part: str) -> str:
        for usual, other in spaces.items():
            part = part.replace(usual, other)
        return part

    assert read(respelled(tmp_path, strict)).rows == READ


def test_prefixes_before_every_name_are_read(tmp_path: Path) -> None:
    def prefixed(part: str) -> str:
        if "<worksheet" not in part and "<sst" not in part:
            return part
        named = re.sub(r"<(/?)([a-zA-Z]+)(?=[\s/>])", r"<\1x:\2", part)
        return named.replace('xmlns="', 'xmlns:x="', 1)

    assert read(respelled(tmp_path, prefixed)).rows == READ


@pytest.mark.parametrize("extent", ["A1:XFD1048576", "A:C", "A1", "C3:A1", ""])
def test_the_extent_that_a_sheet_claims_is_not_believed(tmp_path: Path, extent: str) -> None:
    path = respelled(tmp_path, lambda part: re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{extent}"', part))
    assert read(path).rows == READ


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["a", "b"], [dt.datetime(2026, 9, 1), "x"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").rows == [["a", "b"], ["2026-09-01", "x"]]


def test_more_than_2000_columns_are_refused(tmp_path: Path) -> None:
    assert len(read(workbook(tmp_path / "a.xlsx", {"Blad1": [range(2_000), range(2_000)]})).columns) == 2_000
    assert refused(workbook(tmp_path / "b.xlsx", {"Blad1": [range(2_001)] * 2})) == "The table has more than 2,000 columns."


def test_a_far_cell_of_an_older_workbook_is_harmless(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", [*ROWS, *[[] for _ in range(65_000)], [""] * 255 + [" "]])
    assert read(path).rows == READ


def test_blank_files_are_empty(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.ods", "a.csv"):
        for content in (b"", b" \n\r\n\t\n", b"\xef\xbb\xbf\n"):
            (tmp_path / name).write_bytes(content)
            assert refused(tmp_path / name) == "The file is empty."
