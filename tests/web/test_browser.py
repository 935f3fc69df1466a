"""The page in a real browser: the whole way, with and without scripts, by keyboard, on a phone and in the dark."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from analyzer.model.problem import Problem, TooSmall, Unreadable
from analyzer.text import sentence
from analyzer.web import limit
from tests.web.conftest import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.web.stand_in import StandIn

pytestmark = pytest.mark.browser

CSV = {"name": "Answers (1).csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
PHONE = {"viewport": {"width": 360, "height": 740}}
DROP = """(where) => {
  const data = new DataTransfer();
  data.items.add(new File(["a,b\\n1,2\\n"], "dropped.csv", { type: "text/csv" }));
  const target = document.querySelector(where);
  for (const type of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


def _arrive(page: Page, served: str) -> Page:
    page.wait_for_url(f"{served}/")
    return page


def _heading(page: Page, text: str) -> None:
    page.get_by_role("heading", name=text, level=1).wait_for()


def _make(page: Page) -> None:
    page.set_input_files("#export", CSV)
    page.get_by_role("button", name="Read the file").click()
    _heading(page, "This was recognised")
    page.get_by_role("button", name="Make the report").click()


def _axe(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    assert found.violations_count == 0, found.generate_report()


def test_the_whole_way(api: StandIn, served: str, open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = _arrive(open_page(f"{served}/link/{TOKEN}"), served)
    assert TOKEN not in page.url
    page.evaluate(DROP, "h1")
    assert page.locator(".chosen").first.text_content() == "dropped.csv"
    api.go.clear()
    page.get_by_role("button", name="Read the file").click()
    page.get_by_text("Your file is being read …").wait_for()
    api.go.set()
    _heading(page, "This was recognised")
    assert page.get_by_text("dropped.csv").is_visible()
    page.get_by_role("button", name="Make the report").click()
    _heading(page, "The report is ready")
    with page.expect_download() as coming:
        page.get_by_role("link", name=re.compile("Save the report")).click()
    coming.value.save_as(tmp_path / "saved.zip")
    assert coming.value.suggested_filename == "social-media-2026-11.zip"
    with zipfile.ZipFile(tmp_path / "saved.zip") as parcel:
        assert parcel.testzip() is None
    page.get_by_role("button", name="Start again").click()
    _heading(page, "Drop your export here")


def test_the_report_runs_in_a_sandbox(api: StandIn, served: str, open_page: Callable[..., Page]) -> None:
    page = _arrive(open_page(f"{served}/link/{TOKEN}"), served)
    _make(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the report").click()
    report = opened.value
    expect(report.locator("#drawn")).to_have_text("drawn")
    assert report.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"
    assert report.evaluate("origin") == "null"
    assert report.evaluate("opener") is None
    assert "SecurityError" in report.evaluate("() => { try { return document.cookie } catch (refused) { return refused.name } }")
    assert report.evaluate("fetch('/status').then(() => 'read', () => 'refused')") == "refused"
    report.get_by_role("link", name="Sales").click()
    report.wait_for_url("**/groups/sales.html")
    expect(report.locator("#drawn")).to_have_text("drawn")
    report.go_back()
    with report.expect_download() as coming:
        report.get_by_role("link", name="Workbook").click()
    assert coming.value.suggested_filename == "workbook.xlsx"


def test_without_scripts_it_works_as_well(api: StandIn, served: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/link/{TOKEN}")
    _arrive(page, served)
    api.go.clear()
    page.set_input_files("#export", CSV)
    page.get_by_role("button", name="Read the file").click()
    _heading(page, "One moment")
    api.go.set()
    _heading(page, "This was recognised")
    page.get_by_role("button", name="Make the report").click()
    _heading(page, "The report is ready")
    context.close()


def test_a_bad_file_gives_a_message_and_another_try(api: StandIn, served: str, open_page: Callable[..., Page]) -> None:
    page = _arrive(open_page(f"{served}/link/{TOKEN}"), served)
    api.checked = Unreadable(
        [Problem("stop", sentence("File {file}", file="x.png"), sentence("This is a picture."), sentence("Export again."))]
    )
    page.set_input_files("#export", CSV)
    page.get_by_role("button", name="Read the file").click()
    _heading(page, "We cannot go on with this file")
    assert page.get_by_text("This is a picture.").is_visible()
    assert page.get_by_text("Export again.").is_visible()
    page.get_by_role("button", name="Choose a file again").click()
    _heading(page, "Drop your export here")
    page.get_by_text("or drop it here").first.wait_for()


def test_too_few_people(api: StandIn, served: str, open_page: Callable[..., Page]) -> None:
    page = _arrive(open_page(f"{served}/link/{TOKEN}"), served)
    api.found = TooSmall(5)
    _make(page)
    _heading(page, "Too few people answered")


def test_too_much_is_said_before_it_is_sent(
    api: StandIn, served: str, open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analyzer.web.pages.LARGEST", 10)
    page = _arrive(open_page(f"{served}/link/{TOKEN}"), served)
    page.set_input_files("#export", CSV | {"buffer": b"x" * 11})
    assert "too large" in page.evaluate("document.querySelector('#export').validationMessage")
    page.set_input_files("#export", [CSV | {"name": f"{n}.csv", "buffer": b"x"} for n in range(6)])
    assert page.evaluate("document.querySelector('#export').validationMessage") == "Choose at most 5 files."
    page.get_by_role("button", name="Read the file").click()
    page.set_input_files("#export", CSV | {"buffer": b"x"})
    assert page.evaluate("document.querySelector('#export').validationMessage") == ""
    assert not api.calls


def test_too_much_is_said_after_it_was_sent(
    api: StandIn, folder: Path, browser: Browser, served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limit, "LARGEST", 2**20)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/link/{TOKEN}")
    _arrive(page, served)
    page.set_input_files("#export", CSV | {"buffer": b"x" * 2**23})
    page.get_by_role("button", name="Read the file").click()
    _heading(page, "These files are too large")
    page.get_by_role("link", name="To the start").click()
    _heading(page, "Drop your export here")
    assert not list(folder.iterdir())
    context.close()


def test_another_browser_is_refused(api: StandIn, served: str, browser: Browser, open_page: Callable[..., Page]) -> None:
    _arrive(open_page(f"{served}/link/{TOKEN}"), served)
    other = browser.new_context().new_page()
    for path in ("/", f"/link/{TOKEN}"):
        answer = other.goto(f"{served}{path}")
        assert answer
        assert answer.status == 403
        _heading(other, "This page opens only through its own link")
        assert other.evaluate("getComputedStyle(document.body).borderTopWidth") == "4px", "the page has its style"
    other.context.close()


def test_another_site_cannot_use_the_session(api: StandIn, served: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/link/{TOKEN}")
    _arrive(page, served)
    page.set_input_files("#export", CSV)
    page.get_by_role("button", name="Read the file").click()
    _heading(page, "This was recognised")
    foreign = context.new_page()
    other_name = served.replace("127.0.0.1", "localhost")
    foreign.route(
        f"{other_name}/evil",
        lambda route: route.fulfill(body=f"<form method=post action={served}/again><button>x</button></form>", content_type="text/html"),
    )
    foreign.goto(f"{other_name}/evil")
    foreign.get_by_role("button").click()
    _heading(foreign, "This page opens only through its own link")
    page.reload()
    _heading(page, "This was recognised")
    context.close()


def test_it_can_be_done_by_keyboard(api: StandIn, served: str, open_page: Callable[..., Page]) -> None:
    page = _arrive(open_page(f"{served}/link/{TOKEN}"), served)
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
        assert page.evaluate(
            "getComputedStyle(document.activeElement.closest('.zone') ?? document.activeElement).outlineStyle !== 'none'"
        ), f"{seen[-1]} shows no focus"
    assert seen[:7] == ["Skip to the content", "Nederlands", "English", "export", "company", "More choices", "Read the file"]
    page.set_input_files("#export", CSV)
    page.focus("button.primary")
    page.keyboard.press("Enter")
    _heading(page, "This was recognised")


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, PHONE], ids=["laptop", "dark", "phone"])
def test_everybody_can_use_it(api: StandIn, served: str, open_page: Callable[..., Page], look: dict[str, Any]) -> None:
    page = _arrive(open_page(f"{served}/link/{TOKEN}", **look), served)

    def good() -> None:
        _axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
        small = page.evaluate(
            "[...document.querySelectorAll('a, button, summary, select, input')].filter(e => e.checkVisibility() && !e.matches('.skip'))"
            ".filter(e => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 24 }).map(e => e.outerHTML)"
        )
        assert small == []

    page.get_by_text("More choices").click()
    good()
    api.go.clear()
    page.set_input_files("#export", CSV)
    page.get_by_role("button", name="Read the file").click()
    _heading(page, "One moment")
    good()
    api.go.set()
    _heading(page, "This was recognised")
    good()
    page.get_by_role("button", name="Make the report").click()
    _heading(page, "The report is ready")
    good()
    page.get_by_role("button", name="Stop and erase everything").click()
    _heading(page, "The program has stopped")
    good()


def test_the_page_says_when_the_program_has_gone(api: StandIn, served: str, browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{served}/link/{TOKEN}")
    _arrive(page, served)
    api.go.clear()
    page.set_input_files("#export", CSV)
    page.get_by_role("button", name="Read the file").click()
    _heading(page, "One moment")
    page.route("**/status", lambda route: route.abort())
    page.get_by_text("The program does not answer any more.").wait_for()
    page.context.close()
