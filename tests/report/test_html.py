from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import html5lib
import pytest
from plotly.offline import get_plotlyjs

from analyzer.report import html
from analyzer.report.document import Chart, Link, Paragraph, Phrase
from analyzer.report.labels import labels
from tests.report.poison import TEXTS, poisoned
from tests.report.specimen import specimen
from tests.report.walk import parts, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analyzer.report.document import Document

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src data: blob:; base-uri 'none'; form-action 'none'"
)
WITHOUT_TEXT = {"script", "style"}


def parsed(path: Path) -> Element:
    """The page as a strict parser sees it, which raises at the first fault."""
    ours = path.read_text(encoding="utf-8").replace(get_plotlyjs(), "")
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(ours)
    assert isinstance(page, Element)
    return page


def page_texts(page: Element) -> Iterator[str]:
    """What a reader can see of a page, piece by piece."""
    for element in page.iter():
        if element.tag not in WITHOUT_TEXT and element.text and element.text.strip():
            yield element.text
        if element.tail and element.tail.strip():
            yield element.tail
        yield from (element.get(name, "") for name in ("title", "alt", "aria-label", "placeholder") if element.get(name))


def written(document: Document, folder: Path, *, single_file: bool = False) -> dict[str, Element]:
    html.write(document, folder, single_file=single_file)
    return {page.path: parsed(folder / page.path) for page in document.pages}


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_folder_holds_the_pages_and_each_asset_once(tmp_path: Path) -> None:
    document = specimen()
    html.write(document, tmp_path)
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {page.path for page in document.pages} | {
        f"assets/{name}" for name in ("plotly.js", "report.css", "plot.css", "report.js")
    }


def test_pages_of_a_single_file_report_need_no_other_file(tmp_path: Path) -> None:
    pages = written(specimen(), tmp_path, single_file=True)
    assert not (tmp_path / "assets").exists()
    for page in pages.values():
        assert not list(page.iter("link"))
        assert not [element for element in page.iter("script") if element.get("src")]


def test_two_writings_are_the_same_to_the_last_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        html.write(specimen(), tmp_path / name)
    for path in (tmp_path / "one").rglob("*.html"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


@pytest.mark.parametrize("document", [specimen(), poisoned()], ids=["specimen", "poison"])
@pytest.mark.parametrize("single_file", [False, True])
def test_a_strict_parser_finds_no_fault(document: Document, single_file: bool, tmp_path: Path) -> None:
    assert len(written(document, tmp_path, single_file=single_file)) == len(document.pages)


def test_a_page_says_what_the_document_says_and_nothing_else(tmp_path: Path) -> None:
    document = specimen()
    around = set(labels(document).values()) | {document.title, document.stamp}
    for page in document.pages:
        shown = texts(page) | texts(document.footer) | around | {f"{page.title} – {document.title}"}
        found = list(page_texts(written(document, tmp_path)[page.path]))
        assert [text for text in found if text.strip() not in shown] == []


def test_every_block_is_drawn(tmp_path: Path) -> None:
    document = specimen()
    pages = written(document, tmp_path)
    for page in document.pages:
        found = set(page_texts(pages[page.path]))
        assert {part.text for part in parts(page.blocks) if isinstance(part, Phrase)} <= found


def test_figures_lie_in_the_page_as_they_are_in_the_document(tmp_path: Path) -> None:
    for document in (specimen(), poisoned()):
        for path, page in written(document, tmp_path).items():
            blocks = next(page.blocks for page in document.pages if page.path == path)
            charts = [part for part in parts(blocks) if isinstance(part, Chart)]
            data = {element.get("data-for"): element.text or "" for element in page.iter("script") if element.get("data-for")}
            assert {place: json.loads(text) for place, text in data.items()} == {f"{chart.id}-plot": chart.figure for chart in charts}
            assert not any(sign in text for text in data.values() for sign in "<>&")


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    page = written(poisoned(), tmp_path)["index.html"]
    found = {one_line(text) for text in page_texts(page)}
    assert {one_line(text) for text in TEXTS} <= found
    assert not list(page.iter("img"))
    assert {element.get("href") for element in page.iter("a")} == {"#main", "index.html"}
    assert [element.get("src") for element in page.iter("script") if element.get("type") is None] == [
        "assets/plotly.js",
        "assets/report.js",
    ]


def test_the_policy_forbids_all_that_is_not_ours(tmp_path: Path) -> None:
    for page in written(specimen(), tmp_path).values():
        assert [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"] == [POLICY]
        assert not list(page.iter("style"))
        assert all(element.get("src") or element.get("data-for") for element in page.iter("script"))
        assert not [name for element in page.iter() for name in element.attrib if name.startswith("on") or name == "style"]


def test_only_pages_with_charts_carry_the_script_that_draws(tmp_path: Path) -> None:
    pages = written(specimen(), tmp_path)
    assert not list(pages["method.html"].iter("script"))
    assert [script.get("src") for script in pages["trainer/privacy.html"].iter("script") if script.get("src")] == [
        "../assets/plotly.js",
        "../assets/report.js",
    ]


def test_a_page_is_small(tmp_path: Path) -> None:
    html.write(specimen(), tmp_path)
    assert max(path.stat().st_size for path in tmp_path.rglob("*.html")) < 60_000


def test_ids_are_one_of_a_kind_and_every_reference_leads_somewhere(tmp_path: Path) -> None:
    document = specimen()
    for path, page in written(document, tmp_path).items():
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        named = [id for element in page.iter() for id in (element.get("aria-labelledby") or "").split()]
        assert set(named) <= set(ids)
        for anchor in page.iter("a"):
            target = anchor.get("href", "")
            inside = target[1:] in ids if target.startswith("#") else ((tmp_path / path).parent / target).exists()
            assert inside or target == "workbook.xlsx"


def test_headings_go_down_one_level_at_a_time(tmp_path: Path) -> None:
    for page in written(specimen(), tmp_path).values():
        levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_hidden_cell_is_said_and_not_only_hatched(tmp_path: Path) -> None:
    page = written(specimen(), tmp_path)["index.html"]
    hidden = [cell for cell in page.iter("td") if "concealed" in cell.get("class", "")]
    assert hidden
    assert all(cell.find("span").text.strip() == labels(specimen())["not_shown"] for cell in hidden)  # type: ignore[union-attr]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "https://example.org/", "../index.html", "groups/nobody.html", "#", ""])
def test_a_link_out_of_the_report_is_refused(target: str, tmp_path: Path) -> None:
    document = specimen()
    page = replace(document.pages[0], blocks=(Paragraph(Phrase("x"), links=(Link(target, "x"),)),))
    with pytest.raises(ValueError, match="link target is"):
        html.write(replace(document, pages=(page,)), tmp_path)


@pytest.mark.parametrize("path", ["../x.html", "/x.html", "a\\..\\x.html", "C:/x.html", "groups/../../x.html"])
def test_a_page_out_of_the_folder_is_refused(path: str, tmp_path: Path) -> None:
    document = specimen()
    page = replace(document.pages[-1], path=path, trail=(), blocks=())
    with pytest.raises(ValueError, match="page path is"):
        html.write(replace(document, pages=(page,)), tmp_path / "report")


def test_the_language_of_the_document_is_that_of_the_page(tmp_path: Path) -> None:
    assert {page.get("lang") for page in written(replace(specimen(), language="en"), tmp_path).values()} == {"en"}
