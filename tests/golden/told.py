"""A document as plain text: what a reader of each page and each sheet gets to read, block by block, without how it looks."""

from __future__ import annotations

from itertools import takewhile
from textwrap import fill
from typing import TYPE_CHECKING

from analyzer.report.document import Cards, Chart, Facts, Fold, Heading, Listing, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzer.report.document import Block, Document, Page, Sheet

WIDTH = 120


def told(document: Document) -> dict[str, str]:
    """The text of every page and sheet, by the name of a file for it."""
    pages = {page.path.removesuffix(".html") + ".txt": _page(page) for page in document.pages}
    sheets = {f"workbook/{number}-{_plain(sheet.name)}.txt": _sheet(sheet) for number, sheet in enumerate(document.sheets, start=1)}
    around = [document.title, document.stamp, *(phrase.text for phrase in document.footer)]
    return {"around.txt": _text(around), **pages, **sheets}


def _plain(name: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in name.lower())


def _page(page: Page) -> str:
    head = [f"# {page.heading.text}", *_wrapped(page.standfirst.text)]
    return _text([*head, *(line for block in page.blocks for line in _block(block))])


def _sheet(sheet: Sheet) -> str:
    lines = [f"# {sheet.title.text}", *(line for phrase in sheet.lines for line in _wrapped(phrase.text))]
    return _text([*lines, *(_table(sheet.table) if sheet.table else ())])


def _text(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _wrapped(text: str, first: str = "") -> list[str]:
    return fill(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False).splitlines()


def _block(block: Block) -> Iterator[str]:
    yield ""
    yield from TELLING[type(block)](block)


def _heading(heading: Heading) -> Iterator[str]:
    yield "#" * heading.level + f" {heading.text.text}"


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    yield from _wrapped(paragraph.text.text, "" if paragraph.tone in {"plain", "lead"} else f"({paragraph.tone}) ")
    yield from (f"  > {link.text} [{link.target}]" for link in paragraph.links)


def _listing(listing: Listing) -> Iterator[str]:
    for number, phrase in enumerate(listing.lines, start=1):
        yield from _wrapped(phrase.text, f"{number}. " if listing.ordered else "- ")


def _facts(facts: Facts) -> Iterator[str]:
    for term, phrase in facts.pairs:
        yield from _wrapped(phrase.text, f"{term}: ")


def _cards(cards: Cards) -> Iterator[str]:
    for card in cards.cards:
        yield from (f"[{card.rank}] {card.title} ({card.mark_text})", *_wrapped(card.lead.text), *_facts(card.facts))


def _table(table: Table) -> Iterator[str]:
    """A line per row; what is not shown at the end of a row is told once, with how often."""
    yield f"[table] {table.caption.text}"
    yield " | ".join(column.text for column in table.columns)
    for row in table.rows:
        hidden = len(list(takewhile(lambda cell: cell.hidden, reversed(row))))
        shown = [cell.text.text for cell in row[: len(row) - hidden]]
        yield " | ".join(
            [*shown, *([f"{row[-1].text.text} (×{hidden})"] if hidden > 1 else [cell.text.text for cell in row[len(shown) :]])]
        )
    if table.note:
        yield from _wrapped(table.note.text)


def _chart(chart: Chart) -> Iterator[str]:
    yield f"[chart] {chart.title.text}"
    yield from (*_wrapped(chart.subtitle.text), *_wrapped(chart.words.text), *_table(chart.table))


def _fold(fold: Fold) -> Iterator[str]:
    yield f"[+] {fold.summary}"
    yield from (line for inside in fold.blocks for line in _block(inside))


TELLING: dict[type, Callable[..., Iterator[str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Listing: _listing,
    Facts: _facts,
    Cards: _cards,
    Table: _table,
    Chart: _chart,
    Fold: _fold,
}
