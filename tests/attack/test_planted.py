"""A share or a count that was withheld, planted anywhere in what was written, is found before anybody sees it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from analyzer import api, archive
from analyzer.model.problem import Unsafe
from analyzer.report import excel, html
from analyzer.report.document import Chart, Number, Phrase
from analyzer.report.furniture import furnish
from analyzer.report.proof import prove
from analyzer.report.proof.figures import prove_figures
from analyzer.report.proof.files import prove_files
from analyzer.report.proof.findings import prove_findings
from analyzer.report.proof.numbers import parts, prove_bare_figures, prove_numbers
from analyzer.report.proof.page import prove_page
from analyzer.report.proof.workbook import prove_workbook
from tests.attack import planted
from tests.sample import document, findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analyzer.report.document import Document, Page


class Report(NamedTuple):
    """A report as it was written, and what it was written from."""

    folder: Path
    document: Document
    told: dict[str, object]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("planted") / "report"
    api.render(findings(), folder, language="nl")
    return Report(folder, document("nl"), archive.as_json(findings()))


def kinds(report: Report) -> list[Page]:
    """A page of every kind."""
    return list({page.kind: page for page in report.document.pages}.values())


def must_be_found(report: Report, page: Page, written: str) -> None:
    with pytest.raises(Unsafe) as found:
        prove_page(written.encode(), report.document, page, furnish(inline=False))
    assert not re.search(r"\d", str(found.value)), "the message tells nothing"


def test_what_was_written_is_what_was_said(report: Report) -> None:
    prove(report.folder, report.document, report.told)


@pytest.mark.parametrize("where", planted.PAGES)
def test_in_a_page(report: Report, where: str) -> None:
    old, new = planted.PAGES[where]
    tried = 0
    for page in kinds(report):
        before = (report.folder / page.path).read_text("utf-8")
        for after in {re.sub(old, new, before, count=1), last(old, new, before)} - {before}:
            must_be_found(report, page, after)
            tried += 1
    assert tried, "planted in no page at all"


def last(old: str, new: str, text: str) -> str:
    """The last occurrence replaced."""
    found = [*re.finditer(old, text)]
    return text[: found[-1].start()] + re.sub(old, new, text[found[-1].start() :], count=1) if found else text


def test_a_share_of_another_cell_in_a_cell_that_is_not_shown(report: Report) -> None:
    """What stands elsewhere on the page may still not stand here."""
    page = kinds(report)[0]
    before = (report.folder / page.path).read_text("utf-8")
    share = re.search(r">(\d+%)<", before)
    assert share
    must_be_found(report, page, before.replace("·</td>", f"{share[1]}</td>", 1))


def test_two_cells_in_each_others_place(report: Report) -> None:
    page = next(page for page in report.document.pages if page.kind == "group")
    before = (report.folder / page.path).read_text("utf-8")
    one, other = sorted(set(re.findall(r">(\d+%)</td>", before)))[:2]
    must_be_found(
        report, page, before.replace(f">{one}</td>", ">@</td>", 1).replace(f">{other}</td>", f">{one}</td>", 1).replace("@", other)
    )


@pytest.mark.parametrize("where", planted.FIGURES)
def test_in_a_figure(report: Report, where: str) -> None:
    tried = 0
    for page in kinds(report):
        before = (report.folder / page.path).read_text("utf-8")
        if (after := planted.FIGURES[where](before)) != before:
            must_be_found(report, page, after)
            tried += 1
    assert tried, "planted in no figure at all"


def must_be_found_in_the_workbook(report: Report, content: bytes, folder: Path) -> None:
    (folder / "workbook.xlsx").write_bytes(content)
    with pytest.raises(Unsafe) as found:
        prove_workbook(folder / "workbook.xlsx", report.document)
    assert not re.search(r"\d", str(found.value)), "the message tells nothing"


@pytest.mark.parametrize("where", planted.PARTS)
def test_in_a_workbook(report: Report, where: str, tmp_path: Path) -> None:
    parts = planted.taken_apart((report.folder / "workbook.xlsx").read_bytes())
    planted.PARTS[where](parts)
    must_be_found_in_the_workbook(report, planted.packed(parts), tmp_path)


@pytest.mark.parametrize("where", planted.CONTAINERS)
def test_in_the_file_of_a_workbook(report: Report, where: str, tmp_path: Path) -> None:
    content = planted.CONTAINERS[where]((report.folder / "workbook.xlsx").read_bytes())
    must_be_found_in_the_workbook(report, content, tmp_path)


def test_packing_alone_plants_nothing(report: Report, tmp_path: Path) -> None:
    (tmp_path / "workbook.xlsx").write_bytes(planted.packed(planted.taken_apart((report.folder / "workbook.xlsx").read_bytes())))
    prove_workbook(tmp_path / "workbook.xlsx", report.document)


@pytest.mark.parametrize("where", planted.FINDINGS)
def test_in_the_findings(report: Report, where: str, tmp_path: Path) -> None:
    before = (report.folder / "findings.json").read_text("utf-8")
    after = re.sub(*planted.FINDINGS[where], before, count=1)
    assert after != before
    (tmp_path / "findings.json").write_text(after, "utf-8")
    with pytest.raises(Unsafe):
        prove_findings(tmp_path, report.told)


@pytest.mark.parametrize("where", planted.FILES)
def test_in_the_folder(report: Report, where: str, tmp_path: Path) -> None:
    folder = tmp_path / "report"
    shutil.copytree(report.folder, folder)
    prove_files(folder, report.document, furnish(inline=False))
    planted.FILES[where](folder)
    with pytest.raises(Unsafe):
        prove_files(folder, report.document, furnish(inline=False))


NUMBERS: dict[str, Callable[[Number], Number]] = {
    "another value": lambda number: replace(number, value=number.value + 1),
    "a place that is not there": lambda number: replace(number, path="groups.999.respondents"),
    "a place that holds no number": lambda number: replace(number, path="wave"),
    "no place": lambda number: replace(number, path=""),
    "shown as another": lambda number: replace(number, shown="3"),
    "shown in words": lambda number: replace(number, shown="drie"),
}


@pytest.mark.parametrize("how", NUMBERS)
def test_a_number_that_is_not_in_the_findings(report: Report, how: str) -> None:
    number = next(part for part in parts(report.document) if isinstance(part, Number) and part.value > 10)
    changed = replace(report.document, footer=(Phrase("", (NUMBERS[how](number),)),))
    with pytest.raises(Unsafe):
        prove_numbers(changed, report.told)


@pytest.mark.parametrize("phrase", [Phrase("37%"), Phrase(" < 3 "), Phrase("1.234,5"), Phrase("37%", (Number("x", "3", 3),))])
def test_a_text_that_is_a_number_without_a_place(report: Report, phrase: Phrase) -> None:
    with pytest.raises(Unsafe):
        prove_bare_figures(replace(report.document, footer=(phrase,)), report.told)


@pytest.mark.parametrize(
    "change",
    [
        {"frames": []},
        {"data": [{"x": [0.123]}]},
        {"data": [{"x": [], "text": ["123%"]}]},
        {"layout": {"meta": 3}},
        {"layout": {"annotations": [{"text": "Directie<br>123%"}]}},
    ],
)
def test_a_figure_that_says_more_than_its_chart(report: Report, change: dict[str, object]) -> None:
    page = kinds(report)[0]
    chart = next(block for block in page.blocks if isinstance(block, Chart))
    with pytest.raises(Unsafe):
        prove_figures(replace(page, blocks=(replace(chart, figure={**chart.figure, **change}),)))


END_TO_END: dict[str, tuple[Any, Callable[[Document, Path], object]]] = {
    "a page": (html, lambda document, folder: (folder / document.pages[-1].path).open("a", encoding="utf-8").write("<!-- 3 -->")),
    "a file": (html, lambda _, folder: (folder / "n3.html").touch()),
    "a workbook": (excel, lambda _, path: path.open("ab").write(b"3")),
}


@pytest.mark.parametrize("where", END_TO_END)
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_writer_that_writes_more_writes_nothing(report: Report, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "report"
    shutil.copytree(report.folder, out)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    writer, plant = END_TO_END[where]
    write = writer.write

    def more(document: Document, place: Path, **how: Any) -> None:
        write(document, place, **how)
        plant(document, place)

    monkeypatch.setattr(writer, "write", more)
    with pytest.raises(Unsafe):
        api.render(findings(), out, language="nl")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["report"]
