from __future__ import annotations

import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analyzer.report import excel
from analyzer.report.document import Cell, Column, Number, Phrase, Sheet, Table
from analyzer.report.grid import number_format, only_number, unique_headings
from analyzer.report.labels import labels
from tests.report.poison import TEXTS, poisoned
from tests.report.specimen import specimen
from tests.report.walk import parts, texts

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from analyzer.report.document import Document


def written(document: Document, folder: Path) -> Workbook:
    path = folder / "workbook.xlsx"
    excel.write(document, path)
    return openpyxl.load_workbook(path)


def sheet_of(*cells: Cell, heading: str = "Afdeling") -> Document:
    columns = tuple(Column(f"{heading} {number}") for number in range(len(cells)))
    return replace(specimen(), sheets=(Sheet("Blad", Phrase("Blad"), (), Table("t", Phrase("t"), columns, (cells,))),))


def test_two_writings_are_the_same_to_the_last_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    excel.write(specimen(), tmp_path / "one.xlsx")
    moment = time.time() + 90_000
    monkeypatch.setattr(time, "time", lambda: moment)
    excel.write(specimen(), tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_nothing_tells_who_wrote_it_or_when(tmp_path: Path) -> None:
    book = written(specimen(), tmp_path)
    known = book.properties
    assert (known.creator, known.lastModifiedBy, known.title) == ("analyzer", "analyzer", specimen().title)
    assert {known.created.year, known.modified.year} == {2000}
    with zipfile.ZipFile(tmp_path / "workbook.xlsx") as parts_of_it:
        assert {entry.date_time for entry in parts_of_it.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_summary_comes_first_and_every_sheet_is_there(tmp_path: Path) -> None:
    book = written(specimen(), tmp_path)
    assert book.sheetnames == [sheet.name for sheet in specimen().sheets]
    assert book.worksheets[0]["A1"].value == specimen().sheets[0].title.text


def test_a_table_can_be_filtered_and_its_heading_stays_in_sight(tmp_path: Path) -> None:
    page = written(specimen(), tmp_path)["Onder de norm"]
    table = next(iter(page.tables.values()))
    head = table.ref.split(":")[0].lstrip("A")
    assert table.autoFilter.ref == table.ref
    assert page.freeze_panes == f"B{int(head) + 1}"
    assert page.print_title_rows == f"${head}:${head}"
    assert [column.name for column in table.tableColumns] == [cell.value for cell in page[int(head)]]


def test_it_prints_on_landscape_a4_with_page_numbers(tmp_path: Path) -> None:
    for page in written(specimen(), tmp_path).worksheets:
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (1, 0, True)
        assert page.oddFooter.right.text == labels(specimen())["page"]
        assert page.oddHeader.right.text == "CONCEPT"


def test_numbers_are_numbers_with_their_format_and_all_else_is_text_of_the_document(tmp_path: Path) -> None:
    document = specimen()
    numbers = {part.value for part in parts(document.sheets) if isinstance(part, Number)}
    words = texts(document.sheets) | set(labels(document).values())
    for page in written(document, tmp_path).worksheets:
        for cell in (cell for row in page.iter_rows() for cell in row if cell.value is not None):
            assert cell.value in (numbers if cell.data_type == "n" else words)
    heat = written(document, tmp_path)["Onder de norm"]
    assert (heat["C6"].value, heat["C6"].number_format) == (0.41, "0%")
    assert (heat["B6"].value, heat["B6"].number_format) == (24, "0")
    assert heat["E9"].value == "niet getoond"


def test_heat_follows_the_numbers(tmp_path: Path) -> None:
    page = written(specimen(), tmp_path)["Onder de norm"]
    coloured = {str(scope.sqref) for scope in page.conditional_formatting}
    assert coloured == {f"{letter}6:{letter}12" for letter in "CDEFGHIJK"}


def test_an_action_sheet_has_a_list_of_statuses_a_name_and_a_date(tmp_path: Path) -> None:
    page = written(specimen(), tmp_path)["Acties"]
    words = labels(specimen())
    assert [cell.value for cell in page[4]][-3:] == [words["status"], words["owner"], words["date"]]
    rules = {rule.type: rule for rule in page.data_validations.dataValidation}
    assert rules["list"].formula1 == f'"{words["open"]},{words["planned"]},{words["done"]}"'
    assert str(rules["list"].sqref) == "D5:D11"
    assert {page[f"D{row}"].value for row in range(5, 12)} == {words["open"]}
    assert page["F5"].is_date


def test_a_document_may_call_the_statuses_otherwise(tmp_path: Path) -> None:
    page = written(replace(specimen(), labels={"open": "te doen"}), tmp_path)["Acties"]
    assert page["D5"].value == "te doen"


def test_no_text_becomes_a_formula_or_an_error(tmp_path: Path) -> None:
    book = written(poisoned(), tmp_path)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    tempting = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "'"))]
    assert tempting
    assert all(cell.quotePrefix for cell in tempting)
    shown = {str(cell.value) for cell in cells}
    assert {text for text in TEXTS if text not in shown} == set()


@pytest.mark.parametrize("text", ["\x00\x08", "a\x1fb", "\ufffe", "\ud800", "x" * 40_000])
def test_what_a_workbook_cannot_hold_does_not_stop_it(text: str, tmp_path: Path) -> None:
    document = replace(sheet_of(Cell(Phrase(text)), heading=text), title=text, stamp=text)
    assert written(document, tmp_path)["Blad"]["A3"].data_type == "s"


def test_names_of_sheets_are_what_excel_accepts(tmp_path: Path) -> None:
    names = written(poisoned(), tmp_path).sheetnames
    assert len({name.casefold() for name in names}) == len(TEXTS)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") and name.strip("'") == name for name in names)


@pytest.mark.parametrize(("wanted", "name"), [("History", "History 2"), ("''", "-"), ("a/b", "a b"), ("Afdeling", "Afdeling 2")])
def test_a_name_that_is_taken_or_forbidden_is_changed(wanted: str, name: str) -> None:
    assert excel.sheet_name(wanted, ["afdeling"]) == name


def test_headings_are_unique_and_never_empty() -> None:
    assert unique_headings(["A", "a", "", "A\nB", "A B"], "Kolom") == ["A", "a (2)", "Kolom 3", "A B", "A B (2)"]
    assert max(len(heading) for heading in unique_headings(["x" * 300] * 12, "Kolom")) <= 255


@pytest.mark.parametrize(
    ("number", "shape"),
    [
        (Number("p", "45%", 0.45, "share"), "0%"),
        (Number("p", "45\u00a0%", 0.45, "share"), "0%"),
        (Number("p", "1.234", 1234.0), "0"),
        (Number("p", "12,5", 12.5), "0.0"),
        (Number("p", "3", 3.0, "mean"), "0"),
        (Number("p", "0.65", 0.65, "mean"), "0.00"),
    ],
)
def test_a_number_has_as_many_decimals_as_on_the_page(number: Number, shape: str) -> None:
    assert number_format(number) == shape


@pytest.mark.parametrize("shown", ["<1%", ">99%", "about 4", "–"])
def test_a_number_that_says_less_stays_as_it_is_said(shown: str, tmp_path: Path) -> None:
    cell = Cell(Phrase(shown, (Number("p", shown, 0.0, "share"),)))
    assert only_number(cell) is None
    assert written(sheet_of(cell), tmp_path)["Blad"]["A4"].value == shown


def test_a_document_without_sheets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no sheets"):
        excel.write(replace(specimen(), sheets=()), tmp_path / "x.xlsx")


def test_a_table_without_rows_is_still_a_table(tmp_path: Path) -> None:
    sheet = Sheet("Leeg", Phrase("Leeg"), (), Table("t", Phrase("t"), (Column("A"), Column("B")), ()), action=True)
    page = written(replace(specimen(), sheets=(sheet,)), tmp_path)["Leeg"]
    assert next(iter(page.tables.values())).ref == "A3:E4"
