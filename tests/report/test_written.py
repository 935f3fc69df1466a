"""Everything that findings become is written into one folder, and every chart can be had by itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from analyzer import archive
from analyzer.report import chart, compose, write
from analyzer.text import Text
from tests.report.handmade import findings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_is_a_folder_of_pages_a_workbook_and_the_findings(tmp_path: Path) -> None:
    index = write(findings(), tmp_path / "report", Text("nl"), archive.write, archive.as_json)
    assert index == tmp_path / "report" / "index.html"
    written = {path.relative_to(index.parent).as_posix() for path in index.parent.rglob("*") if path.is_file()}
    pages = {page.path for page in compose(findings(), Text("nl")).pages}
    assert written >= pages | {"workbook.xlsx", "findings.json"}
    assert json.loads((index.parent / "findings.json").read_text("utf-8")) == archive.as_json(findings())


def test_the_same_findings_give_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(findings(), tmp_path / name, Text("en"), archive.write, archive.as_json)
    one = {path.relative_to(tmp_path / "one"): path.read_bytes() for path in (tmp_path / "one").rglob("*") if path.is_file()}
    assert {name for name, content in one.items() if (tmp_path / "two" / name).read_bytes() != content} == set()


def test_findings_read_back_give_the_same_pages(tmp_path: Path) -> None:
    first = write(findings(), tmp_path / "first", Text("nl"), archive.write, archive.as_json)
    again = write(archive.read(first.parent / "findings.json"), tmp_path / "again", Text("nl"), archive.write, archive.as_json)
    assert again.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("need", {}),
        ("agreement", {}),
        ("need", {"department": "Verkoop"}),
        ("agreement", {"level": "staff"}),
        ("need", {"level": "staff", "department": "Verkoop"}),
        ("answers", {"module": "network"}),
    ],
)
def test_a_chart_by_itself(name: str, where: dict[str, str]) -> None:
    assert chart(findings(), name, Text("nl"), where)["data"]


@pytest.mark.parametrize(
    ("name", "where"), [("answers", {}), ("need", {"department": "Directie"}), ("pie", {}), ("answers", {"module": "safety"})]
)
def test_a_chart_that_is_not_there(name: str, where: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="chart is"):
        chart(findings(), name, Text("nl"), where)
