"""The bundled sample, for real, from upload to report in a browser."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from analyzer import api
from tests.web.conftest import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """An export and a company workbook, made up."""
    api.sample(tmp_path / "sample", respondents=230, seed=1)
    return tmp_path / "sample"


def test_from_upload_to_report(sample: Path, served: str, folder: Path, open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(f"{served}/link/{TOKEN}")
    page.wait_for_url(f"{served}/")
    page.set_input_files("#export", sample / "responses.csv")
    page.set_input_files("#company", sample / "company.xlsx")
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name="This was recognised", level=1).wait_for()
    for said in ("Google Forms", "230 people", "Social media at work", "responses.csv", "company.xlsx"):
        assert page.get_by_text(said).first.is_visible()
    page.get_by_role("button", name="Make the report").click()
    page.get_by_role("heading", name="The report is ready").wait_for(timeout=60_000)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the report").click()
    report = opened.value
    faults: list[str] = []
    report.on("console", lambda message: faults.append(message.text))
    report.on("pageerror", lambda error: faults.append(str(error)))
    report.wait_for_url("**/report/**")  # a new page is blank for a moment, and a blank page cannot be loaded again
    report.wait_for_load_state()
    report.reload()
    report.wait_for_load_state()
    assert report.evaluate("origin") == "null"
    group = report.locator("a[href^='groups/']").first
    group.click()
    report.wait_for_url("**/groups/*.html")
    report.locator(".plot svg").first.wait_for()
    assert faults == []
    with page.expect_download() as coming:
        page.get_by_role("link", name=re.compile("Save the report")).click()
    coming.value.save_as(tmp_path / "saved.zip")
    with zipfile.ZipFile(tmp_path / "saved.zip") as parcel:
        names = {name.partition("/")[2] for name in parcel.namelist()}
        assert {"index.html", "workbook.xlsx", "findings.json", "assets/plotly.js"} <= names
        stored = [path.name for path in folder.rglob("upload-*")]
        assert len(stored) == 2
        assert not any(name.encode() in parcel.read(member) for member in parcel.namelist() for name in stored)
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("heading", name="Drop your export here").wait_for()
    assert list(folder.iterdir()) == []


def test_a_question_about_real_answers(sample: Path, served: str, open_page: Callable[..., Page]) -> None:
    export = sample / "responses.csv"
    words = "Diegene krijgt een melding en het bericht verwijst naar dat account"
    export.write_text(export.read_text("utf-8").replace(words, f"{words} denk ik"), "utf-8")
    page = open_page(f"{served}/link/{TOKEN}")
    page.wait_for_url(f"{served}/")
    page.set_input_files("#export", export)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name="First answer one question about this file", level=1).wait_for()
    assert page.get_by_label(words).is_checked(), "it is nearly the same, so it is our guess"
    page.get_by_role("button", name="Go on with these answers").click()
    page.get_by_role("heading", name="This was recognised", level=1).wait_for()
    page.get_by_role("button", name="Make the report").click()
    page.get_by_role("heading", name="The report is ready").wait_for(timeout=60_000)


def test_a_questionnaire_of_ones_own(sample: Path, served: str, open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(f"{served}/link/{TOKEN}")
    page.wait_for_url(f"{served}/")
    page.set_input_files("#export", sample / "responses.csv")
    page.get_by_text("More choices").click()
    page.set_input_files("#survey", api.key("social-media", tmp_path / "key.xlsx"))
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name="This was recognised", level=1).wait_for()
    assert page.get_by_text("key.xlsx").is_visible()
    page.get_by_role("button", name="Make the report").click()
    page.get_by_role("heading", name="The report is ready").wait_for(timeout=60_000)


def test_questions_that_nobody_knows(served: str, open_page: Callable[..., Page]) -> None:
    rows = ["Waar staat de brandblusser?,Wie belt 112?", *(["Bij de trap,De portier"] * 9), *(["In de kelder,Iedereen"] * 9)]
    page = open_page(f"{served}/link/{TOKEN}")
    page.wait_for_url(f"{served}/")
    page.set_input_files("#export", {"name": "fire.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()})
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name="We do not know these questions yet", level=1).wait_for()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Make a questionnaire from this file").click()
    assert coming.value.suggested_filename == "questionnaire.xlsx"


def test_a_file_without_a_table(served: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{served}/link/{TOKEN}")
    page.wait_for_url(f"{served}/")
    page.set_input_files("#export", {"name": "photo.xlsx", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(100)})
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name="We cannot go on with this file").wait_for()
    assert page.get_by_text("photo.xlsx").is_visible(), "the file has the name that the reader knows"
    assert page.get_by_text("picture").first.is_visible()
