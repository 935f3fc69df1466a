"""Every number that is written has its place in ``findings.json``, for somebody who takes the whole folder apart."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from defusedxml import ElementTree

from analyzer import api
from analyzer.report.document import Chart, Number, Phrase
from tests.attack.places import FIGURE, Written, at, quoted, read_by_people, spoken, spoken_numbers, unplaced, vectors
from tests.report.test_html import page_texts, parsed
from tests.report.walk import parts
from tests.sample import document, findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from analyzer.report.document import Sheet

MEMBERS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/(workbook|styles|sharedStrings)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/theme/theme1\.xml|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/tables/table\d+\.xml"
)


@pytest.fixture(scope="module", params=["nl", "en"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("places") / request.param
    api.render(findings(), folder, language=request.param)
    kept = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    return Written(folder, document(request.param), kept, quoted(request.param))


def test_every_number_of_the_document_is_in_the_findings(written: Written) -> None:
    numbers = {part for part in parts(written.document) if isinstance(part, Number)}
    assert len(numbers) > 1000
    assert {number for number in numbers if at(written.kept, number.path) != pytest.approx(number.value)} == set()


def test_every_number_is_shown_as_it_is(written: Written) -> None:
    """Read back by rules of our own, what is shown is the value itself, or the percentage or minute nearest to it."""
    point, thousand = {"nl": ",.", "en": ".,"}[written.document.language]
    for number in {part for part in parts(written.document) if isinstance(part, Number)}:
        plain = re.sub(r"[<>%\s]", "", number.shown).replace(thousand, "").replace(point, ".")
        read = float(plain) / (100 if "%" in number.shown else 60 if number.kind == "minutes" else 1)
        near = 0.01 if number.shown[0] in "<>" else 0.051 if number.kind == "count" else 0.0051
        assert abs(read - number.value) <= near, number


def test_every_number_on_a_page_has_its_place(written: Written) -> None:
    strays = {}
    checked = 0
    for page in written.document.pages:
        told = spoken((page, written.document.footer))
        for piece in map(str.strip, page_texts(parsed(written.folder / page.path))):
            checked += bool(FIGURE.search(piece))
            if left := unplaced(piece, told.get(piece, []), written):
                strays[page.path, piece] = left
    assert strays == {}
    assert checked > 1000


def test_a_stray_number_would_be_seen(written: Written) -> None:
    told = Phrase("45% van 36", (Number("x", "45%", 0.45, "share"), Number("y", "36", 36)))
    assert not unplaced(told.text, list(told.numbers), written)
    assert unplaced(told.text, list(told.numbers[:1]), written)
    assert unplaced("145%", [Number("x", "45%", 0.45, "share")], written)
    assert unplaced("36 en 36", [told.numbers[1]], written)
    assert unplaced("1.036", [told.numbers[1]], written)
    assert unplaced("280 mensen", [], written), "an option of the survey, but not where it is quoted"


def test_the_folder_holds_nothing_else(written: Written) -> None:
    files = {path.relative_to(written.folder).as_posix() for path in written.folder.rglob("*") if path.is_file()}
    beside = {f"assets/{name}" for name in ("plotly.js", "report.css", "plot.css", "report.js")} | {"workbook.xlsx", "findings.json"}
    assert files - beside == {page.path for page in written.document.pages}
    assert not [path for path in written.folder.parent.iterdir() if path != written.folder]


def islands(written: Written) -> Iterator[tuple[Chart, str, dict[str, Any]]]:
    """The figures as they lie in the pages, with the chart of the document that each belongs to."""
    for page in written.document.pages:
        charts = {f"{part.id}-plot": part for part in parts(page) if isinstance(part, Chart)}
        for script in parsed(written.folder / page.path).iter("script"):
            if script.get("data-for"):
                text = script.text or ""
                yield charts[script.get("data-for", "")], text, json.loads(text)


def test_a_chart_draws_groups_modules_or_questions_and_never_people(written: Written) -> None:
    survey = findings().survey
    most = max(len(findings().groups), len(survey.modules), len(survey.scales), *(len(survey.items_of(one.id)) for one in survey.modules))
    drawn = list(islands(written))
    assert len(drawn) > 20
    for chart, text, figure in drawn:
        assert "bdata" not in text
        assert "base64" not in text
        assert max(map(len, vectors(figure["data"]))) <= 3 * most, "a margin is drawn as two ends and a gap"
        assert max(map(len, vectors(figure["layout"]))) <= 2 * most + 1, "a row has its name and its figures, and there is one line"
        assert 3 * most < findings().organisation.respondents
        plotted = [value for trace in figure["data"] for value in trace["x"] if value is not None]
        known = {number.value for number in spoken_numbers(chart)}
        assert set(plotted) <= known
        assert figure == chart.figure


def test_every_number_written_in_a_chart_has_its_place(written: Written) -> None:
    for chart, _, figure in islands(written):
        for text in read_by_people(figure):
            assert not unplaced(text, [*spoken_numbers(chart), *chart.subtitle.numbers], written), text


def sheets(written: Written) -> Iterator[tuple[Worksheet, Sheet]]:
    book = openpyxl.load_workbook(written.folder / "workbook.xlsx")
    assert len(book.worksheets) == len(written.document.sheets)
    yield from zip(book.worksheets, written.document.sheets, strict=True)


def test_every_cell_of_the_workbook_is_the_cell_of_the_document(written: Written) -> None:
    figures = 0
    for page, sheet in sheets(written):
        if sheet.table is None:
            continue
        (table,) = page.tables.values()
        columns = len(sheet.table.columns)
        drawn = [row[:columns] for row in page[table.ref][1:]]
        assert len(drawn) == len(sheet.table.rows)
        for row, told in zip(drawn, sheet.table.rows, strict=True):
            for cell, meant in zip(row, told, strict=True):
                if cell.data_type == "n" and cell.value is not None:
                    figures += 1
                    assert cell.value in [number.value for number in meant.text.numbers]
                else:
                    assert (cell.value or "") == meant.text.text
    assert figures > 500


def test_every_number_in_a_text_of_the_workbook_has_its_place(written: Written) -> None:
    for page, sheet in sheets(written):
        told = spoken(sheet)
        words = [cell for row in page.iter_rows() for cell in row if cell.data_type == "s"]
        strays = {cell.coordinate: left for cell in words if (left := unplaced(cell.value, told.get(cell.value, []), written))}
        assert strays == {}


def test_the_workbook_hides_nothing(written: Written) -> None:
    for page, _ in sheets(written):
        assert page.sheet_state == "visible"
        assert not [cell.coordinate for row in page.iter_rows() for cell in row if cell.comment or cell.data_type in {"f", "e"}]
        assert not any(dimension.hidden for dimension in (*page.column_dimensions.values(), *page.row_dimensions.values()))
    with zipfile.ZipFile(written.folder / "workbook.xlsx") as book:
        assert [name for name in book.namelist() if not MEMBERS.fullmatch(name)] == []
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(entry.comment or entry.extra for entry in book.infolist())
        names = ElementTree.fromstring(book.read("xl/workbook.xml")).iter("{*}definedName")
        assert {name.get("name") for name in names} <= {"_xlnm.Print_Titles", "_xlnm._FilterDatabase"}
        known = {part.tag.partition("}")[2]: part.text for part in ElementTree.fromstring(book.read("docProps/core.xml"))}
    day = "2000-01-01T00:00:00Z"
    assert known == {"creator": "analyzer", "lastModifiedBy": "analyzer", "title": written.document.title, "created": day, "modified": day}
