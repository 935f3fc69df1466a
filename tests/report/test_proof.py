"""The proof knows what the renderers draw, takes every report as it is, and does not lean on what draws it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer import archive, assets
from analyzer.model.problem import Unsafe
from analyzer.report import compose, excel, html, write
from analyzer.report.document import Cell, Column, Heading, Link, Paragraph, Phrase, Sheet, Table
from analyzer.report.furniture import furnish
from analyzer.report.proof import prove
from analyzer.report.proof.archive import tree
from analyzer.report.proof.findings import exactly
from analyzer.report.proof.markup import CLASSES, ELEMENTS, SIGNS, STROKES
from analyzer.report.proof.page import prove_page
from analyzer.report.proof.workbook import prove_workbook
from analyzer.text import Text
from tests.report.handmade import findings
from tests.report.poison import poisoned
from tests.report.specimen import specimen

if TYPE_CHECKING:
    from analyzer.report.document import Document

PROOF = Path(prove.__code__.co_filename).parent
TEMPLATES = sorted(assets.templates("report").glob("*.html"))
ODD = (
    "=SUM(A1)",
    "<b>&amp;</b> &#0; &notit",
    "'",
    "o'clock",
    '"',
    " a\u00a0b\u202fc ",
    "\u200b1\u200b2",
    "\ud800",
    "\x00\x01\x0b\x85",
    "a\r\nb\tc",
    "😀",
    "x" * 300,
    "history",
    " ",
    "]]> --> </script>",
)


@pytest.mark.parametrize("single_file", [False, True])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_report_is_proven(language: str, single_file: bool, tmp_path: Path) -> None:
    write(findings(), tmp_path / "report", Text(language), archive.write, archive.as_json, single_file=single_file)
    document = replace(compose(findings(), Text(language)), footer=(Phrase("something else"),))
    with pytest.raises(Unsafe):
        prove(tmp_path / "report", document, archive.as_json(findings()), single_file=single_file)


class Words(HTMLParser):
    """The mark-up of the templates."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.classes: set[str] = set()
        self.strokes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for name, value in attrs:
            if name == "class":
                self.classes |= set(re.sub(r"{[{%].*?[%}]}", " ", value or "").split())
            if name == "d":
                self.strokes.add(value or "")


def test_the_mark_up_of_the_templates_is_known() -> None:
    """Whoever draws something new says so here too: in ``proof/markup.py``, and in ``proof/blocks.py`` what the document gives it."""
    words = Words()
    for path in TEMPLATES:
        plain = re.sub(r"{[#%].*?[#%]}", " ", path.read_text("utf-8"), flags=re.DOTALL)
        words.feed(re.sub(r"<(/?)h{{[^}]*}}", r"<\1h2", plain).replace("{{ tag }}", "ul"))
    assert words.elements <= ELEMENTS
    assert {one for one in words.classes if not one.startswith("heat-")} <= CLASSES | SIGNS | {"concealed"}
    assert words.strokes == STROKES


def test_the_proof_uses_nothing_that_draws() -> None:
    source = "".join(path.read_text("utf-8") for path in PROOF.glob("*.py"))
    assert not re.search(
        r"report\.(html|excel|grid|cells|repeatable|sizes|pen|compose)\b|jinja2|markupsafe|charts|openpyxl import [A-Z]", source
    )


def odd(text: str) -> Document:
    """A document that says something odd everywhere."""
    phrase = Phrase(text)
    table = Table(
        "odd", phrase, (Column(text), Column(text, numeric=True)), ((Cell(phrase, header=True), Cell(phrase, hidden=True)),), phrase
    )
    known = compose(findings(), Text("nl"))
    blocks = (Heading(phrase, id="odd-heading"), Paragraph(phrase), table)
    first = known.pages[0]
    page = replace(first, title=text, heading=phrase, standfirst=phrase, blocks=blocks, trail=(Link(first.path, text),))
    sheets = (Sheet(text, phrase, (phrase,), table, action=True), Sheet(text, phrase, ()))
    return replace(known, title=text, stamp=text, footer=(phrase,), pages=(page,), sheets=sheets)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_proven_as_they_are(text: str, tmp_path: Path) -> None:
    document = odd(text)
    html.write(document, tmp_path)
    prove_page((tmp_path / document.pages[0].path).read_bytes(), document, document.pages[0], furnish(inline=False))
    excel.write(document, tmp_path / "workbook.xlsx")
    prove_workbook(tmp_path / "workbook.xlsx", document)
    with pytest.raises(Unsafe):
        prove_workbook(tmp_path / "workbook.xlsx", odd("what it should say"))


@pytest.mark.parametrize(
    "part", [b"<a><!-- 3 --></a>", b"<a><?n 3?></a>", b"<!DOCTYPE a [<!ENTITY n '3'>]><a>&n;</a>", b"<a><![CDATA[3]]></a>"]
)
def test_nothing_hides_in_a_part(part: bytes) -> None:
    with pytest.raises(Unsafe):
        tree(part)


def test_json_is_read_to_the_last_character() -> None:
    assert exactly("[1.0]") != exactly("[1.00]")
    assert exactly('{"a": 1}') == exactly('{"a":1}')
    assert exactly("[1]") != exactly("[true]") != exactly('["1"]')
    for text in ('{"a": 1, "a": 1}', "{", "", "[NaN] 3"):
        with pytest.raises(Unsafe):
            exactly(text)


def test_what_cannot_be_read_is_not_proven(tmp_path: Path) -> None:
    write(findings(), tmp_path / "report", Text("nl"), archive.write, archive.as_json)
    (tmp_path / "report/workbook.xlsx").write_bytes(b"PK 3 of 4")
    with pytest.raises(Unsafe) as found:
        prove(tmp_path / "report", compose(findings(), Text("nl")), archive.as_json(findings()))
    assert not re.search(r"\d", str(found.value))


@pytest.mark.parametrize("document", [specimen(), poisoned()], ids=["every kind of block", "texts that want to be code"])
@pytest.mark.parametrize("single_file", [False, True])
def test_every_kind_of_block_is_proven(document: Document, single_file: bool, tmp_path: Path) -> None:
    html.write(document, tmp_path, single_file=single_file)
    for page in document.pages:
        prove_page((tmp_path / page.path).read_bytes(), document, page, furnish(inline=single_file))
    excel.write(document, tmp_path / "workbook.xlsx")
    prove_workbook(tmp_path / "workbook.xlsx", document)
