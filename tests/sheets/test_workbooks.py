from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer.model.problem import Unreadable
from analyzer.sheets import excel
from analyzer.sheets.reading import read, read_all
from tests.sheets.books import changed, with_lying_size, workbook, zipped
from tests.sheets.limited import outcome

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [["Timestamp", "Afdeling", "Vraag"], ["x", "HR", "ja"], ["y", "IT", "nee"]]
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert str(problem.remedy)
    return str(problem.message)


def test_every_value_becomes_text(tmp_path: Path) -> None:
    day = dt.datetime(2026, 9, 1, 14, 20, 53, 123000)
    values = [1, 2.5, 1e20, True, day, day.date(), dt.time(9, 30), "007", "=1+1 ", None, "#N/A"]
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [["h"] * 11, values]})
    row = read(path).rows[1]
    assert row[:8] == ["1", "2.5", "1e+20", "TRUE", "2026-09-01", "2026-09-01", "09:30:00", "007"]


@pytest.mark.parametrize("reader", [excel._by_calamine, excel._by_openpyxl], ids=["calamine", "openpyxl"])
def test_both_readers_give_the_same(tmp_path: Path, reader: object) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["C3"], sheet["D3"], sheet["C5"], sheet["D5"], sheet["E9"] = "a", 1, "é\nx", dt.datetime(2026, 1, 2, 3, 4, 5), True
    book.save(tmp_path / "a.xlsx")
    with (tmp_path / "a.xlsx").open("rb") as source:
        ((name, numbered),) = list(reader(source))  # type: ignore[operator]
    assert name == "Sheet"
    padded = [(line, row + [""] * (5 - len(row))) for line, row in numbered]
    assert padded == [(3, ["", "", "a", "1", ""]), (5, ["", "", "é\nx", "2026-01-02", ""]), (9, ["", "", "", "", "TRUE"])]


def test_a_panic_of_the_fast_reader_leaves_it_to_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def panics(_: object) -> list[object]:
        raise Panic

    monkeypatch.setattr(excel, "_by_calamine", panics)
    assert read(workbook(tmp_path / "a.xlsx", {"Blad1": ROWS})).rows == ROWS


def test_without_defused_xml_the_other_reader_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)
    monkeypatch.setattr(excel, "_by_calamine", lambda _: 1 / 0)
    with pytest.raises(RuntimeError, match="install defusedxml"):
        read(workbook(tmp_path / "a.xlsx", {"Blad1": ROWS}))


def test_an_interruption_is_not_swallowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> list[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(excel, "_by_calamine", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read(workbook(tmp_path / "a.xlsx", {"Blad1": ROWS}))


def test_places_are_those_of_the_workbook(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path / "a.xlsx", {"Blad1": [[], [None, "a", None, "b"], [], [None, 1, None, 2]]}))
    assert sheet.rows == [["a", "b"], ["1", "2"]]
    assert sheet.place(1, 1) == "D4"


def test_the_sheet_of_the_form_is_read_even_when_another_is_fuller(tmp_path: Path) -> None:
    sheets = {"Codeboek": [["a", "b", "c", "d"]] * 9, "Formulierreacties 1": ROWS}
    sheet = read(workbook(tmp_path / "a.xlsx", sheets))
    assert sheet.name == "Formulierreacties 1"
    assert "2 sheets with a table" in str(sheet.notes[0].message)


def test_a_note_on_the_first_sheet_does_not_hide_the_answers(tmp_path: Path) -> None:
    assert read(workbook(tmp_path / "a.xlsx", {"Lees mij": [["Opgeschoond"], ["in juni"]], "Data": ROWS})).name == "Data"


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Namen": [*ROWS, *ROWS], "Antwoorden": ROWS}, hidden=["Namen"])
    assert [sheet.name for sheet in read_all(path)] == ["Antwoorden"]


def test_everything_in_column_a_is_taken_apart(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [['Timestamp,"Vraag, met komma"'], ['1-9-2026,"ja, hoor"'], ["2-9-2026,nee"]]})
    assert read(path).rows == [["Timestamp", "Vraag, met komma"], ["1-9-2026", "ja, hoor"], ["2-9-2026", "nee"]]


def test_a_csv_called_xlsx_and_a_workbook_called_csv(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("a;b\n1;2\n")
    assert read(tmp_path / "a.xlsx").rows == [["a", "b"], ["1", "2"]]
    workbook(tmp_path / "b.xlsx", {"Blad1": ROWS})
    (tmp_path / "b.xlsx").rename(tmp_path / "b.csv")
    assert read(tmp_path / "b.csv").rows == ROWS


def test_a_zip_with_one_table_is_unpacked(tmp_path: Path) -> None:
    inner = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS}).read_bytes()
    beside = {"__MACOSX/._a.csv": b"x", ".DS_Store": b"x", "folder/": b""}
    assert read(zipped(tmp_path / "a.zip", {"Reacties.csv": b"a,b\n1,2\n", **beside})).rows == [["a", "b"], ["1", "2"]]
    assert read(zipped(tmp_path / "b.zip", {"../../etc/Reacties.xlsx": inner})).rows == ROWS


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"a.csv": b"a,b\n", "b.csv": b"a,b\n"}, "holds 2 tables"),
        ({"notes.docx": b"x"}, "holds 0 tables"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"x"}, "another program than Excel"),
        ({"[Content_Types].xml": b"x", "xl/workbook.bin": b"x"}, "binary workbook"),
        ({"[Content_Types].xml": b"x", "word/document.xml": b"x"}, "document or presentation"),
        ({"[Content_Types].xml": b"<Types/>"}, "damaged"),
        ({f"{number}.csv": b"" for number in range(2001)}, "far more than a survey export"),
    ],
)
def test_other_zip_files_are_refused(tmp_path: Path, members: dict[str, bytes], message: str) -> None:
    assert message in refused(zipped(tmp_path / "a.zip", members))


def test_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "in.zip", {"a.csv": b"a,b\n1,2\n"}).read_bytes()
    assert "another packed file" in refused(zipped(tmp_path / "a.zip", {"a.csv": inner}))


def test_an_interrupted_upload_is_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": ROWS})
    path.write_bytes(path.read_bytes()[:-700])
    assert refused(path) == "The file is damaged or incomplete."


def test_a_damaged_part_is_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": ROWS})
    content = bytearray(path.read_bytes())
    begin = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[begin : begin + 60] = b"\xff" * 60
    path.write_bytes(content)
    assert refused(path) == "The file is damaged or incomplete."


def test_a_password_is_named(tmp_path: Path) -> None:
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    (tmp_path / "a.xlsx").write_bytes(encrypted)
    assert refused(tmp_path / "a.xlsx") == "The workbook is protected with a password."
    (tmp_path / "b.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
    assert "old Excel format" in refused(tmp_path / "b.xls")


def test_a_protected_zip_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": b"a,b\n1,2\n"})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert refused(path) == "The file is protected with a password."


def test_headings_without_answers_are_still_a_sheet(tmp_path: Path) -> None:
    assert read(workbook(tmp_path / "a.xlsx", {"leeg": [], "kop": [["a", "b"]]})).rows == [["a", "b"]]


def test_an_empty_workbook(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", {"leeg": [], "blanco": [[" ", "\u00a0"]]})) == "The workbook is empty."


def test_formulas_without_outcome_are_noted(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path / "a.xlsx", {"Blad1": [*ROWS, ["z", "=A1", "=1+1"]]}))
    assert sheet.rows[3] == ["z", "", ""]
    assert "formula without its outcome" in str(sheet.notes[0].message)


@pytest.mark.parametrize(
    ("stray", "expected"),
    [
        (
            "XFD1048576",
            "refused The sheet reaches as far as cell XFD1048576, much further than a table with answers. Often it is a stray space.",
        ),
        ("A1048576", "table 3 3"),
        ("XFD2", "table 3 3"),
    ],
)
def test_a_stray_cell_ends_in_a_table_or_in_a_sentence(tmp_path: Path, stray: str, expected: str) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.worksheets[0][stray] = " "
    book.save(tmp_path / "a.xlsx")
    assert outcome(tmp_path / "a.xlsx") == expected


@pytest.mark.parametrize(
    "far",
    [
        b'<row r="1048576"><c t="str"><v>x</v></c></row>',
        b"<row r = '9'><c  s='1'\n r = 'XFD1048576' t='str'><v>x</v></c></row>",
        b'<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1048576"><x:c r="XFD1048576"/></x:row>',
    ],
)
def test_a_far_cell_is_seen_however_it_is_written(tmp_path: Path, far: bytes) -> None:
    wide = b'<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>'
    path = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS})
    spoiled = changed(path, tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": HEAD + wide + far + b"</sheetData></worksheet>"})
    assert outcome(spoiled).startswith("refused The sheet reaches as far as cell XFD1048576")


def test_a_far_cell_across_two_pieces_of_the_file_is_seen(tmp_path: Path) -> None:
    filler = b"<!--" + b"-x" * ((2**20 - len(HEAD) - 40) // 2) + b"-->"
    far = b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData></worksheet>'
    path = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS})
    spoiled = changed(path, tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": HEAD + filler + far})
    assert outcome(spoiled).startswith("refused")


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS})
    cell = b"<worksheet><sheetData><row><c t='inlineStr'><is><t>" + b" " * (100 * 2**20) + b"</t></is></c></row></sheetData></worksheet>"
    assert "far more than a survey export" in outcome(changed(path, tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": cell}))


def test_sizes_in_the_headers_are_not_believed(tmp_path: Path) -> None:
    path = with_lying_size(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", b"<row/>" * (5 * 2**20))
    assert "far more than a survey export" in refused(path)


def test_a_workbook_cannot_fetch_or_multiply_anything(tmp_path: Path) -> None:
    """Entities of the laughing kind and of the fetching kind: calamine does not expand them, and openpyxl refuses them."""
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    body = HEAD + b'<row r="1"><c r="A1" t="str"><v>&b;&c;</v>'
    path = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS})
    spoiled = changed(path, tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": laughs + body + b"</c></row></sheetData></worksheet>"})
    assert outcome(spoiled) in {"refused The file is damaged or incomplete.", "refused The workbook is empty."}


def test_a_sheet_of_a_million_rows_stays_within_limits(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>1</v></c></row>' % (n, n, n, n) for n in range(1, 1_048_577))
    path = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS})
    spoiled = changed(path, tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": HEAD + rows + b"</sheetData></worksheet>"})
    assert outcome(spoiled) == "table 1048576 2"
