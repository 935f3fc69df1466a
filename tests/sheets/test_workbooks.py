from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer.model.problem import Unreadable
from analyzer.sheets import excel
from analyzer.sheets.opening import opened
from analyzer.sheets.reading import read, read_all
from analyzer.sheets.sheet import trimmed
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
    assert row[:8] == ["1", "2.5", "1e+20", "TRUE", "2026-09-01 14:20:53", "2026-09-01", "09:30:00", "007"]


@pytest.mark.parametrize("reader", [excel._by_calamine, excel._by_openpyxl], ids=["calamine", "openpyxl"])
def test_both_readers_give_the_same(tmp_path: Path, reader: object) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["C3"], sheet["D3"], sheet["C5"], sheet["D5"], sheet["E9"] = "a", 1, "é\nx", dt.datetime(2026, 1, 2, 3, 4, 5), True
    book.save(tmp_path / "a.xlsx")
    with (tmp_path / "a.xlsx").open("rb") as source:
        (drawn,) = list(reader(source))  # type: ignore[operator]
    assert (drawn.name, drawn.hidden) == ("Sheet", False)
    found = trimmed(drawn.name, drawn.columns, range(1, drawn.height + 1))
    assert found.rows == [["a", "1", ""], ["é\nx", "2026-01-02 03:04:05", ""], ["", "", "TRUE"]]
    assert (found.lines, found.columns) == ([3, 5, 9], [3, 4, 5])


@pytest.mark.parametrize("reader", [excel._by_calamine, excel._by_openpyxl], ids=["calamine", "openpyxl"])
def test_both_readers_leave_errors_blank(tmp_path: Path, reader: object) -> None:
    path = tmp_path / "a.xlsx"
    workbook(tmp_path / "in.xlsx", {"Blad1": [["a", "b"], ["x", 1]]})
    first = b'<row r="1"><c r="A1" t="str"><v>x</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    second = b'<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData></worksheet>'
    changed(tmp_path / "in.xlsx", path, {"xl/worksheets/sheet1.xml": HEAD + first + second})
    with path.open("rb") as source:
        (drawn,) = list(reader(source))  # type: ignore[operator]
    assert [column.cells() for column in drawn.columns] == [["x", "1"], ["", "2"]]
    assert "an error of Excel" in str(read(path).notes[0].message)


def test_a_panic_of_the_fast_reader_leaves_it_to_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def panics(_: object) -> list[object]:
        raise Panic

    monkeypatch.setattr(excel, "_by_calamine", panics)
    (sheet,) = opened(workbook(tmp_path / "a.xlsx", {"Blad1": ROWS})).sheets
    assert sheet.rows == ROWS


def test_without_defused_xml_the_other_reader_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)
    monkeypatch.setattr(excel, "_by_calamine", lambda _: 1 / 0)
    with pytest.raises(RuntimeError, match="install defusedxml"):
        opened(workbook(tmp_path / "a.xlsx", {"Blad1": ROWS}))


def test_an_interruption_is_not_swallowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> list[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(excel, "_by_calamine", interrupted)
    with pytest.raises(KeyboardInterrupt):
        opened(workbook(tmp_path / "a.xlsx", {"Blad1": ROWS}))


def test_places_are_those_of_the_workbook(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path / "a.xlsx", {"Blad1": [[], [None, "a", None, "b"], [], [None, 1, None, 2]]}))
    assert sheet.rows == [["a", "b"], ["1", "2"]]
    assert sheet.place(1, 1) == "D4"


def test_of_several_sheets_the_fullest_is_read_or_the_one_that_is_picked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Codeboek": [["a", "b", "c", "d"]] * 9, "Formulierreacties 1": ROWS})
    assert read(path).name == "Codeboek"
    assert read(path, lambda tables: tables[1]).name == "Formulierreacties 1"


def test_of_several_tables_in_a_zip_file_one_is_picked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"folder/b.csv": b"a,b\n1,2\n", "__MACOSX/x.csv": b"", "jan@bedrijf.nl (1).csv": b"c,d\n3,4\n5,6\n"})
    assert (read(path).name, read(path).rows) == ("••• (1).csv", [["c", "d"], ["3", "4"], ["5", "6"]])
    assert read(path, lambda tables: tables[0]).name == "b.csv"


def test_a_note_on_the_first_sheet_does_not_hide_the_answers(tmp_path: Path) -> None:
    assert read(workbook(tmp_path / "a.xlsx", {"Lees mij": [["Opgeschoond"], ["in juni"]], "Data": ROWS})).name == "Data"


def test_hidden_sheets_are_not_read_and_not_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Namen": [*ROWS, *ROWS], "Antwoorden": ROWS, "Lijst": ROWS}, hidden=["Namen", "Lijst"])
    assert [sheet.name for sheet in read_all(path)] == ["Antwoorden"]
    assert read_all(path)[0].notes == ()
    (note,) = read(path).notes
    assert str(note.message) == "2 hidden sheets were not read."


def test_a_workbook_of_which_everything_is_hidden_says_so(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"leeg": [], "Antwoorden": ROWS}, hidden=["Antwoorden"])
    assert refused(path) == "Every sheet that can be seen is empty, and 1 sheet is hidden."


def test_chart_sheets_are_skipped_and_hidden_columns_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    book.create_chartsheet("Grafiek")
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert found.rows == ROWS
    assert found.notes == ()


def test_truth_and_one_stay_apart_in_a_column(tmp_path: Path) -> None:
    values = ["v", 1, True, 0, False, 1.0, "1", None, "TRUE"]
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [[value, "x"] for value in values]})
    assert [row[0] for row in read(path).rows] == ["v", "1", "TRUE", "0", "FALSE", "1", "1", "", "TRUE"]
    assert len(set(read(path).texts[0].distinct)) == len(read(path).texts[0].distinct)


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
        ({f"{number}.csv": b"a,b\n" for number in range(6)}, "holds 6 tables, and one is needed: 0.csv, 1.csv"),
        ({"notes.docx": b"x"}, "holds no table"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"x"}, "damaged, or it is of a kind"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"x"}, "document or presentation"),
        ({"mimetype": b"application/epub+zip"}, "another program than Excel"),
        ({"Index/Document.iwa": b"x"}, "another program than Excel"),
        ({"[Content_Types].xml": b"x", "xl/workbook.bin": b"x"}, "damaged, or it is of a kind"),
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


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
BIFF_8 = bytes.fromhex("0908100000060500") + bytes(12)
BIFF_5 = bytes.fromhex("0908080000050500") + bytes(4)
FILE_PASS = bytes.fromhex("2f003600")
WRITE_PROTECTED = bytes.fromhex("86000000")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "The workbook is protected with a password."),
        (OLE + BIFF_8 + FILE_PASS, "The workbook is protected with a password."),
        (OLE + BIFF_5 + WRITE_PROTECTED + FILE_PASS, "The workbook is protected with a password."),
        (OLE + "WordDocument".encode("utf-16-le"), "This is a document or presentation, not a table with answers."),
        (OLE, "The workbook is damaged, or it is of a kind that cannot be read."),
        (bytes.fromhex("0904060000001000"), "This is a workbook of a very old Excel."),
    ],
)
def test_older_files_are_named_by_what_is_in_them(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.xls").write_bytes(content + bytes(1000))
    assert refused(tmp_path / "a.xls") == message


def test_a_protected_ods_is_named(tmp_path: Path) -> None:
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    members = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": manifest, "content.xml": b"x"}
    assert refused(zipped(tmp_path / "a.ods", members)) == "The workbook is protected with a password."


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"BM\x36\x10\x00\x00\x00\x00\x00\x00\x36", "a picture"),
        (b'{"responses": []}', "a JSON file"),
        (b"[\n{}]", "a JSON file"),
        (b"$FL2@(#)", "an SPSS file"),
        (b"\xef\xbb\xbf<html><table><tr><td>a</td></tr></table></html>", "a web page"),
        ("\ufeff<html><table>".encode("utf-16-le"), "a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "an XML file"),
        (b"MIME-Version: 1.0\r\n", "a saved web page or an e-mail"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "a.xls").write_bytes(content)
    assert refused(tmp_path / "a.xls") == f"This is {what}, not a table with answers."


def test_a_web_page_that_calls_itself_a_workbook_is_to_be_saved_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"<html><table>")
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "a.xls")
    assert "save it as Excel workbook (.xlsx)" in str(caught.value.problems[0].remedy)


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


def long(folder: Path, rows: int) -> Path:
    written = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>1</v></c></row>' % (n, n, n, n) for n in range(1, rows + 1))
    path = workbook(folder / "in.xlsx", {"Blad1": ROWS})
    return changed(path, folder / "a.xlsx", {"xl/worksheets/sheet1.xml": HEAD + written + b"</sheetData></worksheet>"})


def test_a_workbook_may_have_200_000_rows_and_no_more(tmp_path: Path) -> None:
    assert outcome(long(tmp_path, 200_000)) == "table 200000 2"
    assert outcome(long(tmp_path, 1_048_576)) == (
        "refused The sheet Blad1 has 1,048,576 rows. A workbook is read up to 200,000 rows; a CSV file can be longer."
    )


@pytest.mark.parametrize("row", [b"<row>", b"<row >", b"<row s='r=\"1\"'>"])
def test_cells_without_a_reference_are_counted(tmp_path: Path, row: bytes) -> None:
    wide = row + b"<c/>" * 16_000 + b"</row>"
    path = workbook(tmp_path / "in.xlsx", {"Blad1": ROWS})
    content = HEAD + wide + b"<row/>" * 1_000_000 + row + b"<c/></row></sheetData></worksheet>"
    spoiled = changed(path, tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": content})
    assert outcome(spoiled) == (
        "refused The sheet reaches as far as cell WQJ1000002, much further than a table with answers. Often it is a stray space."
    )


def test_a_far_cell_in_a_large_workbook_is_named_however_fast_it_is_read(tmp_path: Path) -> None:
    """Large workbooks are read while they are being measured; a reader that dies too early is followed by one that waits."""
    path = long(tmp_path, 1_000_000)
    assert path.stat().st_size > 4 * 2**20
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b'r="B1000000"', b'r="XFD1000000"')
    far = changed(path, tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": sheet})
    assert outcome(far).startswith("refused The sheet reaches as far as cell XFD1000000")
