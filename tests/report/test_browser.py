"""The report as a reader meets it: in a browser, on a phone, in the dark, on paper and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from plotly.offline import get_plotlyjs

from analyzer import assets
from analyzer.report import html
from analyzer.report.document import Fold
from tests.report.poison import poisoned
from tests.report.specimen import need_chart, specimen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Opener = Callable[..., Page]

pytestmark = pytest.mark.browser

PAGES = {"index": 2, "groups/sociaal-domein": 1, "trainer/privacy": 1, "method": 0}
"""The charts on each kind of page."""

LAPTOP = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"}
WAYS: dict[str, dict[str, Any]] = {"light": LAPTOP, "dark": {**LAPTOP, "color_scheme": "dark"}, "phone": PHONE}

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}

FAINT_TEXTS = """
() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
  const grounds = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return style.backgroundImage.match(/rgb\\([^)]*\\)/g);
      const [, , , alpha = 1] = channels(style.backgroundColor);
      if (alpha > 0) return [style.backgroundColor];
    }
    return ["rgb(255, 255, 255)"];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, svg, .unseen")) continue;
    const style = getComputedStyle(element);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    const worst = Math.min(...grounds(element).map((ground) => ratio(style.color, ground)));
    if (worst < (large ? 3 : 4.5)) faint.push([walker.currentNode.data, style.color, worst]);
  }
  return faint;
}
"""

SMALL_TARGETS = """
() => [...document.querySelectorAll("a, summary, button, input")]
  .map((target) => [target.textContent, target.getBoundingClientRect()])
  .filter(([, box]) => box.height && (box.height < 24 || box.width < 24))
  .map(([text, box]) => [text, box.width, box.height])
"""

REACHABLE = 'a[href], summary, [tabindex="0"]'


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    html.write(specimen(), folder)
    return folder


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_drawn_and_everybody_can_read_it(name: str, way: str, report: Path, open_page: Opener) -> None:
    page = open_page(report / f"{name}.html", **WAYS[way])
    assert page.locator(".plot").count() == PAGES[name]
    assert page.locator(".plot .main-svg .cartesianlayer .trace").count() >= 2 * PAGES[name]
    open_all(page)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(FAINT_TEXTS) == []
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_never_scrolls_sideways(name: str, report: Path, open_page: Opener) -> None:
    page = open_page(report / f"{name}.html", **PHONE)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for plot in page.locator(".plot .main-svg").all():
        box = plot.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


def test_names_in_a_chart_stay_on_a_phone(report: Path, open_page: Opener) -> None:
    page = open_page(report / "groups/sociaal-domein.html", **PHONE)
    boxes = [text.bounding_box() for text in page.locator(".plot .annotation-text-g text").all()]
    assert len(boxes) > 9
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)


def test_a_table_of_words_is_stacked_on_a_phone_and_each_cell_keeps_its_heading(report: Path, open_page: Opener) -> None:
    page = open_page(report / "groups/sociaal-domein.html", **PHONE)
    cell = page.locator("#advice tbody td").first
    assert page.evaluate("document.querySelector('#advice .scroll').scrollWidth") <= 328
    assert cell.evaluate("(one) => getComputedStyle(one, '::before').content") == '"Vorm"'
    assert page.get_by_role("table", name="Advies per module").get_by_role("row").count() == 8


def test_a_chart_behind_a_line_is_drawn_to_its_width_when_the_line_opens(tmp_path: Path, open_page: Opener) -> None:
    document = specimen()
    html.write(replace(document, pages=(replace(document.pages[-1], trail=(), blocks=(Fold("Meer", (need_chart(),)),)),)), tmp_path)
    page = open_page(tmp_path / "method.html", **PHONE)
    page.locator(".fold > summary").click()
    expect(page.locator(".plot .main-svg").first).to_have_attribute("width", "328")


def test_hostile_names_do_nothing(tmp_path: Path, open_page: Opener) -> None:
    html.write(poisoned(), tmp_path)
    page = open_page(tmp_path / "index.html", **PHONE)
    open_all(page)
    assert page.evaluate("window.pwned") is None
    assert page.locator("svg a, img, iframe").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".plot text", has_text="<script>").count() > 0
    assert page.locator(".plot text", has_text='<a href="https://example.org/">').count() > 0


def test_the_keyboard_reaches_everything_and_shows_where_it_is(report: Path, open_page: Opener) -> None:
    page = open_page(report / "index.html", **LAPTOP)
    wanted = page.evaluate(f"[...document.querySelectorAll('{REACHABLE}')].filter((one) => one.checkVisibility()).length")
    reached = 0
    for _ in range(wanted):
        page.keyboard.press("Tab")
        style = page.evaluate("(({outlineStyle, outlineWidth}) => outlineStyle + outlineWidth)(getComputedStyle(document.activeElement))")
        assert style == "solid3px"
        reached += page.evaluate(f"document.activeElement.matches('{REACHABLE}')")
    assert reached == wanted > 10


def test_the_first_key_leads_past_the_head_of_the_page(report: Path, open_page: Opener) -> None:
    page = open_page(report / "index.html", **LAPTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.skip').getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_table_behind_a_chart_opens_by_keyboard(report: Path, open_page: Opener) -> None:
    page = open_page(report / "trainer/privacy.html", **LAPTOP)
    page.locator(".behind summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".behind table").is_visible()


def test_a_chart_follows_the_dark(report: Path, open_page: Opener) -> None:
    page = open_page(report / "groups/sociaal-domein.html", **LAPTOP)
    first = page.locator(".plot .points path").first
    expect(first).to_have_css("fill", "rgb(143, 59, 0)")
    page.emulate_media(color_scheme="dark")
    expect(first).to_have_css("fill", "rgb(255, 178, 107)")


def test_paper_is_light_open_and_wide_enough(report: Path, open_page: Opener) -> None:
    page = open_page(report / "groups/sociaal-domein.html", color_scheme="dark", **LAPTOP)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.plot .points path')).fill") == "rgb(143, 59, 0)"
    assert page.evaluate("document.querySelector('.behind table').checkVisibility({contentVisibilityAuto: true})")
    assert page.locator(".plot .main-svg").first.bounding_box()["width"] <= 680  # type: ignore[index]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.classList.contains('printing')") is False
    assert page.pdf(prefer_css_page_size=True, tagged=True).startswith(b"%PDF")


def test_a_single_file_draws_without_anything_beside_it(tmp_path: Path, open_page: Opener) -> None:
    html.write(specimen(), tmp_path, single_file=True)
    alone = tmp_path / "alone.html"
    (tmp_path / "groups/sociaal-domein.html").rename(alone)
    page = open_page(alone, **LAPTOP)
    assert page.locator(".plot .points path").count() == 9
    assert page.evaluate("getComputedStyle(document.querySelector('.cards')).display") == "grid"


def test_the_style_sheet_for_charts_is_that_of_the_plotly_installed(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.set_content("<!doctype html><title>x</title>")
    page.add_script_tag(content=get_plotlyjs())
    rules = page.evaluate("[...document.getElementById('plotly.js-style-global').sheet.cssRules].map((rule) => rule.cssText)")
    version = page.evaluate("Plotly.version")
    page.close()
    said = "(Copyright Plotly, Inc., MIT licence), which it would otherwise write into the page itself."
    head = f"/* The style sheet of plotly.js {version} {said} */"
    wanted = tmp_path / "plot.css"
    wanted.write_text("\n".join([head, *rules, ""]), encoding="utf-8")
    ours = assets.theme() / "plot.css"
    assert ours.read_text(encoding="utf-8") == wanted.read_text(encoding="utf-8"), f"replace {ours} by {wanted}"


def test_a_folder_without_the_drawing_script_opens_the_tables_instead(tmp_path: Path, browser: Browser) -> None:
    html.write(specimen(), tmp_path)
    (tmp_path / "assets/plotly.js").unlink()
    page = browser.new_page()
    page.goto((tmp_path / "groups/sociaal-domein.html").as_uri())
    assert page.locator(".chart details[open] table").count() == 1
    assert not page.locator(".plot").first.is_visible()
    page.close()
